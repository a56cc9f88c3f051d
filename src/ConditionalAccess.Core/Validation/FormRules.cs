using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Validation;

/// <summary>What every policy must have: V-01 to V-06 and V-34.</summary>
internal static class FormRules
{
    public static void RequiredMembers(PolicyReview r)
    {
        if (string.IsNullOrWhiteSpace(r.Policy.DisplayName))
            r.Error(DiagnosticCodes.RequiredMemberMissing, r.At.Member("displayName"), r.Name + " has no display name", "give it one");

        // Spec 1.2: read as enabled, so only a warning on read.
        GraphWord<PolicyState> state = r.Policy.State;
        if (state.IsUnderstood && state.Value != PolicyState.Unknown) return;
        string what = state.Text is null ? " has no state" : " has the state " + DiagnosticText.Quote(state.Text) + ", which is not known";
        r.Warning(DiagnosticCodes.RequiredMemberMissing, r.At.Member("state"), r.Name + what + ", and counts as enabled",
            "write enabled, disabled or enabledForReportingButNotEnforced");
    }

    public static void SubjectIsThere(PolicyReview r)
    {
        ConditionSet conditions = r.Conditions;
        if (conditions.Users is null && conditions.ClientApplications is null && conditions.Agents is null)
        {
            r.Error(DiagnosticCodes.SubjectMissing, r.ConditionsAt, r.Name + " has neither users nor workload or agent identities",
                "add users, clientApplications or agents");
        }

        bool includesSomebody = HasUserEntry(conditions.Users) || conditions.TargetsWorkloads() || conditions.TargetsAgentUsers();
        if (includesSomebody) return;
        r.Error(DiagnosticCodes.EmptyAssignment, conditions.Users is null ? r.ConditionsAt : r.UsersAt,
            r.Name + " includes nobody and never applies", "include users, groups, roles, guests, workload identities or agents, or delete the policy");
    }

    public static void TargetIsThere(PolicyReview r)
    {
        if (HasTarget(r.Conditions.Applications)) return;
        bool missing = r.Conditions.Applications is null;
        r.Error(DiagnosticCodes.TargetMissing, missing ? r.ConditionsAt : r.ApplicationsAt,
            r.Name + (missing ? " has no applications member" : " lists no application, user action or authentication context"),
            "include applications, a user action or an authentication context");
        r.Error(DiagnosticCodes.EmptyAssignment, missing ? r.ConditionsAt : r.ApplicationsAt,
            r.Name + " targets nothing and never applies", "include applications, a user action or an authentication context, or delete the policy");
    }

    public static void OneTargetKind(PolicyReview r)
    {
        if (r.Conditions.Applications is not { } apps) return;
        int kinds = (apps.IncludeApplications.IsEmpty ? 0 : 1) + (apps.IncludeUserActions.IsEmpty ? 0 : 1)
            + (apps.IncludeAuthenticationContexts.IsEmpty ? 0 : 1);
        if (kinds < 2) return;
        r.Error(DiagnosticCodes.SeveralTargetKinds, r.ApplicationsAt,
            r.Name + " targets " + TenantReview.Number(kinds) + " of applications, user actions and authentication contexts, where one kind is allowed",
            "make one policy for each kind");
    }

    public static void ClientAppTypesAreThere(PolicyReview r)
    {
        if (!r.Conditions.ClientAppTypes.IsEmpty) return;
        r.Warning(DiagnosticCodes.ClientAppTypesMissing, r.ConditionsAt.Member("clientAppTypes"),
            r.Name + " lists no client app types, which counts as all", "write clientAppTypes: [\"all\"]");
    }

    public static void SomeControl(PolicyReview r)
    {
        if (r.Policy.RequirementCount() > 0 || r.Policy.HasSessionControl()) return;
        r.Error(DiagnosticCodes.ControlsMissing, r.At, r.Name + " has neither a grant control nor a session control, and changes nothing",
            "add a control, or delete the policy");
    }

    private static bool HasUserEntry(UserAssignment? users)
        => users is not null
            && (!users.IncludeUsers.IsEmpty || !users.IncludeGroups.IsEmpty || !users.IncludeRoles.IsEmpty
                || users.IncludeGuests is not null || PolicyFacts.HasUnknownInclude(users.Extra));

    private static bool HasTarget(ApplicationAssignment? apps)
        => apps is not null
            && (!apps.IncludeApplications.IsEmpty || !apps.IncludeUserActions.IsEmpty || !apps.IncludeAuthenticationContexts.IsEmpty
                || !apps.IncludeTrafficProfiles.IsEmpty || PolicyFacts.Includes(apps.ApplicationFilter) || PolicyFacts.HasUnknownInclude(apps.Extra));
}
