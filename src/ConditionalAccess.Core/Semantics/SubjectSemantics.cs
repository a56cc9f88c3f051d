using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 4.2 and 4.3: which list decides about which kind of subject.</summary>
internal static class SubjectSemantics
{
    /// <summary>Spec 4.3, first row.</summary>
    public static Match Subject(ConditionSet conditions, ReferenceContext context, RuleTrace trace) => context.SignIn.Subject switch
    {
        SubjectKind.Unknown or SubjectKind.User => UserSemantics.Users(conditions, context, trace),
        SubjectKind.AgentUser => UserSemantics.AgentUsers(conditions, context, trace),
        SubjectKind.ServicePrincipal => WorkloadSemantics.ServicePrincipals(conditions, context, trace),
        SubjectKind.AgentIdentity => WorkloadSemantics.AgentIdentities(conditions, context, trace),
        _ => Match.No,
    };

    /// <summary>Spec 4.3: the reason when the subject does not match.</summary>
    public static AnalysisReasons Reason(SubjectKind subject) => subject switch
    {
        SubjectKind.ServicePrincipal or SubjectKind.ManagedIdentity => AnalysisReasons.WorkloadIdentities,
        SubjectKind.AgentIdentity or SubjectKind.AgentBlueprint => AnalysisReasons.AgentIdentities,
        _ => AnalysisReasons.Users,
    };

    /// <summary>Spec 8.2: the condition word for the subject.</summary>
    public static PolicyConditions Word(SubjectKind subject)
        => Reason(subject) == AnalysisReasons.Users ? PolicyConditions.Users : PolicyConditions.ServicePrincipals;

    /// <summary>Spec 1.2, 4.12: no list that could include anybody.</summary>
    public static bool IsEmpty(ConditionSet conditions)
        => IsEmpty(conditions.Users) && IsEmpty(conditions.ClientApplications) && IsEmpty(conditions.Agents);

    private static bool IsEmpty(UserAssignment? users)
        => users is null
        || (users.IncludeUsers.IsEmpty && users.IncludeGroups.IsEmpty && users.IncludeRoles.IsEmpty && users.IncludeGuests is null
            && !ExtraConditions.Has(users.Extra, ExtraEffect.UnknownInclude));

    private static bool IsEmpty(ClientApplicationAssignment? clients)
        => clients is null
        || (clients.IncludeServicePrincipals.IsEmpty && clients.IncludeAgentIdServicePrincipals.IsEmpty
            && !CanAdd(clients.ServicePrincipalFilter) && !CanAdd(clients.AgentIdServicePrincipalFilter)
            && !ExtraConditions.Has(clients.Extra, ExtraEffect.UnknownInclude));

    private static bool IsEmpty(AgentAssignment? agents)
        => agents is null
        || (agents.IncludeAgentUsers.IsEmpty && !CanAdd(agents.AgentFilter) && !ExtraConditions.Has(agents.Extra, ExtraEffect.UnknownInclude));

    private static bool CanAdd(FilterCondition? filter) => filter is not null && filter.Mode.Value != FilterMode.Exclude;
}
