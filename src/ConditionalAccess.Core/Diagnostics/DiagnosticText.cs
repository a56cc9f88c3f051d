using System.Globalization;
using System.Text;

namespace ConditionalAccess.Diagnostics;

/// <summary>Makes user text safe to show: control characters, bidirectional marks and lone surrogates are written as escapes.</summary>
internal static class DiagnosticText
{
    private const int ClipLength = 60;

    /// <summary>The text in single quotes, escaped and clipped at 60 characters.</summary>
    public static string Quote(string? text)
    {
        if (text is null) return "null";
        return text.Length <= ClipLength ? "'" + Escape(text) + "'" : "'" + Escape(text[..ClipLength]) + "...'";
    }

    /// <summary>The text with everything that could disturb a terminal or a log written as <c>\uXXXX</c>.</summary>
    public static string Escape(string text)
    {
        int i = 0;
        while (i < text.Length && IsPlain(text, i)) i++;
        if (i == text.Length) return text;
        var safe = new StringBuilder(text, 0, i, text.Length + 16);
        for (; i < text.Length; i++)
        {
            if (IsPlain(text, i)) safe.Append(text[i]);
            else safe.Append("\\u").Append(((int)text[i]).ToString("x4", CultureInfo.InvariantCulture));
        }

        return safe.ToString();
    }

    private static bool IsPlain(string text, int index)
    {
        char c = text[index];
        if (char.IsHighSurrogate(c)) return index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
        if (char.IsLowSurrogate(c)) return index > 0 && char.IsHighSurrogate(text[index - 1]);
        return char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
    }
}
