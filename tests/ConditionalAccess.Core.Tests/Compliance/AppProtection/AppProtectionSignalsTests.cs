using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.AppProtection;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Core.Tests.Compliance.AppProtection;

public class AppProtectionSignalsTests
{
    private const string Word = "com.microsoft.office.word";

    private static readonly DateTimeOffset T0 = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly GraphId User = "00000000-0000-4000-8000-000000000001", Other = "00000000-0000-4000-8000-000000000002";
    private static readonly GraphId Group = "00000000-0000-4000-8000-000000000003", P1 = "T_1", P2 = "T_2";

    private static ClientAppFacts Client => new()
    {
        AppId = Word, Platform = DevicePlatform.Android, Broker = BrokerApp.CompanyPortal, UserId = User, IsIntuneLicensed = true, GroupIds = [Group],
        IsEmbeddedWebView = false, IsInPrivate = false,
    };

    private static ManagedAppRegistration Registration => new() { AppIdentifier = Word, UserId = User, AppliedPolicies = [P1], LastSyncDateTime = T0 };

    private static DeviceFacts Device => new()
    {
        Id = "00000000-0000-4000-8000-000000000004", AzureADDeviceId = "00000000-0000-4000-8000-000000000005", IsEnrolled = false, UserId = User,
        Platform = CompliancePlatform.AndroidWorkProfile, ManagedAppRegistrations = [Registration],
    };

    private static AppProtectionPolicy Policy => new()
    {
        Id = P1, Type = AppProtectionPolicyType.Android, Apps = [Word], Assignments = [new(AssignmentTargetKind.Group, Group)],
    };

    public static TheoryData<string> Conditions => new(
        "platform", "device", "broker", "app", "embedded", "licence", "assignments", "groups", "policies", "registrations", "user", "registeredUser", "applied", "sync");

    [Fact]
    public void When_everything_is_said_both_controls_are_met()
    {
        AppSignals signals = Evaluate(Client, Device, Policy);
        Assert.Equal((true, true, true), (signals.HasAppProtection.Value, signals.UsesApprovedApp.Value, signals.SupportsAppProtection));
        AuthenticationSignals applied = signals.ApplyTo(new() { HasMfaClaim = true });
        Assert.Equal((true, true, true, true), (applied.HasMfaClaim, applied.HasAppProtection, applied.UsesApprovedApp, applied.SupportsAppProtection));
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Whatever_is_not_known_never_gives_true(string missing)
    {
        AppSignal signal = Without(missing).HasAppProtection;
        Assert.Null(signal.Value);
        Assert.All(signal.Open, check => Assert.Null(check.Holds));
        Assert.NotEmpty(signal.Open);
    }

    [Theory]
    [InlineData("platform")]
    [InlineData("device")]
    [InlineData("broker")]
    [InlineData("app")]
    public void What_is_not_known_never_gives_an_approved_app(string missing) => Assert.Null(Without(missing).UsesApprovedApp.Value);

    [Fact]
    public void Nothing_known_at_all_gives_nothing()
    {
        AppSignals signals = AppProtectionSignals.Evaluate(new(), new DeviceFacts { Id = "x" }, new(), T0);
        Assert.Null(signals.UsesApprovedApp.Value);
        Assert.Null(signals.HasAppProtection.Value);
        Assert.Null(signals.SupportsAppProtection);
    }

    [Theory]
    [InlineData(DevicePlatform.IOS, BrokerApp.MicrosoftAuthenticator, true, true)]
    [InlineData(DevicePlatform.IOS, BrokerApp.CompanyPortal, false, false)]
    [InlineData(DevicePlatform.Android, BrokerApp.MicrosoftAuthenticator, true, false)]
    [InlineData(DevicePlatform.Android, BrokerApp.CompanyPortal, true, true)]
    [InlineData(DevicePlatform.Android, BrokerApp.Missing, false, false)]
    [InlineData(DevicePlatform.Android, (BrokerApp)77, null, null)]
    public void Each_platform_and_control_has_its_brokers(DevicePlatform platform, BrokerApp broker, bool? approved, bool? protects)
    {
        AppSignals signals = Evaluate(Client with { Platform = platform, Broker = broker }, Device, Policy with { Type = AppProtectionPolicyType.Default });
        Assert.Equal((approved, protects), (signals.UsesApprovedApp.Value, signals.HasAppProtection.Value));
    }

    [Theory]
    [InlineData(DevicePlatform.MacOS)]
    [InlineData(DevicePlatform.Linux)]
    [InlineData(DevicePlatform.Windows)]
    public void Word_on_a_computer_is_neither(DevicePlatform platform)
    {
        AppSignals signals = Evaluate(Client with { Platform = platform }, Device with { JoinType = DeviceJoinType.AzureADRegistered }, Policy with { Type = AppProtectionPolicyType.Default });
        Assert.False(signals.UsesApprovedApp.Value);
        Assert.False(signals.HasAppProtection.Value);
    }

    [Theory]
    [InlineData(90, false)]
    [InlineData(89, true)]
    public void A_registration_dies_after_ninety_days(int days, bool expected)
        => Assert.Equal(expected, Evaluate(Client, WithRegistration(Registration with { LastSyncDateTime = T0.AddDays(-days) }), Policy).HasAppProtection.Value);

    [Theory]
    [InlineData(30, true, false)]
    [InlineData(30, false, true)]
    [InlineData(int.MaxValue, true, true)]
    [InlineData(int.MinValue, false, false)]
    public void Age_and_boundary_are_options(int maxDays, bool boundaryIsExpired, bool expected)
    {
        var options = new ComplianceOptions { MamRegistrationMaxAgeDays = maxDays, BoundaryIsExpired = boundaryIsExpired };
        DeviceFacts device = WithRegistration(Registration with { LastSyncDateTime = T0.AddDays(-30) });
        Assert.Equal(expected, AppProtectionSignals.Evaluate(Client, device, new() { Policies = [Policy] }, T0, options).HasAppProtection.Value);
    }

    [Theory]
    [InlineData("com.microsoft.mobile.polymer")]
    [InlineData("com.microsoft.lync2013.iphone")]
    [InlineData("COM.MICROSOFT.VISIO")]
    public void Kaizala_Skype_for_Business_and_Visio_are_approved_only(string app)
    {
        AppSignals signals = Evaluate(Client with { AppId = app }, WithRegistration(Registration with { AppIdentifier = app }), Policy with { Apps = [app] });
        Assert.Equal((true, false, false), (signals.UsesApprovedApp.Value, signals.HasAppProtection.Value, signals.SupportsAppProtection));
    }

    [Fact]
    public void An_app_that_the_host_lists_counts_under_each_of_its_ids()
    {
        GraphId clientId = "00000000-0000-4000-8000-00000000000c";
        var app = new ClientApp("Own app", [clientId, "com.example.own"], ClientAppTraits.SupportsAppProtection);
        var configuration = new AppProtectionConfiguration { Policies = [Policy with { Apps = ["com.example.own"] }], Apps = [app] };
        DeviceFacts device = WithRegistration(Registration with { AppIdentifier = "com.example.OWN" });
        AppSignals signals = AppProtectionSignals.Evaluate(Client with { AppId = clientId }, device, configuration, T0);
        Assert.Equal((false, true), (signals.UsesApprovedApp.Value, signals.HasAppProtection.Value));
    }

    [Fact]
    public void Web_views_count_only_inside_the_protected_browser_and_private_windows_never()
    {
        Assert.False(Evaluate(Client with { IsEmbeddedWebView = true }, Device, Policy).HasAppProtection.Value);
        const string edge = "com.microsoft.emmx";
        ClientAppFacts browser = Client with { AppId = edge, IsEmbeddedWebView = null };
        DeviceFacts device = WithRegistration(Registration with { AppIdentifier = edge });
        AppProtectionPolicy policy = Policy with { Apps = [edge] };
        Assert.True(Evaluate(browser, device, policy).HasAppProtection.Value);
        Assert.Null(Evaluate(browser with { IsInPrivate = null }, device, policy).HasAppProtection.Value);
        AppSignals inPrivate = Evaluate(browser with { IsInPrivate = true }, device, policy);
        Assert.Equal((false, false), (inPrivate.HasAppProtection.Value, inPrivate.UsesApprovedApp.Value));
    }

    [Theory]
    [InlineData(DeviceJoinType.AzureADRegistered, false, ManagementAgent.NotSet, true)]
    [InlineData(DeviceJoinType.AzureADRegistered, true, ManagementAgent.Mdm, false)]
    [InlineData(DeviceJoinType.AzureADJoined, false, ManagementAgent.NotSet, false)]
    [InlineData(DeviceJoinType.AzureADRegistered, false, ManagementAgent.ConfigurationManagerClient, false)]
    [InlineData(DeviceJoinType.Unknown, false, ManagementAgent.NotSet, null)]
    [InlineData(DeviceJoinType.AzureADRegistered, null, ManagementAgent.NotSet, null)]
    public void Windows_protects_edge_on_devices_that_nobody_manages(DeviceJoinType join, bool? enrolled, ManagementAgent agent, bool? expected)
    {
        ClientAppFacts edge = Client with { AppId = "com.microsoft.edge", Platform = DevicePlatform.Windows, Broker = BrokerApp.Unknown };
        DeviceFacts device = WithRegistration(Registration with { AppIdentifier = "com.microsoft.edge" }) with { JoinType = join, IsEnrolled = enrolled, ManagementAgent = agent };
        AppSignals signals = Evaluate(edge, device, Policy with { Type = AppProtectionPolicyType.Windows, AppGroupType = AppGroupType.AllCoreMicrosoftApps, Apps = [] });
        Assert.Equal(expected, signals.HasAppProtection.Value);
        Assert.False(signals.UsesApprovedApp.Value);
    }

    [Theory]
    [InlineData(AppGroupType.AllApps, true)]
    [InlineData(AppGroupType.AllMicrosoftApps, true)]
    [InlineData(AppGroupType.AllCoreMicrosoftApps, true)]
    [InlineData(AppGroupType.SelectedPublicApps, false)]
    [InlineData(AppGroupType.Unknown, false)]
    public void A_policy_holds_apps_by_group(AppGroupType group, bool expected)
        => Assert.Equal(expected, Evaluate(Client, Device, Policy with { Apps = [], AppGroupType = group }).HasAppProtection.Value);

    [Fact]
    public void Planner_is_no_core_app_and_a_group_that_is_not_understood_is_not_known()
    {
        ClientAppFacts planner = Client with { AppId = "com.microsoft.planner" };
        DeviceFacts device = WithRegistration(Registration with { AppIdentifier = "com.microsoft.planner" });
        Assert.False(Evaluate(planner, device, Policy with { Apps = [], AppGroupType = AppGroupType.AllCoreMicrosoftApps }).HasAppProtection.Value);
        Assert.Null(Evaluate(planner, device, Policy with { Apps = [], AppGroupType = new(default, "someApps") }).HasAppProtection.Value);
        Assert.Null(Evaluate(planner, device, Policy with { Apps = default }).HasAppProtection.Value);
    }

    [Fact]
    public void The_service_knows_whom_a_policy_is_meant_for()
    {
        AppProtectionPolicy unassigned = Policy with { Assignments = default };
        Assert.Null(Evaluate(Client, Device, unassigned).HasAppProtection.Value);
        Assert.True(Evaluate(Client, WithRegistration(Registration with { IntendedPolicies = [P1] }), unassigned).HasAppProtection.Value);
        Assert.False(Evaluate(Client, WithRegistration(Registration with { IntendedPolicies = [P2] }), Policy).HasAppProtection.Value);
    }

    [Fact]
    public void Assignments_reach_licensed_users_groups_and_filters_and_exclusions_win()
    {
        Assert.True(Assigned(new ComplianceAssignment(AssignmentTargetKind.AllLicensedUsers)));
        Assert.False(Assigned());
        Assert.False(Assigned(new ComplianceAssignment(AssignmentTargetKind.Group, Other)));
        Assert.False(Assigned(new(AssignmentTargetKind.AllLicensedUsers), new(AssignmentTargetKind.ExclusionGroup, Group)));
        Assert.True(Assigned(new(AssignmentTargetKind.AllLicensedUsers), new(AssignmentTargetKind.ExclusionGroup, Other)));
        Assert.Null(Assigned(new(AssignmentTargetKind.AllLicensedUsers), new(AssignmentTargetKind.UnknownExclusion)));
        Assert.Null(Assigned(new(AssignmentTargetKind.Unknown), new(AssignmentTargetKind.AllDevices)));
        var filtered = new ComplianceAssignment(AssignmentTargetKind.Group, Group, FilterId: Other, FilterMode: AssignmentFilterMode.Exclude);
        Assert.Null(Assigned(filtered));
        Assert.False(Evaluate(Client, Device with { AssignmentFilterMatches = [new(Other, true)] }, Policy with { Assignments = [filtered] }).HasAppProtection.Value);
        Assert.True(Evaluate(Client, Device with { AssignmentFilterMatches = [new(Other, false)] }, Policy with { Assignments = [filtered] }).HasAppProtection.Value);
    }

    [Theory]
    [InlineData(AppManagementLevel.NotSet, false, true)]
    [InlineData(AppManagementLevel.Unmanaged, false, true)]
    [InlineData(AppManagementLevel.Unmanaged, true, false)]
    [InlineData(AppManagementLevel.Mdm, true, true)]
    [InlineData(AppManagementLevel.Mdm, false, false)]
    [InlineData(AppManagementLevel.AndroidEnterprise, true, true)]
    [InlineData(AppManagementLevel.Unmanaged, null, null)]
    public void A_policy_can_be_for_some_kinds_of_devices(AppManagementLevel level, bool? enrolled, bool? expected)
        => Assert.Equal(expected, Evaluate(Client, Device with { IsEnrolled = enrolled }, Policy with { TargetedAppManagementLevels = [level] }).HasAppProtection.Value);

    [Fact]
    public void A_device_kind_that_is_not_understood_is_not_known()
        => Assert.Null(Evaluate(Client, Device, Policy with { TargetedAppManagementLevels = [new GraphWord<AppManagementLevel>(default, "toasters")] }).HasAppProtection.Value);

    [Fact]
    public void Licence_and_groups_of_the_device_count_for_its_primary_user_only()
    {
        ClientAppFacts silent = Client with { IsIntuneLicensed = null, GroupIds = default };
        DeviceFacts device = Device with { User = new() { IsIntuneLicensed = true, GroupIds = [Group] } };
        Assert.True(Evaluate(silent, device, Policy).HasAppProtection.Value);
        Assert.Null(Evaluate(silent, device with { UserId = Other }, Policy).HasAppProtection.Value);
        Assert.False(Evaluate(Client with { IsIntuneLicensed = false }, device, Policy).HasAppProtection.Value);
    }

    [Fact]
    public void One_good_pair_of_registration_and_policy_is_enough_and_halves_do_not_add_up()
    {
        ManagedAppRegistration stale = Registration with { LastSyncDateTime = T0.AddDays(-200) }, foreign = Registration with { UserId = Other };
        Assert.True(Evaluate(Client, Device with { ManagedAppRegistrations = [stale, foreign, Registration] }, Policy).HasAppProtection.Value);
        AppSignal halves = Evaluate(Client, Device with { ManagedAppRegistrations = [stale, foreign] }, Policy).HasAppProtection;
        Assert.False(halves.Value);
        Assert.Single(halves.Open);
        AppProtectionPolicy elsewhere = Policy with { Id = P2, Type = AppProtectionPolicyType.IOS };
        Assert.True(Evaluate(Client, Device, elsewhere, Policy).HasAppProtection.Value);
        Assert.False(Evaluate(Client, Device, elsewhere).HasAppProtection.Value);
    }

    [Fact]
    public void Ids_that_nobody_gave_match_nothing()
    {
        AppProtectionPolicy nameless = Policy with { Id = default };
        Assert.False(Evaluate(Client, WithRegistration(Registration with { AppliedPolicies = [default], IntendedPolicies = [default] }), nameless).HasAppProtection.Value);
        Assert.Null(Evaluate(Client with { AppId = GraphId.None }, WithRegistration(Registration with { AppIdentifier = "" }), Policy).UsesApprovedApp.Value);
    }

    private static bool? Assigned(params ComplianceAssignment[] assignments)
        => Evaluate(Client, Device, Policy with { Assignments = ValueArray.From(assignments) }).HasAppProtection.Value;

    private static AppSignals Without(string missing) => missing switch
    {
        "platform" => Evaluate(Client with { Platform = DevicePlatform.Unknown }, Device, Policy with { Type = AppProtectionPolicyType.Default }),
        "device" => Evaluate(Client, Device with { AzureADDeviceId = default }, Policy),
        "broker" => Evaluate(Client with { Broker = BrokerApp.Unknown }, Device, Policy),
        "app" => Evaluate(Client with { AppId = default, IsInPrivate = null }, Device, Policy with { AppGroupType = new(default, "?") }),
        "embedded" => Evaluate(Client with { IsEmbeddedWebView = null }, Device, Policy),
        "licence" => Evaluate(Client with { IsIntuneLicensed = null }, Device, Policy),
        "assignments" => Evaluate(Client, Device, Policy with { Assignments = default }),
        "groups" => Evaluate(Client with { GroupIds = default }, Device with { User = DeviceUserFacts.NotKnown }, Policy),
        "policies" => AppProtectionSignals.Evaluate(Client, Device, new(), T0),
        "registrations" => Evaluate(Client, Device with { ManagedAppRegistrations = default }, Policy),
        "user" => Evaluate(Client with { UserId = default }, Device, Policy),
        "registeredUser" => Evaluate(Client, WithRegistration(Registration with { UserId = default }), Policy),
        "applied" => Evaluate(Client, WithRegistration(Registration with { AppliedPolicies = default }), Policy),
        "sync" => Evaluate(Client, WithRegistration(Registration with { LastSyncDateTime = null }), Policy),
        _ => throw new ArgumentOutOfRangeException(nameof(missing)),
    };

    private static DeviceFacts WithRegistration(ManagedAppRegistration registration) => Device with { ManagedAppRegistrations = [registration] };

    private static AppSignals Evaluate(ClientAppFacts client, DeviceFacts device, params AppProtectionPolicy[] policies)
        => AppProtectionSignals.Evaluate(client, device, new() { Policies = ValueArray.From(policies) }, T0);
}
