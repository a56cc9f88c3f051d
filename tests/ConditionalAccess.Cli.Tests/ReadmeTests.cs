using System.Text.RegularExpressions;

namespace ConditionalAccess.Cli.Tests;

/// <summary>The README of the tool: its commands and its scenario file are run as they stand.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void The_scenario_file_of_the_readme_passes()
    {
        _files.Add("export/policies.json", Exports.Named("\"Guests: MFA\"").Replace("\"includeUsers\": [\"All\"]", "\"includeUsers\": [\"GuestsOrExternalUsers\"]", StringComparison.Ordinal));
        _files.Add("tests/readme.tests.json", Block("json"));
        Outcome outcome = _files.Run("test", _files["tests"]);
        Assert.EndsWith("\n1 passed, 0 failed\n", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(0, outcome.ExitCode);
    }

    [Fact]
    public void The_commands_of_the_readme_are_understood()
    {
        _files.Add("export/policies.json", Exports.Clean);
        string[] commands = [.. Block("sh").Split('\n').Where(l => l.StartsWith("cactl ", StringComparison.Ordinal))];
        Assert.Equal(["check", "whatif", "test", "devices"], commands.Select(c => c.Split(' ')[1]));
        Assert.Equal([0, 0, 2, 2], commands.Select(c => _files.Run([.. c.Split(' ')[1..].Select(a => a is "export" or "tests" or "inventory.json" ? _files[a] : a)]).ExitCode));
    }

    private static string Block(string language)
    {
        string text = File.ReadAllText(Path.Combine(SampleTests.Root(), "src", "ConditionalAccess.Cli", "README.md"));
        return Fence().Matches(text).First(m => m.Groups[1].Value == language).Groups[2].Value;
    }

    [GeneratedRegex("```([a-z]+)\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
