using ConditionalAccess.Evaluation;

namespace ConditionalAccess;

/// <summary>
/// Whether two decisions of one engine read the same. What they store is not compared: it differs with the way on which a decision was reached, and words
/// beyond the plan's layout hold anything. Session controls and filtering profiles follow from the policies that apply and from the flags.
/// </summary>
internal static class DecisionEquality
{
    /// <summary>The flags that can be read in a decision.</summary>
    public const ResultFlags ReadableFlags = ResultFlags.IsDirectConnect | ResultFlags.HasUnknownItems;

    /// <summary>Compares what needs no sets first: it stays readable when a buffer was used again.</summary>
    public static bool ReadTheSame(in Decision a, in Decision b)
        => a.Outcome == b.Outcome && a.Mode == b.Mode && a.Hints == b.Hints && a.MissingConditions == b.MissingConditions
        && ((a.Flags ^ b.Flags) & ReadableFlags) == 0
        && a.FailureCode == b.FailureCode && a.Contexts.SequenceEqual(b.Contexts)
        && HaveSameRequirements(in a, in b) && AreSame(a.MissingItems.GetEnumerator(), b.MissingItems.GetEnumerator()) && HaveSamePolicies(in a, in b);

    private static bool HaveSamePolicies(in Decision a, in Decision b)
    {
        PolicyResultCollection ours = a.Policies, theirs = b.Policies;
        for (int policy = 0; policy < ours.Count; policy++)
        {
            PolicyResult result = ours[policy];
            if (result != theirs[policy]) return false;
            if (result == PolicyResult.Failure && !IsDemandingSame(in a, in b, policy)) return false;
        }

        return true;
    }

    // Clauses with equal items are one requirement, so a policy can demand it in one decision by one of them and in the other by another one.
    private static bool IsDemandingSame(in Decision a, in Decision b, int policy)
    {
        RequirementCollection.Enumerator ours = a.Requirements.GetEnumerator(), theirs = b.Requirements.GetEnumerator();
        while (ours.MoveNext() && theirs.MoveNext())
        {
            if (ours.Current.IsDemandedBy(policy) != theirs.Current.IsDemandedBy(policy)) return false;
        }

        return true;
    }

    private static bool HaveSameRequirements(in Decision a, in Decision b)
    {
        RequirementCollection.Enumerator ours = a.Requirements.GetEnumerator(), theirs = b.Requirements.GetEnumerator();
        while (ours.MoveNext())
        {
            if (!theirs.MoveNext()) return false;
            Requirement one = ours.Current, other = theirs.Current;
            bool isSame = AreSame(one.Items.GetEnumerator(), other.Items.GetEnumerator()) && AreSame(one.Unavailable.GetEnumerator(), other.Unavailable.GetEnumerator());
            if (!isSame) return false;
        }

        return !theirs.MoveNext();
    }

    private static bool AreSame(ClauseItemCollection.Enumerator ours, ClauseItemCollection.Enumerator theirs)
    {
        while (ours.MoveNext())
        {
            if (!theirs.MoveNext() || ours.Current != theirs.Current) return false;
        }

        return !theirs.MoveNext();
    }

    private static bool AreSame(RequirementItemCollection.Enumerator ours, RequirementItemCollection.Enumerator theirs)
    {
        while (ours.MoveNext())
        {
            if (!theirs.MoveNext() || ours.Current != theirs.Current) return false;
        }

        return !theirs.MoveNext();
    }
}
