using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Cli.Matrix;

/// <summary>The circumstances that the policies tell apart: the usual one, and each other as what differs from it.</summary>
internal static class Situations
{
    public static IReadOnlyList<AxisEntry> Of(IReadOnlyList<ConditionalAccessPolicy> policies, TenantConfiguration tenant)
    {
        var all = new List<AxisEntry> { new("usual", "usual", static s => s) };
        AddDevices(all, policies);
        all.AddRange(Places.Of(policies, tenant));
        AddPlatforms(all, policies);
        AddClients(all, policies);
        AddRisks(all, "signInRisk", "sign-in risk", c => c.SignInRiskLevels, policies, static (s, level) => s with { Risk = s.Risk with { SignIn = level } });
        AddRisks(all, "userRisk", "user risk", c => c.UserRiskLevels, policies, static (s, level) => s with { Risk = s.Risk with { User = level } });
        AddRisks(all, "servicePrincipalRisk", "workload identity risk", c => c.ServicePrincipalRiskLevels, policies, static (s, level) => s with { Risk = s.Risk with { ServicePrincipal = level } });
        AddRisks(all, "agentRisk", "agent risk", c => c.AgentIdRiskLevels, policies, static (s, level) => s with { Risk = s.Risk with { Agent = level } });
        AddInsiderRisks(all, policies);
        AddFlows(all, policies);
        all.Add(new("mfa", "MFA done", static s => s with { Authentication = s.Authentication with { HasMfaClaim = true, MfaAt = s.At } }, IsToldApart: false));
        return all;
    }

    private static void AddDevices(List<AxisEntry> all, IReadOnlyList<ConditionalAccessPolicy> policies)
    {
        bool isConditionUsed = policies.Any(p => p.Conditions.Devices is not null || p.Conditions.DeviceStates is not null);
        bool Asks(BuiltInControl control) => policies.Any(p => p.GrantControls?.BuiltInControls.Contains(control) == true);
        all.Add(new("compliant", "compliant device", static s => s with
        {
            Device = new() { IsRegistered = true, IsCompliant = true, IsIntuneManaged = true, IsRequestBound = true, TrustType = "AzureAD", ExtensionAttributes = [], ProfileType = "RegisteredDevice" },
        }, isConditionUsed || Asks(BuiltInControl.CompliantDevice)));
        all.Add(new("hybrid", "hybrid joined device", static s => s with
        {
            Device = new() { IsRegistered = true, IsCompliant = false, IsIntuneManaged = false, IsRequestBound = true, TrustType = "ServerAD", ExtensionAttributes = [], ProfileType = "RegisteredDevice" },
        }, isConditionUsed || Asks(BuiltInControl.DomainJoinedDevice)));
        all.Add(new("approvedApp", "approved and protected app", static s => s with
        {
            Authentication = s.Authentication with { UsesApprovedApp = true, HasAppProtection = true },
        }, Asks(BuiltInControl.ApprovedApplication) || Asks(BuiltInControl.CompliantApplication)));
    }

    private static void AddPlatforms(List<AxisEntry> all, IReadOnlyList<ConditionalAccessPolicy> policies)
    {
        HashSet<DevicePlatform> named = [.. policies.Select(p => p.Conditions.Platforms).OfType<PlatformCondition>()
            .SelectMany(p => p.IncludePlatforms.Concat(p.ExcludePlatforms)).Select(w => w.Value)];
        DevicePlatform[] known = [DevicePlatform.Android, DevicePlatform.IOS, DevicePlatform.MacOS, DevicePlatform.Linux, DevicePlatform.WindowsPhone, DevicePlatform.Other];
        DevicePlatform unnamed = named.Count == 0 ? DevicePlatform.Unknown : known.FirstOrDefault(k => !named.Contains(k));
        foreach (DevicePlatform platform in known)
        {
            string word = platform switch { DevicePlatform.IOS => "iOS", DevicePlatform.MacOS => "macOS", _ => Words.Of(platform) };
            all.Add(new("platform=" + word, LabelOf(platform),
                s => s with { Client = s.Client with { Platform = platform } }, named.Contains(platform) || platform == unnamed));
        }
    }

    private static string LabelOf(DevicePlatform platform) => platform switch
    {
        DevicePlatform.IOS => "iOS",
        DevicePlatform.MacOS => "macOS",
        DevicePlatform.WindowsPhone => "Windows Phone",
        DevicePlatform.Other => "unknown platform",
        _ => platform.ToString(),
    };

    private static void AddClients(List<AxisEntry> all, IReadOnlyList<ConditionalAccessPolicy> policies)
    {
        HashSet<ClientAppType> named = [.. policies.SelectMany(p => p.Conditions.ClientAppTypes).Select(w => w.Value).Where(t => t != ClientAppType.All)];
        foreach ((ClientAppType type, string label) in (ReadOnlySpan<(ClientAppType, string)>)
            [(ClientAppType.MobileAppsAndDesktopClients, "mobile or desktop app"), (ClientAppType.ExchangeActiveSync, "Exchange ActiveSync"), (ClientAppType.Other, "legacy client")])
        {
            ClientAppType client = type;
            bool isToldApart = named.Contains(type) || (type == ClientAppType.MobileAppsAndDesktopClients && named.Contains(ClientAppType.Browser));
            all.Add(new("client=" + Words.Of(type), label, s => s with { Client = s.Client with { AppType = client } }, isToldApart));
        }
    }

    private static void AddRisks(List<AxisEntry> all, string key, string label, Func<ConditionSet, ValueArray<GraphWord<RiskLevel>>> levels,
        IReadOnlyList<ConditionalAccessPolicy> policies, Func<SignIn, RiskLevel, SignIn> apply)
    {
        HashSet<RiskLevel> named = [.. policies.SelectMany(p => levels(p.Conditions)).Select(w => w.Value)];
        foreach (RiskLevel level in (RiskLevel[])[RiskLevel.Low, RiskLevel.Medium, RiskLevel.High])
            all.Add(new(key + "=" + Words.Of(level), label + " " + Words.Of(level), s => apply(s, level), named.Contains(level)));
    }

    private static void AddInsiderRisks(List<AxisEntry> all, IReadOnlyList<ConditionalAccessPolicy> policies)
    {
        HashSet<InsiderRiskLevel> named = [.. policies.SelectMany(p => p.Conditions.InsiderRiskLevels).Select(w => w.Value)];
        foreach (InsiderRiskLevel level in (InsiderRiskLevel[])[InsiderRiskLevel.Minor, InsiderRiskLevel.Moderate, InsiderRiskLevel.Elevated])
            all.Add(new("insiderRisk=" + Words.Of(level), "insider risk " + Words.Of(level), s => s with { Risk = s.Risk with { Insider = level } }, named.Contains(level)));
    }

    private static void AddFlows(List<AxisEntry> all, IReadOnlyList<ConditionalAccessPolicy> policies)
    {
        HashSet<TransferMethod> named = [.. policies.SelectMany(p => p.Conditions.TransferMethods).Select(w => w.Value)];
        foreach ((TransferMethod method, string label) in (ReadOnlySpan<(TransferMethod, string)>)
            [(TransferMethod.DeviceCodeFlow, "device code flow"), (TransferMethod.AuthenticationTransfer, "authentication transfer")])
        {
            TransferMethod transfer = method;
            all.Add(new("transfer=" + Words.Of(method), label,
                s => s with { Client = s.Client with { TransferMethod = transfer, OriginalTransferMethod = transfer } }, named.Contains(method)));
        }
    }
}
