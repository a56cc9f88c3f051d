using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>Groups the countries that lie in the same country locations.</summary>
internal static class CountrySourceBuilder
{
    private const int Codes = 26 * 26;

    /// <summary>The row of every country value, and for each row of countries the set of locations they lie in.</summary>
    public static int[] Classify(LocationEntries<CountryNamedLocation> entries, out List<ulong[]> sets)
    {
        sets = [];
        if (entries.Items.Count == 0) return [];
        int setWords = Bits.WordsFor(entries.Items.Count);
        var members = new ulong[Codes * setWords];
        for (int location = 0; location < entries.Items.Count; location++)
        {
            foreach (CountryCode country in entries.Items[location].CountriesAndRegions)
            {
                if (country.Index >= 0) Bits.Set(members.AsSpan(country.Index * setWords, setWords), location);
            }
        }

        var known = new SetClasses(sets);
        var rows = new int[CountryCode.Unmapped.Value + 1 + Codes];
        rows[default(CountryCode).Value] = LocationColumn.CountryAbsent;
        rows[CountryCode.Unmapped.Value] = LocationColumn.CountryUnmapped;
        for (int index = 0; index < Codes; index++)
            rows[CountryCode.Unmapped.Value + 1 + index] = LocationColumn.FirstCountry + known.ClassOf(members.AsSpan(index * setWords, setWords));
        return rows;
    }

    public static LocationSource? Build(LocationEntries<CountryNamedLocation> entries, List<ulong[]> sets, int words)
        => entries.Source(LocationColumn.FirstCountry + sets.Count, words, (location, row) => row switch
        {
            LocationColumn.CountryAbsent => Truth.Unknown,
            LocationColumn.CountryAbsentWhatIf => Truth.No,
            LocationColumn.CountryUnmapped => entries.Items[location].IncludeUnknownCountriesAndRegions ? Truth.Yes : Truth.No,
            _ => Bits.Get(sets[row - LocationColumn.FirstCountry], location) ? Truth.Yes
                : entries.Items[location].UnreadableCountries.IsEmpty ? Truth.No : Truth.Unknown,
        });
}

/// <summary>Numbers equal sets alike.</summary>
/// <param name="sets">Receives the distinct sets, in the order of their numbers.</param>
internal sealed class SetClasses(List<ulong[]> sets)
{
    // Open addressing, at most half full; a number plus one, 0 is free.
    private int[] _slots = new int[64];

    public int ClassOf(ReadOnlySpan<ulong> members)
    {
        int slot = SlotOf(members);
        if (_slots[slot] > 0) return _slots[slot] - 1;
        sets.Add(members.ToArray());
        _slots[slot] = sets.Count;
        if (2 * sets.Count >= _slots.Length) Grow();
        return sets.Count - 1;
    }

    private int SlotOf(ReadOnlySpan<ulong> members)
    {
        ulong hash = 0;
        foreach (ulong word in members) hash = unchecked((hash ^ word) * 0x9E3779B97F4A7C15UL) ^ (hash >> 29);
        int slot = (int)(hash >> 33) & (_slots.Length - 1);
        while (_slots[slot] > 0 && !members.SequenceEqual(sets[_slots[slot] - 1])) slot = (slot + 1) & (_slots.Length - 1);
        return slot;
    }

    private void Grow()
    {
        _slots = new int[2 * _slots.Length];
        for (int number = 0; number < sets.Count; number++) _slots[SlotOf(sets[number])] = number + 1;
    }
}
