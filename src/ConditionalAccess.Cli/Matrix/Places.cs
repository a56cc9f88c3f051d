using System.Globalization;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Cli.Matrix;

/// <summary>The named locations as circumstances, and a place that is in none of them.</summary>
internal static class Places
{
    private static readonly string[] s_testNetworks = ["203.0.113.", "198.51.100.", "192.0.2."];

    public static IEnumerable<AxisEntry> Of(IReadOnlyList<ConditionalAccessPolicy> policies, TenantConfiguration tenant)
    {
        HashSet<GraphId> named = [.. policies.Select(p => p.Conditions.Locations).OfType<LocationCondition>().SelectMany(l => l.IncludeLocations.Concat(l.ExcludeLocations))];
        bool isTrustNamed = named.Contains(Keywords.AllTrusted);
        if (First(tenant.MfaTrustedIps) is { } mfaTrusted)
            yield return At("mfaTrustedIps", "MFA trusted address", mfaTrusted, isTrustNamed || named.Contains(Keywords.MfaTrustedIps));
        foreach (NamedLocation location in tenant.NamedLocations.Where(l => l.DeletedDateTime is null))
        {
            string name = location.DisplayName ?? location.Id.ToString();
            bool isNamed = named.Contains(location.Id);
            if (location is IpNamedLocation addresses && First(addresses.IpRanges) is { } first)
                yield return At("location=" + name, (addresses.IsTrusted ? "trusted location " : "location ") + name, first, isNamed || (isTrustNamed && addresses.IsTrusted));
            else if (location is CountryNamedLocation countries && Country(countries) is { } country)
                yield return In("location=" + name, "a country of " + name, country, isNamed);
        }

        bool isNetworkNamed = named.Contains(Keywords.AllCompliantNetworks) || tenant.NamedLocations.Any(l => l is CompliantNetworkNamedLocation && (named.Contains(l.Id) || isTrustNamed));
        yield return new AxisEntry("compliantNetwork", "compliant network", static s => s with { Network = s.Network with { IsCompliantNetwork = true } }, isNetworkNamed);
    }

    /// <summary>An address and a country that no named location holds.</summary>
    public static NetworkSignals Elsewhere(TenantConfiguration tenant)
    {
        IpRange[] ranges = [.. tenant.NamedLocations.OfType<IpNamedLocation>().SelectMany(l => l.IpRanges).Concat(tenant.MfaTrustedIps)];
        HashSet<CountryCode> countries = [.. tenant.NamedLocations.OfType<CountryNamedLocation>().SelectMany(l => l.CountriesAndRegions)];
        IEnumerable<IpAddress> addresses = s_testNetworks
            .SelectMany(n => Enumerable.Range(1, 254).Select(h => IpAddress.Parse(n + h.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)))
            .Where(a => !ranges.Any(r => r.Lower.IsIPv4 && r.Lower <= a && a <= r.Upper));
        IEnumerable<CountryCode> free = from first in Letters() from second in Letters()
            let code = CountryCode.Parse(string.Concat(first, second)) where !countries.Contains(code) select code;
        // Left unknown when every candidate lies in some location: answers that rest on it are marked.
        IpAddress address = addresses.FirstOrDefault();
        CountryCode country = free.FirstOrDefault();
        return new NetworkSignals { ClientAddress = address, ResourceAddress = address, Country = country, GpsCountry = country, IsCompliantNetwork = false };
    }

    // From the end: the last codes belong to no country.
    private static IEnumerable<char> Letters() => Enumerable.Range(0, 26).Select(i => (char)('Z' - i));

    private static IpAddress? First(ValueArray<IpRange> ranges) => ranges.Count > 0 ? ranges[0].Lower : null;

    private static CountryCode? Country(CountryNamedLocation location)
        => location.CountriesAndRegions.Count > 0 ? location.CountriesAndRegions[0] : location.IncludeUnknownCountriesAndRegions ? CountryCode.Unmapped : null;

    private static AxisEntry At(string key, string label, IpAddress address, bool isToldApart)
        => new(key, label, s => s with { Network = s.Network with { ClientAddress = address, ResourceAddress = address } }, isToldApart);

    private static AxisEntry In(string key, string label, CountryCode country, bool isToldApart)
        => new(key, label, s => s with { Network = s.Network with { Country = country, GpsCountry = country } }, isToldApart);
}
