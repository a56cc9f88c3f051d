using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>How old a proof may be (spec 6.5).</summary>
internal static class Freshness
{
    /// <summary>The age of a proof when an instant is not known: older than every interval.</summary>
    public const long UnknownAge = long.MaxValue;

    // Older than every interval too: an instant too far ahead is not fresh, but it is known.
    private const long Never = long.MaxValue - 1;

    /// <summary>The longest interval that tells ages apart.</summary>
    public const long Longest = long.MaxValue - 2;

    private const long ToleranceTicks = 5 * TimeSpan.TicksPerMinute;

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
        long age = Age(in at, in now);
        if (age == UnknownAge) return Truth.Unknown;
        return age != Never && age <= intervalTicks ? Truth.Yes : Truth.No;
    }

    /// <summary>The age in ticks, not below zero; more than any interval when it is not known or too far ahead.</summary>
    public static long Age(in Instant at, in Instant now)
    {
        if (!at.IsKnown || !now.IsKnown) return UnknownAge;
        long age = now.Since(in at);
        return age >= -ToleranceTicks ? Math.Max(age, 0) : Never;
    }
}
