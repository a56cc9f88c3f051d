using System.Text.Json;
using System.Xml.Linq;

namespace ConditionalAccess.Cli.Tests;

public sealed class ScenarioTests : IDisposable
{
    private const string SignIn = $$"""
        "signIn": {
          "user": { "id": "{{Exports.Anna}}", "groups": ["{{Exports.Finance}}"], "roles": [], "kind": "internalMember" },
          "resource": { "audiences": ["{{Exports.Exchange}}"] },
          "client": { "appType": "browser", "platform": "windows", "transferMethod": "none" },
          "authentication": { "methods": "password", "hasMfaClaim": false }
        }
        """;

    private const string Coverage = """
        coverage of ~/export: 1 of 2 policies applied, 2 of 6 entries decided
          'Finance: MFA': excludeUsers 0f9a1c9c-11f4-4b2d-8d36-0d8c1f1c9e33 was decided by no test
          'Block device code flow' was applied by no test
          'Block device code flow': includeUsers All was decided by no test
          'Block device code flow': excludeUsers 0f9a1c9c-11f4-4b2d-8d36-0d8c1f1c9e33 was decided by no test
          'Block device code flow': includeApplications All was decided by no test

        """;

    private readonly Workspace _files = new();

    public ScenarioTests() => _files.Add("export/policies.json", Exports.Clean);

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_passing_test_is_counted_and_coverage_names_what_no_test_decided()
        => Assert.Equal(
            new Outcome(0, Coverage + "1 passed, 0 failed\n", ""),
            Run("""{ "decision": "controlsRequired", "requires": ["mfa"], "applied": ["Finance: MFA"], "doesNotApply": ["5B0C1D52-2A7F-4C7E-8C55-6D1D0B0E7A02"] }"""));

    [Fact]
    public void A_failing_test_says_what_differed_and_which_policy_and_why()
        => Assert.Equal(
            new Outcome(1, """
                FAILED a.tests.json: one
                  decision: expected granted, got controlsRequired
                  requires: expected compliantDevice; block, got mfa
                  applied: expected 'Block device code flow', which is notApplied, because of authenticationFlow
                  applied: not expected 'Finance: MFA', which is failure, requires mfa (not satisfied)
                  'Finance: MFA': failure, requires mfa (not satisfied)

                """ + Coverage + "0 passed, 1 failed\n", ""),
            Run("""{ "decision": "granted", "requires": ["compliantDevice", "block"], "applied": ["Block device code flow"] }"""));

    [Fact]
    public void A_decision_that_is_looser_than_expected_names_the_policies_that_did_not_apply()
    {
        Outcome outcome = Run("""{ "decision": "blocked", "failureCode": 53003 }""");
        Assert.StartsWith(
            "FAILED a.tests.json: one\n  decision: expected blocked, got controlsRequired\n  failureCode: expected 53003, got none\n  'Block device code flow': notApplied, because of authenticationFlow\n",
            outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "{ \"decision\": \"controlsRequired\" }")]
    [InlineData(0, "{ \"decision\": \"controlsRequired\", \"restsOnUnknown\": true }")]
    [InlineData(0, "{ \"decision\": \"controlsRequired\" }", "--allow-indeterminate")]
    [InlineData(1, "{ \"decision\": \"granted\" }")]
    public void A_test_that_passes_only_because_something_is_not_known_is_indeterminate(int exitCode, string expect, params string[] options)
    {
        _files.Add("a.tests.json", $$"""{ "policies": "export", "tests": [ { "name": "one", "signIn": { "user": { "id": "{{Exports.Anna}}" }, "client": { "transferMethod": "none" } }, "expect": {{expect}} } ] }""");
        Outcome outcome = _files.Run(["test", _files["."], .. options]);
        Assert.Equal(exitCode, outcome.ExitCode);
        if (exitCode == 3) Assert.StartsWith("INDETERMINATE a.tests.json: one\n  rests on what is not known: users, mfa\n", outcome.Output, StringComparison.Ordinal);
        if (exitCode == 1) Assert.Contains("  rests on what is not known: users, mfa\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_yaml_says_the_same()
    {
        _files.Add("a.tests.yml", $$"""
            policies: export
            defaults: &known
              user: { id: {{Exports.Anna}}, groups: [{{Exports.Finance}}], kind: internalMember }
              network: { country: NO }
              client: { transferMethod: none }
            tests:
              - name: "yes"
                signIn: { authentication: { methods: password, hasMfaClaim: false } }
                expect: { decision: controlsRequired, requires: [mfa] }
              - name: blocked
                signIn: { client: { transferMethod: deviceCodeFlow } }
                expect: { decision: blocked, failureCode: 53003 }
            """);
        Outcome outcome = _files.Run("test", _files["."]);
        Assert.EndsWith("\n2 passed, 0 failed\n", outcome.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
    }

    [Theory]
    [InlineData("a: [", "a.tests.yaml: this is not YAML that can be read: line ")]
    [InlineData("a: &x [*x]", "a.tests.yaml: this is not YAML that can be read: ")]
    [InlineData("a: 1\na: 2", "a.tests.yaml: this is not YAML that can be read: ")]
    [InlineData("", "a.tests.yaml: this is not YAML that can be read: one document is expected")]
    [InlineData("- 1", "a.tests.yaml $: an object is expected")]
    public void Yaml_that_is_no_scenario_is_no_answer(string text, string message)
    {
        _files.Add("a.tests.yaml", text);
        Outcome outcome = _files.Run("test", _files["."]);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("cactl: " + message, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Yaml_that_multiplies_itself_is_refused()
    {
        string text = "a0: &a0 [" + string.Join(",", Enumerable.Repeat("xxxxxxxxxxxxxxxx", 20)) + "]\n"
            + string.Concat(Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [" + string.Join(",", Enumerable.Repeat($"*a{i - 1}", 20)) + "]\n"));
        _files.Add("a.tests.yaml", text);
        Assert.Equal(new Outcome(2, "", "cactl: a.tests.yaml: this is not YAML that can be read: it is too large\n"), _files.Run("test", _files["."]));
    }

    [Fact]
    public void Every_mistake_of_a_file_is_named_and_nothing_is_run()
    {
        _files.Add("a.tests.json", $$"""
            {
              "polices": "export",
              "tests": [
                { "name": "one", "signIn": { "client": { "platform": "dos" } }, "expect": { "decision": "maybe" } },
                { "name": "one", "signIn": "nobody", "expect": { "requires": ["mfaa"], "failureCode": "x" } },
                { "signIn": {}, "expect": { } }
              ]
            }
            """);
        Outcome outcome = _files.Run("test", _files["."]);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        string[] starts =
        [
            "a.tests.json $.polices: this member is not known; known are $schema, description, policies, mode, defaults, signIns, tests",
            "a.tests.json $: there are no policies: name an export under policies, or with --policies",
            "CAP4002 error $.tests[0].signIn.client.platform in a.tests.json: ",
            "a.tests.json $.tests[0].expect.decision: 'maybe' is not one of granted, controlsRequired, blocked",
            "a.tests.json $.tests[0]: the test expects nothing",
            "a.tests.json $.tests[1].signIn: there is no sign-in called 'nobody'",
            "a.tests.json $.tests[1].expect.requires: 'mfaa' is nothing that a policy requires; known are block, reauthenticate, mfa, ",
            "a.tests.json $.tests[1].expect.failureCode: a whole number is expected",
            "a.tests.json $.tests[2]: the test has no name",
            "a.tests.json $.tests[2]: the test expects nothing",
        ];
        string[] lines = outcome.Error.TrimEnd('\n').Split('\n');
        Assert.Equal(starts.Length, lines.Length);
        Assert.All(lines.Zip(starts), pair => Assert.StartsWith("cactl: " + pair.Second, pair.First, StringComparison.Ordinal));
    }

    [Fact]
    public void A_policy_that_is_not_there_is_a_mistake_of_the_test()
        => Assert.Equal(
            new Outcome(2, "", "cactl: a.tests.json $.tests[0].expect: there is no policy called 'Finance'\n"),
            Run("""{ "applies": "Finance" }"""));

    [Fact]
    public void Sign_ins_of_a_file_can_be_named()
    {
        _files.Add("signins.json", "[{ " + SignIn["\"signIn\": {".Length..].TrimEnd().TrimEnd('}') + ", \"name\": \"Anna\" }]");
        _files.Add("a.tests.json", """{ "policies": "export", "signIns": "signins.json", "tests": [ { "name": "one", "signIn": "Anna", "expect": { "requires": [["mfa"]] } } ] }""");
        Assert.EndsWith("\n1 passed, 0 failed\n", _files.Run("test", _files["."]).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "cactl: '~/nowhere' does not exist\n")]
    [InlineData("export", "cactl: there is no file *.tests.json, *.tests.yaml or *.tests.yml below '~/export'\n")]
    public void A_folder_without_tests_is_no_answer(string folder, string message) => Assert.Equal(new Outcome(2, "", message), _files.Run("test", _files[folder]));

    [Fact]
    public void Other_policies_can_take_the_place_of_those_that_a_file_names()
    {
        string other = _files.Add("other.json", Exports.Named("\"Block\"", control: "block"));
        Run("""{ "decision": "controlsRequired" }""");
        Outcome outcome = _files.Run("test", _files["."], "--policies", other);
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("FAILED a.tests.json: one\n  decision: expected controlsRequired, got blocked\n  'Block': failure, requires block (not satisfied)\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Junit_counts_agree_with_its_cases()
    {
        WriteNasty();
        Outcome outcome = _files.Run("test", _files["."], "--format", "junit");
        XElement suites = XDocument.Parse(outcome.Output).Root!;
        Assert.Equal(["3", "1", "1"], new[] { "tests", "failures", "errors" }.Select(a => suites.Attribute(a)!.Value));
        Assert.Equal(3, suites.Descendants("testcase").Count());
        Assert.Equal(("UnexpectedVerdict", "decision: expected granted, got controlsRequired"), Why(suites.Descendants("failure").Single()));
        Assert.Equal("Indeterminate", suites.Descendants("error").Single().Attribute("type")!.Value);
        Assert.Equal("a", suites.Descendants("testcase").First().Attribute("classname")!.Value);
        Assert.Equal("two <b>&\"' \\u001b", suites.Descendants("testcase").ElementAt(1).Attribute("name")!.Value);
    }

    [Fact]
    public void The_json_has_every_test_and_the_coverage()
    {
        WriteNasty();
        Outcome outcome = _files.Run("test", _files["."], "--format", "json");
        using JsonDocument document = JsonDocument.Parse(outcome.Output);
        Assert.Equal(["schemaVersion", "passed", "failed", "indeterminate", "tests", "coverage"], document.RootElement.EnumerateObject().Select(m => m.Name));
        Assert.Equal(["passed", "failed", "indeterminate"], document.RootElement.GetProperty("tests").EnumerateArray().Select(t => t.GetProperty("status").GetString()));
        JsonElement coverage = document.RootElement.GetProperty("coverage")[0];
        Assert.Equal((6, 2), (coverage.GetProperty("entries").GetInt32(), coverage.GetProperty("decidedEntries").GetInt32()));
        Assert.Equal(1, outcome.ExitCode);
    }

    [Fact]
    public void An_exclusion_is_covered_once_a_test_decides_it()
    {
        _files.Add("a.tests.json", $$"""
            {
              "policies": "export",
              "tests": [ { "name": "emergency", "signIn": { "user": { "id": "{{Exports.Emergency}}" }, "client": { "transferMethod": "deviceCodeFlow" } }, "expect": { "decision": "granted" } } ]
            }
            """);
        Outcome outcome = _files.Run("test", _files["."]);
        Assert.DoesNotContain("excludeUsers", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("0 of 2 policies applied, 2 of 6 entries decided\n", outcome.Output, StringComparison.Ordinal);
    }

    private static (string Type, string Message) Why(XElement element) => (element.Attribute("type")!.Value, element.Attribute("message")!.Value);

    private Outcome Run(string expect)
    {
        _files.Add("a.tests.json", $$"""{ "policies": "export", "tests": [ { "name": "one", {{SignIn}}, "expect": {{expect}} } ] }""");
        return _files.Run("test", _files["."]);
    }

    private void WriteNasty() => _files.Add("a.tests.json", $$"""
        {
          "policies": "export",
          "tests": [
            { "name": "one", {{SignIn}}, "expect": { "decision": "controlsRequired" } },
            { "name": "two <b>&\"' \u001b", {{SignIn}}, "expect": { "decision": "granted" } },
            { "name": "three", "signIn": { "client": { "transferMethod": "none" } }, "expect": { "decision": "controlsRequired" } }
          ]
        }
        """);
}
