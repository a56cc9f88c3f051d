using ConditionalAccess.Diagnostics;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Json;

/// <summary>
/// One object of a what-if request. Null says the same as leaving out, as in Graph; anything that is not understood is refused with its place,
/// because a misspelt signal would silently take its default.
/// </summary>
internal sealed class RequestObject
{
    private const string LeaveOut = ", or leave it out for Graph's default";

    private readonly FindingList _findings;
    private readonly JsonNode _node;

    public RequestObject(FindingList findings, JsonNode node, params string[] names)
    {
        (_findings, _node) = (findings, node);
        foreach ((string name, JsonNode value) in node.Members())
        {
            if (MemberNames.IsAnnotation(name) || names.Contains(name, StringComparer.OrdinalIgnoreCase)) continue;
            Refuse(value, DiagnosticCodes.UnknownRequestMember, $"member {DiagnosticText.Quote(name)} is not known here",
                "known are " + string.Join(", ", names.Select(n => n == "extensionAttribute1" ? "extensionAttribute1 ... 15" : n)
                    .Where(n => !n.StartsWith("extensionAttribute", StringComparison.Ordinal) || n.Contains(' ', StringComparison.Ordinal))));
        }
    }

    public string? Text(string name)
    {
        JsonNode value = _node.Member(name);
        if (value.IsNull) return null;
        if (value.IsString) return value.Text;
        Mistyped(value, name, "a text");
        return null;
    }

    public bool? Flag(string name)
    {
        JsonNode value = _node.Member(name);
        if (value.IsNull) return null;
        if (value.Kind is JsonKind.True or JsonKind.False) return value.Kind == JsonKind.True;
        Mistyped(value, name, "true or false");
        return null;
    }

    /// <summary>An id that may be left out.</summary>
    public GraphId Id(string name) => Text(name) is { Length: > 0 } text ? text : default;

    /// <summary>An id without which nothing can be decided.</summary>
    public GraphId RequiredId(string name, string remedy)
    {
        JsonNode value = _node.Member(name);
        GraphId id = Id(name);
        if (!id.IsKnown && (value.IsNull || value.IsString)) Missing(name, remedy);
        return id;
    }

    public ValueArray<Audience> RequiredApps(string name)
    {
        var apps = new List<Audience>();
        JsonNode list = _node.Member(name);
        if (!list.IsNull && !list.IsArray) Mistyped(list, name, "a list of app ids");
        else if (list.IsNull || list.IsEmptyContainer) Missing(name, "give the app id of each resource the token is for");
        else
        {
            foreach (JsonNode item in list.Items())
            {
                if (item.IsString && item.Text.Length > 0) apps.Add(item.Text);
                else Mistyped(item, "an entry of " + name, "an app id");
            }
        }

        return [.. apps];
    }

    /// <summary>One word of a table; <c>default</c> when it is left out.</summary>
    public T Word<T>(string name, WordTable<T> table)
        where T : struct, Enum
    {
        if (Text(name) is not { } text) return default;
        if (table.TryFind(text.Trim(), out T value, out _)) return value;
        JsonNode at = _node.Member(name);
        if (text.Contains(',', StringComparison.Ordinal))
            Refuse(at, DiagnosticCodes.SeveralRequestWords, $"{name} gives several words, but a sign-in has one {table.Name}", "ask once for each of them");
        else
            Refuse(at, DiagnosticCodes.UnknownRequestWord, $"{table.Name} {DiagnosticText.Quote(text)} is not understood, expected {table.Expected()}", "write one of these words" + LeaveOut);
        return default;
    }

    /// <summary>A device attribute; left out and null both mean Graph's default, which is no value.</summary>
    public DeviceAttribute Attribute(string name) => Text(name);

    public DeviceAttribute Attributes(string name)
    {
        JsonNode list = _node.Member(name);
        if (list.IsNull) return default;
        if (!list.IsArray)
        {
            Mistyped(list, name, "a list of texts");
            return default;
        }

        var texts = new List<string>();
        foreach (JsonNode item in list.Items())
        {
            if (item.IsString) texts.Add(item.Text);
            else Mistyped(item, "an entry of " + name, "a text");
        }

        return DeviceAttribute.Of(ValueArray.From(texts));
    }

    /// <summary>The inner object; null when it is left out.</summary>
    public JsonNode? Child(string name)
    {
        JsonNode value = _node.Member(name);
        if (value.IsNull) return null;
        if (value.IsObject) return value;
        Mistyped(value, name, "an object");
        return null;
    }

    public JsonNode? RequiredChild(string name, string remedy)
    {
        if (_node.Member(name).IsNull) Missing(name, remedy);
        return Child(name);
    }

    /// <summary>A finding at a member that is there.</summary>
    public void Refuse(string name, string code, string message, string remedy) => Refuse(_node.Member(name), code, message, remedy);

    public static void Refuse(FindingList findings, JsonNode at, string code, string message, string remedy)
        => findings.Add(DiagnosticSeverity.Error, code, message, remedy, at.Tree.Source, at.Offset, () => at.Path);

    private void Missing(string name, string remedy)
    {
        JsonNode at = _node.Member(name);
        Refuse(at.IsNull ? _node : at, DiagnosticCodes.MissingRequestMember, at.IsNull ? $"there is no {name}" : $"{name} is empty", remedy);
    }

    private void Mistyped(JsonNode at, string name, string expected)
        => Refuse(at, DiagnosticCodes.WrongRequestType, $"{name} has the wrong type, expected {expected}", "write it as " + expected);

    private void Refuse(JsonNode at, string code, string message, string remedy) => Refuse(_findings, at, code, message, remedy);
}
