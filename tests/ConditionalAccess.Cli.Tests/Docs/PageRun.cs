using System.Text.Json;
using ConditionalAccess.Cli.Scenarios;

namespace ConditionalAccess.Cli.Tests.Docs;

/// <summary>
/// A Markdown page, read from top to bottom as a person would: commands are run, code is compiled and run, files are written, and what is shown as output is
/// compared. A block without language is an error, and so is one of a kind that is not listed here.
/// </summary>
internal sealed class PageRun
{
    private static readonly JsonDocumentOptions s_comments = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    private readonly List<string> _faults = [];
    private readonly List<(int Line, string Path)> _unread = [];
    private readonly PageScript _script = new();
    private string? _output;

    /// <summary>What is wrong with the page, one line each: the line of the page and why.</summary>
    public static async Task<IReadOnlyList<string>> Faults(string page)
    {
        using var folder = new PageFolder();
        var run = new PageRun();
        foreach (MarkdownBlock block in MarkdownBlock.Of(page)) await run.Run(block);
        foreach ((int line, string path) in run._unread) run.Fault(line, Path.GetFileName(path) + " is named by no command and no code after it");
        return run._faults;
    }

    private async Task Run(MarkdownBlock block)
    {
        if (!block.IsClosed) Fault(block.Line, "the block has no end");
        switch (block.Language, block.Label)
        {
            case ("sh", ""):
                _output = "";
                foreach (ShellLine line in ShellLine.Of(block)) Run(line, block);
                break;
            case ("csharp", ""):
                await RunCode(block);
                break;
            case ("text", "diagram"):
                foreach (string name in PageNames.WithoutSource(block.Text)) Fault(block.Line, "there is no source file " + name + ".cs");
                break;
            case ("json" or "yaml" or "csv" or "xml" or "text", ""):
                Compare(block);
                break;
            case ("json" or "yaml" or "csv", _):
                Write(block);
                break;
            default:
                Fault(block.Line, "nobody knows what a block '" + (block.Language + " " + block.Label).Trim() + "' is and how to check it");
                break;
        }
    }

    private void Run(ShellLine line, MarkdownBlock block)
    {
        if (CommandsOfCi.Runs(line.Text)) return;
        if (PageFolder.Run([.. line.Words]) is not { } outcome)
        {
            Fault(block.Line, "no test runs '" + line.Text + "'");
            return;
        }

        Read(line.Words);
        _output += Normal(outcome.Output) + Normal(outcome.Error);
        if (outcome.ExitCode != line.ExitCode) Fault(block.Line, "'" + line.Text + "' ended with " + outcome.ExitCode + ", not with " + line.ExitCode + ": " + outcome.Output + outcome.Error);
    }

    private async Task RunCode(MarkdownBlock block)
    {
        Read(block.Text.Split('"'));
        (_output, string? fault) = await _script.Run(block.Text);
        if (fault is not null) Fault(block.Line, fault);
    }

    // A file of the page is one that something on the page works with: what is named is the file, or a folder that holds it.
    private void Read(IEnumerable<string> words)
    {
        string[] named = [.. words.Where(w => w.Length > 0 && w.IndexOfAny(Path.GetInvalidPathChars()) < 0).Select(Path.GetFullPath)];
        _unread.RemoveAll(f => named.Any(n => f.Path == n || (n != Environment.CurrentDirectory && f.Path.StartsWith(n + Path.DirectorySeparatorChar, StringComparison.Ordinal))));
    }

    private void Compare(MarkdownBlock block)
    {
        if (_output is not { } output)
        {
            Fault(block.Line, "there is no command or code whose output this is; a file has its name beside the language");
            return;
        }

        if (block.Lines.All(l => l is "..." or "")) Fault(block.Line, "it shows nothing");

        _output = null;
        if (!IsOutput([.. block.Lines.Select(l => l.TrimEnd())], [.. Normal(output).TrimEnd('\n').Split('\n').Select(l => l.TrimEnd())]))
            Fault(block.Line, "this is not what comes out, which is:\n" + output);
    }

    private void Write(MarkdownBlock block)
    {
        try
        {
            if (block.Language == "json") JsonDocument.Parse(block.Text, s_comments).Dispose();
            if (block.Language == "yaml") YamlJson.Convert(block.Text);
        }
        catch (Exception e) when (e is JsonException or YamlFault)
        {
            Fault(block.Line, block.Label + " cannot be read: " + e.Message);
        }

        PageFolder.Write(block.Label, block.Text);
        _unread.Add((block.Line, Path.GetFullPath(block.Label)));
    }

    // A line of three dots stands for any number of lines.
    private static bool IsOutput(ReadOnlySpan<string> shown, ReadOnlySpan<string> real)
    {
        if (shown.IsEmpty) return real.IsEmpty;
        if (shown[0] != "...") return !real.IsEmpty && shown[0] == real[0] && IsOutput(shown[1..], real[1..]);
        for (int skipped = 0; skipped <= real.Length; skipped++)
        {
            if (IsOutput(shown[1..], real[skipped..])) return true;
        }

        return false;
    }

    private static string Normal(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private void Fault(int line, string why) => _faults.Add("line " + line.ToString(System.Globalization.CultureInfo.InvariantCulture) + ": " + why);
}
