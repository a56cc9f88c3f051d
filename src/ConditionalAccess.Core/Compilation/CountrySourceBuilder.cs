using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>Groups the countries that lie in the same country locations.</summary>
internal static class CountrySourceBuilder
{
    private const int Codes = 26 * 26;

    /// <summary>The class of every country code, and one code of each class to ask about.</summary>
    public static int[] Classify(LocationEntries<CountryNamedLocation> entries, out List<CountryCode> representatives)
    {
        representatives = [];
        if (entries.Items.Count == 0) return [];
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var classes = new int[Codes];
        for (int index = 0; index < Codes; index++)
        {
            CountryCode code = CountryCode.Parse(string.Concat((char)('A' + (index / 26)), (char)('A' + (index % 26))));
            string key = string.Concat(entries.Items.Select(l => l.CountriesAndRegions.Contains(code) ? '1' : '0'));
            if (!known.TryGetValue(key, out int number))
            {
                number = known[key] = representatives.Count;
                representatives.Add(code);
            }

            classes[index] = number;
        }

        return classes;
    }

    public static LocationSource? Build(LocationEntries<CountryNamedLocation> entries, List<CountryCode> representatives, int words)
        => entries.Source(LocationColumn.FirstCountry + representatives.Count, words, (location, row) => row switch
        {
            LocationColumn.CountryAbsent => Truth.Unknown,
            LocationColumn.CountryAbsentWhatIf => Truth.No,
            LocationColumn.CountryUnmapped => entries.Items[location].IncludeUnknownCountriesAndRegions ? Truth.Yes : Truth.No,
            _ => IsIn(entries.Items[location], representatives[row - LocationColumn.FirstCountry]),
        });

    private static Truth IsIn(CountryNamedLocation location, CountryCode country)
    {
        if (location.CountriesAndRegions.Contains(country)) return Truth.Yes;
        return location.UnreadableCountries.IsEmpty ? Truth.No : Truth.Unknown;
    }
}
