using ConditionalAccess.Model;
using static ConditionalAccess.Core.Tests.Validation.Findings;

namespace ConditionalAccess.Core.Tests.Validation;

public class SubjectRulesTests
{
    private static readonly GraphId s_globalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

    [Fact]
    public void V07_all_users_stand_alone() => Policy().ForUsers(UserAssignment.All with { IncludeGroups = [Someone] }).Finds(
            "CAP2007 warning $.policies[0].conditions.users.includeUsers[0]: policy 'P' (b0000000-0000-4000-8000-000000000001) includes users 'All' beside groups, roles or guests; leave out the groups, roles and guests, which 'All' covers");

    [Fact]
    public void V07_None_beside_roles_has_no_effect()
        => Policy().ForUsers(new() { IncludeUsers = [Keywords.None], IncludeRoles = [s_globalAdministrator] }).Finds(
            "CAP2007 warning $.policies[0].conditions.users.includeUsers[0]: policy 'P' (b0000000-0000-4000-8000-000000000001) includes users 'None' beside groups, roles or guests; leave out 'None', which has no effect here");

    [Fact]
    public void V07_a_user_beside_groups_is_fine()
        => Policy().ForUsers(new() { IncludeUsers = [Someone], IncludeGroups = [EmergencyGroup] }).FindsNothing("CAP2007");

    [Fact]
    public void V20_workload_identities_and_people_do_not_mix()
        => Policy().If(c => c with { ClientApplications = new() { IncludeServicePrincipals = [Someone] } })
            .Needs(GrantControls.AnyOf(BuiltInControl.Block)).Finds(
            "CAP2020 error $.policies[0].conditions.users: policy 'P' (b0000000-0000-4000-8000-000000000001) targets people and workload identities at once; write includeUsers: [\"None\"] here and make a policy of its own for people");

    [Fact]
    public void V20_workload_identities_can_only_be_blocked() => Workload(GrantControls.AnyOf(BuiltInControl.Mfa)).Finds(
            "CAP2020 error $.policies[0].grantControls: policy 'P' (b0000000-0000-4000-8000-000000000001) requires something of workload or agent identities, which can only be blocked; use block as its only grant control");

    [Fact]
    public void V20_agent_users_can_only_be_blocked()
        => Policy().ForUsers(new() { IncludeUsers = [Keywords.AllAgentIdUsers] }).Needs(GrantControls.AnyOf(BuiltInControl.CompliantDevice)).Finds(
            "CAP2020 error $.policies[0].grantControls: policy 'P' (b0000000-0000-4000-8000-000000000001) requires something of workload or agent identities, which can only be blocked; use block as its only grant control");

    [Fact]
    public void V20_blocking_workload_identities_is_fine() => Workload(GrantControls.AnyOf(BuiltInControl.Block)).FindsNothing("CAP2020");

    [Fact]
    public void V27_a_custom_role_never_matches()
        => Policy().ForUsers(new() { IncludeRoles = [s_globalAdministrator, Someone] }).Finds(
            "CAP2027 warning $.policies[0].conditions.users.includeRoles[1]: policy 'P' (b0000000-0000-4000-8000-000000000001) names the role a0000000-0000-4000-8000-000000000001, which is not one of the built-in role templates this version knows; use the template id of a built-in role; custom roles never match");

    [Fact]
    public void V27_built_in_roles_are_known() => Policy().ForUsers(new() { IncludeRoles = [s_globalAdministrator] }).FindsNothing("CAP2027");

    [Fact]
    public void At_least_a_hundred_built_in_roles_are_known() => Assert.True(ConditionalAccess.Validation.BuiltInRoles.Count >= 100);

    [Fact]
    public void V30_the_exclusion_of_an_included_group_wins()
        => Policy().ForUsers(new() { IncludeGroups = [Office, EmergencyGroup], ExcludeGroups = [EmergencyGroup] }).Finds(
            "CAP2030 warning $.policies[0].conditions.users.excludeGroups[0]: policy 'P' (b0000000-0000-4000-8000-000000000001) includes and excludes 'e0000000-0000-4000-8000-000000000001', and the exclusion wins; remove it from includeGroups or from excludeGroups");

    [Fact]
    public void V30_one_id_as_user_and_as_group_is_no_conflict()
        => Policy().ForUsers(new() { IncludeGroups = [Someone], ExcludeUsers = [Someone] }).FindsNothing("CAP2030");

    private static ConditionalAccessPolicy Workload(GrantControls grant)
        => Policy().If(c => c with
        {
            Users = new() { IncludeUsers = [Keywords.None] },
            ClientApplications = new() { IncludeServicePrincipals = [Keywords.ServicePrincipalsInMyTenant] },
        }).Needs(grant);
}
