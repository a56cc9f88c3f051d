using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>How old a proof may be (spec 6.5).</summary>
internal static class Freshness
{
    private const long ToleranceTicks = 5 * TimeSpan.TicksPerMinute;

    // The longest interval that an age in ticks can be told from.
    private const long Longest = long.MaxValue - 2;

    /// <summary>
    /// The age of a proof, both instants known, as a number that is greater than that of an interval when the proof is not fresh for it: one that lies
    /// too far ahead is greater than every interval.
    /// </summary>
    public static ulong Shifted(in Instant at, in Instant now) => unchecked((ulong)(now.Since(in at) + ToleranceTicks));

    /// <summary>An interval as a number beside <see cref="Shifted(in Instant, in Instant)"/>.</summary>
    public static ulong Shifted(long intervalTicks) => (ulong)Math.Min(intervalTicks, Longest) + ToleranceTicks;

    /// <summary>Fresh when not older than the interval; exactly the interval is fresh. Unknown when either instant is.</summary>
    public static Truth Of(in Instant at, in Instant now, long intervalTicks)
    {
        if (!at.IsKnown || !now.IsKnown) return Truth.Unknown;
        return Shifted(in at, in now) <= Shifted(intervalTicks) ? Truth.Yes : Truth.No;
    }
}
