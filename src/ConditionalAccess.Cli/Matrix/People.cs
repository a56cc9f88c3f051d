using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Cli.Matrix;

/// <summary>The users, workload identities and agents that the policies tell apart.</summary>
internal static class People
{
    private static readonly UserKind[] s_guestKinds =
        [UserKind.InternalGuest, UserKind.B2bCollaborationGuest, UserKind.B2bCollaborationMember, UserKind.B2bDirectConnectUser, UserKind.OtherExternalUser, UserKind.ServiceProvider];

    public static IReadOnlyList<AxisEntry> Of(IReadOnlyList<ConditionalAccessPolicy> policies)
    {
        IReadOnlyList<GraphId> users = NamedIds.Of(policies, c => c.Users is { } u ? u.IncludeUsers.Concat(u.ExcludeUsers) : [],
            Keywords.All, Keywords.None, Keywords.GuestsOrExternalUsers, Keywords.AllAgentIdUsers);
        IReadOnlyList<GraphId> groups = NamedIds.Of(policies, c => c.Users is { } u ? u.IncludeGroups.Concat(u.ExcludeGroups) : []);
        IReadOnlyList<GraphId> roles = NamedIds.Of(policies, c => c.Users is { } u ? u.IncludeRoles.Concat(u.ExcludeRoles) : []);
        UserSignals other = Other(users);

        var people = new List<AxisEntry> { Person("other", "any other member", other, static u => u) };
        people.AddRange(groups.Select(g => Person(g.ToString(), "member of group " + g, other, u => u with { Groups = [.. u.Groups, g] })));
        people.AddRange(roles.Select(r => Person(r.ToString(), "role " + WellKnown.Role(r), other, u => u with { Roles = [.. u.Roles, RoleAssignment.Directory(r)] })));
        people.AddRange(users.Select(u => Person(u.ToString(), "user " + u, other, user => user with { Id = u })));
        people.AddRange(Guests(policies, other));
        people.AddRange(Workloads.Of(policies, other));
        return people;
    }

    /// <summary>A member of the tenant who is in no group and no role.</summary>
    private static UserSignals Other(IReadOnlyCollection<GraphId> users)
        => new() { Id = NamedIds.Other(users), Groups = [], Roles = [], Kind = UserKind.InternalMember, IdentityProvider = IdentityProvider.Entra };

    private static IEnumerable<AxisEntry> Guests(IReadOnlyList<ConditionalAccessPolicy> policies, UserSignals other)
    {
        UserAssignment[] users = [.. policies.Select(p => p.Conditions.Users).OfType<UserAssignment>()];
        GuestAssignment[] guests = [.. users.SelectMany(u => (GuestAssignment?[])[u.IncludeGuests, u.ExcludeGuests]).OfType<GuestAssignment>()];
        bool isAnyNamed = users.Any(u => u.IncludeUsers.Concat(u.ExcludeUsers).Contains(Keywords.GuestsOrExternalUsers));
        HashSet<UserKind> kinds = [.. guests.SelectMany(g => g.Types).Where(t => t.IsUnderstood).Select(t => t.Value)];
        if (isAnyNamed) kinds.Add(UserKind.B2bCollaborationGuest);
        GraphId[] tenants = [.. guests.SelectMany(g => g.ExternalTenants?.Members ?? []).Distinct()];
        GraphId elsewhere = NamedIds.Other(tenants);
        foreach (UserKind kind in s_guestKinds.Where(kinds.Contains))
        {
            string word = Words.Of(kind);
            GraphId home = kind == UserKind.InternalGuest ? GraphId.None : elsewhere;
            yield return Person(word, "guest: " + word, other, u => u with { Kind = kind, HomeTenantId = home });
            if (kind == UserKind.InternalGuest) continue;
            foreach (GraphId tenant in tenants) yield return Person(word + "@" + tenant, "guest: " + word + " of tenant " + tenant, other, u => u with { Kind = kind, HomeTenantId = tenant });
        }
    }

    // What is said about somebody comes on top of what was said before, so that several entries make one person.
    private static AxisEntry Person(string key, string label, UserSignals other, Func<UserSignals, UserSignals> change)
        => new(key, label, signIn => signIn with { User = change(signIn.User.Id.IsKnown ? signIn.User : other) });
}
