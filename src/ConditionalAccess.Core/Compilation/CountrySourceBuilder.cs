using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>Groups the countries that lie in the same country locations.</summary>
internal static class CountrySourceBuilder
{
    private const int Codes = 26 * 26;

    /// <summary>The class of every country code, and for each class the set of locations its countries lie in.</summary>
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
        var classes = new int[Codes];
        for (int index = 0; index < Codes; index++) classes[index] = known.ClassOf(members.AsSpan(index * setWords, setWords));
        return classes;
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
    private readonly Dictionary<ValueArray<ulong>, int> _known = [];

    public int ClassOf(ReadOnlySpan<ulong> members)
    {
        ulong[] copy = members.ToArray();
        var key = new ValueArray<ulong>(copy);
        if (_known.TryGetValue(key, out int number)) return number;
        sets.Add(copy);
        _known.Add(key, sets.Count - 1);
        return sets.Count - 1;
    }
}
