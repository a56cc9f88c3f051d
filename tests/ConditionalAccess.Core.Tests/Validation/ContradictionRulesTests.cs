using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using static ConditionalAccess.Core.Tests.Validation.Findings;

namespace ConditionalAccess.Core.Tests.Validation;

public class ContradictionRulesTests
{
    [Fact]
    public void An_included_and_excluded_application_is_excluded()
        => Policy().On(new() { IncludeApplications = [Office, ExchangeOnline], ExcludeApplications = [Office] }).Finds(
            "CAP2102 warning $.policies[0].conditions.applications.excludeApplications[0]: policy 'P' (b0000000-0000-4000-8000-000000000001) includes and excludes '1c000000-0000-4000-8000-000000000001', and the exclusion wins; remove it from includeApplications or from excludeApplications");

    [Fact]
    public void An_included_and_excluded_platform_is_excluded()
        => Platforms([DevicePlatform.IOS, DevicePlatform.Windows], [DevicePlatform.IOS]).Finds(
            "CAP2102 warning $.policies[0].conditions.platforms.excludePlatforms[0]: policy 'P' (b0000000-0000-4000-8000-000000000001) includes and excludes 'iOS', and the exclusion wins; remove it from includePlatforms or from excludePlatforms");

    [Fact]
    public void Excluding_a_platform_from_all_is_fine() => Platforms([DevicePlatform.All], [DevicePlatform.IOS]).FindsNothing("CAP2102");

    [Fact]
    public void Nothing_is_left_when_every_platform_is_excluded()
        => Platforms([DevicePlatform.MacOS], [DevicePlatform.MacOS, DevicePlatform.IOS]).Finds(
            "CAP2103 warning $.policies[0].conditions.platforms.includePlatforms: policy 'P' (b0000000-0000-4000-8000-000000000001) excludes everything in includePlatforms, so that nothing is left of it; remove entries from excludePlatforms, or delete the policy");

    [Fact]
    public void Nothing_is_left_when_the_included_location_is_excluded()
        => Policy().If(c => c with { Locations = new() { IncludeLocations = [Keywords.AllTrusted], ExcludeLocations = [Keywords.AllTrusted] } }).Finds(
            "CAP2103 warning $.policies[0].conditions.locations.includeLocations: policy 'P' (b0000000-0000-4000-8000-000000000001) excludes everything in includeLocations, so that nothing is left of it; remove entries from excludeLocations, or delete the policy");

    [Fact]
    public void Nothing_is_left_when_the_only_included_group_is_excluded()
        => Policy().ForUsers(new() { IncludeGroups = [Someone], ExcludeGroups = [Someone] }).Finds(
            "CAP2103 warning $.policies[0].conditions.users.includeGroups: policy 'P' (b0000000-0000-4000-8000-000000000001) excludes everything in includeGroups, so that nothing is left of it; remove entries from excludeGroups, or delete the policy");

    [Fact]
    public void Somebody_is_left_when_a_role_is_included_besides()
        => Policy().ForUsers(new() { IncludeGroups = [Someone], ExcludeGroups = [Someone], IncludeRoles = ["62e90394-69f5-4237-9190-012177145e10"] })
            .FindsNothing("CAP2103");

    [Fact]
    public void The_unknown_word_is_not_itself()
        => Policy().If(c => c with { Platforms = new() { IncludePlatforms = [new(DevicePlatform.Unknown, "x")], ExcludePlatforms = [new(DevicePlatform.Unknown, "x")] } })
            .FindsNothing("CAP2103");

    [Fact]
    public void The_risk_of_a_service_principal_is_not_that_of_a_user()
        => Policy().If(c => c with { ServicePrincipalRiskLevels = [RiskLevel.High] }).Finds(
            "CAP2104 warning $.policies[0].conditions.servicePrincipalRiskLevels: policy 'P' (b0000000-0000-4000-8000-000000000001) has servicePrincipalRiskLevels, which is only assessed for service principals, and includes none of them; remove the risk condition, or include service principals");

    [Fact]
    public void The_risk_of_a_service_principal_fits_a_workload_policy()
        => Policy().If(c => c with
        {
            Users = new() { IncludeUsers = [Keywords.None] },
            ClientApplications = new() { IncludeServicePrincipals = [Someone] },
            ServicePrincipalRiskLevels = [RiskLevel.High],
        }).FindsNothing("CAP2104");

    [Fact]
    public void The_risk_of_an_agent_fits_an_agent_policy()
        => Policy().If(c => c with { ClientApplications = new() { IncludeAgentIdServicePrincipals = [Keywords.All] }, AgentIdRiskLevels = [RiskLevel.High] })
            .FindsNothing("CAP2104");

    [Fact]
    public void An_enumeration_without_tenants_matches_nobody() => Guests([]).Finds(
            "CAP2105 warning $.policies[0].conditions.users.includeGuestsOrExternalUsers.externalTenants.members: policy 'P' (b0000000-0000-4000-8000-000000000001) enumerates external tenants and lists none, so the entry matches nobody; list the tenants, or write membershipKind all");

    [Fact]
    public void An_enumeration_with_a_tenant_is_fine() => Guests([Someone]).FindsNothing("CAP2105");

    [Fact]
    public void Users_None_alone_never_apply() => Policy().ForUsers(new() { IncludeUsers = [Keywords.None] }).Finds(
            "CAP2106 warning $.policies[0].conditions.users.includeUsers: policy 'P' (b0000000-0000-4000-8000-000000000001) includes users 'None' and no other identity, and never applies; include somebody, or delete the policy");

    [Fact]
    public void Applications_None_alone_never_apply() => Policy().On(new() { IncludeApplications = [Keywords.None] }).Finds(
            "CAP2106 warning $.policies[0].conditions.applications.includeApplications: policy 'P' (b0000000-0000-4000-8000-000000000001) includes applications 'None' and nothing else, and never applies; include an application, a user action or an authentication context, or delete the policy");

    [Fact]
    public void Users_None_beside_workload_identities_is_fine()
        => Policy().If(c => c with { Users = new() { IncludeUsers = [Keywords.None] }, ClientApplications = new() { IncludeServicePrincipals = [Someone] } })
            .FindsNothing("CAP2106");

    [Fact]
    public void All_makes_other_users_superfluous() => Policy().ForUsers(new() { IncludeUsers = [Keywords.All, Someone] }).Finds(
            "CAP2111 warning $.policies[0].conditions.users.includeUsers: policy 'P' (b0000000-0000-4000-8000-000000000001) lists 'All' beside other entries, which have no effect; keep 'All' only");

    [Fact]
    public void None_has_no_effect_beside_an_application()
        => Policy().On(new() { IncludeApplications = [Keywords.None, Office] }).Finds(
            "CAP2111 warning $.policies[0].conditions.applications.includeApplications: policy 'P' (b0000000-0000-4000-8000-000000000001) lists 'None' beside other entries, where it has no effect; leave out 'None'");

    [Fact]
    public void All_users_do_not_cover_agents()
        => Policy().ForUsers(new() { IncludeUsers = [Keywords.All, Keywords.AllAgentIdUsers] }).FindsNothing("CAP2111");

    private static ConditionalAccessPolicy Platforms(ValueArray<GraphWord<DevicePlatform>> include, ValueArray<GraphWord<DevicePlatform>> exclude)
        => Policy().If(c => c with { Platforms = new() { IncludePlatforms = include, ExcludePlatforms = exclude } });

    private static ConditionalAccessPolicy Guests(ValueArray<GraphId> tenants)
        => Policy().ForUsers(new()
        {
            IncludeGuests = new()
            {
                Types = [UserKind.B2bCollaborationGuest],
                ExternalTenants = new() { MembershipKind = MembershipKind.Enumerated, Members = tenants },
            },
        });
}
