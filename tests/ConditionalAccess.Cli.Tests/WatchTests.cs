namespace ConditionalAccess.Cli.Tests;

/// <summary><c>cactl test --watch</c> as a process.</summary>
public sealed class WatchTests : IDisposable
{
    private readonly Workspace _files = new();

    public WatchTests()
    {
        _files.Add("export/policies.json", Exports.Named("\"MFA\""));
        _files.Add("tests/a.tests.json", Scenario("controlsRequired"));
    }

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_change_of_a_scenario_or_of_a_policy_runs_the_tests_again_until_ctrl_c()
    {
        using ToolProcess tool = ToolProcess.Start(["test", _files["tests"], "--watch"]);
        tool.WaitForOutput("1 passed, 0 failed\n");
        tool.WaitForError("; Ctrl-C ends\n");

        _files.Add("tests/a.tests.json", Scenario("blocked"));
        tool.WaitForOutput("0 passed, 1 failed\n");
        tool.WaitForError("a.tests.json' changed\n");

        _files.Add("export/policies.json", Exports.Named("\"MFA\"", control: "block"));
        tool.WaitForError("policies.json' changed\n");
        tool.WaitForOutput("1 failed\ncoverage of " + _files["export"] + ": 1 of 1 policies applied, 2 of 3 entries decided\n");

        tool.Interrupt();
        ToolOutcome outcome = tool.End();
        Assert.Equal(130, outcome.ExitCode);
        Assert.EndsWith("1 passed, 0 failed\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_that_is_broken_is_waited_for()
    {
        _files.Add("tests/a.tests.json", "{");
        using ToolProcess tool = ToolProcess.Start(["test", _files["tests"], "--watch", "--policies", _files["export"]]);
        tool.WaitForError("this is not JSON");
        tool.WaitForError("; Ctrl-C ends\n");
        _files.Add("tests/a.tests.json", Scenario("controlsRequired"));
        tool.WaitForOutput("1 passed, 0 failed\n");
        tool.Interrupt();
        Assert.Equal(130, tool.End().ExitCode);
    }

    [Fact]
    public void Files_that_change_one_after_another_make_one_run()
    {
        using ToolProcess tool = ToolProcess.Start(["test", _files["tests"], "--watch"]);
        tool.WaitForError("; Ctrl-C ends\n");
        for (int i = 0; i < 20; i++)
        {
            _files.Add("tests/" + i.ToString(System.Globalization.CultureInfo.InvariantCulture) + ".tests.json", Scenario("controlsRequired"));
            Thread.Sleep(10);
        }

        tool.WaitForOutput("21 passed, 0 failed\n");
        tool.Interrupt();
        string error = tool.End().Error;
        // A run while files still arrive would be one more; twenty would be one for each.
        Assert.InRange(error.Split(" changed\n").Length - 1, 1, 3);
    }

    private static string Scenario(string decision) => $$"""
        { "policies": "../export", "tests": [ {
          "name": "Anna", "signIn": { "user": { "id": "{{Exports.Anna}}" }, "authentication": { "hasMfaClaim": false } }, "expect": { "decision": "{{decision}}", "restsOnUnknown": true } } ] }
        """;
}
