using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using static ConditionalAccess.Core.Tests.Validation.Findings;

namespace ConditionalAccess.Core.Tests.Validation;

public class FilterAndClientRulesTests
{
    [Fact]
    public void V18_a_device_filter_replaces_the_older_lists()
        => Devices("device.isCompliant -eq True").If(c => c with { DeviceStates = new() { ExcludeStates = [DeviceState.Compliant] } }).Finds(
            "CAP2018 error $.policies[0].conditions.devices.deviceFilter: policy 'P' (b0000000-0000-4000-8000-000000000001) has a device filter beside the older device lists, and both must hold; say everything in the device filter");

    [Fact]
    public void V18_a_rule_must_compile() => Devices("device.isCompliant -eq").Finds(
            "CAP2018 error $.policies[0].conditions.devices.deviceFilter.rule: the device filter of policy 'P' (b0000000-0000-4000-8000-000000000001) at character 22: expected a value, found the end of the rule; write a text in double quotes, True, False, null, a number or a GUID");

    [Fact]
    public void V18_a_rule_has_a_longest_length() => Devices("device.displayName -eq \"" + new string('a', 3072) + "\"").Finds(
            "CAP2018 error $.policies[0].conditions.devices.deviceFilter.rule: the device filter of policy 'P' (b0000000-0000-4000-8000-000000000001) at character 3072: the filter rule is 3097 characters long; Entra accepts 3072; shorten it or split it over several policies");

    [Fact]
    public void V18_an_unknown_property_is_doubtful() => Devices("device.color -eq \"red\"").Finds(
            "CAP2018 warning $.policies[0].conditions.devices.deviceFilter.rule: the device filter of policy 'P' (b0000000-0000-4000-8000-000000000001) at character 0: device filters have no property 'device.color', so this comparison is unknown; name an attribute of device filters, such as device.operatingSystem");

    [Fact]
    public void V18_an_attribute_rule_must_compile_too()
        => Policy().On(new() { IncludeApplications = [Office], ApplicationFilter = new() { Mode = FilterMode.Include, Rule = "" } }).Finds(
            "CAP2018 error $.policies[0].conditions.applications.applicationFilter.rule: the application filter of policy 'P' (b0000000-0000-4000-8000-000000000001) at character 0: the filter rule is empty; write at least one comparison, such as device.isCompliant -eq True");

    [Fact]
    public void V18_a_rule_that_compiles_is_fine() => Devices("device.isCompliant -eq True").FindsNothing("CAP2018");

    [Fact]
    public void V19_an_application_filter_beside_All_is_doubtful()
        => Policy().On(ApplicationAssignment.All with { ApplicationFilter = Attributes() }).Finds(
            "CAP2019 warning $.policies[0].conditions.applications.applicationFilter: policy 'P' (b0000000-0000-4000-8000-000000000001) has an application filter beside applications 'All' or 'None', which some tools refuse; name the applications, or leave out the filter");

    [Fact]
    public void V19_an_application_filter_beside_an_application_is_fine()
        => Policy().On(new() { IncludeApplications = [Office], ApplicationFilter = Attributes() }).FindsNothing("CAP2019");

    [Fact]
    public void V21_Exchange_ActiveSync_wants_a_policy_of_its_own()
        => Clients(ClientAppType.Browser, ClientAppType.ExchangeActiveSync).On(new() { IncludeApplications = [ExchangeOnline] }).Finds(
            "CAP2021 warning $.policies[0].conditions.clientAppTypes[1]: policy 'P' (b0000000-0000-4000-8000-000000000001) names Exchange ActiveSync beside other client types or resources other than Exchange Online; make a policy of its own for Exchange ActiveSync on Exchange Online");

    [Fact]
    public void V21_Exchange_ActiveSync_alone_on_Exchange_is_fine()
        => Clients(ClientAppType.ExchangeActiveSync).On(new() { IncludeApplications = [ExchangeOnline] }).FindsNothing("CAP2021");

    [Fact]
    public void V21_blocking_legacy_clients_everywhere_is_fine()
        => Clients(ClientAppType.ExchangeActiveSync, ClientAppType.Other).Needs(GrantControls.AnyOf(BuiltInControl.Block)).FindsNothing("CAP2021");

    [Fact]
    public void V22_there_are_no_protected_apps_on_macOS()
        => On(DevicePlatform.IOS, DevicePlatform.MacOS).Needs(GrantControls.AllOf(BuiltInControl.Mfa, BuiltInControl.CompliantApplication)).Finds(
            "CAP2022 error $.policies[0].conditions.platforms.includePlatforms[1]: policy 'P' (b0000000-0000-4000-8000-000000000001) requires an approved or protected app on macOS, where there is none; remove the platform, or offer another control with the operator OR");

    [Fact]
    public void V22_another_control_may_replace_the_protected_app()
        => On(DevicePlatform.MacOS).Needs(GrantControls.AnyOf(BuiltInControl.CompliantDevice, BuiltInControl.CompliantApplication)).FindsNothing("CAP2022");

    [Fact]
    public void V37_Exchange_ActiveSync_for_a_role_hits_everybody()
        => Clients(ClientAppType.EasSupported).ForUsers(new() { IncludeRoles = ["62e90394-69f5-4237-9190-012177145e10"] }).Finds(
            "CAP2037 warning $.policies[0].conditions.clientAppTypes[0]: policy 'P' (b0000000-0000-4000-8000-000000000001) names Exchange ActiveSync with all users, roles or guests, and Microsoft then subjects every user to it; include users or groups by id");

    [Fact]
    public void V37_Exchange_ActiveSync_for_a_group_is_fine()
        => Clients(ClientAppType.ExchangeActiveSync).ForUsers(new() { IncludeGroups = [Someone] }).FindsNothing("CAP2037");

    private static FilterCondition Attributes() => new() { Mode = FilterMode.Include, Rule = "CustomSecurityAttribute.Apps_Tier -eq \"one\"" };

    private static ConditionalAccessPolicy Devices(string rule)
        => Policy().If(c => c with { Devices = new() { DeviceFilter = new() { Mode = FilterMode.Include, Rule = rule } } });

    private static ConditionalAccessPolicy Clients(params ClientAppType[] types)
        => Policy().If(c => c with { ClientAppTypes = [.. types.Select(t => new GraphWord<ClientAppType>(t))] });

    private static ConditionalAccessPolicy On(params DevicePlatform[] platforms)
        => Policy().If(c => c with { Platforms = new() { IncludePlatforms = [.. platforms.Select(p => new GraphWord<DevicePlatform>(p))] } });
}
