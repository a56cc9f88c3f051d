using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConditionalAccess.Cli.Tests;

/// <summary>A tenant of ours with fifty policies, as a company of some size has them: baseline, administrators, guests, locations, devices, risk, workloads.</summary>
internal static class FiftyPolicies
{
    private const string Break = "9d2e6f10-4b7a-4c38-8e51-a7c0b3d4e501";
    private const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

    private static readonly string[] s_roles = [GlobalAdministrator, "194ae4cb-b126-40b2-bd5b-6091b380977d", "29232cdf-9323-42fd-ade2-1d097af3e4de", "f28a1f50-f6e7-4571-818b-6a12f2af6b6c"];
    private static readonly string[] s_units = ["Finance", "Sales", "Research", "Plant Ystad", "Plant Lund", "Legal", "Board", "Support", "Field service", "Trainees"];
    private static readonly string[] s_apps = ["00000002-0000-0ff1-ce00-000000000000", "00000003-0000-0ff1-ce00-000000000000", "cc15fd57-2c6c-4117-a88c-83b1d56b4bbe", "797f4846-ba00-4fd7-ba43-dac1f8f63013", "5b7c0e11-33a4-4c5e-9d0f-0f2a6b8c1d01"];

    public static string Json { get; } = new JsonObject
    {
        ["policies"] = new JsonArray([.. Policies()]),
        ["namedLocations"] = new JsonArray(
            Range("c1b7a0de-3f5e-4c0f-9a55-1f2e3d4c5b01", "Head office Malm\u00f6", true, "203.0.113.0/24"),
            Range("c1b7a0de-3f5e-4c0f-9a55-1f2e3d4c5b02", "Plant Ystad", true, "198.51.100.0/25"),
            Countries("c1b7a0de-3f5e-4c0f-9a55-1f2e3d4c5b03", "Countries we travel to", "SE", "DK", "NO", "FI", "DE", "PL"),
            Countries("c1b7a0de-3f5e-4c0f-9a55-1f2e3d4c5b04", "Countries of concern", "KP", "IR")),
    }.ToJsonString();

    private static IEnumerable<JsonNode> Policies()
    {
        int number = 0;
        JsonObject Next(string name, JsonObject users, JsonObject? conditions, JsonObject? grant, JsonObject? session = null, string state = "enabled", string[]? apps = null)
            => Policy(++number, name, users, conditions, grant, session, state, apps ?? ["All"]);

        yield return Next("Everyone: multifactor authentication", All(), null, Grant("mfa"));
        yield return Next("Everyone: no legacy authentication", All(), new() { ["clientAppTypes"] = Words("exchangeActiveSync", "other") }, Grant("block"));
        yield return Next("Everyone: no device code flow", All(), new() { ["authenticationFlows"] = new JsonObject { ["transferMethods"] = "deviceCodeFlow,authenticationTransfer" } }, Grant("block"));
        yield return Next("Everyone: not from countries of concern", All(), Places(["c1b7a0de-3f5e-4c0f-9a55-1f2e3d4c5b04"], []), Grant("block"));
        yield return Next("Everyone: no unknown platforms", All(), new() { ["platforms"] = new JsonObject { ["includePlatforms"] = Words("all"), ["excludePlatforms"] = Words("android", "iOS", "windows", "macOS") } }, Grant("block"));
        yield return Next("Everyone: high sign-in risk", All(), new() { ["signInRiskLevels"] = Words("high") }, Grant("mfa"), EveryTime());
        yield return Next("Everyone: high user risk", All(), new() { ["userRiskLevels"] = Words("high") }, Grant("AND", "mfa", "passwordChange"), EveryTime());
        yield return Next("Everyone: security info only at work", All(), Places(["All"], ["AllTrusted"]), Grant("mfa"), apps: ["urn:user:registersecurityinfo"]);
        yield return Next("Everyone: joining a device", All(), null, Grant("mfa"), apps: ["urn:user:registerdevice"]);
        yield return Next("Guests: multifactor authentication", Guests(), null, Grant("mfa"));
        yield return Next("Guests: short sessions, and none that lasts", Guests(), null, null, new() { ["signInFrequency"] = Hours(8), ["persistentBrowser"] = Never() });
        yield return Next("Guests: Office 365 only", Guests(), new() { ["excludeApps"] = "Office365" }, Grant("block"));
        foreach (string role in s_roles)
            yield return Next("Administrators (" + role[..8] + "): compliant device and strength", Role(role), null, Grant("AND", "compliantDevice", "mfa"), new() { ["signInFrequency"] = Hours(4), ["persistentBrowser"] = Never() });
        yield return Next("Administrators: no risk at all", Role(GlobalAdministrator), new() { ["signInRiskLevels"] = Words("medium", "high") }, Grant("block"));
        yield return Next("Administrators: Azure management from a filtered device", Role(GlobalAdministrator),
            new() { ["devices"] = new JsonObject { ["deviceFilter"] = new JsonObject { ["mode"] = "exclude", ["rule"] = "device.extensionAttribute1 -eq \"PAW\"" } } }, Grant("block"), apps: ["797f4846-ba00-4fd7-ba43-dac1f8f63013"]);
        yield return Next("Workloads: only from our networks", new() { ["includeUsers"] = Words("None") },
            new() { ["clientApplications"] = new JsonObject { ["includeServicePrincipals"] = Words("ServicePrincipalsInMyTenant"), ["excludeServicePrincipals"] = Words("0f4f6d1b-2c33-4a7e-8a63-5f0b7d1f3c52") }, ["locations"] = Location(["All"], ["AllTrusted"]) }, Grant("block"));
        for (int i = 0; i < s_units.Length; i++)
        {
            yield return Next(s_units[i] + ": compliant or hybrid joined device for " + (i % 2 == 0 ? "mail" : "files"), Group(i), null, Grant("compliantDevice", "domainJoinedDevice"), apps: [s_apps[i % 2]]);
            yield return Next(s_units[i] + ": approved and protected apps on phones, and nothing else whatever it may be called in the shop of the week", Group(i),
                new() { ["platforms"] = new JsonObject { ["includePlatforms"] = Words("android", "iOS") }, ["clientAppTypes"] = Words("mobileAppsAndDesktopClients") }, Grant("compliantApplication"), apps: ["Office365"]);
        }

        foreach (string app in s_apps) yield return Next("App " + app[..8] + ": restrictions that the app enforces outside", All(), Places(["All"], ["AllTrusted"]), null, new() { ["applicationEnforcedRestrictions"] = new JsonObject { ["isEnabled"] = true } }, apps: [app]);
        yield return Next("Trial: token protection", Group(0), new() { ["platforms"] = new JsonObject { ["includePlatforms"] = Words("windows") }, ["clientAppTypes"] = Words("mobileAppsAndDesktopClients") }, null, new() { ["secureSignInSession"] = new JsonObject { ["isEnabled"] = true } }, "enabledForReportingButNotEnforced", [s_apps[0], s_apps[1]]);
        yield return Next("Trial: insider risk", All(), new() { ["insiderRiskLevels"] = "elevated" }, Grant("block"), null, "enabledForReportingButNotEnforced");
        while (number < 50) yield return Next("Retired " + number.ToString(CultureInfo.InvariantCulture), All(), null, Grant("mfa"), null, "disabled");
    }

    private static JsonObject Policy(int number, string name, JsonObject users, JsonObject? conditions, JsonObject? grant, JsonObject? session, string state, string[] apps)
    {
        JsonObject all = conditions ?? [];
        bool isAction = apps[0].StartsWith("urn:", StringComparison.Ordinal);
        var target = new JsonObject { [isAction ? "includeUserActions" : "includeApplications"] = Words(apps) };
        if (all.Remove("excludeApps", out JsonNode? excluded)) target["excludeApplications"] = Words(excluded!.GetValue<string>());
        all["applications"] = target;
        all["users"] = users;
        if (!all.ContainsKey("clientAppTypes")) all["clientAppTypes"] = Words("all");
        return new JsonObject
        {
            ["id"] = "5e1d0000-0000-4000-8000-" + number.ToString("x12", CultureInfo.InvariantCulture),
            ["displayName"] = "CA" + number.ToString("000", CultureInfo.InvariantCulture) + " " + name,
            ["state"] = state,
            ["conditions"] = all,
            ["grantControls"] = grant,
            ["sessionControls"] = session,
        };
    }

    private static JsonObject All() => new() { ["includeUsers"] = Words("All"), ["excludeUsers"] = Words(Break) };

    private static JsonObject Role(string role) => new() { ["includeRoles"] = Words(role), ["excludeUsers"] = Words(Break) };

    private static JsonObject Group(int unit) => new() { ["includeGroups"] = Words("9a40c3e0-0000-4000-8000-00000000000" + unit.ToString(CultureInfo.InvariantCulture)), ["excludeUsers"] = Words(Break) };

    private static JsonObject Guests() => new()
    {
        ["includeGuestsOrExternalUsers"] = new JsonObject { ["guestOrExternalUserTypes"] = "b2bCollaborationGuest,internalGuest", ["externalTenants"] = new JsonObject { ["@odata.type"] = "#microsoft.graph.conditionalAccessAllExternalTenants", ["membershipKind"] = "all" } },
    };

    private static JsonObject Grant(params string[] controls)
    {
        bool isAll = controls[0] == "AND";
        return new() { ["operator"] = isAll ? "AND" : "OR", ["builtInControls"] = Words(isAll ? controls[1..] : controls) };
    }

    private static JsonObject EveryTime() => new() { ["signInFrequency"] = new JsonObject { ["isEnabled"] = true, ["frequencyInterval"] = "everyTime", ["authenticationType"] = "primaryAndSecondaryAuthentication" } };

    private static JsonObject Hours(int hours) => new() { ["isEnabled"] = true, ["frequencyInterval"] = "timeBased", ["value"] = hours, ["type"] = "hours", ["authenticationType"] = "primaryAndSecondaryAuthentication" };

    private static JsonObject Never() => new() { ["isEnabled"] = true, ["mode"] = "never" };

    private static JsonObject Places(string[] include, string[] exclude) => new() { ["locations"] = Location(include, exclude) };

    private static JsonObject Location(string[] include, string[] exclude) => new() { ["includeLocations"] = Words(include), ["excludeLocations"] = Words(exclude) };

    private static JsonObject Range(string id, string name, bool isTrusted, string range) => new()
    {
        ["@odata.type"] = "#microsoft.graph.ipNamedLocation", ["id"] = id, ["displayName"] = name, ["isTrusted"] = isTrusted,
        ["ipRanges"] = new JsonArray(new JsonObject { ["@odata.type"] = "#microsoft.graph.iPv4CidrRange", ["cidrAddress"] = range }),
    };

    private static JsonObject Countries(string id, string name, params string[] countries) => new()
    {
        ["@odata.type"] = "#microsoft.graph.countryNamedLocation", ["id"] = id, ["displayName"] = name, ["countriesAndRegions"] = Words(countries), ["includeUnknownCountriesAndRegions"] = false,
    };

    private static JsonArray Words(params string[] words) => [.. words.Select(w => (JsonNode)JsonValue.Create(w)!)];
}
