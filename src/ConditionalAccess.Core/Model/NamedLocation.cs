using System.Diagnostics.CodeAnalysis;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Model;

/// <summary>A named location (spec 2.1). One of <see cref="IpNamedLocation"/>, <see cref="CountryNamedLocation"/>,
/// <see cref="CompliantNetworkNamedLocation"/> or <see cref="UnknownNamedLocation"/>.</summary>
public abstract record NamedLocation
{
    private protected NamedLocation() { }

    /// <summary>The id; <c>default</c> when the document gives none.</summary>
    public GraphId Id { get; init; }

    /// <summary>The name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedDateTime { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? ModifiedDateTime { get; init; }

    /// <summary>When it was soft-deleted; references to it then dangle.</summary>
    public DateTimeOffset? DeletedDateTime { get; init; }

    /// <summary>Members without meaning here.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }
}

/// <summary>Address ranges.</summary>
public sealed record IpNamedLocation : NamedLocation
{
    /// <summary>The ranges; any of them is enough.</summary>
    public ValueArray<IpRange> IpRanges { get; init; }

    /// <summary>Range entries that could not be read, as JSON. When there are any, "in no range" is unknown instead of false.</summary>
    public ValueArray<string> UnreadableRanges { get; init; }

    /// <summary>Whether <c>AllTrusted</c> covers it.</summary>
    public bool IsTrusted { get; init; }
}

/// <summary>How a country is found.</summary>
public enum CountryLookupMethod : byte
{
    /// <summary>Not understood: the location is unknown.</summary>
    Unknown = 0,

    /// <summary>By the client's address.</summary>
    ClientIpAddress,

    /// <summary>By the GPS position that Microsoft Authenticator reports.</summary>
    AuthenticatorAppGps,
}

/// <summary>Countries and regions.</summary>
public sealed record CountryNamedLocation : NamedLocation
{
    /// <summary>The countries.</summary>
    public ValueArray<CountryCode> CountriesAndRegions { get; init; }

    /// <summary>Country entries that could not be read. When there are any, "in no country of the list" is unknown instead of false.</summary>
    public ValueArray<string> UnreadableCountries { get; init; }

    /// <summary>Whether an unmapped country belongs to it.</summary>
    public bool IncludeUnknownCountriesAndRegions { get; init; }

    /// <summary>How the country is found.</summary>
    public GraphWord<CountryLookupMethod> CountryLookupMethod { get; init; } = Model.CountryLookupMethod.ClientIpAddress;
}

/// <summary>The tenant's compliant network (Global Secure Access).</summary>
public sealed record CompliantNetworkNamedLocation : NamedLocation
{
    /// <summary><c>allTenantCompliantNetworks</c>, as found.</summary>
    public string? CompliantNetworkType { get; init; }

    /// <summary>Whether <c>AllTrusted</c> covers it.</summary>
    public bool IsTrusted { get; init; }
}

/// <summary>A named location of a type that is not understood (private link, service tag, newer types): membership is unknown.</summary>
public sealed record UnknownNamedLocation : NamedLocation
{
    /// <summary>The <c>@odata.type</c> as found; null when there is none.</summary>
    public string? ODataType { get; init; }

    /// <summary>Whether it says it is trusted; then <c>AllTrusted</c> is unknown where it would otherwise be false.</summary>
    public bool IsTrusted { get; init; }
}

/// <summary>
/// A range of addresses of one family, both ends inclusive. One whose ends are not known, not of one family or in the wrong order counts as a range that
/// could not be read.
/// </summary>
/// <param name="Lower">The first address.</param>
/// <param name="Upper">The last address.</param>
/// <param name="Text">The range as found, for writing back: a CIDR block, or null for a range written as two addresses.</param>
public sealed record IpRange(IpAddress Lower, IpAddress Upper, string? Text)
{
    /// <summary>Members without meaning here.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }

    /// <summary>Whether both ends are known, of one family and in order. A document gives no other range, but a host can.</summary>
    internal bool IsReadable => Lower.IsKnown && Lower.IsIPv4 == Upper.IsIPv4 && Lower <= Upper;

    /// <summary>Reads a CIDR block strictly; bits beyond the mask are cleared.</summary>
    /// <param name="text">Such as <c>203.0.113.0/24</c>.</param>
    /// <param name="range">The range, or null.</param>
    public static bool TryParseCidr(string? text, [NotNullWhen(true)] out IpRange? range)
    {
        range = null;
        int slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (text is null || slash < 0 || !IpAddress.TryParse(text[..slash], out IpAddress address)) return false;
        bool wide = text.AsSpan(0, slash).Contains(':');
        int bits = wide ? 128 : 32;
        if (!TryParseMask(text.AsSpan(slash + 1), bits, out int mask)) return false;
        if (wide && address.IsIPv4)
        {
            // A mapped block is an IPv4 block when its mask lies inside the mapped part (spec 2.2).
            if (mask < 96) return false;
            (mask, bits) = (mask - 96, 32);
        }

        UInt128 all = bits == 32 ? 0xFFFFFFFF : UInt128.MaxValue;
        // UInt128 takes a shift by 128 for a shift by 0, which would turn one address into all of them.
        UInt128 host = mask == bits ? 0 : all >> mask;
        UInt128 lower = address.Value & (all ^ host);
        UInt128 upper = lower | host;
        // An IPv6 block that ends with the mapped addresses ends just before them here: those are IPv4 (spec 2.2).
        if (bits == 128 && upper >> 32 == 0xFFFF) upper -= (UInt128)1 << 32;
        range = new IpRange(new IpAddress(lower, bits == 128), new IpAddress(upper, bits == 128), text);
        return true;
    }

    private static bool TryParseMask(ReadOnlySpan<char> digits, int bits, out int mask)
    {
        mask = 0;
        if (digits.Length is 0 or > 3 || (digits.Length > 1 && digits[0] == '0')) return false;
        foreach (char c in digits)
        {
            if (!char.IsAsciiDigit(c)) return false;
            mask = (mask * 10) + (c - '0');
        }

        return mask <= bits;
    }
}
