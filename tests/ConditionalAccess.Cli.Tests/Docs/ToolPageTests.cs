using System.Text.RegularExpressions;

namespace ConditionalAccess.Cli.Tests.Docs;

/// <summary>The page of the tool leaves nothing out: every command, option and exit code that there is.</summary>
public sealed partial class ToolPageTests
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(SampleTests.Root(), "src", "ConditionalAccess.Cli", "README.md"));

    public static TheoryData<string> Commands => [.. Names()];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_has_its_part_and_its_formats(string command)
    {
        string row = s_page.Split('\n').Single(l => l.StartsWith("| [`" + command, StringComparison.Ordinal));
        Assert.All(FormatWords().Match(Help(command)).Groups[1].Value.Split('|'), word => Assert.Contains("`" + word + "`", row, StringComparison.Ordinal));
        Assert.Matches(command is "schema" or "completion" ? "## Schemas and completion" : "(?m)^## " + command + "$", s_page);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_option_is_named(string command)
        => Assert.All(OptionNames().Matches(Help(command)).Select(m => m.Groups[1].Value), option => Assert.Matches(Regex.Escape(option) + "\\b", s_page));

    [Fact]
    public void There_are_commands() => Assert.Superset(new HashSet<string>(["check", "whatif", "test", "replay", "matrix", "report", "devices", "schema"]), Names().ToHashSet());

    [Fact]
    public void Every_exit_code_is_explained()
        => Assert.Equal(
            new[] { ExitCodes.Fine, ExitCodes.NotFine, ExitCodes.NoAnswer, ExitCodes.Indeterminate, ExitCodes.Fault, ExitCodes.Interrupted },
            ExitCodeRow().Matches(s_page).Select(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)));

    private static string[] Names() => [.. Regex.Matches(Help()[Help().IndexOf("Commands:", StringComparison.Ordinal)..], "(?m)^  ([a-z]+) ").Select(m => m.Groups[1].Value)];

    private static string Help(params string[] command)
    {
        using var output = new StringWriter();
        Assert.Equal(0, Cactl.Run([.. command, "--help"], new Streams(output, TextWriter.Null)));
        return output.ToString();
    }

    [GeneratedRegex("--format <([a-z|]+)>")]
    private static partial Regex FormatWords();

    [GeneratedRegex("(?m)^ +(?:-., )*(--[a-z-]+)")]
    private static partial Regex OptionNames();

    [GeneratedRegex(@"(?m)^\| ([0-9]+) \|")]
    private static partial Regex ExitCodeRow();
}
