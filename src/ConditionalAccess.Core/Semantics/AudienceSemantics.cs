using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 4.4: which resources a token is for, and whether a policy's apps cover one of them.</summary>
internal static class AudienceSemantics
{
    private static readonly GraphId DeviceRegistrationService = "01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9";
    private static readonly GraphId IntuneEnrollment = "d4ebce55-015a-49b5-a083-c84d1797ae8c";
    private static readonly GraphId TokenExchange = "fb60f99c-7a34-4190-8149-302f77469936";

    /// <summary>Spec 4.4, A-11: the policy is in scope when any audience is.</summary>
    public static Match AnyAudience(ApplicationAssignment target, ReferenceContext context, RuleTrace trace)
    {
        Match result = Match.No;
        foreach (Audience audience in Requested(context)) result = result.Or(InScope(target, audience, context, trace));
        Match clientIsAudience = ClientIsAudience(context);
        if (clientIsAudience == Match.No) return result;
        Audience client = context.SignIn.Resource.ClientAppId;
        return result.Or(clientIsAudience.And(InScope(target, client, context, trace)));
    }

    /// <summary>Assumption A-14: every audience only registers or enrols devices.</summary>
    public static bool IsEnrolment(ReferenceContext context)
    {
        bool isRegisterDevice = context.HasUserAction && context.SignIn.Resource.UserAction == UserActions.RegisterDevice;
        if (context.SignIn.Resource.Audiences.IsEmpty && !isRegisterDevice) return false;
        if (ClientIsAudience(context) != Match.No) return false;
        foreach (Audience audience in context.SignIn.Resource.Audiences)
        {
            if (audience.AppId != DeviceRegistrationService && audience.AppId != IntuneEnrollment) return false;
        }

        return true;
    }

    /// <summary>Spec 4.4: a keyword that stands for several apps, given where one app is due.</summary>
    public static bool IsGroupKeyword(Audience audience)
        => audience.AppId == Keywords.Office365 || audience.AppId == Keywords.MicrosoftAdminPortals || audience.AppId == Keywords.AllAgentIdResources;

    /// <summary>Spec 4.0: neither audience nor user action is one audience that is not known; in WhatIf a context stands alone (spec 4.4).</summary>
    private static ValueArray<Audience> Requested(ReferenceContext context)
    {
        ResourceSignals resource = context.SignIn.Resource;
        if (!resource.Audiences.IsEmpty || context.HasUserAction) return resource.Audiences;
        if (context.IsWhatIf && !resource.AuthenticationContexts.IsEmpty) return [];
        return [default(Audience)];
    }

    /// <summary>Spec 4.4, exception: a confidential client that asks for an ID token is a resource itself.</summary>
    private static Match ClientIsAudience(ReferenceContext context)
    {
        ResourceSignals resource = context.SignIn.Resource;
        if (!resource.RequestsIdToken) return Match.No;
        return resource.ClientKind == ClientKind.Unknown ? context.Absent : Match.Of(resource.ClientKind == ClientKind.Confidential);
    }

    private static Match InScope(ApplicationAssignment target, Audience audience, ReferenceContext context, RuleTrace trace)
    {
        // The token exchange step of agents is not evaluated at all (spec 4.3).
        bool isAgent = context.SignIn.Subject is SubjectKind.AgentIdentity or SubjectKind.AgentUser;
        if (isAgent && audience.AppId == TokenExchange) return Match.No;
        if (BaselineScopes.IsBaselineRequest(audience, context))
        {
            if (BaselineScopes.Escapes(target, audience, context)) return Match.No;
            audience = BaselineScopes.CountsAs(audience, context);
        }

        return Covers(target, audience, context, trace);
    }

    /// <summary>Spec 4.4: listed, or added by a filter, and neither excluded nor removed by one.</summary>
    private static Match Covers(ApplicationAssignment target, Audience audience, ReferenceContext context, RuleTrace trace)
    {
        Audience resource = IsGroupKeyword(audience) ? KeywordAsAudience(context) : audience;
        bool matchesAllOnly = IsGroupKeyword(audience) && context.IsWhatIf;
        var sides = new ConditionSides(PolicyConditions.Application, trace);
        foreach (GraphId entry in target.IncludeApplications) sides.Included.Add(Entry(entry, resource, matchesAllOnly, context), Word(entry));
        foreach (GraphId entry in target.ExcludeApplications) sides.Excluded.Add(Entry(entry, resource, matchesAllOnly, context), Word(entry));
        foreach (GraphId profile in target.IncludeTrafficProfiles) sides.Included.Add(Traffic(profile, resource, context));
        sides.AddFilter(target.ApplicationFilter, FilterSemantics.AttributeRule(target.ApplicationFilter, resource.Attributes, context), SatisfiedRule.AppFilter);
        sides.AddExtras(target.Extra);
        return sides.Result;
    }

    /// <summary>Assumption A-12: not known in Enforce; no list entry and no attributes in WhatIf.</summary>
    private static Audience KeywordAsAudience(ReferenceContext context)
        => context.IsWhatIf ? new Audience { AppId = GraphId.None, Attributes = [], IsAgentResource = false, TrafficProfile = GraphId.None } : default;

    private static Match Entry(GraphId entry, Audience audience, bool matchesAllOnly, ReferenceContext context)
    {
        if (entry == Keywords.All) return Match.Yes;
        if (entry == Keywords.None || matchesAllOnly) return Match.No;
        if (entry == Keywords.AllAgentIdResources && audience.IsAgentResource is { } known) return Match.Of(known);
        return ReferenceContext.SameId(entry, audience.AppId).Or(Group(entry, audience, context)).Or(Blueprint(entry, audience));
    }

    private static SatisfiedRule Word(GraphId entry)
    {
        if (entry == Keywords.All) return SatisfiedRule.AllApps;
        if (entry == Keywords.Office365) return SatisfiedRule.Office365;
        return entry == Keywords.MicrosoftAdminPortals ? SatisfiedRule.MicrosoftAdminPortals : SatisfiedRule.AppId;
    }

    /// <summary>Spec 4.4, A-10: members of an app group; a group that is not supplied is not known.</summary>
    private static Match Group(GraphId entry, Audience audience, ReferenceContext context)
    {
        bool supplied = false;
        Match result = Match.No;
        foreach (AppGroup group in context.Tenant.AppGroups)
        {
            if (group.Id != entry) continue;
            supplied = true;
            foreach (GraphId member in group.Members) result = result.Or(ReferenceContext.SameId(member, audience.AppId));
        }

        return supplied || !StandsForAGroup(entry) ? result : Match.NotSupplied;
    }

    private static bool StandsForAGroup(GraphId entry)
        => entry == Keywords.Office365 || entry == Keywords.MicrosoftAdminPortals || entry == Keywords.AllAgentIdResources
        || entry == Keywords.AzureServiceManagement;

    /// <summary>Spec 4.4: targeting a blueprint covers its agent identities.</summary>
    private static Match Blueprint(GraphId entry, Audience audience)
    {
        if (audience.AgentBlueprintId.IsKnown) return Match.Of(entry == audience.AgentBlueprintId);
        return audience.IsAgentResource == true ? Match.NotSupplied : Match.No;
    }

    private static Match Traffic(GraphId profile, Audience audience, ReferenceContext context)
        => audience.TrafficProfile.IsKnown ? Match.Of(profile == audience.TrafficProfile) : context.Absent;
}
