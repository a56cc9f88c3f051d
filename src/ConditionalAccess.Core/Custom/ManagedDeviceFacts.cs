using ConditionalAccess.Compliance;

namespace ConditionalAccess.Custom;

/// <summary>What an expression of a custom compliance rule can say about a device, as in <c>device =&gt; device.OperatingSystemVersion &gt;= new Version(10, 0, 22631)</c>.</summary>
/// <remarks>
/// There is never an object of this type: an expression is translated, not run. Every member stands for one fact of <see cref="DeviceFacts"/>. A fact that
/// is not known makes what is said about it unknown, neither true nor false; a fact that is known to have no value equals <c>null</c>.
/// Texts and ids compare ordinal, ignoring case. There is no clock: what a rule says changes only when a fact does.
/// </remarks>
public abstract class ManagedDeviceFacts
{
    private protected ManagedDeviceFacts()
    {
    }

    /// <summary>The Intune device id.</summary>
    public abstract string Id { get; }

    /// <summary>The Entra device id.</summary>
    public abstract string EntraDeviceId { get; }

    /// <summary>The name of the device.</summary>
    public abstract string Name { get; }

    /// <summary>The serial number.</summary>
    public abstract string SerialNumber { get; }

    /// <summary>The model.</summary>
    public abstract string Model { get; }

    /// <summary>The manufacturer.</summary>
    public abstract string Manufacturer { get; }

    /// <summary>Whether Intune manages the device.</summary>
    public abstract bool IsEnrolled { get; }

    /// <summary>What manages the device.</summary>
    public abstract ManagementAgent ManagementAgent { get; }

    /// <summary>How the device was enrolled.</summary>
    public abstract DeviceEnrollmentType EnrollmentType { get; }

    /// <summary>The enrolment profile; null when known to have none.</summary>
    public abstract string EnrollmentProfileName { get; }

    /// <summary>Who owns the device.</summary>
    public abstract DeviceOwnerType OwnerType { get; }

    /// <summary>How the device is joined to Entra.</summary>
    public abstract DeviceJoinType JoinType { get; }

    /// <summary>When the device was enrolled.</summary>
    public abstract DateTimeOffset EnrolledAt { get; }

    /// <summary>The last successful contact.</summary>
    public abstract DateTimeOffset LastSyncAt { get; }

    /// <summary>The primary user; null when known to have none.</summary>
    public abstract string UserId { get; }

    /// <summary>The primary user, or the user that the device is evaluated for.</summary>
    public abstract ManagedDeviceUser User { get; }

    /// <summary>Ids of groups that hold the device.</summary>
    public abstract IReadOnlyCollection<string> Groups { get; }

    /// <summary>The platform and management mode.</summary>
    public abstract CompliancePlatform Platform { get; }

    /// <summary>The operating system version; text that is no version is not known.</summary>
    public abstract Version OperatingSystemVersion { get; }

    /// <summary>The Apple build as text; null when known to have none.</summary>
    public abstract string OperatingSystemBuild { get; }

    /// <summary>The Windows edition.</summary>
    public abstract WindowsEdition Edition { get; }

    /// <summary>The Windows SKU family.</summary>
    public abstract string SkuFamily { get; }

    /// <summary>The Android security patch level, at midnight UTC; text that is no date is not known.</summary>
    public abstract DateTimeOffset SecurityPatchLevel { get; }

    /// <summary>Whether the storage is encrypted.</summary>
    public abstract bool IsEncrypted { get; }

    /// <summary><c>jailBroken</c> as Graph writes it: <c>True</c>, <c>Jailbroken</c>, <c>False</c>, <c>Unknown</c>; null when known to be empty.</summary>
    public abstract string JailBroken { get; }

    /// <summary>Active malware that Defender counts.</summary>
    public abstract int ActiveMalwareCount { get; }

    /// <summary>The TPM version, such as <c>2.0</c>, as text; null when known to be empty.</summary>
    public abstract string TpmVersion { get; }

    /// <summary>Bundle or package ids of installed apps.</summary>
    public abstract IReadOnlyCollection<string> Apps { get; }

    /// <summary>The Windows attestation report.</summary>
    public abstract ManagedDeviceAttestation Attestation { get; }

    /// <summary>The Windows status values.</summary>
    public abstract ManagedDeviceStatus Status { get; }

    /// <summary>The state of Microsoft Defender.</summary>
    public abstract ManagedDeviceDefender Defender { get; }

    /// <summary>What iOS and macOS report.</summary>
    public abstract ManagedDeviceApple Apple { get; }

    /// <summary>What Android reports.</summary>
    public abstract ManagedDeviceAndroid Android { get; }

    /// <summary>What Linux and the Windows Subsystem for Linux report.</summary>
    public abstract ManagedDeviceLinux Linux { get; }

    /// <summary>The password of the device.</summary>
    public abstract ManagedDevicePassword Password { get; }

    /// <summary>The password of the work profile.</summary>
    public abstract ManagedDevicePassword WorkProfilePassword { get; }

    /// <summary>The Entra device object.</summary>
    public abstract ManagedDeviceEntra Entra { get; }
}
