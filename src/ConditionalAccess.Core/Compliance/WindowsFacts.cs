namespace ConditionalAccess.Compliance;

/// <summary>The Windows health attestation report (spec 12.3).</summary>
public sealed record HealthAttestationFacts
{
    /// <summary>Nothing is known.</summary>
    public static HealthAttestationFacts NotKnown { get; } = new();

    /// <summary>False: the device is known to have sent no report. Null: true when any other member is known, else not known.</summary>
    public bool? ReportPresent { get; init; }

    /// <summary>When the report was made; null when not known.</summary>
    public DateTimeOffset? IssuedDateTime { get; init; }

    /// <summary>BitLocker at the last boot.</summary>
    public AttestedState BitLockerStatus { get; init; }

    /// <summary>Secure Boot.</summary>
    public AttestedState SecureBoot { get; init; }

    /// <summary>Code integrity.</summary>
    public AttestedState CodeIntegrity { get; init; }

    /// <summary>The early-launch antimalware driver.</summary>
    public AttestedState EarlyLaunchAntiMalwareDriverProtection { get; init; }

    /// <summary>Memory integrity (HVCI).</summary>
    public AttestedState MemoryIntegrityProtection { get; init; }

    /// <summary>Kernel DMA protection.</summary>
    public AttestedState MemoryAccessProtection { get; init; }

    /// <summary>Virtualization-based security.</summary>
    public AttestedState VirtualizationBasedSecurity { get; init; }

    /// <summary>Firmware protection.</summary>
    public FirmwareProtection FirmwareProtection { get; init; }

    /// <summary>False when the hardware does not support attestation, also for a TPM below 2.0; null counts as supported.</summary>
    public bool? IsSupported { get; init; }

    /// <summary>What does not match; empty: nothing; null counts as empty.</summary>
    public string? HealthStatusMismatchInfo { get; init; }
}

/// <summary>Numbers of the Windows DeviceStatus provider (spec 1.4, 12.4). Null, and any number outside the documented ones, is not known.</summary>
public sealed record DeviceStatusFacts
{
    /// <summary>Nothing is known.</summary>
    public static DeviceStatusFacts NotKnown { get; } = new();

    /// <summary>0 not encrypted, 1 encrypted.</summary>
    public int? EncryptionCompliance { get; init; }

    /// <summary>0 on, 1 disabled, 2 partly off, 3 temporarily not monitoring, 4 not applicable.</summary>
    public int? FirewallStatus { get; init; }

    /// <summary>0 on, 1 disabled, 2 partly off, 3 temporarily partial, 4 not applicable.</summary>
    public int? AntivirusStatus { get; init; }

    /// <summary>0 outdated, 1 current, 2 not applicable.</summary>
    public int? AntivirusSignatureStatus { get; init; }

    /// <summary>0 good, 1 unmonitored, 2 poor, 3 snoozed.</summary>
    public int? AntispywareStatus { get; init; }

    /// <summary>0 outdated, 1 current, 2 not applicable.</summary>
    public int? AntispywareSignatureStatus { get; init; }
}

/// <summary>The state of Microsoft Defender (spec 12.4). Null when not known.</summary>
public sealed record WindowsProtectionFacts
{
    /// <summary>Nothing is known.</summary>
    public static WindowsProtectionFacts NotKnown { get; } = new();

    /// <summary>Whether the antimalware service is on.</summary>
    public bool? MalwareProtectionEnabled { get; init; }

    /// <summary>Whether real-time protection is on.</summary>
    public bool? RealTimeProtectionEnabled { get; init; }

    /// <summary>Whether signatures are out of date.</summary>
    public bool? SignatureUpdateOverdue { get; init; }

    /// <summary>Whether a quick scan is overdue.</summary>
    public bool? QuickScanOverdue { get; init; }

    /// <summary>The platform version.</summary>
    public DottedVersion AntiMalwareVersion { get; init; }

    /// <summary>Pending work; null when not known.</summary>
    public WindowsDeviceHealth? DeviceState { get; init; }

    /// <summary>When this was reported; fleet figures only.</summary>
    public DateTimeOffset? LastReportedDateTime { get; init; }
}

/// <summary>Facts of the Windows Subsystem for Linux.</summary>
public sealed record WslFacts
{
    /// <summary>Nothing is known.</summary>
    public static WslFacts NotKnown { get; } = new();

    /// <summary>Whether it is installed; null when not known.</summary>
    public bool? IsInstalled { get; init; }

    /// <summary>Whether the Intune plug-in is installed; null counts as installed.</summary>
    public bool? PluginInstalled { get; init; }

    /// <summary>Installed distributions; empty: none; <c>default</c>: not known.</summary>
    public ValueArray<WslDistribution> Distributions { get; init; }
}

/// <summary>One installed distribution.</summary>
/// <param name="Name">The name, compared ignoring case; null when not known.</param>
/// <param name="Version">The version.</param>
public sealed record WslDistribution(string? Name, DottedVersion Version = default);
