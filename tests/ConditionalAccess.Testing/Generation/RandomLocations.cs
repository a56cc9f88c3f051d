using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Testing.Generation;

/// <summary>Named locations of every type: nested and overlapping ranges, trusted or not, some missing, deleted or not understood.</summary>
internal static class RandomLocations
{
    /// <summary>The ranges that locations draw from: nested, overlapping, adjacent, single addresses, and the ends of the address spaces.</summary>
    public static IpRange[] Ranges { get; } =
    [
        Cidr("203.0.113.0/24"), Cidr("203.0.113.0/28"), Cidr("203.0.113.8/29"), Cidr("203.0.112.0/22"), Cidr("203.0.114.0/24"),
        Cidr("198.51.100.0/25"), Cidr("198.51.100.128/25"), Cidr("198.51.100.64/32"), Cidr("192.0.2.0/27"),
        Cidr("0.0.0.0/9"), Cidr("255.255.255.255/32"), Cidr("10.1.2.3/16"),
        Cidr("2001:db8::/32"), Cidr("2001:db8:1::/48"), Cidr("2001:db8:1::1/128"), Cidr("2001:db8:2::/47"),
        Cidr("::ffff:203.0.113.128/121"), Cidr("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ff00/120"), Cidr("::/96"),
        new(IpAddress.Parse("192.0.2.10"), IpAddress.Parse("192.0.2.40"), null),
        new(IpAddress.Parse("2001:db8::ff"), IpAddress.Parse("2001:db8:1::2"), null),
    ];

    private static readonly CountryCode[] Countries = [.. Pool.CountryNames.Select(CountryCode.Parse)];

    /// <summary>The named locations a tenant supplies; <c>default</c> now and then.</summary>
    public static ValueArray<NamedLocation> Create(ref SplitMix64 rng)
    {
        if (rng.Chance(0.07)) return default;
        var locations = new List<NamedLocation>();
        foreach (GraphId id in Pool.Locations)
        {
            if (rng.Chance(0.88)) locations.Add(Location(ref rng) with { Id = id, DeletedDateTime = rng.Chance(0.02) ? DateTimeOffset.UnixEpoch : null });
        }

        return ValueArray.From(locations);
    }

    /// <summary>Trusted ranges of multifactor authentication; half the time not supplied.</summary>
    public static ValueArray<IpRange> MfaTrustedIps(ref SplitMix64 rng)
        => rng.Weighted(5, 1, 4) switch { 0 => default, 1 => [], _ => rng.Some<IpRange>(Ranges.AsSpan(0, 11), 1, 2) };

    private static NamedLocation Location(ref SplitMix64 rng) => rng.Weighted(50, 25, 10, 7, 4) switch
    {
        0 => new IpNamedLocation
        {
            IpRanges = rng.Some<IpRange>(Ranges, 0, 4),
            UnreadableRanges = rng.Chance(0.02) ? ["\"203.0.113\""] : default,
            IsTrusted = rng.Chance(0.4),
        },
        1 => Country(ref rng, CountryLookupMethod.ClientIpAddress),
        2 => Country(ref rng, CountryLookupMethod.AuthenticatorAppGps),
        3 => new CompliantNetworkNamedLocation { CompliantNetworkType = "allTenantCompliantNetworks", IsTrusted = rng.Chance(0.4) },
        _ => new UnknownNamedLocation { ODataType = "#microsoft.graph.serviceTagNamedLocation", IsTrusted = rng.Chance(0.3) },
    };

    private static CountryNamedLocation Country(ref SplitMix64 rng, CountryLookupMethod method) => new()
    {
        CountriesAndRegions = rng.Some<CountryCode>(Countries, 0, 3),
        UnreadableCountries = rng.Chance(0.02) ? ["Narnia"] : default,
        IncludeUnknownCountriesAndRegions = rng.Chance(0.3),
        CountryLookupMethod = RandomWord.Of(ref rng, [method], 0.03),
    };

    private static IpRange Cidr(string text)
        => IpRange.TryParseCidr(text, out IpRange? range) ? range! : throw new ArgumentException(text + " is not a range", nameof(text));
}
