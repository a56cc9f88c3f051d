using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks.Baselines;

/// <summary>A fixed tenant of twelve policies as many organisations have them, over the world of the workload.</summary>
internal static class TwelvePolicies
{
    private static readonly WorkloadWorld s_world = WorkloadWorld.Instance;

    public static GraphId BreakGlass => s_world.Groups[40];

    public static GraphId Finance => s_world.Groups[3];

    public static GraphId Contractors => s_world.Groups[7];

    public static GraphId Admin => s_world.Roles[1];

    public static GraphId SecurityAdmin => s_world.Roles[2];

    public static IpNamedLocation Office => (IpNamedLocation)s_world.Locations[0];

    public static CountryNamedLocation Blocked => (CountryNamedLocation)s_world.Locations[1];

    public static GraphId Portal => s_world.Apps[2];

    public static GraphId Ledger => s_world.Apps[1];

    public static GraphId Mail => s_world.Apps[0];

    public static TenantConfiguration Create() => new()
    {
        NamedLocations = [Office, Blocked],
        MfaTrustedIps = [],
        AuthenticationStrengths = [],
        AppGroups = [],
        Policies =
        [
            Policy(Roles(Admin, SecurityAdmin), ApplicationAssignment.All, GrantControls.AllOf(BuiltInControl.Mfa)),
            Policy(Everybody, ApplicationAssignment.All, Block) with { Conditions = Conditions(Everybody, ApplicationAssignment.All) with { ClientAppTypes = [ClientAppType.ExchangeActiveSync, ClientAppType.Other] } },
            Policy(Everybody, ApplicationAssignment.All, GrantControls.AllOf(BuiltInControl.Mfa)) with
            {
                Conditions = Conditions(Everybody, ApplicationAssignment.All) with { Locations = new LocationCondition { IncludeLocations = [Keywords.All], ExcludeLocations = [Office.Id] } },
            },
            Policy(Everybody, Apps(Mail, Ledger), GrantControls.AnyOf(BuiltInControl.CompliantDevice, BuiltInControl.DomainJoinedDevice)) with
            {
                Conditions = Conditions(Everybody, Apps(Mail, Ledger)) with { Platforms = new PlatformCondition { IncludePlatforms = [DevicePlatform.Windows, DevicePlatform.MacOS] } },
            },
            Policy(Everybody, ApplicationAssignment.All, Block) with { Conditions = Conditions(Everybody, ApplicationAssignment.All) with { SignInRiskLevels = [RiskLevel.High] } },
            Policy(Everybody, ApplicationAssignment.All, GrantControls.AllOf(BuiltInControl.Mfa)) with { Conditions = Conditions(Everybody, ApplicationAssignment.All) with { SignInRiskLevels = [RiskLevel.Medium] } },
            Policy(Everybody, ApplicationAssignment.All, Block) with { Conditions = Conditions(Everybody, ApplicationAssignment.All) with { Locations = new LocationCondition { IncludeLocations = [Blocked.Id] } } },
            Policy(Roles(Admin, SecurityAdmin), Apps(Portal), Strength),
            Policy(Groups(Finance), Apps(Ledger), GrantControls.AllOf(BuiltInControl.CompliantDevice)),
            Policy(Everybody, Apps(Mail), GrantControls.AllOf(BuiltInControl.Mfa)) with
            {
                Conditions = Conditions(Everybody, Apps(Mail)) with { Devices = new DeviceCondition { DeviceFilter = new FilterCondition { Mode = FilterMode.Include, Rule = "device.isCompliant -ne True" } } },
            },
            Policy(Groups(Contractors), ApplicationAssignment.All, GrantControls.AllOf(BuiltInControl.Mfa)) with { State = PolicyState.ReportOnly },
            Policy(Groups(Contractors), ApplicationAssignment.All, Block) with
            {
                Conditions = Conditions(Groups(Contractors), ApplicationAssignment.All) with { Platforms = new PlatformCondition { IncludePlatforms = [DevicePlatform.Linux] } },
            },
        ],
    };

    private static GrantControls Block => GrantControls.AllOf(BuiltInControl.Block);

    private static GrantControls Strength => new() { Operator = GrantOperator.Or, AuthenticationStrength = new AuthenticationStrength { Id = WorkloadControls.Strengths[2] } };

    private static UserAssignment Everybody => UserAssignment.All with { ExcludeGroups = [BreakGlass] };

    private static UserAssignment Roles(params ReadOnlySpan<GraphId> roles) => new() { IncludeRoles = [.. roles], ExcludeGroups = [BreakGlass] };

    private static UserAssignment Groups(params ReadOnlySpan<GraphId> groups) => new() { IncludeGroups = [.. groups], ExcludeGroups = [BreakGlass] };

    private static ApplicationAssignment Apps(params ReadOnlySpan<GraphId> apps) => new() { IncludeApplications = [.. apps] };

    private static ConditionSet Conditions(UserAssignment users, ApplicationAssignment apps) => new() { Users = users, Applications = apps, ClientAppTypes = [ClientAppType.All] };

    private static ConditionalAccessPolicy Policy(UserAssignment users, ApplicationAssignment apps, GrantControls grant)
        => new() { State = PolicyState.Enabled, Conditions = Conditions(users, apps), GrantControls = grant };
}
