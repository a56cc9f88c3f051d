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
    public void Every_schema_is_named() => Assert.All(Scenarios.SchemaCommand.Names, name => Assert.Contains("`" + name + "`", s_page, StringComparison.Ordinal));

    [Fact]
    public void There_are_commands() => Assert.Superset(new HashSet<string>(["check", "whatif", "test", "replay", "matrix", "report", "devices", "schema"]), Names().ToHashSet());

    [Theory]
    [MemberData(nameof(DocumentationTests.Pages), MemberType = typeof(DocumentationTests))]
    public void Commands_in_the_text_of_a_page_are_commands_with_their_options(string page)
        => Assert.Empty(Unknown(File.ReadAllText(Path.Combine(SampleTests.Root(), page))));

    [Theory]
    [InlineData("run `cactl chekc export`", "cactl chekc export")]
    [InlineData("run `cactl check export --wach`", "cactl check export --wach")]
    [InlineData("`cactl devices export --fail-on error` and `cactl check export --fail-on error`", "cactl devices export --fail-on error")]
    public void A_command_in_a_text_that_is_none_is_found(string page, string command) => Assert.Equal([command], Unknown(page));

    [Fact]
    public void Every_exit_code_is_explained()
        => Assert.Equal(
            new[] { ExitCodes.Fine, ExitCodes.NotFine, ExitCodes.NoAnswer, ExitCodes.Indeterminate, ExitCodes.Fault, ExitCodes.Interrupted },
            ExitCodeRow().Matches(s_page).Select(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)));

    private static IEnumerable<string> Unknown(string page) => Inline().Matches(page).Select(m => m.Groups[1].Value).Where(text => !IsUnderstood(text));

    private static bool IsUnderstood(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
        string? command = words.FirstOrDefault(w => !w.StartsWith('-') && !w.StartsWith('<'));
        if (command is not null && !Names().Contains(command)) return false;
        string help = command is null ? Help() + "--help" : Help(command);
        return words.Where(w => w.StartsWith("--", StringComparison.Ordinal)).All(w => help.Contains(w.Split('=')[0], StringComparison.Ordinal));
    }

    private static string[] Names() => [.. Regex.Matches(Help()[Help().IndexOf("Commands:", StringComparison.Ordinal)..], "(?m)^  ([a-z]+) ").Select(m => m.Groups[1].Value)];

    private static string Help(params string[] command)
    {
        using var output = new StringWriter();
        Assert.Equal(0, Cactl.Run([.. command, "--help"], new Streams(output, TextWriter.Null)));
        return output.ToString();
    }

    [GeneratedRegex("`(cactl [^`\n]+)`")]
    private static partial Regex Inline();

    [GeneratedRegex("--format <([a-z|]+)>")]
    private static partial Regex FormatWords();

    [GeneratedRegex("(?m)^ +(?:-., )*(--[a-z-]+)")]
    private static partial Regex OptionNames();

    [GeneratedRegex(@"(?m)^\| ([0-9]+) \|")]
    private static partial Regex ExitCodeRow();
}
