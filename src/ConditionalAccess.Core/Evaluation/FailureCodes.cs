namespace ConditionalAccess.Evaluation;

/// <summary>Sign-in error codes (spec 6.2, 6.6, 11.3).</summary>
internal static class FailureCodes
{
    public const int DeviceNotCompliant = 53000;
    public const int DeviceNotDomainJoined = 53001;
    public const int ApplicationNotApproved = 53002;
    public const int Blocked = 53003;
    public const int ProofUpBlockedByRisk = 53004;
    public const int ApplicationNotProtected = 53009;
    public const int TokenProtection = 530084;
    public const int BlockedByAuthenticationFlow = 530036;

    /// <summary>The code of the first clause that nothing can be asked for, where the request has nothing special.</summary>
    public static int Of(PlanClause clause, PlanItem[] items) => (clause.Items.Length == 0 ? RequirementKind.None : items[clause.Items[0]].Kind) switch
    {
        RequirementKind.CompliantDevice => DeviceNotCompliant,
        RequirementKind.DomainJoinedDevice => DeviceNotDomainJoined,
        RequirementKind.ApprovedApplication => ApplicationNotApproved,
        RequirementKind.CompliantApplication => ApplicationNotProtected,
        RequirementKind.TokenProtection => TokenProtection,
        _ => Blocked,
    };
}
