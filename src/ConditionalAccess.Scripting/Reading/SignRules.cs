namespace ConditionalAccess.Scripting.Reading;

/// <summary>
/// Finds signs that open what no script has, outside of texts and comments, before the compiler's lexer sees the script: it goes down without bound into texts with
/// <c>$</c> inside each other.
/// </summary>
internal static class SignRules
{
    private const string PlainText = "write a plain text in double quotes";

    /// <summary>The first such sign; null when there is none.</summary>
    public static ScriptProblem? FirstRefused(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '$':
                    return Problem(i, "'$'", "it builds a text", PlainText);
                case '\'':
                    return Problem(i, "a text in single quotes", "it is not a plain text", PlainText);
                case '#':
                    return Problem(i, "'#'", "it gives orders to the compiler", "remove the line");
                case '"' when text.AsSpan(i).StartsWith("\"\"\""):
                    return Problem(i, "'\"\"\"'", "it is not a plain text", PlainText);
                case '"':
                    i = EndOfText(text, i + 1);
                    break;
                case '@' when i + 1 < text.Length && text[i + 1] == '"':
                    i = EndOfVerbatim(text, i + 2);
                    break;
                case '/' when i + 1 < text.Length && text[i + 1] == '/':
                    i = IndexOr(text.IndexOfAny(['\r', '\n'], i), text);
                    break;
                case '/' when i + 1 < text.Length && text[i + 1] == '*':
                    i = IndexOr(text.IndexOf("*/", i + 2, StringComparison.Ordinal), text) + 1;
                    break;
            }
        }

        return null;
    }

    // A text ends at its quote, or at the end of the line when the quote is missing.
    private static int EndOfText(string text, int from)
    {
        int i = from;
        while (i < text.Length && text[i] is not ('"' or '\r' or '\n')) i += text[i] == '\\' && i + 1 < text.Length && text[i + 1] is not ('\r' or '\n') ? 2 : 1;
        return i;
    }

    private static int EndOfVerbatim(string text, int from)
    {
        int i = from;
        while (i < text.Length && (text[i] != '"' || (i + 1 < text.Length && text[i + 1] == '"'))) i += text[i] == '"' ? 2 : 1;
        return i;
    }

    private static int IndexOr(int index, string text) => index < 0 ? text.Length : index;

    private static ScriptProblem Problem(int position, string what, string reason, string remedy)
        => new(ScriptDiagnosticCodes.NotPartOfScripts, position, $"{what} cannot be used in a script: {reason}", remedy);
}
