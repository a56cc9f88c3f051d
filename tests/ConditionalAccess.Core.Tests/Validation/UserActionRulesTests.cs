using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using static ConditionalAccess.Core.Tests.Validation.Findings;

namespace ConditionalAccess.Core.Tests.Validation;

public class UserActionRulesTests
{
    [Fact]
    public void V16_registering_a_device_needs_mfa_at_most()
        => Action(UserActions.RegisterDevice).Needs(GrantControls.AnyOf(BuiltInControl.CompliantDevice))
            .If(c => c with { ClientAppTypes = [ClientAppType.Browser], DeviceStates = new() { ExcludeStates = [DeviceState.Compliant] } }).Finds(
            "CAP2016 error $.policies[0].grantControls: policy 'P' (b0000000-0000-4000-8000-000000000001) requires more than mfa or an authentication strength for registering a device; keep mfa or an authentication strength only",
            "CAP2016 error $.policies[0].conditions.clientAppTypes: policy 'P' (b0000000-0000-4000-8000-000000000001) names client app types, which cannot be used for registering a device; write clientAppTypes: [\"all\"]",
            "CAP2016 error $.policies[0].conditions.deviceStates: policy 'P' (b0000000-0000-4000-8000-000000000001) has a device condition, which cannot be used for registering a device; remove the device condition");

    [Fact]
    public void V16_registering_a_device_with_mfa_is_fine() => Action(UserActions.RegisterDevice).FindsNothing("CAP2016");

    [Fact]
    public void V17_a_report_only_user_action_reports_nothing()
        => (Action(UserActions.RegisterDevice) with { State = PolicyState.ReportOnly }).Finds(
            "CAP2017 warning $.policies[0].state: policy 'P' (b0000000-0000-4000-8000-000000000001) is report-only and targets a user action, which reports nothing; enable it for a small group instead");

    [Fact]
    public void V17_an_enabled_user_action_is_fine() => Action(UserActions.RegisterDevice).FindsNothing("CAP2017");

    [Fact]
    public void V38_registration_from_a_managed_device_only_is_doubtful()
        => Action(UserActions.RegisterSecurityInfo).Needs(GrantControls.AnyOf(BuiltInControl.CompliantDevice)).Finds(
            "CAP2038 warning $.policies[0].grantControls: policy 'P' (b0000000-0000-4000-8000-000000000001) needs a managed device for registering security info, which setting up Windows Hello for Business or Platform SSO on a new device may not have yet; require mfa or a temporary access pass, or exclude users who are setting up a device");

    [Fact]
    public void V38_registration_from_a_certain_place_only_is_doubtful()
        => Outside().Needs(GrantControls.AnyOf(BuiltInControl.Block)).Finds(
            "CAP2038 warning $.policies[0].grantControls: policy 'P' (b0000000-0000-4000-8000-000000000001) needs a certain place for registering security info, which setting up Windows Hello for Business or Platform SSO on a new device may not have yet; require mfa or a temporary access pass, or exclude users who are setting up a device");

    [Fact]
    public void V38_mfa_outside_of_a_place_is_fine() => Outside().FindsNothing("CAP2038");

    private static ConditionalAccessPolicy Action(GraphId action) => Policy().On(new() { IncludeUserActions = [action] });

    private static ConditionalAccessPolicy Outside()
        => Action(UserActions.RegisterSecurityInfo).If(c => c with { Locations = new() { IncludeLocations = [Keywords.All], ExcludeLocations = [Keywords.AllTrusted] } });
}
