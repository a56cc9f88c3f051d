using System.Buffers;
using System.Text.Json;
using ConditionalAccess.Compliance;

namespace ConditionalAccess.Json;

/// <summary>
/// Writes the facts of an account that differ from those of its device: both are written and compared member by member. A fact that only the device has is
/// written as null. Parts are compared inside, lists and maps as wholes, which is how a context is read.
/// </summary>
internal static class FactDifference
{
    private static readonly string[] s_maps = ["assignmentFilterMatches", "policyReports", "customCompliance"];

    private static readonly PolicyReadOptions s_options = new() { MaxStringLength = int.MaxValue, MaxListLength = int.MaxValue, MaxValues = int.MaxValue };

    public static void Write(Utf8JsonWriter json, DeviceFacts device, DeviceFacts account) => Members(json, Tree(device), Tree(account));

    private static void Members(Utf8JsonWriter json, JsonNode device, JsonNode account)
    {
        foreach ((string name, JsonNode value) in account.Members())
        {
            JsonNode same = device.Member(name);
            if (same.Kind != JsonKind.None && Raw(same).SequenceEqual(Raw(value))) continue;
            json.WritePropertyName(name);
            if (!value.IsObject || !same.IsObject || s_maps.Contains(name)) json.WriteRawValue(Raw(value));
            else
            {
                json.WriteStartObject();
                Members(json, same, value);
                json.WriteEndObject();
            }
        }

        foreach ((string name, JsonNode _) in device.Members())
        {
            if (!account.Has(name)) json.WriteNull(name);
        }
    }

    private static JsonNode Tree(DeviceFacts facts)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, RawJson.Options))
        {
            json.WriteStartObject();
            new DeviceWriter(json).Facts(facts);
            json.WriteEndObject();
        }

        // What was just written is well-formed.
        return new JsonTreeParser(new SourceText(null, buffer.WrittenMemory, 0), s_options, new FindingList(s_options)).Parse()!.Root;
    }

    // Written without spaces in one fixed order, so that equal values have equal text.
    private static ReadOnlySpan<byte> Raw(JsonNode node)
    {
        JsonTree tree = node.Tree;
        ref readonly JsonToken token = ref tree[node.Index];
        ReadOnlySpan<byte> rest = tree.Source.Utf8.Span[token.Start..];
        return node.IsObject || node.IsArray ? rest[..Length(rest)] : rest[..token.Length];
    }

    private static int Length(ReadOnlySpan<byte> value)
    {
        var reader = new Utf8JsonReader(value);
        reader.Read();
        reader.Skip();
        return checked((int)reader.BytesConsumed);
    }
}
