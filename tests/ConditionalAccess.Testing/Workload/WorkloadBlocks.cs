using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Testing.Workload;

/// <summary>Conditions of blocking policies: 50 % legacy clients, 25 % high risk, 15 % Linux, 10 % one country, group and app.</summary>
internal static class WorkloadBlocks
{
    public static ConditionSet Conditions(ref SplitMix64 rng, WorkloadWorld world) => rng.Weighted(50, 25, 15, 10) switch
    {
        0 => Broad(ref rng, world) with { ClientAppTypes = [ClientAppType.ExchangeActiveSync, ClientAppType.Other] },
        1 => rng.Chance(0.5) ? Broad(ref rng, world) with { SignInRiskLevels = [RiskLevel.High] } : Broad(ref rng, world) with { UserRiskLevels = [RiskLevel.High] },
        2 => Broad(ref rng, world) with { Platforms = Unusual(ref rng) },
        _ => new ConditionSet
        {
            Users = new UserAssignment { IncludeGroups = [world.Groups[rng.Skewed(world.Groups.Length)]] },
            Applications = new ApplicationAssignment { IncludeApplications = [world.Apps[rng.Skewed(world.Apps.Length)]] },
            Locations = new LocationCondition { IncludeLocations = [world.Locations[(2 * rng.Below(30)) + 1].Id] },
        },
    };

    // Linux by name, or every platform that is none of the usual ones.
    private static PlatformCondition Unusual(ref SplitMix64 rng) => rng.Chance(0.5)
        ? new PlatformCondition { IncludePlatforms = [DevicePlatform.Linux] }
        : new PlatformCondition
        {
            IncludePlatforms = [DevicePlatform.All],
            ExcludePlatforms = [DevicePlatform.Android, DevicePlatform.IOS, DevicePlatform.Windows, DevicePlatform.WindowsPhone, DevicePlatform.MacOS, DevicePlatform.Linux],
        };

    private static ConditionSet Broad(ref SplitMix64 rng, WorkloadWorld world) => new()
    {
        Users = rng.Chance(0.5)
            ? UserAssignment.All with { ExcludeGroups = rng.Some<GraphId>(world.Groups, 1, 4) }
            : new UserAssignment { IncludeGroups = [world.Groups[rng.Skewed(world.Groups.Length)]] },
        Applications = rng.Chance(0.4) ? ApplicationAssignment.All : new ApplicationAssignment { IncludeApplications = rng.Some<GraphId>(world.Apps, 1, 10) },
    };
}
