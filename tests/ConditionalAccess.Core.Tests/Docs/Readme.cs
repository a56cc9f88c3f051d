using ConditionalAccess.Testing;

namespace ConditionalAccess.Core.Tests.Docs;

/// <summary>The fenced blocks of the top README, and the marked regions of the code that runs them.</summary>
internal static class Readme
{
    private static readonly string s_examples = Path.Combine(Corpus.Repository, "tests", "ConditionalAccess.Core.Tests", "Docs", "ReadmeExamples.cs");

    private static readonly string s_readme = Path.Combine(Corpus.Repository, "README.md");

    /// <summary>The blocks of one language, in order.</summary>
    public static IReadOnlyList<string> Blocks(string language)
    {
        var blocks = new List<string>();
        List<string>? open = null;
        foreach (string line in File.ReadLines(s_readme))
        {
            if (open is null && line == "```" + language) open = [];
            else if (open is not null && line == "```")
            {
                blocks.Add(string.Join('\n', open));
                open = null;
            }
            else open?.Add(line);
        }

        return blocks;
    }

    /// <summary>The lines between two markers, without their common indent.</summary>
    public static string Region(string name)
    {
        const int Indent = 8;
        IEnumerable<string> lines = File.ReadLines(s_examples)
            .SkipWhile(line => line.Trim() != "// README: " + name).Skip(1)
            .TakeWhile(line => line.Trim() != "// README: end");
        return string.Join('\n', lines.Select(line => line.Length > Indent ? line[Indent..] : ""));
    }
}
