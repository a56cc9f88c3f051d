using System.Runtime.InteropServices;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>Cuts the address space at the borders of all ranges and groups the pieces that lie in the same locations.</summary>
internal static class AddressSourceBuilder
{
    /// <summary>The intervals and, for each class, the set of locations its addresses lie in; null when there is no location.</summary>
    public static AddressClasses? Classify(LocationEntries<AddressTest> entries, out List<ulong[]> sets)
    {
        sets = [];
        if (entries.Items.Count == 0) return null;
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        (UInt128[] starts4, int[] classes4) = Family(entries.Items, false, known, sets);
        (UInt128[] starts6, int[] classes6) = Family(entries.Items, true, known, sets);
        return new AddressClasses
        {
            StartsV4 = [.. starts4.Select(s => (uint)s)],
            ClassesV4 = classes4,
            StartsV6 = starts6,
            ClassesV6 = classes6,
        };
    }

    public static LocationSource? Build(LocationEntries<AddressTest> entries, List<ulong[]> sets, int words)
        => entries.Source(LocationColumn.FirstAddress + sets.Count, words, (location, row) => row switch
        {
            LocationColumn.AddressAbsent => Truth.Unknown,
            LocationColumn.AddressAbsentWhatIf => Truth.No,
            _ => Bits.Get(sets[row - LocationColumn.FirstAddress], location) ? Truth.Yes
                : entries.Items[location].HasUnreadable ? Truth.Unknown : Truth.No,
        });

    private static (UInt128[] Starts, int[] Classes) Family(List<AddressTest> locations, bool isIPv6, Dictionary<string, int> known, List<ulong[]> sets)
    {
        UInt128 last = isIPv6 ? UInt128.MaxValue : uint.MaxValue;
        UInt128[] starts = Starts(locations, isIPv6, last);
        int setWords = Bits.WordsFor(locations.Count);
        var members = new ulong[starts.Length * setWords];
        for (int location = 0; location < locations.Count; location++)
        {
            foreach (IpRange range in locations[location].Ranges.Where(r => r.Lower.IsIPv6 == isIPv6)) Mark(range, location);
        }

        var classes = new int[starts.Length];
        for (int i = 0; i < classes.Length; i++) classes[i] = ClassOf(members.AsSpan(i * setWords, setWords), known, sets);
        return (starts, classes);

        void Mark(IpRange range, int location)
        {
            int from = Array.BinarySearch(starts, range.Lower.Value);
            for (int i = from; i < starts.Length && starts[i] <= range.Upper.Value; i++) Bits.Set(members.AsSpan(i * setWords, setWords), location);
        }
    }

    private static UInt128[] Starts(List<AddressTest> locations, bool isIPv6, UInt128 last)
    {
        var starts = new SortedSet<UInt128> { 0 };
        foreach (IpRange range in locations.SelectMany(l => l.Ranges).Where(r => r.Lower.IsIPv6 == isIPv6))
        {
            starts.Add(range.Lower.Value);
            if (range.Upper.Value != last) starts.Add(range.Upper.Value + 1);
        }

        return [.. starts];
    }

    private static int ClassOf(ReadOnlySpan<ulong> members, Dictionary<string, int> known, List<ulong[]> sets)
    {
        string key = new(MemoryMarshal.Cast<ulong, char>(members));
        if (known.TryGetValue(key, out int number)) return number;
        sets.Add(members.ToArray());
        return known[key] = sets.Count - 1;
    }
}
