using System.Text;

namespace ConditionalAccess.Cli.Output;

/// <summary>Text of documents inside of Markdown: whatever it holds, it makes no markup, no link and no cell of a table.</summary>
internal static class MarkdownText
{
    public static string Of(string text)
    {
        var safe = new StringBuilder();
        foreach (char c in SafeText.Of(text))
        {
            if (c is '<') safe.Append("&lt;");
            else if (c is '&') safe.Append("&amp;");
            // Every mark of ASCII may be written with a backslash before it, and then is only itself.
            else if (char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c)) && c is not (' ' or ',' or '\'' or '"')) safe.Append('\\').Append(c);
            else safe.Append(c);
        }

        return safe.ToString();
    }
}
