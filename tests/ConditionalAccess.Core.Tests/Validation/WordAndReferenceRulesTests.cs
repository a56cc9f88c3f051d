using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using static ConditionalAccess.Core.Tests.Validation.Findings;

namespace ConditionalAccess.Core.Tests.Validation;

public class WordAndReferenceRulesTests
{
    private static readonly GraphId s_place = "c0000000-0000-4000-8000-000000000001";

    [Fact]
    public void V25_an_unknown_platform_restricts()
        => Policy().If(c => c with { Platforms = new() { IncludePlatforms = [DevicePlatform.Windows, new(DevicePlatform.Unknown, "unknownFutureValue")] } }).Finds(
            "CAP2025 warning $.policies[0].conditions.platforms.includePlatforms[1]: policy 'P' (b0000000-0000-4000-8000-000000000001) has the word 'unknownFutureValue', which is not understood and counts as restricting; export again with the header 'Prefer: include-unknown-enum-members', or correct the word");

    [Fact]
    public void V25_an_unknown_control_restricts()
        => Policy().Needs(new() { Operator = GrantOperator.Or, BuiltInControls = [new(BuiltInControl.Unknown, "compliantNetwork")] }).Finds(
            "CAP2025 warning $.policies[0].grantControls.builtInControls[0]: policy 'P' (b0000000-0000-4000-8000-000000000001) has the word 'compliantNetwork', which is not understood and counts as restricting; export again with the header 'Prefer: include-unknown-enum-members', or correct the word");

    [Fact]
    public void V25_the_template_word_stands_for_two_controls()
        => Policy().Needs(GrantControls.AnyOf(BuiltInControl.MfaAndChangePassword)).Finds(
            "CAP2025 warning $.policies[0].grantControls.builtInControls[0]: policy 'P' (b0000000-0000-4000-8000-000000000001) uses the template word 'MfaAndChangePassword', which counts as mfa and passwordChange, both required; write mfa and passwordChange with the operator AND");

    [Fact]
    public void V25_an_unknown_condition_restricts()
        => Policy().If(c => c with { Extra = [new("times", "{}", ExtraEffect.UnknownCondition)] }).Finds(
            "CAP2025 warning $.policies[0].conditions.times: policy 'P' (b0000000-0000-4000-8000-000000000001) has the member 'times', which is not understood and counts as restricting; remove it if it has no meaning, or use a version that knows it");

    [Fact]
    public void V25_a_filter_needs_a_mode()
        => Policy().If(c => c with { Devices = new() { DeviceFilter = new() { Rule = "device.isCompliant -eq True" } } }).Finds(
            "CAP2025 warning $.policies[0].conditions.devices.deviceFilter.mode: policy 'P' (b0000000-0000-4000-8000-000000000001) has a filter without a mode, which counts as restricting; write mode include or exclude");

    [Fact]
    public void V25_a_filter_of_agent_users_is_not_supported()
        => Policy().If(c => c with { Agents = new() { IncludeAgentUsers = [Keywords.All], AgentFilter = new() { Mode = FilterMode.Include, Rule = "x" } } }).Finds(
            "CAP2025 warning $.policies[0].conditions.agents.agentFilter: policy 'P' (b0000000-0000-4000-8000-000000000001) filters agent users by attribute, which Microsoft does not support, so the filter counts as restricting; name the agent users by id");

    [Fact]
    public void V25_every_word_of_a_policy_is_looked_at()
    {
        ConditionalAccessPolicy policy = EveryWordUnknown();
        string[] paths = [.. Of(Tenant(policy)).Where(f => f.Code == "CAP2025").Select(f => f.Location.Path!["$.policies[0].".Length..])];
        Assert.Equal(
        [
            "conditions.clientAppTypes[0]", "conditions.platforms.excludePlatforms[0]", "conditions.signInRiskLevels[0]", "conditions.userRiskLevels[0]",
            "conditions.servicePrincipalRiskLevels[0]", "conditions.agentIdRiskLevels", "conditions.insiderRiskLevels",
            "conditions.authenticationFlows.transferMethods", "conditions.users.includeGuestsOrExternalUsers.guestOrExternalUserTypes",
            "conditions.users.includeGuestsOrExternalUsers.externalTenants.membershipKind", "conditions.deviceStates.includeStates[0]",
            "conditions.devices.excludeDevices[0]", "conditions.applications.applicationFilter.mode", "grantControls.operator",
            "grantControls.authenticationStrength.allowedCombinations[0]", "sessionControls.cloudAppSecurity.cloudAppSecurityType",
            "sessionControls.persistentBrowser.mode", "sessionControls.continuousAccessEvaluation.mode", "sessionControls.signInFrequency.type",
            "sessionControls.signInFrequency.frequencyInterval", "sessionControls.signInFrequency.authenticationType",
        ], paths);
    }

    [Fact]
    public void V25_an_annotation_is_no_condition() => Policy().If(c => c with { Extra = [new("@odata.type", "\"x\"")] }).FindsNothing("CAP2025");

    [Fact]
    public void V26_a_named_location_must_be_among_the_supplied_ones()
        => (Tenant(Places(s_place)) with { NamedLocations = [] }).Finds(
            "CAP2026 warning $.policies[0].conditions.locations.includeLocations[0]: policy 'P' (b0000000-0000-4000-8000-000000000001) refers to the named location c0000000-0000-4000-8000-000000000001, which is not among the supplied ones, so whether a sign-in is there is not known; export the named locations too, or remove the reference");

    [Fact]
    public void V26_an_app_group_must_be_among_the_supplied_ones()
        => (Tenant(Policy().On(new() { IncludeApplications = [Keywords.Office365] })) with { AppGroups = [] }).Finds(
            "CAP2026 warning $.policies[0].conditions.applications.includeApplications[0]: policy 'P' (b0000000-0000-4000-8000-000000000001) refers to the app group Office365, which is not among the supplied ones, so its apps are not known; supply the app ids of the group");

    [Fact]
    public void V26_a_supplied_named_location_is_fine()
        => (Tenant(Places(s_place, Keywords.MfaTrustedIps, Keywords.AllCompliantNetworks)) with { NamedLocations = [new IpNamedLocation { Id = s_place }] })
            .FindsNothing("CAP2026");

    [Fact]
    public void V26_a_soft_deleted_location_is_not_there()
        => (Tenant(Places(s_place)) with { NamedLocations = [new IpNamedLocation { Id = s_place, DeletedDateTime = DateTimeOffset.UnixEpoch }] }).Finds(
            "CAP2026 warning $.policies[0].conditions.locations.includeLocations[0]: policy 'P' (b0000000-0000-4000-8000-000000000001) refers to the named location c0000000-0000-4000-8000-000000000001, which is not among the supplied ones, so whether a sign-in is there is not known; export the named locations too, or remove the reference");

    [Fact]
    public void V26_nothing_is_said_about_locations_when_none_were_supplied() => Places(s_place).FindsNothing("CAP2026");

    [Fact]
    public void V36_a_display_name_is_no_id() => Policy().On(new() { IncludeApplications = ["Office 365"] }).Finds(
            "CAP2036 warning $.policies[0].conditions.applications.includeApplications[0]: policy 'P' (b0000000-0000-4000-8000-000000000001) lists 'Office 365' in includeApplications, which is neither an id nor a keyword there; write 'Office365'");

    [Fact]
    public void V36_a_role_name_is_no_id() => Policy().ForUsers(new() { IncludeRoles = ["Helpdesk Administrator"] }).Finds(
            "CAP2036 warning $.policies[0].conditions.users.includeRoles[0]: policy 'P' (b0000000-0000-4000-8000-000000000001) lists 'Helpdesk Administrator' in includeRoles, which is neither an id nor a keyword there; write the role template id 729827e3-9c14-49f7-bb1b-9608f156bbb8");

    [Fact]
    public void V36_an_app_name_is_no_id() => Policy().On(new() { IncludeApplications = ["Microsoft Azure Management"] }).Finds(
            "CAP2036 warning $.policies[0].conditions.applications.includeApplications[0]: policy 'P' (b0000000-0000-4000-8000-000000000001) lists 'Microsoft Azure Management' in includeApplications, which is neither an id nor a keyword there; write '797f4846-ba00-4fd7-ba43-dac1f8f63013'");

    [Fact]
    public void V36_a_placeholder_is_no_id() => Policy().ForUsers(new() { IncludeUsers = ["<people>"] }).Finds(
            "CAP2036 warning $.policies[0].conditions.users.includeUsers[0]: policy 'P' (b0000000-0000-4000-8000-000000000001) lists '<people>' in includeUsers, which is neither an id nor a keyword there; write the object id or one of the keywords All, None, GuestsOrExternalUsers, AllAgentIdUsers");

    [Fact]
    public void V36_a_context_has_a_number_up_to_99() => Policy().On(new() { IncludeAuthenticationContexts = ["c99", "c100"] }).Finds(
            "CAP2036 warning $.policies[0].conditions.applications.includeAuthenticationContextClassReferences[1]: policy 'P' (b0000000-0000-4000-8000-000000000001) lists 'c100' in includeAuthenticationContextClassReferences, which is neither an id nor a keyword there; write c1 to c99");

    [Fact]
    public void V36_All_means_nothing_among_groups() => Policy().ForUsers(new() { IncludeGroups = [Keywords.All] }).Finds(
            "CAP2036 warning $.policies[0].conditions.users.includeGroups[0]: policy 'P' (b0000000-0000-4000-8000-000000000001) lists 'All' in includeGroups, which is neither an id nor a keyword there; write the object id");

    [Fact]
    public void V36_ids_and_keywords_are_fine()
        => Policy().On(new() { IncludeApplications = [Office, "office365"] }).If(c => c with { Locations = new() { IncludeLocations = ["alltrusted"] } })
            .FindsNothing("CAP2036");

    private static ConditionalAccessPolicy Places(params GraphId[] ids) => Policy().If(c => c with { Locations = new() { IncludeLocations = [.. ids] } });

    private static ConditionalAccessPolicy EveryWordUnknown() => Policy() with
    {
        Conditions = new()
        {
            Users = new()
            {
                IncludeGuests = new()
                {
                    Types = [new(UserKind.Unknown, "w")],
                    ExternalTenants = new() { MembershipKind = new(MembershipKind.Unknown, "w"), Members = [Someone] },
                },
            },
            Applications = new() { IncludeApplications = [Office], ApplicationFilter = new() { Mode = new(FilterMode.Unknown, "w") } },
            ClientAppTypes = [new(ClientAppType.Unknown, "w")],
            Platforms = new() { ExcludePlatforms = [new(DevicePlatform.Unknown, "w")] },
            SignInRiskLevels = [new(RiskLevel.Unknown, "w")],
            UserRiskLevels = [new(RiskLevel.Unknown, "w")],
            ServicePrincipalRiskLevels = [new(RiskLevel.Unknown, "w")],
            AgentIdRiskLevels = [new(RiskLevel.Unknown, "w")],
            InsiderRiskLevels = [new(InsiderRiskLevel.Unknown, "w")],
            TransferMethods = [new(TransferMethod.Unknown, "w")],
            DeviceStates = new() { IncludeStates = [new(DeviceState.Unknown, "w")] },
            Devices = new() { ExcludeDevices = [new(DeviceState.Unknown, "w")] },
        },
        GrantControls = new()
        {
            Operator = new(GrantOperator.Unknown, "w"),
            AuthenticationStrength = new() { AllowedCombinations = [new(AuthenticationMethods.UnknownFutureValue, "w")] },
        },
        SessionControls = new()
        {
            CloudAppSecurity = new() { Type = new(CloudAppSecurityType.Unknown, "w") },
            PersistentBrowser = new() { Mode = new(PersistentBrowserMode.Unknown, "w") },
            ContinuousAccessEvaluation = new() { Mode = new(ContinuousAccessEvaluationMode.Unknown, "w") },
            SignInFrequency = new()
            {
                Type = new(SignInFrequencyType.Unknown, "w"),
                FrequencyInterval = new(SignInFrequencyInterval.Unknown, "w"),
                AuthenticationType = new(SignInFrequencyAuthenticationType.Unknown, "w"),
            },
        },
    };
}
