using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;

namespace ConditionalAccess.Compilation;

/// <summary>Cuts the address space at the borders of all ranges and groups the pieces that lie in the same locations.</summary>
internal static class AddressSourceBuilder
{
    /// <summary>The intervals and, for each class, the set of locations its addresses lie in; null when there is no location.</summary>
    public static AddressClasses? Classify(LocationEntries<AddressTest> entries, out List<ulong[]> sets)
    {
        sets = [];
        if (entries.Items.Count == 0) return null;
        var known = new SetClasses(sets);
        (UInt128[] starts4, int[] classes4) = Family(entries.Items, false, known);
        (UInt128[] starts6, int[] classes6) = Family(entries.Items, true, known);
        return new AddressClasses(starts4, classes4, starts6, classes6);
    }

    public static LocationSource? Build(LocationEntries<AddressTest> entries, List<ulong[]> sets, int words)
        => entries.Source(LocationColumn.FirstAddress + sets.Count, words, (location, row) => row switch
        {
            LocationColumn.AddressAbsent => Truth.Unknown,
            LocationColumn.AddressAbsentWhatIf => Truth.No,
            _ => Bits.Get(sets[row - LocationColumn.FirstAddress], location) ? Truth.Yes
                : entries.Items[location].HasUnreadable ? Truth.Unknown : Truth.No,
        });

    private static (UInt128[] Starts, int[] Classes) Family(List<AddressTest> locations, bool isIPv6, SetClasses known)
    {
        UInt128[] starts = Starts(locations, isIPv6);
        int setWords = Bits.WordsFor(locations.Count);
        var members = new ulong[starts.Length * setWords];
        for (int location = 0; location < locations.Count; location++)
        {
            foreach (IpRange range in locations[location].Ranges)
            {
                if (range.Lower.IsIPv6 != isIPv6 || !range.IsReadable) continue;
                int from = IndexOf(starts, range.Lower.Value);
                for (int i = from; i < starts.Length && starts[i] <= range.Upper.Value; i++) Bits.Set(members.AsSpan(i * setWords, setWords), location);
            }
        }

        var classes = new int[starts.Length];
        for (int i = 0; i < classes.Length; i++) classes[i] = known.ClassOf(members.AsSpan(i * setWords, setWords));
        return (starts, classes);
    }

    private static UInt128[] Starts(List<AddressTest> locations, bool isIPv6)
    {
        List<IpRange> lower = [], upper = [];
        foreach (AddressTest location in locations)
        {
            foreach (IpRange range in location.Ranges)
            {
                if (range.Lower.IsIPv6 != isIPv6 || !range.IsReadable) continue;
                lower.Add(range);
                upper.Add(range);
            }
        }

        lower.Sort(static (a, b) => a.Lower.Value.CompareTo(b.Lower.Value));
        upper.Sort(static (a, b) => a.Upper.Value.CompareTo(b.Upper.Value));
        return Merge(lower, upper, isIPv6 ? UInt128.MaxValue : uint.MaxValue);
    }

    // Intervals begin where a range begins and behind where one ends. References are sorted, not addresses: sorting those needs code of their own.
    private static UInt128[] Merge(List<IpRange> lower, List<IpRange> upper, UInt128 last)
    {
        var starts = new UInt128[(2 * lower.Count) + 1];
        int count = 1, ended = 0;
        foreach (IpRange range in lower)
        {
            while (ended < upper.Count && upper[ended].Upper.Value < range.Lower.Value) Add(upper[ended++].Upper.Value + 1);
            Add(range.Lower.Value);
        }

        for (; ended < upper.Count && upper[ended].Upper.Value != last; ended++) Add(upper[ended].Upper.Value + 1);
        return starts[..count];

        void Add(UInt128 start)
        {
            if (start != starts[count - 1]) starts[count++] = start;
        }
    }

    private static int IndexOf(UInt128[] starts, UInt128 start)
    {
        int low = 0, high = starts.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >> 1;
            if (starts[middle] <= start) low = middle;
            else high = middle - 1;
        }

        return low;
    }
}
