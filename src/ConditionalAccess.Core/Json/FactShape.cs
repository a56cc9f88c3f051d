using System.Collections.Frozen;
using System.Text;

namespace ConditionalAccess.Json;

/// <summary>The members that an object of a device may have: facts, and words of Graph that are no facts. Names are found in any letter case.</summary>
internal sealed class FactShape
{
    public const int Ignored = -1;
    public const int Unknown = -2;

    private const int LongestName = 64;

    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _slots;

    public FactShape(string[] names, params string[] ignored)
    {
        Names = names;
        var slots = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < names.Length; i++) slots.Add(names[i], i);
        foreach (string name in ignored) slots.Add(name, Ignored);
        _slots = slots.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The position of a name in <see cref="Names"/>, <see cref="Ignored"/> or <see cref="Unknown"/>.</summary>
    public int SlotOf(ReadOnlySpan<char> name) => _slots.TryGetValue(name, out int slot) ? slot : Unknown;

    /// <summary>The same for the name of a member.</summary>
    public int SlotOf(JsonNode name)
    {
        Span<char> buffer = stackalloc char[LongestName];
        return SlotOf(Chars(name, buffer));
    }

    /// <summary>The text of a string or name: in the buffer when it is short and plain.</summary>
    public static ReadOnlySpan<char> Chars(JsonNode node, Span<char> buffer)
    {
        ref readonly JsonToken token = ref node.Tree[node.Index];
        if (token.IsEscaped || token.Length - 2 > buffer.Length) return node.Text;
        int length = Encoding.UTF8.GetChars(node.Tree.Source.Utf8.Span.Slice(token.Start + 1, token.Length - 2), buffer);
        return buffer[..length];
    }
}
