using System.Runtime.CompilerServices;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// Numbers the ids that policies name, so that everything else works with numbers. GUIDs are found by open addressing in a table that is at most
/// two thirds full; the few ids that are text, in a dictionary. Immutable and thread-safe.
/// </summary>
internal sealed class IdMap
{
    private readonly Slot[] _slots;
    private readonly Dictionary<GraphId, int>? _texts;

    /// <param name="ids">The ids, each once; the number of an id is its position.</param>
    public IdMap(GraphId[] ids)
    {
        int slots = 1;
        while (slots * 2 < ids.Length * 3) slots *= 2;
        _slots = new Slot[slots];
        foreach (GraphId id in ids)
        {
            if (id.IsGuid) Add(in id, Count++);
            else (_texts ??= []).Add(id, Count++);
        }
    }

    public int Count { get; }

    /// <summary>The number of a known id; -1 when no policy names it.</summary>
    public int Find(in GraphId id)
    {
        if (!id.IsGuid) return _texts is null ? -1 : _texts.GetValueOrDefault(id, -1);
        return Find(in id.GuidInPlace);
    }

    /// <summary>The number of an id that is a GUID; -1 when no policy names it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(in Guid id)
    {
        Slot[] slots = _slots;
        for (uint at = GraphId.HashOf(in id); ; at = unchecked(at + 1))
        {
            ref readonly Slot slot = ref slots[unchecked((int)at) & unchecked(slots.Length - 1)];
            if (slot.Number == 0) return -1;
            if (slot.Id == id) return unchecked(slot.Number - 1);
        }
    }

    private void Add(in GraphId id, int number)
    {
        uint at = GraphId.HashOf(in id.GuidInPlace) & (uint)(_slots.Length - 1);
        while (_slots[at].Number != 0) at = (at + 1) & (uint)(_slots.Length - 1);
        _slots[at] = new Slot { Id = id.Guid, Number = number + 1 };
    }

    private struct Slot
    {
        public Guid Id;

        /// <summary>0: free; else the number plus one.</summary>
        public int Number;
    }
}
