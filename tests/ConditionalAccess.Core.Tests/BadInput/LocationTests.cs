using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using static ConditionalAccess.Core.Tests.BadInput.Deciding;
using static ConditionalAccess.Core.Tests.Json.Reading;
using static ConditionalAccess.Testing.SpecWorld;

namespace ConditionalAccess.Core.Tests.BadInput;

/// <summary>Address ranges and countries as exports should not write them, decided by a policy that blocks inside and one that blocks outside.</summary>
public class LocationTests
{
    private const string Blocked = "Blocked 53003 ((block))";
    private const string Unknown = Blocked + ", not known: Location";

    [Theory]
    [InlineData("010.0.0.0/8")]
    [InlineData("1/8")]
    [InlineData("10/8")]
    [InlineData("10.0.0.0/08")]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/255.0.0.0")]
    [InlineData("0x0a.0.0.0/8")]
    [InlineData("10.0.0.0:443/8")]
    [InlineData("fe80::%1/10")]
    [InlineData("[::]/0")]
    [InlineData("2001:db8::/129")]
    [InlineData("::ffff:10.0.0.0/8")]
    [InlineData("\uFF11\uFF10.0.0.0/8")]
    [InlineData("")]
    public void A_range_that_cannot_be_read_is_unknown_on_both_sides(string cidr)
    {
        string location = Ranges("{\"cidrAddress\":\"" + cidr + "\"}");
        string json = Document(inside: true, location);
        Assert.Equal(["CAP1401 error $[1].ipRanges[0].cidrAddress " + At(json, "\"" + cidr + "\"}") + ": '" + cidr + "' is not an address range, expected a form such as 203.0.113.0/24 or 2001:db8::/32; "
            + "write decimal octets without leading zeros, or IPv6 without brackets or zone"], Findings(json)[1..]);
        Assert.Equal(Unknown, Decide(Document(inside: true, location), From("198.51.100.3")));
        Assert.Equal(Unknown, Decide(Document(inside: false, location), From("10.1.2.3")));
    }

    [Fact]
    public void A_readable_range_beside_an_unreadable_one_still_counts()
    {
        string location = Ranges("{\"cidrAddress\":\"1/8\"},{\"cidrAddress\":\"10.0.0.0/8\"}");
        Assert.Equal(Blocked, Decide(Document(inside: true, location), From("10.1.2.3")));
        Assert.Equal("Granted", Decide(Document(inside: false, location), From("10.1.2.3")));
        Assert.Equal(Unknown, Decide(Document(inside: false, location), From("11.1.2.3")));
    }

    [Fact]
    public void Bits_beyond_the_mask_are_ignored_with_a_warning()
    {
        string location = Ranges("{\"cidrAddress\":\"10.9.9.9/8\"}");
        string json = Document(inside: true, location);
        Assert.Equal(["CAP1402 warning $[1].ipRanges[0].cidrAddress " + At(json, "\"10.9.9.9/8\"") + ": block '10.9.9.9/8' has bits set beyond its mask, which are ignored; write the first address, 10.0.0.0"], Findings(json)[1..]);
        Assert.Equal(Blocked, Decide(Document(inside: true, location), From("10.0.0.1")));
    }

    [Theory]
    [InlineData("0.0.0.0/0", "0.0.0.0", true)]
    [InlineData("0.0.0.0/0", "255.255.255.255", true)]
    [InlineData("0.0.0.0/0", "::1", false)]
    [InlineData("::/0", "::", true)]
    [InlineData("::/0", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", true)]
    [InlineData("::/0", "10.0.0.1", false)]
    [InlineData("::/0", "::ffff:10.0.0.1", false)]
    [InlineData("10.0.0.1/32", "10.0.0.1", true)]
    [InlineData("10.0.0.1/32", "10.0.0.0", false)]
    [InlineData("10.0.0.1/32", "10.0.0.2", false)]
    [InlineData("2001:db8::1/128", "2001:db8::1", true)]
    [InlineData("2001:db8::1/128", "2001:db8::2", false)]
    [InlineData("10.0.0.0/8", "9.255.255.255", false)]
    [InlineData("10.0.0.0/8", "10.0.0.0", true)]
    [InlineData("10.0.0.0/8", "10.255.255.255", true)]
    [InlineData("10.0.0.0/8", "11.0.0.0", false)]
    [InlineData("10.0.0.0/8", "::ffff:10.1.2.3", true)]
    [InlineData("::ffff:10.0.0.0/104", "10.1.2.3", true)]
    [InlineData("10.0.0.0/8", "2002:0a01:0203::", false)]
    [InlineData("10.0.0.0/8", "64:ff9b::10.1.2.3", false)]
    [InlineData("10.0.0.0/8", "::10.1.2.3", false)]
    public void A_range_holds_exactly_its_addresses(string cidr, string address, bool holds)
    {
        string location = Ranges("{\"cidrAddress\":\"" + cidr + "\"}");
        Assert.Equal(holds ? Blocked : "Granted", Decide(Document(inside: true, location), From(address)));
        Assert.Equal(holds ? "Granted" : Blocked, Decide(Document(inside: false, location), From(address)));
    }

    [Fact]
    public void Overlapping_adjacent_equal_and_nested_ranges_are_their_union()
    {
        string location = Ranges("""
            {"cidrAddress":"10.0.0.0/9"},{"cidrAddress":"10.128.0.0/9"},{"cidrAddress":"10.0.0.0/8"},{"cidrAddress":"10.0.0.0/8"},{"cidrAddress":"10.3.0.0/16"},
            {"lowerAddress":"10.255.255.0","upperAddress":"11.0.0.5"},{"lowerAddress":"0.0.0.0","upperAddress":"0.0.0.0"},{"lowerAddress":"255.255.255.255","upperAddress":"255.255.255.255"},
            {"cidrAddress":"::ffff:12.0.0.0/104"},{"lowerAddress":"2001:db8::","upperAddress":"ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"}
            """);
        foreach (string inside in new[] { "0.0.0.0", "10.0.0.0", "10.127.255.255", "10.128.0.0", "10.255.255.255", "11.0.0.5", "12.0.0.0", "12.255.255.255", "255.255.255.255", "2001:db8::", "ffff::" })
            Assert.Equal(Blocked, Decide(Document(inside: true, location), From(inside)));
        foreach (string outside in new[] { "0.0.0.1", "9.255.255.255", "11.0.0.6", "11.255.255.255", "13.0.0.0", "255.255.255.254", "::", "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff" })
            Assert.Equal(Blocked, Decide(Document(inside: false, location), From(outside)));
    }

    [Theory]
    [InlineData("{\"lowerAddress\":\"10.0.0.9\",\"upperAddress\":\"10.0.0.1\"}")]
    [InlineData("{\"lowerAddress\":\"10.0.0.1\",\"upperAddress\":\"::2\"}")]
    [InlineData("{\"lowerAddress\":\"10.0.0.1\"}")]
    [InlineData("{}")]
    [InlineData("7")]
    public void A_pair_of_addresses_that_is_no_range_is_unknown(string range)
    {
        string json = Document(inside: true, Ranges(range));
        Assert.Equal("CAP1401 error $[1].ipRanges[0] " + At(json, range + "]") + ": '" + range + "' is not an address range, expected a form such as 203.0.113.0/24 or 2001:db8::/32; "
            + "write decimal octets without leading zeros, or IPv6 without brackets or zone", Findings(json)[^1]);
        Assert.Equal(Unknown, Decide(Document(inside: true, Ranges(range)), From("10.0.0.5")));
        Assert.Equal(Unknown, Decide(Document(inside: false, Ranges(range)), From("10.0.0.5")));
    }

    [Theory]
    [InlineData("10.0.0.1", "2001:db8::1")]
    [InlineData("10.0.0.1", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("::1", "203.0.113.7")]
    [InlineData("10.0.0.9", "10.0.0.1")]
    [InlineData("2001:db8::9", "2001:db8::1")]
    [InlineData("10.0.0.1", null)]
    [InlineData("::1", null)]
    [InlineData(null, "203.0.113.7")]
    [InlineData(null, "2001:db8::1")]
    [InlineData(null, null)]
    public void A_range_from_a_host_that_no_document_could_give_is_unknown_and_the_others_still_count(string? lower, string? upper)
    {
        IpRange odd = new(Address(lower), Address(upper), null);
        Assert.True(IpRange.TryParseCidr("192.0.2.0/24", out IpRange? readable));
        var location = new IpNamedLocation { Id = Hq, IsTrusted = true, IpRanges = [odd, readable] };
        foreach (GraphId id in new[] { Hq, Keywords.AllTrusted, Keywords.MfaTrustedIps })
        {
            TenantConfiguration tenant = Tenant() with { NamedLocations = [location], MfaTrustedIps = [odd, readable] };
            PolicySet inside = PolicySet.From(tenant with { Policies = [Sample.Policy().Block().From(id)] }), outside = PolicySet.From(tenant with { Policies = [Sample.Policy().Block().NotFrom(id)] });
            foreach (string address in new[] { "0.0.0.0", "10.0.0.5", "203.0.113.7", "::", "::1", "2001:db8::5", "ffff::" })
            {
                Assert.Equal(Unknown, Decide(inside, From(address)));
                Assert.Equal(Unknown, Decide(outside, From(address)));
            }

            Assert.Equal((Blocked, "Granted"), (Decide(inside, From("192.0.2.1")), Decide(outside, From("192.0.2.1"))));
        }
    }

    [Theory]
    [InlineData("SWE")]
    [InlineData("S1")]
    [InlineData("")]
    [InlineData("Sweden")]
    [InlineData("\u0405E")]
    [InlineData("\u0131n")]
    public void A_country_that_cannot_be_read_is_unknown_on_both_sides(string country)
    {
        string location = Countries("\"" + country + "\",\"us\"");
        string json = Document(inside: true, location);
        Assert.Equal(["CAP1403 error $[1].countriesAndRegions[0] " + At(json, "\"" + country + "\",\"us") + ": '" + country + "' is not a country, expected two letters of ISO 3166 such as SE; write the code of the country"], Findings(json)[1..]);
        Assert.Equal(Unknown, Decide(Document(inside: true, location), S0));
        Assert.Equal(Unknown, Decide(Document(inside: false, location), S0));
        Assert.Equal(Blocked, Decide(Document(inside: true, location), S0.With((NetworkSignals n) => n with { Country = CountryCode.Parse("US") })));
    }

    [Fact]
    public void A_location_of_a_type_that_is_not_understood_is_unknown_on_both_sides()
    {
        const string Location = """{"@odata.type":"#microsoft.graph.moonNamedLocation","id":"0e000000-0000-4000-8000-000000000001","craters":["x"]}""";
        Assert.Equal("CAP1404 warning $[1] (line 1, column 280): named location type 'moonNamedLocation' is not understood, so membership in it is unknown; check the type name, or update this library", Findings(Document(inside: true, Location))[1]);
        Assert.Equal(Unknown, Decide(Document(inside: true, Location), S0));
        Assert.Equal(Unknown, Decide(Document(inside: false, Location), S0));
        Assert.Equal("Granted, not known: Location", Decide(Document(inside: true, Location), S0, EvaluationMode.WhatIf));
    }

    [Fact]
    public void Two_different_locations_with_one_id_are_refused()
    {
        string other = Ranges("{\"cidrAddress\":\"10.0.0.0/8\"}"), json = Document(inside: true, Ranges("{\"cidrAddress\":\"11.0.0.0/8\"}") + "," + other);
        Assert.False(PolicySet.TryParse(json, out _, out _));
        Assert.StartsWith("CAP1115 error $[2] (line 1, column ", Findings(json)[^1], StringComparison.Ordinal);
        Assert.Contains("two named locations have the id '0e000000-0000-4000-8000-000000000001' and differ, the first is at $[1]; remove one of them", Findings(json)[^1], StringComparison.Ordinal);
    }

    private static string Ranges(string ranges) => "{\"@odata.type\":\"#microsoft.graph.ipNamedLocation\",\"id\":\"" + Hq + "\",\"ipRanges\":[" + ranges + "]}";

    private static string Countries(string countries) => "{\"@odata.type\":\"#microsoft.graph.countryNamedLocation\",\"id\":\"" + Hq + "\",\"countriesAndRegions\":[" + countries + "]}";

    private static string Document(bool inside, string location)
    {
        string locations = inside ? "\"includeLocations\":[\"" + Hq + "\"]" : "\"includeLocations\":[\"All\"],\"excludeLocations\":[\"" + Hq + "\"]";
        return "[" + Policy(extra: "\"locations\":{" + locations + "}", grant: "{\"builtInControls\":[\"block\"]}") + "," + location + "]";
    }

    private static IpAddress Address(string? text) => text is null ? default : IpAddress.Parse(text);

    private static SignIn From(string address) => S0.With((NetworkSignals n) => n with { ClientAddress = IpAddress.Parse(address) });
}
