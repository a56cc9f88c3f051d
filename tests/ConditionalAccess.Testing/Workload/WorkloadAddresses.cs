using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Testing.Workload;

/// <summary>Ranges and addresses of the benchmark workload.</summary>
internal static class WorkloadAddresses
{
    /// <summary>Twenty ranges: fourteen IPv4 of /16 to /30, six IPv6 in 2000::/3 of /32 to /64.</summary>
    public static ValueArray<IpRange> Ranges(ref SplitMix64 rng)
    {
        var ranges = new IpRange[20];
        for (int i = 0; i < ranges.Length; i++)
            ranges[i] = i < 14 ? Range(Narrow(ref rng), rng.Between(16, 30), 32) : Range(Wide(ref rng), rng.Between(32, 64), 128);
        return new ValueArray<IpRange>(ranges);
    }

    /// <summary>Half the time uniformly inside a random range of a random location, else anywhere, a quarter of these IPv6.</summary>
    public static IpAddress Address(ref SplitMix64 rng, NamedLocation[] locations)
    {
        if (!rng.Chance(0.5)) return rng.Chance(0.25) ? new IpAddress(Wide(ref rng), true) : new IpAddress(Narrow(ref rng), false);
        var location = (IpNamedLocation)locations[2 * rng.Below(locations.Length / 2)];
        IpRange range = rng.Pick(location.IpRanges.AsSpan());
        UInt128 size = range.Upper.Value - range.Lower.Value + 1;
        UInt128 offset = new UInt128(rng.Next(), rng.Next()) % size;
        return new IpAddress(range.Lower.Value + offset, range.Lower.IsIPv6);
    }

    private static UInt128 Narrow(ref SplitMix64 rng) => (uint)(rng.Next() >> 32);

    private static UInt128 Wide(ref SplitMix64 rng) => (new UInt128(rng.Next(), rng.Next()) >> 3) | ((UInt128)1 << 125);

    private static IpRange Range(UInt128 address, int mask, int bits)
    {
        UInt128 host = ((UInt128)1 << (bits - mask)) - 1;
        UInt128 lower = address & ~host;
        return new IpRange(new IpAddress(lower, bits == 128), new IpAddress(lower | host, bits == 128), null);
    }
}
