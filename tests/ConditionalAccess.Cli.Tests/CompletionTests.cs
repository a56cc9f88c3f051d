namespace ConditionalAccess.Cli.Tests;

/// <summary>Completion of words, by the parser and in a real shell.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("cactl wh", "whatif")]
    [InlineData("cactl check export --for", "--format")]
    [InlineData("cactl check export --format s", "sarif")]
    [InlineData("cactl whatif export --platform i", "iOS")]
    [InlineData("cactl completion z", "zsh")]
    public void Words_are_suggested(string line, string expected)
    {
        ToolOutcome outcome = ToolProcess.Run(["[suggest:" + line.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) + "]", line]);
        Assert.Equal(0, outcome.ExitCode);
        // The parser gives every word that has this in it; shells keep those that begin with it.
        foreach (string word in expected.Split(',')) Assert.Contains(word, outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("cactl ma", "matrix")]
    [InlineData("cactl test tests --wat", "--watch")]
    [InlineData("cactl check export --fail-on w", "warning")]
    [InlineData("cactl check ", "")]
    public void The_script_completes_in_bash(string line, string expected)
    {
        if (OperatingSystem.IsWindows()) return;
        string script = _files.Add("complete.sh", _files.Run("completion", "bash").Output);
        ToolOutcome outcome = ToolProcess.Shell($"source '{script}'; COMP_LINE='{line}'; COMP_POINT=${{#COMP_LINE}}; COMP_WORDS=({line}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1));"
            + " [[ $COMP_LINE == *' ' ]] && { COMP_WORDS+=(''); COMP_CWORD=$((COMP_CWORD + 1)); }; _cactl; printf '%s\\n' \"${COMPREPLY[@]}\"; complete -p cactl");
        Assert.Equal((0, expected + "\ncomplete -o default -F _cactl cactl\n", ""), (outcome.ExitCode, outcome.Output, outcome.Error));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public void Every_shell_has_a_script_that_asks_the_tool(string shell)
    {
        Outcome outcome = _files.Run("completion", shell);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("cactl \"[suggest:", outcome.Output, StringComparison.Ordinal);
        string json = _files.Run("completion", shell, "--format", "json").Output;
        Assert.Equal(outcome.Output, System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("script").GetString() + "\n");
    }

    [Fact]
    public void A_shell_that_is_not_known_is_no_answer() => Assert.Equal(2, _files.Run("completion", "cmd").ExitCode);
}
