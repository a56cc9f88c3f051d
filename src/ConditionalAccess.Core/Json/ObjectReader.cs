using System.Globalization;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>
/// Takes the known members out of one JSON object, in any spelling and in the odd forms of spec 1.16; what is left over is kept as extra members.
/// </summary>
internal sealed class ObjectReader
{
    // What is left: names, null once taken, and beside each the position of its value.
    private readonly List<string?> _names = [];
    private readonly List<int> _values = [];
    private readonly List<ExtraMember> _extra = [];

    public ObjectReader(ReadContext context, JsonNode node)
    {
        (Context, Node) = (context, node);
        foreach ((string name, JsonNode value) in node.Members())
        {
            _names.Add(name);
            _values.Add(value.Index);
        }

        if (node.Tree.IsAmbiguous(node.Index)) context.IsBroken = true;
    }

    public ReadContext Context { get; }

    public JsonNode Node { get; }

    /// <summary>The member of that name; no value when it is missing or null.</summary>
    public JsonNode Take(string name)
    {
        int index = Find(name);
        if (index < 0) return default;
        (string found, JsonNode value) = (_names[index]!, Value(index));
        _names[index] = null;
        if (found != name)
            Context.Note(DiagnosticCodes.MemberSpelling, value, $"member names are spelled in another case than Graph's, here {DiagnosticText.Quote(found)} for '{name}'");
        return value.IsNull ? default : value;
    }

    /// <summary>The member of that name without taking it out.</summary>
    public JsonNode Peek(string name) => Find(name) is >= 0 and int index ? Value(index) : default;

    public string? Text(string name)
    {
        JsonNode value = Take(name);
        if (value.IsNull) return null;
        if (value.IsString) return value.Text;
        Context.WrongType(value, name, "a text or null");
        return null;
    }

    public GraphId Id(string name) => Text(name) is { Length: > 0 } text ? text : default;

    public bool? Flag(string name)
    {
        JsonNode value = Take(name);
        if (value.IsNull) return null;
        if (value.Kind is JsonKind.True or JsonKind.False) return value.Kind == JsonKind.True;
        Context.WrongType(value, name, "true, false or null");
        return null;
    }

    public int? Number(string name)
    {
        JsonNode value = Take(name);
        if (value.IsNull) return null;
        if (value.Kind == JsonKind.Number && int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)) return number;
        Context.WrongType(value, name, "a whole number or null");
        return null;
    }

    /// <summary>A date; one that cannot be read is kept as an extra member.</summary>
    public DateTimeOffset? Date(string name)
    {
        JsonNode value = Take(name);
        if (value.IsNull) return null;
        if (value.IsString && IsoDate.TryParse(value.Text, out DateTimeOffset date)) return date;
        Context.Warn(DiagnosticCodes.UnreadableDate, value, $"{name} is not a date, expected a form such as 2026-08-31T12:00:00Z",
            "write the date with its zone, or null");
        _extra.Add(new ExtraMember(name, RawJson.Of(value)));
        return null;
    }

    /// <summary>A nested object; null when it is not configured: missing, null, or without any member that says something.</summary>
    public ObjectReader? Object(string name)
    {
        JsonNode value = Take(name);
        if (value.IsNull) return null;
        if (value.IsEmptyContainer)
        {
            Context.Warn(DiagnosticCodes.EmptyObject, value, $"{name} is an empty {(value.IsArray ? "list" : "object")}, expected an object or null", "it counts as not configured: write null");
            return null;
        }

        if (!value.IsObject)
        {
            Context.WrongType(value, name, "an object or null");
            return null;
        }

        if (RawJson.IsConfigured(value)) return new ObjectReader(Context, value);
        Context.Note(DiagnosticCodes.AllNullObject, value, $"objects without any value count as not configured, here {name}");
        NoteAnnotations(value);
        return null;
    }

    /// <summary>The entries of a list; a single text is taken for a list of one.</summary>
    public ListEntries Items(string name)
    {
        JsonNode value = Take(name);
        if (value.IsString) Context.Warn(DiagnosticCodes.SingleText, value, $"{name} is a single text, expected a list", "write it as a list of one");
        else if (!value.IsNull && !value.IsArray) Context.WrongType(value, name, "a list");
        return new ListEntries(Context, name, value);
    }

    public ValueArray<T> List<T>(string name, Func<JsonNode, T?> read)
        where T : class
    {
        var items = new List<T>();
        foreach (JsonNode node in Items(name))
        {
            if (read(node) is { } item) items.Add(item);
        }

        return Pack(items);
    }

    public ValueArray<string> Texts(string name) => List(name, node => node.IsString ? node.Text : WrongEntry(node, name));

    /// <summary>Adds a member to keep.</summary>
    public void Keep(ExtraMember member) => _extra.Add(member);

    /// <summary>Takes <c>@odata.type</c> out when it says what is known anyway.</summary>
    public void TakeType(string expected)
    {
        int index = Find("@odata.type");
        if (index >= 0 && ODataType.IsNamed(Value(index), expected)) _names[index] = null;
    }

    /// <summary>Everything not taken; unknown members that say something get an effect and a warning.</summary>
    public ValueArray<ExtraMember> Rest(ExtraRule rule)
    {
        for (int i = 0; i < _names.Count; i++)
        {
            if (_names[i] is not { } name) continue;
            JsonNode value = Value(i);
            if (MemberNames.IsAnnotation(name) || (rule is ExtraRule.Root or ExtraRule.None && MemberNames.IsToolMember(name))) KeepAnnotation(name, value);
            else if (RawJson.IsConfigured(value)) KeepUnknown(name, value, rule);
        }

        _names.Clear();
        _values.Clear();
        return Pack(_extra);
    }

    /// <summary>Hands unknown members to an outer object that can carry an effect, under a dotted name; annotations stay here.</summary>
    public ValueArray<ExtraMember> RestInto(ObjectReader outer, string prefix, ExtraRule rule)
    {
        Rest(rule);
        foreach (ExtraMember member in _extra.Where(m => m.Effect != ExtraEffect.None)) outer.Keep(member with { Name = prefix + "." + member.Name });
        _extra.RemoveAll(m => m.Effect != ExtraEffect.None);
        return Pack(_extra);
    }

    public static ValueArray<T> Pack<T>(List<T> items) => items.Count == 0 ? default : new(items.ToArray());

    private int Find(string name)
    {
        for (int i = 0; i < _names.Count; i++)
        {
            if (string.Equals(_names[i], name, StringComparison.OrdinalIgnoreCase)) return i;
        }

        return -1;
    }

    private JsonNode Value(int index) => new(Node.Tree, _values[index]);

    private void KeepAnnotation(string name, JsonNode value)
    {
        if (!RawJson.IsConfigured(value)) return;
        NoteAnnotation(name, value);
        _extra.Add(new ExtraMember(name, RawJson.Of(value)));
    }

    private void KeepUnknown(string name, JsonNode value, ExtraRule rule)
    {
        ExtraEffect effect = ExtraRules.EffectOf(rule, name);
        _extra.Add(new ExtraMember(name, RawJson.Of(value), effect));
        if (rule != ExtraRule.None && !Node.Tree.IsAmbiguous(Node.Index)) ExtraRules.Report(Context, rule, name, value, effect);
    }

    private void NoteAnnotations(JsonNode node)
    {
        foreach ((string name, JsonNode value) in node.Members())
        {
            if (MemberNames.IsAnnotation(name)) NoteAnnotation(name, value);
            else if (value.IsObject) NoteAnnotations(value);
        }
    }

    private void NoteAnnotation(string name, JsonNode value)
        => Context.Note(DiagnosticCodes.AnnotationRead, value, $"members such as {DiagnosticText.Quote(name)} have no meaning for a decision", kind: MemberNames.AnnotationKind(name));

    private string? WrongEntry(JsonNode node, string name)
    {
        Context.WrongType(node, "an entry of " + name, "a text");
        return null;
    }
}
