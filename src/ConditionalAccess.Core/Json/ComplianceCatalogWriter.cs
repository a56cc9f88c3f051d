using System.Globalization;
using System.Text.Json;
using ConditionalAccess.Compliance;

namespace ConditionalAccess.Json;

/// <summary>Writes one setting of a settings catalog policy (spec 1.12).</summary>
internal static class ComplianceCatalogWriter
{
    private const string Namespace = "#microsoft.graph.deviceManagementConfiguration";
    private const string Distribution = "linux_distribution_alloweddistros_item_";

    public static string ToText(ComplianceSetting setting) => ComplianceValueWriter.ToText(writer => Write(writer, setting));

    /// <summary>The whole entry of the list of settings; the text it was read from where there is one.</summary>
    public static void Write(Utf8JsonWriter writer, ComplianceSetting setting)
    {
        if (setting.Json is not null || setting.Value is UnreadableValue)
        {
            writer.WriteRawValue(setting.Json ?? ((UnreadableValue)setting.Value).Json, skipInputValidation: true);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("@odata.type", Namespace + "Setting");
        writer.WritePropertyName("settingInstance");
        WriteInstance(writer, setting);
        writer.WriteEndObject();
    }

    private static void WriteInstance(Utf8JsonWriter writer, ComplianceSetting setting)
    {
        switch (setting.Value)
        {
            case NumberValue number:
                WriteSimple(writer, setting.Name, "Integer", number.Value.ToString(CultureInfo.InvariantCulture), isNumber: true);
                break;
            case AllowedDistributionsValue distributions:
                WriteDistributions(writer, setting.Name, distributions.Distributions);
                break;
            case CustomComplianceValue script:
                WriteChoice(writer, setting.Name, setting.Name + "_true", () =>
                {
                    if (script.ScriptId.IsKnown) WriteSimple(writer, "linux_customcompliance_discoveryscript", "Reference", script.ScriptId.ToString(), isNumber: false);
                    if (ComplianceValueWriter.RulesOf(script) is { } rules) WriteSimple(writer, "linux_customcompliance_rules", "String", rules, isNumber: false);
                });
                break;
            default:
                WriteChoice(writer, setting.Name, setting.Name + (setting.Value is FlagValue { Value: true } ? "_true" : "_false"), static () => { });
                break;
        }
    }

    private static void WriteDistributions(Utf8JsonWriter writer, string name, ValueArray<AllowedDistribution> distributions)
    {
        Start(writer, "GroupSettingCollectionInstance", name);
        writer.WriteStartArray("groupSettingCollectionValue");
        foreach (AllowedDistribution distribution in distributions)
        {
            writer.WriteStartObject();
            writer.WriteStartArray("children");
            WriteChoice(writer, Distribution + "$type", Distribution + "$type_" + distribution.Name, static () => { });
            if (distribution.MinimumVersion.Text is { } low) WriteSimple(writer, Distribution + "minimumversion", "String", low, isNumber: false);
            if (distribution.MaximumVersion.Text is { } high) WriteSimple(writer, Distribution + "maximumversion", "String", high, isNumber: false);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteChoice(Utf8JsonWriter writer, string name, string value, Action children)
    {
        Start(writer, "ChoiceSettingInstance", name);
        writer.WriteStartObject("choiceSettingValue");
        writer.WriteString("@odata.type", Namespace + "ChoiceSettingValue");
        writer.WriteString("value", value);
        writer.WriteStartArray("children");
        children();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteSimple(Utf8JsonWriter writer, string name, string kind, string value, bool isNumber)
    {
        Start(writer, "SimpleSettingInstance", name);
        writer.WriteStartObject("simpleSettingValue");
        writer.WriteString("@odata.type", Namespace + kind + "SettingValue");
        writer.WritePropertyName("value");
        if (isNumber) writer.WriteRawValue(value);
        else writer.WriteStringValue(value);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Start(Utf8JsonWriter writer, string kind, string name)
    {
        writer.WriteStartObject();
        writer.WriteString("@odata.type", Namespace + kind);
        writer.WriteString("settingDefinitionId", name);
    }
}
