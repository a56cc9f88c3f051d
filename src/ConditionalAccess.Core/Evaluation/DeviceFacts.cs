using ConditionalAccess.Filters;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>How much of the device can be seen in this request (spec 4.8).</summary>
/// <param name="Registered">Whether a registered device is visible.</param>
/// <param name="IsManaged">Whether it is known to be Intune managed, compliant or hybrid joined.</param>
/// <param name="IsWhatIf">Whether absent attributes count as null.</param>
internal readonly record struct DeviceFacts(Truth Registered, bool IsManaged, bool IsWhatIf)
{
    private const string IntuneAppId = "0000000a-0000-0000-c000-000000000000";

    public static DeviceFacts Of(in SignIn signIn, Truth isExternal, bool isWhatIf)
    {
        Truth registered = TruthLogic.Of(signIn.Device.IsRegistered);
        if (isWhatIf && registered == Truth.Unknown) registered = Truth.Yes;
        Truth visible = isExternal.Not().Or(TruthLogic.Of(signIn.Trust.CompliantDevice || signIn.Trust.HybridJoinedDevice));
        registered = registered.And(visible).And(IsTransferred(signIn.Client).Not());
        return new DeviceFacts(registered, registered == Truth.Yes && HasManagement(signIn.Device), isWhatIf);
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
        bool hidden = property >= DeviceProperty.ExtensionAttribute1 && !IsManaged;
        DeviceAttribute value = hidden ? DeviceAttribute.Null : Raw(in device, property);
        return value.IsKnown || !IsWhatIf ? value : WhatIfDefault(in device, property);
    }

    // Graph's what-if takes a described device without isCompliant for a device that is not compliant (spec 4.8).
    private static DeviceAttribute WhatIfDefault(in DeviceSignals device, DeviceProperty property)
        => property == DeviceProperty.IsCompliant && device.IsRegistered == true ? "False" : DeviceAttribute.Null;

    private static Truth OneIsTransferred(TransferMethod method) => method switch
    {
        TransferMethod.None => Truth.No,
        TransferMethod.DeviceCodeFlow or TransferMethod.AuthenticationTransfer => Truth.Yes,
        _ => Truth.Unknown,
    };

    private static bool HasManagement(in DeviceSignals device)
        => device.IsCompliant == true || IsHybridJoined(device.TrustType)
        || (device.IsIntuneManaged ?? Is(device.MdmAppId, IntuneAppId));

    public static bool IsHybridJoined(DeviceAttribute trustType) => Is(trustType, "ServerAD");

    private static bool Is(DeviceAttribute value, string text) => string.Equals(value.Text, text, StringComparison.OrdinalIgnoreCase);

    private static DeviceAttribute Raw(in DeviceSignals device, DeviceProperty property) => property switch
    {
        DeviceProperty.DeviceId => device.DeviceId,
        DeviceProperty.DisplayName => device.DisplayName,
        DeviceProperty.DeviceOwnership => device.Ownership,
        DeviceProperty.EnrollmentProfileName => device.EnrollmentProfileName,
        DeviceProperty.IsCompliant => device.IsCompliant switch { null => default, true => "True", false => "False" },
        DeviceProperty.Manufacturer => device.Manufacturer,
        DeviceProperty.MdmAppId => device.MdmAppId,
        DeviceProperty.Model => device.Model,
        DeviceProperty.OperatingSystem => device.OperatingSystem,
        DeviceProperty.OperatingSystemVersion => device.OperatingSystemVersion,
        DeviceProperty.PhysicalIds => device.PhysicalIds,
        DeviceProperty.ProfileType => device.ProfileType,
        DeviceProperty.SystemLabels => device.SystemLabels,
        DeviceProperty.TrustType => device.TrustType,
        >= DeviceProperty.ExtensionAttribute1 and <= DeviceProperty.ExtensionAttribute15
            => device.ExtensionAttribute(property - DeviceProperty.ExtensionAttribute1 + 1),
        _ => default,
    };
}
