using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using static ConditionalAccess.Core.Tests.Json.Reading;

namespace ConditionalAccess.Core.Tests.Json;

/// <summary>The rows of spec 1.16: what each odd form is read as. The findings are in <see cref="FindingTextTests"/>.</summary>
public class OddFormTests
{
    [Theory]
    [InlineData("""{"value":[#]}""")]
    [InlineData("[#]")]
    [InlineData("""[{"value":[#]}]""")]
    [InlineData("""{"policies":[#]}""")]
    [InlineData("""{"conditional_access_policies":[#]}""")]
    [InlineData("""{"conditional_access_policies":#}""")]
    [InlineData("""{"PolicyConfig":#}""")]
    [InlineData("""{"a":{"b":[[#]]}}""")]
    public void Wrappers_are_opened(string wrapper)
        => Assert.Equal(Read(Policy()), Read(wrapper.Replace("#", Policy(), StringComparison.Ordinal)));

    [Fact]
    public void A_template_gives_its_id_name_and_text_to_the_policy()
    {
        string json = "{\"id\":\"t1\",\"name\":\"n\",\"description\":\"d\",\"scenarios\":\"s\",\"details\":{\"conditions\":" + Conditions + ",\"grantControls\":" + Grant + "}}";
        ConditionalAccessPolicy policy = Read(json);
        Assert.Equal(("t1", "n", "d"), (policy.TemplateId.ToString(), policy.DisplayName, policy.Description));
        Assert.Equal(default, policy.State);
        Assert.Equal([new ExtraMember("scenarios", "\"s\"")], policy.Extra);
        Assert.Equal("$.details", PolicySet.Parse(json).Sources.Policy(0).Path);
        RoundTrip(json);
    }

    [Fact]
    public void Refused_objects_are_left_out_of_a_partial_set_and_reported()
    {
        PolicySet set = PolicySet.Parse("[" + Policy() + ",{\"displayName\":\"x\",\"includeGroups\":[]}," + Policy(extra: "\"platforms\":5") + "]", new PolicyReadOptions { AcceptPartial = true });
        Assert.Single(set.Policies);
        Assert.Equal(2, set.Diagnostics.Count(d => d.Severity == DiagnosticSeverity.Error));
    }

    [Fact]
    public void Pascal_case_reads_the_same()
    {
        const string pascal = """{"DisplayName":"P","State":"Enabled","Conditions":{"Users":{"IncludeUsers":["All"]},"Applications":{"IncludeApplications":["All"]},"ClientAppTypes":["all"]},"GrantControls":{"Operator":"OR","BuiltInControls":["mfa"]}}""";
        Assert.Equal(Read(Policy()), Read(pascal));
    }

    [Theory]
    [InlineData("\"platforms\":{\"includePlatforms\":null,\"excludePlatforms\":[]}")]
    [InlineData("\"devices\":{\"deviceFilter\":{\"mode\":null,\"rule\":null},\"includeDevices\":[]}")]
    [InlineData("\"locations\":[]")]
    [InlineData("\"platforms\":{}")]
    [InlineData("\"locations\":null,\"times\":null,\"clients\":null,\"signInRiskLevels\":[]")]
    [InlineData("\"authenticationFlows\":{\"transferMethods\":\"none\"}")]
    [InlineData("\"agents\":{\"includeAgentUsers\":[],\"agentFilter\":null},\"agentContext\":null")]
    [InlineData("\"insiderRiskLevels\":[],\"agentIdRiskLevels\":null")]
    public void Empty_forms_count_as_not_configured(string member) => Assert.Equal(Read(Policy()), Read(Policy(extra: member)));

    [Fact]
    public void Empty_controls_count_as_not_configured()
    {
        ConditionalAccessPolicy policy = Read(Policy(grant: "{}", more: ",\"sessionControls\":{\"signInFrequency\":{\"isEnabled\":null,\"value\":null},\"disableResilienceDefaults\":null}"));
        Assert.Null(policy.GrantControls);
        Assert.Null(policy.SessionControls);
    }

    [Fact]
    public void An_authentication_strength_of_nulls_is_none_and_an_empty_list_of_combinations_is_kept()
    {
        Assert.Null(Read(Policy(grant: """{"operator":"OR","builtInControls":["mfa"],"authenticationStrength":{"id":null,"allowedCombinations":null}}""")).GrantControls!.AuthenticationStrength);
        AuthenticationStrength strength = Read(Policy(grant: """{"operator":"OR","authenticationStrength":{"id":"s","allowedCombinations":[]}}""")).GrantControls!.AuthenticationStrength!;
        Assert.False(strength.AllowedCombinations.IsDefault);
        Assert.True(Read(Policy(grant: """{"operator":"OR","authenticationStrength":{"id":"s"}}""")).GrantControls!.AuthenticationStrength!.AllowedCombinations.IsDefault);
    }

    [Fact]
    public void A_single_text_is_a_list_of_one() => Assert.Equal(Read(Policy()), Read(Policy("""{"users":{"includeUsers":"All"},"applications":{"includeApplications":"All"},"clientAppTypes":"all"}""")));

    [Fact]
    public void Flags_read_the_same_as_text_and_as_list()
    {
        ConditionSet text = Read(Policy(extra: "\"insiderRiskLevels\":\"minor, elevated\",\"authenticationFlows\":{\"transferMethods\":\"deviceCodeFlow,authenticationTransfer\"}")).Conditions;
        ConditionSet list = Read(Policy(extra: "\"insiderRiskLevels\":[\"minor\",\"elevated\"],\"authenticationFlows\":{\"transferMethods\":[\"deviceCodeFlow\",\"authenticationTransfer\"]}")).Conditions;
        Assert.Equal(text, list);
        Assert.Equal([InsiderRiskLevel.Minor, InsiderRiskLevel.Elevated], text.InsiderRiskLevels.Select(w => w.Value));
        Assert.Equal([TransferMethod.DeviceCodeFlow, TransferMethod.AuthenticationTransfer], text.TransferMethods.Select(w => w.Value));
    }

    [Fact]
    public void Missing_users_are_no_user_assignment_and_allowed_beside_client_applications()
    {
        const string conditions = """{"users":null,"clientApplications":{"includeServicePrincipals":["ServicePrincipalsInMyTenant"]},"applications":{"includeApplications":["All"]},"clientAppTypes":["all"]}""";
        Assert.Empty(Findings(Policy(conditions)));
        Assert.Null(Read(Policy(conditions)).Conditions.Users);
    }

    [Fact]
    public void Keywords_and_words_in_another_case_are_the_same() => Assert.Equal(Read(Policy()), Read(Policy("""{"users":{"includeUsers":["all"]},"applications":{"includeApplications":["ALL"]},"clientAppTypes":["All"]}""")));

    [Fact]
    public void Names_and_placeholders_are_kept_as_opaque_ids()
    {
        UserAssignment users = Read(Policy("""{"users":{"includeGroups":["<AdminGroup>"],"includeRoles":["Helpdesk Administrator"]},"applications":{"includeApplications":["All"]},"clientAppTypes":["all"]}""")).Conditions.Users!;
        Assert.Equal(["<AdminGroup>"], users.IncludeGroups.Select(g => g.ToString()));
        Assert.Equal(["Helpdesk Administrator"], users.IncludeRoles.Select(r => r.ToString()));
    }

    [Fact]
    public void Null_entries_are_dropped() => Assert.Equal(Read(Policy()), Read(Policy("""{"users":{"includeUsers":[null,"All"]},"applications":{"includeApplications":["All"]},"clientAppTypes":["all",null]}""")));

    [Fact]
    public void A_state_that_is_not_understood_keeps_its_text()
    {
        Assert.Equal(new GraphWord<PolicyState>(PolicyState.Unknown, "on"), Read(Policy(state: "\"state\":\"on\",")).State);
        RoundTrip(Policy(state: "\"state\":\"on\","));
        RoundTrip(Policy(state: ""));
    }

    [Fact]
    public void A_lower_case_operator_is_understood() => Assert.Equal(GrantOperator.And, Read(Policy(grant: """{"operator":"and","builtInControls":["mfa"]}""")).GrantControls!.Operator.Value);

    [Fact]
    public void Built_in_controls_of_null_beside_others_are_an_empty_list()
    {
        GrantControls grant = Read(Policy(grant: """{"operator":"OR","builtInControls":null,"termsOfUse":["62e90394-69f5-4237-9190-012177145e10"]}""")).GrantControls!;
        Assert.True(grant.BuiltInControls.IsEmpty);
        Assert.Single(grant.TermsOfUse);
    }

    [Fact]
    public void Unknown_controls_and_unknown_members_of_grant_controls_count_and_are_written_back()
    {
        string json = Policy(grant: """{"operator":"OR","builtInControls":["compliantNetwork"],"faceScan":{"level":2}}""");
        Assert.Equal(["compliantNetwork", "faceScan"], Read(json).GrantControls!.BuiltInControls.Select(c => c.Text));
        Assert.Contains("\"faceScan\": {\"level\":2}", PolicySet.Parse(json).ToJson(), StringComparison.Ordinal);
        RoundTrip(json);
    }

    [Fact]
    public void External_tenants_are_told_apart_by_type_word_or_members()
    {
        Assert.Equal(MembershipKind.All, Tenants("{\"@odata.type\":\"#microsoft.graph.conditionalAccessAllExternalTenants\",\"membershipKind\":\"all\"}").Value);
        Assert.Equal(MembershipKind.Enumerated, Tenants("{\"members\":[\"62e90394-69f5-4237-9190-012177145e10\"]}").Value);
        Assert.Equal(MembershipKind.Enumerated, Tenants("{\"@odata.type\":\"#microsoft.graph.conditionalAccessEnumeratedExternalTenants\"}").Value);
        Assert.False(Tenants("{\"@odata.type\":\"#microsoft.graph.conditionalAccessEnumeratedExternalTenants\",\"membershipKind\":\"all\"}").IsUnderstood);
    }

    [Fact]
    public void Guest_types_that_say_none_are_absent()
        => Assert.Null(Read(Policy("""{"users":{"includeUsers":["All"],"excludeGuestsOrExternalUsers":{"guestOrExternalUserTypes":"none"}},"applications":{"includeApplications":["All"]},"clientAppTypes":["all"]}""")).Conditions.Users!.ExcludeGuests);

    [Fact]
    public void Unknown_conditions_keep_their_value_and_effect()
    {
        ConditionSet conditions = Read(Policy(extra: "\"weather\":{\"is\":[\"rain\"]},\"times\":{\"includeAllTimes\":true,\"excludeDays\":[1]}")).Conditions;
        Assert.Equal([new("weather", """{"is":["rain"]}""", ExtraEffect.UnknownCondition), new("times", """{"includeAllTimes":true,"excludeDays":[1]}""", ExtraEffect.UnknownCondition)], conditions.Extra);
        Assert.Equal(ExtraEffect.None, Assert.Single(Read(Policy(extra: "\"times\":{\"includeAllTimes\":true}")).Conditions.Extra).Effect);
    }

    [Fact]
    public void Unknown_members_deeper_down_count_at_the_assignment_and_are_written_back_in_place()
    {
        string json = Policy("""
            {"users":{"includeUsers":["All"],"excludeGuestsOrExternalUsers":{"guestOrExternalUserTypes":"internalGuest","age":7,"externalTenants":{"membershipKind":"all","region":"eu"}}},
            "applications":{"includeApplications":["All"],"applicationFilter":{"mode":"include","rule":"r","depth":1},"globalSecureAccess":{"includeTrafficProfiles":"m365","x":1}},
            "clientAppTypes":["all"],"authenticationFlows":{"transferMethods":"deviceCodeFlow","y":1},"devices":{"deviceFilter":{"mode":"exclude","rule":"r","z":1}}}
            """);
        TenantConfiguration tenant = RoundTrip(json);
        ConditionSet conditions = tenant.Policies[0].Conditions;
        Assert.Equal([("excludeGuestsOrExternalUsers.externalTenants.region", ExtraEffect.UnknownExclude), ("excludeGuestsOrExternalUsers.age", ExtraEffect.UnknownExclude)],
            conditions.Users!.Extra.Select(e => (e.Name, e.Effect)));
        Assert.Equal(["applicationFilter.depth", "globalSecureAccess.x"], conditions.Applications!.Extra.Select(e => e.Name));
        Assert.Equal("authenticationFlows.y", Assert.Single(conditions.Extra).Name);
        Assert.Equal("deviceFilter.z", Assert.Single(conditions.Devices!.Extra).Name);
        Assert.Contains("\"region\": \"eu\"", PolicySet.From(tenant).ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Annotations_and_tool_members_are_kept_without_effect()
    {
        string json = Policy(more: ",\"@odata.type\":\"t\",\"VER\":\"3\",\"AdditionalProperties\":{\"a\":1},\"#microsoft.graph.restore\":{\"title\":\"x\"}");
        Assert.All(Read(json).Extra, e => Assert.Equal(ExtraEffect.None, e.Effect));
        Assert.Equal(4, Read(json).Extra.Count);
        RoundTrip(json);
    }

    [Fact]
    public void Locations_are_told_apart_by_type_name_or_members()
    {
        TenantConfiguration tenant = RoundTrip("""
            [{"@odata.type":"#microsoft.graph.ipNamedLocation","id":"1","ipRanges":[{"@odata.type":"#microsoft.graph.iPv4CidrRange","cidrAddress":"203.0.113.0/24","note":"x"},{"lowerAddress":"2001:db8::1","upperAddress":"2001:db8::9"}],"isTrusted":true},
            {"id":"2","locationType":"countryNamedLocation","countriesAndRegions":["se","NO"],"countryLookupMethod":"authenticatorAppGps"},
            {"id":"3","compliantNetworkType":"allTenantCompliantNetworks"},{"id":"4","@odata.type":"#microsoft.graph.privateLinkNamedLocation","isTrusted":true},
            {"id":"5","ipRanges":[{"cidrAddress":"1/8"},{"cidrAddress":"10.0.0.0/9"}]},{"id":"6","countriesAndRegions":["XYZ","SE"]}]
            """);
        Assert.Equal([nameof(IpNamedLocation), nameof(CountryNamedLocation), nameof(CompliantNetworkNamedLocation), nameof(UnknownNamedLocation), nameof(IpNamedLocation), nameof(CountryNamedLocation)],
            tenant.NamedLocations.Select(l => l.GetType().Name));
        Assert.Equal(["""{"cidrAddress":"1/8"}"""], ((IpNamedLocation)tenant.NamedLocations[4]).UnreadableRanges);
        Assert.Equal(["XYZ"], ((CountryNamedLocation)tenant.NamedLocations[5]).UnreadableCountries);
    }

    [Fact]
    public void Members_of_the_tenant_are_read()
    {
        TenantConfiguration tenant = RoundTrip("""
            {"policies":[#],"appGroups":[{"id":"Office365","members":["00000003-0000-0ff1-ce00-000000000000"]},{"id":"g","members":[]}],"mfaTrustedIps":["203.0.113.0/24"],"namedLocationsAreIncomplete":true,
            "conditionalAccessSettings":{"exclusions":{"allResourcesExclusions":{"userActionExclusions":[{"userAction":"accountrecovery","state":"enabled"}]}}}}
            """.Replace("#", Policy(), StringComparison.Ordinal));
        Assert.Equal(["Office365", "g"], tenant.AppGroups.Select(g => g.Id.ToString()));
        Assert.Equal("203.0.113.0/24", Assert.Single(tenant.MfaTrustedIps).Text);
        Assert.True(tenant.NamedLocationsAreIncomplete);
        Assert.Equal([new UserActionExclusion("accountrecovery", PolicyState.Enabled)], tenant.UserActionExclusions);
    }

    [Fact]
    public void Strengths_are_read_with_their_configurations()
    {
        TenantConfiguration tenant = RoundTrip("""
            {"id":"s","displayName":"S","policyType":"custom","allowedCombinations":["fido2","federatedSingleFactor,sms","","telepathy"],"combinationConfigurations":[
            {"@odata.type":"#microsoft.graph.fido2CombinationConfiguration","id":"f","allowedAAGUIDs":["62e90394-69f5-4237-9190-012177145e10"],"appliesToCombinations":["fido2"]},
            {"@odata.type":"#microsoft.graph.x509CertificateCombinationConfiguration","allowedIssuerSkis":["a"],"allowedPolicyOIDs":["1.2"],"appliesToCombinations":["x509CertificateMultiFactor"]},
            {"@odata.type":"#microsoft.graph.fido2CombinationConfiguration","allowedColours":["red"]},{"@odata.type":"#microsoft.graph.newConfiguration"}]}
            """);
        AuthenticationStrength strength = Assert.Single(tenant.AuthenticationStrengths);
        Assert.Equal([CombinationConfigurationKind.Fido2, CombinationConfigurationKind.X509Certificate, CombinationConfigurationKind.Unknown, CombinationConfigurationKind.Unknown],
            strength.CombinationConfigurations.Select(c => c.Kind));
        Assert.Equal(AuthenticationMethods.FederatedSingleFactor | AuthenticationMethods.Sms, strength.AllowedCombinations[1].Methods);
        Assert.All(strength.AllowedCombinations.Skip(2), c => Assert.True(c.Methods.HasFlag(AuthenticationMethods.UnknownFutureValue)));
    }

    [Fact]
    public void Unknown_words_keep_their_text_everywhere()
    {
        string json = Policy(extra: "\"signInRiskLevels\":[\"dire\"],\"insiderRiskLevels\":\"odd,minor\",\"platforms\":{\"includePlatforms\":[\"unknownFutureValue\"]}",
            more: ",\"sessionControls\":{\"cloudAppSecurity\":{\"isEnabled\":true,\"cloudAppSecurityType\":\"odd\"},\"continuousAccessEvaluation\":{\"mode\":\"odd\"},\"persistentBrowser\":{\"mode\":\"odd\"},\"signInFrequency\":{\"value\":1,\"type\":\"weeks\"}}");
        RoundTrip(json);
        Assert.Equal("dire", Assert.Single(Read(json).Conditions.SignInRiskLevels).Text);
        Assert.Equal("weeks", Read(json).SessionControls!.SignInFrequency!.Type.Text);
    }

    private static GraphWord<MembershipKind> Tenants(string json)
    {
        string policy = Policy("""{"users":{"includeUsers":["All"],"excludeGuestsOrExternalUsers":{"guestOrExternalUserTypes":"internalGuest","externalTenants":#}},"applications":{"includeApplications":["All"]},"clientAppTypes":["all"]}"""
            .Replace("#", json, StringComparison.Ordinal));
        RoundTrip(policy);
        return Read(policy).Conditions.Users!.ExcludeGuests!.ExternalTenants!.MembershipKind;
    }
}
