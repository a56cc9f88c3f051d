using System.Globalization;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Testing.Workload;

/// <summary>
/// The policies of a workload tenant. Blocks are narrow, or one of them would decide every sign-in. They have conditions of their own choice, so the
/// chances for the other policies are such that of all policies together 30 % have platforms, 35 % locations, 25 % client types, 20 % risk and 10 % a device filter.
/// </summary>
internal static class WorkloadPolicies
{
    private static readonly DevicePlatform[] Platforms =
        [DevicePlatform.Windows, DevicePlatform.MacOS, DevicePlatform.IOS, DevicePlatform.Android, DevicePlatform.Linux];

    public static ConditionalAccessPolicy Create(ref SplitMix64 rng, WorkloadWorld world, int number)
    {
        int grant = rng.Weighted(50, 20, 20, 10);
        return new ConditionalAccessPolicy
        {
            Id = Pool.Id(7, number),
            DisplayName = "CA" + number.ToString("00000", CultureInfo.InvariantCulture),
            State = rng.Weighted(85, 10, 5) switch { 0 => PolicyState.Enabled, 1 => PolicyState.ReportOnly, _ => PolicyState.Disabled },
            Conditions = grant == 2 ? WorkloadBlocks.Conditions(ref rng, world) : Conditions(ref rng, world),
            GrantControls = WorkloadControls.Grant(ref rng, grant),
            SessionControls = rng.Chance(0.15) ? WorkloadControls.Session(ref rng) : null,
        };
    }

    private static ConditionSet Conditions(ref SplitMix64 rng, WorkloadWorld world)
    {
        var conditions = new ConditionSet
        {
            Users = Users(ref rng, world),
            Applications = Applications(ref rng, world),
            Platforms = rng.Chance(0.3375) ? PlatformsOf(ref rng) : null,
            Locations = rng.Chance(0.4125) ? LocationsOf(ref rng, world) : null,
            ClientAppTypes = rng.Chance(0.1875) ? ClientTypes(ref rng) : [ClientAppType.All],
            Devices = rng.Chance(0.125) ? new DeviceCondition { DeviceFilter = WorkloadFilters.Create(ref rng) } : null,
        };
        if (!rng.Chance(0.1875)) return conditions;
        return rng.Chance(0.6) ? conditions with { SignInRiskLevels = Risks(ref rng) } : conditions with { UserRiskLevels = Risks(ref rng) };
    }

    private static UserAssignment Users(ref SplitMix64 rng, WorkloadWorld world)
    {
        if (rng.Chance(0.4))
        {
            return UserAssignment.All with
            {
                ExcludeGroups = rng.Some<GraphId>(world.Groups, 1, 4),
                ExcludeUsers = rng.Chance(0.3) ? [.. rng.Some<UserSignals>(world.Users, 1, 2).Select(u => u.Id)] : default,
                ExcludeRoles = rng.Chance(0.1) ? rng.Some<GraphId>(world.Roles, 1, 2) : default,
            };
        }

        bool byGroup = rng.Chance(0.85);
        return new UserAssignment
        {
            IncludeGroups = byGroup ? rng.Some<GraphId>(world.Groups, 1, 5) : default,
            IncludeRoles = byGroup ? default : rng.Some<GraphId>(world.Roles, 1, 5),
            ExcludeGroups = rng.Chance(0.3) ? rng.Some<GraphId>(world.Groups, 1, 2) : default,
            IncludeUsers = rng.Chance(0.05) ? [.. rng.Some<UserSignals>(world.Users, 1, 3).Select(u => u.Id)] : default,
        };
    }

    private static ApplicationAssignment Applications(ref SplitMix64 rng, WorkloadWorld world)
    {
        if (!rng.Chance(0.4)) return new ApplicationAssignment { IncludeApplications = rng.Some<GraphId>(world.Apps, 1, 10) };
        return rng.Chance(0.2) ? ApplicationAssignment.All with { ExcludeApplications = rng.Some<GraphId>(world.Apps, 1, 3) } : ApplicationAssignment.All;
    }

    private static PlatformCondition PlatformsOf(ref SplitMix64 rng) => rng.Chance(0.8)
        ? new PlatformCondition { IncludePlatforms = RandomWord.Some<DevicePlatform>(ref rng, Platforms, 1, 3, 0) }
        : new PlatformCondition { IncludePlatforms = [DevicePlatform.All], ExcludePlatforms = RandomWord.Some<DevicePlatform>(ref rng, Platforms, 1, 2, 0) };

    private static LocationCondition LocationsOf(ref SplitMix64 rng, WorkloadWorld world)
    {
        if (rng.Chance(0.5)) return new LocationCondition { IncludeLocations = [.. rng.Some<NamedLocation>(world.Locations, 1, 4).Select(l => l.Id)] };
        return new LocationCondition
        {
            IncludeLocations = [Keywords.All],
            ExcludeLocations = rng.Chance(0.3) ? [Keywords.AllTrusted] : [.. rng.Some<NamedLocation>(world.Locations, 1, 3).Select(l => l.Id)],
        };
    }

    private static ValueArray<GraphWord<ClientAppType>> ClientTypes(ref SplitMix64 rng)
        => rng.Chance(0.5) ? [ClientAppType.ExchangeActiveSync, ClientAppType.Other] : [ClientAppType.Browser, ClientAppType.MobileAppsAndDesktopClients];

    private static ValueArray<GraphWord<RiskLevel>> Risks(ref SplitMix64 rng)
        => rng.Chance(0.5) ? [RiskLevel.High] : [RiskLevel.Medium, RiskLevel.High];
}
