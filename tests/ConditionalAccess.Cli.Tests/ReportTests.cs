namespace ConditionalAccess.Cli.Tests;

public sealed class ReportTests : IDisposable
{
    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Policies_are_told_in_plain_words()
        => Assert.Equal(
            new Outcome(0, """
                Finance: MFA (enabled)
                  for: group 8a0c5f0e-27b5-4a53-8f0d-6c0a5a1b7c22; except user 0f9a1c9c-11f4-4b2d-8d36-0d8c1f1c9e33
                  to: all apps
                  when: always
                  requires: MFA
                Block device code flow (enabled)
                  for: all users; except user 0f9a1c9c-11f4-4b2d-8d36-0d8c1f1c9e33
                  to: all apps
                  when: flow: device code flow
                  requires: access is blocked
                2 policies: 1 finding; 'cactl check' shows them

                """.ReplaceLineEndings("\n"), ""),
            Ask(Exports.Clean, "--format", "text"));

    [Fact]
    public void The_page_needs_no_network_and_no_script_and_escapes_names()
    {
        string file = _files["report.html"];
        Assert.Equal(new Outcome(0, "", ""), Ask(Exports.Named("\"<script>alert(1)</script>\\u001b[31m\\u202e\\\" onload=\\\"x\""), "--output", file));
        string page = File.ReadAllText(file);
        Assert.Contains("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", page, StringComparison.Ordinal);
        Assert.Contains("<bdi>&lt;script&gt;alert(1)&lt;/script&gt;\\u001b[31m\\u202e&quot; onload=&quot;x</bdi> <span class=\"tag on\">enabled</span>", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', page);
        Assert.DoesNotContain('\u202e', page);
        foreach (string outside in (string[])["<script", "src=", "http:", "https:", "url(", "@import"]) Assert.DoesNotContain(outside, page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void An_export_that_is_refused_gives_no_report()
    {
        Outcome outcome = Ask("{");
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.NotEqual("", outcome.Error);
    }

    private Outcome Ask(string export, params string[] options) => _files.Run(["report", _files.Add("policies.json", export), .. options]);
}
