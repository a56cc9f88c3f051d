namespace ConditionalAccess.Cli.Tests.Docs;

/// <summary>A fenced block of a Markdown page.</summary>
/// <param name="Line">The line of its opening fence, from 1.</param>
/// <param name="Language">The first word after the fence; empty when there is none.</param>
/// <param name="Label">What follows the first word: a file name, or <c>diagram</c>.</param>
/// <param name="Text">Its lines, without the indent of the fence.</param>
/// <param name="IsClosed">False when the page ends first.</param>
internal sealed record MarkdownBlock(int Line, string Language, string Label, string Text, bool IsClosed = true)
{
    public IEnumerable<string> Lines => Text.Split('\n');

    public static IReadOnlyList<MarkdownBlock> Of(string page)
    {
        var blocks = new List<MarkdownBlock>();
        string[] lines = page.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (Fence(lines[i]) is not { } fence) continue;
            int end = Array.FindIndex(lines, i + 1, line => IsEnd(line, fence));
            blocks.Add(Block(lines, i, end < 0 ? lines.Length : end, fence) with { IsClosed = end >= 0 });
            i = end < 0 ? lines.Length : end;
        }

        return blocks;
    }

    private static MarkdownBlock Block(string[] lines, int start, int end, string fence)
    {
        int indent = lines[start].Length - lines[start].TrimStart().Length;
        string[] words = lines[start].Trim()[fence.Length..].Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        IEnumerable<string> text = lines[(start + 1)..end].Select(l => l[Math.Min(indent, l.Length - l.TrimStart().Length)..]);
        return new MarkdownBlock(start + 1, words.ElementAtOrDefault(0) ?? "", words.ElementAtOrDefault(1) ?? "", string.Join('\n', text));
    }

    private static string? Fence(string line)
    {
        string text = line.Trim();
        char mark = text.Length > 0 ? text[0] : ' ';
        int count = text.TakeWhile(c => c == mark).Count();
        return mark is '`' or '~' && count >= 3 && !text[count..].Contains('`', StringComparison.Ordinal) ? new string(mark, count) : null;
    }

    private static bool IsEnd(string line, string fence) => line.Trim() is var text && text.StartsWith(fence, StringComparison.Ordinal) && text.All(c => c == fence[0]);
}
