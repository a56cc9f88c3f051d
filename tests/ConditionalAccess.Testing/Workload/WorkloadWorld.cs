using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Testing.Workload;

/// <summary>
/// The world of the benchmark workload: 5,000 groups, 500 apps, 50 roles, 190 countries, 60 named locations, 2,000 users, 400 devices.
/// Seed 20260101; everything follows from it.
/// </summary>
internal sealed class WorkloadWorld
{
    /// <summary>The seed of the world.</summary>
    public const ulong Seed = 20260101;

    private const int FrequentCountries = 10;

    private WorkloadWorld()
    {
        var rng = new SplitMix64(Seed);
        (Groups, Apps, Roles) = (Ids(1, 5000), Ids(2, 500), Ids(3, 50));
        Countries = MakeCountries(ref rng);
        Locations = MakeLocations(ref rng);
        Users = WorkloadUsers.Create(ref rng, this);
        Devices = WorkloadDevices.Create(ref rng);
    }

    /// <summary>The world, made once.</summary>
    public static WorkloadWorld Instance { get; } = new();

    public GraphId[] Groups { get; }

    public GraphId[] Apps { get; }

    public GraphId[] Roles { get; }

    /// <summary>The ten frequent ones first.</summary>
    public CountryCode[] Countries { get; }

    public NamedLocation[] Locations { get; }

    public UserSignals[] Users { get; }

    public DeviceSignals[] Devices { get; }

    /// <summary>A country of a sign-in or a location: a frequent one with the given probability.</summary>
    public CountryCode Country(ref SplitMix64 rng, double frequent)
        => Countries[rng.Chance(frequent) ? rng.Skewed(FrequentCountries) : rng.Below(Countries.Length)];

    /// <summary>All ids of a kind.</summary>
    public static GraphId[] Ids(int kind, int count) => [.. Enumerable.Range(0, count).Select(i => Pool.Id(kind, i))];


    private static CountryCode[] MakeCountries(ref SplitMix64 rng)
    {
        string[] frequent = ["US", "DE", "FR", "GB", "NL", "SE", "ES", "IT", "PL", "IN"];
        var countries = new List<CountryCode>(frequent.Select(CountryCode.Parse));
        while (countries.Count < 190)
        {
            var code = CountryCode.Parse(string.Create(2, (First: rng.Below(26), Second: rng.Below(26)),
                static (text, letters) => (text[0], text[1]) = ((char)('A' + letters.First), (char)('A' + letters.Second))));
            if (!countries.Contains(code)) countries.Add(code);
        }

        return [.. countries];
    }

    private NamedLocation[] MakeLocations(ref SplitMix64 rng)
    {
        var locations = new NamedLocation[60];
        for (int i = 0; i < locations.Length; i++)
        {
            GraphId id = Pool.Id(4, i);
            locations[i] = i % 2 == 0
                ? new IpNamedLocation { Id = id, IpRanges = WorkloadAddresses.Ranges(ref rng), IsTrusted = i % 4 == 0 }
                : new CountryNamedLocation { Id = id, CountriesAndRegions = LocationCountries(ref rng) };
        }

        return locations;
    }

    private ValueArray<CountryCode> LocationCountries(ref SplitMix64 rng)
    {
        var countries = new List<CountryCode>();
        int count = rng.Between(1, 15);
        while (countries.Count < count)
        {
            CountryCode country = rng.Chance(0.3) ? Countries[rng.Below(FrequentCountries)] : Countries[rng.Below(Countries.Length)];
            if (!countries.Contains(country)) countries.Add(country);
        }

        return ValueArray.From(countries);
    }
}
