using System.Globalization;
using System.Text;

namespace ConditionalAccess.Cli.Tests.Docs;

/// <summary>A command line of a page.</summary>
/// <param name="Text">As it is written, without what it says of its exit code.</param>
/// <param name="Words">Its words, without quotes.</param>
/// <param name="ExitCode">What it must end with: 0, or what <c># exit code 1</c> at its end says.</param>
internal sealed record ShellLine(string Text, IReadOnlyList<string> Words, int ExitCode)
{
    private const string ExitCodeMark = " # exit code ";

    /// <summary>The commands of a block. A line that ends with a backslash goes on in the next one.</summary>
    public static IEnumerable<ShellLine> Of(MarkdownBlock block)
        => block.Text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#').Select(Parse);

    private static ShellLine Parse(string line)
    {
        int mark = line.LastIndexOf(ExitCodeMark, StringComparison.Ordinal);
        string text = mark < 0 ? line : line[..mark].TrimEnd();
        return new ShellLine(text, Split(text), mark < 0 ? 0 : int.Parse(line[(mark + ExitCodeMark.Length)..], NumberStyles.None, CultureInfo.InvariantCulture));
    }

    private static List<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        char quote = '\0';
        bool isWord = false;
        foreach (char c in text)
        {
            if (quote == '\0' && c == ' ')
            {
                if (isWord) words.Add(word.ToString());
                word.Clear();
                isWord = false;
            }
            else
            {
                isWord = true;
                if (c == quote) quote = '\0';
                else if (quote == '\0' && c is '\'' or '"') quote = c;
                else word.Append(c);
            }
        }

        if (isWord) words.Add(word.ToString());
        return words;
    }
}
