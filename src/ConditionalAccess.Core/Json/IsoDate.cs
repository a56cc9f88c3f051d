using System.Globalization;

namespace ConditionalAccess.Json;

/// <summary>ISO 8601 dates as Graph writes them: date, time, up to seven fractional digits, and a zone. Nothing else is taken.</summary>
internal static class IsoDate
{
    private const string WholeSeconds = "yyyy-MM-ddTHH:mm:ss";

    public static bool TryParse(string text, out DateTimeOffset value)
    {
        value = default;
        int zone = text.EndsWith('Z') ? text.Length - 1 : text.Length - 6;
        if (zone < WholeSeconds.Length || !TryParseFraction(text[WholeSeconds.Length..zone], out long ticks)) return false;
        string plain = text[..WholeSeconds.Length] + text[zone..];
        string format = text.EndsWith('Z') ? WholeSeconds + "'Z'" : WholeSeconds + "zzz";
        DateTimeStyles styles = text.EndsWith('Z') ? DateTimeStyles.AssumeUniversal : DateTimeStyles.None;
        if (!IsPlain(text) || !DateTimeOffset.TryParseExact(plain, format, CultureInfo.InvariantCulture, styles, out value)) return false;
        value = value.AddTicks(ticks);
        return true;
    }

    public static string Write(DateTimeOffset value)
        => value.ToString(WholeSeconds + ".FFFFFFF", CultureInfo.InvariantCulture) + (value.Offset == TimeSpan.Zero ? "Z" : value.ToString("zzz", CultureInfo.InvariantCulture));

    private static bool IsPlain(string text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c) && c is not ('-' or '+' or ':' or 'T' or 'Z' or '.')) return false;
        }

        return true;
    }

    private static bool TryParseFraction(string text, out long ticks)
    {
        ticks = 0;
        if (text.Length == 0) return true;
        return text[0] == '.' && text.Length is > 1 and <= 8
            && long.TryParse(text[1..].PadRight(7, '0'), NumberStyles.None, CultureInfo.InvariantCulture, out ticks);
    }
}
