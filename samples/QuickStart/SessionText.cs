using ConditionalAccess;
using ConditionalAccess.Model;

namespace QuickStart;

/// <summary>Says in a few words what a session is subject to.</summary>
internal static class SessionText
{
    public static IEnumerable<string> Of(SessionControlResult session)
    {
        if (session.PrimarySignInFrequency is { } primary) yield return "sign in again after " + Span(primary);
        else if (session.SecondarySignInFrequency is { } secondary) yield return "second factor again after " + Span(secondary);
        if (session.PersistentBrowser != PersistentBrowserMode.Unknown) yield return "stay signed in " + Word(session.PersistentBrowser.ToString());
        if (session.CloudAppSecurity != CloudAppSecurityType.Unknown) yield return "cloud app security " + Word(session.CloudAppSecurity.ToString());
        if (session.ContinuousAccessEvaluation != ContinuousAccessEvaluationMode.Unknown) yield return "continuous access " + Word(session.ContinuousAccessEvaluation.ToString());
        if (session.ApplicationEnforcedRestrictions) yield return "restricted by the app";
        if (session.SecureSignInSession) yield return "token protection";
        if (session.DisableResilienceDefaults) yield return "no resilience defaults";
    }

    private static string Span(TimeSpan span) => span.TotalHours >= 1 ? span.TotalHours.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture) + " h" : span.TotalMinutes.ToString("0", System.Globalization.CultureInfo.InvariantCulture) + " min";

    private static string Word(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
