namespace ConditionalAccess.Cli.Tests;

/// <summary>The words that a report has for everything that a policy can say.</summary>
public sealed class ReportWordsTests : IDisposable
{
    private const string Id = "7d1f3c52-5f0b-4a7e-8a63-0f4f6d1b2c33";

    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("""includeUsers": ["All"]""", "all users")]
    [InlineData("""includeUsers": ["None"]""", "nobody")]
    [InlineData("""includeUsers": ["GuestsOrExternalUsers"]""", "guests and external users")]
    [InlineData("""includeUsers": ["7d1f3c52-5f0b-4a7e-8a63-0f4f6d1b2c33"]""", "user " + Id)]
    [InlineData("""includeGroups": ["7d1f3c52-5f0b-4a7e-8a63-0f4f6d1b2c33"]""", "group " + Id)]
    [InlineData("""includeRoles": ["62e90394-69f5-4237-9190-012177145e10", "7d1f3c52-5f0b-4a7e-8a63-0f4f6d1b2c33"]""", "role Global Administrator, role " + Id)]
    [InlineData("""includeUsers": ["All"], "excludeUsers": ["7d1f3c52-5f0b-4a7e-8a63-0f4f6d1b2c33"], "excludeRoles": ["62e90394-69f5-4237-9190-012177145e10"]""", "all users; except user " + Id + ", role Global Administrator")]
    [InlineData("""includeGuestsOrExternalUsers": { "guestOrExternalUserTypes": "internalGuest,b2bCollaborationGuest,b2bCollaborationMember,b2bDirectConnectUser,otherExternalUser,serviceProvider" }""",
        "local guests and B2B collaboration guests and B2B collaboration members and B2B direct connect users and other external users and service provider users")]
    [InlineData("""includeGuestsOrExternalUsers": { "guestOrExternalUserTypes": "serviceProvider", "externalTenants": { "@odata.type": "#microsoft.graph.conditionalAccessEnumeratedExternalTenants", "membershipKind": "enumerated", "members": ["7d1f3c52-5f0b-4a7e-8a63-0f4f6d1b2c33"] } }""",
        "service provider users of tenant " + Id)]
    public void Users(string json, string words) => Assert.Equal(words, Row("for", Policy(users: json)));

    [Theory]
    [InlineData("""includeApplications": ["All"]""", "all apps")]
    [InlineData("""includeApplications": ["None"]""", "no app")]
    [InlineData("""includeApplications": ["Office365", "MicrosoftAdminPortals", "797f4846-ba00-4fd7-ba43-dac1f8f63013"]""", "Office 365, Microsoft admin portals, Azure management")]
    [InlineData("""includeApplications": ["All"], "excludeApplications": ["00000002-0000-0ff1-ce00-000000000000", "7d1f3c52-5f0b-4a7e-8a63-0f4f6d1b2c33"]""", "all apps; except Exchange Online, " + Id)]
    [InlineData("""includeUserActions": ["urn:user:registersecurityinfo"]""", "registering security info")]
    [InlineData("""includeUserActions": ["urn:user:registerdevice"]""", "registering or joining a device")]
    [InlineData("""includeAuthenticationContextClassReferences": ["c1", "c25"]""", "authentication context c1, authentication context c25")]
    [InlineData("""includeApplications": ["All"], "applicationFilter": { "mode": "include", "rule": "CustomSecurityAttribute.A_B -eq \"x\"" }""", "all apps; only apps that match the rule CustomSecurityAttribute.A_B -eq \"x\"")]
    public void Targets(string json, string words) => Assert.Equal(words, Row("to", Policy(apps: json)));

    [Theory]
    [InlineData("""clientAppTypes": ["all"]""", "always")]
    [InlineData("""clientAppTypes": ["browser", "mobileAppsAndDesktopClients", "exchangeActiveSync", "other"]""", "client: browser or mobile and desktop apps or Exchange ActiveSync or legacy clients")]
    [InlineData("""platforms": { "includePlatforms": ["all"], "excludePlatforms": ["iOS", "macOS", "windows", "android", "linux"] }""", "platform: any, except iOS, macOS, Windows, Android, Linux")]
    [InlineData("""platforms": { "includePlatforms": ["windows"] }""", "platform: Windows")]
    [InlineData("""locations": { "includeLocations": ["All"], "excludeLocations": ["AllTrusted"] }""", "location: any, except every trusted location")]
    [InlineData("""locations": { "includeLocations": ["00000000-0000-0000-0000-000000000000", "3d46dbda-8382-466a-856d-eb00cbc6b910"] }""", "location: MFA trusted addresses, compliant networks")]
    [InlineData("""locations": { "includeLocations": ["7d1f3c52-5f0b-4a7e-8a63-0f4f6d1b2c33"] }""", "location: " + Id + " (not in the export)")]
    [InlineData("""signInRiskLevels": ["high", "medium"], "userRiskLevels": ["high"]""", "sign-in risk: high or medium; user risk: high")]
    [InlineData("""insiderRiskLevels": "elevated,moderate" """, "insider risk: elevated or moderate")]
    [InlineData("""servicePrincipalRiskLevels": ["high"]""", "workload identity risk: high")]
    [InlineData("""agentIdRiskLevels": "high" """, "agent risk: high")]
    [InlineData("""authenticationFlows": { "transferMethods": "deviceCodeFlow,authenticationTransfer" }""", "flow: device code flow or authentication transfer")]
    [InlineData("""devices": { "deviceFilter": { "mode": "exclude", "rule": "device.model -eq \"X\"" } }""", "except devices that match the rule device.model -eq \"X\"")]
    [InlineData("""devices": { "deviceFilter": { "mode": "include", "rule": "device.isCompliant -eq True" } }""", "only devices that match the rule device.isCompliant -eq True")]
    [InlineData("""platforms": { "includePlatforms": ["toaster"] }""", "platform: toaster (not understood)")]
    public void Conditions(string json, string words) => Assert.Equal(words, Row("when", Policy(conditions: json)));

    [Theory]
    [InlineData("""builtInControls": ["block"]""", "access is blocked")]
    [InlineData("""builtInControls": ["mfa", "compliantDevice", "domainJoinedDevice", "approvedApplication", "compliantApplication"]""", "MFA or compliant device or hybrid joined device or approved app or protected app")]
    [InlineData("""builtInControls": [], "termsOfUse": ["7d1f3c52-5f0b-4a7e-8a63-0f4f6d1b2c33"]""", "terms of use " + Id)]
    [InlineData("""builtInControls": [], "authenticationStrength": { "id": "00000000-0000-0000-0000-000000000004" }""", "authentication strength 00000000-0000-0000-0000-000000000004")]
    [InlineData("""builtInControls": [], "authenticationStrength": { "id": "00000000-0000-0000-0000-000000000004", "displayName": "Phishing-resistant" }""", "authentication strength Phishing-resistant")]
    [InlineData("""builtInControls": ["somethingNew"]""", "somethingNew (not understood)")]
    public void Grant_controls(string json, string words) => Assert.Equal(words, Row("requires", Policy(grant: json)));

    [Fact]
    public void Several_controls_that_are_all_needed_are_joined_with_and()
        => Assert.Equal("MFA and new password", Row("requires", Policy(grant: """builtInControls": ["mfa", "passwordChange"]""").Replace("\"OR\"", "\"AND\"", StringComparison.Ordinal)));

    [Theory]
    [InlineData("""signInFrequency": { "isEnabled": true, "frequencyInterval": "everyTime", "authenticationType": "primaryAndSecondaryAuthentication" }""", "signing in again every time")]
    [InlineData("""signInFrequency": { "isEnabled": true, "frequencyInterval": "timeBased", "value": 1, "type": "hours", "authenticationType": "primaryAndSecondaryAuthentication" }""", "signing in again after 1 hour")]
    [InlineData("""signInFrequency": { "isEnabled": true, "frequencyInterval": "timeBased", "value": 7, "type": "days", "authenticationType": "secondaryAuthentication" }""", "second factor again after 7 days")]
    [InlineData("""persistentBrowser": { "isEnabled": true, "mode": "never" }""", "browser sessions are never kept")]
    [InlineData("""persistentBrowser": { "isEnabled": true, "mode": "always" }""", "browser sessions are always kept")]
    [InlineData("""cloudAppSecurity": { "isEnabled": true, "cloudAppSecurityType": "blockDownloads" }""", "Defender for Cloud Apps: blockDownloads")]
    [InlineData("""applicationEnforcedRestrictions": { "isEnabled": true }""", "restrictions that the app enforces")]
    [InlineData("""secureSignInSession": { "isEnabled": true }""", "token protection")]
    [InlineData("""continuousAccessEvaluation": { "mode": "strictLocation" }""", "continuous access evaluation: strictLocation")]
    [InlineData("""disableResilienceDefaults": true""", "no resilience defaults")]
    [InlineData("""persistentBrowser": { "isEnabled": false, "mode": "never" }, "disableResilienceDefaults": false""", "nothing")]
    public void Session_controls(string json, string words) => Assert.Equal(words, Row("requires", Policy(session: json)));

    [Theory]
    [InlineData("enabled", "enabled")]
    [InlineData("enabledForReportingButNotEnforced", "report-only")]
    [InlineData("disabled", "disabled")]
    [InlineData("paused", "state not understood: paused")]
    public void States(string state, string words)
        => Assert.StartsWith("P (" + words + ")\n", Ask(Policy().Replace("\"enabled\"", "\"" + state + "\"", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void Workload_identities_and_agents()
    {
        const string Clients = """clientApplications": { "includeServicePrincipals": ["ServicePrincipalsInMyTenant"], "excludeServicePrincipals": ["7d1f3c52-5f0b-4a7e-8a63-0f4f6d1b2c33"] }""";
        Assert.Equal("all workload identities of the tenant; except workload identity " + Id, Row("for", Policy(users: "", conditions: Clients)));
    }

    [Fact]
    public void A_named_location_is_called_by_its_name()
    {
        const string Place = """
            { "@odata.type": "#microsoft.graph.ipNamedLocation", "id": "7d1f3c52-5f0b-4a7e-8a63-0f4f6d1b2c33", "displayName": "Ystad", "isTrusted": true,
              "ipRanges": [{ "@odata.type": "#microsoft.graph.iPv4CidrRange", "cidrAddress": "203.0.113.0/24" }] }
            """;
        string policy = Policy(conditions: "locations\": { \"includeLocations\": [\"" + Id + "\"] }");
        Assert.Equal("location: Ystad", Row("when", "[" + policy + "," + Place + "]"));
    }

    [Fact]
    public void What_is_not_understood_is_told()
        => Assert.Contains("not understood: moonPhase", Row("when", Policy(conditions: """moonPhase": { "include": ["full"] }""")), StringComparison.Ordinal);

    // Each part is written without its first quotation mark, which keeps the lines above short.
    private static string Policy(string users = """includeUsers": ["All"]""", string apps = """includeApplications": ["All"]""", string conditions = """clientAppTypes": ["all"]""", string grant = "", string session = "")
        => "{ \"id\": \"5b0c1d52-2a7f-4c7e-8c55-6d1d0b0e7a03\", \"displayName\": \"P\", \"state\": \"enabled\", \"conditions\": { \"" + conditions + ", \"applications\": { \"" + apps + " }"
            + (users.Length == 0 ? "" : ", \"users\": { \"" + users + " }") + " }"
            + (grant.Length == 0 ? "" : ", \"grantControls\": { \"operator\": \"OR\", \"" + grant + " }") + (session.Length == 0 ? "" : ", \"sessionControls\": { \"" + session + " }") + " }";

    private string Row(string title, string export)
    {
        string text = Ask(export), mark = "\n  " + title + ": ";
        int start = text.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        return text[start..text.IndexOf('\n', start)];
    }

    private string Ask(string export)
    {
        Outcome outcome = _files.Run("report", _files.Add("policies.json", export), "--format", "text");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return outcome.Output;
    }
}
