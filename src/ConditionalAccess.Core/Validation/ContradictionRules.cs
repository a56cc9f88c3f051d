using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Validation;

/// <summary>Policies that contradict themselves: CAP2102 to CAP2106 and CAP2111.</summary>
internal static class ContradictionRules
{
    public static void ValueOnOneSideOnly(PolicyReview r)
    {
        foreach (IdListPair pair in IdLists.ConditionPairs(r)) OneSide(r, pair.At, pair.IncludeName, pair.Include, pair.ExcludeName, pair.Exclude);
        foreach (IdListPair pair in IdLists.IdentityPairs(r))
        {
            // Users have several include lists; only when no other one adds somebody does nobody remain. The pair itself is V-30.
            bool alone = pair.At.Path != r.UsersAt.Path || OnlyIncludes(r.Conditions.Users, pair.Include);
            if (alone) NothingLeft(r, pair.At, pair.IncludeName, pair.Include, pair.ExcludeName, pair.Exclude);
        }

        if (r.Conditions.Platforms is not { } platforms) return;
        OneSide(r, r.ConditionsAt.Member("platforms"), "includePlatforms", Words(platforms.IncludePlatforms), "excludePlatforms", Words(platforms.ExcludePlatforms));
    }

    public static void KeywordStandsAlone(PolicyReview r)
    {
        if (r.Conditions.Users is { } users) KeywordStandsAlone(r, r.UsersAt.Member("includeUsers"), users.IncludeUsers);
        if (r.Conditions.Applications is { } apps) KeywordStandsAlone(r, r.ApplicationsAt.Member("includeApplications"), apps.IncludeApplications);
        if (r.Conditions.Locations is { } places)
            KeywordStandsAlone(r, r.ConditionsAt.Member("locations").Member("includeLocations"), places.IncludeLocations);
    }

    public static void RiskFitsSubject(PolicyReview r)
    {
        ConditionSet c = r.Conditions;
        bool people = c.TargetsPeople(), agents = c.TargetsAgentUsers();
        bool principals = c.ClientApplications is { } apps && (!apps.IncludeServicePrincipals.IsEmpty || PolicyFacts.Includes(apps.ServicePrincipalFilter));
        agents |= c.TargetsWorkloads() && !principals
            || c.ClientApplications is { IncludeAgentIdServicePrincipals.IsEmpty: false };
        Risk(r, "signInRiskLevels", c.SignInRiskLevels.IsEmpty || people, "users");
        Risk(r, "userRiskLevels", c.UserRiskLevels.IsEmpty || people, "users");
        Risk(r, "insiderRiskLevels", c.InsiderRiskLevels.IsEmpty || people, "users");
        Risk(r, "servicePrincipalRiskLevels", c.ServicePrincipalRiskLevels.IsEmpty || principals, "service principals");
        Risk(r, "agentIdRiskLevels", c.AgentIdRiskLevels.IsEmpty || agents, "agents");
    }

    public static void TenantsAreEnumerated(PolicyReview r)
    {
        foreach ((SourceLocation at, ExternalTenants tenants) in IdLists.TenantLists(r))
        {
            if (tenants.MembershipKind.Value != MembershipKind.Enumerated || !tenants.Members.IsEmpty) continue;
            r.Warning(DiagnosticCodes.NoTenantEnumerated, at.Member("members"), r.Name + " enumerates external tenants and lists none, so the entry matches nobody",
                "list the tenants, or write membershipKind all");
        }
    }

    public static void SomethingIsTargeted(PolicyReview r)
    {
        ConditionSet c = r.Conditions;
        bool onlyNoUsers = c.Users is { } users && users.IncludeUsers.Has(Keywords.None) && !PolicyFacts.HasUnknownInclude(users.Extra);
        if (onlyNoUsers && !c.TargetsPeople() && !c.TargetsWorkloads() && !c.TargetsAgentUsers())
        {
            r.Warning(DiagnosticCodes.NeverApplies, r.UsersAt.Member("includeUsers"), r.Name + " includes users 'None' and no other identity, and never applies",
                "include somebody, or delete the policy");
        }

        if (c.Applications is not { IncludeApplications.Count: 1 } apps || !apps.IncludeApplications.Has(Keywords.None)) return;
        if (!apps.IncludeUserActions.IsEmpty || !apps.IncludeAuthenticationContexts.IsEmpty || !apps.IncludeTrafficProfiles.IsEmpty
            || PolicyFacts.Includes(apps.ApplicationFilter) || PolicyFacts.HasUnknownInclude(apps.Extra)) return;
        r.Warning(DiagnosticCodes.NeverApplies, r.ApplicationsAt.Member("includeApplications"), r.Name + " includes applications 'None' and nothing else, and never applies",
            "include an application, a user action or an authentication context, or delete the policy");
    }

    private static bool OnlyIncludes(UserAssignment? users, ValueArray<GraphId> list)
        => users is not null && users.IncludeGuests is null && !PolicyFacts.HasUnknownInclude(users.Extra)
            && users.IncludeUsers.Count + users.IncludeGroups.Count + users.IncludeRoles.Count == list.Count;

    /// <summary>Graph's words; none when one was not understood, which equals nothing, not even itself.</summary>
    private static ValueArray<string> Words(ValueArray<GraphWord<DevicePlatform>> platforms)
    {
        var words = new List<string>();
        foreach (GraphWord<DevicePlatform> platform in platforms)
        {
            if (!platform.IsUnderstood) return default;
            words.Add(platform.Value switch
            {
                DevicePlatform.IOS => "iOS",
                DevicePlatform.MacOS => "macOS",
                DevicePlatform.WindowsPhone => "windowsPhone",
                _ => platform.Value.ToString().ToLowerInvariant(),
            });
        }

        return [.. words];
    }

    private static void OneSide<T>(PolicyReview r, SourceLocation at, string includeName, ValueArray<T> include, string excludeName, ValueArray<T> exclude)
    {
        var included = new HashSet<T>(include);
        for (int i = 0; i < exclude.Count; i++)
        {
            if (!included.Contains(exclude[i])) continue;
            r.Warning(DiagnosticCodes.ValueIncludedAndExcluded, at.Member(excludeName).Element(i),
                r.Name + " includes and excludes " + DiagnosticText.Quote(exclude[i]?.ToString()) + ", and the exclusion wins",
                "remove it from " + includeName + " or from " + excludeName);
        }

        NothingLeft(r, at, includeName, include, excludeName, exclude);
    }

    private static void NothingLeft<T>(PolicyReview r, SourceLocation at, string includeName, ValueArray<T> include, string excludeName, ValueArray<T> exclude)
    {
        if (include.IsEmpty || !new HashSet<T>(exclude).IsSupersetOf(include)) return;

        r.Warning(DiagnosticCodes.EverythingExcluded, at.Member(includeName), r.Name + " excludes everything in " + includeName + ", so that nothing is left of it",
            "remove entries from " + excludeName + ", or delete the policy");
    }

    private static void KeywordStandsAlone(PolicyReview r, SourceLocation at, ValueArray<GraphId> ids)
    {
        if (ids.Count < 2) return;
        bool none = ids.Has(Keywords.None);
        if (none)
        {
            r.Warning(DiagnosticCodes.KeywordBesideEntries, at, r.Name + " lists 'None' beside other entries, where it has no effect", "leave out 'None'");
        }

        // Agents are not among all users (spec 4.2), so both may stand together.
        int others = ids.Count - (none ? 2 : 1) - (ids.Has(Keywords.AllAgentIdUsers) ? 1 : 0);
        if (!ids.Has(Keywords.All) || others < 1) return;
        r.Warning(DiagnosticCodes.KeywordBesideEntries, at, r.Name + " lists 'All' beside other entries, which have no effect", "keep 'All' only");
    }

    private static void Risk(PolicyReview r, string member, bool fits, string subjects)
    {
        if (fits) return;
        r.Warning(DiagnosticCodes.RiskOfOtherSubject, r.ConditionsAt.Member(member),
            r.Name + " has " + member + ", which is only assessed for " + subjects + ", and includes none of them",
            "remove the risk condition, or include " + subjects);
    }
}
