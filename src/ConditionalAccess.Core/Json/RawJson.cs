using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ConditionalAccess.Json;

/// <summary>A value as compact JSON text, the same for the same value however it was laid out.</summary>
internal static class RawJson
{
    internal static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 128, NewLine = "\n" };

    public static string Of(JsonNode node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        // Duplicate names inside what is only kept are written as they were found.
        using (var writer = new Utf8JsonWriter(buffer, Options with { SkipValidation = true })) Write(writer, node);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>False for null, empty lists and objects, lists of nulls, and objects whose members are all such values; annotations do not count.</summary>
    public static bool IsConfigured(JsonNode node)
    {
        switch (node.Kind)
        {
            case JsonKind.None or JsonKind.Null:
                return false;
            case JsonKind.Array:
                foreach (JsonNode item in node.Items())
                {
                    if (!item.IsNull) return true;
                }

                return false;
            case JsonKind.Object:
                foreach ((string name, JsonNode value) in node.Members())
                {
                    if (!MemberNames.IsAnnotation(name) && IsConfigured(value)) return true;
                }

                return false;
            default:
                return true;
        }
    }

    // Depth is at most 64: the parser refuses more.
    private static void Write(Utf8JsonWriter writer, JsonNode node)
    {
        switch (node.Kind)
        {
            case JsonKind.Object:
                writer.WriteStartObject();
                foreach ((string name, JsonNode value) in node.Members())
                {
                    writer.WritePropertyName(name);
                    Write(writer, value);
                }

                writer.WriteEndObject();
                break;
            case JsonKind.Array:
                writer.WriteStartArray();
                foreach (JsonNode item in node.Items()) Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonKind.String:
                writer.WriteStringValue(node.Text);
                break;
            default:
                writer.WriteRawValue(node.Text, skipInputValidation: true);
                break;
        }
    }
}
