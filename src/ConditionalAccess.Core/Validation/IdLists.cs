using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Validation;

/// <summary>An include list and the exclude list beside it.</summary>
internal readonly record struct IdListPair(
    SourceLocation At, string IncludeName, ValueArray<GraphId> Include, string ExcludeName, ValueArray<GraphId> Exclude);

/// <summary>A list of ids with the keywords that have a meaning in it.</summary>
internal readonly record struct IdList(SourceLocation At, string Name, ValueArray<GraphId> Ids, ValueArray<GraphId> Keywords);

/// <summary>Every id list of a policy.</summary>
internal static class IdLists
{
    private static readonly ValueArray<GraphId> s_users =
        [Keywords.All, Keywords.None, Keywords.GuestsOrExternalUsers, Keywords.AllAgentIdUsers];

    private static readonly ValueArray<GraphId> s_excludedUsers = [Keywords.GuestsOrExternalUsers];

    private static readonly ValueArray<GraphId> s_appGroups = [Keywords.Office365, Keywords.MicrosoftAdminPortals, Keywords.AllAgentIdResources];

    private static readonly ValueArray<GraphId> s_apps = [Keywords.All, Keywords.None, .. s_appGroups];

    private static readonly ValueArray<GraphId> s_locations = [Keywords.All, Keywords.AllTrusted];

    private static readonly ValueArray<GraphId> s_userActions =
        [Signals.UserActions.RegisterSecurityInfo, Signals.UserActions.RegisterDevice, Signals.UserActions.AccountRecovery];

    /// <summary>Lists of identities, include beside exclude.</summary>
    public static IEnumerable<IdListPair> IdentityPairs(PolicyReview r)
    {
        if (r.Conditions.Users is { } users)
        {
            yield return new(r.UsersAt, "includeUsers", users.IncludeUsers, "excludeUsers", users.ExcludeUsers);
            yield return new(r.UsersAt, "includeGroups", users.IncludeGroups, "excludeGroups", users.ExcludeGroups);
            yield return new(r.UsersAt, "includeRoles", users.IncludeRoles, "excludeRoles", users.ExcludeRoles);
        }

        if (r.Conditions.ClientApplications is { } apps)
        {
            yield return new(r.ClientApplicationsAt, "includeServicePrincipals", apps.IncludeServicePrincipals,
                "excludeServicePrincipals", apps.ExcludeServicePrincipals);
            yield return new(r.ClientApplicationsAt, "includeAgentIdServicePrincipals", apps.IncludeAgentIdServicePrincipals,
                "excludeAgentIdServicePrincipals", apps.ExcludeAgentIdServicePrincipals);
        }

        if (r.Conditions.Agents is { } agents)
        {
            yield return new(r.ConditionsAt.Member("agents"), "includeAgentUsers", agents.IncludeAgentUsers,
                "excludeAgentUsers", agents.ExcludeAgentUsers);
        }
    }

    /// <summary>Lists of resources and circumstances, include beside exclude.</summary>
    public static IEnumerable<IdListPair> ConditionPairs(PolicyReview r)
    {
        if (r.Conditions.Applications is { } apps)
            yield return new(r.ApplicationsAt, "includeApplications", apps.IncludeApplications, "excludeApplications", apps.ExcludeApplications);
        if (r.Conditions.Locations is { } places)
        {
            yield return new(r.ConditionsAt.Member("locations"), "includeLocations", places.IncludeLocations,
                "excludeLocations", places.ExcludeLocations);
        }

        if (r.Conditions.AgentContext is { } contexts)
        {
            yield return new(r.ConditionsAt.Member("agentContext"), "includeAgentContexts", contexts.IncludeAgentContexts,
                "excludeAgentContexts", contexts.ExcludeAgentContexts);
        }
    }

    /// <summary>Lists whose entries are ids or keywords. Custom control ids and agent contexts are free text and are not among them.</summary>
    public static IEnumerable<IdList> WithKeywords(PolicyReview r)
        => [.. UserLists(r), .. WorkloadLists(r), .. TargetLists(r), .. OtherLists(r)];

    private static IEnumerable<IdList> UserLists(PolicyReview r)
    {
        if (r.Conditions.Users is not { } users) yield break;
        yield return new(r.UsersAt, "includeUsers", users.IncludeUsers, s_users);
        yield return new(r.UsersAt, "excludeUsers", users.ExcludeUsers, s_excludedUsers);
        yield return new(r.UsersAt, "includeGroups", users.IncludeGroups, []);
        yield return new(r.UsersAt, "excludeGroups", users.ExcludeGroups, []);
        yield return new(r.UsersAt, "includeRoles", users.IncludeRoles, []);
        yield return new(r.UsersAt, "excludeRoles", users.ExcludeRoles, []);
        foreach ((SourceLocation at, ExternalTenants tenants) in TenantLists(r)) yield return new(at, "members", tenants.Members, []);
    }

    /// <summary>The tenant sets of the guest assignments.</summary>
    public static IEnumerable<(SourceLocation At, ExternalTenants Tenants)> TenantLists(PolicyReview r)
    {
        if (r.Conditions.Users?.IncludeGuests?.ExternalTenants is { } included)
            yield return (r.UsersAt.Member("includeGuestsOrExternalUsers").Member("externalTenants"), included);
        if (r.Conditions.Users?.ExcludeGuests?.ExternalTenants is { } excluded)
            yield return (r.UsersAt.Member("excludeGuestsOrExternalUsers").Member("externalTenants"), excluded);
    }

    private static IEnumerable<IdList> WorkloadLists(PolicyReview r)
    {
        if (r.Conditions.ClientApplications is { } apps)
        {
            SourceLocation at = r.ClientApplicationsAt;
            yield return new(at, "includeServicePrincipals", apps.IncludeServicePrincipals, [Keywords.ServicePrincipalsInMyTenant]);
            yield return new(at, "excludeServicePrincipals", apps.ExcludeServicePrincipals, []);
            yield return new(at, "includeAgentIdServicePrincipals", apps.IncludeAgentIdServicePrincipals, [Keywords.All]);
            yield return new(at, "excludeAgentIdServicePrincipals", apps.ExcludeAgentIdServicePrincipals, []);
        }

        if (r.Conditions.Agents is { } agents)
        {
            SourceLocation at = r.ConditionsAt.Member("agents");
            yield return new(at, "includeAgentUsers", agents.IncludeAgentUsers, [Keywords.All]);
            yield return new(at, "excludeAgentUsers", agents.ExcludeAgentUsers, []);
        }
    }

    private static IEnumerable<IdList> TargetLists(PolicyReview r)
    {
        if (r.Conditions.Applications is not { } apps) yield break;
        yield return new(r.ApplicationsAt, "includeApplications", apps.IncludeApplications, s_apps);
        yield return new(r.ApplicationsAt, "excludeApplications", apps.ExcludeApplications, s_appGroups);
        yield return new(r.ApplicationsAt, "includeUserActions", apps.IncludeUserActions, s_userActions);
    }

    private static IEnumerable<IdList> OtherLists(PolicyReview r)
    {
        if (r.Conditions.Locations is { } places)
        {
            SourceLocation at = r.ConditionsAt.Member("locations");
            yield return new(at, "includeLocations", places.IncludeLocations, s_locations);
            yield return new(at, "excludeLocations", places.ExcludeLocations, s_locations);
        }

        if (r.Policy.GrantControls is { } grant) yield return new(r.GrantAt, "termsOfUse", grant.TermsOfUse, []);
    }
}
