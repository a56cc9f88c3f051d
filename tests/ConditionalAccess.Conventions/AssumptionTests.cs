using System.Text.RegularExpressions;

namespace ConditionalAccess.Conventions;

/// <summary>Rows of the assumptions have numbers of their own, the options they name exist, and whoever names a row names one that is there.</summary>
public partial class AssumptionTests
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(SourceTree.Core, "ASSUMPTIONS.md"));

    [Fact]
    public void No_number_is_used_twice() => Expect.None(UsedTwice(s_page));

    [Fact]
    public void Every_row_that_is_named_exists()
        => Expect.None(SourceTree.Files(SourceTree.Root, ".cs", ".md").Where(f => !f.EndsWith("/AssumptionTests.cs", StringComparison.Ordinal)).SelectMany(f => NamedButMissing(s_page, f, File.ReadAllText(Path.Combine(SourceTree.Root, f)))));

    [Fact]
    public void Every_option_that_switches_a_reading_exists() => Expect.None(UnknownSwitches(s_page));

    [Fact]
    public void Wrong_pages_are_found()
    {
        Assert.Equal(["A-01"], UsedTwice("| A-01 | a | b | none |\n| A-01 | c | d | none |"));
        Assert.Equal(["F.cs: A-02"], NamedButMissing("| A-01 | a | b | none |", "F.cs", "// A-01, A-02"));
        Assert.Equal(["NoSuchOption"], UnknownSwitches("| A-01 | a | b | `NoSuchOption` |"));
    }

    private static IEnumerable<string> UsedTwice(string page) => Rows(page).GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key);

    private static IEnumerable<string> NamedButMissing(string page, string file, string text)
        => Number().Matches(text).Select(m => m.Value).Except(Rows(page)).Select(n => file + ": " + n);

    // A word with a capital letter, alone or behind the type, is an option or a signal of Core.
    private static IEnumerable<string> UnknownSwitches(string page)
        => page.Split('\n').Where(l => l.StartsWith("| A-", StringComparison.Ordinal)).SelectMany(l => OptionWord().Matches(l[l.TrimEnd(' ', '|').LastIndexOf('|')..]).Select(m => m.Groups[1].Value))
            .Where(word => !SourceTree.BoundCore.ContainsSymbolsWithName(word)).Distinct();

    private static IEnumerable<string> Rows(string page) => RowNumber().Matches(page).Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"(?m)^\| (A-\d+) \|")]
    private static partial Regex RowNumber();

    [GeneratedRegex(@"\bA-\d{2,3}\b")]
    private static partial Regex Number();

    [GeneratedRegex(@"`(?:\w+\.)*([A-Z]\w+)`")]
    private static partial Regex OptionWord();
}
