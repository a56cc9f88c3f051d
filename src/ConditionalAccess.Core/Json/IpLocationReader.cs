using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Json;

/// <summary>Reads address ranges: CIDR blocks, pairs of addresses, and blocks written as plain texts.</summary>
internal static class IpLocationReader
{
    public static IpNamedLocation Read(ObjectReader reader)
    {
        var ranges = new List<IpRange>();
        var unreadable = new List<string>();
        foreach (JsonNode item in reader.Items("ipRanges"))
        {
            if (item.IsString) reader.Context.Warn(DiagnosticCodes.RangeAsText, item, "an address range is a plain text, expected an object with cidrAddress", "write it as Microsoft Graph does");
            if (Range(reader.Context, item) is { } range) ranges.Add(range);
            else unreadable.Add(RawJson.Of(item));
        }

        return new IpNamedLocation { IpRanges = ObjectReader.Pack(ranges), UnreadableRanges = ObjectReader.Pack(unreadable), IsTrusted = reader.Flag("isTrusted") == true };
    }

    private static IpRange? Cidr(ReadContext context, JsonNode node)
    {
        string text = node.IsString ? node.Text : RawJson.Of(node);
        if (!node.IsString || !IpRange.TryParseCidr(text, out IpRange? range) || range is null) return Unreadable(context, node, text);
        _ = IpAddress.TryParse(text.AsSpan(0, text.IndexOf('/', StringComparison.Ordinal)), null, out IpAddress address);
        if (address != range.Lower)
            context.Warn(DiagnosticCodes.HostBits, node, $"block {DiagnosticText.Quote(text)} has bits set beyond its mask, which are ignored", $"write the first address, {range.Lower}");
        return range;
    }

    /// <summary>A range as an object, or a block as a text; null with a finding when it cannot be read.</summary>
    public static IpRange? Range(ReadContext context, JsonNode item)
    {
        if (!item.IsObject) return Cidr(context, item);
        JsonNode cidr = item.Member("cidrAddress");
        IpRange? range = cidr.IsNull ? Pair(context, item) : Cidr(context, cidr);
        if (range is null) return null;
        var reader = new ObjectReader(context, item);
        foreach (string name in range.Text is null ? new[] { "lowerAddress", "upperAddress" } : ["cidrAddress"]) reader.Take(name);
        reader.TakeType(TypeOf(range));
        return range with { Extra = reader.Rest(ExtraRule.Kept) };
    }

    private static IpRange? Pair(ReadContext context, JsonNode item)
    {
        JsonNode lower = item.Member("lowerAddress"), upper = item.Member("upperAddress");
        bool readable = lower.IsString & upper.IsString;
        IpAddress first = default, last = default;
        readable = readable && IpAddress.TryParse(lower.Text, out first) && IpAddress.TryParse(upper.Text, out last) && first.IsIPv4 == last.IsIPv4 && first <= last;
        return readable ? new IpRange(first, last, null) : Unreadable(context, item, RawJson.Of(item));
    }

    /// <summary>The type name that Graph writes for a range.</summary>
    public static string TypeOf(IpRange range) => (range.Lower.IsIPv4, range.Text is null) switch
    {
        (true, false) => "iPv4CidrRange",
        (false, false) => "iPv6CidrRange",
        (true, true) => "iPv4Range",
        _ => "iPv6Range",
    };

    private static IpRange? Unreadable(ReadContext context, JsonNode node, string text)
    {
        context.Error(DiagnosticCodes.UnreadableRange, node, $"{DiagnosticText.Quote(text)} is not an address range, expected a form such as 203.0.113.0/24 or 2001:db8::/32",
            "write decimal octets without leading zeros, or IPv6 without brackets or zone", "V-31");
        return null;
    }
}
