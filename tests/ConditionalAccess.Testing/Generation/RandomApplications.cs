using ConditionalAccess.Model;

namespace ConditionalAccess.Testing.Generation;

/// <summary>Target resources, user actions and authentication contexts of a policy.</summary>
internal static class RandomApplications
{
    public static ApplicationAssignment? Create(ref SplitMix64 rng, Breadth breadth)
    {
        if (rng.Chance(breadth.AllApps)) return AllResources(ref rng, breadth);
        return rng.Weighted(50, 14, 10, 8, 4, 6, 4, 2, 2) switch
        {
            0 => Filtered(ref rng, new ApplicationAssignment { IncludeApplications = rng.Some(breadth.Apps, 1, 6) }),
            1 => Groups(ref rng, breadth),
            2 => new ApplicationAssignment { IncludeUserActions = rng.Some<GraphId>(Pool.Actions, 1, 2) },
            3 => new ApplicationAssignment { IncludeAuthenticationContexts = rng.Some<GraphId>(Pool.Contexts, 1, 3) },
            4 => new ApplicationAssignment { IncludeTrafficProfiles = rng.Some<GraphId>(Pool.TrafficProfiles, 1, 2) },
            5 => Filtered(ref rng, new ApplicationAssignment { IncludeApplications = rng.Some<GraphId>(Pool.SpecialApps, 1, 2) }),
            6 => Mixture(ref rng, breadth),
            7 => new ApplicationAssignment { IncludeApplications = [Keywords.None], IncludeAuthenticationContexts = rng.Some<GraphId>(Pool.Contexts, 0, 1) },
            _ => rng.Chance(0.5) ? new ApplicationAssignment() : null,
        };
    }

    private static ApplicationAssignment AllResources(ref SplitMix64 rng, Breadth breadth)
    {
        if (!rng.Chance(0.3)) return ApplicationAssignment.All;
        return Filtered(ref rng, ApplicationAssignment.All with { ExcludeApplications = Excluded(ref rng, breadth) });
    }

    private static ValueArray<GraphId> Excluded(ref SplitMix64 rng, Breadth breadth) => rng.Weighted(70, 15, 15) switch
    {
        0 => rng.Some(breadth.Apps, 1, 3),
        1 => [.. rng.Some<GraphId>(Pool.AppGroups, 1, 1), .. rng.Some(breadth.Apps, 0, 1)],
        _ => rng.Some<GraphId>(Pool.SpecialApps, 1, 2),
    };

    private static ApplicationAssignment Groups(ref SplitMix64 rng, Breadth breadth) => new()
    {
        IncludeApplications = [.. rng.Some<GraphId>(Pool.AppGroups, 1, 2), .. rng.Some(breadth.Apps, 0, 2)],
        ExcludeApplications = rng.Chance(0.4) ? Excluded(ref rng, breadth) : default,
    };

    private static ApplicationAssignment Mixture(ref SplitMix64 rng, Breadth breadth) => new()
    {
        IncludeApplications = rng.Some(breadth.Apps, 0, 2),
        ExcludeApplications = rng.Some([.. breadth.Apps, .. Pool.Blueprints, .. Pool.Agents], 0, 2),
        IncludeUserActions = rng.Some<GraphId>(Pool.Actions, 0, 1),
        IncludeAuthenticationContexts = rng.Some<GraphId>(Pool.Contexts, 0, 1),
        IncludeTrafficProfiles = rng.Some<GraphId>(Pool.TrafficProfiles, 0, 1),
        Extra = RandomWord.Extra(ref rng, ExtraEffect.UnknownInclude, ExtraEffect.UnknownExclude, ExtraEffect.UnknownCondition),
    };

    private static ApplicationAssignment Filtered(ref SplitMix64 rng, ApplicationAssignment apps) => !rng.Chance(0.08) ? apps : apps with
    {
        ApplicationFilter = new FilterCondition
        {
            Mode = RandomWord.Of(ref rng, [FilterMode.Include, FilterMode.Exclude], 0.03),
            Rule = RandomFilterText.Attributes(ref rng),
        },
    };
}
