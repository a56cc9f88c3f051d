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
                if (range.Lower.IsIPv6 != isIPv6) continue;
                int from = Array.BinarySearch(starts, range.Lower.Value);
                for (int i = from; i < starts.Length && starts[i] <= range.Upper.Value; i++) Bits.Set(members.AsSpan(i * setWords, setWords), location);
            }
        }

        var classes = new int[starts.Length];
        for (int i = 0; i < classes.Length; i++) classes[i] = known.ClassOf(members.AsSpan(i * setWords, setWords));
        return (starts, classes);
    }

    private static UInt128[] Starts(List<AddressTest> locations, bool isIPv6)
    {
        UInt128 last = isIPv6 ? UInt128.MaxValue : uint.MaxValue;
        var starts = new List<UInt128> { 0 };
        foreach (AddressTest location in locations)
        {
            foreach (IpRange range in location.Ranges)
            {
                if (range.Lower.IsIPv6 != isIPv6) continue;
                starts.Add(range.Lower.Value);
                if (range.Upper.Value != last) starts.Add(range.Upper.Value + 1);
            }
        }

        starts.Sort();
        int kept = 1;
        for (int i = 1; i < starts.Count; i++)
        {
            if (starts[i] != starts[kept - 1]) starts[kept++] = starts[i];
        }

        return [.. starts.GetRange(0, kept)];
    }
}
