using ConditionalAccess.Model;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 6.1, 6.6: the requirements of one policy as clauses, all needed.</summary>
internal static class GrantSemantics
{
    /// <summary>Spec 6.6, <c>Requirements</c>: the clauses of the grant controls.</summary>
    public static List<RequirementClause> Clauses(ConditionalAccessPolicy policy, ReferenceContext context, bool dropStrength)
    {
        if (policy.GrantControls is not { } grant) return [];
        if (HasBlock(policy)) return [new([new(RequirementKind.Block)])];
        List<Requirement> required = Required(grant, context);
        if (AudienceSemantics.IsEnrolment(context) && ResourceSemantics.IsAllResources(policy)) required.RemoveAll(IsDeviceControl);
        bool oneIsEnough = grant.Operator.Value == GrantOperator.Or && required.Count > 1;
        if (dropStrength && !oneIsEnough) required.RemoveAll(r => r.Item.Kind == RequirementKind.AuthenticationStrength);

        List<RequirementClause> clauses = AlwaysRequired(grant);
        if (oneIsEnough) clauses.Add(new(Alternatives(required)));
        else clauses.AddRange(required.Select(r => new RequirementClause([r])));
        return clauses;
    }

    /// <summary>Compliance spec 8.3: an approved app that cannot be protected does not meet "approved or protected".</summary>
    private static List<Requirement> Alternatives(List<Requirement> required)
    {
        bool takesProtected = required.Exists(r => r.Item.Kind == RequirementKind.CompliantApplication);
        return required.ConvertAll(r => r.Item.Kind == RequirementKind.ApprovedApplication ? r with { IsBesideAppProtection = takesProtected } : r);
    }

    /// <summary>Spec 6.1: block denies, whatever stands beside it.</summary>
    public static bool HasBlock(ConditionalAccessPolicy policy)
        => policy.GrantControls is { } grant && grant.BuiltInControls.Any(c => c.Value == BuiltInControl.Block);

    /// <summary>The strength that a policy requires; null when it requires none.</summary>
    public static StrengthDefinition? Strength(ConditionalAccessPolicy policy, ReferenceContext context)
        => StrengthDefinition.Of(policy.GrantControls?.AuthenticationStrength, context.Tenant);

    /// <summary>Spec 6.1: R(P), each value once, in prompt order.</summary>
    private static List<Requirement> Required(GrantControls grant, ReferenceContext context)
    {
        var required = new List<Requirement>();
        foreach (GraphWord<BuiltInControl> control in grant.BuiltInControls)
        {
            if (BuiltIn(control, context) is { } requirement) required.Add(requirement);
        }

        foreach (GraphId agreement in grant.TermsOfUse) required.Add(new(RequirementKind.TermsOfUse, agreement));
        foreach (GraphId control in grant.CustomAuthenticationFactors) required.Add(new(RequirementKind.CustomControl, control));
        if (StrengthDefinition.Of(grant.AuthenticationStrength, context.Tenant) is { } strength)
            required.Add(new(new RequirementItem(RequirementKind.AuthenticationStrength, strength.Id), strength));
        return [.. required.DistinctBy(r => r.Item).OrderBy(r => r.Item)];
    }

    /// <summary>Spec 1.13, 6.2: the item of a built-in control; null when it asks for nothing of its own.</summary>
    private static Requirement? BuiltIn(GraphWord<BuiltInControl> control, ReferenceContext context) => control.Value switch
    {
        BuiltInControl.Mfa => new(RequirementKind.Mfa),
        BuiltInControl.CompliantDevice => new(RequirementKind.CompliantDevice),
        BuiltInControl.DomainJoinedDevice => new(RequirementKind.DomainJoinedDevice),
        BuiltInControl.ApprovedApplication when context.Options.ApprovedAppMode == ApprovedAppMode.Retired => null,
        BuiltInControl.ApprovedApplication => new(RequirementKind.ApprovedApplication),
        BuiltInControl.CompliantApplication => new(RequirementKind.CompliantApplication),
        BuiltInControl.PasswordChange => new(RequirementKind.PasswordChange),
        BuiltInControl.RiskRemediation => new(RequirementKind.RiskRemediation),
        BuiltInControl.VerifiedId => new(RequirementKind.VerifiedId),
        BuiltInControl.MfaAndChangePassword => null,
        _ => new(RequirementKind.UnknownControl, control.Text ?? "unknownFutureValue"),
    };

    /// <summary>Spec 1.13: the template word for two items, both required whatever the operator.</summary>
    private static List<RequirementClause> AlwaysRequired(GrantControls grant)
    {
        if (!grant.BuiltInControls.Any(c => c.Value == BuiltInControl.MfaAndChangePassword)) return [];
        return [new([new(RequirementKind.Mfa)]), new([new(RequirementKind.PasswordChange)])];
    }

    private static bool IsDeviceControl(Requirement requirement)
        => requirement.Item.Kind is RequirementKind.CompliantDevice or RequirementKind.DomainJoinedDevice;
}
