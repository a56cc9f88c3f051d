namespace ConditionalAccess.Signals;

/// <summary>
/// What is known about the device. For a device without an object in the directory, or one that was not identified in this request
/// (private browsing, unsupported browser), set <see cref="IsRegistered"/> to false; every attribute then has no value.
/// </summary>
public readonly struct DeviceSignals
{
    /// <summary>Whether the device has an object in the directory and was identified in this request; null when not known.</summary>
    public bool? IsRegistered { get; init; }

    /// <summary>Whether device management says it is compliant; null when not known.</summary>
    public bool? IsCompliant { get; init; }

    /// <summary>Whether Intune manages it; null when not known, then taken from <see cref="MdmAppId"/> when that is known.</summary>
    public bool? IsIntuneManaged { get; init; }

    /// <summary>Whether this request is bound to the device (token protection); null when not known.</summary>
    public bool? IsRequestBound { get; init; }

    /// <summary><c>deviceId</c>.</summary>
    public DeviceAttribute DeviceId { get; init; }

    /// <summary><c>displayName</c>.</summary>
    public DeviceAttribute DisplayName { get; init; }

    /// <summary><c>deviceOwnership</c>: <c>Personal</c> or <c>Company</c>.</summary>
    public DeviceAttribute Ownership { get; init; }

    /// <summary><c>enrollmentProfileName</c>.</summary>
    public DeviceAttribute EnrollmentProfileName { get; init; }

    /// <summary><c>manufacturer</c>.</summary>
    public DeviceAttribute Manufacturer { get; init; }

    /// <summary><c>mdmAppId</c>; Intune is <c>0000000a-0000-0000-c000-000000000000</c>.</summary>
    public DeviceAttribute MdmAppId { get; init; }

    /// <summary><c>model</c>.</summary>
    public DeviceAttribute Model { get; init; }

    /// <summary><c>operatingSystem</c>.</summary>
    public DeviceAttribute OperatingSystem { get; init; }

    /// <summary><c>operatingSystemVersion</c>, compared as text.</summary>
    public DeviceAttribute OperatingSystemVersion { get; init; }

    /// <summary><c>physicalIds</c>, a collection.</summary>
    public DeviceAttribute PhysicalIds { get; init; }

    /// <summary><c>profileType</c>.</summary>
    public DeviceAttribute ProfileType { get; init; }

    /// <summary><c>systemLabels</c>, a collection.</summary>
    public DeviceAttribute SystemLabels { get; init; }

    /// <summary><c>trustType</c>: <c>AzureAD</c> joined, <c>ServerAD</c> hybrid joined, <c>Workplace</c> registered.</summary>
    public DeviceAttribute TrustType { get; init; }

    /// <summary><c>extensionAttribute1</c> to <c>15</c>, in order; <c>default</c>: none is known; one beyond the list's end has no value.</summary>
    public ValueArray<DeviceAttribute> ExtensionAttributes { get; init; }

    /// <summary>Extension attribute 1 to 15.</summary>
    /// <param name="number">1 to 15.</param>
    internal DeviceAttribute ExtensionAttribute(int number)
    {
        if (ExtensionAttributes.IsDefault) return default;
        return number <= ExtensionAttributes.Count ? ExtensionAttributes[number - 1] : DeviceAttribute.Null;
    }
}
