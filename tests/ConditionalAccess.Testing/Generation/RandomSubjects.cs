using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Testing.Generation;

/// <summary>Users, groups, roles, guests, workload identities and agents of a policy.</summary>
internal static class RandomSubjects
{
    private static readonly UserKind[] GuestKinds =
    [
        UserKind.InternalGuest, UserKind.B2bCollaborationGuest, UserKind.B2bCollaborationGuest, UserKind.B2bCollaborationMember,
        UserKind.B2bDirectConnectUser, UserKind.OtherExternalUser, UserKind.ServiceProvider,
    ];

    private static readonly UserAssignment Nobody = new() { IncludeUsers = [Keywords.None] };

    /// <summary>A condition set with a subject only.</summary>
    public static ConditionSet Create(ref SplitMix64 rng, Breadth breadth) => rng.Weighted(84, 6, 4, 2, 2, 2) switch
    {
        0 => new ConditionSet { Users = Users(ref rng, breadth) },
        1 => new ConditionSet { Users = Nobody, ClientApplications = Workloads(ref rng) },
        2 => new ConditionSet { Users = Nobody, Agents = Agents(ref rng), ClientApplications = rng.Chance(0.5) ? Workloads(ref rng) : null },
        3 => new ConditionSet { Users = Users(ref rng, breadth), ClientApplications = Workloads(ref rng), Agents = rng.Chance(0.5) ? Agents(ref rng) : null },
        4 => new ConditionSet { Users = new UserAssignment { IncludeUsers = [Keywords.AllAgentIdUsers], ExcludeUsers = rng.Some<GraphId>(Pool.AgentUsers, 0, 1) } },
        _ => new ConditionSet { Users = rng.Chance(0.5) ? new UserAssignment() : null },
    };

    private static UserAssignment Users(ref SplitMix64 rng, Breadth breadth)
    {
        UserAssignment users = Included(ref rng, breadth);
        if (rng.Chance(0.35)) users = WithExclusions(ref rng, breadth, users);
        return users with { Extra = RandomWord.Extra(ref rng, ExtraEffect.UnknownInclude, ExtraEffect.UnknownExclude) };
    }

    private static UserAssignment Included(ref SplitMix64 rng, Breadth breadth)
    {
        if (rng.Chance(breadth.AllUsers)) return UserAssignment.All;
        return rng.Weighted(20, 40, 14, 12, 6, 6, 2) switch
        {
            0 => new UserAssignment { IncludeUsers = rng.Some(breadth.Users, 1, 4) },
            1 => new UserAssignment { IncludeGroups = rng.Some(breadth.Groups, 1, 4) },
            2 => new UserAssignment { IncludeRoles = rng.Some(breadth.Roles, 1, 4) },
            3 => new UserAssignment { IncludeGuests = Guests(ref rng) },
            4 => new UserAssignment { IncludeUsers = [Keywords.GuestsOrExternalUsers, .. rng.Some(breadth.Users, 0, 1)] },
            5 => new UserAssignment { IncludeUsers = rng.Some(breadth.Users, 0, 2), IncludeGroups = rng.Some(breadth.Groups, 0, 2), IncludeRoles = rng.Some(breadth.Roles, 0, 2) },
            _ => new UserAssignment { IncludeGroups = rng.Chance(0.5) ? [Keywords.All] : default, IncludeRoles = [Keywords.All], IncludeUsers = ["all"] },
        };
    }

    private static UserAssignment WithExclusions(ref SplitMix64 rng, Breadth breadth, UserAssignment users) => rng.Weighted(25, 40, 12, 12, 5, 4, 2) switch
    {
        0 => users with { ExcludeUsers = rng.Some(breadth.Users, 1, 2) },
        1 => users with { ExcludeGroups = rng.Some(breadth.Groups, 1, 3) },
        2 => users with { ExcludeRoles = rng.Some(breadth.Roles, 1, 2) },
        3 => users with { ExcludeGuests = Guests(ref rng) },
        4 => users with { ExcludeUsers = [Keywords.GuestsOrExternalUsers] },
        5 => users with { ExcludeUsers = rng.Some(breadth.Users, 0, 2), ExcludeGroups = rng.Some(breadth.Groups, 0, 2), ExcludeRoles = rng.Some(breadth.Roles, 0, 2) },
        _ => users with { ExcludeGroups = [Keywords.All], ExcludeUsers = rng.Some<GraphId>(Pool.AgentUsers, 0, 1) },
    };

    private static GuestAssignment Guests(ref SplitMix64 rng) => new()
    {
        Types = RandomWord.Some<UserKind>(ref rng, GuestKinds, 1, 4),
        ExternalTenants = rng.Chance(0.5) ? null : new ExternalTenants
        {
            MembershipKind = RandomWord.Of(ref rng, [MembershipKind.All, MembershipKind.Enumerated, MembershipKind.Enumerated], 0.04),
            Members = rng.Some<GraphId>(Pool.Tenants, 0, 2),
        },
    };

    private static ClientApplicationAssignment Workloads(ref SplitMix64 rng)
    {
        bool agents = rng.Chance(0.45);
        return new ClientApplicationAssignment
        {
            IncludeServicePrincipals = agents ? default : rng.Chance(0.5) ? [Keywords.ServicePrincipalsInMyTenant] : rng.Some<GraphId>(Pool.ServicePrincipals, 0, 2),
            ExcludeServicePrincipals = rng.Chance(0.3) ? rng.Some<GraphId>(Pool.ServicePrincipals, 1, 2) : default,
            ServicePrincipalFilter = !agents && rng.Chance(0.3) ? Filter(ref rng) : null,
            IncludeAgentIdServicePrincipals = !agents && rng.Chance(0.9) ? default : rng.Chance(0.5) ? [Keywords.All] : rng.Some<GraphId>([.. Pool.Agents, .. Pool.Blueprints], 0, 2),
            ExcludeAgentIdServicePrincipals = agents && rng.Chance(0.3) ? rng.Some<GraphId>([.. Pool.Agents, .. Pool.Blueprints], 1, 2) : default,
            AgentIdServicePrincipalFilter = agents && rng.Chance(0.3) ? Filter(ref rng) : null,
            Extra = RandomWord.Extra(ref rng, ExtraEffect.UnknownInclude, ExtraEffect.UnknownExclude, ExtraEffect.UnknownCondition),
        };
    }

    private static AgentAssignment Agents(ref SplitMix64 rng) => new()
    {
        IncludeAgentUsers = rng.Chance(0.6) ? [Keywords.All] : rng.Some<GraphId>(Pool.AgentUsers, 0, 2),
        ExcludeAgentUsers = rng.Chance(0.3) ? rng.Some<GraphId>(Pool.AgentUsers, 1, 2) : default,
        AgentFilter = rng.Chance(0.1) ? Filter(ref rng) : null,
        Extra = RandomWord.Extra(ref rng, ExtraEffect.UnknownInclude, ExtraEffect.UnknownExclude),
    };

    private static FilterCondition Filter(ref SplitMix64 rng) => new()
    {
        Mode = RandomWord.Of(ref rng, [FilterMode.Include, FilterMode.Exclude], 0.03),
        Rule = RandomFilterText.Attributes(ref rng),
    };
}
