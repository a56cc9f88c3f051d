using System.Globalization;
using System.Text;

namespace ConditionalAccess.Cli.Output;

/// <summary>Makes text of documents safe to show: what could disturb a terminal or a log is written as <c>\uXXXX</c>.</summary>
internal static class SafeText
{
    public static string Of(string text)
    {
        int at = 0;
        while (at < text.Length && IsPlain(text, at)) at++;
        if (at == text.Length) return text;
        var safe = new StringBuilder(text, 0, at, text.Length + 16);
        for (; at < text.Length; at++)
        {
            if (IsPlain(text, at)) safe.Append(text[at]);
            else safe.Append("\\u").Append(((int)text[at]).ToString("x4", CultureInfo.InvariantCulture));
        }

        return safe.ToString();
    }

    /// <summary>A name in quotes.</summary>
    public static string Quote(string text) => "'" + text + "'";

    private static bool IsPlain(string text, int at)
    {
        char c = text[at];
        if (char.IsHighSurrogate(c)) return at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
        if (char.IsLowSurrogate(c)) return at > 0 && char.IsHighSurrogate(text[at - 1]);
        return char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
    }
}
