using System.Text;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Signals;
using static ConditionalAccess.Core.Tests.WhatIf.Requests;

namespace ConditionalAccess.Core.Tests.WhatIf;

public class WhatIfRequestTests
{
    [Fact]
    public void A_user_asks_for_an_app_and_what_is_left_out_is_not_known()
    {
        WhatIfRequest request = Read();
        SignIn signIn = request.SignIn;

        Assert.False(request.AppliedPoliciesOnly);
        Assert.Equal(SubjectKind.User, signIn.Subject);
        Assert.Equal(UserId, signIn.User.Id.ToString());
        Assert.Equal(UserKind.Unknown, signIn.User.Kind);
        Assert.True(signIn.User.Groups.IsDefault);
        Assert.Equal("app-1", Assert.Single((IEnumerable<Audience>)signIn.Resource.Audiences).AppId.ToString());
        Assert.Equal(ClientAppType.Unknown, signIn.Client.AppType);
        Assert.Equal(TransferMethod.Unknown, signIn.Client.TransferMethod);
        Assert.False(signIn.Network.ClientAddress.IsKnown);
        Assert.False(signIn.Network.Country.IsKnown);
        Assert.Equal(RiskLevel.Unknown, signIn.Risk.SignIn);
        Assert.Null(signIn.Device.IsRegistered);
        Assert.Null(signIn.Authentication.Methods);
    }

    [Fact]
    public void Every_condition_is_read()
    {
        SignIn signIn = Read(conditions: """
            { "clientAppType": "MobileAppsAndDesktopClients", "devicePlatform": "ios", "country": "se", "ipAddress": "192.0.2.1",
              "signInRiskLevel": "high", "userRiskLevel": "medium", "servicePrincipalRiskLevel": "low", "insiderRiskLevel": "elevated",
              "agentIdRiskLevel": "none", "authenticationFlow": { "transferMethod": "deviceCodeFlow" } }
            """).SignIn;

        Assert.Equal((ClientAppType.MobileAppsAndDesktopClients, DevicePlatform.IOS, TransferMethod.DeviceCodeFlow), (signIn.Client.AppType, signIn.Client.Platform, signIn.Client.TransferMethod));
        Assert.Equal((CountryCode.Parse("SE"), IpAddress.Parse("192.0.2.1")), (signIn.Network.Country, signIn.Network.ClientAddress));
        Assert.Equal((RiskLevel.High, RiskLevel.Medium, RiskLevel.Low, RiskLevel.None), (signIn.Risk.SignIn, signIn.Risk.User, signIn.Risk.ServicePrincipal, signIn.Risk.Agent));
        Assert.Equal(InsiderRiskLevel.Elevated, signIn.Risk.Insider);
    }

    [Fact]
    public void Every_member_of_the_device_is_read()
    {
        DeviceSignals device = Read(conditions: """
            { "deviceInfo": { "deviceId": "d", "displayName": "n", "enrollmentProfileName": "e", "isCompliant": true, "manufacturer": "m", "mdmAppId": "i",
              "model": null, "operatingSystem": "o", "operatingSystemVersion": "v", "ownership": "w", "physicalIds": ["p", "q"], "profileType": "t",
              "systemLabels": [], "trustType": "EntraID", "extensionAttribute1": "x", "extensionAttribute15": "y" } }
            """).SignIn.Device;

        Assert.True(device.IsRegistered);
        Assert.True(device.IsCompliant);
        Assert.Equal(["d", "n", "e", "m", "i", "o", "v", "w", "t", "EntraID", "x", "y"],
            new[] { device.DeviceId, device.DisplayName, device.EnrollmentProfileName, device.Manufacturer, device.MdmAppId, device.OperatingSystem,
                device.OperatingSystemVersion, device.Ownership, device.ProfileType, device.TrustType, device.ExtensionAttribute(1), device.ExtensionAttribute(15) }.Select(a => a.Text));
        Assert.False(device.Model.IsKnown);
        Assert.False(device.ExtensionAttribute(2).IsKnown);
        Assert.Equal(["p", "q"], device.PhysicalIds.Elements.ToArray());
        Assert.True(device.SystemLabels.IsNull);
    }

    [Fact]
    public void A_device_that_is_mentioned_is_registered_even_when_nothing_is_said_of_it()
    {
        Assert.True(Read(conditions: """{"deviceInfo":{}}""").SignIn.Device.IsRegistered);
        Assert.Null(Read(conditions: """{"deviceInfo":null}""").SignIn.Device.IsRegistered);
    }

    [Fact]
    public void Null_says_the_same_as_leaving_out()
        => Assert.Equal(DevicePlatform.Unknown, Read(conditions: """{"devicePlatform":null,"country":null,"authenticationFlow":null,"insiderRiskLevel":null}""").SignIn.Client.Platform);

    [Theory]
    [InlineData("registerSecurityInformation", "urn:user:registersecurityinfo")]
    [InlineData("registerOrJoinDevices", "urn:user:registerdevice")]
    public void A_user_action_is_named_as_policies_name_it(string word, string action)
    {
        ResourceSignals resource = Read(context: $$"""{"@odata.type":"microsoft.graph.userActionContext","userAction":"{{word}}"}""").SignIn.Resource;

        Assert.Equal(action, resource.UserAction.ToString());
        Assert.True(resource.Audiences is { IsDefault: false, IsEmpty: true });
    }

    [Fact]
    public void An_authentication_context_is_read()
        => Assert.Equal((GraphId)"c37", Assert.Single((IEnumerable<GraphId>)Read(context: Context("c37")).SignIn.Resource.AuthenticationContexts));

    [Fact]
    public void Service_principals_and_agents_are_subjects()
    {
        SignIn principal = Read(Principal("sp")).SignIn;
        SignIn agent = Read("""{"@odata.type":"#microsoft.graph.agentSignIn","agentServicePrincipalId":"ag"}""").SignIn;

        Assert.Equal((SubjectKind.ServicePrincipal, (GraphId)"sp"), (principal.Subject, principal.ServicePrincipal.Id));
        Assert.Equal((SubjectKind.AgentIdentity, (GraphId)"ag"), (agent.Subject, agent.Agent.Id));
    }

    [Theory]
    [InlineData("none", UserKind.InternalMember)]
    [InlineData("internalGuest", UserKind.InternalGuest)]
    [InlineData("b2bCollaborationGuest", UserKind.B2bCollaborationGuest)]
    [InlineData("b2bCollaborationMember", UserKind.B2bCollaborationMember)]
    [InlineData("b2bDirectConnectUser", UserKind.B2bDirectConnectUser)]
    [InlineData("otherExternalUser", UserKind.OtherExternalUser)]
    [InlineData("serviceProvider", UserKind.ServiceProvider)]
    public void An_external_user_has_a_type_and_a_tenant(string word, UserKind kind)
    {
        UserSignals user = Read($$"""{"@odata.type":"#microsoft.graph.userSignIn","userId":"u","externalUserType":"{{word}}","externalTenantId":"t"}""").ToSignIn().User;

        Assert.Equal((kind, (GraphId)"t"), (user.Kind, user.HomeTenantId));
    }

    [Fact]
    public void Only_what_applies_is_asked_for_when_it_says_so()
        => Assert.True(Read(more: ",\"appliedPoliciesOnly\":true").AppliedPoliciesOnly);

    [Fact]
    public void Annotations_are_left_alone()
        => Assert.Equal(DevicePlatform.Linux, Read(conditions: """{"@odata.type":"#microsoft.graph.signInConditions","devicePlatform@odata.type":"x","devicePlatform":"linux"}""").SignIn.Client.Platform);

    [Fact]
    public void A_request_is_read_from_bytes_in_utf16_too()
    {
        byte[] bytes = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text())];

        Assert.True(WhatIfRequest.TryParse(bytes, out WhatIfRequest? request, out _));
        Assert.Equal(UserId, request.SignIn.User.Id.ToString());
    }

    [Theory]
    [InlineData("""{"devicePlattform":"iOS"}""",
        "CAP4101 error $.signInConditions.devicePlattform (line 1, column 40) in q.json: member 'devicePlattform' is not known here; known are clientAppType, devicePlatform, country, ipAddress, signInRiskLevel, userRiskLevel, servicePrincipalRiskLevel, insiderRiskLevel, agentIdRiskLevel, authenticationFlow, deviceInfo")]
    [InlineData("""{"deviceInfo":{"os":"x"}}""",
        "CAP4101 error $.signInConditions.deviceInfo.os (line 1, column 41) in q.json: member 'os' is not known here; known are deviceId, displayName, enrollmentProfileName, isCompliant, manufacturer, mdmAppId, model, operatingSystem, operatingSystemVersion, ownership, physicalIds, profileType, systemLabels, trustType, extensionAttribute1 ... 15")]
    [InlineData("""{"userRiskLevel":"unknownFutureValue"}""",
        "CAP4102 error $.signInConditions.userRiskLevel (line 1, column 38) in q.json: risk level 'unknownFutureValue' is not understood, expected low, medium, high, hidden, none; write one of these words, or leave it out for Graph's default")]
    [InlineData("""{"country":5}""",
        "CAP4103 error $.signInConditions.country (line 1, column 32) in q.json: country has the wrong type, expected a text; write it as a text")]
    [InlineData("""{"ipAddress":"010.0.0.1"}""",
        "CAP4106 error $.signInConditions.ipAddress (line 1, column 34) in q.json: the text is not an IP address; write four decimal octets without leading zeros, or IPv6 without brackets, port or zone")]
    [InlineData("""{"country":"SWE"}""",
        "CAP4107 error $.signInConditions.country (line 1, column 32) in q.json: 'SWE' is not a country code; write two letters of ISO 3166 such as 'SE'")]
    [InlineData("""{"authenticationFlow":{"transferMethod":"deviceCodeFlow,authenticationTransfer"}}""",
        "CAP4109 error $.signInConditions.authenticationFlow.transferMethod (line 1, column 61) in q.json: transferMethod gives several words, but a sign-in has one transfer method; ask once for each of them")]
    public void A_condition_that_is_not_understood_is_refused_with_its_place(string conditions, string expected)
        => Assert.Equal(expected, Assert.Single(Findings($$"""{"signInConditions":{{conditions}},"signInIdentity":{{User}},"signInContext":{{Apps}}}""")));

    [Theory]
    [InlineData("""{"userId":"u"}""", "CAP4105 error $.signInIdentity: signInIdentity does not say its @odata.type; write '#microsoft.graph.userSignIn', '#microsoft.graph.servicePrincipalSignIn' or '#microsoft.graph.agentSignIn'")]
    [InlineData("""{"@odata.type":"#microsoft.graph.user"}""", "CAP4105 error $.signInIdentity['@odata.type']: '#microsoft.graph.user' is no type of signInIdentity; write '#microsoft.graph.userSignIn', '#microsoft.graph.servicePrincipalSignIn' or '#microsoft.graph.agentSignIn'")]
    [InlineData("""{"@odata.type":"#microsoft.graph.userSignIn"}""", "CAP4104 error $.signInIdentity: there is no userId; give the object id of the user")]
    [InlineData("""{"@odata.type":"#microsoft.graph.servicePrincipalSignIn","servicePrincipalId":""}""", "CAP4104 error $.signInIdentity.servicePrincipalId: servicePrincipalId is empty; give the object id or the app id")]
    [InlineData("null", "CAP4104 error $: there is no signInIdentity; say who signs in")]
    [InlineData("\"me\"", "CAP4103 error $.signInIdentity: signInIdentity has the wrong type, expected an object; write it as an object")]
    public void An_identity_that_is_not_understood_is_refused(string identity, string expected)
        => Assert.Equal(expected, WithoutPlace(Assert.Single(Findings(Text(identity)))));

    [Theory]
    [InlineData("""{"@odata.type":"#microsoft.graph.applicationContext","includeApplications":[]}""", "CAP4104 error $.signInContext.includeApplications: includeApplications is empty; give the app id of each resource the token is for")]
    [InlineData("""{"@odata.type":"#microsoft.graph.applicationContext","includeApplications":[7]}""", "CAP4103 error $.signInContext.includeApplications[0]: an entry of includeApplications has the wrong type, expected an app id; write it as an app id")]
    [InlineData("""{"@odata.type":"#microsoft.graph.userActionContext","userAction":"urn:user:registerdevice"}""", "CAP4102 error $.signInContext.userAction: user action 'urn:user:registerdevice' is not understood; write 'registerSecurityInformation' or 'registerOrJoinDevices'")]
    [InlineData("""{"@odata.type":"#microsoft.graph.authContext","authenticationContextValue":"c100"}""", "CAP4108 error $.signInContext.authenticationContextValue: 'c100' is no authentication context; give one of c1 to c99")]
    [InlineData("""{"@odata.type":"#microsoft.graph.authContext","authenticationContextValue":"c0"}""", "CAP4108 error $.signInContext.authenticationContextValue: 'c0' is no authentication context; give one of c1 to c99")]
    [InlineData("""{"includeApplications":["a"]}""", "CAP4105 error $.signInContext: signInContext does not say its @odata.type; write '#microsoft.graph.applicationContext', '#microsoft.graph.userActionContext' or '#microsoft.graph.authContext'")]
    public void A_context_that_is_not_understood_is_refused(string context, string expected)
        => Assert.Equal(expected, WithoutPlace(Assert.Single(Findings(Text(context: context)))));

    [Theory]
    [InlineData("[]", "CAP4110 error $ (line 1, column 1) in q.json: the document is no what-if request, expected an object; write { \"signInIdentity\": ..., \"signInContext\": ..., \"signInConditions\": ... }")]
    [InlineData("{\"signInIdentity\":", "CAP1")]
    [InlineData("", "CAP1")]
    public void A_document_that_is_no_request_is_refused(string json, string expected)
        => Assert.StartsWith(expected, Assert.Single(Findings(json)), StringComparison.Ordinal);

    [Fact]
    public void Everything_that_is_missing_is_named_at_once()
        => Assert.Equal(["there is no signInIdentity", "there is no signInContext", "there is no signInConditions"],
            Findings("{}").Select(f => f[(f.IndexOf(": ", StringComparison.Ordinal) + 2)..f.IndexOf(';', StringComparison.Ordinal)]));

    [Fact]
    public void Parse_throws_with_every_finding()
        => Assert.Equal(3, Assert.Throws<PolicyFormatException>(() => WhatIfRequest.Parse("{}")).Diagnostics.Count);

    private static string WithoutPlace(string finding)
    {
        int start = finding.IndexOf(" (line 1, column ", StringComparison.Ordinal);
        int end = finding.IndexOf(" in q.json", StringComparison.Ordinal) + " in q.json".Length;
        return finding.Remove(start, end - start);
    }
}
