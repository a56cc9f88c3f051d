using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Validation;

/// <summary>Rules about who a policy targets: V-07, V-20, V-27 and V-30.</summary>
internal static class SubjectRules
{
    public static void UserKeywordStandsAlone(PolicyReview r)
    {
        if (r.Conditions.Users is not { } users) return;
        if (users.IncludeGroups.IsEmpty && users.IncludeRoles.IsEmpty && users.IncludeGuests is null) return;
        for (int i = 0; i < users.IncludeUsers.Count; i++)
        {
            GraphId id = users.IncludeUsers[i];
            if (id != Keywords.All && id != Keywords.None) continue;
            r.Warning(DiagnosticCodes.UserKeywordCombined, r.UsersAt.Member("includeUsers").Element(i),
                r.Name + " includes users '" + id + "' beside groups, roles or guests",
                id == Keywords.All ? "leave out the groups, roles and guests, which 'All' covers" : "leave out 'None', which has no effect here");
        }
    }

    public static void WorkloadPolicyOnlyBlocks(PolicyReview r)
    {
        ConditionSet conditions = r.Conditions;
        bool workloads = conditions.TargetsWorkloads();
        if (workloads && conditions.TargetsPeople())
        {
            r.Error(DiagnosticCodes.WorkloadPolicyForm, r.UsersAt, r.Name + " targets people and workload identities at once",
                "write includeUsers: [\"None\"] here and make a policy of its own for people");
        }

        if (!workloads && (conditions.TargetsPeople() || !conditions.TargetsAgentUsers())) return;
        if (r.Policy.RequirementCount() == 0 || (r.Policy.Blocks() && r.Policy.RequirementCount() == 1)) return;
        r.Error(DiagnosticCodes.WorkloadPolicyForm, r.GrantAt,
            r.Name + " requires something of workload or agent identities, which can only be blocked", "use block as its only grant control");
    }

    public static void RolesAreBuiltIn(PolicyReview r)
    {
        if (r.Conditions.Users is not { } users) return;
        RolesAreBuiltIn(r, users.IncludeRoles, "includeRoles");
        RolesAreBuiltIn(r, users.ExcludeRoles, "excludeRoles");
    }

    public static void IdentityOnOneSideOnly(PolicyReview r)
    {
        foreach (IdListPair pair in IdLists.IdentityPairs(r))
        {
            var included = new HashSet<GraphId>(pair.Include);
            for (int i = 0; i < pair.Exclude.Count; i++)
            {
                if (!included.Contains(pair.Exclude[i])) continue;
                r.Warning(DiagnosticCodes.IdentityIncludedAndExcluded, pair.At.Member(pair.ExcludeName).Element(i),
                    r.Name + " includes and excludes " + DiagnosticText.Quote(pair.Exclude[i].ToString()) + ", and the exclusion wins",
                    "remove it from " + pair.IncludeName + " or from " + pair.ExcludeName);
            }
        }
    }

    private static void RolesAreBuiltIn(PolicyReview r, ValueArray<GraphId> roles, string member)
    {
        for (int i = 0; i < roles.Count; i++)
        {
            if (!roles[i].IsGuid || BuiltInRoles.Contains(roles[i])) continue;
            r.Warning(DiagnosticCodes.RoleNotBuiltIn, r.UsersAt.Member(member).Element(i),
                r.Name + " names the role " + roles[i] + ", which is not one of the built-in role templates this version knows",
                "use the template id of a built-in role; custom roles never match");
        }
    }
}
