using ConditionalAccess.Model;

namespace ConditionalAccess.Compliance;

/// <summary>Everything compliance needs besides the device: policies, tenant settings, threat connectors and co-management. Data only.</summary>
public sealed record ComplianceConfiguration
{
    /// <summary>The policies, in document order; order never decides anything.</summary>
    public ValueArray<CompliancePolicy> Policies { get; init; }

    /// <summary>Tenant settings.</summary>
    public DeviceManagementSettings Settings { get; init; } = DeviceManagementSettings.Default;

    /// <summary>Threat connectors; <c>default</c> counts as none.</summary>
    public ValueArray<MobileThreatDefenseConnector> Connectors { get; init; }

    /// <summary>Co-management.</summary>
    public CoManagementSettings CoManagement { get; init; } = CoManagementSettings.Default;
}

/// <summary>Tenant settings of compliance (Graph <c>deviceManagementSettings</c>, spec 3.6).</summary>
public sealed record DeviceManagementSettings
{
    /// <summary>Every setting at its default.</summary>
    public static DeviceManagementSettings Default { get; } = new();

    /// <summary>True: a device without a policy is not compliant.</summary>
    public bool SecureByDefault { get; init; }

    /// <summary>Days after which a device that was silent is not compliant; 1 to 120, default 30.</summary>
    public int DeviceComplianceCheckinThresholdDays { get; init; } = 30;

    /// <summary>Whether scheduled actions run; marking as noncompliant always does.</summary>
    public bool IsScheduledActionEnabled { get; init; } = true;

    /// <summary>Whether jailbreak detection of iOS must have run lately (spec 3.8).</summary>
    public bool EnhancedJailBreak { get; init; }

    /// <summary>True: what the hardware cannot do is not applicable instead of failing.</summary>
    public bool IgnoreDevicesForUnsupportedSettingsEnabled { get; init; }

    /// <summary>Members that have no effect on compliance, kept for writing back.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }
}
