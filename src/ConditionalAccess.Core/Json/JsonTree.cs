using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace ConditionalAccess.Json;

internal enum JsonKind : byte
{
    None = 0,
    Object,
    Array,
    String,
    Number,
    True,
    False,
    Null,
    Name,
}

/// <summary>One token: a value, or the name before a value. <c>End</c> is the index after the last token inside it.</summary>
internal record struct JsonToken(int Start, int Length, int Parent, int End, JsonKind Kind, bool IsEscaped);

/// <summary>A document as a flat list of located tokens; 20 bytes each, so a hostile document cannot grow much in memory.</summary>
/// <param name="source">The document.</param>
/// <param name="tokens">The tokens; what is behind the last one is not looked at.</param>
/// <param name="ambiguous">The objects with a member that is given twice; null: none.</param>
internal sealed class JsonTree(SourceText source, JsonToken[] tokens, HashSet<int>? ambiguous)
{
    private int[]? _ambiguousInOrder;

    public SourceText Source { get; } = source;

    public JsonNode Root => new(this, 0);

    public ref readonly JsonToken this[int index] => ref tokens[index];

    /// <summary>True when some object has a member that is given twice.</summary>
    public bool HasDuplicates => ambiguous is { Count: > 0 };

    /// <summary>True for an object with a member that is given twice.</summary>
    public bool IsAmbiguous(int index) => ambiguous?.Contains(index) == true;

    /// <summary>True when the value or something inside it has a member that is given twice.</summary>
    public bool IsAmbiguousWithin(int index)
    {
        if (ambiguous is null) return false;
        _ambiguousInOrder ??= [.. ambiguous.Order()];
        int at = Array.BinarySearch(_ambiguousInOrder, index);
        if (at < 0) at = ~at;
        return at < _ambiguousInOrder.Length && _ambiguousInOrder[at] < this[index].End;
    }
}

/// <summary>One value of a document. <c>default</c> is no value.</summary>
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "Never compared.")]
internal readonly struct JsonNode(JsonTree tree, int index)
{
    public JsonTree Tree => tree;

    public int Index => index;

    public JsonKind Kind => tree is null ? JsonKind.None : tree[index].Kind;

    public int Offset => tree[index].Start;

    public bool IsObject => Kind == JsonKind.Object;

    public bool IsArray => Kind == JsonKind.Array;

    public bool IsString => Kind == JsonKind.String;

    public bool IsNull => Kind is JsonKind.Null or JsonKind.None;

    public bool IsEmptyContainer => Kind is JsonKind.Object or JsonKind.Array && tree[index].End == index + 1;

    /// <summary>The text of a string or name, or the digits of a number.</summary>
    public string Text
    {
        get
        {
            ref readonly JsonToken token = ref tree[index];
            ReadOnlySpan<byte> bytes = tree.Source.Utf8.Span.Slice(token.Start, token.Length);
            if (token.Kind is not (JsonKind.String or JsonKind.Name)) return Encoding.UTF8.GetString(bytes);
            if (!token.IsEscaped) return Encoding.UTF8.GetString(bytes[1..^1]);
            var reader = new Utf8JsonReader(bytes);
            reader.Read();
            return reader.GetString()!;
        }
    }

    /// <summary>The entries of a list; none for a value that holds nothing.</summary>
    public JsonItems Items() => new(tree, index);

    /// <summary>The members of an object; none for a value that holds nothing.</summary>
    public JsonMembers Members() => new(tree, index);

    /// <summary>The member of that name in any case; no value when there is none or when it is null.</summary>
    public JsonNode Member(string name)
    {
        JsonNode value = Find(name);
        return value.IsNull ? default : value;
    }

    /// <summary>True when there is such a member, null or not.</summary>
    public bool Has(string name) => Find(name).Kind != JsonKind.None;

    private JsonNode Find(string name)
    {
        if (!IsObject) return default;
        for (int i = index + 1; i < tree[index].End; i = tree[i + 1].End)
        {
            // The names asked for are ASCII, so a plain name of another length is another name; most are told apart without decoding.
            if (!tree[i].IsEscaped && tree[i].Length != name.Length + 2) continue;
            if (string.Equals(new JsonNode(tree, i).Text, name, StringComparison.OrdinalIgnoreCase)) return new JsonNode(tree, i + 1);
        }

        return default;
    }

    public string Path => JsonPath.Of(this);
}
