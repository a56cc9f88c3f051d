using ConditionalAccess.Compliance;

namespace ConditionalAccess;

/// <summary>One device of an inventory.</summary>
/// <param name="Facts">What is known of it.</param>
/// <param name="Record">What its last evaluation left; null: it is new.</param>
/// <param name="Imported">What the export itself says of its compliance; null when it says nothing. It decides nothing.</param>
public sealed record DeviceInventoryEntry(DeviceFacts Facts, ComplianceRecord? Record = null, ImportedCompliance? Imported = null);
