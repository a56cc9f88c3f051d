namespace ConditionalAccess.Scripting.Reading;

/// <summary>Lines and columns of a script.</summary>
internal sealed class ScriptLines(string text)
{
    /// <summary>The one-based line and column of a position. A line ends with CR LF, LF or CR.</summary>
    public (int Line, int Column) Of(int position)
    {
        (int line, int start) = (1, 0);
        for (int i = 0; i < position && i < text.Length; i++)
        {
            bool ends = text[i] == '\n' || (text[i] == '\r' && !(i + 1 < text.Length && text[i + 1] == '\n'));
            if (ends) (line, start) = (line + 1, i + 1);
        }

        return (line, position - start + 1);
    }
}
