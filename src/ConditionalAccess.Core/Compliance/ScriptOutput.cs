using System.Text;
using System.Text.Json;

namespace ConditionalAccess.Compliance;

/// <summary>The kind of one value that a discovery script printed.</summary>
internal enum ScriptValueKind : byte
{
    None = 0,
    Text,
    Number,
    Flag,

    /// <summary>Null, an object or a list: never comparable.</summary>
    Other,
}

/// <summary>One value that a discovery script printed. <c>Text</c> is the text of a string without quotes, else the JSON text.</summary>
internal readonly record struct ScriptValue(ScriptValueKind Kind, string Text);

/// <summary>
/// The output of a discovery script, read once: one flat JSON object with unique names (spec 2.2). Only this fact is JSON by nature, so the room knows a
/// little of it. Equal when the text is.
/// </summary>
internal sealed class ScriptOutput : IEquatable<ScriptOutput>
{
    // Custom compliance allows 100 rules; more values than this only make a hostile output slow.
    private const int MaxValues = 10_000;

    private readonly List<(string Name, ScriptValue Value)> _values = [];

    private ScriptOutput(string? text) => Text = text;

    /// <summary>No output is known.</summary>
    public static ScriptOutput Empty { get; } = new(null);

    public string? Text { get; }

    /// <summary>True when the text is one JSON object without duplicate names.</summary>
    public bool IsObject { get; private set; }

    /// <summary>Length in UTF-16 code units.</summary>
    public int Length => Text?.Length ?? 0;

    /// <summary>Reads the text; never throws.</summary>
    public static ScriptOutput Read(string? text)
    {
        if (text is null) return Empty;
        var output = new ScriptOutput(text);
        output.IsObject = output.TryRead(text);
        if (!output.IsObject) output._values.Clear();
        return output;
    }

    /// <summary>The value of that name, compared ordinal; false when there is none.</summary>
    public bool TryFind(string name, out ScriptValue value)
    {
        foreach ((string found, ScriptValue known) in _values)
        {
            if (!string.Equals(found, name, StringComparison.Ordinal)) continue;
            value = known;
            return true;
        }

        value = default;
        return false;
    }

    public bool Equals(ScriptOutput? other) => other is not null && string.Equals(Text, other.Text, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as ScriptOutput);

    public override int GetHashCode() => Text is null ? 0 : StringComparer.Ordinal.GetHashCode(Text);

    private bool TryRead(string text)
    {
        byte[] utf8 = new UTF8Encoding(false, throwOnInvalidBytes: false).GetBytes(text);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 64 });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            var names = new HashSet<string>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                string name = reader.GetString()!;
                reader.Read();
                if (!names.Add(name) || names.Count > MaxValues) return false;
                _values.Add((name, ValueAt(ref reader)));
            }

            return !reader.Read();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static ScriptValue ValueAt(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return new ScriptValue(ScriptValueKind.Text, reader.GetString()!);
            case JsonTokenType.Number:
                return new ScriptValue(ScriptValueKind.Number, Encoding.UTF8.GetString(reader.ValueSpan));
            case JsonTokenType.True:
                return new ScriptValue(ScriptValueKind.Flag, "true");
            case JsonTokenType.False:
                return new ScriptValue(ScriptValueKind.Flag, "false");
            default:
                bool isNull = reader.TokenType == JsonTokenType.Null;
                reader.Skip();
                return new ScriptValue(ScriptValueKind.Other, isNull ? "null" : "(object or list)");
        }
    }
}
