using System.Text.Json.Nodes;

namespace ConditionalAccess.Scripting.Tests;

/// <summary>A condition that Microsoft's language has, and a script that says the same.</summary>
/// <param name="Member">The name of the condition in the document.</param>
/// <param name="BuiltIn">The condition, as JSON.</param>
/// <param name="Script">The script.</param>
internal sealed record BuiltInPair(string Member, string BuiltIn, string Script)
{
    public JsonObject Built(int number) => Tenants.Policy(number, Member, JsonNode.Parse(BuiltIn)!, Control);

    public JsonObject Scripted(int number) => Tenants.Scripted(number, Script, Control);

    // A policy that configures risk by itself lets a risky user register nothing (spec 6.3), which a script does not: there the two are compared by a control without that rule.
    private string Control => Member is "signInRiskLevels" or "userRiskLevels" ? "block" : "mfa";
}

/// <summary>Pairs of every kind of condition, and the objects that they name.</summary>
internal static class BuiltInPairs
{
    public const string User = "3d1f6f60-6f0b-4a3e-9d0e-0a4f1d6c2b11", Group = "8a0c5f0e-27b5-4a53-8f0d-6c0a5a1b7c22", Role = "62e90394-69f5-4237-9190-012177145e10",
        Countries = "11111111-7cba-4b39-a92f-02669a1a7156", Addresses = "22222222-7cba-4b39-a92f-02669a1a7156";

    public static IReadOnlyList<BuiltInPair> All { get; } =
    [
        new("platforms", """{ "includePlatforms": ["windows", "macOS"] }""", "new[] { DevicePlatform.Windows, DevicePlatform.MacOS }.Contains(signIn.Client.Platform)"),
        new("platforms", """{ "includePlatforms": ["all"], "excludePlatforms": ["iOS"] }""", "signIn.Client.Platform != DevicePlatform.IOS"),
        new("clientAppTypes", """["browser"]""", "signIn.Client.AppType == ClientAppType.Browser"),
        new("clientAppTypes", """["browser", "mobileAppsAndDesktopClients"]""", "signIn.Client.AppType == ClientAppType.Browser || ClientAppType.MobileAppsAndDesktopClients == signIn.Client.AppType"),
        new("signInRiskLevels", """["high"]""", "signIn.Risk.SignIn == RiskLevel.High"),
        new("signInRiskLevels", """["medium", "high"]""", "signIn.Risk.SignIn >= RiskLevel.Medium"),
        new("userRiskLevels", """["low", "medium", "high"]""", "!(signIn.Risk.User < RiskLevel.Low)"),
        new("userRiskLevels", """["none"]""", "signIn.Risk.User == RiskLevel.None"),
        new("insiderRiskLevels", "\"elevated\"", "signIn.Risk.Insider == InsiderRiskLevel.Elevated"),
        new("authenticationFlows", """{ "transferMethods": "deviceCodeFlow" }""", "signIn.Client.TransferMethod == TransferMethod.DeviceCodeFlow || signIn.Client.OriginalTransferMethod == TransferMethod.DeviceCodeFlow"),
        new("locations", $$"""{ "includeLocations": ["{{Countries}}"] }""", "signIn.Network.Country == \"SE\" || signIn.Network.Country == \"no\""),
        new("locations", $$"""{ "includeLocations": ["All"], "excludeLocations": ["{{Countries}}"] }""", "!new[] { \"NO\", \"SE\" }.Contains(signIn.Network.Country)"),
        new("locations", $$"""{ "includeLocations": ["{{Addresses}}"] }""", "signIn.Network.ClientAddress.IsIn(\"203.0.113.0/24\") || signIn.Network.ClientAddress.IsIn(\"2001:db8::/32\")"),
        new("devices", Filter("device.trustType -eq \\\"AzureAD\\\"", "include"), "signIn.Device.TrustType == \"azuread\""),
        new("devices", Filter("device.trustType -eq \\\"ServerAD\\\"", "exclude"), "!(signIn.Device.TrustType == \"ServerAD\")"),
        new("devices", Filter("device.isCompliant -eq True", "include"), "signIn.Device.IsCompliant"),
        new("devices", Filter("device.manufacturer -startsWith \\\"Micro\\\" -or device.model -contains \\\"e\\\"", "include"), "signIn.Device.Manufacturer.StartsWith(\"Micro\") || signIn.Device.Model.Contains(\"E\", StringComparison.OrdinalIgnoreCase)"),
        new("devices", Filter("device.operatingSystem -in [\\\"Windows\\\", \\\"iOS\\\"] -and device.deviceOwnership -ne \\\"Personal\\\"", "include"),
            "new[] { \"Windows\", \"iOS\" }.Contains(signIn.Device.OperatingSystem) && signIn.Device.Ownership != \"Personal\""),
        new("devices", Filter("device.extensionAttribute1 -eq \\\"SAW\\\"", "include"), "signIn.Device.ExtensionAttribute1 == \"saw\""),
        new("devices", Filter("device.physicalIds -contains \\\"[ZTDID]\\\"", "include"), "signIn.Device.PhysicalIds.Any(id => id == \"[ZTDID]\")"),
        new("users", $$"""{ "includeUsers": ["{{User}}"] }""", $"signIn.User.Id == \"{User}\""),
        new("users", $$"""{ "includeUsers": ["All"], "excludeUsers": ["{{User}}"] }""", $"signIn.User.Id != \"{User.ToUpperInvariant()}\""),
        new("users", $$"""{ "includeGroups": ["{{Group}}"] }""", $"signIn.User.Groups.Contains(\"{Group}\")"),
        new("users", $$"""{ "includeUsers": ["All"], "excludeGroups": ["{{Group}}"] }""", $"!signIn.User.Groups.Any(g => g == \"{Group}\")"),
        new("users", $$"""{ "includeRoles": ["{{Role}}"] }""", $"signIn.User.Roles.Contains(\"{Role}\")"),
        new("users", """{ "includeGuestsOrExternalUsers": { "guestOrExternalUserTypes": "internalGuest,b2bCollaborationGuest" } }""", "new[] { UserKind.InternalGuest, UserKind.B2bCollaborationGuest }.Contains(signIn.User.Kind)"),
    ];

    /// <summary>Locations that the pairs name.</summary>
    public static IReadOnlyList<JsonObject> Objects { get; } =
    [
        JsonNode.Parse($$"""{ "@odata.type": "#microsoft.graph.countryNamedLocation", "id": "{{Countries}}", "displayName": "c", "countriesAndRegions": ["SE", "NO"], "includeUnknownCountriesAndRegions": false, "countryLookupMethod": "clientIpAddress" }""")!.AsObject(),
        JsonNode.Parse($$"""{ "@odata.type": "#microsoft.graph.ipNamedLocation", "id": "{{Addresses}}", "displayName": "a", "isTrusted": false, "ipRanges": [{ "@odata.type": "#microsoft.graph.iPv4CidrRange", "cidrAddress": "203.0.113.0/24" }, { "@odata.type": "#microsoft.graph.iPv6CidrRange", "cidrAddress": "2001:db8::/32" }] }""")!.AsObject(),
    ];

    private static string Filter(string rule, string mode) => $$"""{ "deviceFilter": { "mode": "{{mode}}", "rule": "{{rule}}" } }""";
}
