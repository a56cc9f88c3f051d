using System.Globalization;
using System.Text;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ConditionalAccess.Cli.Scenarios;

/// <summary>
/// Writes YAML as JSON. Plain <c>true</c>, <c>false</c>, <c>null</c> and whole numbers are what they look like; every other scalar is text, so that the
/// country <c>NO</c> stays a country and an id stays an id.
/// </summary>
internal static class YamlJson
{
    private const int LargestResult = 64 * 1024 * 1024;
    private const int Deepest = 60;

    public static string Convert(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            using var reader = new StringReader(yaml);
            stream.Load(reader);
            if (stream.Documents.Count != 1) throw new YamlFault("one document is expected");
            using var bytes = new MemoryStream();
            using (var json = new Utf8JsonWriter(bytes)) Write(json, stream.Documents[0].RootNode, 0);
            return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, checked((int)bytes.Length));
        }
        catch (YamlException e)
        {
            throw new YamlFault(string.Create(CultureInfo.InvariantCulture, $"line {e.Start.Line}, column {e.Start.Column}: {e.Message}"), e);
        }
    }

    private static void Write(Utf8JsonWriter json, YamlNode node, int depth)
    {
        // An anchor may be used within itself, or multiply what is written without end.
        if (depth > Deepest) throw new YamlFault("it is nested too deep");
        if (json.BytesCommitted + json.BytesPending > LargestResult) throw new YamlFault("it is too large");
        switch (node)
        {
            case YamlScalarNode scalar:
                WriteScalar(json, scalar);
                break;
            case YamlSequenceNode list:
                json.WriteStartArray();
                foreach (YamlNode item in list.Children) Write(json, item, depth + 1);
                json.WriteEndArray();
                break;
            case YamlMappingNode map:
                json.WriteStartObject();
                foreach ((YamlNode key, YamlNode value) in map.Children)
                {
                    if (key is not YamlScalarNode { Value: { } name }) throw new YamlFault("a key must be a text");
                    json.WritePropertyName(name);
                    Write(json, value, depth + 1);
                }

                json.WriteEndObject();
                break;
            default:
                throw new YamlFault("an alias names nothing");
        }
    }

    private static void WriteScalar(Utf8JsonWriter json, YamlScalarNode scalar)
    {
        string text = scalar.Value ?? "";
        bool isPlain = scalar.Style is ScalarStyle.Plain or ScalarStyle.Any;
        if (!isPlain) json.WriteStringValue(text);
        else if (text is "" or "~" or "null") json.WriteNullValue();
        else if (text is "true" or "false") json.WriteBooleanValue(text == "true");
        else if (IsNumber(text)) json.WriteNumberValue(int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        else json.WriteStringValue(text);
    }

    private static bool IsNumber(string text)
        => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number.ToString(CultureInfo.InvariantCulture) == text;
}
