using ConditionalAccess.Filters;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>How much of the device can be seen in this request (spec 4.8).</summary>
/// <param name="Registered">Whether a registered device is visible.</param>
/// <param name="IsWhatIf">Whether absent attributes count as null.</param>
internal readonly record struct DeviceFacts(Truth Registered, bool IsWhatIf)
{
    private const string IntuneAppId = "0000000a-0000-0000-c000-000000000000";

    public static DeviceFacts Of(in Request request) => Of(in request, request.Kind);

    public static DeviceFacts Of(in Request request, UserKind kind) => new(RegisteredFor(in request, kind), request.IsWhatIf);

    /// <summary>Whether a registered device is visible, for a user of a kind.</summary>
    public static Truth RegisteredFor(in Request request, UserKind kind)
    {
        ref readonly SignIn signIn = ref request.SignIn;
        Truth registered = TruthLogic.Of(request.Device.IsRegistered).And(IsTransferred(in signIn.ClientInPlace).Not());
        if (kind is UserKind.InternalMember or UserKind.InternalGuest) return registered;
        bool trusted = signIn.TrustInPlace.CompliantDevice || signIn.TrustInPlace.HybridJoinedDevice;
        // An external user's device is seen only with device trust; not knowing the kind leaves a registered device open.
        if (!trusted && ExternalUsers.IsExternal(kind)) registered = Truth.No;
        else if (!trusted && kind == UserKind.Unknown) registered = registered.And(Truth.Unknown);
        return registered;
    }

    /// <summary>Whether authentication was transferred from another device, now or when the session began.</summary>
    public static Truth IsTransferred(in ClientSignals client)
    {
        Truth current = OneIsTransferred(client.TransferMethod);
        return client.OriginalTransferMethod == TransferMethod.Unknown ? current : current.Or(OneIsTransferred(client.OriginalTransferMethod));
    }

    /// <summary>The attribute's value as a filter sees it; "not known" when it cannot be told.</summary>
    public DeviceAttribute Read(in DeviceSignals device, DeviceProperty property)
    {
        if (Registered == Truth.No) return DeviceAttribute.Null;
        if (Registered == Truth.Unknown) return default;
        DeviceAttribute value = Raw(in device, property);
        return value.IsKnown || !IsWhatIf ? value : DeviceAttribute.Null;
    }

    private static Truth OneIsTransferred(TransferMethod method) => method switch
    {
        TransferMethod.None => Truth.No,
        TransferMethod.DeviceCodeFlow or TransferMethod.AuthenticationTransfer => Truth.Yes,
        _ => Truth.Unknown,
    };

    /// <summary>Whether extension attributes show their values: the device is managed, or there is no device to hide them (spec 4.8).</summary>
    public bool ShowsExtensions(in DeviceSignals device) => Registered != Truth.Yes || Managed(in device) == Truth.Yes;

    /// <summary>Whether the device is Intune managed, compliant or hybrid joined. Only extension attributes need it, so it is worked out for them.</summary>
    public Truth Managed(in DeviceSignals device)
    {
        if (device.IsCompliant == true) return Truth.Yes;
        Truth hybrid = device.TrustType.IsKnown ? TruthLogic.Of(device.IsHybridJoined) : Truth.Unknown;
        return TruthLogic.Of(device.IsCompliant).Or(hybrid).Or(IntuneManaged(in device, IsWhatIf));
    }

    /// <summary>Whether a registered and visible device is managed by Intune; in what-if, what is not said is not so.</summary>
    public Truth IsIntuneManaged(in DeviceSignals device)
    {
        Truth managed = IntuneManaged(in device, IsWhatIf);
        return Registered.And(managed == Truth.Unknown && IsWhatIf ? Truth.No : managed);
    }

    // Two forms of one fact: when they disagree, neither is known; which one is stricter depends on the rule (spec 4.0).
    private static Truth IntuneManaged(in DeviceSignals device, bool isWhatIf)
    {
        Truth reported = TruthLogic.Of(device.IsIntuneManaged);
        // In what-if, null is what Graph takes for an app id nobody gave; it contradicts nothing.
        if (!device.MdmAppId.IsKnown || (isWhatIf && device.MdmAppId.IsNull)) return reported;
        Truth byApp = TruthLogic.Of(Is(device.MdmAppId, IntuneAppId));
        return device.IsIntuneManaged is null || byApp == reported ? byApp : Truth.Unknown;
    }

    private static bool Is(DeviceAttribute value, string text) => string.Equals(value.Text, text, StringComparison.OrdinalIgnoreCase);

    private static DeviceAttribute Raw(in DeviceSignals device, DeviceProperty property)
    {
        int number = unchecked(property - DeviceProperty.DeviceId);
        if ((uint)number < DeviceAttributes.Length) return device.Attributes[number];
        return property is >= DeviceProperty.ExtensionAttribute1 and <= DeviceProperty.ExtensionAttribute15
            ? device.ExtensionAttribute(property - DeviceProperty.ExtensionAttribute1 + 1)
            : default;
    }
}
