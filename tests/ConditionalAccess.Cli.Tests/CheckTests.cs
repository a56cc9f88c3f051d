using System.Text.Json;

namespace ConditionalAccess.Cli.Tests;

public sealed class CheckTests : IDisposable
{
    private const string Nasty = "\"A \\u001b[31m[red]%0A::error::x\\r\\ny, <b>&\\u202e\"";

    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void An_export_without_findings_is_fine()
        => Assert.Equal(new Outcome(0, "1 policy: no findings\n", ""), _files.Run("check", _files.Add("policies.json", Exports.Named("\"Plain\""))));

    [Fact]
    public void A_missing_file_is_no_answer()
        => Assert.Equal(
            new Outcome(2, "error CAP1016 ~/nowhere\n  the file does not exist\n  remedy: check the path\nrefused: 1 error\n", "cactl: '~/nowhere' was refused, so the policies were not validated\n"),
            _files.Run("check", _files["nowhere"]));

    [Fact]
    public void A_folder_without_policies_is_no_answer()
    {
        _files.Add("export/readme.txt", "nothing");
        Outcome outcome = _files.Run("check", _files["export"]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.EndsWith("refused: 1 error\n", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("cactl: '~/export' was refused, so the policies were not validated\n", outcome.Error);
    }

    [Fact]
    public void Broken_json_is_no_answer_and_its_place_is_named()
    {
        Outcome outcome = _files.Run("check", _files.Add("policies.json", "[{\n  \"id\": }]"));
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("error CAP1002 ~/policies.json:2:9", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0, "--fail-on", "error")]
    [InlineData(1, "--strict")]
    [InlineData(1, "--fail-on", "warning")]
    [InlineData(1, "--fail-on", "information")]
    [InlineData(0, "--fail-on", "none")]
    public void A_warning_fails_where_it_is_asked_to(int exitCode, params string[] options)
    {
        string export = _files.Add("policies.json", Exports.Named("\"Legacy\"").Replace("\"all\"", "\"exchangeActiveSync\"", StringComparison.Ordinal));
        Outcome outcome = _files.Run(["check", export, .. options]);
        Assert.Contains("warning CAP2037 (V-37) ~/policies.json:6:", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(exitCode, outcome.ExitCode);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0, "--fail-on", "none")]
    public void An_error_of_validation_is_a_finding_and_not_a_refusal(int exitCode, params string[] options)
    {
        string export = _files.Add("policies.json", Exports.Named("\"Mixed\"").Replace("[\"mfa\"]", "[\"mfa\", \"block\"]", StringComparison.Ordinal));
        Outcome outcome = _files.Run(["check", export, .. options]);
        Assert.StartsWith("error CAP2008 (V-08) ~/policies.json:10:", outcome.Output, StringComparison.Ordinal);
        Assert.Equal((exitCode, ""), (outcome.ExitCode, outcome.Error));
    }

    [Fact]
    public void An_information_fails_only_when_asked_for()
    {
        string export = _files.Add("policies.json", Exports.Clean);
        Assert.Equal(
            "information CAP1020 ~/policies.json:2:3 $.value[0]\n  objects are read from inside a wrapper, the first at $.value[0]\n  remedy: nothing to do\n2 policies: 1 information\n",
            _files.Run("check", export).Output);
        Assert.Equal((0, 0, 1), (_files.Run("check", export).ExitCode, _files.Run("check", export, "--strict").ExitCode, _files.Run("check", export, "--fail-on", "information").ExitCode));
    }

    [Fact]
    public void The_json_carries_every_finding_with_its_place()
    {
        string export = _files.Add("policies.json", Exports.Named("\"Mixed\"").Replace("[\"mfa\"]", "[\"mfa\", \"block\"]", StringComparison.Ordinal));
        Outcome outcome = _files.Run("check", export, "--format", "json");
        using JsonDocument document = JsonDocument.Parse(outcome.Output);
        JsonElement root = document.RootElement;
        Assert.Equal(["schemaVersion", "export", "isRead", "policies", "compliancePolicies", "appProtectionPolicies", "errors", "warnings", "findings"], root.EnumerateObject().Select(m => m.Name));
        Assert.Equal((1, true, 1), (root.GetProperty("schemaVersion").GetInt32(), root.GetProperty("isRead").GetBoolean(), root.GetProperty("policies").GetInt32()));
        JsonElement finding = root.GetProperty("findings")[0];
        Assert.Equal(["code", "severity", "rule", "message", "remedy", "file", "path", "line", "column"], finding.EnumerateObject().Select(m => m.Name));
        Assert.Equal(("CAP2008", "error", "V-08"), (finding.GetProperty("code").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("rule").GetString()));
        Assert.Equal(1, outcome.ExitCode);
    }

    [Fact]
    public void Sarif_names_rule_place_and_fingerprint_of_every_finding()
    {
        _files.Add("my export/policies.json", Exports.Named("\"Mixed\"").Replace("[\"mfa\"]", "[\"mfa\", \"block\"]", StringComparison.Ordinal));
        Outcome outcome = _files.Run("check", _files["my export"], "--format", "sarif");
        using JsonDocument document = JsonDocument.Parse(outcome.Output);
        JsonElement run = document.RootElement.GetProperty("runs")[0];
        JsonElement result = run.GetProperty("results")[0];
        JsonElement rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()];
        Assert.Equal(("CAP2008", "BlockCombined", "Block combined"),
            (result.GetProperty("ruleId").GetString(), rule.GetProperty("name").GetString(), rule.GetProperty("shortDescription").GetProperty("text").GetString()));
        JsonElement place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.EndsWith("/my%20export/policies.json", place.GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.Equal(10, place.GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.Equal(64, result.GetProperty("partialFingerprints").GetProperty("finding/v1").GetString()!.Length);
        Assert.Equal(1, run.GetProperty("invocations")[0].GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public void A_fingerprint_does_not_change_when_lines_move()
    {
        string text = Exports.Named("\"Mixed\"").Replace("[\"mfa\"]", "[\"mfa\", \"block\"]", StringComparison.Ordinal);
        string export = _files.Add("policies.json", text);
        string before = Fingerprint(_files.Run("check", export, "--format", "sarif"));
        _files.Add("policies.json", "\n\n" + text);
        Assert.Equal(before, Fingerprint(_files.Run("check", export, "--format", "sarif")));
    }

    [Fact]
    public void Github_gets_one_command_on_one_line_for_each_finding()
    {
        string export = _files.Add("a,b.json", Exports.Named("\"100% mixed\"").Replace("[\"mfa\"]", "[\"mfa\", \"block\"]", StringComparison.Ordinal));
        string line = Assert.Single(_files.Run("check", export, "--format", "github").Output.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("::error file=~/a%2Cb.json,line=10,col=", line, StringComparison.Ordinal);
        Assert.Contains(",title=CAP2008::", line, StringComparison.Ordinal);
        Assert.Contains("100%25 mixed", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("github")]
    public void A_hostile_name_stays_text_in_every_form(string format)
    {
        string export = _files.Add("policies.json", Exports.Named(Nasty).Replace("[\"mfa\"]", "[\"mfa\", \"block\"]", StringComparison.Ordinal));
        string output = _files.Run("check", export, "--format", format).Output;
        Assert.DoesNotContain(output, c => c is '\u001b' or '\u202e' or '\r');
        Assert.DoesNotContain("\n::error::x", output, StringComparison.Ordinal);
        if (format is "json" or "sarif") JsonDocument.Parse(output).Dispose();
    }

    private static string Fingerprint(Outcome outcome)
    {
        using JsonDocument document = JsonDocument.Parse(outcome.Output);
        return document.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("partialFingerprints").GetProperty("finding/v1").GetString()!;
    }
}
