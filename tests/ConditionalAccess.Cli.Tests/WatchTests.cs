using ConditionalAccess.Cli.Scenarios;

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
    public void What_still_changes_is_waited_for()
    {
        int waits = 0;
        // Five times something is different when it is looked at again, then it has come to rest.
        var watched = new WatchedFiles(_ =>
        {
            if (++waits <= 5) _files.Add("tests/a.tests.json", new string(' ', waits));
            return waits > 100;
        });
        watched.Add([_files["tests"]]);
        watched.Remember();
        Assert.Equal(_files["tests/a.tests.json"], watched.WaitForChange());
        Assert.Equal(6, waits);
    }

    [Fact]
    public void New_files_gone_files_and_changed_files_are_changes_and_others_are_none()
    {
        string folder = _files["tests"], file = _files.Add("alone.json", "1");
        Assert.Equal("tests/new.tests.yaml", Change([folder, file], () => _files.Add("tests/new.tests.yaml", "x")));
        Assert.Equal("tests/new.tests.yaml", Change([folder, file], () => File.Delete(_files["tests/new.tests.yaml"])));
        Assert.Equal("alone.json", Change([folder, file], () => _files.Add("alone.json", "12")));
        Assert.Equal("alone.json", Change([folder, file], () => File.Delete(file)));
        Assert.Equal("alone.json", Change([folder, file], () => _files.Add("alone.json", "1")));
        Assert.Equal("tests/a.tests.json", Change([folder, file], () => Directory.Delete(folder, recursive: true)));
        Assert.Null(Change([_files["export"]], () => _files.Add("export/readme.txt", "not read")));
        Assert.Null(Change([_files["export"]], () => { }));
    }

    /// <summary>What is found to have changed; null when nothing is found in five looks.</summary>
    private string? Change(string[] paths, Action change)
    {
        int waits = 0;
        var watched = new WatchedFiles(_ => ++waits > 5);
        watched.Add(paths);
        watched.Remember();
        change();
        return watched.WaitForChange() is { } changed ? Path.GetRelativePath(_files[""], changed) : null;
    }

    private static string Scenario(string decision) => $$"""
        { "policies": "../export", "tests": [ {
          "name": "Anna", "signIn": { "user": { "id": "{{Exports.Anna}}" }, "authentication": { "hasMfaClaim": false } }, "expect": { "decision": "{{decision}}", "restsOnUnknown": true } } ] }
        """;
}
