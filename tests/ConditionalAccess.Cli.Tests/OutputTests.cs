using System.Text.Json;

namespace ConditionalAccess.Cli.Tests;

/// <summary>Several outputs, forms for workflows, and the summary of a job.</summary>
public sealed class OutputTests : IDisposable
{
    private const string Test = """
        { "policies": "export", "tests": [
          { "name": "Anna, at home: 100%", "signIn": { "user": { "id": "3d1f6f60-6f0b-4a3e-9d0e-0a4f1d6c2b11" } }, "expect": { "decision": "blocked" } },
          { "name": "somebody", "signIn": {}, "expect": { "decision": "controlsRequired" } }
        ] }
        """;

    private readonly Workspace _files = new();
    private readonly string _export;
    private readonly string _tests;

    public OutputTests()
    {
        _export = _files.Add("export/policies.json", Exports.Named("\"MFA\""));
        _tests = _files.Add("a.tests.json", Test);
    }

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Forms_in_files_are_written_besides_the_answer()
    {
        Outcome alone = _files.Run("check", _export);
        Outcome outcome = _files.Run("check", _export, "--output", "sarif=" + _files["a.sarif"], "-o", "json=" + _files["a.json"], "--output", "github=" + _files["a.txt"]);
        Assert.Equal(alone, outcome);
        Assert.Equal(_files.Run("check", _export, "--format", "sarif").Output, File.ReadAllText(_files["a.sarif"]).Replace(_files[""].TrimEnd('/'), "~", StringComparison.Ordinal));
        Assert.Equal(_files.Run("check", _export, "--format", "json").Output, File.ReadAllText(_files["a.json"]).Replace(_files[""].TrimEnd('/'), "~", StringComparison.Ordinal));
        Assert.Equal("", File.ReadAllText(_files["a.txt"]));
    }

    [Fact]
    public void A_file_without_a_form_takes_the_place_of_the_answer()
    {
        Assert.Equal(new Outcome(0, "", ""), _files.Run("check", _export, "--format", "json", "--output", _files["a.json"], "--output", "text=" + _files["a.txt"]));
        using var json = JsonDocument.Parse(File.ReadAllText(_files["a.json"]));
        Assert.Equal("1 policy: no findings\n", File.ReadAllText(_files["a.txt"]));
    }

    [Fact]
    public void A_form_that_is_misspelt_is_not_the_name_of_a_file()
    {
        Outcome outcome = _files.Run("check", _export, "--output", "sraif=a.sarif");
        Assert.Equal(
            (2, "", "cactl: 'sraif' is no form of the answer, which can be text, json, sarif, github, markdown; for a file of that name write './sraif=a.sarif'\ncactl: 'cactl check --help' shows what can be written\n"),
            (outcome.ExitCode, outcome.Output, outcome.Error));
        Assert.Equal(0, _files.Run("check", _export, "--output", _files["./sraif=a.sarif"]).ExitCode);
        Assert.True(File.Exists(_files["sraif=a.sarif"]));
    }

    [Fact]
    public void A_link_stays_a_link_and_what_it_points_to_is_written()
    {
        string file = _files.Add("real.txt", "of yesterday");
        File.CreateSymbolicLink(_files["link.txt"], file);
        Assert.Equal(0, _files.Run("check", _export, "--output", _files["link.txt"]).ExitCode);
        Assert.Equal("1 policy: no findings\n", File.ReadAllText(file));
        Assert.Equal(file, new FileInfo(_files["link.txt"]).LinkTarget);
    }

    [Fact]
    public void Github_gets_an_error_for_each_test_that_did_not_pass_and_a_notice_of_the_coverage()
        => Assert.Equal(
            new Outcome(1, """
                ::error file=~/a.tests.json,title=FAILED Anna%2C at home%3A 100%25::decision: expected blocked, got controlsRequired%0A'MFA': failure, requires mfa (not known)%0Arests on what is not known: mfa
                ::error file=~/a.tests.json,title=INDETERMINATE somebody::rests on what is not known: users, mfa
                ::notice title=coverage::coverage of ~/export: 1 of 1 policies applied, 2 of 3 entries decided%0A'MFA': excludeUsers 0f9a1c9c-11f4-4b2d-8d36-0d8c1f1c9e33 was decided by no test

                """.ReplaceLineEndings("\n"), ""),
            _files.Run("test", _tests, "--format", "github"));

    [Fact]
    public void Tests_that_pass_and_cover_everything_say_nothing_to_github()
    {
        string export = _files.Add("whole.json", Exports.Named("\"MFA\"").Replace(", \"excludeUsers\": [\"0f9a1c9c-11f4-4b2d-8d36-0d8c1f1c9e33\"]", "", StringComparison.Ordinal));
        string tests = _files.Add("b.tests.json", Test.Replace("blocked", "controlsRequired", StringComparison.Ordinal));
        Assert.Equal(new Outcome(0, "", ""), _files.Run("test", tests, "--policies", export, "--format", "github", "--allow-indeterminate"));
    }

    [Fact]
    public void In_a_workflow_check_and_test_add_to_the_summary_of_the_job()
    {
        string summary = _files.Add("summary.md", "already here\n");
        Assert.Equal(1, ToolProcess.Run(["test", _tests], ("GITHUB_STEP_SUMMARY", summary)).ExitCode);
        Assert.Equal(0, ToolProcess.Run(["check", _export], ("GITHUB_STEP_SUMMARY", summary)).ExitCode);
        Assert.Equal(0, ToolProcess.Run(["matrix", _export], ("GITHUB_STEP_SUMMARY", summary)).ExitCode);
        string[] lines = File.ReadAllText(summary).Split('\n');
        Assert.Equal("already here", lines[0]);
        Assert.Contains("0 passed\\, 1 failed\\, 1 indeterminate".Replace("\\,", ",", StringComparison.Ordinal), lines);
        Assert.Contains("- **FAILED** a\\.tests\\.json\\: Anna, at home\\: 100\\%", lines);
        Assert.Equal(2, lines.Count(l => l.StartsWith("### ", StringComparison.Ordinal)));
        Assert.Contains("1 policy\\: no findings", lines);
    }

    [Fact]
    public void A_summary_that_cannot_be_written_is_said_and_changes_no_exit_code()
    {
        ToolOutcome outcome = ToolProcess.Run(["check", _export], ("GITHUB_STEP_SUMMARY", _files["nowhere/summary.md"]));
        Assert.Equal((0, "1 policy: no findings\n"), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("cactl: the summary of the job cannot be written: ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_that_would_be_too_long_says_that_it_is_cut()
    {
        string policies = string.Join(',', Enumerable.Range(0, 50).Select(i => Exports.Named("\"[MFA]\"", control: "unheardOf").Replace("7a03", i.ToString("x4", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        string summary = _files.Add("summary.md", new string('x', (1 << 20) - 3000) + "\n");
        ToolProcess.Run(["check", _files.Add("many.json", "[" + policies + "]")], ("GITHUB_STEP_SUMMARY", summary));
        string text = File.ReadAllText(summary);
        Assert.Contains("\n### Conditional Access: check of ", text, StringComparison.Ordinal);
        Assert.InRange(new FileInfo(summary).Length, (1 << 20) - 3000, 1 << 20);
        Assert.EndsWith("The rest is left out: a summary holds 1 MiB. The answer of the command has all of it.\n", text, StringComparison.Ordinal);
    }
}
