using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Validation;

/// <summary>Rules about session controls: V-12 to V-15 and V-29.</summary>
internal static class SessionRules
{
    private const int LongestHours = 23;
    private const int LongestDays = 365;

    public static void PersistentBrowser(PolicyReview r)
    {
        if (r.Policy.SessionControls?.PersistentBrowser is not { Counts: true } || r.Policy.TargetsAllResources()) return;
        r.Error(DiagnosticCodes.PersistentBrowserNeedsAllResources, r.SessionAt.Member("persistentBrowser"),
            r.Name + " sets the persistent browser session for less than all resources", "include applications 'All'");
    }

    public static void SignInFrequencyForm(PolicyReview r)
    {
        if (r.Policy.SessionControls?.SignInFrequency is not { Counts: true } frequency) return;
        SourceLocation at = r.SessionAt.Member("signInFrequency");
        bool hasValue = frequency.Value is not null, hasType = frequency.Type != default;
        if (frequency.FrequencyInterval.Value == SignInFrequencyInterval.EveryTime)
        {
            if (!hasValue && !hasType) return;
            r.Error(DiagnosticCodes.SignInFrequencyForm, at, r.Name + " has a sign-in frequency of every time with a value or type",
                "set value and type to null");
        }
        else if (frequency.FrequencyInterval.IsUnderstood && (!hasValue || !hasType || frequency.Value < 1))
        {
            r.Error(DiagnosticCodes.SignInFrequencyForm, at, r.Name + " has a sign-in frequency without a value of 1 or more and a type, which counts as every time",
                "give value and type, or write frequencyInterval everyTime");
        }
    }

    public static void SignInFrequencyRange(PolicyReview r)
    {
        if (r.Policy.SessionControls?.SignInFrequency is not { Counts: true, Value: { } value } frequency) return;
        int longest = frequency.Type.Value switch
        {
            SignInFrequencyType.Hours => LongestHours,
            SignInFrequencyType.Days => LongestDays,
            _ => int.MaxValue,
        };
        if (value <= longest) return;
        string unit = frequency.Type.Value == SignInFrequencyType.Hours ? "hours" : "days";
        r.Warning(DiagnosticCodes.SignInFrequencyRange, r.SessionAt.Member("signInFrequency").Member("value"),
            r.Name + " has a sign-in frequency of " + TenantReview.Number(value) + " " + unit + ", and the portal allows 1 to " + TenantReview.Number(longest),
            unit == "hours" ? "write it in days" : "write at most 365 days");
    }

    public static void ContinuousAccessEvaluation(PolicyReview r)
    {
        if (r.Policy.SessionControls?.ContinuousAccessEvaluation is not { Mode: { IsUnderstood: true, Value: ContinuousAccessEvaluationMode.Disabled } }) return;
        if (r.Policy.TargetsAllResources() && !r.Policy.ExcludesResources() && !ConditionFacts.HasConditionBesides(r.Conditions, null)) return;
        r.Warning(DiagnosticCodes.ContinuousAccessDisabledHasNoEffect, r.SessionAt.Member("continuousAccessEvaluation").Member("mode"),
            r.Name + " switches continuous access evaluation off, which only works for all resources without conditions, so it has no effect",
            "include applications 'All' without exclusions and remove the conditions");
    }

    public static void TokenProtection(PolicyReview r)
    {
        if (r.Policy.SessionControls?.SecureSignInSession is not { Counts: true }) return;
        if (r.Conditions.Applications is { } apps && apps.IncludeApplications.IndexOf(Keywords.Office365) is >= 0 and var index)
        {
            r.Warning(DiagnosticCodes.TokenProtectionTooWide, r.ApplicationsAt.Member("includeApplications").Element(index),
                r.Name + " requires token protection for the whole of Office365, parts of which do not support it",
                "name Exchange Online and SharePoint Online instead");
        }

        if (r.Conditions.IsAnyClient() || r.Conditions.ClientAppTypes.Has(ClientAppType.Browser))
        {
            r.Warning(DiagnosticCodes.TokenProtectionTooWide, r.ConditionsAt.Member("clientAppTypes"),
                r.Name + " requires token protection of browsers, which do not support it", "list mobileAppsAndDesktopClients only");
        }

        if (OnlyWindows(r.Conditions.Platforms)) return;
        r.Warning(DiagnosticCodes.TokenProtectionTooWide, r.ConditionsAt.Member("platforms"),
            r.Name + " requires token protection on platforms other than Windows", "include the platform windows only");
    }

    private static bool OnlyWindows(PlatformCondition? platforms)
        => platforms is { IncludePlatforms.Count: 1 } && platforms.IncludePlatforms.Has(DevicePlatform.Windows);
}
