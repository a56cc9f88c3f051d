using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Cli.Matrix;

/// <summary>Workload identities, agents and their user accounts, as far as the policies ask about them.</summary>
internal static class Workloads
{
    public static IEnumerable<AxisEntry> Of(IReadOnlyList<ConditionalAccessPolicy> policies, UserSignals other)
    {
        ClientApplicationAssignment[] clients = [.. policies.Select(p => p.Conditions.ClientApplications).OfType<ClientApplicationAssignment>()];
        bool asksForWorkloads = clients.Any(c => c.IncludeServicePrincipals.Concat(c.ExcludeServicePrincipals).Any(i => !i.IsNone) || c.ServicePrincipalFilter is not null);
        bool asksForAgents = clients.Any(c => c.IncludeAgentIdServicePrincipals.Concat(c.ExcludeAgentIdServicePrincipals).Any(i => !i.IsNone) || c.AgentIdServicePrincipalFilter is not null);
        bool asksForAgentUsers = policies.Any(p => p.Conditions.Agents is not null || p.Conditions.Users?.IncludeUsers.Contains(Keywords.AllAgentIdUsers) == true);
        return (asksForWorkloads ? Principals(policies) : []).Concat(asksForAgents ? Agents(policies) : []).Concat(asksForAgentUsers ? AgentUsers(policies, other) : []);
    }

    // Attributes of those that a policy names are in no export; any other one has none.
    private static IEnumerable<AxisEntry> Principals(IReadOnlyList<ConditionalAccessPolicy> policies)
    {
        IReadOnlyList<GraphId> named = NamedIds.Of(policies, c => c.ClientApplications is { } a ? a.IncludeServicePrincipals.Concat(a.ExcludeServicePrincipals) : [], Keywords.ServicePrincipalsInMyTenant, Keywords.None);
        yield return Principal("workload", "any other workload identity", new() { Id = NamedIds.Other(named), Attributes = [] });
        foreach (GraphId id in named) yield return Principal(id.ToString(), "workload identity " + id, new() { Id = id });
    }

    private static AxisEntry Principal(string key, string label, ServicePrincipalSignals principal)
        => Alone(key, label, s => s with
        {
            Subject = SubjectKind.ServicePrincipal,
            User = default,
            // Others no policy reaches.
            ServicePrincipal = principal with { IsRegisteredInThisTenant = true, IsMultiTenant = false },
        });

    private static IEnumerable<AxisEntry> Agents(IReadOnlyList<ConditionalAccessPolicy> policies)
    {
        IReadOnlyList<GraphId> named = NamedIds.Of(policies,
            c => c.ClientApplications is { } a ? a.IncludeAgentIdServicePrincipals.Concat(a.ExcludeAgentIdServicePrincipals) : [], Keywords.All, Keywords.None);
        yield return Agent("agent", "any other agent", new() { Id = NamedIds.Other(named), Attributes = [] });
        // A policy names an agent, or the blueprint of several: for it both are the same.
        foreach (GraphId id in named) yield return Agent("agent:" + id, "agent, or of blueprint, " + id, new() { Id = id });
    }

    private static AxisEntry Agent(string key, string label, AgentSignals agent)
        => Alone(key, label, s => s with { Subject = SubjectKind.AgentIdentity, User = default, Agent = agent with { BlueprintId = GraphId.None, Contexts = [] } });

    private static IEnumerable<AxisEntry> AgentUsers(IReadOnlyList<ConditionalAccessPolicy> policies, UserSignals other)
    {
        IReadOnlyList<GraphId> named = NamedIds.Of(policies, c => c.Agents is { } a ? a.IncludeAgentUsers.Concat(a.ExcludeAgentUsers) : [], Keywords.All, Keywords.None);
        yield return AgentUser("agentUser", "any other agent's user", other);
        foreach (GraphId id in named) yield return AgentUser("agentUser:" + id, "agent's user " + id, other with { Id = id });
    }

    private static AxisEntry AgentUser(string key, string label, UserSignals user)
        => Alone(key, label, s => s with { Subject = SubjectKind.AgentUser, User = user, Agent = new() { Attributes = [], Contexts = [] } });

    private static AxisEntry Alone(string key, string label, Func<SignIn, SignIn> apply) => new(key, label, apply, IsAlone: true);
}
