using ConditionalAccess.Compliance;

namespace ConditionalAccess.Custom;

/// <summary>The user of a device (<see cref="DeviceUserFacts"/>). There is never an object of this type.</summary>
public abstract class ManagedDeviceUser
{
    private protected ManagedDeviceUser()
    {
    }

    /// <summary>Whether the user still exists.</summary>
    public abstract bool Exists { get; }

    /// <summary>Whether the user has an Intune licence.</summary>
    public abstract bool IsIntuneLicensed { get; }

    /// <summary>The mail address; null when known to have none.</summary>
    public abstract string Mail { get; }

    /// <summary>The user principal name; null when known to have none.</summary>
    public abstract string UserPrincipalName { get; }

    /// <summary>Ids of groups of the user, nested ones too.</summary>
    public abstract IReadOnlyCollection<string> Groups { get; }
}

/// <summary>The Windows attestation report (<see cref="HealthAttestationFacts"/>). There is never an object of this type.</summary>
public abstract class ManagedDeviceAttestation
{
    private protected ManagedDeviceAttestation()
    {
    }

    /// <summary>When the report was made.</summary>
    public abstract DateTimeOffset IssuedAt { get; }

    /// <summary>BitLocker at the last boot.</summary>
    public abstract AttestedState BitLocker { get; }

    /// <summary>Secure Boot.</summary>
    public abstract AttestedState SecureBoot { get; }

    /// <summary>Code integrity.</summary>
    public abstract AttestedState CodeIntegrity { get; }

    /// <summary>The early-launch antimalware driver.</summary>
    public abstract AttestedState EarlyLaunchAntimalware { get; }

    /// <summary>Memory integrity (HVCI).</summary>
    public abstract AttestedState MemoryIntegrity { get; }

    /// <summary>Kernel DMA protection.</summary>
    public abstract AttestedState MemoryAccessProtection { get; }

    /// <summary>Virtualization-based security.</summary>
    public abstract AttestedState VirtualizationBasedSecurity { get; }

    /// <summary>Firmware protection.</summary>
    public abstract FirmwareProtection FirmwareProtection { get; }

    /// <summary>Whether the hardware supports attestation.</summary>
    public abstract bool IsSupported { get; }
}

/// <summary>Numbers of the Windows DeviceStatus provider (<see cref="DeviceStatusFacts"/>). There is never an object of this type.</summary>
public abstract class ManagedDeviceStatus
{
    private protected ManagedDeviceStatus()
    {
    }

    /// <summary>0 not encrypted, 1 encrypted.</summary>
    public abstract int Encryption { get; }

    /// <summary>0 on, 1 disabled, 2 partly off, 3 temporarily not monitoring, 4 not applicable.</summary>
    public abstract int Firewall { get; }

    /// <summary>0 on, 1 disabled, 2 partly off, 3 temporarily partial, 4 not applicable.</summary>
    public abstract int Antivirus { get; }

    /// <summary>0 outdated, 1 current, 2 not applicable.</summary>
    public abstract int AntivirusSignature { get; }

    /// <summary>0 good, 1 unmonitored, 2 poor, 3 snoozed.</summary>
    public abstract int Antispyware { get; }

    /// <summary>0 outdated, 1 current, 2 not applicable.</summary>
    public abstract int AntispywareSignature { get; }
}

/// <summary>The state of Microsoft Defender (<see cref="WindowsProtectionFacts"/>). There is never an object of this type.</summary>
public abstract class ManagedDeviceDefender
{
    private protected ManagedDeviceDefender()
    {
    }

    /// <summary>Whether the antimalware service is on.</summary>
    public abstract bool IsEnabled { get; }

    /// <summary>Whether real-time protection is on.</summary>
    public abstract bool IsRealTimeProtectionEnabled { get; }

    /// <summary>Whether signatures are out of date.</summary>
    public abstract bool IsSignatureOverdue { get; }

    /// <summary>Whether a quick scan is overdue.</summary>
    public abstract bool IsQuickScanOverdue { get; }

    /// <summary>The platform version.</summary>
    public abstract Version AntimalwareVersion { get; }
}
