using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Cli.Reporting;

/// <summary>The conditions of a policy, in plain words.</summary>
internal sealed class ConditionWords(TenantConfiguration tenant)
{
    public IEnumerable<string> Of(ConditionSet all)
    {
        if (all.ClientAppTypes.Count > 0 && !all.ClientAppTypes.Contains(ClientAppType.All)) yield return "client: " + List(all.ClientAppTypes, Client);
        if (all.Platforms is { } platforms)
        {
            yield return "platform: " + Sides(platforms.IncludePlatforms.Select(p => Word(p, Platform)), platforms.ExcludePlatforms.Select(p => Word(p, Platform)));
            foreach (string extra in AssignmentWords.Extras(platforms.Extra)) yield return extra;
        }

        if (all.Locations is { } locations)
        {
            yield return "location: " + Sides(locations.IncludeLocations.Select(Location), locations.ExcludeLocations.Select(Location));
            foreach (string extra in AssignmentWords.Extras(locations.Extra)) yield return extra;
        }

        foreach (string device in Devices(all)) yield return device;
        foreach (string risk in Risks(all)) yield return risk;
        if (all.TransferMethods.Count > 0) yield return "flow: " + List(all.TransferMethods, Flow);
        if (all.AgentContext is { } context) yield return "agent context: " + Sides(context.IncludeAgentContexts.Select(c => c.ToString()), context.ExcludeAgentContexts.Select(c => c.ToString()));
        if (all.CustomCondition is { } custom) yield return "custom condition: " + custom.Text + (custom.IsUnderstood ? "" : " (not understood, so it counts as unknown)");
        foreach (string extra in AssignmentWords.Extras(all.Extra)) yield return extra;
    }

    private static IEnumerable<string> Risks(ConditionSet all)
    {
        if (all.SignInRiskLevels.Count > 0) yield return "sign-in risk: " + List(all.SignInRiskLevels, Words.Of);
        if (all.UserRiskLevels.Count > 0) yield return "user risk: " + List(all.UserRiskLevels, Words.Of);
        if (all.InsiderRiskLevels.Count > 0) yield return "insider risk: " + List(all.InsiderRiskLevels, Words.Of);
        if (all.ServicePrincipalRiskLevels.Count > 0) yield return "workload identity risk: " + List(all.ServicePrincipalRiskLevels, Words.Of);
        if (all.AgentIdRiskLevels.Count > 0) yield return "agent risk: " + List(all.AgentIdRiskLevels, Words.Of);
    }

    private static IEnumerable<string> Devices(ConditionSet all)
    {
        foreach (string filter in AssignmentWords.Filters("devices", all.Devices?.DeviceFilter)) yield return filter;
        if (all.Devices is { } devices)
        {
            IEnumerable<GraphWord<DeviceState>> included = devices.IncludeDevices.Concat(devices.IncludeDeviceStates), excluded = devices.ExcludeDevices.Concat(devices.ExcludeDeviceStates);
            if (included.Concat(excluded).Any()) yield return "device state: " + Sides(included.Select(s => Word(s, Words.Of)), excluded.Select(s => Word(s, Words.Of)));
            foreach (string extra in AssignmentWords.Extras(devices.Extra)) yield return extra;
        }

        if (all.DeviceStates is { } states) yield return "device state: " + Sides(states.IncludeStates.Select(s => Word(s, Words.Of)), states.ExcludeStates.Select(s => Word(s, Words.Of)));
    }

    private static string Sides(IEnumerable<string> included, IEnumerable<string> excluded)
    {
        string all = AssignmentWords.Join(included) ?? "any";
        return AssignmentWords.Join(excluded) is { } except ? all + ", except " + except : all;
    }

    private static string List<T>(ValueArray<GraphWord<T>> words, Func<T, string> word)
        where T : struct, Enum => string.Join(" or ", words.Select(w => Word(w, word)));

    private static string Word<T>(GraphWord<T> word, Func<T, string> known)
        where T : struct, Enum => word.IsUnderstood ? known(word.Value) : word.Text + " (not understood)";

    private string Location(GraphId id)
    {
        if (id == Keywords.All) return "any";
        if (id == Keywords.AllTrusted) return "every trusted location";
        if (id == Keywords.MfaTrustedIps) return "MFA trusted addresses";
        if (id == Keywords.AllCompliantNetworks) return "compliant networks";
        string? name = tenant.NamedLocations.FirstOrDefault(l => l.Id == id && l.DeletedDateTime is null)?.DisplayName;
        return name ?? id + " (not in the export)";
    }

    private static string Client(ClientAppType type) => type switch
    {
        ClientAppType.MobileAppsAndDesktopClients => "mobile and desktop apps",
        ClientAppType.ExchangeActiveSync or ClientAppType.EasSupported => "Exchange ActiveSync",
        ClientAppType.Other => "legacy clients",
        _ => Words.Of(type),
    };

    private static string Platform(DevicePlatform platform) => platform switch
    {
        DevicePlatform.All => "any",
        DevicePlatform.IOS => "iOS",
        DevicePlatform.MacOS => "macOS",
        DevicePlatform.Windows or DevicePlatform.Android or DevicePlatform.Linux => platform.ToString(),
        _ => Words.Of(platform),
    };

    private static string Flow(TransferMethod method) => method switch
    {
        TransferMethod.DeviceCodeFlow => "device code flow",
        TransferMethod.AuthenticationTransfer => "authentication transfer",
        _ => Words.Of(method),
    };
}
