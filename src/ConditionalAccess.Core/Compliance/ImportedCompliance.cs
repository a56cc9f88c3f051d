namespace ConditionalAccess.Compliance;

/// <summary>What an export itself says of a device's compliance. It decides nothing here; compare it with an evaluation of your own.</summary>
/// <param name="State">Graph's <c>complianceState</c>.</param>
/// <param name="GracePeriodExpirationDateTime">Graph's <c>complianceGracePeriodExpirationDateTime</c>; null for none, which Graph may write as a date in the year 1 or 9999.</param>
public sealed record ImportedCompliance(ComplianceState State, DateTimeOffset? GracePeriodExpirationDateTime);
