using System.Net;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Core.Tests.Signals;

public class IpAddressTests
{
    [Theory]
    [InlineData("0.0.0.0", 0u)]
    [InlineData("255.255.255.255", 0xFFFFFFFFu)]
    [InlineData("203.0.113.7", 0xCB007107u)]
    [InlineData("::ffff:203.0.113.7", 0xCB007107u)]
    [InlineData("::FFFF:cb00:7107", 0xCB007107u)]
    [InlineData("0:0:0:0:0:ffff:203.0.113.7", 0xCB007107u)]
    public void IPv4_and_mapped_addresses_are_IPv4(string text, uint bits)
    {
        IpAddress address = IpAddress.Parse(text);
        Assert.True(address.IsIPv4 && address.IsKnown && !address.IsIPv6);
        Assert.Equal((UInt128)bits, address.Value);
    }

    [Theory]
    [InlineData("::", 0, 0)]
    [InlineData("::1", 0, 1)]
    [InlineData("1::", 0x0001000000000000, 0)]
    [InlineData("2001:db8::ff00:42:8329", 0x20010db800000000, 0x0000ff0000428329)]
    [InlineData("2001:0DB8:0000:0000:0000:ff00:0042:8329", 0x20010db800000000, 0x0000ff0000428329)]
    [InlineData("1:2:3:4:5:6:7::", 0x0001000200030004, 0x0005000600070000)]
    [InlineData("::2:3:4:5:6:7:8", 0x0000000200030004, 0x0005000600070008)]
    [InlineData("1:2:3:4:5:6:1.2.3.4", 0x0001000200030004, 0x0005000601020304)]
    [InlineData("::1.2.3.4", 0, 0x01020304)]
    [InlineData("64:ff9b::1.2.3.4", 0x0064ff9b00000000, 0x01020304)]
    [InlineData("2002:102:304::", 0x2002010203040000, 0)]
    public void IPv6_addresses_stay_IPv6(string text, ulong upper, ulong lower)
    {
        IpAddress address = IpAddress.Parse(text);
        Assert.True(address.IsIPv6 && !address.IsIPv4);
        Assert.Equal(new UInt128(upper, lower), address.Value);
        Assert.Equal(address, IpAddress.Parse(address.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" 1.2.3.4")]
    [InlineData("1.2.3.4 ")]
    [InlineData("010.8.8.8")]
    [InlineData("1.2.3.04")]
    [InlineData("00.0.0.0")]
    [InlineData("0x7f.1")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("127.1")]
    [InlineData("1.2.3")]
    [InlineData("2130706433")]
    [InlineData("0")]
    [InlineData("1.2.3.256")]
    [InlineData("1.2.3.4294967297")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.3.4.")]
    [InlineData(".1.2.3.4")]
    [InlineData("1..2.3")]
    [InlineData("-1.2.3.4")]
    [InlineData("+1.2.3.4")]
    [InlineData("1.2.3.4:443")]
    [InlineData("1.2.3.4/32")]
    [InlineData("\uFF11.2.3.4")]
    [InlineData("\u0661.2.3.4")]
    public void Lax_IPv4_forms_are_refused(string? text) => AssertRefused(text);

    [Theory]
    [InlineData(":")]
    [InlineData(":::")]
    [InlineData("::1::")]
    [InlineData("1::2::3")]
    [InlineData("1:")]
    [InlineData(":1")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:")]
    [InlineData("1:2:3:4:5:6:7:8:")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1:2:3:4:5:6:7:8::")]
    [InlineData("::1:2:3:4:5:6:7:8")]
    [InlineData("1:2:3:4::5:6:7:8")]
    [InlineData("1:2:3:4:5:6:7:1.2.3.4")]
    [InlineData("::2:3:4:5:6:7:1.2.3.4")]
    [InlineData("12345::")]
    [InlineData("00001::")]
    [InlineData("g::")]
    [InlineData("0x1::")]
    [InlineData("[::1]")]
    [InlineData("[::1]:443")]
    [InlineData("fe80::1%eth0")]
    [InlineData("fe80::1%1")]
    [InlineData("fe80::%1")]
    [InlineData("::1/128")]
    [InlineData(" ::1")]
    [InlineData("::1 ")]
    [InlineData("::1.2.3")]
    [InlineData("::01.2.3.4")]
    [InlineData("::1.2.3.4:5")]
    [InlineData("1.2.3.4::")]
    [InlineData("::ffff:1.2.3.4.5")]
    [InlineData("::\uFF11")]
    public void Lax_IPv6_forms_are_refused(string text) => AssertRefused(text);

    [Fact]
    public void The_refusal_names_the_form_to_write()
    {
        var error = Assert.Throws<FormatException>(() => IpAddress.Parse("127.1"));
        Assert.Equal("not an IP address: write four decimal octets without leading zeros, or IPv6 without brackets, port or zone", error.Message);
        Assert.Throws<ArgumentNullException>(() => IpAddress.Parse(null!));
    }

    [Fact]
    public void Default_is_not_known_and_equals_no_address()
    {
        IpAddress none = default;
        Assert.False(none.IsKnown || none.IsIPv4 || none.IsIPv6);
        Assert.NotEqual(none, IpAddress.Parse("0.0.0.0"));
        Assert.NotEqual(none, IpAddress.Parse("::"));
        Assert.NotEqual(IpAddress.Parse("0.0.0.0"), IpAddress.Parse("::"));
        Assert.Equal(string.Empty, none.ToString());
    }

    [Fact]
    public void Addresses_order_by_family_then_value()
    {
        IpAddress[] ordered = [default, IpAddress.Parse("0.0.0.0"), IpAddress.Parse("255.255.255.255"), IpAddress.Parse("::"), IpAddress.Parse("::1"), IpAddress.Parse("::ffff:ffff:ffff:ffff"),
            IpAddress.Parse("0:0:0:1::"), IpAddress.Parse("0:0:0:1::1"), IpAddress.Parse("ffff::")];
        for (int i = 1; i < ordered.Length; i++)
        {
            Assert.True(ordered[i - 1] < ordered[i] && ordered[i] > ordered[i - 1] && ordered[i - 1] <= ordered[i] && ordered[i] >= ordered[i - 1]);
            Assert.True(ordered[i - 1] != ordered[i]);
        }
    }

    [Fact]
    public void A_platform_address_is_taken_over_without_its_zone()
    {
        Assert.Equal(IpAddress.Parse("10.1.2.3"), IpAddress.From(new IPAddress([10, 1, 2, 3])));
        Assert.Equal(IpAddress.Parse("10.1.2.3"), IpAddress.From(new IPAddress([10, 1, 2, 3]).MapToIPv6()));
        Assert.Equal(IpAddress.Parse("fe80::"), IpAddress.From(new IPAddress([0xfe, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 4)));
        Assert.Equal(IpAddress.Parse("2001:db8:1:2:3:4:5:6"), IpAddress.From(IPAddress.Parse("2001:db8:1:2:3:4:5:6")));
        Assert.False(IpAddress.From(null).IsKnown);
    }

    [Fact]
    public void Equal_addresses_have_equal_hashes()
    {
        Assert.Equal(IpAddress.Parse("1.2.3.4").GetHashCode(), IpAddress.Parse("::ffff:1.2.3.4").GetHashCode());
        Assert.True(IpAddress.Parse("1.2.3.4").Equals((object)IpAddress.Parse("::ffff:102:304")));
    }

    private static void AssertRefused(string? text)
    {
        Assert.False(IpAddress.TryParse(text, out IpAddress address));
        Assert.False(address.IsKnown);
    }
}
