namespace ConditionalAccess.Compliance;

/// <summary>What Configuration Manager knows about a device (spec 6, 12.9).</summary>
public sealed record ConfigurationManagerFacts
{
    /// <summary>Nothing is known.</summary>
    public static ConfigurationManagerFacts NotKnown { get; } = new();

    /// <summary>Its own verdict; not set: computed from the tenant's rules and the facts below.</summary>
    public ConfigurationManagerVerdict Verdict { get; init; }

    /// <summary>When it evaluated; null: a verdict counts as missing.</summary>
    public DateTimeOffset? EvaluatedDateTime { get; init; }

    /// <summary>Required updates; <c>default</c>: not known.</summary>
    public ValueArray<RequiredItem> RequiredUpdates { get; init; }

    /// <summary>Required applications; <c>default</c>: not known.</summary>
    public ValueArray<RequiredItem> RequiredApps { get; init; }

    /// <summary>Deployed baselines; <c>default</c>: not known.</summary>
    public ValueArray<ConfigurationBaseline> Baselines { get; init; }

    /// <summary>Whether the device is registered in Entra; null when not known.</summary>
    public bool? IsRegistered { get; init; }

    /// <summary>Whether the primary drive is encrypted with BitLocker; null when not known.</summary>
    public bool? BitLockerOn { get; init; }

    /// <summary>Whether antimalware is enabled and running; null when not known.</summary>
    public bool? AntimalwareRunning { get; init; }

    /// <summary>The four parts of health attestation as Configuration Manager saw them.</summary>
    public HealthAttestationParts HealthAttestation { get; init; } = HealthAttestationParts.NotKnown;

    /// <summary>The state of its client; informational.</summary>
    public ConfigurationManagerClientState ClientState { get; init; }

    /// <summary>When the client last synchronised; null when not known.</summary>
    public DateTimeOffset? ClientLastSyncDateTime { get; init; }

    /// <summary>What Configuration Manager itself told Entra; null counts as not compliant (spec 6.3).</summary>
    public bool? RelayedIsCompliant { get; init; }
}

/// <summary>One required update or application.</summary>
/// <param name="Id">Its id, for explanations.</param>
/// <param name="Deadline">When it has to be installed; null when not known.</param>
/// <param name="IsInstalled">Whether it is installed; null when not known.</param>
public sealed record RequiredItem(string Id, DateTimeOffset? Deadline, bool? IsInstalled);

/// <summary>One deployed configuration baseline (spec 6.4).</summary>
/// <param name="Id">Its id, for explanations.</param>
/// <param name="CollectionKind">What it is deployed to; not set counts as a device collection.</param>
/// <param name="EvaluateForCompliance">Whether it is part of compliance assessment; null counts as yes.</param>
/// <param name="AlwaysApply">Whether it applies to co-managed clients even if Intune manages device configuration; null counts as yes.</param>
/// <param name="State">Its result.</param>
public sealed record ConfigurationBaseline(string Id, CollectionKind CollectionKind, bool? EvaluateForCompliance, bool? AlwaysApply, ConfigurationManagerVerdict State);

/// <summary>Parts of health attestation that a rule of Configuration Manager selects. Null: not known, or not selected.</summary>
public sealed record HealthAttestationParts
{
    /// <summary>Nothing is known.</summary>
    public static HealthAttestationParts NotKnown { get; } = new();

    /// <summary>BitLocker.</summary>
    public bool? BitLocker { get; init; }

    /// <summary>Secure Boot.</summary>
    public bool? SecureBoot { get; init; }

    /// <summary>Code integrity.</summary>
    public bool? CodeIntegrity { get; init; }

    /// <summary>The early-launch antimalware driver.</summary>
    public bool? EarlyLaunchAntimalware { get; init; }
}

/// <summary>A rule of a Configuration Manager compliance policy (spec 6.4).</summary>
/// <param name="Kind">What is required.</param>
/// <param name="Days">For updates and applications: days after the deadline.</param>
/// <param name="Parts">For health attestation: which parts; null selects all four.</param>
public sealed record ConfigurationManagerRule(ConfigurationManagerRuleKind Kind, int Days = 0, ValueArray<AttestationPart> Parts = default);

/// <summary>Where the workloads of co-management are (spec 6.2).</summary>
public sealed record CoManagementSettings
{
    /// <summary>Nothing is said: every workload is with Configuration Manager, and it has no rules.</summary>
    public static CoManagementSettings Default { get; } = new();

    /// <summary>The slider of each workload; one that is missing is with Configuration Manager, the documented default.</summary>
    public ValueArray<WorkloadSlider> Workloads { get; init; }

    /// <summary>What Configuration Manager requires; empty or <c>default</c>: nothing.</summary>
    public ValueArray<ConfigurationManagerRule> Rules { get; init; }
}

/// <summary>Where one workload is.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="Position">Where its slider stands.</param>
public sealed record WorkloadSlider(Workload Workload, WorkloadPosition Position);

/// <summary>Which workloads Intune manages on one device (true), and which Configuration Manager keeps (false). Null when not known.</summary>
public sealed record WorkloadFlags
{
    /// <summary>Nothing is known.</summary>
    public static WorkloadFlags NotKnown { get; } = new();

    /// <summary>Compliance policies.</summary>
    public bool? CompliancePolicy { get; init; }

    /// <summary>Device configuration.</summary>
    public bool? DeviceConfiguration { get; init; }

    /// <summary>Endpoint protection.</summary>
    public bool? EndpointProtection { get; init; }

    /// <summary>Inventory.</summary>
    public bool? Inventory { get; init; }

    /// <summary>Client apps.</summary>
    public bool? ModernApps { get; init; }

    /// <summary>Office Click-to-Run apps.</summary>
    public bool? OfficeApps { get; init; }

    /// <summary>Resource access.</summary>
    public bool? ResourceAccess { get; init; }

    /// <summary>Windows Update policies.</summary>
    public bool? WindowsUpdateForBusiness { get; init; }
}
