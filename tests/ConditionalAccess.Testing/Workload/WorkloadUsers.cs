using ConditionalAccess.Signals;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Testing.Workload;

/// <summary>2,000 users from 20 profiles: 5 to 55 groups each, six profiles with one to three roles.</summary>
internal static class WorkloadUsers
{
    public static UserSignals[] Create(ref SplitMix64 rng, WorkloadWorld world)
    {
        var groups = new List<GraphId>[20];
        var roles = new List<GraphId>[20];
        for (int p = 0; p < groups.Length; p++)
        {
            double u = rng.Unit();
            groups[p] = Drawn(ref rng, world.Groups, 5 + (int)(50 * Math.Pow(u, 1.5)), true);
            roles[p] = p < 14 ? [] : Drawn(ref rng, world.Roles, rng.Between(1, 3), false);
        }

        var users = new UserSignals[2000];
        for (int i = 0; i < users.Length; i++) users[i] = User(ref rng, world, i, groups[i % 20], roles[i % 20]);
        return users;
    }

    private static UserSignals User(ref SplitMix64 rng, WorkloadWorld world, int number, List<GraphId> groups, List<GraphId> roles) => new()
    {
        Id = Pool.Id(5, number),
        Groups = [.. groups.Union(Drawn(ref rng, world.Groups, rng.Below(6), false))],
        Roles = [.. roles.Select(RoleAssignment.Directory)],
        Kind = UserKind.InternalMember,
        HomeTenantId = GraphId.None,
        IdentityProvider = IdentityProvider.Entra,
    };

    private static List<GraphId> Drawn(ref SplitMix64 rng, GraphId[] ids, int count, bool skewed)
    {
        var drawn = new List<GraphId>(count);
        while (drawn.Count < count)
        {
            GraphId id = ids[skewed ? rng.Skewed(ids.Length) : rng.Below(ids.Length)];
            if (!drawn.Contains(id)) drawn.Add(id);
        }

        return drawn;
    }
}
