using ConditionalAccess.Custom;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Model;

/// <summary>Whether a policy is enforced (Graph <c>conditionalAccessPolicyState</c>).</summary>
public enum PolicyState : byte
{
    /// <summary>Missing or not understood; treated as <see cref="Enabled"/> (spec 1.2).</summary>
    Unknown = 0,

    /// <summary>Enforced.</summary>
    Enabled,

    /// <summary>Not evaluated.</summary>
    Disabled,

    /// <summary>Evaluated and reported, never enforced (<c>enabledForReportingButNotEnforced</c>).</summary>
    ReportOnly,
}

/// <summary>One Conditional Access policy as Microsoft Graph describes it (spec 1.2).</summary>
public sealed record ConditionalAccessPolicy
{
    /// <summary>The id; <c>default</c> when the document gives none.</summary>
    public GraphId Id { get; init; }

    /// <summary>The template it was made from; <c>default</c> when none.</summary>
    public GraphId TemplateId { get; init; }

    /// <summary>The name for people; never decides anything.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Free text.</summary>
    public string? Description { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedDateTime { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? ModifiedDateTime { get; init; }

    /// <summary>When it was soft-deleted; such a policy is ignored.</summary>
    public DateTimeOffset? DeletedDateTime { get; init; }

    /// <summary>The state; a missing or unknown one counts as enabled.</summary>
    public GraphWord<PolicyState> State { get; init; } = PolicyState.Enabled;

    /// <summary>Who and what it targets, and under which circumstances.</summary>
    public required ConditionSet Conditions { get; init; }

    /// <summary>What must be proven; null: not configured.</summary>
    public GrantControls? GrantControls { get; init; }

    /// <summary>What the session is subject to; null: not configured.</summary>
    public SessionControls? SessionControls { get; init; }

    /// <summary>Members without meaning here.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }
}

/// <summary>The conditions of a policy; all must hold (spec 1.3). Null or empty means not configured.</summary>
public sealed record ConditionSet
{
    /// <summary>Users, groups, roles and guests.</summary>
    public UserAssignment? Users { get; init; }

    /// <summary>Workload and agent identities.</summary>
    public ClientApplicationAssignment? ClientApplications { get; init; }

    /// <summary>Agent user accounts (undocumented <c>agents</c>).</summary>
    public AgentAssignment? Agents { get; init; }

    /// <summary>Agent context values (undocumented <c>agentContext</c>).</summary>
    public AgentContextCondition? AgentContext { get; init; }

    /// <summary>Target resources, user actions or authentication contexts.</summary>
    public ApplicationAssignment? Applications { get; init; }

    /// <summary>Client app types; empty means all.</summary>
    public ValueArray<GraphWord<ClientAppType>> ClientAppTypes { get; init; }

    /// <summary>Device platforms.</summary>
    public PlatformCondition? Platforms { get; init; }

    /// <summary>Named locations.</summary>
    public LocationCondition? Locations { get; init; }

    /// <summary>Device filter and the deprecated device lists.</summary>
    public DeviceCondition? Devices { get; init; }

    /// <summary>The deprecated <c>deviceStates</c>.</summary>
    public DeviceStateCondition? DeviceStates { get; init; }

    /// <summary>Sign-in risk levels.</summary>
    public ValueArray<GraphWord<RiskLevel>> SignInRiskLevels { get; init; }

    /// <summary>User risk levels.</summary>
    public ValueArray<GraphWord<RiskLevel>> UserRiskLevels { get; init; }

    /// <summary>Service principal risk levels.</summary>
    public ValueArray<GraphWord<RiskLevel>> ServicePrincipalRiskLevels { get; init; }

    /// <summary>Agent risk levels.</summary>
    public ValueArray<GraphWord<RiskLevel>> AgentIdRiskLevels { get; init; }

    /// <summary>Insider risk levels.</summary>
    public ValueArray<GraphWord<InsiderRiskLevel>> InsiderRiskLevels { get; init; }

    /// <summary>Transfer methods of <c>authenticationFlows</c>; the member <c>none</c> is left out.</summary>
    public ValueArray<GraphWord<TransferMethod>> TransferMethods { get; init; }

    /// <summary>A condition of our own, an expression (<c>@conditionalAccess.condition</c> in documents, which Graph does not know); null: none.</summary>
    public CustomCondition? CustomCondition { get; init; }

    /// <summary>
    /// Everything else in <c>conditions</c>; a member with effect <see cref="ExtraEffect.UnknownCondition"/> is a condition of value unknown.
    /// The member <c>times</c> has the condition word <c>time</c>, every other <c>unknownCondition</c>.
    /// </summary>
    public ValueArray<ExtraMember> Extra { get; init; }
}
