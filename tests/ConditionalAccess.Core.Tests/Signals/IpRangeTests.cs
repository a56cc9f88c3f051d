using ConditionalAccess.Model;

namespace ConditionalAccess.Core.Tests.Signals;

public class IpRangeTests
{
    [Theory]
    [InlineData("203.0.113.0/24", "203.0.113.0", "203.0.113.255")]
    [InlineData("203.0.113.77/24", "203.0.113.0", "203.0.113.255")]
    [InlineData("10.0.0.1/8", "10.0.0.0", "10.255.255.255")]
    [InlineData("1.2.3.4/0", "0.0.0.0", "255.255.255.255")]
    [InlineData("1.2.3.4/32", "1.2.3.4", "1.2.3.4")]
    [InlineData("1.2.3.5/31", "1.2.3.4", "1.2.3.5")]
    [InlineData("2001:db8::1/32", "2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2001:db8::1/128", "2001:db8::1", "2001:db8::1")]
    [InlineData("2001:db8::1/127", "2001:db8::", "2001:db8::1")]
    [InlineData("::/0", "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("::ffff:10.1.2.3/104", "10.0.0.0", "10.255.255.255")]
    [InlineData("::ffff:0:0/96", "0.0.0.0", "255.255.255.255")]
    [InlineData("::ffff:1.2.3.4/128", "1.2.3.4", "1.2.3.4")]
    public void A_block_spans_its_first_to_its_last_address(string text, string lower, string upper)
    {
        Assert.True(IpRange.TryParseCidr(text, out IpRange? range));
        Assert.Equal((lower, upper, text), (range.Lower.ToString(), range.Upper.ToString(), range.Text));
    }

    [Theory]
    [InlineData("::/0")]
    [InlineData("::/80")]
    [InlineData("::/64")]
    public void An_IPv6_block_is_IPv6_only(string text)
    {
        Assert.True(IpRange.TryParseCidr(text, out IpRange? range));
        Assert.True(range.Lower.IsIPv6 && range.Upper.IsIPv6 && range.Lower < range.Upper);
    }

    [Theory]
    [InlineData("::/80", "::fffe:ffff:ffff")]
    [InlineData("::fffe:0:0/95", "::fffe:ffff:ffff")]
    public void An_IPv6_block_that_ends_with_the_mapped_addresses_ends_before_them(string text, string upper)
    {
        Assert.True(IpRange.TryParseCidr(text, out IpRange? range));
        Assert.Equal(upper, range.Upper.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/8")]
    [InlineData("1/8")]
    [InlineData("10/8")]
    [InlineData("10.0.0/8")]
    [InlineData("010.0.0.0/8")]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/08")]
    [InlineData("10.0.0.0/00")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/+8")]
    [InlineData("10.0.0.0/ 8")]
    [InlineData("10.0.0.0 /8")]
    [InlineData("10.0.0.0/8 ")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("10.0.0.0/255.0.0.0")]
    [InlineData("10.0.0.0/\uFF18")]
    [InlineData("::/129")]
    [InlineData("::/1000")]
    [InlineData("::/4294967296")]
    [InlineData("fe80::%1/10")]
    [InlineData("[::]/0")]
    [InlineData("::ffff:10.0.0.0/8")]
    [InlineData("::ffff:0:0/95")]
    [InlineData("::ffff:0:0/129")]
    public void A_lax_or_meaningless_block_is_refused_and_gives_nothing(string? text)
    {
        Assert.False(IpRange.TryParseCidr(text, out IpRange? range));
        Assert.Null(range);
    }
}
