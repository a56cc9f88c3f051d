using System.Text;
using System.Text.Json;

namespace ConditionalAccess.Cli.Output;

/// <summary>Machine output: one indented JSON object that carries the version of its form.</summary>
internal static class JsonPage
{
    private const int SchemaVersion = 1;

    public static Page Write(Action<Utf8JsonWriter> members)
        => Page.Raw(Object(json =>
        {
            json.WriteNumber("schemaVersion", SchemaVersion);
            members(json);
        }));

    /// <summary>One indented JSON object. The writer escapes everything outside of plain ASCII, controls and markup included.</summary>
    public static string Object(Action<Utf8JsonWriter> members)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, checked((int)stream.Length));
    }

    public static void WriteText(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is null) json.WriteNull(name);
        else json.WriteString(name, WellFormed(text));
    }

    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(WellFormed(text));
        json.WriteEndArray();
    }

    // The writer throws for half a surrogate pair.
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
