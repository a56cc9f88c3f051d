namespace ConditionalAccess.Cli.Tests;

/// <summary>Input that nobody means: a clear message and exit code 2, never a fault.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    public static TheoryData<string> OddPaths => ["", " ", "a\0b", "\ud800", "\u001b[31m", new string('x', 5000), "/dev/null/x", "..\u2028"];

    [Theory]
    [MemberData(nameof(OddPaths))]
    public void Odd_paths_are_no_answer(string path)
    {
        string export = _files.Add("policies.json", Exports.Clean);
        string scenario = _files.Add("a.tests.json", "{ \"policies\": " + System.Text.Json.JsonSerializer.Serialize(path) + ", \"tests\": [ { \"name\": \"a\", \"signIn\": {}, \"expect\": { \"decision\": \"granted\" } } ] }");
        string[][] runs =
        [
            ["check", path], ["check", path, "--format", "sarif"], ["check", path, "--format", "github"], ["check", path, "--format", "json"],
            ["whatif", path], ["whatif", export, "--sign-ins", path],
            ["test", path], ["test", scenario, "--policies", path],
            ["devices", path, export], ["devices", export, path],
            ["check", export, "--output", path + "/\0"],
        ];
        foreach (string[] arguments in runs)
        {
            Outcome outcome = _files.Run(arguments);
            Assert.True(outcome.ExitCode == 2, string.Join(' ', arguments) + " -> " + outcome);
            Assert.NotEmpty(outcome.Error);
            Assert.DoesNotContain(outcome.Error + outcome.Output, c => c is '\0' or '\u001b' or '\u2028');
        }
    }

    [Theory]
    [MemberData(nameof(OddPaths))]
    public void Odd_paths_in_a_scenario_file_are_no_answer(string path)
    {
        string text = System.Text.Json.JsonSerializer.Serialize(path);
        string test = "\"tests\": [ { \"name\": \"a\", \"signIn\": \"x\", \"expect\": { \"decision\": \"granted\" } } ]";
        _files.Add("export/policies.json", Exports.Clean);
        Assert.Equal(2, _files.Run("test", _files.Add("a.tests.json", "{ \"policies\": " + text + ", " + test + " }")).ExitCode);
        Assert.Equal(2, _files.Run("test", _files.Add("a.tests.json", "{ \"policies\": \"export\", \"signIns\": " + text + ", " + test + " }")).ExitCode);
    }

    [Theory]
    [InlineData(@"\\\\server\\share\\export")]
    [InlineData("//server/share/export")]
    [InlineData(@"\\/server/share")]
    [InlineData(@"/\\server/share")]
    [InlineData("https://example.org/export.json")]
    [InlineData("file://server/share/export.json")]
    public void A_scenario_file_cannot_point_to_another_machine(string jsonPath)
    {
        _files.Add("export/policies.json", Exports.Clean);
        string test = "\"tests\": [ { \"name\": \"a\", \"signIn\": {}, \"expect\": { \"decision\": \"granted\" } } ] }";
        string shown = System.Text.Json.JsonSerializer.Deserialize<string>("\"" + jsonPath + "\"")!;
        Outcome outcome = _files.Run("test", _files.Add("a.tests.json", "{ \"policies\": [\"export\", \"" + jsonPath + "\"], " + test));
        Assert.Equal(new Outcome(2, "", $"cactl: a.tests.json $.policies: '{shown}' is on another machine, where a file of tests cannot point: copy it beside the tests, or name it with --policies\n"), outcome);
        outcome = _files.Run("test", _files.Add("a.tests.json", "{ \"policies\": \"export\", \"signIns\": \"" + jsonPath + "\", " + test));
        Assert.Equal(new Outcome(2, "", $"cactl: a.tests.json $.signIns: '{shown}' is on another machine, where a file of tests cannot point: copy it beside the tests\n"), outcome);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{ \"policies\": 1, \"mode\": [], \"defaults\": 2, \"signIns\": 3, \"tests\": {} }")]
    [InlineData("{ \"policies\": \"export\", \"policies\": \"export\" }")]
    [InlineData("{ \"policies\": \"export\", \"defaults\": { \"usr\": {} }, \"tests\": [ 1, null, { \"name\": 1, \"signIn\": 2, \"expect\": 3 } ] }")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{ \"policies\": [\"\\ud800\"], \"\\ud800\": 1, \"tests\": [ { \"name\": \"\\ud800\", \"signIn\": { \"user\": { \"id\": \"\\ud800\" } }, \"expect\": { \"applied\": [\"\\ud800\"] } } ] }")]
    public void A_scenario_file_that_is_none_is_no_answer(string text)
    {
        _files.Add("export/policies.json", Exports.Clean);
        Outcome outcome = _files.Run("test", _files.Add("a.tests.json", text));
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.NotEmpty(outcome.Error);
    }

    [Fact]
    public void A_scenario_file_that_is_nested_without_end_is_no_answer()
    {
        Outcome outcome = _files.Run("test", _files.Add("a.tests.json", new string('[', 100_000)));
        Assert.Equal(2, outcome.ExitCode);
        outcome = _files.Run("test", _files.Add("b.tests.yaml", new string('[', 2_000)));
        Assert.Equal(2, outcome.ExitCode);
    }

    [Fact]
    public void A_folder_where_a_file_is_meant_is_no_answer()
    {
        string export = _files.Add("policies.json", Exports.Clean);
        Directory.CreateDirectory(_files["a.tests.json"]);
        Assert.Equal(2, _files.Run("whatif", export, "--sign-ins", _files["a.tests.json"]).ExitCode);
        Assert.Equal(2, _files.Run("test", _files["a.tests.json"]).ExitCode);
    }

    [Fact]
    public void An_answer_never_replaces_its_own_input_in_part()
    {
        string export = _files.Add("policies.json", Exports.Named("\"Plain\""));
        Assert.Equal(new Outcome(0, "", ""), _files.Run("check", export, "--output", export));
        Assert.Equal("1 policy: no findings\n", File.ReadAllText(export));
    }
}
