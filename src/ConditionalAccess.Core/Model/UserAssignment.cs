using ConditionalAccess.Signals;

namespace ConditionalAccess.Model;

/// <summary>Users, groups, roles and guests a policy targets (spec 1.4). All include entries are alternatives; any exclude entry removes.</summary>
public sealed record UserAssignment
{
    /// <summary>User object ids, <c>All</c>, <c>None</c>, <c>GuestsOrExternalUsers</c>, <c>AllAgentIdUsers</c>.</summary>
    public ValueArray<GraphId> IncludeUsers { get; init; }

    /// <summary>User object ids, <c>GuestsOrExternalUsers</c>.</summary>
    public ValueArray<GraphId> ExcludeUsers { get; init; }

    /// <summary>Group object ids; <c>All</c> here is an entry of value unknown.</summary>
    public ValueArray<GraphId> IncludeGroups { get; init; }

    /// <summary>Group object ids.</summary>
    public ValueArray<GraphId> ExcludeGroups { get; init; }

    /// <summary>Role template ids; <c>All</c> here is an entry of value unknown.</summary>
    public ValueArray<GraphId> IncludeRoles { get; init; }

    /// <summary>Role template ids.</summary>
    public ValueArray<GraphId> ExcludeRoles { get; init; }

    /// <summary>Included guests; null: none.</summary>
    public GuestAssignment? IncludeGuests { get; init; }

    /// <summary>Excluded guests; null: none.</summary>
    public GuestAssignment? ExcludeGuests { get; init; }

    /// <summary>Members without meaning here, or of value unknown.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }

    /// <summary>Every user.</summary>
    public static UserAssignment All { get; } = new() { IncludeUsers = [Keywords.All] };
}

/// <summary>Guest types and the tenants they come from (spec 1.5).</summary>
public sealed record GuestAssignment
{
    /// <summary>The types, as the user kinds they stand for; never empty.</summary>
    public ValueArray<GraphWord<UserKind>> Types { get; init; }

    /// <summary>Which home tenants; null means all.</summary>
    public ExternalTenants? ExternalTenants { get; init; }

    /// <summary>Members without meaning here.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }
}

/// <summary>How external tenants are chosen (Graph <c>membershipKind</c>).</summary>
public enum MembershipKind : byte
{
    /// <summary>Not understood: membership is unknown.</summary>
    Unknown = 0,

    /// <summary>Every tenant, and identity providers without one.</summary>
    All,

    /// <summary>Listed tenants only.</summary>
    Enumerated,
}

/// <summary>A set of external tenants.</summary>
public sealed record ExternalTenants
{
    /// <summary>How they are chosen.</summary>
    public GraphWord<MembershipKind> MembershipKind { get; init; }

    /// <summary>Tenant ids when enumerated.</summary>
    public ValueArray<GraphId> Members { get; init; }

    /// <summary>Members without meaning here.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }
}

/// <summary>Workload and agent identities a policy targets (spec 1.7).</summary>
public sealed record ClientApplicationAssignment
{
    /// <summary>Service principal object ids, or <c>ServicePrincipalsInMyTenant</c>.</summary>
    public ValueArray<GraphId> IncludeServicePrincipals { get; init; }

    /// <summary>Service principal object ids.</summary>
    public ValueArray<GraphId> ExcludeServicePrincipals { get; init; }

    /// <summary>Rule over the calling service principal's custom security attributes.</summary>
    public FilterCondition? ServicePrincipalFilter { get; init; }

    /// <summary>Agent identity ids, or <c>All</c>.</summary>
    public ValueArray<GraphId> IncludeAgentIdServicePrincipals { get; init; }

    /// <summary>Agent identity ids.</summary>
    public ValueArray<GraphId> ExcludeAgentIdServicePrincipals { get; init; }

    /// <summary>Rule over the agent identity's custom security attributes.</summary>
    public FilterCondition? AgentIdServicePrincipalFilter { get; init; }

    /// <summary>Members without meaning here, or of value unknown.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }
}

/// <summary>Agent user accounts a policy targets (spec 1.3, 4.3).</summary>
public sealed record AgentAssignment
{
    /// <summary>Agent user ids, or <c>All</c>.</summary>
    public ValueArray<GraphId> IncludeAgentUsers { get; init; }

    /// <summary>Agent user ids.</summary>
    public ValueArray<GraphId> ExcludeAgentUsers { get; init; }

    /// <summary>A rule over agent attributes; documented as unsupported, so its value is unknown.</summary>
    public FilterCondition? AgentFilter { get; init; }

    /// <summary>Members without meaning here, or of value unknown.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }
}

/// <summary>Agent context values (spec 1.3, 4.3).</summary>
public sealed record AgentContextCondition
{
    /// <summary>Included values.</summary>
    public ValueArray<GraphId> IncludeAgentContexts { get; init; }

    /// <summary>Excluded values.</summary>
    public ValueArray<GraphId> ExcludeAgentContexts { get; init; }

    /// <summary>Members without meaning here, or of value unknown.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }
}
