namespace ConditionalAccess.Compliance.Reference;

/// <summary>Spec 13: the order in which results are listed; no result depends on the order of the input.</summary>
internal static class ReferenceOrder
{
    /// <summary>By policy id, then account, the system account last.</summary>
    public static int Compare(PolicyPair one, PolicyPair other) => Compare(one.PolicyId, one.AccountId, other.PolicyId, other.AccountId);

    public static int Compare(ComplianceEpisode one, ComplianceEpisode other)
    {
        int order = Compare(one.PolicyId, one.ContextId, other.PolicyId, other.ContextId);
        return order != 0 ? order : one.EpisodeStart.CompareTo(other.EpisodeStart);
    }

    public static int Compare(HeldError one, HeldError other)
    {
        int order = Compare(one.PolicyId, one.ContextId, other.PolicyId, other.ContextId);
        return order != 0 ? order : string.CompareOrdinal(one.Setting, other.Setting);
    }

    public static int Compare(ComplianceNote one, ComplianceNote other)
    {
        int order = GraphId.Compare(one.PolicyId, other.PolicyId);
        if (order == 0) order = string.CompareOrdinal(one.Setting, other.Setting);
        if (order == 0) order = string.CompareOrdinal(one.Word, other.Word);
        return order != 0 ? order : string.CompareOrdinal(one.Text, other.Text);
    }

    private static int Compare(GraphId onePolicy, GraphId oneAccount, GraphId otherPolicy, GraphId otherAccount)
    {
        int order = GraphId.Compare(onePolicy, otherPolicy);
        if (order == 0) order = oneAccount.IsNone.CompareTo(otherAccount.IsNone);
        return order != 0 ? order : GraphId.Compare(oneAccount, otherAccount);
    }
}
