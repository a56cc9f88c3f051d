namespace ConditionalAccess.Testing.Generation;

/// <summary>Instants around the borders that sign-in frequency and terms of use have.</summary>
internal static class RandomTimes
{
    private static readonly DateTimeOffset Base = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan[] Intervals =
    [
        TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(7), TimeSpan.FromHours(12),
        TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(7), TimeSpan.FromDays(30), TimeSpan.FromDays(365), TimeSpan.Zero,
    ];

    private static readonly TimeSpan[] Nudges =
    [
        TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromTicks(1), TimeSpan.FromTicks(-1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(-5),
        TimeSpan.FromMinutes(5) + TimeSpan.FromTicks(1), TimeSpan.FromMinutes(-5) - TimeSpan.FromTicks(1),
    ];

    /// <summary>The instant of the decision; rarely an end of time.</summary>
    public static DateTimeOffset Now(ref SplitMix64 rng) => rng.Weighted(980, 10, 5, 5) switch
    {
        0 => Base.AddTicks(rng.Below(3) * 7L),
        1 => Base.ToOffset(TimeSpan.FromHours(14)),
        2 => DateTimeOffset.MinValue,
        _ => DateTimeOffset.MaxValue,
    };

    /// <summary>An instant before the decision: mostly fresh, often exactly at a border, rarely ahead or absurd.</summary>
    public static DateTimeOffset Before(ref SplitMix64 rng, DateTimeOffset now) => rng.Weighted(50, 42, 6, 2) switch
    {
        0 => Shift(now, -TimeSpan.FromSeconds(rng.Below(299))),
        1 => Shift(now, -rng.Pick(Intervals) + rng.Pick(Nudges)),
        2 => Shift(now, rng.Pick(Nudges)),
        _ => rng.Chance(0.5) ? DateTimeOffset.MinValue : DateTimeOffset.MaxValue,
    };

    /// <summary>An instant at or next to another one, or far after it.</summary>
    public static DateTimeOffset Around(ref SplitMix64 rng, DateTimeOffset instant)
        => Shift(instant, rng.Chance(0.6) ? TimeSpan.FromDays(rng.Between(1, 90)) : rng.Pick(Nudges));

    private static DateTimeOffset Shift(DateTimeOffset instant, TimeSpan by)
    {
        long ticks = Math.Clamp(instant.UtcTicks + by.Ticks, DateTimeOffset.MinValue.UtcTicks, DateTimeOffset.MaxValue.UtcTicks);
        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }
}
