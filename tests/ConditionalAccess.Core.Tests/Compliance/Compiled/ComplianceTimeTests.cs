using ConditionalAccess.Compliance;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Core.Tests.Compliance.Compiled;

public class ComplianceTimeTests
{
    private const ulong Seed = 20260617;

    private static readonly DateTimeOffset s_now = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_period_is_over_at_its_exact_end()
    {
        var clock = new ComplianceClock(s_now, boundaryIsExpired: true);
        Assert.True(clock.IsOver(s_now.UtcTicks));
        Assert.False(clock.IsOver(s_now.UtcTicks + 1));
        Assert.Equal(s_now.UtcTicks + 1, clock.FirstAfter(s_now.UtcTicks + 1));
    }

    [Fact]
    public void With_the_other_reading_it_is_over_one_tick_later()
    {
        var clock = new ComplianceClock(s_now, boundaryIsExpired: false);
        Assert.False(clock.IsOver(s_now.UtcTicks));
        Assert.True(clock.IsOver(s_now.UtcTicks - 1));
        Assert.Equal(s_now.UtcTicks + 1, clock.FirstAfter(s_now.UtcTicks));
    }

    [Fact]
    public void Sums_stop_at_the_ends_of_the_calendar()
    {
        long last = DateTimeOffset.MaxValue.UtcTicks;
        Assert.Equal(last, ComplianceClock.Add(last, ComplianceClock.Days(int.MaxValue)));
        Assert.InRange(ComplianceClock.Add(1, ComplianceClock.Hours(int.MaxValue)), last - TimeSpan.TicksPerHour, last);
        Assert.Equal(0, ComplianceClock.Add(5, ComplianceClock.Days(int.MinValue)));
        Assert.Equal(DateTimeOffset.MaxValue, ComplianceClock.Instant(ComplianceClock.Add(last, 1)));
    }

    [Theory]
    [InlineData("2026-06-15", 0)]
    [InlineData("2026-06-15T12:30", 45000)]
    [InlineData("2026-06-15T12:30:15", 45015)]
    [InlineData("2026-06-15T12:30:15Z", 45015)]
    [InlineData("2026-06-15T14:30:15+02:00", 45015)]
    [InlineData("2026-06-14T22:00:00-02:00", 0)]
    public void Instants_of_scripts_are_read(string text, int seconds)
    {
        Assert.True(ScriptInstant.TryRead(text, out long ticks));
        Assert.Equal(new DateTimeOffset(2026, 6, 15, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds).UtcTicks, ticks);
    }

    /// <summary>The evaluator must not allocate, so it has a reader of its own; it takes exactly what the shared one takes.</summary>
    [Fact]
    public void Instants_of_scripts_are_read_as_the_shared_reader_reads_them()
    {
        string[] texts =
        [
            "2026-06-15", "2026-06-15T12:30", "2026-06-15T12:30:15.1234567Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.9999999-14:00", "2026-02-29", "2024-02-29T23:59", "2026-06-15T12:30+14:00", "",
        ];
        const string odd = "0123456789-+:TZ.t \u0661";
        var rng = new SplitMix64(Seed);
        int read = 0;
        for (int i = 0; i < 200_000; i++)
        {
            char[] text = [.. rng.Pick(texts)];
            for (int edits = rng.Below(4); edits > 0 && text.Length > 0; edits--) text[rng.Below(text.Length)] = odd[rng.Below(odd.Length)];
            string made = new(text, 0, rng.Chance(0.2) ? rng.Below(text.Length + 1) : text.Length);
            bool expected = Iso8601.TryParse(made, out DateTimeOffset instant), actual = ScriptInstant.TryRead(made, out long ticks);
            Assert.True(expected == actual && (!expected || instant.UtcTicks == ticks), $"seed {Seed}: '{made}' is read as {actual} {ticks}, not as {expected} {instant:O}");
            read += actual ? 1 : 0;
        }

        Assert.InRange(read, 20_000, 180_000);
    }
}
