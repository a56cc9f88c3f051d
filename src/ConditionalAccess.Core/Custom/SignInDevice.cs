using ConditionalAccess.Signals;

namespace ConditionalAccess.Custom;

/// <summary>
/// The device of a sign-in (<see cref="DeviceSignals"/>), seen as device filters see it: an attribute of a device that is not registered, or not visible in this
/// request, has no value, and extension attributes have theirs on managed devices only. There is never an object of this type.
/// </summary>
public abstract class SignInDevice
{
    private protected SignInDevice()
    {
    }

    /// <summary>Whether a registered device is visible in this request.</summary>
    public abstract bool IsRegistered { get; }

    /// <summary>Whether it is registered, visible and compliant.</summary>
    public abstract bool IsCompliant { get; }

    /// <summary>Whether it is registered, visible and managed by Intune.</summary>
    public abstract bool IsIntuneManaged { get; }

    /// <summary>Whether this request is bound to the device (token protection).</summary>
    public abstract bool IsRequestBound { get; }

    /// <summary><c>deviceId</c>.</summary>
    public abstract string DeviceId { get; }

    /// <summary><c>displayName</c>.</summary>
    public abstract string DisplayName { get; }

    /// <summary><c>deviceOwnership</c>: <c>Personal</c> or <c>Company</c>.</summary>
    public abstract string Ownership { get; }

    /// <summary><c>enrollmentProfileName</c>.</summary>
    public abstract string EnrollmentProfileName { get; }

    /// <summary><c>manufacturer</c>.</summary>
    public abstract string Manufacturer { get; }

    /// <summary><c>mdmAppId</c>; Intune is <c>0000000a-0000-0000-c000-000000000000</c>.</summary>
    public abstract string MdmAppId { get; }

    /// <summary><c>model</c>.</summary>
    public abstract string Model { get; }

    /// <summary><c>operatingSystem</c>.</summary>
    public abstract string OperatingSystem { get; }

    /// <summary><c>operatingSystemVersion</c> as a version of one to four numbers; one that cannot be read as such is not known.</summary>
    public abstract Version OperatingSystemVersion { get; }

    /// <summary><c>physicalIds</c>.</summary>
    public abstract IReadOnlyCollection<string> PhysicalIds { get; }

    /// <summary><c>profileType</c>.</summary>
    public abstract string ProfileType { get; }

    /// <summary><c>systemLabels</c>.</summary>
    public abstract IReadOnlyCollection<string> SystemLabels { get; }

    /// <summary><c>trustType</c>: <c>AzureAD</c> joined, <c>ServerAD</c> hybrid joined, <c>Workplace</c> registered.</summary>
    public abstract string TrustType { get; }

    /// <summary><c>extensionAttribute1</c>.</summary>
    public abstract string ExtensionAttribute1 { get; }

    /// <summary><c>extensionAttribute2</c>.</summary>
    public abstract string ExtensionAttribute2 { get; }

    /// <summary><c>extensionAttribute3</c>.</summary>
    public abstract string ExtensionAttribute3 { get; }

    /// <summary><c>extensionAttribute4</c>.</summary>
    public abstract string ExtensionAttribute4 { get; }

    /// <summary><c>extensionAttribute5</c>.</summary>
    public abstract string ExtensionAttribute5 { get; }

    /// <summary><c>extensionAttribute6</c>.</summary>
    public abstract string ExtensionAttribute6 { get; }

    /// <summary><c>extensionAttribute7</c>.</summary>
    public abstract string ExtensionAttribute7 { get; }

    /// <summary><c>extensionAttribute8</c>.</summary>
    public abstract string ExtensionAttribute8 { get; }

    /// <summary><c>extensionAttribute9</c>.</summary>
    public abstract string ExtensionAttribute9 { get; }

    /// <summary><c>extensionAttribute10</c>.</summary>
    public abstract string ExtensionAttribute10 { get; }

    /// <summary><c>extensionAttribute11</c>.</summary>
    public abstract string ExtensionAttribute11 { get; }

    /// <summary><c>extensionAttribute12</c>.</summary>
    public abstract string ExtensionAttribute12 { get; }

    /// <summary><c>extensionAttribute13</c>.</summary>
    public abstract string ExtensionAttribute13 { get; }

    /// <summary><c>extensionAttribute14</c>.</summary>
    public abstract string ExtensionAttribute14 { get; }

    /// <summary><c>extensionAttribute15</c>.</summary>
    public abstract string ExtensionAttribute15 { get; }
}
