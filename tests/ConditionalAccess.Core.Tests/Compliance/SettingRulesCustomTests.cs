using ConditionalAccess.Compliance;
using static ConditionalAccess.Core.Tests.Compliance.SettingRulesSample;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Spec 2: custom compliance.</summary>
public class SettingRulesCustomTests
{
    private static readonly GraphId Script = "40000000-0000-4000-8000-000000000001";

    [Theory]
    [InlineData("BiosVersion", CustomRuleOperator.GreaterEquals, CustomRuleDataType.Version, "2.3", """{"BiosVersion":"1.24"}""", "nonCompliant")] // C036
    [InlineData("BiosVersion", CustomRuleOperator.GreaterEquals, CustomRuleDataType.Version, "2.3", """{"BiosVersion":"2.3.0"}""", "compliant")]
    [InlineData("BiosVersion", CustomRuleOperator.GreaterEquals, CustomRuleDataType.Version, "2.3", """{"BiosVersion":"22631.1"}""", "compliant")]
    [InlineData("BiosVersion", CustomRuleOperator.GreaterEquals, CustomRuleDataType.Version, "2.3", """{"biosversion":"2.4"}""", "held scriptNameMissing")] // C038
    [InlineData("BiosVersion", CustomRuleOperator.GreaterEquals, CustomRuleDataType.Version, "2.3", """{"BiosVersion":2.4}""", "held scriptValueInvalid")]
    [InlineData("TPMChipPresent", CustomRuleOperator.IsEquals, CustomRuleDataType.Boolean, "true", """{"TPMChipPresent":true}""", "compliant")] // C037
    [InlineData("TPMChipPresent", CustomRuleOperator.NotEquals, CustomRuleDataType.Boolean, "True", """{"TPMChipPresent":true}""", "nonCompliant")]
    [InlineData("Enabled", CustomRuleOperator.IsEquals, CustomRuleDataType.Boolean, "true", """{"Enabled":"true"}""", "held scriptValueInvalid")] // C125
    [InlineData("Enabled", CustomRuleOperator.IsEquals, CustomRuleDataType.Boolean, "true", """{"Enabled":null}""", "held scriptValueInvalid")]
    [InlineData("Cores", CustomRuleOperator.GreaterThan, CustomRuleDataType.Int64, "3", """{"Cores":"many"}""", "held scriptValueInvalid")] // C040
    [InlineData("Cores", CustomRuleOperator.GreaterThan, CustomRuleDataType.Int64, "3", """{"Cores":"5"}""", "held scriptValueInvalid")]
    [InlineData("Cores", CustomRuleOperator.GreaterThan, CustomRuleDataType.Int64, "3", """{"Cores":5.5}""", "held scriptValueInvalid")]
    [InlineData("Cores", CustomRuleOperator.GreaterThan, CustomRuleDataType.Int64, "3", """{"Cores":9223372036854775808}""", "held scriptValueInvalid")]
    [InlineData("Cores", CustomRuleOperator.GreaterThan, CustomRuleDataType.Int64, "3", """{"Cores":4,"Other":[]}""", "compliant")]
    [InlineData("Cores", CustomRuleOperator.LessEquals, CustomRuleDataType.Int64, "-3", """{"Cores":-3}""", "compliant")]
    [InlineData("Load", CustomRuleOperator.LessThan, CustomRuleDataType.Double, "0.5", """{"Load":4.9e-1}""", "compliant")]
    [InlineData("Load", CustomRuleOperator.LessThan, CustomRuleDataType.Double, "0.5", """{"Load":1e999}""", "held scriptValueInvalid")]
    [InlineData("Load", CustomRuleOperator.LessThan, CustomRuleDataType.Double, "0.5", """{"Load":{}}""", "held scriptValueInvalid")]
    [InlineData("Maker", CustomRuleOperator.IsEquals, CustomRuleDataType.String, "Contoso", """{"Maker":"contoso"}""", "nonCompliant")]
    [InlineData("Maker", CustomRuleOperator.NotEquals, CustomRuleDataType.String, "Contoso", """{"Maker":"contoso"}""", "compliant")]
    [InlineData("Maker", CustomRuleOperator.IsEquals, CustomRuleDataType.String, "5", """{"Maker":5}""", "held scriptValueInvalid")]
    [InlineData("Built", CustomRuleOperator.GreaterEquals, CustomRuleDataType.DateTime, "2026-01-01", """{"Built":"2026-01-01T01:30:00+01:00"}""", "compliant")]
    [InlineData("Built", CustomRuleOperator.IsEquals, CustomRuleDataType.DateTime, "2026-01-01T00:00:00Z", """{"Built":"2026-01-01T00:30:00.0000000+00:30"}""", "compliant")]
    [InlineData("Built", CustomRuleOperator.IsEquals, CustomRuleDataType.DateTime, "2026-01-01T00:00:00Z", """{"Built":"01/01/2026"}""", "held scriptValueInvalid")]
    [InlineData("A", CustomRuleOperator.IsEquals, CustomRuleDataType.Int64, "1", """{"A":1,"A":1}""", "held scriptOutputInvalid")]
    [InlineData("A", CustomRuleOperator.IsEquals, CustomRuleDataType.Int64, "1", """[{"A":1}]""", "held scriptOutputInvalid")]
    [InlineData("A", CustomRuleOperator.IsEquals, CustomRuleDataType.Int64, "1", """{"A":1""", "held scriptOutputInvalid")]
    [InlineData("A", CustomRuleOperator.IsEquals, CustomRuleDataType.Int64, "1", "", "held scriptOutputInvalid")]
    public void A_rule_compares_what_the_script_printed(string name, CustomRuleOperator comparison, CustomRuleDataType type, string operand, string output, string expected)
    {
        CustomComplianceRule rule = Rule(name, comparison, type, operand);
        foreach (RuleRun run in new[] { Printed(Custom(rule), output), Printed(M(("deviceCompliancePolicyScript", Value(rule))), output), Printed(L(("linux_customcompliance_required", Value(rule))), output) })
        {
            Assert.Equal(["custom:" + name], run.Settings);
            Assert.Equal(expected, run.Outcome);
            Assert.Equal(expected switch { "held scriptNameMissing" => 65008, "held scriptOutputInvalid" => 65009, "held scriptValueInvalid" => 65010, _ => null }, run.Row.ErrorCode);
        }
    }

    [Fact]
    public void C036_the_row_tells_the_user_what_was_found()
    {
        CustomComplianceRule rule = Rule("BiosVersion", CustomRuleOperator.GreaterEquals, CustomRuleDataType.Version, "2.3") with
        {
            MoreInfoUrl = "https://help.contoso.com/bios",
            RemediationStrings = [new("de_DE", "BIOS {ActualValue} ist alt", "x"), new("en_US", "BIOS {ActualValue} is old", "Update {ActualValue}.")],
        };
        DateTimeOffset ran = RuleRun.T0.AddHours(-2);
        RuleRun run = Custom(rule).On(d => d with { CustomCompliance = [new() { ScriptId = Script, Output = """{"BiosVersion":"1.24"}""", LastRunDateTime = ran }] });
        SettingCompliance row = run.Row;
        Assert.Equal("GreaterEquals 2.3", row.RequiredValue);
        Assert.Equal("1.24", row.CurrentValue);
        Assert.Equal(new RemediationString("en_US", "BIOS 1.24 is old", "Update {ActualValue}."), row.Remediation);
        Assert.Equal("https://help.contoso.com/bios", row.MoreInfoUrl);
        Assert.Contains(new ComplianceEvidence("customCompliance.BiosVersion", "1.24", ran), row.Sources);
        Assert.Null(Printed(run, """{"BiosVersion":"3"}""").Row.Remediation);
        Assert.Null(Printed(Custom(rule with { RemediationStrings = [] }), """{"BiosVersion":"1"}""").Row.Remediation);
    }

    [Fact]
    public void C039_output_beyond_the_limit_counts_as_cut()
    {
        RuleRun run = Custom(Rule("A", CustomRuleOperator.IsEquals, CustomRuleDataType.Int64, "1"));
        string output = "{\"A\":1,\"Pad\":\"" + new string('x', 2048 - 16) + "\"}";
        Assert.Equal(2048, output.Length);
        Assert.Equal("compliant", Printed(run, output).Outcome);
        Assert.Equal("held scriptOutputInvalid", Printed(run, output + " ").Outcome);
        Assert.Equal("compliant", Printed(run, output + " ").With(o => o with { CustomOutputLimit = 1 << 20 }).Outcome);
    }

    [Theory]
    [InlineData(ScriptState.Failed)]
    [InlineData(ScriptState.TimedOut)]
    public void A_script_that_failed_is_held_and_the_code_of_the_device_wins(ScriptState state)
    {
        var result = new DiscoveryScriptResult { ScriptId = Script, State = state, Output = """{"A":1}""" };
        RuleRun run = Custom(Rule("A", CustomRuleOperator.IsEquals, CustomRuleDataType.Int64, "1"), Rule("B", CustomRuleOperator.IsEquals, CustomRuleDataType.Int64, "1"))
            .On(d => d with { CustomCompliance = [result] });
        Assert.All(run.Rows, r => Assert.Equal("held scriptFailed", RuleRun.Text(r.Result)));
        Assert.All(run.Rows, r => Assert.Equal(65007, r.Result.ErrorCode));
        RuleRun coded = run.On(d => d with { CustomCompliance = [result with { ErrorCode = -2016281112 }] });
        Assert.All(coded.Rows, r => Assert.Equal(-2016281112, r.Result.ErrorCode));
    }

    [Fact]
    public void A_script_that_never_reported_is_missing()
    {
        RuleRun run = Custom(Rule("A", CustomRuleOperator.IsEquals, CustomRuleDataType.Int64, "1"));
        Assert.Equal("error factMissing:customCompliance", run.Outcome);
        Assert.Equal("error factMissing:customCompliance", run.On(d => d with { CustomCompliance = [new() { ScriptId = "other", Output = "{}" }] }).Outcome);
        Assert.Equal("error factMissing:customCompliance", run.On(d => d with { CustomCompliance = [new() { ScriptId = Script, State = ScriptState.Succeeded }] }).Outcome);
        Assert.Equal("held factReportedError:customCompliance", Printed(run, """{"A":1}""").Reporting("customCompliance").Outcome);
        RuleRun nameless = W(("deviceCompliancePolicyScript", Value(Rule("A", CustomRuleOperator.IsEquals, CustomRuleDataType.Int64, "1")) with { ScriptId = default }));
        Assert.Equal("error factMissing:customCompliance", nameless.On(d => d with { CustomCompliance = [new() { ScriptId = default, Output = """{"A":1}""" }] }).Outcome);
    }

    [Fact]
    public void The_last_run_counts()
    {
        RuleRun run = Custom(Rule("A", CustomRuleOperator.IsEquals, CustomRuleDataType.Int64, "1"));
        DiscoveryScriptResult old = new() { ScriptId = Script, Output = """{"A":1}""", LastRunDateTime = RuleRun.T0.AddDays(-1) };
        DiscoveryScriptResult recent = new() { ScriptId = Script, Output = """{"A":2}""", LastRunDateTime = RuleRun.T0 };
        Assert.Equal("nonCompliant", run.On(d => d with { CustomCompliance = [old, recent] }).Outcome);
        Assert.Equal("nonCompliant", run.On(d => d with { CustomCompliance = [recent, old] }).Outcome);
    }

    [Fact]
    public void Options_widen_conversion_comparison_and_operators()
    {
        RuleRun quoted = Printed(Custom(Rule("A", CustomRuleOperator.IsEquals, CustomRuleDataType.Int64, "5")), """{"A":"5"}""");
        Assert.Equal("compliant", quoted.With(o => o with { CustomValuesMayBeQuoted = true }).Outcome);
        Assert.Equal("held scriptValueInvalid", Printed(quoted, """{"A":"five"}""").With(o => o with { CustomValuesMayBeQuoted = true }).Outcome);
        RuleRun text = Printed(Custom(Rule("A", CustomRuleOperator.IsEquals, CustomRuleDataType.String, "Contoso")), """{"A":"CONTOSO"}""");
        Assert.Equal("compliant", text.With(o => o with { CustomStringIgnoresCase = true }).Outcome);

        RuleRun order = Printed(Custom(Rule("A", CustomRuleOperator.GreaterThan, CustomRuleDataType.String, "a")), """{"A":"b"}""");
        Assert.Equal("error customRules:operatorDataTypeCombinationNotSupported", order.Outcome);
        Assert.Equal(["deviceCompliancePolicyScript"], order.Settings);
        Assert.Equal("compliant", order.With(o => o with { CustomOperatorsForAllTypes = true }).Outcome);
        RuleRun flag = Printed(Custom(Rule("A", CustomRuleOperator.LessThan, CustomRuleDataType.Boolean, "true")), """{"A":false}""");
        Assert.Equal("compliant", flag.With(o => o with { CustomOperatorsForAllTypes = true }).Outcome);
    }

    [Fact]
    public void C041_rules_that_cannot_be_used_are_one_row_in_error()
    {
        CustomComplianceRule good = Rule("A", CustomRuleOperator.IsEquals, CustomRuleDataType.Int64, "1");
        Assert.Equal("error customRules:operatorNotSupported", Printed(Unusable(new CustomComplianceValue(Script, [], "operatorNotSupported")), """{"A":1}""").Outcome);
        Assert.Equal("error customRules:rulesMissing", Unusable(Value()).Outcome);
        Assert.Equal("error customRules:duplicateRules", Unusable(Value(good, good)).Outcome);
        Assert.Equal("error customRules:operandInvalid", Unusable(Value(good with { Operand = "one" })).Outcome);
        Assert.Equal("error customRules:operatorNotSupported", Unusable(Value(good with { Operator = (CustomRuleOperator)40 })).Outcome);
        Assert.Equal("error customRules:datatypeNotSupported", Unusable(Value(good with { DataType = CustomRuleDataType.None })).Outcome);
        Assert.Equal("error customRules:settingNameMissing", Unusable(Value(good with { SettingName = "" })).Outcome);
        Assert.Equal("error customRules:tooManyRulesSpecified", Unusable(Value([.. Enumerable.Range(0, 101).Select(i => good with { SettingName = "A" + i })])).Outcome);
        RuleRun linux = L(("linux_customcompliance_required", Value()));
        Assert.Equal(["linux_customcompliance_required"], linux.Settings);
    }

    [Fact]
    public void One_name_may_have_two_rules()
    {
        RuleRun run = Printed(Custom(Rule("A", CustomRuleOperator.GreaterThan, CustomRuleDataType.Int64, "1"), Rule("A", CustomRuleOperator.LessThan, CustomRuleDataType.Int64, "5")), """{"A":7}""");
        Assert.Equal(["compliant", "nonCompliant"], run.Rows.Select(r => RuleRun.Text(r.Result)));
    }

    [Theory]
    [InlineData("CoreHome")]
    [InlineData("home")]
    public void Windows_home_and_holographic_run_no_scripts(string sku)
    {
        RuleRun run = Printed(Custom(Rule("A", CustomRuleOperator.IsEquals, CustomRuleDataType.Int64, "1")), """{"A":2}""");
        Assert.Equal("notApplicable", run.On(d => d with { SkuFamily = sku }).Outcome);
        Assert.Equal("notApplicable", run.On(d => d with { Edition = WindowsEdition.Holographic }).Outcome);
        Assert.Equal("nonCompliant", run.On(d => d with { SkuFamily = "Enterprise" }).Outcome);
        Assert.Equal("nonCompliant", Printed(M(("deviceCompliancePolicyScript", Value(Rule("A", CustomRuleOperator.IsEquals, CustomRuleDataType.Int64, "1")))), """{"A":2}""").On(d => d with { SkuFamily = sku }).Outcome);
    }

    [Theory]
    [InlineData("2026-01-01", "2026-01-01T00:00:00Z")]
    [InlineData("2026-01-01T10:20", "2026-01-01T10:20:00Z")]
    [InlineData("2026-01-01T10:20:30.1234567Z", "2026-01-01T10:20:30.1234567Z")]
    [InlineData("2026-01-01T10:20:30-05:00", "2026-01-01T15:20:30Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999Z")]
    [InlineData("0001-01-01T00:00:00+01:00", null)]
    [InlineData("9999-12-31T23:59:59-01:00", null)]
    [InlineData("2026-02-29", null)]
    [InlineData("2026-1-1", null)]
    [InlineData("2026-01-01 10:20", null)]
    [InlineData("2026-01-01T10:20:30.", null)]
    [InlineData("2026-01-01T10:20:30.12345678", null)]
    [InlineData("2026-01-01T10:20:30+15:00", null)]
    [InlineData("2026-01-01T24:00", null)]
    [InlineData("", null)]
    [InlineData("Z", null)]
    public void Instants_of_custom_rules(string text, string? expected)
    {
        Assert.Equal(expected is not null, Iso8601.TryParse(text, out DateTimeOffset value));
        if (expected is not null) Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), value);
    }

    private static CustomComplianceRule Rule(string name, CustomRuleOperator comparison, CustomRuleDataType type, string operand)
        => new() { SettingName = name, Operator = comparison, DataType = type, Operand = operand };

    private static CustomComplianceValue Value(params CustomComplianceRule[] rules) => new(Script, [.. rules]);

    private static RuleRun Custom(params CustomComplianceRule[] rules) => W(("deviceCompliancePolicyScript", Value(rules)));

    private static RuleRun Unusable(CustomComplianceValue value) => W(("deviceCompliancePolicyScript", value));

    private static RuleRun Printed(RuleRun run, string output) => run.On(d => d with { CustomCompliance = [new() { ScriptId = Script, Output = output }] });
}
