namespace ConditionalAccess.Compliance;

/// <summary>What a threat partner says about a device (spec 12.7).</summary>
public sealed record ThreatReport
{
    /// <summary>The connector that reports.</summary>
    public required GraphId ConnectorId { get; init; }

    /// <summary>The health state.</summary>
    public ThreatHealthState HealthState { get; init; }

    /// <summary>The risk level of Defender for Endpoint; where it is known it counts instead of <see cref="HealthState"/> (spec 7.1).</summary>
    public MachineRisk RiskLevel { get; init; }

    /// <summary>When it was reported; the newest report of a connector counts. Null counts as the oldest.</summary>
    public DateTimeOffset? ReportedDateTime { get; init; }

    /// <summary>Whether the partner supports this version of the operating system; null counts as supported.</summary>
    public bool? OsVersionSupported { get; init; }
}

/// <summary>A connector to a threat partner, as Graph's <c>mobileThreatDefenseConnector</c> has it (spec 7.2).</summary>
public sealed record MobileThreatDefenseConnector
{
    /// <summary>The connector; threat reports name it.</summary>
    public required GraphId Id { get; init; }

    /// <summary>Whether this is Microsoft Defender for Endpoint.</summary>
    public bool IsDefenderForEndpoint { get; init; }

    /// <summary>The state. A word that is not understood counts as enabled.</summary>
    public ConnectorState PartnerState { get; init; }

    /// <summary>The last heartbeat; null when not known.</summary>
    public DateTimeOffset? LastHeartbeatDateTime { get; init; }

    /// <summary>Days without heartbeat until the partner's data is ignored; 0 or less: never.</summary>
    public int PartnerUnresponsivenessThresholdInDays { get; init; }

    /// <summary>Used for Android.</summary>
    public bool AndroidEnabled { get; init; }

    /// <summary>Used for iOS.</summary>
    public bool IosEnabled { get; init; }

    /// <summary>Used for Windows.</summary>
    public bool WindowsEnabled { get; init; }

    /// <summary>Used for macOS.</summary>
    public bool MacEnabled { get; init; }

    /// <summary>Android devices need data to be compliant.</summary>
    public bool AndroidDeviceBlockedOnMissingPartnerData { get; init; }

    /// <summary>iOS devices need data to be compliant.</summary>
    public bool IosDeviceBlockedOnMissingPartnerData { get; init; }

    /// <summary>Windows devices need data to be compliant.</summary>
    public bool WindowsDeviceBlockedOnMissingPartnerData { get; init; }

    /// <summary>macOS devices need data to be compliant.</summary>
    public bool MacDeviceBlockedOnMissingPartnerData { get; init; }

    /// <summary>A system version below the partner's minimum is not compliant.</summary>
    public bool PartnerUnsupportedOsVersionBlocked { get; init; }

    /// <summary>Members that have no effect on compliance, kept for writing back.</summary>
    public ValueArray<Model.ExtraMember> Extra { get; init; }
}
