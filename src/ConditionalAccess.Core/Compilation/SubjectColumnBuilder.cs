using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>Builds the subject column (spec 4.2, 4.3).</summary>
internal sealed class SubjectColumnBuilder(PolicyLayout layout, EngineOptions options, FilterCompiler filters)
{
    private const int Users = 0, AgentUsers = 1;

    private readonly Side _include = new(layout.Words);
    private readonly Side _exclude = new(layout.Words);
    private readonly List<(GuestRule Rule, List<int> Included, List<int> Excluded)> _guests = [];

    public SubjectColumn Build()
    {
        var workloads = new List<WorkloadRule>();
        foreach ((int bit, ConditionalAccessPolicy policy) in layout.Used())
        {
            if (policy.Conditions.Users is { } users) AddUsers(users, bit);
            if (policy.Conditions.Agents is { } agents) AddAgentUsers(agents, bit);
            if (policy.Conditions.ClientApplications is { } clients) workloads.Add(Workload(clients, bit));
        }

        foreach ((GuestRule rule, List<int> included, List<int> excluded) in _guests)
            (rule.IncludedBy, rule.ExcludedBy) = ([.. included], [.. excluded]);
        return new SubjectColumn(_include.Build(), _exclude.Build(), [.. _guests.Select(g => g.Rule)], [.. workloads]);
    }

    private void AddUsers(UserAssignment users, int bit)
    {
        foreach (GraphId id in users.IncludeUsers) AddIncludedUser(id, bit);
        foreach (GraphId id in users.ExcludeUsers)
        {
            if (id == Keywords.GuestsOrExternalUsers) Guests(AllGuests).Excluded.Add(bit);
            else _exclude.Users.Add(id, bit);
        }

        AddIds(users.IncludeGroups, _include, _include.Groups, bit);
        AddIds(users.IncludeRoles, _include, _include.Roles, bit);
        foreach (GraphId id in users.ExcludeGroups) _exclude.Groups.Add(id, bit);
        foreach (GraphId id in users.ExcludeRoles) _exclude.Roles.Add(id, bit);
        if (users.IncludeGuests is { } included) Guests(included).Included.Add(bit);
        if (users.ExcludeGuests is { } excluded) Guests(excluded).Excluded.Add(bit);
        _include.AddUnknown(users.Extra, ExtraEffect.UnknownInclude, bit);
        _exclude.AddUnknown(users.Extra, ExtraEffect.UnknownExclude, bit);
    }

    private void AddIncludedUser(GraphId id, int bit)
    {
        if (id == Keywords.None) return;
        if (id == Keywords.GuestsOrExternalUsers) Guests(AllGuests).Included.Add(bit);
        else if (id == Keywords.AllAgentIdUsers) _include.Everybody.Set(AgentUsers, bit, Truth.Yes);
        else if (id == Keywords.All)
        {
            _include.Everybody.Set(Users, bit, Truth.Yes);
            if (options.AllUsersCoversAgentUsers) _include.Everybody.Set(AgentUsers, bit, Truth.Yes);
        }
        else _include.Users.Add(id, bit);
    }

    // An old documentation page allowed All among groups and roles; what it means there is not known (spec 1.4).
    private static void AddIds(ValueArray<GraphId> ids, Side side, PostingsBuilder into, int bit)
    {
        foreach (GraphId id in ids)
        {
            if (id == Keywords.All) side.Everybody.Set(Users, bit, Truth.Unknown);
            else into.Add(id, bit);
        }
    }

    private void AddAgentUsers(AgentAssignment agents, int bit)
    {
        foreach (GraphId id in agents.IncludeAgentUsers)
        {
            if (id == Keywords.All) _include.Everybody.Set(AgentUsers, bit, Truth.Yes);
            else if (id != Keywords.None) _include.AgentUserIds.Add(id, bit);
        }

        foreach (GraphId id in agents.ExcludeAgentUsers) _exclude.AgentUserIds.Add(id, bit);
        if (agents.AgentFilter is { } filter)
        {
            if (filter.Mode.Value != FilterMode.Exclude) _include.Everybody.Set(AgentUsers, bit, Truth.Unknown);
            if (filter.Mode.Value != FilterMode.Include) _exclude.Everybody.Set(AgentUsers, bit, Truth.Unknown);
        }

        if (Extras.Has(agents.Extra, ExtraEffect.UnknownInclude)) _include.Everybody.Set(AgentUsers, bit, Truth.Unknown);
        if (Extras.Has(agents.Extra, ExtraEffect.UnknownExclude)) _exclude.Everybody.Set(AgentUsers, bit, Truth.Unknown);
    }

    private WorkloadRule Workload(ClientApplicationAssignment clients, int bit) => new()
    {
        Policy = bit,
        ServicePrincipals = Principals(clients, clients.IncludeServicePrincipals, clients.ExcludeServicePrincipals, clients.ServicePrincipalFilter, Keywords.ServicePrincipalsInMyTenant),
        Agents = Principals(clients, clients.IncludeAgentIdServicePrincipals, clients.ExcludeAgentIdServicePrincipals, clients.AgentIdServicePrincipalFilter, Keywords.All),
    };

    private PrincipalList Principals(
        ClientApplicationAssignment clients, ValueArray<GraphId> include, ValueArray<GraphId> exclude, FilterCondition? filter, GraphId all) => new()
    {
        IncludesAll = include.Contains(all),
        Include = [.. include],
        Exclude = [.. exclude],
        Filter = filter is null ? null : filters.Attributes(filter),
        HasUnknownInclude = Extras.Has(clients.Extra, ExtraEffect.UnknownInclude),
        HasUnknownExclude = Extras.Has(clients.Extra, ExtraEffect.UnknownExclude),
    };

    private static GuestAssignment AllGuests { get; } = new()
    {
        Types =
        [
            UserKind.InternalGuest, UserKind.B2bCollaborationGuest, UserKind.B2bCollaborationMember,
            UserKind.B2bDirectConnectUser, UserKind.OtherExternalUser, UserKind.ServiceProvider,
        ],
    };

    // Policies with the same choice of types and tenants share one rule.
    private (GuestRule Rule, List<int> Included, List<int> Excluded) Guests(GuestAssignment guests)
    {
        GuestRule wanted = RuleOf(guests);
        foreach ((GuestRule Rule, List<int> Included, List<int> Excluded) known in _guests)
        {
            if (IsSame(known.Rule, wanted)) return known;
        }

        _guests.Add((wanted, [], []));
        return _guests[^1];
    }

    private static GuestRule RuleOf(GuestAssignment guests)
    {
        int kinds = 0;
        foreach (GraphWord<UserKind> type in guests.Types)
        {
            if (type.IsUnderstood) kinds |= 1 << (int)type.Value;
        }

        return new GuestRule
        {
            Kinds = kinds,
            HasUnknownKind = guests.Types.Any(t => !t.IsUnderstood),
            Tenants = guests.ExternalTenants is { MembershipKind.Value: MembershipKind.Enumerated } tenants ? [.. tenants.Members] : null,
            HasUnknownTenants = guests.ExternalTenants is { MembershipKind.Value: MembershipKind.Unknown },
        };
    }

    private static bool IsSame(GuestRule a, GuestRule b)
        => a.Kinds == b.Kinds && a.HasUnknownKind == b.HasUnknownKind && a.HasUnknownTenants == b.HasUnknownTenants
        && (a.Tenants is null ? b.Tenants is null : b.Tenants is not null && a.Tenants.SetEquals(b.Tenants));

    /// <summary>The include or exclude side while it is collected.</summary>
    private sealed class Side(int words)
    {
        public TruthRows Everybody { get; } = new(2, words);

        public PostingsBuilder Users { get; } = new();

        public PostingsBuilder Groups { get; } = new();

        public PostingsBuilder Roles { get; } = new();

        public PostingsBuilder AgentUserIds { get; } = new();

        public void AddUnknown(ValueArray<ExtraMember> extra, ExtraEffect effect, int bit)
        {
            if (!Extras.Has(extra, effect)) return;
            Everybody.Set(SubjectColumnBuilder.Users, bit, Truth.Unknown);
            Everybody.Set(AgentUsers, bit, Truth.Unknown);
        }

        public SubjectSide Build() => new()
        {
            Everybody = Everybody,
            Users = Users.Build(),
            Groups = Groups.Build(),
            Roles = Roles.Build(),
            AgentUsers = AgentUserIds.Build(),
        };
    }
}
