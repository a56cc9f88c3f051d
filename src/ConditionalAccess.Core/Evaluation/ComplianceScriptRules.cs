using System.Globalization;
using ConditionalAccess.Compliance;

namespace ConditionalAccess.Evaluation;

/// <summary>A value of custom compliance in the type of its rule: an operand, or what a script printed.</summary>
internal readonly record struct ScriptOperand(CustomRuleDataType Type, long Whole = 0, double Number = 0, string? Text = null, DottedVersion Version = default)
{
    /// <summary>Reads text as a value of a type; false when it is none.</summary>
    public static bool TryRead(CustomRuleDataType type, string text, out ScriptOperand operand)
    {
        operand = new ScriptOperand(type, Text: text);
        long whole = 0;
        double number = 0;
        switch (type)
        {
            case CustomRuleDataType.Boolean:
                operand = operand with { Whole = Is(text, "true") ? 1 : 0 };
                return Is(text, "true") || Is(text, "false");
            case CustomRuleDataType.Int64:
                bool isWhole = !text.StartsWith('+') && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out whole);
                operand = operand with { Whole = whole };
                return isWhole;
            case CustomRuleDataType.Double:
                const NumberStyles styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
                bool isNumber = !text.StartsWith('+') && double.TryParse(text, styles, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
                operand = operand with { Number = number };
                return isNumber;
            case CustomRuleDataType.DateTime:
                bool isInstant = ScriptInstant.TryRead(text, out long ticks);
                operand = operand with { Whole = ticks };
                return isInstant;
            case CustomRuleDataType.Version:
                operand = operand with { Version = text };
                return operand.Version.IsReadable;
            default:
                return type == CustomRuleDataType.String;
        }
    }

    private static bool Is(string text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>One rule of custom compliance.</summary>
internal sealed record ScriptRule(GraphId ScriptId, string SettingName, CustomRuleOperator Operator, ScriptOperand Operand);

/// <summary>Decides custom compliance (spec 2.2). Whatever a script did report wrongly is an error of the script, which holds.</summary>
internal static class ComplianceScriptRules
{
    private static readonly int s_scripts = ReportedFacts.Find(ReportedFacts.Scripts);

    public static RowState Decide(ComplianceInput input, ScriptRule rule)
    {
        if (input.IsReported(s_scripts)) return RowState.Held;
        if (Find(input.Facts.CustomCompliance, rule.ScriptId) is not { } result) return RowState.None;
        if (result.State is ScriptState.Failed or ScriptState.TimedOut) return RowState.Held;
        if (result.Output is null) return RowState.None;
        ComplianceOptions options = input.Plan.Options;
        if (result.Values.Length > options.CustomOutputLimit || !result.Values.IsObject) return RowState.Held;
        if (!result.Values.TryFind(rule.SettingName, out ScriptValue value) || !TryConvert(value, rule.Operand.Type, options, out ScriptOperand actual)) return RowState.Held;
        return Holds(rule.Operator, Compare(actual, rule.Operand, options)) ? RowState.Compliant : RowState.NonCompliant;
    }

    private static DiscoveryScriptResult? Find(ValueArray<DiscoveryScriptResult> results, GraphId script)
    {
        if (!script.IsKnown || script.IsNone) return null;
        DiscoveryScriptResult? newest = null;
        foreach (DiscoveryScriptResult result in results)
        {
            if (result.ScriptId == script && (newest is null || Age(result) > Age(newest))) newest = result;
        }

        return newest;
    }

    private static long Age(DiscoveryScriptResult result) => result.LastRunDateTime?.UtcTicks ?? 0;

    private static bool TryConvert(ScriptValue value, CustomRuleDataType type, ComplianceOptions options, out ScriptOperand operand)
    {
        operand = default;
        bool isFitting = type switch
        {
            CustomRuleDataType.Boolean => value.Kind == ScriptValueKind.Flag,
            CustomRuleDataType.Int64 or CustomRuleDataType.Double => value.Kind == ScriptValueKind.Number,
            _ => value.Kind == ScriptValueKind.Text,
        };
        bool isQuoted = options.CustomValuesMayBeQuoted && value.Kind == ScriptValueKind.Text;
        return (isFitting || isQuoted) && ScriptOperand.TryRead(type, value.Text, out operand);
    }

    private static int Compare(in ScriptOperand actual, in ScriptOperand operand, ComplianceOptions options) => operand.Type switch
    {
        CustomRuleDataType.Double => actual.Number.CompareTo(operand.Number),
        CustomRuleDataType.String => string.Compare(actual.Text, operand.Text, options.CustomStringIgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal),
        CustomRuleDataType.Version => ComplianceVersions.Compare(actual.Version, operand.Version, options.ComparesCommonVersionPrefix),
        _ => actual.Whole.CompareTo(operand.Whole),
    };

    private static bool Holds(CustomRuleOperator comparison, int order) => comparison switch
    {
        CustomRuleOperator.IsEquals => order == 0,
        CustomRuleOperator.NotEquals => order != 0,
        CustomRuleOperator.GreaterThan => order > 0,
        CustomRuleOperator.GreaterEquals => order >= 0,
        CustomRuleOperator.LessThan => order < 0,
        CustomRuleOperator.LessEquals => order <= 0,
        _ => false,
    };
}

/// <summary>
/// Instants of custom compliance: <c>2026-06-15</c>, or with <c>T12:00</c>, seconds, fractions and an offset; UTC where none is given (spec 2.2).
/// </summary>
internal static class ScriptInstant
{
    private const int DateLength = 10, MaxFraction = 7, MaxOffsetHours = 14;

    public static bool TryRead(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < DateLength || !TryDate(text[..DateLength], out DateOnly date)) return false;
        long ofDay = 0, offset = 0;
        text = text[DateLength..];
        if (!text.IsEmpty && !(text[0] == 'T' && TryTime(text[1..], out ofDay, out text) && TryOffset(text, out offset))) return false;
        ticks = (date.DayNumber * TimeSpan.TicksPerDay) + ofDay - offset;
        return ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks;
    }

    private static bool TryDate(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        if (text[4] != '-' || text[7] != '-' || !TryNumber(text[..4], out int year) || !TryNumber(text[5..7], out int month) || !TryNumber(text[8..], out int day)) return false;
        if (year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    private static bool TryTime(ReadOnlySpan<char> text, out long ticks, out ReadOnlySpan<char> rest)
    {
        ticks = 0;
        rest = text;
        if (text.Length < 5 || text[2] != ':' || !TryNumber(text[..2], out int hour) || !TryNumber(text[3..5], out int minute) || hour > 23 || minute > 59) return false;
        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        rest = text[5..];
        if (rest.IsEmpty || rest[0] != ':') return true;
        if (rest.Length < 3 || !TryNumber(rest[1..3], out int second) || second > 59) return false;
        ticks += second * TimeSpan.TicksPerSecond;
        rest = rest[3..];
        return rest.IsEmpty || rest[0] != '.' || TryFraction(ref rest, ref ticks);
    }

    private static bool TryFraction(ref ReadOnlySpan<char> rest, ref long ticks)
    {
        int digits = 0;
        while (digits + 1 < rest.Length && char.IsAsciiDigit(rest[digits + 1])) digits++;
        if (digits is 0 or > MaxFraction) return false;
        long unit = TimeSpan.TicksPerSecond;
        for (int i = 1; i <= digits; i++) ticks += (rest[i] - '0') * (unit /= 10);
        rest = rest[(digits + 1)..];
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.IsEmpty || text is "Z") return true;
        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':' || !TryNumber(text[1..3], out int hours) || !TryNumber(text[4..], out int minutes)) return false;
        if (minutes > 59 || hours > MaxOffsetHours || (hours == MaxOffsetHours && minutes > 0)) return false;
        ticks = ((hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute)) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, out int value)
    {
        value = 0;
        foreach (char c in digits)
        {
            if (!char.IsAsciiDigit(c)) return false;
            value = (value * 10) + (c - '0');
        }

        return true;
    }
}
