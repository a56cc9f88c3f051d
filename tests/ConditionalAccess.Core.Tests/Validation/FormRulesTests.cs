using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using static ConditionalAccess.Core.Tests.Validation.Findings;

namespace ConditionalAccess.Core.Tests.Validation;

public class FormRulesTests
{
    [Fact]
    public void V01_a_policy_needs_a_name() => (Policy() with { DisplayName = " " }).Finds(
            "CAP2001 error $.policies[0].displayName: policy without a name (b0000000-0000-4000-8000-000000000001) has no display name; give it one");

    [Fact]
    public void V01_a_missing_state_counts_as_enabled() => (Policy() with { State = default }).Finds(
            "CAP2001 warning $.policies[0].state: policy 'P' (b0000000-0000-4000-8000-000000000001) has no state, and counts as enabled; write enabled, disabled or enabledForReportingButNotEnforced");

    [Fact]
    public void V01_an_unknown_state_counts_as_enabled() => (Policy() with { State = new(PolicyState.Unknown, "on") }).Finds(
            "CAP2001 warning $.policies[0].state: policy 'P' (b0000000-0000-4000-8000-000000000001) has the state 'on', which is not known, and counts as enabled; write enabled, disabled or enabledForReportingButNotEnforced");

    [Fact]
    public void V01_a_policy_needs_conditions() => (Policy() with { Conditions = null! }).Finds(
            "CAP2001 error $.policies[0]: policy 'P' (b0000000-0000-4000-8000-000000000001) has no conditions; give it conditions");

    [Fact]
    public void V01_name_state_and_conditions_are_enough() => Policy().FindsNothing("CAP2001");

    [Fact]
    public void V02_a_policy_needs_some_identity() => Policy().If(c => c with { Users = null }).Finds(
            "CAP2002 error $.policies[0].conditions: policy 'P' (b0000000-0000-4000-8000-000000000001) has neither users nor workload or agent identities; add users, clientApplications or agents");

    [Fact]
    public void V02_workload_identities_are_enough()
        => Policy().If(c => c with { Users = null, ClientApplications = new() { IncludeServicePrincipals = [Someone] } }).FindsNothing("CAP2002");

    [Fact]
    public void V03_a_policy_needs_applications() => Policy().If(c => c with { Applications = null }).Finds(
            "CAP2003 error $.policies[0].conditions: policy 'P' (b0000000-0000-4000-8000-000000000001) has no applications member; include applications, a user action or an authentication context");

    [Fact]
    public void V03_applications_must_list_something() => Policy().On(new()).Finds(
            "CAP2003 error $.policies[0].conditions.applications: policy 'P' (b0000000-0000-4000-8000-000000000001) lists no application, user action or authentication context; include applications, a user action or an authentication context");

    [Fact]
    public void V03_applications_None_is_something() => Policy().On(new() { IncludeApplications = [Keywords.None] }).FindsNothing("CAP2003");

    [Fact]
    public void V04_applications_and_a_user_action_are_two_kinds()
        => Policy().On(ApplicationAssignment.All with { IncludeUserActions = [UserActions.RegisterDevice] }).Finds(
            "CAP2004 error $.policies[0].conditions.applications: policy 'P' (b0000000-0000-4000-8000-000000000001) targets 2 of applications, user actions and authentication contexts, where one kind is allowed; make one policy for each kind");

    [Fact]
    public void V04_a_user_action_alone_is_one_kind()
        => Policy().On(new() { IncludeUserActions = [UserActions.RegisterDevice] }).FindsNothing("CAP2004");

    [Fact]
    public void V05_missing_client_app_types_count_as_all() => Policy().If(c => c with { ClientAppTypes = [] }).Finds(
            "CAP2005 warning $.policies[0].conditions.clientAppTypes: policy 'P' (b0000000-0000-4000-8000-000000000001) lists no client app types, which counts as all; write clientAppTypes: [\"all\"]");

    [Fact]
    public void V05_one_client_app_type_is_enough()
        => Policy().If(c => c with { ClientAppTypes = [ClientAppType.Browser] }).FindsNothing("CAP2005");

    [Fact]
    public void V06_a_policy_needs_a_control() => Policy().Needs(new()).Subject(new()).Finds(
            "CAP2006 error $.policies[0]: policy 'P' (b0000000-0000-4000-8000-000000000001) has neither a grant control nor a session control, and changes nothing; add a control, or delete the policy");

    [Fact]
    public void V06_a_session_control_is_enough()
        => Policy().Needs(null).Subject(new() { DisableResilienceDefaults = true }).FindsNothing("CAP2006");

    [Fact]
    public void V06_a_session_control_of_a_later_version_is_enough()
        => Policy().Needs(null).Subject(new() { Extra = [new("newControl", "{\"isEnabled\":true}")] }).FindsNothing("CAP2006");

    [Fact]
    public void V06_an_annotation_is_no_control()
        => Assert.Contains(Of(Tenant(Policy().Needs(null).Subject(new() { Extra = [new("x@odata.context", "{}")] }))), f => f.Code == "CAP2006");

    [Fact]
    public void V34_empty_user_lists_include_nobody()
        => Policy().ForUsers(new() { ExcludeUsers = [Someone] }).Finds(
            "CAP2034 error $.policies[0].conditions.users: policy 'P' (b0000000-0000-4000-8000-000000000001) includes nobody and never applies; include users, groups, roles, guests, workload identities or agents, or delete the policy");

    [Fact]
    public void V34_an_empty_target_is_reported_too() => Policy().On(new() { ExcludeApplications = [Office] }).Finds(
            "CAP2034 error $.policies[0].conditions.applications: policy 'P' (b0000000-0000-4000-8000-000000000001) targets nothing and never applies; include applications, a user action or an authentication context, or delete the policy");

    [Fact]
    public void V34_one_group_is_somebody() => Policy().ForUsers(new() { IncludeGroups = [Someone] }).FindsNothing("CAP2034");
}
