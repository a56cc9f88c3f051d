using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>Builds the location column (spec 2, 4.7): sorts each location into the source of knowledge that decides it.</summary>
internal sealed class LocationColumnBuilder(PolicyLayout layout, NamedLocations locations)
{
    // Finished rows for every pair of address and country class take at most this many words.
    private const int MostPairWords = 12 * 1024;

    private readonly TenantConfiguration _tenant = locations.Tenant;
    private TrustedLocations? _trusted;

    // Stand for the reserved ids among the location objects.
    private static readonly object Trusted = new(), MfaTrusted = new(), AllNetworks = new();

    private readonly TruthRowsBuilder _alwaysIncluded = new(1, layout.Words);
    private readonly TruthRowsBuilder _alwaysExcluded = new(1, layout.Words);
    private readonly LocationEntries<AddressTest> _addresses = new();
    private readonly LocationEntries<CountryNamedLocation> _countries = new();
    private readonly LocationEntries<CountryNamedLocation> _gps = new();
    private readonly LocationEntries<object> _networks = new();

    /// <summary>The column; null when no policy has a location condition.</summary>
    public LocationColumn? Build()
    {
        if (!Array.Exists(layout.Policies, p => p.Conditions.Locations is not null)) return null;
        for (int bit = 0; bit < layout.Policies.Length; bit++) Add(layout.Policies[bit].Conditions.Locations, bit);
        AddressClasses? classes = AddressSourceBuilder.Classify(_addresses, out List<ulong[]> sets);
        int[] countryClasses = CountrySourceBuilder.Classify(_countries, out List<ulong[]> countries);
        int[] gpsClasses = CountrySourceBuilder.Classify(_gps, out List<ulong[]> gpsCountries);
        // What always holds goes into the first source that there is.
        LocationSource? always = new(_alwaysIncluded.Build(), _alwaysExcluded.Build());
        LocationSource? address = classes is null ? null : Fold(AddressSourceBuilder.Build(_addresses, sets, layout.Words), ref always);
        LocationSource? country = Fold(CountrySourceBuilder.Build(_countries, countries, layout.Words), ref always);
        ulong[] policies = layout.Where(p => p.Conditions.Locations is not null);
        var column = new LocationColumn
        {
            Words = layout.Words,
            Where = ProfilePlace.WordsOf(policies),
            Policies = policies,
            AddressClasses = classes,
            Address = address,
            CountryRowOf = countryClasses,
            Country = country,
            GpsRowOf = gpsClasses,
            Gps = CountrySourceBuilder.Build(_gps, gpsCountries, layout.Words),
            CompliantNetwork = NetworkSource(),
            Always = always,
            CountryRows = country?.Include.Count ?? 1,
        };
        return Pair(column, address?.Include.Count ?? 1);
    }

    private LocationColumn Pair(LocationColumn column, int addressRows)
    {
        if (column.Gps is not null || column.CompliantNetwork is not null || (long)addressRows * column.CountryRows * layout.Words > MostPairWords) return column;
        int pairs = addressRows * column.CountryRows;
        var rows = new TruthRowsBuilder(pairs, layout.Words);
        for (int pair = 0; pair < pairs; pair++) rows.Put(pair, column.Combine(pair / column.CountryRows, pair % column.CountryRows));
        return new LocationColumn
        {
            Words = layout.Words,
            Where = column.Where,
            Policies = column.Policies,
            AddressClasses = column.AddressClasses,
            CountryRowOf = column.CountryRowOf,
            GpsRowOf = [],
            CountryRows = column.CountryRows,
            Pairs = rows.Build(),
        };
    }

    private LocationSource? Fold(LocationSource? source, ref LocationSource? always)
    {
        if (source is null || always is null) return source;
        var folded = new LocationSource(Fold(source.Include, always.Include[0]), Fold(source.Exclude, always.Exclude[0]));
        always = null;
        return folded;
    }

    private TruthRows Fold(TruthRows rows, TruthRow always)
    {
        var folded = new TruthRowsBuilder(rows.Count, layout.Words);
        for (int row = 0; row < rows.Count; row++)
        {
            folded.Put(row, rows[row]);
            folded.Raise(row, always.May(layout.Words), Truth.Unknown);
            folded.Raise(row, always.Must(layout.Words), Truth.Yes);
        }

        return folded.Build();
    }

    private void Add(LocationCondition? condition, int bit)
    {
        bool hasUnknownInclude = condition is not null && Extras.Has(condition.Extra, ExtraEffect.UnknownInclude);
        if (condition is null || (condition.IncludeLocations.IsEmpty && !hasUnknownInclude)) _alwaysIncluded.Raise(0, bit, Truth.Yes);
        if (condition is null) return;
        foreach (GraphId id in condition.IncludeLocations) Add(id, bit, isExclude: false);
        foreach (GraphId id in condition.ExcludeLocations) Add(id, bit, isExclude: true);
        if (hasUnknownInclude) Always(bit, false, Truth.Unknown);
        if (Extras.Has(condition.Extra, ExtraEffect.UnknownExclude)) Always(bit, true, Truth.Unknown);
    }

    private void Add(GraphId id, int bit, bool isExclude)
    {
        if (id == Keywords.All) Always(bit, isExclude, Truth.Yes);
        else if (id == Keywords.AllTrusted) AddTrusted(bit, isExclude);
        else if (id == Keywords.AllCompliantNetworks) _networks.Add(AllNetworks, AllNetworks, bit, isExclude);
        else if (id == Keywords.MfaTrustedIps) _addresses.Add(MfaTrusted, new AddressTest(TrustedLocations.MfaRanges(_tenant), _tenant.MfaTrustedIps.IsDefault), bit, isExclude);
        else AddNamed(id, bit, isExclude);
    }

    // Several locations with one id count as one: any of them is enough.
    private void AddNamed(GraphId id, int bit, bool isExclude)
    {
        IReadOnlyList<NamedLocation> named = locations.WithId(id);
        if (named.Count == 0) Always(bit, isExclude, Truth.Unknown);
        foreach (NamedLocation location in named) AddNamed(location, bit, isExclude);
    }

    private void AddNamed(NamedLocation location, int bit, bool isExclude)
    {
        switch (location)
        {
            case IpNamedLocation ip:
                _addresses.Add(location, new AddressTest(ip.IpRanges, !ip.UnreadableRanges.IsEmpty), bit, isExclude);
                break;
            case CountryNamedLocation { CountryLookupMethod.Value: CountryLookupMethod.ClientIpAddress } country:
                _countries.Add(location, country, bit, isExclude);
                break;
            case CountryNamedLocation { CountryLookupMethod.Value: CountryLookupMethod.AuthenticatorAppGps } country:
                _gps.Add(location, country, bit, isExclude);
                break;
            case CompliantNetworkNamedLocation:
                _networks.Add(location, location, bit, isExclude);
                break;
            default:
                Always(bit, isExclude, Truth.Unknown);
                break;
        }
    }

    // Trusted ranges and the trusted IPs of multifactor authentication; countries are never trusted (spec 2.4).
    private void AddTrusted(int bit, bool isExclude)
    {
        _trusted ??= new TrustedLocations(_tenant);
        _addresses.Add(Trusted, _trusted.Addresses, bit, isExclude);
        if (_trusted.HasNetwork) _networks.Add(Trusted, Trusted, bit, isExclude);
        if (_trusted.HasUnknown) Always(bit, isExclude, Truth.Unknown);
    }

    private void Always(int bit, bool isExclude, Truth value) => (isExclude ? _alwaysExcluded : _alwaysIncluded).Raise(0, bit, value);

    private LocationSource? NetworkSource() => _networks.Source(3, layout.Words, static (_, row) => row switch
    {
        LocationColumn.NetworkUnknown => Truth.Unknown,
        LocationColumn.NetworkYes => Truth.Yes,
        _ => Truth.No,
    });
}

/// <summary>What decides whether an address lies in a location.</summary>
/// <param name="Ranges">Its ranges.</param>
/// <param name="HasUnreadable">Whether some range could not be read or was not supplied, so that "outside" is not sure.</param>
internal sealed record AddressTest(ValueArray<IpRange> Ranges, bool HasUnreadable)
{
    /// <summary>The same, and whether one of <see cref="Ranges"/> counts as not read.</summary>
    public bool HasUnreadable { get; } = HasUnreadable || AnyUnreadable(Ranges);

    private static bool AnyUnreadable(ValueArray<IpRange> ranges)
    {
        foreach (IpRange range in ranges)
        {
            if (!range.IsReadable) return true;
        }

        return false;
    }
}

/// <summary>What the tenant trusts (spec 2.4), put together when the first policy asks.</summary>
internal sealed class TrustedLocations
{
    public TrustedLocations(TenantConfiguration tenant)
    {
        var ranges = new List<IpRange>();
        bool isOpen = tenant.NamedLocations.IsDefault || tenant.NamedLocationsAreIncomplete;
        foreach (NamedLocation location in tenant.NamedLocations)
        {
            if (location.DeletedDateTime is not null) continue;
            if (location is IpNamedLocation { IsTrusted: true } ip)
            {
                ranges.AddRange(ip.IpRanges.AsSpan());
                isOpen |= !ip.UnreadableRanges.IsEmpty;
            }

            HasNetwork |= location is CompliantNetworkNamedLocation { IsTrusted: true };
            HasUnknown |= location is UnknownNamedLocation { IsTrusted: true };
        }

        ranges.AddRange(MfaRanges(tenant).AsSpan());
        Addresses = new AddressTest(new(ranges.ToArray()), isOpen);
    }

    public AddressTest Addresses { get; }

    public bool HasNetwork { get; }

    public bool HasUnknown { get; }

    /// <summary>The trusted IPs of multifactor authentication; only IPv4 ranges count, and those that nobody can tell.</summary>
    public static ValueArray<IpRange> MfaRanges(TenantConfiguration tenant)
    {
        var ranges = new List<IpRange>();
        foreach (IpRange range in tenant.MfaTrustedIps)
        {
            if (range.Lower.IsIPv4 || !range.IsReadable) ranges.Add(range);
        }

        return new(ranges.ToArray());
    }
}

/// <summary>The distinct locations of one source, each with the policies that include or exclude it.</summary>
internal sealed class LocationEntries<T>
{
    private readonly Dictionary<object, int> _index = new(ReferenceEqualityComparer.Instance);

    public List<T> Items { get; } = [];

    // For each use: the location, and twice the policy's bit, plus one where it excludes.
    private readonly List<int> _used = [], _by = [];

    /// <param name="identity">The location object, or one object that stands for a reserved id.</param>
    /// <param name="item">What decides it.</param>
    /// <param name="bit">The policy.</param>
    /// <param name="isExclude">Whether the policy excludes it.</param>
    public void Add(object identity, T item, int bit, bool isExclude)
    {
        if (!_index.TryGetValue(identity, out int location))
        {
            location = _index[identity] = Items.Count;
            Items.Add(item);
        }

        _used.Add(location);
        _by.Add((2 * bit) + (isExclude ? 1 : 0));
    }

    /// <summary>Rows by asking every location about every row; null when there is no location.</summary>
    public LocationSource? Source(int rows, int words, Func<int, int, Truth> value)
    {
        if (Items.Count == 0) return null;
        ulong[] including = new ulong[Items.Count * words], excluding = new ulong[Items.Count * words];
        for (int i = 0; i < _used.Count; i++) Bits.Set((_by[i] % 2 == 1 ? excluding : including).AsSpan(_used[i] * words, words), _by[i] / 2);
        TruthRowsBuilder include = new(rows, words), exclude = new(rows, words);
        for (int location = 0; location < Items.Count; location++)
        {
            for (int row = 0; row < rows; row++)
            {
                Truth here = value(location, row);
                if (here == Truth.No) continue;
                include.Raise(row, including.AsSpan(location * words, words), here);
                exclude.Raise(row, excluding.AsSpan(location * words, words), here);
            }
        }

        return new LocationSource(include.Build(), exclude.Build());
    }
}
