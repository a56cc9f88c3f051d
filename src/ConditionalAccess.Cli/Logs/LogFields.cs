using System.Globalization;
using System.Text.Json;

namespace ConditionalAccess.Cli.Logs;

/// <summary>The members of a record by Graph's names, however the log writes them. Null and absent say the same: nothing.</summary>
internal readonly struct LogFields(JsonElement element)
{
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false, AllowTrailingCommas = true, MaxDepth = 32 };

    /// <summary>Reads an entry; the caller disposes of the document.</summary>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(json, s_strict);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document;
        }
        catch (JsonException e)
        {
            throw new LogFault(string.Create(CultureInfo.InvariantCulture, $"no JSON: {Reason(e)}"));
        }

        document.Dispose();
        throw new LogFault("not an object");
    }

    /// <summary>Whether the record says anything for a member.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>A text; empty when it is said to be empty, null when nothing is said.</summary>
    public string? Text(string name) => Find(name) is { } value ? TextOf(name, value) : null;

    /// <summary>An id in any of the ways to write the member; texts that are no id, and the id of zeros, say nothing.</summary>
    public GraphId Id(string name)
    {
        foreach (string way in LogColumns.WaysToWrite(name))
        {
            if (!element.TryGetProperty(way, out JsonElement value) || value.ValueKind != JsonValueKind.String) continue;
            if (IdOf(value.GetString()) is { IsKnown: true } id) return id;
        }

        return default;
    }

    public bool? Flag(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text => TextOf(name, text).ToUpperInvariant() switch
        {
            "TRUE" => true,
            "FALSE" => false,
            "" => null,
            _ => throw new LogFault(name + " is neither true nor false"),
        },
        _ => throw new LogFault(name + " is neither true nor false"),
    };

    public int? Number(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out int number) => number,
        { ValueKind: JsonValueKind.String } text when TextOf(name, text).Length == 0 => null,
        { ValueKind: JsonValueKind.String } text when int.TryParse(TextOf(name, text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) => number,
        _ => throw new LogFault(name + " is no whole number"),
    };

    /// <summary>An object, or a text that holds one.</summary>
    public LogFields? Object(string name)
    {
        if (Find(name) is not { } value || Opened(name, value) is not { } opened) return null;
        return opened.ValueKind == JsonValueKind.Object ? new LogFields(opened) : throw new LogFault(name + " is no object");
    }

    /// <summary>A list, or a text that holds one; null when nothing is said.</summary>
    public JsonElement? List(string name)
    {
        if (Find(name) is not { } value || Opened(name, value) is not { } opened) return null;
        return opened.ValueKind == JsonValueKind.Array ? opened : throw new LogFault(name + " is no list");
    }

    /// <summary>The country of a location, which is an object, a text that holds one, or the country itself.</summary>
    public string? Country()
    {
        if (Find("location") is not { } value) return null;
        bool isObject = value.ValueKind == JsonValueKind.Object || TextOf("location", value).StartsWith('{');
        return isObject ? Object("location")?.Inner("countryOrRegion") : TextOf("location", value);
    }

    public static GraphId IdOf(string? text)
        => GraphId.TryParse(text, null, out GraphId id) && id.IsGuid && id.Guid != Guid.Empty ? id : default;

    /// <summary>A member of a smaller object, which has one name only, in either case of the first letter.</summary>
    public static JsonElement? Member(JsonElement item, string name)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(name, out JsonElement value)) return null;
        return value.ValueKind == JsonValueKind.Null ? null : value;
    }

    public string? Inner(string name) => Member(element, name) is { } value ? TextOf(name, value) : null;

    public bool? InnerFlag(string name) => Member(element, name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text => text.GetString()!.ToUpperInvariant() switch { "TRUE" => true, "FALSE" => false, _ => null },
        _ => null,
    };

    public int? InnerNumber(string name) => Member(element, name) switch
    {
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out int number) => number,
        { ValueKind: JsonValueKind.String } text when int.TryParse(text.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) => number,
        _ => null,
    };

    private static JsonElement? Opened(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return value;
        string text = TextOf(name, value);
        if (string.IsNullOrWhiteSpace(text)) return null;
        try
        {
            return JsonElement.Parse(text, s_strict);
        }
        catch (JsonException e)
        {
            throw new LogFault(name + " is text that is no JSON: " + Reason(e));
        }
    }

    private static string TextOf(string name, JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new LogFault(name + " is no text");
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are not UTF-8.
            throw new LogFault(name + " is no well-formed text");
        }
    }

    // The parser's message without its own line numbers, which count from the start of the entry.
    private static string Reason(JsonException e)
    {
        int end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? e.Message : e.Message[..end];
    }

    private JsonElement? Find(string name)
    {
        foreach (string way in LogColumns.WaysToWrite(name))
        {
            if (element.TryGetProperty(way, out JsonElement value) && value.ValueKind != JsonValueKind.Null) return value;
        }

        return null;
    }
}
