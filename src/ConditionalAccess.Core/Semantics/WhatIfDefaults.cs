using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 9.1: the values Graph's <c>evaluate</c> takes for signals that are absent.</summary>
internal static class WhatIfDefaults
{
    public static SignIn Fill(SignIn signIn) => signIn with
    {
        Client = Fill(signIn.Client),
        Risk = Fill(signIn.Risk),
        Device = Fill(signIn.Device),
        Network = signIn.Network with { IsCompliantNetwork = signIn.Network.IsCompliantNetwork ?? false },
    };

    private static ClientSignals Fill(ClientSignals client) => client with
    {
        AppType = client.AppType == ClientAppType.Unknown ? ClientAppType.All : client.AppType,
        Platform = client.Platform == DevicePlatform.Unknown ? DevicePlatform.All : client.Platform,
        TransferMethod = client.TransferMethod == TransferMethod.Unknown ? TransferMethod.None : client.TransferMethod,
    };

    private static RiskSignals Fill(RiskSignals risk) => new()
    {
        SignIn = Fill(risk.SignIn),
        User = Fill(risk.User),
        ServicePrincipal = Fill(risk.ServicePrincipal),
        Agent = Fill(risk.Agent),
        Insider = risk.Insider == InsiderRiskLevel.Unknown ? InsiderRiskLevel.None : risk.Insider,
    };

    private static RiskLevel Fill(RiskLevel level) => level == RiskLevel.Unknown ? RiskLevel.None : level;

    // Graph's deviceInfo has no "registered" member: a device of which something is said is a device in the directory.
    private static DeviceSignals Fill(DeviceSignals device) => device with
    {
        IsRegistered = device.IsRegistered ?? SaysAnything(device),
        IsCompliant = device.IsCompliant ?? false,
        DeviceId = Fill(device.DeviceId),
        DisplayName = Fill(device.DisplayName),
        Ownership = Fill(device.Ownership),
        EnrollmentProfileName = Fill(device.EnrollmentProfileName),
        Manufacturer = Fill(device.Manufacturer),
        MdmAppId = Fill(device.MdmAppId),
        Model = Fill(device.Model),
        OperatingSystem = Fill(device.OperatingSystem),
        OperatingSystemVersion = Fill(device.OperatingSystemVersion),
        PhysicalIds = Fill(device.PhysicalIds),
        ProfileType = Fill(device.ProfileType),
        SystemLabels = Fill(device.SystemLabels),
        TrustType = Fill(device.TrustType),
        ExtensionAttributes = Fill(device.ExtensionAttributes),
    };

    private static bool SaysAnything(DeviceSignals device)
        => device.IsCompliant is not null || device.IsIntuneManaged is not null || !device.ExtensionAttributes.IsDefault
        || device.DeviceId.IsKnown || device.DisplayName.IsKnown || device.Ownership.IsKnown || device.EnrollmentProfileName.IsKnown
        || device.Manufacturer.IsKnown || device.MdmAppId.IsKnown || device.Model.IsKnown || device.OperatingSystem.IsKnown
        || device.OperatingSystemVersion.IsKnown || device.PhysicalIds.IsKnown || device.ProfileType.IsKnown
        || device.SystemLabels.IsKnown || device.TrustType.IsKnown;

    private static DeviceAttribute Fill(DeviceAttribute attribute) => attribute.IsKnown ? attribute : DeviceAttribute.Null;

    private static ValueArray<DeviceAttribute> Fill(ValueArray<DeviceAttribute> attributes)
    {
        var filled = new List<DeviceAttribute>();
        foreach (DeviceAttribute attribute in attributes) filled.Add(Fill(attribute));
        return ValueArray.From(filled);
    }
}
