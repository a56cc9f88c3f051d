using System.Buffers;
using System.Text;
using System.Text.Json;
using ConditionalAccess.Compliance;

namespace ConditionalAccess.Json;

/// <summary>Writes the value of one property as Graph does.</summary>
internal static class ComplianceValueWriter
{
    /// <summary>The value as compact JSON text.</summary>
    public static string ToText(SettingValue value) => ToText(writer => Write(writer, value));

    /// <summary>What a writer writes, as compact JSON text.</summary>
    public static string ToText(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, RawJson.Options)) write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter writer, SettingValue value)
    {
        switch (value)
        {
            case FlagValue flag: writer.WriteBooleanValue(flag.Value); break;
            case NumberValue number: writer.WriteNumberValue(number.Value); break;
            case TextValue text: writer.WriteStringValue(text.Value); break;
            case BuildRangesValue ranges: WriteList(writer, ranges.Ranges, WriteRange); break;
            case RestrictedAppsValue apps: WriteList(writer, apps.Apps, WriteApp); break;
            case WslDistributionsValue wsl: WriteList(writer, wsl.Distributions, WriteDistribution); break;
            case CustomComplianceValue script: WriteScript(writer, script); break;
            case UnreadableValue unreadable: writer.WriteRawValue(unreadable.Json, skipInputValidation: true); break;
            default: writer.WriteNullValue(); break;
        }
    }

    private static void WriteList<T>(Utf8JsonWriter writer, ValueArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray();
        foreach (T item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteRange(Utf8JsonWriter writer, OsBuildRange range)
    {
        writer.WriteString("description", range.Description);
        writer.WriteString("lowestVersion", range.LowestVersion.Text);
        writer.WriteString("highestVersion", range.HighestVersion.Text);
    }

    private static void WriteApp(Utf8JsonWriter writer, RestrictedApp app)
    {
        writer.WriteString("name", app.Name);
        writer.WriteString("publisher", app.Publisher);
        writer.WriteString("appStoreUrl", app.AppStoreUrl);
        writer.WriteString("appId", app.AppId);
    }

    private static void WriteDistribution(Utf8JsonWriter writer, AllowedDistribution distribution)
    {
        writer.WriteString("distribution", distribution.Name);
        writer.WriteString("minimumOSVersion", distribution.MinimumVersion.Text);
        writer.WriteString("maximumOSVersion", distribution.MaximumVersion.Text);
    }

    private static void WriteScript(Utf8JsonWriter writer, CustomComplianceValue script)
    {
        writer.WriteStartObject();
        writer.WriteString("deviceComplianceScriptId", script.ScriptId.IsKnown ? script.ScriptId.ToString() : null);
        writer.WriteString("rulesContent", RulesOf(script));
        if (script.RunIntervalInMinutes is { } interval) writer.WriteNumber("runIntervalInMinutes", interval);
        writer.WriteEndObject();
    }

    /// <summary>The rules as text; null when there are none.</summary>
    public static string? RulesOf(CustomComplianceValue script)
        => script.RulesContent ?? (script.Error is null ? ComplianceRulesWriter.ToBase64(script.Rules) : null);
}
