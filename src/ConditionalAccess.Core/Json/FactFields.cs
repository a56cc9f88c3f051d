using ConditionalAccess.Compliance;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Json;

/// <summary>
/// The members of one object. A member that is left out keeps what was known before (<c>otherwise</c>: nothing for a device, the device's own fact for a
/// context); null means "not known".
/// </summary>
internal sealed class FactFields
{
    private readonly FactShape _shape;
    private readonly JsonNode _node;
    private readonly int[] _at;

    public FactFields(FactScope scope, FactShape shape, JsonNode node)
    {
        (Scope, _shape, _node) = (scope, shape, node);
        _at = new int[shape.Names.Count];
        for (int i = node.Index + 1; i < node.Tree[node.Index].End; i = node.Tree[i + 1].End)
        {
            var name = new JsonNode(node.Tree, i);
            int slot = shape.SlotOf(name);
            if (slot >= 0) _at[slot] = i + 1;
            else if (slot == FactShape.Unknown) scope.UnknownMember(new JsonNode(node.Tree, i + 1), name, shape);
        }
    }

    public FactScope Scope { get; }

    public JsonNode Node => _node;

    /// <summary>The member, null included; no value when it is left out.</summary>
    public JsonNode this[string name]
    {
        get
        {
            // Index 0 is the root of the document and never a member.
            int at = _at[_shape.SlotOf(name)];
            return at == 0 ? default : new JsonNode(_node.Tree, at);
        }
    }

    public bool Has(string name) => !this[name].IsNull;

    public bool? Flag(string name, bool? otherwise = null) => Is(name, out JsonNode value) ? FactValues.Flag(Scope, value) : otherwise;

    public int? Number(string name, int? otherwise = null, int low = 0, int high = int.MaxValue)
        => Is(name, out JsonNode value) ? FactValues.Number(Scope, value, low, high) : otherwise;

    public string? Text(string name, string? otherwise = null) => Is(name, out JsonNode value) ? FactValues.Text(Scope, value) : otherwise;

    public GraphId Id(string name, GraphId otherwise = default) => Is(name, out JsonNode value) ? FactValues.Text(Scope, value) : otherwise;

    public DateTimeOffset? Instant(string name, DateTimeOffset? otherwise = null) => Is(name, out JsonNode value) ? FactValues.Instant(Scope, value) : otherwise;

    public DottedVersion Version(string name, DottedVersion otherwise = default) => Is(name, out JsonNode value) ? FactValues.Text(Scope, value) : otherwise;

    public T Word<T>(string name, FactWords<T> words, T otherwise = default)
        where T : struct, Enum => Is(name, out JsonNode value) ? FactValues.Word(Scope, value, words) : otherwise;

    public DeviceAttribute Attribute(string name, DeviceAttribute otherwise = default) => Is(name, out JsonNode value) ? FactValues.Attribute(Scope, value) : otherwise;

    /// <summary>The ids of a list; one entry that cannot be read makes the whole list not known.</summary>
    public ValueArray<GraphId> Ids(string name, ValueArray<GraphId> otherwise = default) => Is(name, out JsonNode value) ? FactValues.Ids(Scope, value) : otherwise;

    /// <summary>A list, entry by entry; <paramref name="read"/> gives null for an entry that is left out.</summary>
    public ValueArray<T> List<T>(string name, ValueArray<T> otherwise, Func<FactScope, JsonNode, T?> read)
        where T : class => Is(name, out JsonNode value) ? FactLists.Read(Scope, value, read) : otherwise;

    /// <summary>An object that is a part of the device.</summary>
    public T Group<T>(string name, FactShape shape, T otherwise, T notKnown, Func<FactFields, T, T> read)
        where T : class
    {
        if (!Is(name, out JsonNode value)) return otherwise;
        if (value.IsObject) return read(new FactFields(Scope, shape, value), otherwise);
        if (!value.IsNull) Scope.WrongType(value, "an object");
        return notKnown;
    }

    /// <summary>True when the member is there, null included.</summary>
    public bool Is(string name, out JsonNode value)
    {
        value = this[name];
        return value.Kind != JsonKind.None;
    }
}
