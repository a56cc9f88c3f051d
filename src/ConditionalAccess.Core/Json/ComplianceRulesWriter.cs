using System.Buffers;
using System.Text;
using System.Text.Json;
using ConditionalAccess.Compliance;

namespace ConditionalAccess.Json;

/// <summary>Writes the rules of custom compliance as the file that Intune takes.</summary>
internal static class ComplianceRulesWriter
{
    public static string ToBase64(ValueArray<CustomComplianceRule> rules)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, RawJson.Options)) Write(writer, rules);
        return Convert.ToBase64String(buffer.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter writer, ValueArray<CustomComplianceRule> rules)
    {
        writer.WriteStartObject();
        writer.WriteList("Rules", rules, WriteRule);
        writer.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter writer, CustomComplianceRule rule)
    {
        writer.WriteStartObject();
        writer.WriteString("SettingName", rule.SettingName);
        writer.WriteString("Operator", ComplianceWords.Operators.Find(rule.Operator));
        writer.WriteString("DataType", ComplianceWords.DataTypes.Find(rule.DataType));
        writer.WritePropertyName("Operand");
        WriteOperand(writer, rule);
        if (rule.MoreInfoUrl is not null) writer.WriteString("MoreInfoUrl", rule.MoreInfoUrl);
        if (!rule.RemediationStrings.IsDefault) writer.WriteList("RemediationStrings", rule.RemediationStrings, WriteText);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, RemediationString text)
    {
        writer.WriteStartObject();
        writer.WriteString("Language", text.Language);
        writer.WriteString("Title", text.Title);
        writer.WriteString("Description", text.Description);
        writer.WriteEndObject();
    }

    // A number that JSON spells otherwise, such as 007, stays in quotes, which are read too.
    private static void WriteOperand(Utf8JsonWriter writer, CustomComplianceRule rule)
    {
        bool isLiteral = rule.DataType == CustomRuleDataType.Boolean ? rule.Operand is "true" or "false"
            : rule.DataType is CustomRuleDataType.Int64 or CustomRuleDataType.Double && IsJsonNumber(rule.Operand);
        if (isLiteral) writer.WriteRawValue(rule.Operand);
        else writer.WriteStringValue(rule.Operand);
    }

    private static bool IsJsonNumber(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.Number && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
