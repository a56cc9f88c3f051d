using System.Linq.Expressions;
using ConditionalAccess.Compliance;
using ConditionalAccess.Custom;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Core.Tests.Custom;

/// <summary>Custom rules of compliance policies: in documents, in decisions and in explanations.</summary>
public sealed class CustomRuleTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_rule_is_met_failed_or_missing_a_fact()
    {
        CustomRule rule = CustomRule.Of("Current", device => device.OperatingSystemVersion >= new Version(10, 0, 22631) && !device.Name.StartsWith("TEST-"));

        Assert.Equal((ComplianceStatus.Compliant, null), Decide(rule, Device("10.0.22631.1", "PC-1")));
        Assert.Equal((ComplianceStatus.Compliant, null), Decide(rule, Device("22631.1", "PC-1")));
        Assert.True(Engine(rule).Evaluate(Device("10.0.22631.1", "PC-1"), null, s_now).AccessCompliant);
        Assert.False(Engine(rule).Evaluate(Device("10.0.22631.1", null), null, s_now).AccessCompliant);
        Assert.Equal((ComplianceStatus.NonCompliant, null), Decide(rule, Device("10.0.19045", "PC-1")));
        Assert.Equal((ComplianceStatus.NonCompliant, null), Decide(rule, Device("10.0.22631", "test-1")));
        Assert.Equal((ComplianceStatus.NonCompliant, null), Decide(rule, Device("10.0.19045", null)));
        Assert.Equal((ComplianceStatus.Error, "factMissing:device.Name"), Decide(rule, Device("10.0.22631", null)));
        Assert.Equal((ComplianceStatus.Error, "factMissing:device"), Decide(rule, Device("no version", "PC-1")));
    }

    [Fact]
    public void A_fact_that_the_device_reports_as_unavailable_is_not_known()
    {
        CustomRule rule = CustomRule.Of("Encrypted", device => device.IsEncrypted);
        DeviceFacts device = Device("10.0.22631", "PC-1") with { IsEncrypted = true };

        Assert.Equal((ComplianceStatus.Compliant, null), Decide(rule, device));
        Assert.Equal((ComplianceStatus.Error, "factMissing:device.IsEncrypted"), Decide(rule, device with { ReportedErrors = [new ReportedError("isEncrypted")] }));
    }

    [Fact]
    public void A_rule_that_is_not_understood_is_met_by_no_device()
        => Assert.Equal((ComplianceStatus.Error, "customRuleNotUnderstood"), Decide(new CustomRule { Name = "r", Text = "?" }, Device("10.0.22631", "PC-1")));

    [Fact]
    public void An_explanation_says_which_part_decided()
    {
        CustomRule rule = CustomRule.Of("Current", device => device.IsEncrypted && device.OperatingSystemVersion >= new Version(10, 0, 22631));
        DeviceCompliance explanation = Engine(rule).Explain(Device("10.0.19045", "PC-1") with { IsEncrypted = true }, null, s_now);

        Assert.Contains(
            "setting customRule:Current of P1: nonCompliant, requires 'device.IsEncrypted && device.OperatingSystemVersion >= new V...', false, because device.OperatingSystemVersion >= new Version(10, 0, 22631) is false (device.OperatingSystemVersion is \"10.0.19045\")",
            explanation.ToText(), StringComparison.Ordinal);
        Assert.Contains(
            "\"expression\":{\"text\":\"device.IsEncrypted \\u0026\\u0026 device.OperatingSystemVersion \\u003E= new Version(10, 0, 22631)\",\"value\":false,\"decidedBy\":[{\"test\":\"device.OperatingSystemVersion \\u003E= new Version(10, 0, 22631)\",\"value\":false,\"facts\":[{\"name\":\"device.OperatingSystemVersion\",\"value\":\"\\u002210.0.19045\\u0022\"}]}]}",
            explanation.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_survive_reading_and_writing_and_are_compiled_together()
    {
        CompliancePolicySet set = CompliancePolicySet.Parse(Policy("""[{ "name": "a", "text": "x" }, { "name": "b", "text": "x", "language": "other", "note@odata.type": "#y" }]"""), new() { Scripts = new Compiler() });

        Assert.Equal(["a", "b"], set.Configuration.Policies[0].CustomRules.Select(r => r.Name));
        Assert.All(set.Configuration.Policies[0].CustomRules, r => Assert.True(r.IsUnderstood));
        Assert.Equal(set.Configuration, CompliancePolicySet.Parse(set.ToJson(), new() { Scripts = new Compiler() }).Configuration);
        Assert.False(CompliancePolicySet.Parse(set.ToJson()).Configuration.Policies[0].CustomRules[0].IsUnderstood);
    }

    [Theory]
    [InlineData("""[{ "name": "a", "text": "x" }]""",
        "CAP1501 warning $['@conditionalAccess.rules'][0].text (line 2, column 54): the custom rule is a script, and scripts are not accepted here, so it is unknown and no device complies with it; give a compiler in PolicyReadOptions.Scripts, or remove the script")]
    [InlineData("""[{ "text": "x" }]""", "CAP1506 error $['@conditionalAccess.rules'][0] (line 2, column 31): a custom rule has no name, so it is called '#1'; give it a name of its own")]
    [InlineData("""[{ "name": "a", "text": "x" }, { "name": "a", "text": "y" }]""",
        "CAP1506 error $['@conditionalAccess.rules'][1] (line 2, column 61): two custom rules have the name 'a', this one is called 'a#2'; give each a name of its own")]
    [InlineData("""[{ "name": "a", "text": "" }]""", "CAP1502 error $['@conditionalAccess.rules'][0] (line 2, column 31): the custom rule says nothing, so it is never met; write an expression as its text, or remove it")]
    [InlineData("\"x\"", "$['@conditionalAccess.rules'] (line 2, column 30): @conditionalAccess.rules is the text 'x', expected a list, so it is a rule that is never met; write a list of objects with name and text")]
    [InlineData("[7]", "$['@conditionalAccess.rules'][0] (line 2, column 31): a custom rule is the number '7', expected an object, so it is never met; write an object with name and text")]
    [InlineData("""[{ "name": "a", "text": "x", "unless": "y" }]""", "property 'unless' of a custom rule is not known, so the rule is never met; check its spelling, or update this library")]
    public void What_is_wrong_with_a_rule_is_told_and_no_device_meets_it(string rules, string finding)
    {
        CompliancePolicySet set = CompliancePolicySet.Parse(Policy(rules));

        Assert.Contains(set.Diagnostics, d => d.ToString().Contains(finding, StringComparison.Ordinal));
        Assert.Equal(set.Configuration, CompliancePolicySet.Parse(set.ToJson()).Configuration);
        Assert.False(set.Compile().Evaluate(Device("10.0.22631", "PC-1"), null, s_now).AccessCompliant);
    }

    [Theory]
    [InlineData("""{ "name": "a", "text": "x", "language": ["python"] }""", "language")]
    [InlineData("""{ "name": "a", "text": 7 }""", "text")]
    [InlineData("""{ "name": 5, "text": "x" }""", "name")]
    public void A_rule_with_a_member_that_is_no_text_is_not_compiled_and_is_written_back_as_it_was(string rule, string member)
    {
        CompliancePolicySet set = CompliancePolicySet.Parse(Policy($"[{rule}]"), new() { Scripts = new Compiler() });

        Assert.Contains(set.Diagnostics, d => d.Severity == DiagnosticSeverity.Error && d.Message.StartsWith(member + " of a custom rule is ", StringComparison.Ordinal));
        CustomRule read = Assert.Single(set.Policies[0].CustomRules);
        Assert.False(read.IsUnderstood);
        Assert.Equal((ComplianceStatus.Error, "customRuleNotUnderstood"), Decide(read, Device("10.0.22631", "PC-1")));
        System.Text.Json.Nodes.JsonNode written = System.Text.Json.Nodes.JsonNode.Parse(CompliancePolicySet.ToJson(set.Policies[0]))!["@conditionalAccess.rules"]!;
        Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(System.Text.Json.Nodes.JsonNode.Parse($"[{rule}]"), written), written.ToJsonString());
        Assert.Equal(set.Policies[0].CustomRules, CompliancePolicySet.Parse(set.ToJson()).Policies[0].CustomRules);
    }

    [Fact]
    public void Names_that_are_made_up_are_taken_by_no_other_rule()
    {
        CompliancePolicySet set = CompliancePolicySet.Parse(Policy("""[{ "name": "a#3", "text": "x" }, { "name": "a", "text": "x" }, { "name": "a", "text": "x" }, { "name": "#5", "text": "x" }, { "text": "x" }]"""));

        Assert.Equal(["a#3", "a", "a#4", "#5", "#6"], set.Policies[0].CustomRules.Select(r => r.Name));
    }

    // Quadratic work would take 64 times as long, linear work takes 8 times as long.
    [Fact]
    public void Many_rules_in_one_policy_are_compiled_in_time_that_grows_with_their_number() => Assert.InRange(Growth.Of(4_000, n =>
    {
        string rules = string.Join(',', Enumerable.Range(0, n).Select(i => $$"""{"name":"r{{i}}","text":"x"}"""));
        CompliancePolicySet set = CompliancePolicySet.Parse(Policy($"[{rules}]"), new() { Scripts = new Compiler() });
        Assert.Equal(n, set.Policies[0].CustomRules.Count(r => r.IsUnderstood));
    }), 0, 32);

    [Fact]
    public void A_member_of_ours_that_is_not_known_is_a_requirement_that_is_never_met()
        => Assert.Contains(
            CompliancePolicySet.Parse(Policy("null, \"@conditionalAccess.rule\": \"x\"")).Diagnostics,
            d => d.ToString().Contains("'@conditionalAccess.rule' is not known and may be a requirement", StringComparison.Ordinal));

    private static (ComplianceStatus, string?) Decide(CustomRule rule, DeviceFacts device)
    {
        SettingCompliance row = Assert.Single(Engine(rule).Explain(device, null, s_now).Policies[0].Settings);
        Assert.Equal("customRule:" + rule.Name, row.Setting);
        return (row.State, row.Reason);
    }

    private static ComplianceEngine Engine(CustomRule rule)
        => CompliancePolicySet.From(new ComplianceConfiguration { Policies = [new CompliancePolicy { Id = "P1", Type = CompliancePolicyType.Windows10, CustomRules = [rule] }] }).Compile();

    private static DeviceFacts Device(string version, string? name) => new()
    {
        Id = "d", IsEnrolled = true, ManagementAgent = ManagementAgent.Mdm, Platform = CompliancePlatform.Windows10, LastSyncDateTime = s_now, OsVersion = version,
        Identifiers = new() { DeviceName = name }, UserId = "u", User = new() { Exists = true, IsIntuneLicensed = true },
    };

    private static string Policy(string rules) => $$"""
        { "@odata.type": "#microsoft.graph.windows10CompliancePolicy", "id": "P1", "displayName": "P1",
          "@conditionalAccess.rules":{{rules}} }
        """;

    private sealed class Compiler : IScriptCompiler
    {
        public IReadOnlyList<ScriptResult> Compile(IReadOnlyList<ScriptSource> scripts)
        {
            Expression<Func<ManagedDeviceFacts, bool>> encrypted = device => device.IsEncrypted;
            return [.. scripts.Select(_ => ScriptResult.Of(encrypted))];
        }
    }
}
