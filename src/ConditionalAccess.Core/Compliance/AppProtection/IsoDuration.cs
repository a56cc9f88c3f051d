namespace ConditionalAccess.Compliance.AppProtection;

/// <summary>
/// ISO 8601 durations as Graph writes them: days, hours, minutes and seconds in this order, such as <c>PT1440M</c>, <c>P90D</c> or <c>P1DT12H</c>.
/// Signs, weeks, months, years, spaces and small letters are not taken: their length is not certain, or nothing writes them.
/// </summary>
internal static class IsoDuration
{
    private const int MaxDigits = 9;
    private const int MaxFraction = 7;

    public static bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        ReadOnlySpan<char> rest = text;
        if (rest.Length < 3 || rest[0] != 'P') return false;
        rest = rest[1..];
        Int128 ticks = 0;
        bool any = TryTake(ref rest, 'D', TimeSpan.TicksPerDay, ref ticks);
        if (!rest.IsEmpty && rest[0] == 'T')
        {
            rest = rest[1..];
            any = TryTake(ref rest, 'H', TimeSpan.TicksPerHour, ref ticks);
            any |= TryTake(ref rest, 'M', TimeSpan.TicksPerMinute, ref ticks);
            any |= TryTakeSeconds(ref rest, ref ticks);
        }

        if (!any || !rest.IsEmpty || ticks > long.MaxValue) return false;
        value = new TimeSpan((long)ticks);
        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<char> rest, char unit, long ticksPerUnit, ref Int128 ticks)
    {
        int digits = CountDigits(rest);
        if (digits is 0 or > MaxDigits || digits >= rest.Length || rest[digits] != unit) return false;
        ticks += Number(rest[..digits]) * (Int128)ticksPerUnit;
        rest = rest[(digits + 1)..];
        return true;
    }

    private static bool TryTakeSeconds(ref ReadOnlySpan<char> rest, ref Int128 ticks)
    {
        if (TryTake(ref rest, 'S', TimeSpan.TicksPerSecond, ref ticks)) return true;
        int digits = CountDigits(rest);
        if (digits is 0 or > MaxDigits || digits >= rest.Length || rest[digits] != '.') return false;
        ReadOnlySpan<char> fraction = rest[(digits + 1)..];
        int places = CountDigits(fraction);
        if (places is 0 or > MaxFraction || places >= fraction.Length || fraction[places] != 'S') return false;
        long parts = Number(fraction[..places]);
        for (int i = places; i < MaxFraction; i++) parts *= 10;
        ticks += (Number(rest[..digits]) * (Int128)TimeSpan.TicksPerSecond) + parts;
        rest = fraction[(places + 1)..];
        return true;
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        int count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count])) count++;
        return count;
    }

    private static long Number(ReadOnlySpan<char> digits)
    {
        long value = 0;
        foreach (char digit in digits) value = (value * 10) + (digit - '0');
        return value;
    }
}
