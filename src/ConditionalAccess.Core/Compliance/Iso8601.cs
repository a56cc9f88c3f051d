using System.Globalization;

namespace ConditionalAccess.Compliance;

/// <summary>
/// Instants as custom compliance writes them (spec 2.2): a date, or a date and time with up to seven fractional digits and an optional zone.
/// Without a zone it is UTC, a date alone is midnight UTC. Nothing else is taken.
/// </summary>
internal static class Iso8601
{
    private const string Date = "yyyy-MM-dd";
    private const string Minutes = Date + "THH:mm";
    private const string Seconds = Minutes + ":ss";

    public static bool TryParse(string text, out DateTimeOffset value)
    {
        value = default;
        if (!text.All(c => char.IsAsciiDigit(c) || c is '-' or '+' or ':' or 'T' or 'Z' or '.')) return false;
        if (text.Length == Date.Length) return TryParse(text, Date, TimeSpan.Zero, out value);
        if (!TrySplitZone(text, out string local, out TimeSpan offset)) return false;
        int point = local.IndexOf('.', StringComparison.Ordinal);
        if (point < 0) return TryParse(local, local.Length == Minutes.Length ? Minutes : Seconds, offset, out value);
        return TryParseFraction(local[(point + 1)..], out long ticks) && TryParse(local[..point], Seconds, offset, out value) && TryAdd(ref value, ticks);
    }

    private static bool TrySplitZone(string text, out string local, out TimeSpan offset)
    {
        (local, offset) = (text, TimeSpan.Zero);
        if (text.EndsWith('Z'))
        {
            local = text[..^1];
            return true;
        }

        int sign = text.Length - 6;
        if (sign < Minutes.Length || text[sign] is not ('+' or '-')) return true;
        local = text[..sign];
        return TimeSpan.TryParseExact(text[(sign + 1)..], "hh\\:mm", CultureInfo.InvariantCulture, text[sign] == '-' ? TimeSpanStyles.AssumeNegative : TimeSpanStyles.None, out offset)
            && offset.Duration() <= TimeSpan.FromHours(14);
    }

    private static bool TryParse(string local, string format, TimeSpan offset, out DateTimeOffset value)
    {
        value = default;
        if (!DateTime.TryParseExact(local, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time)) return false;
        // The first and last hours of the calendar have no instant in every zone.
        if (time.Ticks - offset.Ticks < DateTime.MinValue.Ticks || time.Ticks - offset.Ticks > DateTime.MaxValue.Ticks) return false;
        value = new DateTimeOffset(time.Ticks - offset.Ticks, TimeSpan.Zero);
        return true;
    }

    private static bool TryParseFraction(string text, out long ticks)
    {
        ticks = 0;
        return text.Length is >= 1 and <= 7 && long.TryParse(text.PadRight(7, '0'), NumberStyles.None, CultureInfo.InvariantCulture, out ticks);
    }

    private static bool TryAdd(ref DateTimeOffset value, long ticks)
    {
        if (ticks > DateTimeOffset.MaxValue.Ticks - value.Ticks) return false;
        value = value.AddTicks(ticks);
        return true;
    }
}
