using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace ConditionalAccess.Signals;

/// <summary>
/// What is known about the device. For a device without an object in the directory, or one that was not identified in this request
/// (private browsing, unsupported browser), set <see cref="IsRegistered"/> to false; every attribute then has no value.
/// </summary>
public readonly struct DeviceSignals
{
    // In the order of the filter language's properties, compliance as text among them: a filter reads an attribute by its number.
    private readonly DeviceAttributes _attributes;

    /// <summary>Whether the device has an object in the directory and was identified in this request; null when not known.</summary>
    public bool? IsRegistered
    {
        get;
        init
        {
            field = value;
            Traits = TraitsOf(in this);
        }
    }

    /// <summary>Whether device management says it is compliant; null when not known.</summary>
    public bool? IsCompliant
    {
        get;
        init
        {
            field = value;
            Traits = TraitsOf(in this);
            _attributes[4] = value switch { null => default(DeviceAttribute), true => "True", false => "False" };
        }
    }

    /// <summary>Whether Intune manages it; null when not known, then taken from <see cref="MdmAppId"/> when that is known.</summary>
    public bool? IsIntuneManaged { get; init; }

    /// <summary>Whether this request is bound to the device (token protection); null when not known.</summary>
    public bool? IsRequestBound { get; init; }

    /// <summary><c>deviceId</c>.</summary>
    public DeviceAttribute DeviceId { get => _attributes[0]; init => _attributes[0] = value; }

    /// <summary><c>displayName</c>.</summary>
    public DeviceAttribute DisplayName { get => _attributes[1]; init => _attributes[1] = value; }

    /// <summary><c>deviceOwnership</c>: <c>Personal</c> or <c>Company</c>.</summary>
    public DeviceAttribute Ownership { get => _attributes[2]; init => _attributes[2] = value; }

    /// <summary><c>enrollmentProfileName</c>.</summary>
    public DeviceAttribute EnrollmentProfileName { get => _attributes[3]; init => _attributes[3] = value; }

    /// <summary><c>manufacturer</c>.</summary>
    public DeviceAttribute Manufacturer { get => _attributes[5]; init => _attributes[5] = value; }

    /// <summary><c>mdmAppId</c>; Intune is <c>0000000a-0000-0000-c000-000000000000</c>.</summary>
    public DeviceAttribute MdmAppId { get => _attributes[6]; init => _attributes[6] = value; }

    /// <summary><c>model</c>.</summary>
    public DeviceAttribute Model { get => _attributes[7]; init => _attributes[7] = value; }

    /// <summary><c>operatingSystem</c>.</summary>
    public DeviceAttribute OperatingSystem { get => _attributes[8]; init => _attributes[8] = value; }

    /// <summary><c>operatingSystemVersion</c>, compared as text.</summary>
    public DeviceAttribute OperatingSystemVersion { get => _attributes[9]; init => _attributes[9] = value; }

    /// <summary><c>physicalIds</c>, a collection.</summary>
    public DeviceAttribute PhysicalIds { get => _attributes[10]; init => _attributes[10] = value; }

    /// <summary><c>profileType</c>.</summary>
    public DeviceAttribute ProfileType { get => _attributes[11]; init => _attributes[11] = value; }

    /// <summary><c>systemLabels</c>, a collection.</summary>
    public DeviceAttribute SystemLabels { get => _attributes[12]; init => _attributes[12] = value; }

    /// <summary><c>trustType</c>: <c>AzureAD</c> joined, <c>ServerAD</c> hybrid joined, <c>Workplace</c> registered.</summary>
    public DeviceAttribute TrustType
    {
        get => _attributes[13];
        init
        {
            _attributes[13] = value;
            Trust = DeviceTrustType.Of(value);
            Traits = TraitsOf(in this);
        }
    }

    /// <summary><c>extensionAttribute1</c> to <c>15</c>, in order; <c>default</c>: none is known; one beyond the list's end has no value.</summary>
    public ValueArray<DeviceAttribute> ExtensionAttributes { get; init; }

    /// <summary>Whether the trust type is <c>ServerAD</c>; false also when it is not known.</summary>
    internal bool IsHybridJoined => Trust == DeviceTrust.ServerAD;

    /// <summary>Which trust type it is, worked out when it becomes known and not in every decision.</summary>
    internal DeviceTrust Trust { get; private init; }

    /// <summary>What a device can satisfy, worked out when it becomes known and not in every decision.</summary>
    internal DeviceTraits Traits { get; private init; }

    /// <summary>The attributes that every device has, in the order of the filter language's properties.</summary>
    [UnscopedRef]
    internal ref readonly DeviceAttributes Attributes => ref _attributes;

    /// <summary>Extension attribute 1 to 15.</summary>
    /// <param name="number">1 to 15.</param>
    internal DeviceAttribute ExtensionAttribute(int number)
    {
        if (ExtensionAttributes.IsDefault) return default;
        return number <= ExtensionAttributes.Count ? ExtensionAttributes[number - 1] : DeviceAttribute.Null;
    }

    private static DeviceTraits TraitsOf(in DeviceSignals device)
    {
        if (device.IsRegistered is not { } isRegistered) return DeviceTraits.None;
        if (!isRegistered) return DeviceTraits.IsKnown;
        return DeviceTraits.IsKnown | (device.IsCompliant == true ? DeviceTraits.Compliant : 0) | (device.IsHybridJoined ? DeviceTraits.HybridJoined : 0)
            | (device.IsCompliant.HasValue && device.TrustType.IsKnown ? 0 : DeviceTraits.HasUnknown);
    }
}

/// <summary>What is known about a device that a requirement could take.</summary>
[Flags]
internal enum DeviceTraits : byte
{
    None = 0,

    /// <summary>Registered and compliant.</summary>
    Compliant = 1,

    /// <summary>Registered and hybrid joined.</summary>
    HybridJoined = 2,

    /// <summary>Whether it is registered is known.</summary>
    IsKnown = 4,

    /// <summary>It is registered, but whether it is compliant or hybrid joined is not known.</summary>
    HasUnknown = 8,

    /// <summary>Those that satisfy something.</summary>
    Satisfying = Compliant | HybridJoined,
}

/// <summary>The attributes of a device in a row. Equal when all of them are: the equality that a struct has by itself refuses rows.</summary>
[InlineArray(Length)]
internal struct DeviceAttributes : IEquatable<DeviceAttributes>
{
    public const int Length = 14;

    private DeviceAttribute _first;

    public readonly bool Equals(DeviceAttributes other) => ((ReadOnlySpan<DeviceAttribute>)this).SequenceEqual(other);

    public override readonly bool Equals(object? obj) => obj is DeviceAttributes other && Equals(other);

    public override readonly int GetHashCode()
    {
        var hash = new HashCode();
        foreach (DeviceAttribute attribute in this) hash.Add(attribute);
        return hash.ToHashCode();
    }
}
