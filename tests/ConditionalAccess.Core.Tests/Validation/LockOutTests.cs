using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using static ConditionalAccess.Core.Tests.Validation.Findings;

namespace ConditionalAccess.Core.Tests.Validation;

public class LockOutTests
{
    private static readonly GrantControls s_block = GrantControls.AnyOf(BuiltInControl.Block);

    private static readonly GraphId s_place = "c0000000-0000-4000-8000-000000000001";

    [Fact]
    public void V28_blocking_everybody_everywhere_locks_out() => Policy().ForUsers(UserAssignment.All).Needs(s_block).Finds(
            "CAP2028 warning $.policies[0].grantControls: policy 'P' (b0000000-0000-4000-8000-000000000001) blocks all users on all resources without an exclusion, and can lock everybody out; exclude the emergency access accounts");

    [Fact]
    public void V28_a_device_for_everybody_everywhere_locks_out()
        => Policy().ForUsers(UserAssignment.All).Needs(GrantControls.AllOf(BuiltInControl.Mfa, BuiltInControl.CompliantDevice)).Finds(
            "CAP2028 warning $.policies[0].grantControls: policy 'P' (b0000000-0000-4000-8000-000000000001) requires a managed device of all users on all resources without an exclusion, and can lock everybody out; exclude the emergency access accounts");

    [Fact]
    public void V28_an_alternative_to_the_device_is_fine()
        => Policy().ForUsers(UserAssignment.All).Needs(GrantControls.AnyOf(BuiltInControl.Mfa, BuiltInControl.CompliantDevice)).FindsNothing("CAP2028");

    [Fact]
    public void V28_an_excluded_group_is_enough() => Policy().Needs(s_block).FindsNothing("CAP2028");

    [Fact]
    public void V28_a_disabled_policy_locks_nobody_out()
        => (Policy().ForUsers(UserAssignment.All).Needs(s_block) with { State = PolicyState.Disabled }).FindsNothing("CAP2028");

    [Fact]
    public void V28_blocking_legacy_clients_is_fine()
        => Policy().ForUsers(UserAssignment.All).Needs(s_block).If(c => c with { ClientAppTypes = [ClientAppType.Other] }).FindsNothing("CAP2028");

    [Fact]
    public void V33_blocking_the_trusted_locations_is_doubtful() => Places([Keywords.AllTrusted], []).Finds(
            "CAP2033 warning $.policies[0].conditions.locations.includeLocations[0]: policy 'P' (b0000000-0000-4000-8000-000000000001) blocks sign-ins from the trusted locations; move 'AllTrusted' to excludeLocations");

    [Fact]
    public void V33_blocking_every_location_is_doubtful() => Places([Keywords.All], []).Finds(
            "CAP2033 warning $.policies[0].conditions.locations.includeLocations[0]: policy 'P' (b0000000-0000-4000-8000-000000000001) blocks sign-ins from every location without an exclusion; exclude the locations from which people may sign in, or remove the location condition");

    [Fact]
    public void V33_blocking_every_location_but_one_is_fine() => Places([Keywords.All], [s_place]).FindsNothing("CAP2033");

    [Fact]
    public void Nobody_can_administer_when_everybody_is_blocked() => Policy().ForUsers(UserAssignment.All).Needs(s_block).Finds(
            "CAP2101 warning $.policies[0]: nobody can reach the Microsoft admin portals because of policy 'P' (b0000000-0000-4000-8000-000000000001); exclude the emergency access accounts",
            "CAP2101 warning $.policies[0]: nobody can reach Azure management because of policy 'P' (b0000000-0000-4000-8000-000000000001); exclude the emergency access accounts");

    [Fact]
    public void Somebody_can_administer_when_a_group_is_excluded() => Policy().Needs(s_block).FindsNothing("CAP2101");

    [Fact]
    public void Nobody_can_administer_when_another_policy_blocks_the_excluded_group()
        => Tenant(Policy().Needs(s_block), Policy().ForUsers(new() { IncludeGroups = [EmergencyGroup] }).Needs(s_block) with { Id = Someone, DisplayName = "Q" }).Finds(
            "CAP2101 warning $.policies[0]: nobody can reach the Microsoft admin portals because of policy 'P' (b0000000-0000-4000-8000-000000000001), policy 'Q' (a0000000-0000-4000-8000-000000000001); exclude the emergency access accounts",
            "CAP2101 warning $.policies[0]: nobody can reach Azure management because of policy 'P' (b0000000-0000-4000-8000-000000000001), policy 'Q' (a0000000-0000-4000-8000-000000000001); exclude the emergency access accounts");

    [Fact]
    public void Nobody_can_administer_when_two_policies_share_the_platforms()
        => Tenant(
            Portals(s_block, new() { IncludePlatforms = [DevicePlatform.Windows, DevicePlatform.IOS] }),
            Portals(GrantControls.AllOf(BuiltInControl.DomainJoinedDevice), null) with { Id = Someone, DisplayName = "Q" }).Finds(
            "CAP2101 warning $.policies[0]: nobody can reach the Microsoft admin portals because of policy 'P' (b0000000-0000-4000-8000-000000000001), policy 'Q' (a0000000-0000-4000-8000-000000000001); exclude the emergency access accounts");

    [Fact]
    public void Somebody_can_administer_from_a_hybrid_joined_device()
        => Portals(GrantControls.AllOf(BuiltInControl.DomainJoinedDevice), null).FindsNothing("CAP2101");

    [Fact]
    public void Nobody_can_administer_when_the_excluded_place_is_blocked_too()
        => Tenant(
            Everyone(new() { IncludeLocations = [Keywords.All], ExcludeLocations = [s_place] }),
            Everyone(new() { IncludeLocations = [s_place] }) with { Id = Someone, DisplayName = "Q" }).Finds(
            "CAP2101 warning $.policies[0]: nobody can reach the Microsoft admin portals because of policy 'P' (b0000000-0000-4000-8000-000000000001), policy 'Q' (a0000000-0000-4000-8000-000000000001); exclude the emergency access accounts",
            "CAP2101 warning $.policies[0]: nobody can reach Azure management because of policy 'P' (b0000000-0000-4000-8000-000000000001), policy 'Q' (a0000000-0000-4000-8000-000000000001); exclude the emergency access accounts");

    [Fact]
    public void Somebody_can_administer_from_the_excluded_place()
        => Everyone(new() { IncludeLocations = [Keywords.All], ExcludeLocations = [s_place] }).FindsNothing("CAP2101");

    [Fact]
    public void Somebody_can_administer_when_blocking_depends_on_risk()
        => Everyone(null).If(c => c with { SignInRiskLevels = [RiskLevel.High] }).FindsNothing("CAP2101");

    [Fact]
    public void Somebody_can_administer_when_the_block_is_report_only() => (Everyone(null) with { State = PolicyState.ReportOnly }).FindsNothing("CAP2101");

    [Fact]
    public void Nobody_meets_a_strength_without_combinations()
        => Portals(new() { AuthenticationStrength = new() { AllowedCombinations = [] } }, null).Finds(
            "CAP2101 warning $.policies[0]: nobody can reach the Microsoft admin portals because of policy 'P' (b0000000-0000-4000-8000-000000000001); exclude the emergency access accounts");

    private static ConditionalAccessPolicy Everyone(LocationCondition? places)
        => Policy().ForUsers(UserAssignment.All).Needs(s_block).If(c => c with { Locations = places });

    private static ConditionalAccessPolicy Places(ValueArray<GraphId> include, ValueArray<GraphId> exclude)
        => Everyone(new() { IncludeLocations = include, ExcludeLocations = exclude });

    private static ConditionalAccessPolicy Portals(GrantControls grant, PlatformCondition? platforms)
        => Policy().ForUsers(UserAssignment.All).On(new() { IncludeApplications = [Keywords.MicrosoftAdminPortals] }).Needs(grant)
            .If(c => c with { Platforms = platforms });
}
