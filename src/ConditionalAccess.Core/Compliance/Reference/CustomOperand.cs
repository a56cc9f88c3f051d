using System.Diagnostics;
using System.Globalization;

namespace ConditionalAccess.Compliance.Reference;

/// <summary>One side of the comparison of a custom rule, converted to the rule's type (spec 2.2). Both sides are of one type.</summary>
internal sealed record CustomOperand(CustomRuleDataType Type, object Value)
{
    /// <summary>The operand of a rule; null when its text is not of the type.</summary>
    public static CustomOperand? OfRule(CustomComplianceRule rule) => OfText(rule.DataType, rule.Operand);

    /// <summary>What the script printed; null when it is not of the type. Numbers and flags in quotes are refused unless the host chose otherwise.</summary>
    public static CustomOperand? OfScript(CustomRuleDataType type, ScriptValue found, bool mayBeQuoted)
    {
        ScriptValueKind wanted = type switch
        {
            CustomRuleDataType.Boolean => ScriptValueKind.Flag,
            CustomRuleDataType.Int64 or CustomRuleDataType.Double => ScriptValueKind.Number,
            _ => ScriptValueKind.Text,
        };
        return found.Kind == wanted || (mayBeQuoted && found.Kind == ScriptValueKind.Text) ? OfText(type, found.Text) : null;
    }

    /// <summary>Below zero, zero or above zero, as the left is less, equal or greater.</summary>
    public static int Compare(CustomOperand left, CustomOperand right, ComplianceOptions options) => left.Value switch
    {
        string text => string.Compare(text, (string)right.Value, options.CustomStringIgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal),
        DottedVersion version => VersionSemantics.Compare(options, version, (DottedVersion)right.Value),
        IComparable value => value.CompareTo(right.Value),
        _ => throw new UnreachableException(),
    };

    private static CustomOperand? OfText(CustomRuleDataType type, string text)
    {
        object? value = type switch
        {
            CustomRuleDataType.Boolean => Boolean(text),
            CustomRuleDataType.Int64 => Int64(text),
            CustomRuleDataType.Double => Double(text),
            CustomRuleDataType.String => text,
            CustomRuleDataType.DateTime => Iso8601.TryParse(text, out DateTimeOffset instant) ? instant : null,
            CustomRuleDataType.Version => new DottedVersion(text) is { IsReadable: true } version ? (object)version : null,
            _ => null,
        };
        return value is null ? null : new CustomOperand(type, value);
    }

    private static bool? Boolean(string text)
    {
        if (string.Equals(text, "true", StringComparison.OrdinalIgnoreCase)) return true;
        return string.Equals(text, "false", StringComparison.OrdinalIgnoreCase) ? false : null;
    }

    private static long? Int64(string text)
        => !text.StartsWith('+') && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static double? Double(string text)
    {
        const NumberStyles json = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return !text.StartsWith('+') && double.TryParse(text, json, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
    }
}
