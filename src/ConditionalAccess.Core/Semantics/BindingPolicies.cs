using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>
/// The policies that bind one sign-in together: all applying enabled ones, or one report-only policy as if enabled alone (spec 8.1).
/// </summary>
internal sealed class BindingPolicies
{
    private readonly ReferenceContext _context;
    private readonly ProofSemantics _proofs;
    private readonly PromptSemantics _prompts;
    private readonly bool _actionHasStrength;

    public BindingPolicies(IReadOnlyList<ConditionalAccessPolicy> policies, IEnumerable<ConditionalAccessPolicy> certain, ReferenceContext context)
    {
        _context = context;
        bool riskConfigured = policies.Any(p => !p.Conditions.SignInRiskLevels.IsEmpty || !p.Conditions.UserRiskLevels.IsEmpty);
        _proofs = new ProofSemantics(context, FrequencySemantics.Merged(policies));
        _prompts = new PromptSemantics(context, _proofs, riskConfigured);
        _actionHasStrength = context.SignIn.Resource.UserAction == UserActions.RegisterSecurityInfo
            && certain.Any(p => ResourceSemantics.NamesUserAction(p, context) && GrantSemantics.Strength(p, context) is not null);
    }

    /// <summary>Spec 6.6: the clauses of one policy, judged.</summary>
    public ValueArray<ReferencePolicyClause> Clauses(ConditionalAccessPolicy policy)
    {
        var clauses = new List<ReferencePolicyClause>();
        foreach (RequirementClause clause in GrantSemantics.Clauses(policy, _context, DropsStrength(policy)))
            clauses.Add(new(ValueArray.From(clause.Alternatives.Select(Judge))));
        if (SessionSemantics.HasTokenProtection(policy) && !SessionSemantics.IsNotSupported(_context))
            clauses.Add(new([Judge(new Requirement(RequirementKind.TokenProtection))]));
        if (Reauthentication(policy) is { } again) clauses.Add(new([again]));
        if (_context.SignIn.Network.GpsRefusal != GpsRefusal.None && LocationSemantics.RefersToGps(policy.Conditions, _context.Tenant))
            clauses.Add(new([Judge(new Requirement(RequirementKind.GpsLocation))]));
        return ValueArray.From(clauses);
    }

    /// <summary>Spec 3.3-13.</summary>
    public AuthenticationStrengthResult Strength(ConditionalAccessPolicy policy)
    {
        if (GrantSemantics.Strength(policy, _context) is not { } strength) return AuthenticationStrengthResult.NotSet;
        var required = new Requirement(new RequirementItem(RequirementKind.AuthenticationStrength, strength.Id), strength);
        AuthenticationStrengthResult result = Judge(required).Strength;
        bool isRequired = GrantSemantics.Clauses(policy, _context, DropsStrength(policy)).Any(c => c.Alternatives.Any(r => r.Item == required.Item));
        bool isDropped = !isRequired && DropsStrength(policy) && result != AuthenticationStrengthResult.Satisfied;
        return isDropped ? AuthenticationStrengthResult.SkippedForProofUp : result;
    }

    /// <summary>Spec 3.3-7, A-17: policies on all resources give way to a strength on the action itself.</summary>
    private bool DropsStrength(ConditionalAccessPolicy policy)
        => _actionHasStrength && ResourceSemantics.IsAllResources(policy) && !ResourceSemantics.NamesUserAction(policy, _context);

    /// <summary>Spec 6.5-3: attributed to the policies whose own interval is exceeded.</summary>
    private ReferenceItem? Reauthentication(ConditionalAccessPolicy policy)
    {
        if (!FrequencySemantics.IsEvaluated(_context)) return null;
        TimeSpan? interval = FrequencySemantics.Clocks(policy).Primary;
        Truth fresh = FrequencySemantics.IsFresh(interval, _context.SignIn.Authentication.PrimaryAt, _context.SignIn.At);
        return fresh == Truth.Yes ? null : Judge(new Requirement(RequirementKind.Reauthenticate)) with { Satisfied = fresh };
    }

    private ReferenceItem Judge(Requirement requirement)
    {
        Truth satisfied = _proofs.IsSatisfied(requirement);
        bool promptable = _prompts.IsPromptable(requirement);
        AuthenticationStrengthResult strength = requirement.Strength is null
            ? AuthenticationStrengthResult.NotSet
            : StrengthSemantics.Detail(requirement.Strength, _context, satisfied, promptable, stale: _proofs.MfaIsFresh == Truth.No);
        bool needsProofUp = requirement.Item.Kind is RequirementKind.Mfa or RequirementKind.AuthenticationStrength;
        return new(requirement.Item, satisfied, promptable, strength, needsProofUp && _prompts.IsProofUpBlocked);
    }
}
