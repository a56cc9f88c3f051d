namespace ConditionalAccess.Compliance;

/// <summary>The Entra device object (spec 5.2). Null when not known.</summary>
public sealed record EntraDeviceFacts
{
    /// <summary>Nothing is known.</summary>
    public static EntraDeviceFacts NotKnown { get; } = new();

    /// <summary>Whether the account is enabled; false: the device cannot prove its identity; null counts as enabled.</summary>
    public bool? AccountEnabled { get; init; }

    /// <summary>Whether registration is complete (<c>registrationDateTime</c> is there); null when not known.</summary>
    public bool? IsRegistrationComplete { get; init; }

    /// <summary>The last sign-in of the device, for fleet figures; null when not known.</summary>
    public DateTimeOffset? ApproximateLastSignInDateTime { get; init; }

    /// <summary><c>isCompliant</c> as stored; null when it has no value or is not known.</summary>
    public bool? IsCompliant { get; init; }

    /// <summary><c>isManaged</c> as stored; null when it has no value or is not known.</summary>
    public bool? IsManaged { get; init; }

    /// <summary><c>mdmAppId</c>.</summary>
    public Signals.DeviceAttribute MdmAppId { get; init; }

    /// <summary><c>profileType</c>.</summary>
    public Signals.DeviceAttribute ProfileType { get; init; }

    /// <summary><c>operatingSystem</c>.</summary>
    public Signals.DeviceAttribute OperatingSystem { get; init; }

    /// <summary><c>physicalIds</c>.</summary>
    public Signals.DeviceAttribute PhysicalIds { get; init; }

    /// <summary><c>systemLabels</c>.</summary>
    public Signals.DeviceAttribute SystemLabels { get; init; }

    /// <summary><c>extensionAttribute1</c> to <c>15</c>, in order; <c>default</c>: none is known.</summary>
    public ValueArray<Signals.DeviceAttribute> ExtensionAttributes { get; init; }
}

/// <summary>What Exchange on-premises knows about a device (spec 12.10).</summary>
public sealed record ExchangeFacts
{
    /// <summary>Nothing is known.</summary>
    public static ExchangeFacts NotKnown { get; } = new();

    /// <summary>The access state.</summary>
    public NetworkAccess.ExchangeAccessState AccessState { get; init; }

    /// <summary>Why.</summary>
    public NetworkAccess.ExchangeAccessReason AccessStateReason { get; init; }

    /// <summary>Whether Exchange ActiveSync is activated; null when not known.</summary>
    public bool? EasActivated { get; init; }

    /// <summary>The platform family for device class rules, such as <c>iPhone</c>; null when not known.</summary>
    public string? DeviceFamily { get; init; }
}
