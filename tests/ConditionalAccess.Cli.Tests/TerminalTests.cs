namespace ConditionalAccess.Cli.Tests;

/// <summary>The tool on a terminal, which the command <c>script</c> pretends to be.</summary>
public sealed class TerminalTests : IDisposable
{
    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_terminal_gets_colours_unless_it_asks_for_none(bool wantsColours)
    {
        if (!HasScript) return;
        string export = _files.Add("policies.json", Exports.Named("\"[red]x[/]\"", control: "mfa\", \"block"));
        string shown = OnTerminal(wantsColours ? "" : "NO_COLOR=1", "check", export);
        // The runtime itself prepares a terminal with other escapes.
        Assert.Equal(wantsColours, System.Text.RegularExpressions.Regex.IsMatch(shown, "\u001b\\[[0-9;]*m"));
        Assert.Contains("[red]x[/]", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_replay_shows_a_bar_on_a_terminal_and_nothing_of_it_elsewhere()
    {
        if (!HasScript) return;
        string export = _files.Add("policies.json", BigLog.Policy), log = _files["log.jsonl"];
        BigLog.Write(log, 50_000);
        string shown = OnTerminal("", "replay", export, log, "--output", _files["answer.txt"]);
        Assert.Matches(@"\r\[#*\.*\] \d+ %, [\d,]+ sign-ins", shown);
        ToolOutcome elsewhere = ToolProcess.Run(["replay", export, log]);
        Assert.Equal("", elsewhere.Error);
        // The answer is the same; the bar is gone from the line that it was on.
        Assert.Equal(elsewhere.Output, File.ReadAllText(_files["answer.txt"]));
        Assert.EndsWith("\r", shown.TrimEnd('\n'), StringComparison.Ordinal);
    }

    private static bool HasScript => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(f => File.Exists(Path.Combine(f, "script")));

    private static string OnTerminal(string variable, params string[] words)
        => ToolProcess.Shell("script -qec \"" + variable + " TERM=xterm '" + ToolProcess.Host + "' '" + ToolProcess.Tool + "' " + string.Join(' ', words.Select(w => "'" + w + "'")) + "\" /dev/null").Output;
}
