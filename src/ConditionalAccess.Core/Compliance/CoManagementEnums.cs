namespace ConditionalAccess.Compliance;

// Facts hold only values that have a name; a word outside an enumeration is read as not known, with a finding.

/// <summary>A verdict of Configuration Manager (spec 6.4).</summary>
public enum ConfigurationManagerVerdict : byte
{
    /// <summary>None is known.</summary>
    NotSet = 0,

    /// <summary>Compliant.</summary>
    Compliant,

    /// <summary>Not compliant.</summary>
    NonCompliant,

    /// <summary>It says that it does not know; counts as not compliant.</summary>
    Unknown,
}

/// <summary>The state of a Configuration Manager client (spec 6.6).</summary>
public enum ConfigurationManagerClientState : byte
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>Installed.</summary>
    Installed,

    /// <summary>Healthy.</summary>
    Healthy,

    /// <summary>Installation failed.</summary>
    InstallFailed,

    /// <summary>Update failed.</summary>
    UpdateFailed,

    /// <summary>It does not reach its server.</summary>
    CommunicationError,
}

/// <summary>What a rule of Configuration Manager requires (spec 6.4).</summary>
public enum ConfigurationManagerRuleKind : byte
{
    /// <summary>Not understood: its outcome is unknown.</summary>
    Unknown = 0,

    /// <summary>Registration in Entra.</summary>
    Registered,

    /// <summary>All required updates whose deadline passed some days ago.</summary>
    RequiredUpdates,

    /// <summary>All required applications whose deadline passed some days ago.</summary>
    RequiredApps,

    /// <summary>BitLocker on the primary drive.</summary>
    BitLocker,

    /// <summary>Antimalware enabled and running.</summary>
    Antimalware,

    /// <summary>Parts of health attestation.</summary>
    HealthAttestation,

    /// <summary>Every baseline that counts.</summary>
    ConfiguredBaselines,
}

/// <summary>A part of health attestation that a rule selects.</summary>
public enum AttestationPart : byte
{
    /// <summary>Not understood: not known to hold.</summary>
    None = 0,

    /// <summary>BitLocker.</summary>
    BitLocker,

    /// <summary>Secure Boot.</summary>
    SecureBoot,

    /// <summary>Code integrity.</summary>
    CodeIntegrity,

    /// <summary>Early-launch antimalware.</summary>
    EarlyLaunchAntimalware,
}

/// <summary>What a baseline is deployed to.</summary>
public enum CollectionKind : byte
{
    /// <summary>Not known; counts as a device collection.</summary>
    Unknown = 0,

    /// <summary>A device collection.</summary>
    Device,

    /// <summary>A user collection; such baselines do not count.</summary>
    User,
}
