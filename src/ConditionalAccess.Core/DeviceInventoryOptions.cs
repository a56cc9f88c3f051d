namespace ConditionalAccess;

/// <summary>How an inventory is read. Immutable and thread-safe.</summary>
public sealed record DeviceInventoryOptions
{
    /// <summary>The defaults.</summary>
    public static DeviceInventoryOptions Default { get; } = new();

    /// <summary>
    /// Strictness and limits. The defaults are those of <see cref="PolicyReadOptions"/> with more room: 1 GiB, lists of 1,000,000 entries and 20,000,000 names
    /// and values in one document.
    /// </summary>
    public PolicyReadOptions Reading { get; init; } = new() { MaxBytes = 1 << 30, MaxListLength = 1_000_000, MaxValues = 20_000_000 };

    /// <summary>The most devices in all; 1,000,000.</summary>
    public int MaxDevices { get; init; } = 1_000_000;

    /// <summary>
    /// The connector that Graph's <c>partnerReportedThreatState</c> belongs to, which names none: the only enabled one. Not known (default): a device with such a
    /// state is refused, or the state is not read where dropping it makes nothing laxer.
    /// </summary>
    public GraphId ThreatConnectorId { get; init; }

    /// <summary>
    /// True: the documents are exports of Graph's <c>managedDevices</c>. Where they leave them out, <c>isEnrolled</c> is read from <c>managementAgent</c>, and
    /// <c>platform</c> from <c>operatingSystem</c> if only one platform is possible. Default false: what is left out is not known.
    /// </summary>
    public bool CompletesFromGraph { get; init; }
}
