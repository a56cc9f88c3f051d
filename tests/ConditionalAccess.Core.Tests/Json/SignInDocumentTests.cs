using System.Globalization;
using System.Text;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Core.Tests.Json;

public class SignInDocumentTests
{
    [Fact]
    public void What_is_left_out_is_not_known()
    {
        SignIn signIn = One("""{ "user": { } }""");

        Assert.Equal(SubjectKind.Unknown, signIn.Subject);
        Assert.False(signIn.User.Id.IsKnown);
        Assert.True(signIn.User.Groups.IsDefault);
        Assert.True(signIn.User.Roles.IsDefault);
        Assert.True(signIn.Resource.Audiences.IsDefault);
        Assert.Null(signIn.Device.IsRegistered);
        Assert.False(signIn.Device.TrustType.IsKnown);
        Assert.True(signIn.Device.ExtensionAttributes.IsDefault);
        Assert.False(signIn.Network.Country.IsKnown);
        Assert.Equal(RiskLevel.Unknown, signIn.Risk.SignIn);
        Assert.Null(signIn.Authentication.Methods);
        Assert.True(signIn.Authentication.AcceptedTerms.IsDefault);
        Assert.Null(signIn.At);
    }

    [Fact]
    public void An_empty_list_is_known_to_be_none()
    {
        SignIn signIn = One("""{ "user": { "groups": [], "roles": [] }, "authentication": { "methods": [], "acceptedTerms": [] } }""");

        Assert.False(signIn.User.Groups.IsDefault);
        Assert.False(signIn.User.Roles.IsDefault);
        Assert.Equal(AuthenticationMethods.None, signIn.Authentication.Methods);
        Assert.False(signIn.Authentication.AcceptedTerms.IsDefault);
    }

    [Fact]
    public void A_device_attribute_that_is_null_is_known_to_have_no_value()
    {
        SignIn signIn = One("""{ "device": { "model": null, "physicalIds": ["[ZTDId]:1"], "systemLabels": [], "extensionAttributes": ["A", null] } }""");

        Assert.True(signIn.Device.Model.IsNull);
        Assert.Equal(["[ZTDId]:1"], signIn.Device.PhysicalIds.Elements.ToArray());
        Assert.True(signIn.Device.SystemLabels.IsNull);
        Assert.Equal("A", signIn.Device.ExtensionAttribute(1).Text);
        Assert.True(signIn.Device.ExtensionAttribute(2).IsNull);
        Assert.True(signIn.Device.ExtensionAttribute(15).IsNull);
    }

    [Fact]
    public void A_single_extension_attribute_leaves_the_others_not_known()
    {
        SignIn signIn = One("""{ "device": { "extensionAttribute3": "Till", "extensionAttribute4": null } }""");

        Assert.False(signIn.Device.ExtensionAttribute(1).IsKnown);
        Assert.Equal("Till", signIn.Device.ExtensionAttribute(3).Text);
        Assert.True(signIn.Device.ExtensionAttribute(4).IsNull);
        Assert.False(signIn.Device.ExtensionAttribute(15).IsKnown);
    }

    [Fact]
    public void A_role_id_alone_is_a_built_in_role_for_the_whole_directory()
    {
        SignIn signIn = One("""{ "user": { "roles": ["r1", { "templateId": "r2", "scope": "administrativeUnit", "isBuiltIn": false }, { "templateId": "r3" }] } }""");

        Assert.Equal([RoleAssignment.Directory("r1"), new("r2", RoleScope.AdministrativeUnit, false), new("r3", RoleScope.Unknown, null)], signIn.User.Roles);
    }

    [Fact]
    public void Words_are_read_in_any_case_and_methods_as_text_or_list()
    {
        SignIn signIn = One("""
            { "subject": "USER", "client": { "appType": "MobileAppsAndDesktopClients", "platform": "ios" }, "network": { "country": "Unmapped", "gpsCountry": "se" },
              "authentication": { "methods": "password, SMS", "registeredMethods": ["fido2", "sms"] } }
            """);

        Assert.Equal(SubjectKind.User, signIn.Subject);
        Assert.Equal(ClientAppType.MobileAppsAndDesktopClients, signIn.Client.AppType);
        Assert.Equal(DevicePlatform.IOS, signIn.Client.Platform);
        Assert.Equal(CountryCode.Unmapped, signIn.Network.Country);
        Assert.Equal(CountryCode.Parse("SE"), signIn.Network.GpsCountry);
        Assert.Equal(AuthenticationMethods.Password | AuthenticationMethods.Sms, signIn.Authentication.Methods);
        Assert.Equal(AuthenticationMethods.Fido2 | AuthenticationMethods.Sms, signIn.Authentication.RegisteredMethods);
    }

    [Fact]
    public void The_word_none_means_known_to_have_no_home_tenant()
        => Assert.True(One("""{ "user": { "homeTenantId": "none" } }""").User.HomeTenantId.IsNone);

    [Fact]
    public void Defaults_hold_where_a_sign_in_does_not_say_otherwise()
    {
        SignInDocument document = SignInDocument.Parse("""
            { "defaults": { "user": { "groups": ["g1"], "kind": "internalMember" }, "network": { "country": "SE", "clientAddress": "192.0.2.1" } },
              "signIns": [ { "user": { "groups": [] } }, { "name": "b", "notKnown": ["network.country", "user"] } ] }
            """);
        ref readonly SignIn first = ref document.SignIns[0].SignIn;
        ref readonly SignIn second = ref document.SignIns[1].SignIn;

        Assert.Equal(("sign-in 1", "b"), (document.SignIns[0].Name, document.SignIns[1].Name));
        Assert.True(first.User.Groups is { IsDefault: false, IsEmpty: true });
        Assert.Equal(UserKind.InternalMember, first.User.Kind);
        Assert.Equal(CountryCode.Parse("SE"), first.Network.Country);
        Assert.False(second.Network.Country.IsKnown);
        Assert.True(second.Network.ClientAddress.IsKnown);
        Assert.Equal(UserKind.Unknown, second.User.Kind);
        Assert.True(second.User.Groups.IsDefault);
    }

    [Fact]
    public void A_list_and_one_object_are_documents_too()
    {
        Assert.Equal(2, SignInDocument.Parse("""[ { "name": "a" }, { "name": "b" } ]""").SignIns.Count);
        Assert.Equal("a", Assert.Single(SignInDocument.Parse("""{ "name": "a" }""").SignIns).Name);
    }

    [Theory]
    [InlineData("""{ "usr": {} }""",
        "CAP4001 error $.usr (line 1, column 10) in s.json: member 'usr' is not known here; known are name, description, notKnown, at, subject, user, servicePrincipal, agent, resource, client, network, device, risk, authentication, trust")]
    [InlineData("""{ "risk": { "signIn": "huge" } }""",
        "CAP4002 error $.risk.signIn (line 1, column 23) in s.json: 'huge' is not one of the words of this signal; write one of 'none', 'low', 'medium', 'high', 'hidden', or leave the member out when it is not known")]
    [InlineData("""{ "risk": { "signIn": "unknown" } }""",
        "CAP4002 error $.risk.signIn (line 1, column 23) in s.json: 'unknown' is not one of the words of this signal; write one of 'none', 'low', 'medium', 'high', 'hidden', or leave the member out when it is not known")]
    [InlineData("""{ "user": { "groups": "g1" } }""",
        "CAP4003 error $.user.groups (line 1, column 23) in s.json: the value has the wrong type, expected a list; write it as a list")]
    [InlineData("""{ "user": [] }""",
        "CAP4003 error $.user (line 1, column 11) in s.json: expected an object; write the signals in braces, or leave the member out")]
    [InlineData("""{ "device": { "isCompliant": null } }""",
        "CAP4004 error $.device.isCompliant (line 1, column 30) in s.json: null says nothing here, expected true or false; leave the member out, or name it in notKnown when the defaults give it")]
    [InlineData("""{ "user": { "id": "" } }""",
        "CAP4005 error $.user.id (line 1, column 19) in s.json: the text is empty, expected an id; leave the member out when it is not known")]
    [InlineData("""{ "network": { "clientAddress": "010.8.8.8" } }""",
        "CAP4006 error $.network.clientAddress (line 1, column 33) in s.json: the text is not an IP address; write four decimal octets without leading zeros, or IPv6 without brackets, port or zone")]
    [InlineData("""{ "network": { "country": "SWE" } }""",
        "CAP4007 error $.network.country (line 1, column 27) in s.json: 'SWE' is not a country code; write two letters of ISO 3166 such as 'SE', or 'unmapped' when the address was looked up and not found")]
    [InlineData("""{ "at": "2026-01-15T12:00:00" }""",
        "CAP4008 error $.at (line 1, column 9) in s.json: '2026-01-15T12:00:00' is not an instant; write it as '2026-01-15T12:00:00Z', with Z or an offset such as '+02:00'")]
    [InlineData("""{ "notKnown": ["network.city"] }""",
        "CAP4009 error $.notKnown (line 1, column 15) in s.json: 'network.city' names no signal; write a section and a signal, such as 'network.country', or a whole section")]
    [InlineData("""{ "notKnown": ["at"], "at": "2026-01-15T12:00:00Z" }""",
        "CAP4010 error $.at (line 1, column 29) in s.json: the signal is given and declared not known in one sign-in; leave it out, or take it out of notKnown")]
    [InlineData("""[ { "name": "a" }, { "name": "a" } ]""",
        "CAP4011 error $[1].name (line 1, column 30) in s.json: two sign-ins are called 'a'; give each its own name")]
    [InlineData("""{ "device": { "extensionAttributes": [null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,"x"] } }""",
        "CAP4012 error $.device.extensionAttributes (line 1, column 38) in s.json: there are more than 15 extension attributes; devices have extensionAttribute1 to extensionAttribute15: remove the others")]
    [InlineData("12",
        "CAP4013 error $ (line 1, column 1) in s.json: the document is neither a sign-in nor a list of sign-ins; write { \"signIns\": [ ... ] }, a list of sign-ins, or one sign-in")]
    [InlineData("""{ "defaults": {} }""",
        "CAP4013 error $ (line 1, column 1) in s.json: there is no list signIns; write { \"signIns\": [ ... ] }, a list of sign-ins, or one sign-in")]
    [InlineData("""{ "at": "2026-01-15T12:00:00Z", "\u0061t": "2026-01-15T12:00:00Z" }""",
        "CAP1003 error $.at (line 1, column 33) in s.json: member 'at' is given twice in one object; keep one of them")]
    public void A_document_that_is_not_understood_is_refused_with_its_place(string json, string expected)
    {
        Assert.False(SignInDocument.TryParse(json, out SignInDocument? document, out IReadOnlyList<PolicyDiagnostic> findings, "s.json"));

        Assert.Null(document);
        Assert.Equal(expected, Assert.Single(findings).ToString());
    }

    [Fact]
    public void Everything_wrong_is_reported_at_once_and_defaults_only_once()
    {
        bool read = SignInDocument.TryParse("""
            { "defaults": { "risk": { "user": "x" } },
              "signIns": [ { "client": { "platform": "beos" } }, { "at": 5 }, { "trust": { "mfa": "yes" } } ] }
            """, out _, out IReadOnlyList<PolicyDiagnostic> findings);

        Assert.False(read);
        Assert.Equal(["$.defaults.risk.user", "$.signIns[0].client.platform", "$.signIns[1].at", "$.signIns[2].trust.mfa"], findings.Select(f => f.Location.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1, null, \"x\", []]")]
    [InlineData("{ \"signIns\": {} }")]
    [InlineData("{ \"signIns\": [ { \"name\": null } ] }")]
    [InlineData("{ \"signIns\": [ { \"user\": null } ], \"defaults\": 3 }")]
    [InlineData("{ \"resource\": { \"audiences\": [ { \"attributes\": [] }, null ] } }")]
    [InlineData("{ \"notKnown\": { \"a\": 1 } }")]
    [InlineData("{ \"user\": ")]
    public void Odd_documents_are_refused_without_an_exception(string json)
    {
        Assert.False(SignInDocument.TryParse(json, out _, out IReadOnlyList<PolicyDiagnostic> findings));
        Assert.Contains(findings, f => f.Severity == DiagnosticSeverity.Error);
        Assert.Throws<PolicyFormatException>(() => SignInDocument.Parse(json));
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_finding()
        => Assert.StartsWith("CAP1016 error in ", Assert.Throws<PolicyFormatException>(() => SignInDocument.Load("there is no such file.json")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("signins.json")]
    [InlineData("visitors.json")]
    public void Writing_and_reading_again_gives_the_same_sign_ins(string file)
    {
        SignInDocument document = SignInDocument.Load(Path.Combine(Corpus.Repository, "samples", "QuickStart", file));
        string written = document.ToJson();

        Assert.True(document.SignIns.Count >= 15);
        Assert.Equal(written, SignInDocument.Parse(written).ToJson());
    }

    [Fact]
    public void Every_signal_survives_writing()
    {
        const string All = """
            {
              "signIns": [
                {
                  "name": "all",
                  "at": "2026-01-15T12:00:00.5+02:00",
                  "subject": "agentUser",
                  "user": { "id": "u", "groups": ["g"], "hasGroupOverage": true, "roles": [{ "templateId": "r", "scope": "object", "isBuiltIn": true }], "kind": "serviceProvider", "homeTenantId": "none", "identityProvider": "saml", "isServiceAccount": true },
                  "servicePrincipal": { "id": "s", "appId": "a", "isRegisteredInThisTenant": false, "isMultiTenant": true, "attributes": { "Set_Name": ["x", "y"], "Set_Other": null } },
                  "agent": { "id": "a", "blueprintId": "b", "attributes": {}, "contexts": ["k"] },
                  "resource": { "audiences": [{ "appId": "p", "attributes": { "A_b": "c" }, "isAgentResource": true, "agentBlueprintId": "b", "trafficProfile": "m365" }], "userAction": "urn:user:registerdevice", "authenticationContexts": ["c1"], "scopes": ["openid"], "clientAppId": "c", "clientKind": "confidential", "requestsIdToken": true },
                  "client": { "appType": "easSupported", "platform": "windowsPhone", "transferMethod": "authenticationTransfer", "originalTransferMethod": "deviceCodeFlow", "requestKind": "refreshTokenRedemption" },
                  "network": { "clientAddress": "192.0.2.1", "resourceAddress": "2001:db8::1", "country": "unmapped", "gpsCountry": "NO", "gpsRefusal": "spoofed", "isCompliantNetwork": true },
                  "device": { "isRegistered": true, "isCompliant": false, "isIntuneManaged": true, "isRequestBound": false, "deviceId": "d", "displayName": "n", "deviceOwnership": "Company", "enrollmentProfileName": "e", "manufacturer": "m", "mdmAppId": "i", "model": null, "operatingSystem": "o", "operatingSystemVersion": "v", "physicalIds": ["p"], "profileType": "t", "systemLabels": ["l"], "trustType": "ServerAD", "extensionAttributes": ["1", null, "3"] },
                  "risk": { "signIn": "hidden", "user": "high", "servicePrincipal": "medium", "agent": "low", "insider": "elevated" },
                  "authentication": { "methods": "password,sms,qrCodePin", "performedIn": "homeTenant", "hasMfaClaim": true, "mfaAt": "2026-01-15T11:00:00Z", "primaryAt": "2026-01-15T10:00:00Z", "sessionStart": "2026-01-15T09:00:00Z", "registeredMethods": "none", "registrableMethods": "fido2", "fido2Aaguid": "f", "certificateIssuerSki": "k", "certificatePolicyOids": ["1.2"], "usesApprovedApp": true, "hasAppProtection": false, "supportsAppProtection": true, "acceptedTerms": [{ "agreementId": "t", "expiresAt": "2026-02-01T00:00:00Z", "deviceId": "d" }], "completedCustomControls": ["cc"], "passwordChanged": true, "riskRemediated": false, "verifiedIdPresented": true },
                  "trust": { "mfa": true, "compliantDevice": true, "hybridJoinedDevice": true }
                }
              ]
            }
            """;

        string written = SignInDocument.Parse(All).ToJson();

        Assert.Equal(Dense(All), Dense(written));
    }

    [Fact]
    public void Single_extension_attributes_survive_writing()
    {
        const string Json = """{"signIns":[{"name":"a","device":{"extensionAttribute2":"x","extensionAttribute3":null}}]}""";

        Assert.Contains("\"device\":{\"extensionAttribute2\":\"x\",\"extensionAttribute3\":null}", Dense(SignInDocument.Parse(Json).ToJson()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void No_culture_changes_what_is_read_or_written(string culture)
    {
        const string Json = """{ "at": "2026-01-15T12:00:00Z", "client": { "platform": "WINDOWS", "appType": "MOBILEAPPSANDDESKTOPCLIENTS" }, "risk": { "insider": "MINOR" } }""";
        string expected = SignInDocument.Parse(Json).ToJson();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(expected, SignInDocument.Parse(Json).ToJson());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Bytes_of_UTF_16_are_read()
    {
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("""{ "name": "Åsa" }""")];

        Assert.True(SignInDocument.TryParse(bytes, out SignInDocument? document, out _));
        Assert.Equal("Åsa", document.SignIns[0].Name);
    }

    private static SignIn One(string json) => SignInDocument.Parse(json).SignIns[0].SignIn;

    // Blanks outside of texts differ between two ways of writing the same thing; the documents compared have none inside.
    private static string Dense(string json) => json.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
}
