using System.Text;
using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;
using static ConditionalAccess.Core.Tests.Compliance.ComplianceReading;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>The rules of custom compliance: forms, Intune's codes and their severities (spec 2.1).</summary>
public class ComplianceRulesReadingTests
{
    private const string Texts = "\"MoreInfoUrl\":\"https://example.com\",\"RemediationStrings\":[{\"Language\":\"en_US\",\"Title\":\"T\",\"Description\":\"D\"}]";
    private const string Good = "\"SettingName\":\"a\",\"Operator\":\"IsEquals\",\"DataType\":\"Boolean\",\"Operand\":true," + Texts;

    private static readonly CustomComplianceRule s_rule = new()
    {
        SettingName = "a", Operator = CustomRuleOperator.IsEquals, DataType = CustomRuleDataType.Boolean, Operand = "true", MoreInfoUrl = "https://example.com", RemediationStrings = [new("en_US", "T", "D")],
    };

    [Fact]
    public void A_file_of_rules_is_read()
    {
        ComplianceRulesDocument document = ComplianceRulesDocument.Parse(File(Good));
        Assert.Equal([s_rule], document.Rules);
        Assert.Empty(document.Diagnostics);
        Assert.Equal(document.Rules, ComplianceRulesDocument.Parse(document.ToJson()).Rules);
        Assert.Throws<PolicyFormatException>(() => ComplianceRulesDocument.Parse("{}"));
        Assert.Throws<PolicyFormatException>(() => ComplianceRulesDocument.Parse(Encoding.Latin1.GetBytes("{\"Rules\":\"\u00e9\"}")));
    }

    public static TheoryData<string, string> Stopping() => new()
    {
        { "[]", "CAP2084 error $ (line 1, column 1): custom compliance cannot be evaluated (rulesMissing): there is no list of rules, expected Rules; mend the rules and upload them again; until then no device meets the setting" },
        { "{\"Rules\":[]}", "CAP2084 error $ (line 1, column 1): custom compliance cannot be evaluated (rulesMissing): there is no list of rules, expected Rules; mend the rules and upload them again; until then no device meets the setting" },
        { File("5", isRule: true), Stop("$.Rules[0] (line 1, column 11)", "jsonFileInvalid", "rule 1 is the number '5', expected an object") },
        { File(Good.Replace("\"a\"", "\"\"", StringComparison.Ordinal)), Stop("$.Rules[0] (line 1, column 11)", "settingNameMissing", "rule 1 has no SettingName") },
        { File(Good.Replace("\"a\"", "\" \"", StringComparison.Ordinal)), Stop("$.Rules[0].SettingName (line 1, column 26)", "settingNameInvalid", "rule 1 has the text ' ' for SettingName") },
        { File(Good.Replace("\"a\"", "5", StringComparison.Ordinal)), Stop("$.Rules[0].SettingName (line 1, column 26)", "settingNameInvalid", "rule 1 has the number '5' for SettingName") },
        { File(Good.Replace("\"a\"", "\"" + new string('a', 1001) + "\"", StringComparison.Ordinal)), Stop("$.Rules[0].SettingName (line 1, column 26)", "settingNameTooLarge", "rule 1 has a SettingName of more than 1,000 characters") },
        { File(Good.Replace("\"Operator\":\"IsEquals\",", "", StringComparison.Ordinal)), Stop("$.Rules[0] (line 1, column 11)", "operatorMissing", "rule 1 ('a') has no Operator") },
        { File(Good.Replace("IsEquals", "Contains", StringComparison.Ordinal)), Stop("$.Rules[0].Operator (line 1, column 41)", "operatorNotSupported", "rule 1 ('a') has the text 'Contains' for Operator, expected IsEquals, NotEquals, GreaterThan, GreaterEquals, LessThan, ...") },
        { File(Good.Replace("\"DataType\":\"Boolean\",", "", StringComparison.Ordinal)), Stop("$.Rules[0] (line 1, column 11)", "datatypeMissing", "rule 1 ('a') has no DataType") },
        { File(Good.Replace("\"Boolean\"", "\"xml\"", StringComparison.Ordinal)), Stop("$.Rules[0].DataType (line 1, column 63)", "datatypeNotSupported", "rule 1 ('a') has the text 'xml' for DataType, expected Boolean, Int64, Double, String, DateTime, ...") },
        { File(Good.Replace("\"Operand\":true,", "", StringComparison.Ordinal)), Stop("$.Rules[0] (line 1, column 11)", "operandMissing", "rule 1 ('a') has no Operand") },
        { File(Good.Replace(":true", ":\"maybe\"", StringComparison.Ordinal)), Stop("$.Rules[0].Operand (line 1, column 83)", "operandInvalid", "rule 1 ('a') has the text 'maybe' for Operand, expected a value of type Boolean") },
        { File(Good.Replace("\"Boolean\",\"Operand\":true", "\"String\",\"Operand\":\"" + new string('a', 10_001) + "\"", StringComparison.Ordinal)), Stop("$.Rules[0].Operand (line 1, column 82)", "operandTooLarge", "rule 1 ('a') has an Operand of more than 10,000 characters") },
        { File(Good + "},{" + Good), Stop("$.Rules[1] (line 1, column 199)", "duplicateRules", "rule 2 ('a') is given twice") },
        { "{\"Rules\":[" + string.Join(',', Enumerable.Range(0, 101).Select(i => "{" + Good.Replace("\"a\"", $"\"a{i}\"", StringComparison.Ordinal) + "}")) + "]}", Stop("$.Rules (line 1, column 10)", "tooManyRulesSpecified", "there are more than 100 rules") },
        { "{\"Rules\":[]" + new string(' ', 102_400) + "}", "CAP2084 error: custom compliance cannot be evaluated (jsonFileTooLarge): the rules are larger than 100 KB; mend the rules and upload them again; until then no device meets the setting" },
    };

    [Theory]
    [MemberData(nameof(Stopping))]
    public void These_codes_stop_evaluation(string json, string expected)
    {
        Assert.False(ComplianceRulesDocument.TryParse(json, out _, out IReadOnlyList<PolicyDiagnostic> found));
        Assert.Equal([expected], found.Select(f => f.ToString()));
    }

    public static TheoryData<string, string, string> Remarks() => new()
    {
        { "\"MoreInfoUrl\":\"https://example.com\",", "", "rule 1 ('a') has no MoreInfoUrl (moreInfoUriMissing)" },
        { "https://example.com", "ftp://example.com", "rule 1 ('a') has the text 'ftp://example.com' for MoreInfoUrl (moreInfoUriInvalid)" },
        { "https://example.com", "https://example.com/" + new string('a', 2000), "rule 1 ('a') has a MoreInfoUrl of more than 2,000 characters (moreInfoUriTooLarge)" },
        { ",\"RemediationStrings\":[{\"Language\":\"en_US\",\"Title\":\"T\",\"Description\":\"D\"}]", "", "rule 1 ('a') has no RemediationStrings (remediationStringsMissing)" },
        { "\"Title\":\"T\",", "", "rule 1 ('a') has a text without Title (titleMissing)" },
        { "\"T\"", "5", "rule 1 ('a') has the number '5' for Title (titleInvalid)" },
        { "\"T\"", "\"" + new string('a', 1001) + "\"", "rule 1 ('a') has a Title of more than 1,000 characters (titleTooLarge)" },
        { ",\"Description\":\"D\"", "", "rule 1 ('a') has a text without Description (descriptionMissing)" },
        { "\"D\"", "5", "rule 1 ('a') has the number '5' for Description (descriptionInvalid)" },
        { "\"D\"", "\"" + new string('a', 10_001) + "\"", "rule 1 ('a') has a Description of more than 10,000 characters (descriptionTooLarge)" },
        { "en_US", "de_DE", "rule 1 ('a') has no text in en_US (englishLocaleMissing)" },
        { "[{\"Lang", "[{\"Language\":\"xx_XX\",\"Title\":\"T\",\"Description\":\"D\"},{\"Lang", "rule 1 ('a') has the language 'xx_XX', expected one such as en_US (unrecognizedLocale)" },
        { "[{\"Lang", "[{\"Language\":\"en_US\",\"Title\":\"T\",\"Description\":\"D\"},{\"Lang", "rule 1 ('a') has the language 'en_US' twice (duplicateLocales)" },
    };

    [Theory]
    [MemberData(nameof(Remarks))]
    public void These_codes_are_warnings_that_do_not_stop_evaluation(string old, string replacement, string expected)
    {
        Assert.True(ComplianceRulesDocument.TryParse(File(Good.Replace(old, replacement, StringComparison.Ordinal)), out ComplianceRulesDocument? document, out IReadOnlyList<PolicyDiagnostic> found));
        Assert.Single(document.Rules);
        PolicyDiagnostic finding = Assert.Single(found);
        Assert.Equal((DiagnosticCodes.CustomRulesRemark, DiagnosticSeverity.Warning, expected + "; it is evaluated all the same"), (finding.Code, finding.Severity, finding.Message));
        Assert.Equal(document.Rules, ComplianceRulesDocument.Parse(document.ToJson()).Rules);
    }

    [Fact]
    public void A_remark_is_one_line()
        => Assert.Equal(["CAP2085 warning $.Rules[0] (line 1, column 11): rule 1 ('a') has no MoreInfoUrl (moreInfoUriMissing); it is evaluated all the same; mend it before the rules are uploaded"],
            FileFindings(File(Good.Replace("\"MoreInfoUrl\":\"https://example.com\",", "", StringComparison.Ordinal))));

    [Theory]
    [InlineData("Boolean", "false", "false")]
    [InlineData("Boolean", "\"TRUE\"", "true")]
    [InlineData("Int64", "50", "50")]
    [InlineData("Int64", "\"50\"", "50")]
    [InlineData("Int64", "-9223372036854775808", "-9223372036854775808")]
    [InlineData("Int64", "9223372036854775808", null)]
    [InlineData("Int64", "5.0", null)]
    [InlineData("Int64", "\"007\"", "007")]
    [InlineData("Double", "2.5e1", "2.5e1")]
    [InlineData("Double", "\"2.5\"", "2.5")]
    [InlineData("Double", "\"2,5\"", null)]
    [InlineData("Double", "1e999", null)]
    [InlineData("Double", "\"NaN\"", null)]
    [InlineData("String", "\"Dell\"", "Dell")]
    [InlineData("String", "5", null)]
    [InlineData("String", "true", null)]
    [InlineData("Version", "\"2.3\"", "2.3")]
    [InlineData("Version", "2.3", null)]
    [InlineData("Version", "\"a\"", null)]
    [InlineData("DateTime", "\"2026-01-01\"", "2026-01-01")]
    [InlineData("DateTime", "\"2026-01-01T00:00:00\"", "2026-01-01T00:00:00")]
    [InlineData("DateTime", "\"2026-01-01T00:00:00+01:00\"", "2026-01-01T00:00:00+01:00")]
    [InlineData("DateTime", "\"1 January\"", null)]
    [InlineData("DateTime", "\"2026-02-30\"", null)]
    [InlineData("Boolean", "[]", null)]
    [InlineData("Boolean", "1", null)]
    public void Operands_are_read_as_their_type(string type, string operand, string? expected)
    {
        string json = File($"\"SettingName\":\"a\",\"Operator\":\"IsEquals\",\"DataType\":\"{type}\",\"Operand\":{operand},{Texts}");
        Assert.Equal(expected is not null, ComplianceRulesDocument.TryParse(json, out ComplianceRulesDocument? document, out _));
        if (document is null) return;
        Assert.Equal(expected, Assert.Single(document.Rules).Operand);
        Assert.Equal(document.Rules, ComplianceRulesDocument.Parse(document.ToJson()).Rules);
    }

    [Fact]
    public void Quoted_operands_and_words_in_another_case_are_information_once()
    {
        string json = File("\"settingname\":\"A\",\"operator\":\"isequals\",\"datatype\":\"boolean\",\"operand\":\"true\",\"MoreInfoURL\":\"https://example.com\",\"RemediationStrings\":[{\"Language\":\"en_US\",\"Title\":\"T\",\"Description\":\"D\"}]");
        Assert.Equal(
            ["CAP2086 info $.Rules[0].settingname (line 1, column 26): words of custom rules are spelled in another case, here 'settingname' for 'SettingName'; nothing to do",
            "CAP2086 info $.Rules[0].operand (line 1, column 83): operands are quoted and read as their type, the first in rule 1 ('A'); nothing to do"],
            FileFindings(json));
        Assert.Equal("A", ComplianceRulesDocument.Parse(json).Rules[0].SettingName);
    }

    [Fact]
    public void An_operator_that_does_not_fit_its_type_is_kept_and_left_to_the_evaluation()
    {
        string json = File(Good.Replace("IsEquals", "GreaterThan", StringComparison.Ordinal));
        Assert.Equal(["CAP2088 error $.Rules[0] (line 1, column 11): rule 1 ('a') compares Boolean with GreaterThan (operatorDataTypeCombinationNotSupported), expected IsEquals or NotEquals; unless the option for all pairs is set, the setting is never met; use another operator or type"], FileFindings(json));
        var value = Assert.IsType<CustomComplianceValue>(Script(Base64(json)));
        Assert.Null(value.Error);
        Assert.Single(value.Rules);
        Assert.Equal("operatorDataTypeCombinationNotSupported", value.ErrorUnder(ComplianceOptions.Default));
        Assert.Null(value.ErrorUnder(ComplianceOptions.Default with { CustomOperatorsForAllTypes = true }));
    }

    [Fact]
    public void The_matrix_of_operators_and_types_is_that_of_the_specification()
    {
        foreach (CustomRuleOperator comparison in Enum.GetValues<CustomRuleOperator>().Where(o => o != default))
        {
            foreach (CustomRuleDataType type in Enum.GetValues<CustomRuleDataType>().Where(t => t != default))
            {
                bool allowed = (s_rule with { Operator = comparison, DataType = type }).IsOperatorAllowed;
                Assert.Equal(comparison <= CustomRuleOperator.NotEquals || (type is not (CustomRuleDataType.Boolean or CustomRuleDataType.String)), allowed);
            }
        }
    }

    [Fact]
    public void Rules_in_a_policy_are_read_in_every_encoding()
    {
        string json = File(Good);
        byte[] utf8 = Encoding.UTF8.GetBytes(json);
        string spaced = Convert.ToBase64String(Encoding.UTF8.GetBytes(json + " "));
        Assert.Equal(new CustomComplianceValue("s", [s_rule], null, spaced), Script(spaced));
        foreach (byte[] bytes in new byte[][] { [0xEF, 0xBB, 0xBF, .. utf8], [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(json)], [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(json)] })
        {
            Assert.Equal([s_rule], Assert.IsType<CustomComplianceValue>(Script(Convert.ToBase64String(bytes))).Rules);
            Assert.Equal([DiagnosticSeverity.Information], ComplianceOddFormTests.Severities(ScriptPolicy(Convert.ToBase64String(bytes))));
        }
    }

    [Fact]
    public void Rules_that_our_own_writer_wrote_need_no_text_beside_them()
        => Assert.Equal(new CustomComplianceValue("s", [s_rule]), Script(Base64(ComplianceRulesDocument.Parse(File(Good)).ToJson(), isCompact: true)));

    [Fact]
    public void Rules_as_plain_JSON_text_are_read_with_a_warning()
    {
        string json = File(Good);
        Assert.Equal(new CustomComplianceValue("s", [s_rule], null, json), Script(json));
        Assert.Equal(["CAP2087 warning $.deviceCompliancePolicyScript.rulesContent (line 1, column 183): the rules of custom compliance are plain JSON, expected base64; they are read all the same; upload them again"], Findings(ScriptPolicy(json)));
    }

    [Fact]
    public void Inlined_rules_stand_in_for_a_placeholder()
    {
        string policy = ScriptPolicy("REPLACE_RULES_BASE64", ",\"deviceCompliancePolicyScriptDefinition\":{\"displayName\":\"S\",\"rules\":" + File(Good) + "}");
        var value = Assert.IsType<CustomComplianceValue>(Read(policy).Find("deviceCompliancePolicyScript"));
        Assert.Equal(new CustomComplianceValue("s", [s_rule], null, "REPLACE_RULES_BASE64"), value);
        Assert.Equal([DiagnosticSeverity.Warning, DiagnosticSeverity.Information], ComplianceOddFormTests.Severities(policy));
        string broken = ScriptPolicy("REPLACE_RULES_BASE64", ",\"deviceCompliancePolicyScriptDefinition\":{\"rules\":{\"Rules\":[]}}");
        Assert.Equal("rulesMissing", Assert.IsType<CustomComplianceValue>(Read(broken).Find("deviceCompliancePolicyScript")).Error);
    }

    [Theory]
    [InlineData("", "jsonFileMissing")]
    [InlineData("REPLACE_RULES_BASE64", "jsonFileInvalid")]
    [InlineData("cnVsZXNDb250ZW50", "jsonFileInvalid")]
    [InlineData("e30=", "rulesMissing")]
    [InlineData("eyJSdWxlcyI6W10sInJ1bGVzIjpbXX0=", "jsonFileInvalid")]
    public void Rules_that_cannot_be_read_leave_the_setting_in_error(string content, string error)
    {
        Assert.Equal(new CustomComplianceValue("s", default, error, content.Length == 0 ? "" : content), Script(content));
        Assert.Equal([DiagnosticSeverity.Error], ComplianceOddFormTests.Severities(ScriptPolicy(content)));
        Assert.True(CompliancePolicySet.TryParse(ScriptPolicy(content), out _, out _));
    }

    [Fact]
    public void A_script_without_interval_or_with_a_name_is_accepted()
    {
        string content = Base64(File(Good) + " ");
        string named = Policy($"\"deviceCompliancePolicyScript\":{{\"displayName\":\"S\",\"deviceComplianceScriptId\":\"s\",\"runIntervalInMinutes\":480,\"rulesContent\":\"{content}\"}}");
        Assert.Equal(new CustomComplianceValue("s", [s_rule], null, content, 480), Read(named).Find("deviceCompliancePolicyScript"));
        Assert.Empty(Findings(named));
        Assert.Equal(new CustomComplianceValue(default, default, "jsonFileMissing"), Value("\"deviceCompliancePolicyScript\":{}", "deviceCompliancePolicyScript"));
    }

    [Fact]
    public void Every_rules_file_of_the_corpus_is_read_and_written_back()
    {
        if (Testing.Corpus.Root is not { } root) return;
        string[] files = Directory.GetFiles(Path.Combine(root, "other", "custom-compliance"), "*.json", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            byte[] bytes = System.IO.File.ReadAllBytes(file);
            ComplianceRulesDocument document = ComplianceRulesDocument.Parse(bytes, name: file);
            Assert.Equal(document.Rules, ComplianceRulesDocument.Parse((byte[])[0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes))]).Rules);
            Assert.Equal(document.Rules, ComplianceRulesDocument.Parse(document.ToJson()).Rules);
            Assert.Equal(document.Rules, Assert.IsType<CustomComplianceValue>(Script(Convert.ToBase64String(bytes))).Rules);
        }
    }

    private static string File(string rule, bool isRule = false) => "{\"Rules\":[" + (isRule ? rule : "{" + rule + "}") + "]}";

    private static string Stop(string place, string code, string problem)
        => $"CAP2084 error {place}: custom compliance cannot be evaluated ({code}): {problem}; mend the rules and upload them again; until then no device meets the setting";

    private static string[] FileFindings(string json)
    {
        _ = ComplianceRulesDocument.TryParse(json, out _, out IReadOnlyList<PolicyDiagnostic> found);
        return [.. found.Select(f => f.ToString())];
    }

    private static string Base64(string json, bool isCompact = false)
        => Convert.ToBase64String(Encoding.UTF8.GetBytes(isCompact ? System.Text.Json.Nodes.JsonNode.Parse(json)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) : json));

    private static string ScriptPolicy(string content, string more = "")
        => Policy($"\"deviceCompliancePolicyScript\":{{\"deviceComplianceScriptId\":\"s\",\"rulesContent\":{System.Text.Json.JsonSerializer.Serialize(content)}}}{more}");

    private static SettingValue? Script(string content) => Read(ScriptPolicy(content)).Find("deviceCompliancePolicyScript");
}
