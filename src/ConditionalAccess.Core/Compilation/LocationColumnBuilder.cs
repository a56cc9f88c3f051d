using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>Builds the location column (spec 2, 4.7): sorts each location into the source of knowledge that decides it.</summary>
internal sealed class LocationColumnBuilder(PolicyLayout layout, TenantConfiguration tenant)
{
    private readonly Dictionary<GraphId, NamedLocation> _locations = LocationsOf(tenant);
    private readonly TruthRows _alwaysIncluded = new(1, layout.Words);
    private readonly TruthRows _alwaysExcluded = new(1, layout.Words);
    private readonly LocationEntries<AddressTest> _addresses = new();
    private readonly LocationEntries<CountryNamedLocation> _countries = new();
    private readonly LocationEntries<CountryNamedLocation> _gps = new();
    private readonly LocationEntries<bool> _networks = new();

    /// <summary>The policies that refer to a GPS location.</summary>
    public ulong[] WithGps { get; } = new ulong[layout.Words];

    /// <summary>The column; null when no policy has a location condition.</summary>
    public LocationColumn? Build()
    {
        if (!layout.Used().Any(p => p.Policy.Conditions.Locations is not null)) return null;
        foreach ((int bit, ConditionalAccessPolicy policy) in layout.Used()) Add(policy.Conditions.Locations, bit);
        AddressClasses? classes = AddressSourceBuilder.Classify(_addresses, out List<ulong[]> sets);
        int[] countryClasses = CountrySourceBuilder.Classify(_countries, out List<CountryCode> countries);
        int[] gpsClasses = CountrySourceBuilder.Classify(_gps, out List<CountryCode> gpsCountries);
        return new LocationColumn
        {
            Always = new LocationSource(_alwaysIncluded, _alwaysExcluded),
            AddressClasses = classes,
            Address = classes is null ? null : AddressSourceBuilder.Build(_addresses, sets, layout.Words),
            CountryClasses = countryClasses,
            Country = CountrySourceBuilder.Build(_countries, countries, layout.Words),
            GpsClasses = gpsClasses,
            Gps = CountrySourceBuilder.Build(_gps, gpsCountries, layout.Words),
            CompliantNetwork = NetworkSource(),
        };
    }

    private static Dictionary<GraphId, NamedLocation> LocationsOf(TenantConfiguration tenant)
    {
        var locations = new Dictionary<GraphId, NamedLocation>();
        foreach (NamedLocation location in tenant.NamedLocations)
        {
            if (location.DeletedDateTime is null && location.Id.IsKnown) locations.TryAdd(location.Id, location);
        }

        return locations;
    }

    private void Add(LocationCondition? condition, int bit)
    {
        if (condition is null || condition.IncludeLocations.IsEmpty) _alwaysIncluded.Set(0, bit, Truth.Yes);
        if (condition is null) return;
        foreach (GraphId id in condition.IncludeLocations) Add(id, bit, isExclude: false);
        foreach (GraphId id in condition.ExcludeLocations) Add(id, bit, isExclude: true);
        if (Extras.Has(condition.Extra, ExtraEffect.UnknownInclude)) Always(bit, false, Truth.Unknown);
        if (Extras.Has(condition.Extra, ExtraEffect.UnknownExclude)) Always(bit, true, Truth.Unknown);
    }

    private void Add(GraphId id, int bit, bool isExclude)
    {
        if (id == Keywords.All) Always(bit, isExclude, Truth.Yes);
        else if (id == Keywords.AllTrusted) AddTrusted(bit, isExclude);
        else if (id == Keywords.AllCompliantNetworks) _networks.Add(id, true, bit, isExclude);
        else if (id == Keywords.MfaTrustedIps && tenant.MfaTrustedIps.IsDefault) Always(bit, isExclude, Truth.Unknown);
        else if (id == Keywords.MfaTrustedIps) _addresses.Add(id, new AddressTest([.. tenant.MfaTrustedIps], false), bit, isExclude);
        else AddNamed(id, _locations.GetValueOrDefault(id), bit, isExclude);
    }

    private void AddNamed(GraphId id, NamedLocation? location, int bit, bool isExclude)
    {
        switch (location)
        {
            case IpNamedLocation ip:
                _addresses.Add(id, new AddressTest([.. ip.IpRanges], !ip.UnreadableRanges.IsEmpty), bit, isExclude);
                break;
            case CountryNamedLocation { CountryLookupMethod.Value: CountryLookupMethod.ClientIpAddress } country:
                _countries.Add(id, country, bit, isExclude);
                break;
            case CountryNamedLocation { CountryLookupMethod.Value: CountryLookupMethod.AuthenticatorAppGps } country:
                _gps.Add(id, country, bit, isExclude);
                Bits.Set(WithGps, bit);
                break;
            case CompliantNetworkNamedLocation:
                _networks.Add(id, true, bit, isExclude);
                break;
            default:
                Always(bit, isExclude, Truth.Unknown);
                break;
        }
    }

    // Trusted ranges and the trusted IPs of multifactor authentication; countries are never trusted (spec 2.4).
    private void AddTrusted(int bit, bool isExclude)
    {
        NamedLocation[] all = [.. _locations.Values];
        IpNamedLocation[] trusted = [.. all.OfType<IpNamedLocation>().Where(l => l.IsTrusted)];
        IpRange[] ranges = [.. trusted.SelectMany(l => l.IpRanges), .. tenant.MfaTrustedIps];
        _addresses.Add(Keywords.AllTrusted, new AddressTest(ranges, trusted.Any(l => !l.UnreadableRanges.IsEmpty)), bit, isExclude);
        if (all.OfType<CompliantNetworkNamedLocation>().Any(l => l.IsTrusted)) _networks.Add(Keywords.AllTrusted, true, bit, isExclude);
        bool isOpen = tenant.NamedLocations.IsDefault || tenant.NamedLocationsAreIncomplete || all.OfType<UnknownNamedLocation>().Any(l => l.IsTrusted);
        if (isOpen) Always(bit, isExclude, Truth.Unknown);
    }

    private void Always(int bit, bool isExclude, Truth value) => (isExclude ? _alwaysExcluded : _alwaysIncluded).Set(0, bit, value);

    private LocationSource? NetworkSource() => _networks.Source(3, layout.Words, static (_, row) => row switch
    {
        LocationColumn.NetworkUnknown => Truth.Unknown,
        LocationColumn.NetworkYes => Truth.Yes,
        _ => Truth.No,
    });
}

/// <summary>What decides whether an address lies in a location.</summary>
/// <param name="Ranges">Its ranges.</param>
/// <param name="HasUnreadable">Whether some range could not be read, so that "outside" is not sure.</param>
internal sealed record AddressTest(IpRange[] Ranges, bool HasUnreadable);

/// <summary>The distinct locations of one source, each with the policies that include or exclude it.</summary>
internal sealed class LocationEntries<T>
{
    private readonly Dictionary<GraphId, int> _index = [];

    public List<T> Items { get; } = [];

    private readonly List<(int Location, int Bit, bool IsExclude)> _uses = [];

    public void Add(GraphId id, T item, int bit, bool isExclude)
    {
        if (!_index.TryGetValue(id, out int location))
        {
            location = _index[id] = Items.Count;
            Items.Add(item);
        }

        _uses.Add((location, bit, isExclude));
    }

    /// <summary>Rows by asking every location about every row; null when there is no location.</summary>
    public LocationSource? Source(int rows, int words, Func<int, int, Truth> value)
    {
        if (Items.Count == 0) return null;
        TruthRows include = new(rows, words), exclude = new(rows, words);
        foreach ((int location, int bit, bool isExclude) in _uses)
        {
            for (int row = 0; row < rows; row++) (isExclude ? exclude : include).Set(row, bit, value(location, row));
        }

        return new LocationSource(include, exclude);
    }
}
