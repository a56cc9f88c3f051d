using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>Builds the subject column (spec 4.2, 4.3).</summary>
internal sealed class SubjectColumnBuilder(PolicyLayout layout, EngineOptions options, FilterCompiler filters)
{
    private static readonly GraphId TemplatePlaceholder = "Current administrator will be excluded";

    private readonly TruthRowsBuilder _everybody = new(SubjectColumn.EverybodyRows, layout.Words);
    private readonly PostingsBuilder _users = new(layout.Words);
    private readonly PostingsBuilder _groups = new(layout.Words);
    private readonly PostingsBuilder _roles = new(layout.Words);
    private readonly PostingsBuilder _agentUsers = new(layout.Words);
    private readonly List<GuestUse> _guests = [];

    public SubjectColumn Build()
    {
        var workloads = new List<WorkloadRule>();
        for (int bit = 0; bit < layout.Policies.Length; bit++)
        {
            ConditionSet conditions = layout.Policies[bit].Conditions;
            if (conditions.Users is { } users) AddUsers(users, bit);
            if (conditions.Agents is { } agents) AddAgentUsers(agents, bit);
            if (conditions.ClientApplications is { } clients) workloads.Add(Workload(clients, bit));
        }

        foreach (GuestUse use in _guests) (use.Rule.IncludedBy, use.Rule.ExcludedBy) = ([.. use.Included], [.. use.Excluded]);
        return new SubjectColumn
        {
            Everybody = _everybody.Build(),
            Users = _users.Build(),
            Groups = _groups.Build(),
            Roles = _roles.Build(),
            AgentUsers = _agentUsers.Build(),
            Guests = [.. _guests.ConvertAll(g => g.Rule)],
            Workloads = [.. workloads],
        };
    }

    private void AddUsers(UserAssignment users, int bit)
    {
        foreach (GraphId id in users.IncludeUsers) AddIncludedUser(id, bit);
        foreach (GraphId id in users.ExcludeUsers)
        {
            if (id == Keywords.GuestsOrExternalUsers) Guests(AllGuests).Excluded.Add(bit);
            else if (CanBeId(id)) _users.Exclude(id, bit);
        }

        AddIncluded(users.IncludeGroups, _groups, bit);
        AddIncluded(users.IncludeRoles, _roles, bit);
        AddExcluded(users.ExcludeGroups, _groups, bit);
        AddExcluded(users.ExcludeRoles, _roles, bit);
        if (users.IncludeGuests is { } included) Guests(included).Included.Add(bit);
        if (users.ExcludeGuests is { } excluded) Guests(excluded).Excluded.Add(bit);
        if (Extras.Has(users.Extra, ExtraEffect.UnknownInclude)) IncludeUnknown(bit);
        if (Extras.Has(users.Extra, ExtraEffect.UnknownExclude)) ExcludeUnknown(bit);
    }

    private void IncludeUnknown(int bit)
    {
        _everybody.Raise(SubjectColumn.IncludedUsers, bit, Truth.Unknown);
        _everybody.Raise(SubjectColumn.IncludedAgentUsers, bit, Truth.Unknown);
    }

    private void ExcludeUnknown(int bit)
    {
        _everybody.Raise(SubjectColumn.ExcludedUsers, bit, Truth.Unknown);
        _everybody.Raise(SubjectColumn.ExcludedAgentUsers, bit, Truth.Unknown);
    }

    private void AddIncludedUser(GraphId id, int bit)
    {
        if (id == Keywords.GuestsOrExternalUsers) Guests(AllGuests).Included.Add(bit);
        else if (id == Keywords.AllAgentIdUsers) _everybody.Raise(SubjectColumn.IncludedAgentUsers, bit, Truth.Yes);
        else if (id == Keywords.All)
        {
            _everybody.Raise(SubjectColumn.IncludedUsers, bit, Truth.Yes);
            if (options.AllUsersCoversAgentUsers) _everybody.Raise(SubjectColumn.IncludedAgentUsers, bit, Truth.Yes);
        }
        else if (CanBeId(id)) _users.Include(id, bit);
    }

    // The words that no list takes for an id, and the text that captured templates hold in place of one (spec 1.4).
    private static bool CanBeId(GraphId id) => IsNoKeyword(id) && id != Keywords.None && id != TemplatePlaceholder;

    private static bool IsNoKeyword(GraphId id) => id != Keywords.All && id != Keywords.AllAgentIdUsers;

    // An old documentation page allowed All among groups and roles; what it means there is not known (spec 1.4).
    private void AddIncluded(ValueArray<GraphId> ids, PostingsBuilder into, int bit)
    {
        foreach (GraphId id in ids)
        {
            if (id == Keywords.All) _everybody.Raise(SubjectColumn.IncludedUsers, bit, Truth.Unknown);
            else into.Include(id, bit);
        }
    }

    private static void AddExcluded(ValueArray<GraphId> ids, PostingsBuilder into, int bit)
    {
        foreach (GraphId id in ids)
        {
            if (IsNoKeyword(id)) into.Exclude(id, bit);
        }
    }

    private void AddAgentUsers(AgentAssignment agents, int bit)
    {
        foreach (GraphId id in agents.IncludeAgentUsers)
        {
            if (id == Keywords.All) _everybody.Raise(SubjectColumn.IncludedAgentUsers, bit, Truth.Yes);
            else if (id != Keywords.None) _agentUsers.Include(id, bit);
        }

        foreach (GraphId id in agents.ExcludeAgentUsers)
        {
            if (IsNoKeyword(id) && id != Keywords.None) _agentUsers.Exclude(id, bit);
        }

        bool mayInclude = agents.AgentFilter is { } filter && filter.Mode.Value != FilterMode.Exclude;
        bool mayExclude = agents.AgentFilter is { } same && same.Mode.Value != FilterMode.Include;
        if (mayInclude || Extras.Has(agents.Extra, ExtraEffect.UnknownInclude)) _everybody.Raise(SubjectColumn.IncludedAgentUsers, bit, Truth.Unknown);
        if (mayExclude || Extras.Has(agents.Extra, ExtraEffect.UnknownExclude)) _everybody.Raise(SubjectColumn.ExcludedAgentUsers, bit, Truth.Unknown);
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
        Include = [.. include.Where(id => id != all && id != Keywords.None)],
        Exclude = [.. exclude.Where(id => id != all && id != Keywords.None)],
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
    private GuestUse Guests(GuestAssignment guests)
    {
        GuestRule wanted = RuleOf(guests);
        foreach (GuestUse known in _guests)
        {
            if (IsSame(known.Rule, wanted)) return known;
        }

        _guests.Add(new GuestUse(wanted));
        return _guests[^1];
    }

    private static GuestRule RuleOf(GuestAssignment guests)
    {
        int kinds = 0;
        foreach (GraphWord<UserKind> type in guests.Types)
        {
            if (type.Value != UserKind.Unknown) kinds |= 1 << (int)type.Value;
        }

        return new GuestRule
        {
            Kinds = kinds,
            HasUnknownKind = guests.Types.Any(t => t.Value == UserKind.Unknown),
            Tenants = guests.ExternalTenants is { MembershipKind.Value: MembershipKind.Enumerated } tenants ? [.. tenants.Members] : null,
            HasUnknownTenants = guests.ExternalTenants is { MembershipKind.Value: MembershipKind.Unknown },
        };
    }

    private static bool IsSame(GuestRule a, GuestRule b)
        => a.Kinds == b.Kinds && a.HasUnknownKind == b.HasUnknownKind && a.HasUnknownTenants == b.HasUnknownTenants
        && (a.Tenants is null ? b.Tenants is null : b.Tenants is not null && a.Tenants.SetEquals(b.Tenants));

    private sealed class GuestUse(GuestRule rule)
    {
        public GuestRule Rule => rule;

        public List<int> Included { get; } = [];

        public List<int> Excluded { get; } = [];
    }
}
