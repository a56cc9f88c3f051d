using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 4.4: apps, user actions and authentication contexts; several kinds in one policy are alternatives.</summary>
internal static class ResourceSemantics
{
    /// <summary>Spec 4.4: any kind of target matches.</summary>
    public static Match Resource(ConditionSet conditions, ReferenceContext context, RuleTrace trace)
    {
        if (conditions.Applications is not { } target) return Match.No;
        return AudienceSemantics.AnyAudience(target, context, trace)
            .Or(UserAction(target, context, trace))
            .Or(AuthenticationContext(target, context, trace));
    }

    /// <summary>Spec 4.4: reasons name the kind that the policy targets.</summary>
    public static AnalysisReasons Reasons(ConditionSet conditions)
    {
        AnalysisReasons reasons = AnalysisReasons.NotSet;
        if (conditions.Applications is { } target)
        {
            if (!target.IncludeUserActions.IsEmpty) reasons |= AnalysisReasons.UserActions;
            if (!target.IncludeAuthenticationContexts.IsEmpty) reasons |= AnalysisReasons.AuthenticationContext;
            if (HasApps(target)) reasons |= AnalysisReasons.Application;
        }

        return reasons == AnalysisReasons.NotSet ? AnalysisReasons.Application : reasons;
    }

    /// <summary>Spec 1.2, 4.12: no target at all.</summary>
    public static bool IsEmpty(ConditionSet conditions)
        => conditions.Applications is not { } target
        || (!HasApps(target) && target.IncludeUserActions.IsEmpty && target.IncludeAuthenticationContexts.IsEmpty);

    /// <summary>Spec 4.4: a policy on all resources.</summary>
    public static bool IsAllResources(ConditionalAccessPolicy policy)
        => policy.Conditions.Applications is { } target && target.IncludeApplications.Contains(Keywords.All);

    /// <summary>Whether the policy names the user action of the request.</summary>
    public static bool NamesUserAction(ConditionalAccessPolicy policy, ReferenceContext context)
        => context.HasUserAction && policy.Conditions.Applications is { } target
        && target.IncludeUserActions.Contains(context.SignIn.Resource.UserAction);

    private static bool HasApps(ApplicationAssignment target)
        => !target.IncludeApplications.IsEmpty || !target.IncludeTrafficProfiles.IsEmpty
        || (target.ApplicationFilter is { } filter && filter.Mode.Value != FilterMode.Exclude)
        || ExtraConditions.Has(target.Extra, ExtraEffect.UnknownInclude);

    /// <summary>Spec 4.4: policies that name the action, and policies on all resources unless the tenant setting spares it (spec 1.15).</summary>
    private static Match UserAction(ApplicationAssignment target, ReferenceContext context, RuleTrace trace)
    {
        if (!context.HasUserAction) return Match.No;
        var sides = new ConditionSides(PolicyConditions.Application, trace);
        sides.Included.Add(Match.Of(target.IncludeUserActions.Contains(context.SignIn.Resource.UserAction)));
        bool all = target.IncludeApplications.Contains(Keywords.All) && !IsSpared(context);
        sides.Included.Add(Match.Of(all), SatisfiedRule.AllApps);
        if (ExtraConditions.Has(target.Extra, ExtraEffect.UnknownInclude)) sides.Included.Add(Match.NotUnderstood);
        return sides.Result;
    }

    /// <summary>Spec 1.15: the last segment of the action, in any case, in state enabled.</summary>
    private static bool IsSpared(ReferenceContext context)
    {
        string action = LastSegment(context.SignIn.Resource.UserAction.ToString());
        foreach (UserActionExclusion exclusion in context.Tenant.UserActionExclusions)
        {
            bool same = string.Equals(LastSegment(exclusion.UserAction), action, StringComparison.OrdinalIgnoreCase);
            if (same && exclusion.State.Value == PolicyState.Enabled) return true;
        }

        return false;
    }

    private static string LastSegment(string action) => action[(action.LastIndexOf(':') + 1)..];

    private static Match AuthenticationContext(ApplicationAssignment target, ReferenceContext context, RuleTrace trace)
    {
        var sides = new ConditionSides(PolicyConditions.Application, trace);
        foreach (GraphId requested in context.SignIn.Resource.AuthenticationContexts)
            sides.Included.Add(Match.Of(target.IncludeAuthenticationContexts.Contains(requested)), SatisfiedRule.Acr);
        return sides.Result;
    }
}
