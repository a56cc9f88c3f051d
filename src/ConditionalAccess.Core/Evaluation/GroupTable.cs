namespace ConditionalAccess.Evaluation;

/// <summary>
/// The groups that assignments name, each with its bit. Most groups of a user are in no assignment, so the table is sparse: a group that is not there mostly meets
/// an empty place at once.
/// </summary>
internal sealed class GroupTable
{
    private const int PlacesPerGroup = 4;

    private readonly GraphId[] _ids;
    private readonly int[] _bits;
    private readonly int _mask;

    public GroupTable(IReadOnlyCollection<GraphId> groups)
    {
        Count = groups.Count;
        int places = 1;
        while (places < PlacesPerGroup * Count) places *= 2;
        (_ids, _bits, _mask) = (new GraphId[places], new int[places], places - 1);
        int bit = 0;
        foreach (GraphId group in groups)
        {
            int place = group.GetHashCode() & _mask;
            while (_ids[place].IsKnown) place = (place + 1) & _mask;
            (_ids[place], _bits[place]) = (group, bit++);
        }
    }

    public static GroupTable Empty { get; } = new([]);

    /// <summary>The number of groups.</summary>
    public int Count { get; }

    /// <summary>The bit of a group; -1 when no assignment names it.</summary>
    public int Find(in GraphId group)
    {
        for (int place = group.GetHashCode() & _mask; _ids[place].IsKnown; place = (place + 1) & _mask)
        {
            if (_ids[place].Equals(group)) return _bits[place];
        }

        return -1;
    }
}
