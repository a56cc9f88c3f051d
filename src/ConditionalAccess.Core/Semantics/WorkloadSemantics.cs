using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 4.3: workload and agent identities.</summary>
internal static class WorkloadSemantics
{
    /// <summary>Spec 4.3, A-08: single-tenant service principals registered in this tenant; others are never covered, even when listed.</summary>
    public static Match ServicePrincipals(ConditionSet conditions, ReferenceContext context, RuleTrace trace)
    {
        if (conditions.ClientApplications is not { } clients) return Match.No;
        ServicePrincipalSignals principal = context.SignIn.ServicePrincipal;
        var sides = new ConditionSides(PolicyConditions.ServicePrincipals, trace);
        foreach (GraphId entry in clients.IncludeServicePrincipals) sides.Included.Add(ServicePrincipal(entry, principal));
        foreach (GraphId entry in clients.ExcludeServicePrincipals.Where(e => e != Keywords.ServicePrincipalsInMyTenant)) sides.Excluded.Add(ServicePrincipal(entry, principal));
        sides.AddFilter(clients.ServicePrincipalFilter, FilterSemantics.AttributeRule(clients.ServicePrincipalFilter, principal.Attributes, context));
        sides.AddExtras(clients.Extra);
        Match inReach = Match.Of(principal.IsRegisteredInThisTenant).And(Match.Of(principal.IsMultiTenant).Not());
        return inReach.And(sides.Result);
    }

    /// <summary>Spec 4.3: agent identities by their own id or their blueprint's.</summary>
    public static Match AgentIdentities(ConditionSet conditions, ReferenceContext context, RuleTrace trace)
    {
        if (conditions.ClientApplications is not { } clients) return Match.No;
        AgentSignals agent = context.SignIn.Agent;
        var sides = new ConditionSides(PolicyConditions.ServicePrincipals, trace);
        foreach (GraphId entry in clients.IncludeAgentIdServicePrincipals) sides.Included.Add(AgentIdentity(entry, agent));
        foreach (GraphId entry in clients.ExcludeAgentIdServicePrincipals.Where(e => e != Keywords.All)) sides.Excluded.Add(AgentIdentity(entry, agent));
        sides.AddFilter(clients.AgentIdServicePrincipalFilter, FilterSemantics.AttributeRule(clients.AgentIdServicePrincipalFilter, agent.Attributes, context));
        sides.AddExtras(clients.Extra);
        return sides.Result;
    }

    public static bool IsAgentContextConfigured(AgentContextCondition? agentContext)
        => agentContext is not null
        && (!agentContext.IncludeAgentContexts.IsEmpty || !agentContext.ExcludeAgentContexts.IsEmpty || ExtraConditions.HasEntries(agentContext.Extra));

    /// <summary>Spec 4.3: the agent context is included and not excluded.</summary>
    public static Match AgentContext(ConditionSet conditions, ReferenceContext context, RuleTrace trace)
    {
        if (conditions.AgentContext is not { } agentContext) return Match.Yes;
        var sides = new ConditionSides(PolicyConditions.AgentContext, trace);
        foreach (GraphId entry in agentContext.IncludeAgentContexts) sides.Included.Add(HasContext(entry, context));
        foreach (GraphId entry in agentContext.ExcludeAgentContexts) sides.Excluded.Add(HasContext(entry, context));
        sides.AddExtras(agentContext.Extra);
        return sides.ResultWhereNoIncludeMeansAll;
    }

    private static Match ServicePrincipal(GraphId entry, ServicePrincipalSignals principal)
    {
        if (entry == Keywords.ServicePrincipalsInMyTenant) return Match.Yes;
        return entry == Keywords.None ? Match.No : ReferenceContext.SameId(entry, principal.Id);
    }

    private static Match AgentIdentity(GraphId entry, AgentSignals agent)
    {
        if (entry == Keywords.All) return Match.Yes;
        if (entry == Keywords.None) return Match.No;
        Match byBlueprint = agent.BlueprintId.IsNone ? Match.No : ReferenceContext.SameId(entry, agent.BlueprintId);
        return ReferenceContext.SameId(entry, agent.Id).Or(byBlueprint);
    }

    private static Match HasContext(GraphId entry, ReferenceContext context)
    {
        ValueArray<GraphId> contexts = context.SignIn.Agent.Contexts;
        return contexts.IsDefault ? context.Absent : Match.Of(contexts.Contains(entry));
    }
}
