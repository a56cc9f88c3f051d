using ConditionalAccess.Compliance.AppProtection;

namespace ConditionalAccess.Core.Tests.Compliance.AppProtection;

public class IsoDurationTests
{
    [Theory]
    [InlineData("PT1440M", 1440 * 60)]
    [InlineData("P90D", 90 * 86400)]
    [InlineData("P1DT12H", 36 * 3600)]
    [InlineData("PT1H2M3S", 3723)]
    [InlineData("PT0S", 0)]
    [InlineData("P0D", 0)]
    [InlineData("PT30S", 30)]
    public void Days_hours_minutes_and_seconds_are_read(string text, int seconds)
    {
        Assert.True(IsoDuration.TryParse(text, out TimeSpan value));
        Assert.Equal(TimeSpan.FromSeconds(seconds), value);
    }

    [Fact]
    public void Fractions_of_seconds_are_read_to_the_tick()
    {
        Assert.True(IsoDuration.TryParse("PT1.0000001S", out TimeSpan value));
        Assert.Equal(TimeSpan.TicksPerSecond + 1, value.Ticks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1")]
    [InlineData("P1DT")]
    [InlineData("-P1D")]
    [InlineData("+P1D")]
    [InlineData("P-1D")]
    [InlineData("p1d")]
    [InlineData("P1W")]
    [InlineData("P1M")]
    [InlineData("P1Y")]
    [InlineData("PT1S1M")]
    [InlineData("PT1M1M")]
    [InlineData("PT1.5M")]
    [InlineData("PT1.S")]
    [InlineData("PT.5S")]
    [InlineData("PT1.00000001S")]
    [InlineData(" P1D")]
    [InlineData("P1D ")]
    [InlineData("P1 D")]
    [InlineData("P١D")]
    [InlineData("P1234567890D")]
    [InlineData("P999999999D")]
    [InlineData("1440")]
    [InlineData("P1D12H")]
    public void Everything_else_is_refused(string text)
    {
        Assert.False(IsoDuration.TryParse(text, out TimeSpan value));
        Assert.Equal(default, value);
    }
}
