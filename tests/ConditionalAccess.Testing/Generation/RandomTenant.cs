using ConditionalAccess.Model;

namespace ConditionalAccess.Testing.Generation;

/// <summary>Tenants that use everything of the policy language. The same seed gives the same tenant.</summary>
internal static class RandomTenant
{
    /// <summary>A tenant.</summary>
    public static TenantConfiguration Create(ulong seed, TenantSize size = TenantSize.Mixed)
    {
        var rng = new SplitMix64(seed);
        int count = PolicyCount(ref rng, size);
        return Surroundings(ref rng) with { Policies = Policies(seed, count) };
    }

    /// <summary>A policy as it occurs in tenants with few policies.</summary>
    public static ConditionalAccessPolicy Policy(ulong seed)
    {
        var rng = new SplitMix64(seed);
        return RandomPolicy.Create(ref rng, new Breadth(false), 1000);
    }

    private static int PolicyCount(ref SplitMix64 rng, TenantSize size)
    {
        if (size == TenantSize.Mixed) size = (TenantSize)(1 + rng.Weighted(59, 4, 1));
        return size switch { TenantSize.Large => 80, TenantSize.Huge => 300, _ => rng.Below(13) };
    }

    // Each policy has its own generator, so that its content does not depend on its neighbours.
    private static ValueArray<ConditionalAccessPolicy> Policies(ulong seed, int count)
    {
        var policies = new ConditionalAccessPolicy[count];
        for (int i = 0; i < count; i++)
        {
            var rng = SplitMix64.ForPart(seed, i + 1);
            policies[i] = RandomPolicy.Create(ref rng, new Breadth(count > 12), i);
        }

        return new ValueArray<ConditionalAccessPolicy>(policies);
    }

    private static TenantConfiguration Surroundings(ref SplitMix64 rng) => new()
    {
        NamedLocations = RandomLocations.Create(ref rng),
        NamedLocationsAreIncomplete = rng.Chance(0.1),
        MfaTrustedIps = RandomLocations.MfaTrustedIps(ref rng),
        AuthenticationStrengths = RandomStrength.Supplied(ref rng),
        AppGroups = AppGroups(ref rng),
        UserActionExclusions = Exclusions(ref rng),
    };

    private static ValueArray<AppGroup> AppGroups(ref SplitMix64 rng)
    {
        if (rng.Chance(0.12)) return default;
        var groups = new List<AppGroup>();
        foreach (GraphId id in Pool.AppGroups)
        {
            if (!rng.Chance(0.75)) continue;
            bool agents = id == Keywords.AllAgentIdResources;
            groups.Add(new AppGroup(id, agents ? [.. Pool.Blueprints[..1], .. rng.Some<GraphId>(Pool.Agents, 0, 2)] : rng.Some<GraphId>(Pool.Apps.AsSpan(0, 10), 0, 5)));
        }

        return ValueArray.From(groups);
    }

    private static ValueArray<UserActionExclusion> Exclusions(ref SplitMix64 rng)
    {
        if (!rng.Chance(0.12)) return default;
        string action = rng.Pick<string>(["registersecurityinfo", "urn:user:RegisterDevice", "ACCOUNTRECOVERY", "urn:user:registersecurityinfo", ""]);
        return [new UserActionExclusion(action, RandomWord.Of(ref rng, [PolicyState.Enabled, PolicyState.Enabled, PolicyState.Disabled, PolicyState.ReportOnly], 0.05))];
    }
}
