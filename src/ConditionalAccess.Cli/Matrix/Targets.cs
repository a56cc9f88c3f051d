using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Cli.Matrix;

/// <summary>The apps, user actions and authentication contexts that the policies tell apart.</summary>
internal static class Targets
{
    public static IReadOnlyList<AxisEntry> Of(IReadOnlyList<ConditionalAccessPolicy> policies, StandInGroups groups)
    {
        IReadOnlyList<GraphId> apps = NamedIds.Of(policies, c => c.Applications is { } a ? a.IncludeApplications.Concat(a.ExcludeApplications) : [], Keywords.All, Keywords.None, Keywords.AllAgentIdResources);
        IReadOnlyList<GraphId> actions = NamedIds.Of(policies, c => c.Applications?.IncludeUserActions ?? []);
        IReadOnlyList<GraphId> contexts = NamedIds.Of(policies, c => c.Applications?.IncludeAuthenticationContexts ?? []);
        GraphId other = NamedIds.Other([.. apps, .. groups.Members]);

        var targets = new List<AxisEntry> { App("other", "any other app", other, knowsGroups: true) };
        foreach (GraphId app in apps)
        {
            if (groups.MemberOf(app) is { } member) targets.Add(App(app.ToString(), WellKnown.App(app), member, knowsGroups: true));
            else targets.Add(App(app.ToString(), "app " + WellKnown.App(app), app, knowsGroups: false));
        }

        targets.AddRange(actions.Select(a => new AxisEntry(a.ToString(), WellKnown.App(a), s => s with { Resource = s.Resource with { Audiences = [], UserAction = a } }, KnowsAppGroups: true)));
        // A context is asked for by some app; no policy tells this one from others.
        targets.AddRange(contexts.Select(c => new AxisEntry(c.ToString(), "authentication context " + c,
            s => s with { Resource = s.Resource with { Audiences = [Plain(other)], AuthenticationContexts = [c] } }, KnowsAppGroups: true)));
        return targets;
    }

    private static AxisEntry App(string key, string label, GraphId id, bool knowsGroups)
        => new(key, label, s => s with { Resource = s.Resource with { Audiences = [Plain(id)] } }, KnowsAppGroups: knowsGroups);

    private static Audience Plain(GraphId id) => new() { AppId = id, IsAgentResource = false, AgentBlueprintId = GraphId.None, TrafficProfile = GraphId.None };
}
