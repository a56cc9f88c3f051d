using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 4.4, "All-resources exemptions and baseline scopes".</summary>
internal static class BaselineScopes
{
    private static readonly GraphId MicrosoftGraph = "00000003-0000-0000-c000-000000000000";
    private static readonly GraphId AzureAdGraph = "00000002-0000-0000-c000-000000000000";

    private static readonly string[] OpenIdConnect = ["email", "offline_access", "openid", "profile"];

    private static readonly string[] Directory =
        ["User.Read", "User.Read.All", "User.ReadBasic.All", "People.Read", "People.Read.All", "GroupMember.Read.All", "Member.Read.Hidden"];

    private static readonly string[] LegacyPublic = ["User.Read", "People.Read"];

    private static readonly string[] LegacyConfidentialAzureAdGraph = ["User.Read", "User.Read.All", "User.ReadBasic.All"];

    /// <summary>Scopes were given, all of them are baseline scopes, and the audience is Microsoft Graph or Azure AD Graph.</summary>
    public static bool IsBaselineRequest(Audience audience, ReferenceContext context)
        => (audience.AppId == MicrosoftGraph || audience.AppId == AzureAdGraph)
        && !context.SignIn.Resource.Scopes.IsEmpty
        && OnlyAsksFor(context, [.. OpenIdConnect, .. Directory]);

    /// <summary>Whether the request escapes this policy. Only policies on all resources with a resource exclusion can be escaped.</summary>
    public static bool Escapes(ApplicationAssignment target, Audience audience, ReferenceContext context)
    {
        if (!target.IncludeApplications.Contains(Keywords.All) || !HasResourceExclusion(target)) return false;
        return context.Options.BaselineScopeMode == BaselineScopeMode.Legacy
            ? EscapesLegacy(target, audience, context)
            : IsExcludedConfidentialClient(target, context) && OnlyAsksFor(context, OpenIdConnect);
    }

    /// <summary>Spec 4.4, A-15: the audience that every policy sees instead.</summary>
    public static Audience CountsAs(Audience audience, ReferenceContext context)
    {
        if (context.Options.BaselineScopeMode == BaselineScopeMode.Legacy) return audience;
        bool custom = context.Options.BaselineScopeMode == BaselineScopeMode.CustomAppId && context.Options.BaselineScopeAppId.IsKnown;
        GraphId app = custom ? context.Options.BaselineScopeAppId : AzureAdGraph;
        return audience.AppId == app ? audience : app;
    }

    private static bool EscapesLegacy(ApplicationAssignment target, Audience audience, ReferenceContext context)
    {
        bool toMicrosoftGraph = audience.AppId == MicrosoftGraph;
        if (context.SignIn.Resource.ClientKind == ClientKind.Public)
            return toMicrosoftGraph && OnlyAsksFor(context, [.. OpenIdConnect, .. LegacyPublic]);
        if (!IsExcludedConfidentialClient(target, context)) return false;
        return toMicrosoftGraph || OnlyAsksFor(context, [.. OpenIdConnect, .. LegacyConfidentialAzureAdGraph]);
    }

    private static bool HasResourceExclusion(ApplicationAssignment target)
        => !target.ExcludeApplications.IsEmpty || target.ApplicationFilter is { Mode.Value: FilterMode.Exclude };

    private static bool IsExcludedConfidentialClient(ApplicationAssignment target, ReferenceContext context)
        => context.SignIn.Resource.ClientKind == ClientKind.Confidential && context.SignIn.Resource.ClientAppId.IsKnown
        && target.ExcludeApplications.Contains(context.SignIn.Resource.ClientAppId);

    private static bool OnlyAsksFor(ReferenceContext context, string[] allowed)
    {
        foreach (string scope in context.SignIn.Resource.Scopes)
        {
            if (!allowed.Contains(scope, StringComparer.OrdinalIgnoreCase)) return false;
        }

        return true;
    }
}
