using System.Globalization;
using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>
/// Reads the rules of custom compliance and checks them as the portal does (spec 2.1). A code that stops evaluation makes all rules unusable;
/// an operator that does not fit its type is left to the evaluators, because it is an option.
/// </summary>
internal sealed class ComplianceRulesReader(ReadContext context)
{
    public const int MaxBytes = 100 * 1024;
    public const string TooLarge = "the rules are larger than 100 KB";
    public const string Remedy = "mend the rules and upload them again; until then no device meets the setting";

    private const int MaxRules = 100;

    // Unpublished limits of the portal; far above what a rule needs.
    private const int MaxName = 1000;
    private const int MaxOperand = 10_000;

    private readonly HashSet<(string Name, CustomRuleOperator Operator, string Operand)> _seen = [];
    private string? _error;

    /// <summary>The rules, or the first code that stops them from being used.</summary>
    public (ValueArray<CustomComplianceRule> Rules, string? Error) Read(JsonNode root)
    {
        JsonNode list = root.IsObject ? Member(root, "Rules") : default;
        if (!list.IsArray || list.IsEmptyContainer) return (default, Refuse(context, root, "rulesMissing", "there is no list of rules, expected Rules"));
        var rules = new List<CustomComplianceRule>();
        int position = 0;
        foreach (JsonNode item in list.Items())
        {
            if (++position > MaxRules) return (default, Refuse(context, list, "tooManyRulesSpecified", string.Create(CultureInfo.InvariantCulture, $"there are more than {MaxRules} rules")));
            if (ReadRule(item, position) is { } rule) rules.Add(rule);
        }

        return _error is null ? (ValueArray.From(rules), null) : (default, _error);
    }

    /// <summary>Reports a code that stops evaluation, and hands it back.</summary>
    public static string Refuse(ReadContext context, JsonNode at, string code, string problem)
    {
        context.Error(DiagnosticCodes.CustomRulesRefused, at, Problem(code, problem), Remedy);
        return code;
    }

    public static string RefuseSize(ReadContext context, JsonNode at) => Refuse(context, at, "jsonFileTooLarge", TooLarge);

    /// <summary>The message of a code that stops evaluation.</summary>
    public static string Problem(string code, string problem) => $"custom compliance cannot be evaluated ({code}): {problem}";

    /// <summary>A member in any spelling, with a remark when it is not Intune's.</summary>
    private JsonNode Member(JsonNode node, string name)
    {
        foreach ((string found, JsonNode value) in node.Members())
        {
            if (!string.Equals(found, name, StringComparison.OrdinalIgnoreCase)) continue;
            if (found != name && found != "MoreInfoURL") Spelling(value, found, name);
            return value.IsNull ? default : value;
        }

        return default;
    }

    private CustomComplianceRule? ReadRule(JsonNode item, int position)
    {
        string where = "rule " + position.ToString(CultureInfo.InvariantCulture);
        if (!item.IsObject)
        {
            Stop(item, "jsonFileInvalid", $"{where} is {ReadContext.Describe(item)}, expected an object");
            return null;
        }

        string? name = Name(item, where);
        if (name is not null) where += " (" + DiagnosticText.Quote(name) + ")";
        CustomRuleOperator comparison = Word(item, where, "Operator", "operator", ComplianceWords.Operators);
        CustomRuleDataType type = Word(item, where, "DataType", "datatype", ComplianceWords.DataTypes);
        string? operand = Operand(item, where, type);
        var texts = new ComplianceRuleTexts(context, item, where);
        if (name is null || comparison == default || type == default || operand is null) return null;
        var rule = new CustomComplianceRule { SettingName = name, Operator = comparison, DataType = type, Operand = operand, MoreInfoUrl = texts.MoreInfoUrl(), RemediationStrings = texts.Remediation() };
        Check(item, where, rule);
        return rule;
    }

    private void Check(JsonNode item, string where, CustomComplianceRule rule)
    {
        if (!_seen.Add((rule.SettingName, rule.Operator, rule.Operand))) Stop(item, "duplicateRules", $"{where} is given twice");
        if (rule.IsOperatorAllowed) return;
        context.Error(DiagnosticCodes.CustomRulesCombination, item, $"{where} compares {rule.DataType} with {rule.Operator} ({CustomComplianceValue.CombinationError}), expected IsEquals or NotEquals; unless the option for all pairs is set, the setting is never met", "use another operator or type");
    }

    private string? Name(JsonNode item, string where)
    {
        JsonNode value = Member(item, "SettingName");
        if (value.IsNull || (value.IsString && value.Text.Length == 0)) return Stop(item, "settingNameMissing", where + " has no SettingName");
        if (!value.IsString || string.IsNullOrWhiteSpace(value.Text)) return Stop(value, "settingNameInvalid", $"{where} has {ReadContext.Describe(value)} for SettingName");
        return value.Text.Length > MaxName ? Stop(value, "settingNameTooLarge", string.Create(CultureInfo.InvariantCulture, $"{where} has a SettingName of more than {MaxName:N0} characters")) : value.Text;
    }

    private T Word<T>(JsonNode item, string where, string name, string code, WordTable<T> table)
        where T : struct, Enum
    {
        JsonNode value = Member(item, name);
        if (value.IsNull || (value.IsString && value.Text.Length == 0))
        {
            Stop(item, code + "Missing", $"{where} has no {name}");
            return default;
        }

        if (!value.IsString || !table.TryFind(value.Text, out T found, out string word))
        {
            Stop(value, code + "NotSupported", $"{where} has {ReadContext.Describe(value)} for {name}, expected {table.Expected()}");
            return default;
        }

        if (word != value.Text) Spelling(value, value.Text, word);
        return found;
    }

    private string? Operand(JsonNode item, string where, CustomRuleDataType type)
    {
        JsonNode value = Member(item, "Operand");
        if (value.IsNull) return Stop(item, "operandMissing", where + " has no Operand");
        if (type == default) return null;
        if (value.IsObject || value.IsArray || ComplianceOperands.Read(value, type, out bool quoted) is not { } operand)
            return Stop(value, "operandInvalid", $"{where} has {ReadContext.Describe(value)} for Operand, expected a value of type {type}");
        if (operand.Length > MaxOperand) return Stop(value, "operandTooLarge", string.Create(CultureInfo.InvariantCulture, $"{where} has an Operand of more than {MaxOperand:N0} characters"));
        if (quoted) context.Note(DiagnosticCodes.CustomRulesForm, value, $"operands are quoted and read as their type, the first in {where}", kind: "operand");
        return operand;
    }

    private void Spelling(JsonNode at, string found, string word)
        => context.Note(DiagnosticCodes.CustomRulesForm, at, $"words of custom rules are spelled in another case, here {DiagnosticText.Quote(found)} for '{word}'", kind: "case");

    private string? Stop(JsonNode at, string code, string problem)
    {
        _error ??= code;
        Refuse(context, at, code, problem);
        return null;
    }
}
