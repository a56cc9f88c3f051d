using System.Globalization;
using ConditionalAccess.Compliance;

namespace ConditionalAccess.Json;

/// <summary>Operands of custom rules: a literal of the rule's type, or the same in quotes (spec 2.1).</summary>
internal static class ComplianceOperands
{
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>The operand as text; null when it is not of the type.</summary>
    public static string? Read(JsonNode value, CustomRuleDataType type, out bool quoted)
    {
        bool isText = type is CustomRuleDataType.String or CustomRuleDataType.Version or CustomRuleDataType.DateTime;
        quoted = value.IsString && !isText;
        if (isText && !value.IsString) return null;
        string text = value.Text;
        return type switch
        {
            CustomRuleDataType.String => text,
            CustomRuleDataType.Version => new DottedVersion(text).IsReadable ? text : null,
            CustomRuleDataType.DateTime => IsDate(text) ? text : null,
            CustomRuleDataType.Boolean => Flag(value, text),
            CustomRuleDataType.Int64 => IsNumberOrText(value) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? text : null,
            CustomRuleDataType.Double => IsNumberOrText(value) && double.TryParse(text, Decimal, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? text : null,
            _ => null,
        };
    }

    /// <summary>ISO 8601; without zone it is UTC, without time midnight.</summary>
    public static bool IsDate(string text)
        => IsoDate.TryParse(text, out _) || IsoDate.TryParse(text + "Z", out _) || (text.Length == 10 && IsoDate.TryParse(text + "T00:00:00Z", out _));

    private static bool IsNumberOrText(JsonNode value) => value.Kind is JsonKind.Number or JsonKind.String;

    private static string? Flag(JsonNode value, string text)
    {
        if (value.Kind is JsonKind.True or JsonKind.False) return value.Kind == JsonKind.True ? "true" : "false";
        if (!value.IsString) return null;
        if (string.Equals(text, "true", StringComparison.OrdinalIgnoreCase)) return "true";
        return string.Equals(text, "false", StringComparison.OrdinalIgnoreCase) ? "false" : null;
    }
}
