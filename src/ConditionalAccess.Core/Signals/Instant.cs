namespace ConditionalAccess.Signals;

/// <summary>
/// An instant that may be not known, in two numbers: comparing two of them is a subtraction. The offset from UTC is kept, so that it is given back
/// as it was.
/// </summary>
internal readonly struct Instant : IEquatable<Instant>
{
    // Ticks of UTC plus one: 0, the default, is "not known".
    private readonly long _ticks;
    private readonly short _offsetMinutes;

    private Instant(long ticks, short offsetMinutes) => (_ticks, _offsetMinutes) = (ticks, offsetMinutes);

    public bool IsKnown => _ticks != 0;

    /// <summary>The instant; null when not known.</summary>
    public DateTimeOffset? Value
        => _ticks == 0 ? null : new DateTimeOffset(_ticks - 1, TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(_offsetMinutes));

    public static Instant Of(DateTimeOffset? value)
        => value is { } instant ? new Instant(instant.UtcTicks + 1, (short)(instant.Offset.Ticks / TimeSpan.TicksPerMinute)) : default;

    /// <summary>Ticks from an earlier instant to this one; nothing when one of them is not known.</summary>
    public long Since(in Instant earlier) => unchecked(_ticks - earlier._ticks);

    /// <summary>Equal when the instant is, whatever the offset, as for the platform's type.</summary>
    public bool Equals(Instant other) => _ticks == other._ticks;

    public override bool Equals(object? obj) => obj is Instant other && Equals(other);

    public override int GetHashCode() => _ticks.GetHashCode();
}
