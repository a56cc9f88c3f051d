using System.Text.Json;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Scenarios;

/// <summary>One object of a scenario file. Reading is strict: a misspelt expectation would silently be none.</summary>
internal readonly struct ScenarioFields
{
    private readonly JsonElement _object;
    private readonly List<string> _problems;
    private readonly string _file;

    public ScenarioFields(string file, string path, JsonElement element, List<string> problems, params ReadOnlySpan<string> known)
    {
        (_file, Path, _object, _problems) = (file, path, element, problems);
        if (element.ValueKind != JsonValueKind.Object)
        {
            Refuse("", "an object is expected");
            return;
        }

        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (!known.Contains(member.Name)) Refuse("." + member.Name, "this member is not known; known are " + string.Join(", ", known.ToArray()));
        }
    }

    public string Path { get; }

    public JsonElement? this[string name]
        => _object.ValueKind == JsonValueKind.Object && _object.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public void Refuse(string below, string message) => _problems.Add(_file + " " + Path + below + ": " + message);

    public string? Text(string name)
    {
        if (this[name] is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        Refuse("." + name, "a text is expected");
        return null;
    }

    /// <summary>One of some words; null when it is left out or another.</summary>
    public string? Word(string name, params string[] words)
    {
        string? text = Text(name);
        if (text is null || words.Contains(text, StringComparer.Ordinal)) return text;
        Refuse("." + name, SafeText.Quote(text) + " is not one of " + string.Join(", ", words));
        return null;
    }

    public int? Number(string name)
    {
        if (this[name] is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number)) return number;
        Refuse("." + name, "a whole number is expected");
        return null;
    }

    public bool Flag(string name)
    {
        if (this[name] is not { } value) return false;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) Refuse("." + name, "true or false is expected");
        return value.ValueKind == JsonValueKind.True;
    }

    /// <summary>A list of texts, or one text; null when it is left out.</summary>
    public IReadOnlyList<string>? Texts(string name) => this[name] is { } value ? Texts("." + name, value) : null;

    /// <summary>A list whose entries are texts or lists of texts; null when it is left out.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? TextLists(string name)
    {
        if (this[name] is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String) return [[value.GetString()!]];
        if (value.ValueKind != JsonValueKind.Array)
        {
            Refuse("." + name, "a list is expected");
            return [];
        }

        var lists = new List<IReadOnlyList<string>>();
        foreach (JsonElement item in value.EnumerateArray()) lists.Add(Texts("." + name, item));
        return lists;
    }

    private List<string> Texts(string below, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) return [value.GetString()!];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String))
            return [.. value.EnumerateArray().Select(i => i.GetString()!)];
        Refuse(below, "a text or a list of texts is expected");
        return [];
    }
}
