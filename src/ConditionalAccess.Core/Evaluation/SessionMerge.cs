using ConditionalAccess.Model;

namespace ConditionalAccess.Evaluation;

/// <summary>Merges the session controls of applying policies, the most restrictive winning (spec 7.1).</summary>
internal static class SessionMerge
{
    public static SessionControlResult Merge(PolicyPlan plan, ReadOnlySpan<ulong> applied, bool isDirectConnect)
    {
        long primary = 0, secondary = 0;
        var browser = PersistentBrowserMode.Unknown;
        var cloud = CloudAppSecurityType.Unknown;
        byte clouds = 0;
        var cae = ContinuousAccessEvaluationMode.Unknown;
        bool restrictions = false, resilience = false, bound = false;
        for (int w = 0; w < applied.Length; w++)
        {
            ulong left = applied[w] & plan.Enabled[w] & plan.WithSession[w];
            while (left != 0)
            {
                PlanSession session = plan.SessionFor((w << 6) + Bits.TakeLowest(ref left))!;
                primary = Shorter(primary, session.PrimaryTicks);
                secondary = Shorter(secondary, session.SecondaryTicks);
                if (session.PersistentBrowser > browser) browser = session.PersistentBrowser;
                if (session.CloudAppSecurity > cloud) cloud = session.CloudAppSecurity;
                if (session.CloudAppSecurity != CloudAppSecurityType.Unknown) clouds |= (byte)(1 << (int)session.CloudAppSecurity);
                if (session.ContinuousAccessEvaluation > cae) cae = session.ContinuousAccessEvaluation;
                restrictions |= session.ApplicationEnforcedRestrictions;
                resilience |= session.DisableResilienceDefaults;
                bound |= session.SecureSignInSession;
            }
        }

        return new SessionControlResult
        {
            PrimarySignInFrequency = primary == 0 ? null : TimeSpan.FromTicks(primary),
            SecondarySignInFrequency = secondary == 0 ? null : TimeSpan.FromTicks(secondary),
            PersistentBrowser = browser,
            CloudAppSecurity = cloud,
            CloudAppSecurityTypes = clouds,
            ContinuousAccessEvaluation = cae,
            ApplicationEnforcedRestrictions = restrictions,
            DisableResilienceDefaults = resilience,
            SecureSignInSession = bound,
            NotSupported = isDirectConnect,
        };
    }

    private static long Shorter(long a, long b) => a == 0 ? b : b == 0 ? a : Math.Min(a, b);
}
