using System.Text.Encodings.Web;
using System.Text.Json;

namespace ConditionalAccess.Json;

/// <summary>Writes an inventory as <c>{ "devices": [ ... ] }</c>.</summary>
internal static class InventoryWriter
{
    // Written out now and then, so that a large inventory does not stand in memory twice.
    private const int FlushAt = 1 << 16;

    public static void Write(Stream stream, IEnumerable<ReadDevice> devices)
    {
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            var writer = new DeviceWriter(json);
            json.WriteStartObject();
            json.WriteStartArray("devices");
            foreach (ReadDevice device in devices)
            {
                writer.Write(device);
                if (json.BytesPending > FlushAt) json.Flush();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }
}
