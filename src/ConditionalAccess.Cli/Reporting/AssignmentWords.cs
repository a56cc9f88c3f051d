using ConditionalAccess.Cli.Matrix;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Cli.Reporting;

/// <summary>Whom a policy is for and what it protects, in plain words.</summary>
internal static class AssignmentWords
{
    public static IEnumerable<string> Who(ConditionSet all)
    {
        if (all.Users is { } users)
        {
            if (Join(Users(users.IncludeUsers, users.IncludeGroups, users.IncludeRoles, users.IncludeGuests)) is { } included) yield return included;
            if (Join(Users(users.ExcludeUsers, users.ExcludeGroups, users.ExcludeRoles, users.ExcludeGuests)) is { } excluded) yield return "except " + excluded;
            foreach (string extra in Extras(users.Extra)) yield return extra;
        }

        if (all.ClientApplications is { } clients)
        {
            if (Join(clients.IncludeServicePrincipals.Concat(clients.IncludeAgentIdServicePrincipals).Select(Workload)) is { } included) yield return included;
            if (Join(clients.ExcludeServicePrincipals.Concat(clients.ExcludeAgentIdServicePrincipals).Select(Workload)) is { } excluded) yield return "except " + excluded;
            foreach (string filter in Filters("workload identities", clients.ServicePrincipalFilter).Concat(Filters("agents", clients.AgentIdServicePrincipalFilter))) yield return filter;
            foreach (string extra in Extras(clients.Extra)) yield return extra;
        }

        if (all.Agents is not { } agents) yield break;
        if (Join(agents.IncludeAgentUsers.Select(a => "agent user " + a)) is { } withAgents) yield return withAgents;
        if (Join(agents.ExcludeAgentUsers.Select(a => "agent user " + a)) is { } withoutAgents) yield return "except " + withoutAgents;
        foreach (string filter in Filters("agents", agents.AgentFilter)) yield return filter;
        foreach (string extra in Extras(agents.Extra)) yield return extra;
    }

    public static IEnumerable<string> What(ConditionSet all)
    {
        if (all.Applications is not { } apps) yield break;
        if (Join(apps.IncludeApplications.Select(App)) is { } included) yield return included;
        if (Join(apps.IncludeUserActions.Select(WellKnown.App)) is { } actions) yield return actions;
        if (Join(apps.IncludeAuthenticationContexts.Select(c => "authentication context " + c)) is { } contexts) yield return contexts;
        if (Join(apps.IncludeTrafficProfiles.Select(p => "traffic profile " + p)) is { } profiles) yield return profiles;
        if (Join(apps.ExcludeApplications.Select(App)) is { } excluded) yield return "except " + excluded;
        foreach (string filter in Filters("apps", apps.ApplicationFilter)) yield return filter;
        foreach (string extra in Extras(apps.Extra)) yield return extra;
    }

    /// <summary>A filter with what it does; nothing when there is none.</summary>
    public static IEnumerable<string> Filters(string what, FilterCondition? filter)
    {
        if (filter is null) yield break;
        bool isExclude = filter.Mode is { IsUnderstood: true, Value: FilterMode.Exclude };
        yield return (isExclude ? "except " + what : "only " + what) + " that match the rule " + (filter.Rule ?? "(none)");
    }

    /// <summary>Members that are not understood and that may restrict.</summary>
    public static IEnumerable<string> Extras(ValueArray<ExtraMember> extra)
        => extra.Where(e => e.Effect != ExtraEffect.None).Select(e => "not understood: " + e.Name + " = " + e.Json);

    public static string? Join(IEnumerable<string> words)
    {
        string text = string.Join(", ", words);
        return text.Length == 0 ? null : text;
    }

    private static IEnumerable<string> Users(ValueArray<GraphId> users, ValueArray<GraphId> groups, ValueArray<GraphId> roles, GuestAssignment? guests)
    {
        IEnumerable<string> named = [.. users.Select(User), .. groups.Select(g => "group " + g), .. roles.Select(r => "role " + WellKnown.Role(r))];
        return guests is null ? named : named.Append(Guests(guests));
    }

    private static string Guests(GuestAssignment guests)
    {
        string types = string.Join(" and ", guests.Types.Select(t => t.IsUnderstood ? Guest(t.Value) : t.Text + " (not understood)"));
        string tenants = guests.ExternalTenants is { Members.Count: > 0 } some ? " of " + string.Join(", ", some.Members.Select(m => "tenant " + m)) : "";
        return types + tenants;
    }

    private static string Guest(UserKind kind) => kind switch
    {
        UserKind.InternalGuest => "local guests",
        UserKind.B2bCollaborationGuest => "B2B collaboration guests",
        UserKind.B2bCollaborationMember => "B2B collaboration members",
        UserKind.B2bDirectConnectUser => "B2B direct connect users",
        UserKind.OtherExternalUser => "other external users",
        UserKind.ServiceProvider => "service provider users",
        _ => Words.Of(kind),
    };

    private static string User(GraphId user)
    {
        if (user == Keywords.All) return "all users";
        if (user == Keywords.None) return "nobody";
        return user == Keywords.GuestsOrExternalUsers ? "guests and external users" : "user " + user;
    }

    private static string Workload(GraphId id) => id == Keywords.ServicePrincipalsInMyTenant ? "all workload identities of the tenant" : "workload identity " + id;

    private static string App(GraphId app)
    {
        if (app == Keywords.All) return "all apps";
        return app == Keywords.None ? "no app" : WellKnown.App(app);
    }
}
