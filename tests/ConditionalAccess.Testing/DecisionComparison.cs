using ConditionalAccess.Semantics;

namespace ConditionalAccess.Testing;

/// <summary>Compares a decision with the reference's without building text; the text says what differs once something does.</summary>
internal static class DecisionComparison
{
    /// <summary>Null when both say the same, else the first differing line of each.</summary>
    public static string? Difference(ReferenceDecision expected, in Decision actual)
    {
        if (IsSame(expected, in actual)) return null;
        return DecisionText.Difference(DecisionText.Of(expected), DecisionText.Of(in actual)) ?? "the comparison and the text disagree";
    }

    private static bool IsSame(ReferenceDecision expected, in Decision actual)
        => expected.Outcome == actual.Outcome && (expected.FailureCode ?? 0) == actual.FailureCode
        && expected.MissingConditions == actual.MissingConditions && expected.Hints == actual.Hints
        && expected.SessionControls == actual.SessionControls && SamePolicies(expected, in actual)
        && SameItems(expected.MissingItems, actual.MissingItems) && SameRequirements(expected, in actual)
        && SameContexts(expected, in actual) && expected.FilteringProfiles.AsSpan().SequenceEqual([.. actual.GetFilteringProfiles()]);

    private static bool SamePolicies(ReferenceDecision expected, in Decision actual)
    {
        PolicyResultCollection results = actual.Policies;
        if (expected.Policies.Count != results.Count) return false;
        for (int i = 0; i < results.Count; i++)
        {
            if (expected.Policies[i].Result != results[i]) return false;
        }

        return true;
    }

    private static bool SameItems(ValueArray<RequirementItem> expected, RequirementItemCollection actual)
    {
        int at = 0;
        RequirementItem last = default;
        foreach (RequirementItem item in actual)
        {
            if (at > 0 && item == last) continue;
            if (at >= expected.Count || expected[at] != item) return false;
            (last, at) = (item, at + 1);
        }

        return at == expected.Count;
    }

    private static bool SameRequirements(ReferenceDecision expected, in Decision actual)
    {
        int at = 0;
        foreach (Requirement requirement in actual.Requirements)
        {
            if (at >= expected.Requirements.Count || !SameClause(expected.Requirements[at++], in requirement, expected.Policies.Count)) return false;
        }

        return at == expected.Requirements.Count;
    }

    private static bool SameClause(ReferenceClause expected, in Requirement actual, int policies)
    {
        if (!expected.Promptable.AsSpan().SequenceEqual([.. actual.Items.ToList()])) return false;
        if (!expected.Unavailable.AsSpan().SequenceEqual([.. actual.Unavailable.ToList()])) return false;
        int at = 0;
        for (int i = 0; i < policies; i++)
        {
            if (!actual.IsDemandedBy(i)) continue;
            if (at >= expected.Policies.Count || expected.Policies[at++] != i) return false;
        }

        return at == expected.Policies.Count;
    }

    private static bool SameContexts(ReferenceDecision expected, in Decision actual)
    {
        int count = 0;
        foreach (GraphId _ in actual.GrantedContexts) count++;
        if (count != expected.GrantedContexts.Count) return false;
        foreach (GraphId context in expected.GrantedContexts)
        {
            if (!actual.GrantedContexts.Contains(context)) return false;
        }

        return true;
    }
}
