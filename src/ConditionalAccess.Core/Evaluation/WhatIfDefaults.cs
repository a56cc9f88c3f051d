using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>What Graph assumes for signals a what-if request leaves out (spec 9.1). Absent addresses, countries and attributes are handled where they are read.</summary>
internal static class WhatIfDefaults
{
    public static SignIn Apply(in SignIn signIn)
    {
        ClientSignals client = signIn.Client;
        RiskSignals risk = signIn.Risk;
        return signIn with
        {
            Client = client with
            {
                AppType = client.AppType == ClientAppType.Unknown ? ClientAppType.All : client.AppType,
                Platform = client.Platform == DevicePlatform.Unknown ? DevicePlatform.All : client.Platform,
                TransferMethod = client.TransferMethod == TransferMethod.Unknown ? TransferMethod.None : client.TransferMethod,
            },
            Device = signIn.Device with
            {
                IsRegistered = signIn.Device.IsRegistered ?? IsDescribed(signIn.Device),
                IsCompliant = signIn.Device.IsCompliant ?? false,
            },
            Risk = new RiskSignals
            {
                SignIn = OrNone(risk.SignIn),
                User = OrNone(risk.User),
                ServicePrincipal = OrNone(risk.ServicePrincipal),
                Agent = OrNone(risk.Agent),
                Insider = risk.Insider == InsiderRiskLevel.Unknown ? InsiderRiskLevel.None : risk.Insider,
            },
        };
    }

    // Graph's request has no "registered" member: a device of which something is said is a device in the directory.
    private static bool IsDescribed(in DeviceSignals device)
        => device.IsCompliant is not null || device.IsIntuneManaged is not null || !device.ExtensionAttributes.IsDefault
        || device.DeviceId.IsKnown || device.DisplayName.IsKnown || device.Ownership.IsKnown || device.EnrollmentProfileName.IsKnown
        || device.Manufacturer.IsKnown || device.MdmAppId.IsKnown || device.Model.IsKnown || device.OperatingSystem.IsKnown
        || device.OperatingSystemVersion.IsKnown || device.PhysicalIds.IsKnown || device.ProfileType.IsKnown
        || device.SystemLabels.IsKnown || device.TrustType.IsKnown;

    private static RiskLevel OrNone(RiskLevel level) => level == RiskLevel.Unknown ? RiskLevel.None : level;
}
