using System.Globalization;
using ConditionalAccess.Model;

namespace ConditionalAccess.Cli.Matrix;

/// <summary>The session controls of a decision, in a few words each.</summary>
internal static class SessionWords
{
    // "Every time" is this long in a decision, so that several prompts of one sign-in count once.
    private static readonly TimeSpan s_everyTime = TimeSpan.FromMinutes(5);

    public static IEnumerable<string> Of(in Decision decision)
    {
        // What is blocked has no session.
        if (decision.Outcome is not (DecisionOutcome.Granted or DecisionOutcome.ControlsRequired)) return [];
        SessionControlResult session = decision.SessionControls;
        return Of(session).Concat(decision.GetFilteringProfiles().Select(p => "filtering profile " + p)).Select(w => session.NotSupported ? w + " (not for direct connect users)" : w);
    }

    private static IEnumerable<string> Of(SessionControlResult session)
    {
        if (session.PrimarySignInFrequency is { } primary) yield return "signing in again " + Every(primary);
        if (session.SecondarySignInFrequency is { } secondary && secondary != session.PrimarySignInFrequency) yield return "second factor again " + Every(secondary);
        if (session.PersistentBrowser == PersistentBrowserMode.Never) yield return "browser session not kept";
        if (session.PersistentBrowser == PersistentBrowserMode.Always) yield return "browser session kept";
        if (session.CloudAppSecurity != CloudAppSecurityType.Unknown) yield return "Defender for Cloud Apps: " + Words.Of(session.CloudAppSecurity);
        if (session.ApplicationEnforcedRestrictions) yield return "restrictions that the app enforces";
        if (session.SecureSignInSession) yield return "token protection";
        if (session.ContinuousAccessEvaluation != ContinuousAccessEvaluationMode.Unknown) yield return "continuous access evaluation: " + Words.Of(session.ContinuousAccessEvaluation);
        if (session.DisableResilienceDefaults) yield return "no resilience defaults";
    }

    private static string Every(TimeSpan time)
    {
        if (time == s_everyTime) return "every time";
        bool isDays = time.Ticks % TimeSpan.TicksPerDay == 0, isHours = time.Ticks % TimeSpan.TicksPerHour == 0;
        (double count, string unit) = isDays ? (time.TotalDays, "day") : isHours ? (time.TotalHours, "hour") : (time.TotalMinutes, "minute");
        return "after " + count.ToString(CultureInfo.InvariantCulture) + " " + unit + (count == 1 ? "" : "s");
    }
}
