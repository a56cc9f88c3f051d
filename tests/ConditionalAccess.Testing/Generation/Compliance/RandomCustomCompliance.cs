using System.Text;
using ConditionalAccess.Compliance;

namespace ConditionalAccess.Testing.Generation.Compliance;

/// <summary>Custom compliance: rules of every operator and type, and what discovery scripts print for them.</summary>
internal static class RandomCustomCompliance
{
    private static readonly CustomRuleOperator[] s_operators =
    [
        CustomRuleOperator.IsEquals, CustomRuleOperator.IsEquals, CustomRuleOperator.NotEquals, CustomRuleOperator.GreaterThan, CustomRuleOperator.GreaterEquals, CustomRuleOperator.LessThan,
        CustomRuleOperator.LessEquals,
    ];

    private static readonly CustomRuleDataType[] s_types =
        [CustomRuleDataType.Boolean, CustomRuleDataType.Int64, CustomRuleDataType.Double, CustomRuleDataType.String, CustomRuleDataType.DateTime, CustomRuleDataType.Version];

    private static readonly string[] s_booleans = ["true", "false"];
    private static readonly string[] s_integers = ["0", "5", "50", "-3", "9223372036854775807"];
    private static readonly string[] s_doubles = ["0.5", "5", "2.25", "-1e3", "1E10"];
    private static readonly string[] s_texts = ["Dell", "dell", "", "Contoso \"Ltd\""];
    private static readonly string[] s_instants = ["2026-06-15T12:00:00Z", "2026-06-15", "2026-06-15T14:00:00+02:00", "2026-06-15T12:00:00.0000001Z", "2026-01-01T00:00:00"];
    private static readonly string[] s_versions = ["2.3", "2.3.0", "2.10", "10.0.26100.1", "1"];

    /// <summary>A script with rules; rarely rules that cannot be read.</summary>
    public static CustomComplianceValue Create(ref SplitMix64 rng)
    {
        GraphId script = rng.Chance(0.03) ? default : rng.Pick(CompliancePool.Scripts);
        if (rng.Chance(0.06)) return new CustomComplianceValue(script, default, rng.Pick(["jsonFileInvalid", "operandInvalid", "rulesMissing"]));
        var rules = new List<CustomComplianceRule>();
        for (int count = rng.Chance(0.02) ? 0 : rng.Between(1, 4); count > 0; count--)
        {
            CustomComplianceRule rule = Rule(ref rng);
            if (!rules.Exists(r => r.SettingName == rule.SettingName && r.Operator == rule.Operator && r.Operand == rule.Operand)) rules.Add(rule);
        }

        return new CustomComplianceValue(script, ValueArray.From(rules));
    }

    /// <summary>What a script printed, near what a policy asks for.</summary>
    public static DiscoveryScriptResult Result(FactDraw draw, CustomComplianceValue asked)
    {
        ScriptState state = draw.Chance(0.3) ? ScriptState.Unknown : draw.Word(ScriptState.Succeeded);
        bool printed = draw.Chance(0.95) || draw.IsGood;
        return new DiscoveryScriptResult
        {
            ScriptId = asked.ScriptId,
            State = state,
            Output = printed ? Output(draw, asked) : null,
            ErrorCode = draw.Chance(0.05) ? 99 : null,
            LastRunDateTime = draw.Recent(),
        };
    }

    private static CustomComplianceRule Rule(ref SplitMix64 rng)
    {
        CustomRuleDataType type = rng.Pick(s_types);
        bool ordered = rng.Chance(0.1) || type is not (CustomRuleDataType.Boolean or CustomRuleDataType.String);
        CustomRuleOperator compare = ordered ? rng.Pick(s_operators) : s_operators[rng.Below(3)];
        if (rng.Chance(0.01)) compare = rng.Pick([CustomRuleOperator.None, (CustomRuleOperator)200]);
        return new CustomComplianceRule
        {
            SettingName = rng.Chance(0.7) ? Name(type) : rng.Pick(CompliancePool.RuleNames),
            Operator = compare,
            DataType = rng.Chance(0.01) ? rng.Pick([CustomRuleDataType.None, (CustomRuleDataType)200]) : type,
            Operand = rng.Pick(Operands(type)),
            MoreInfoUrl = rng.Chance(0.5) ? "https://contoso.example/help" : null,
            RemediationStrings = rng.Chance(0.8) ? [new RemediationString("en_US", "Found {ActualValue}", "Repair it."), new RemediationString("nl_NL", "Gevonden", "Herstel.")] : default,
        };
    }

    private static string Name(CustomRuleDataType type) => type switch
    {
        CustomRuleDataType.Boolean => "Enabled",
        CustomRuleDataType.Int64 => "Count",
        CustomRuleDataType.Double => "Ratio",
        CustomRuleDataType.DateTime => "When",
        CustomRuleDataType.Version => "Version",
        _ => "Name",
    };

    private static string[] Operands(CustomRuleDataType type) => type switch
    {
        CustomRuleDataType.Boolean => s_booleans,
        CustomRuleDataType.Int64 => s_integers,
        CustomRuleDataType.Double => s_doubles,
        CustomRuleDataType.DateTime => s_instants,
        CustomRuleDataType.Version => s_versions,
        _ => s_texts,
    };

    private static string Output(FactDraw draw, CustomComplianceValue asked)
    {
        if (!draw.IsGood && draw.Chance(0.15)) return draw.Pick(["", "not json", "[1]", "{\"Enabled\":true,\"Enabled\":true}", "{\"Enabled\":true", "null", "{}", "{\"Enabled\":true} x"]);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var json = new StringBuilder("{");
        foreach (CustomComplianceRule rule in asked.Rules)
        {
            string name = rule.SettingName;
            if (!draw.IsGood && draw.Chance(0.2)) name = draw.Pick([name.ToUpperInvariant(), name + "x"]);
            if (!names.Add(name)) continue;
            json.Append(json.Length > 1 ? "," : string.Empty).Append('"').Append(name).Append("\":").Append(Value(draw, rule));
        }

        if (draw.Chance(0.02)) json.Append(json.Length > 1 ? "," : string.Empty).Append("\"Padding\":\"").Append('x', draw.Pick([100, 1990, 2048, 3000])).Append('"');
        return json.Append('}').ToString();
    }

    private static string Value(FactDraw draw, CustomComplianceRule rule)
    {
        string value = draw.Chance(0.6) ? rule.Operand : draw.Pick(Operands(rule.DataType));
        bool isText = rule.DataType is not (CustomRuleDataType.Boolean or CustomRuleDataType.Int64 or CustomRuleDataType.Double);
        if (!draw.IsGood && draw.Chance(0.3)) isText = !isText;
        if (!draw.IsGood && draw.Chance(0.15)) return draw.Pick(["null", "[1]", "{}", "5.5", "1e400", "99999999999999999999", "\" true \"", "-0", "\"2026-13-01\"", "\"2.3.4.5.6\"", "5.0", "\"TRUE\""]);
        return isText ? "\"" + value.Replace("\"", "\\\"", StringComparison.Ordinal) + "\"" : IsJson(value) ? value : "0";
    }

    private static bool IsJson(string value) => value is "true" or "false" || (value.Length > 0 && !value.Contains('"', StringComparison.Ordinal)
        && double.TryParse(value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _));
}
