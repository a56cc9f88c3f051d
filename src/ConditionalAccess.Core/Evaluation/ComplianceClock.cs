namespace ConditionalAccess.Evaluation;

/// <summary>
/// The instant of an evaluation, in UTC ticks, and what the exact end of a period means. Sums stop at the ends of the calendar, so that no fact can overflow them.
/// </summary>
internal readonly struct ComplianceClock
{
    private static readonly long s_last = DateTimeOffset.MaxValue.UtcTicks;

    private readonly long _cutoff;

    public ComplianceClock(DateTimeOffset now, bool boundaryIsExpired)
    {
        Now = now.UtcTicks;
        _cutoff = boundaryIsExpired ? Now : Now - 1;
    }

    public long Now { get; }

    /// <summary>Whether a period with this end is over.</summary>
    public bool IsOver(long end) => end <= _cutoff;

    /// <summary>The first instant at which a period with this end is over.</summary>
    public long FirstAfter(long end) => _cutoff == Now ? end : Add(end, 1);

    public static long Add(long ticks, long span)
    {
        if (span >= 0) return ticks > s_last - span ? s_last : ticks + span;
        return ticks + span < 0 ? 0 : ticks + span;
    }

    /// <summary>Days as ticks, at most the length of the calendar.</summary>
    public static long Days(long days) => Ticks(days, TimeSpan.TicksPerDay);

    /// <summary>Hours as ticks, at most the length of the calendar.</summary>
    public static long Hours(long hours) => Ticks(hours, TimeSpan.TicksPerHour);

    public static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);

    private static long Ticks(long count, long each) => count > s_last / each ? s_last : count < -s_last / each ? -s_last : count * each;
}
