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

    private static RiskLevel OrNone(RiskLevel level) => level == RiskLevel.Unknown ? RiskLevel.None : level;
}
