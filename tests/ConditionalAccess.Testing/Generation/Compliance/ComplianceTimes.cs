using ConditionalAccess.Compliance;

namespace ConditionalAccess.Testing.Generation.Compliance;

/// <summary>The periods that matter for one configuration, and instants exactly at, next to and far from their ends.</summary>
internal sealed class ComplianceTimes
{
    /// <summary>The instant around which everything is generated.</summary>
    public static readonly DateTimeOffset Base = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);

    private static readonly long[] s_nudges = [0, 0, 0, 1, -1];

    private readonly TimeSpan[] _periods;

    public ComplianceTimes(ComplianceConfiguration configuration, ComplianceOptions options)
    {
        var hours = new HashSet<double> { 0, 7 * 24, Math.Clamp(configuration.Settings.DeviceComplianceCheckinThresholdDays, 0, 1000) * 24.0 };
        if (options.JailbreakDetectionStaleDays is { } stale) hours.Add(stale * 24.0);
        if (options.ConfigMgrVerdictMaxAgeDays is { } age) hours.Add(age * 24.0);
        foreach (CompliancePolicy policy in configuration.Policies)
        {
            foreach (ScheduledAction action in policy.ScheduledActions) hours.Add(Math.Clamp(action.GracePeriodHours, 0, 10_000));
        }

        foreach (ConfigurationManagerRule rule in configuration.CoManagement.Rules) hours.Add(rule.Days * 24.0);
        _periods = [.. hours.Order().Select(TimeSpan.FromHours)];
    }

    /// <summary>The instant of a first evaluation; very rarely an end of time.</summary>
    public static DateTimeOffset Now(ref SplitMix64 rng) => rng.Weighted(1980, 10, 1, 1) switch
    {
        0 => Base.AddTicks(rng.Between(-1, 1)),
        1 => Base.ToOffset(TimeSpan.FromHours(14)),
        2 => DateTimeOffset.MinValue,
        _ => DateTimeOffset.MaxValue,
    };

    /// <summary>An instant one period before another, give or take a tick.</summary>
    public DateTimeOffset Border(ref SplitMix64 rng, DateTimeOffset now) => Shift(now, -rng.Pick(_periods).Ticks + rng.Pick(s_nudges));

    /// <summary>An instant up to one period after another.</summary>
    public DateTimeOffset Later(ref SplitMix64 rng, DateTimeOffset now)
    {
        TimeSpan period = rng.Pick(_periods);
        return Shift(now, rng.Chance(0.6) ? period.Ticks + rng.Pick(s_nudges) : (long)(rng.Unit() * period.Ticks));
    }

    /// <summary>An instant shifted by ticks, kept inside the calendar.</summary>
    public static DateTimeOffset Shift(DateTimeOffset instant, long ticks)
    {
        long min = DateTimeOffset.MinValue.UtcTicks, max = DateTimeOffset.MaxValue.UtcTicks, at = instant.UtcTicks;
        long moved = ticks >= 0 ? (at > max - ticks ? max : at + ticks) : (at < min - ticks ? min : at + ticks);
        return new DateTimeOffset(moved, TimeSpan.Zero);
    }
}
