using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Validation;

/// <summary>Rules about client types and platforms: V-21, V-22 and V-37.</summary>
internal static class ClientRules
{
    private static readonly GraphId s_exchangeOnline = "00000002-0000-0ff1-ce00-000000000000";

    public static void ExchangeActiveSyncAlone(PolicyReview r)
    {
        int at = IndexOfExchangeActiveSync(r.Conditions);
        // Blocking it together with other legacy clients, everywhere, is what Microsoft's own template does (spec 11.6).
        if (at < 0 || r.Policy.Blocks()) return;
        bool onlyClient = r.Conditions.ClientAppTypes.Count == 1;
        bool onlyExchange = r.Conditions.Applications is { IncludeApplications.Count: 1 } apps && apps.IncludeApplications.Has(s_exchangeOnline);
        if (onlyClient && onlyExchange) return;
        r.Warning(DiagnosticCodes.ExchangeActiveSyncMixed, r.ConditionsAt.Member("clientAppTypes").Element(at),
            r.Name + " names Exchange ActiveSync beside other client types or resources other than Exchange Online",
            "make a policy of its own for Exchange ActiveSync on Exchange Online");
    }

    public static void ExchangeActiveSyncForFew(PolicyReview r)
    {
        int at = IndexOfExchangeActiveSync(r.Conditions);
        if (at < 0 || r.Conditions.Users is not { } users) return;
        bool many = users.IncludeUsers.Has(Keywords.All) || users.IncludeUsers.Has(Keywords.GuestsOrExternalUsers)
            || !users.IncludeRoles.IsEmpty || users.IncludeGuests is not null;
        if (!many) return;
        r.Warning(DiagnosticCodes.ExchangeActiveSyncForMany, r.ConditionsAt.Member("clientAppTypes").Element(at),
            r.Name + " names Exchange ActiveSync with all users, roles or guests, and Microsoft then subjects every user to it",
            "include users or groups by id");
    }

    public static void AppControlsOnMobileOnly(PolicyReview r)
    {
        if (r.Policy.GrantControls is not { } grant || r.Conditions.Platforms is not { } platforms) return;
        if (grant.IsAnyOf() && r.Policy.RequirementCount() > 1 && !OnlyAppControls(grant)) return;
        if (!grant.BuiltInControls.Has(BuiltInControl.ApprovedApplication) && !grant.BuiltInControls.Has(BuiltInControl.CompliantApplication)) return;
        for (int i = 0; i < platforms.IncludePlatforms.Count; i++)
        {
            if (platforms.IncludePlatforms[i].Value is not (DevicePlatform.MacOS or DevicePlatform.Linux)) continue;
            string platform = platforms.IncludePlatforms[i].Value == DevicePlatform.MacOS ? "macOS" : "linux";
            r.Error(DiagnosticCodes.AppControlOnDesktop, r.ConditionsAt.Member("platforms").Member("includePlatforms").Element(i),
                r.Name + " requires an approved or protected app on " + platform + ", where there is none",
                "remove the platform, or offer another control with the operator OR");
        }
    }

    private static bool OnlyAppControls(GrantControls grant)
    {
        if (!grant.TermsOfUse.IsEmpty || !grant.CustomAuthenticationFactors.IsEmpty || grant.AuthenticationStrength is not null) return false;
        foreach (GraphWord<BuiltInControl> control in grant.BuiltInControls)
        {
            if (control.Value is not (BuiltInControl.ApprovedApplication or BuiltInControl.CompliantApplication)) return false;
        }

        return true;
    }

    private static int IndexOfExchangeActiveSync(ConditionSet conditions)
    {
        int at = conditions.ClientAppTypes.IndexOf(ClientAppType.ExchangeActiveSync);
        return at >= 0 ? at : conditions.ClientAppTypes.IndexOf(ClientAppType.EasSupported);
    }
}
