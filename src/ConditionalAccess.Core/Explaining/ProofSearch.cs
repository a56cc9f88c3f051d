using ConditionalAccess.Model;
using ConditionalAccess.Semantics;

namespace ConditionalAccess.Explaining;

/// <summary>Finds the fewest proofs that meet every open clause; among equals, the first in prompt order.</summary>
internal sealed class ProofSearch
{
    // Real policy sets need a handful of steps; beyond this the first set found is good enough.
    private const int MaxSteps = 100_000;

    private readonly IReadOnlyList<RequirementItem[]> _choices;
    private readonly HashSet<RequirementItem> _strengthsThatAreMfa;
    private RequirementItem[]? _best;
    private int _steps;

    private ProofSearch(ReferenceDecision decision, TenantConfiguration tenant)
    {
        _strengthsThatAreMfa = StrengthsThatAreMfa(decision, tenant);
        RequirementItem[] all = [.. decision.Requirements.SelectMany(c => c.Promptable).Distinct().Order()];
        _choices = [.. decision.Requirements.Select(c => all.Where(item => Meets(item, c)).ToArray()).OrderBy(c => c.Length)];
    }

    /// <summary>The fewest proofs that grant; empty when nothing is open.</summary>
    public static ValueArray<RequirementItem> Smallest(ReferenceDecision decision, TenantConfiguration tenant)
    {
        var search = new ProofSearch(decision, tenant);
        search.Extend([]);
        return ValueArray.From(search._best);
    }

    private void Extend(IReadOnlyList<RequirementItem> chosen)
    {
        if (++_steps > MaxSteps && _best is not null) return;
        RequirementItem[]? open = _choices.FirstOrDefault(choice => !choice.Any(chosen.Contains));
        if (open is null)
        {
            Keep([.. chosen.Order()]);
            return;
        }

        if (_best is not null && chosen.Count >= _best.Length) return;
        foreach (RequirementItem item in open) Extend([.. chosen, item]);
    }

    private void Keep(RequirementItem[] found)
    {
        if (_best is null || found.Length < _best.Length || (found.Length == _best.Length && ComesFirst(found, _best))) _best = found;
    }

    private static bool ComesFirst(RequirementItem[] a, RequirementItem[] b)
    {
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] != b[i]) return a[i] < b[i];
        }

        return false;
    }

    private bool Meets(RequirementItem item, ReferenceClause clause)
        => clause.Promptable.Contains(item)
        || (_strengthsThatAreMfa.Contains(item) && clause.Promptable.Contains(new RequirementItem(RequirementKind.Mfa)));

    /// <summary>Spec 3.3-8: a strength of which each combination also is multifactor authentication is the smaller proof.</summary>
    private static HashSet<RequirementItem> StrengthsThatAreMfa(ReferenceDecision decision, TenantConfiguration tenant)
    {
        var are = new HashSet<RequirementItem>();
        var areNot = new HashSet<RequirementItem>();
        foreach (ReferencePolicyResult result in decision.Policies)
        {
            if (StrengthDefinition.Of(result.Policy.GrantControls?.AuthenticationStrength, tenant) is not { } strength) continue;
            (IsMfa(strength) ? are : areNot).Add(new RequirementItem(RequirementKind.AuthenticationStrength, strength.Id));
        }

        are.ExceptWith(areNot);
        return are;
    }

    private static bool IsMfa(StrengthDefinition strength)
        => !strength.Combinations.IsEmpty
        && strength.Combinations.All(c => BuiltInStrengths.Mfa.Combinations.Any(mfa => (mfa.Methods & ~c.Methods) == 0));
}
