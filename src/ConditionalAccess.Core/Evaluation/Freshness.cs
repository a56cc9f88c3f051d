namespace ConditionalAccess.Evaluation;

/// <summary>How old a proof may be (spec 6.5).</summary>
internal static class Freshness
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Fresh when not older than the interval; exactly the interval is fresh. Unknown when either instant is.</summary>
    public static Truth Of(DateTimeOffset? at, DateTimeOffset? now, long intervalTicks)
    {
        if (at is not { } then || now is not { } instant) return Truth.Unknown;
        TimeSpan age = instant - then;
        return age.Ticks <= intervalTicks && age >= -Tolerance ? Truth.Yes : Truth.No;
    }
}
