using ConditionalAccess.Signals;

namespace ConditionalAccess.Core.Tests.Signals;

public class CountryCodeTests
{
    [Theory]
    [InlineData("SE", "SE")]
    [InlineData("se", "SE")]
    [InlineData("sE", "SE")]
    [InlineData("uk", "UK")]
    [InlineData("XX", "XX")]
    public void Two_letters_read_in_any_case(string text, string expected)
    {
        Assert.Equal(expected, CountryCode.Parse(text).ToString());
        Assert.Equal(CountryCode.Parse(expected), CountryCode.Parse(text));
        Assert.Equal(CountryCode.Parse(expected).GetHashCode(), CountryCode.Parse(text).GetHashCode());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("S")]
    [InlineData("SWE")]
    [InlineData("S1")]
    [InlineData(" S")]
    [InlineData("S ")]
    [InlineData("\u0405E")]
    [InlineData("\u0131n")]
    [InlineData("\u0130N")]
    [InlineData("@A")]
    [InlineData("[A")]
    [InlineData("`a")]
    [InlineData("\uFF33\uFF25")]
    public void Anything_else_is_refused(string? text)
    {
        Assert.False(CountryCode.TryParse(text, out CountryCode code));
        Assert.False(code.IsKnown);
    }

    [Fact]
    public void The_refusal_names_the_form_to_write()
        => Assert.Equal("not a country code: write two letters of ISO 3166, such as SE", Assert.Throws<FormatException>(() => CountryCode.Parse("SWE")).Message);

    [Fact]
    public void Not_known_unmapped_and_a_country_are_three_things()
    {
        CountryCode notKnown = default, sweden = CountryCode.Parse("SE");
        Assert.True(!notKnown.IsKnown && !notKnown.IsUnmapped);
        Assert.True(CountryCode.Unmapped.IsKnown && CountryCode.Unmapped.IsUnmapped);
        Assert.True(sweden.IsKnown && !sweden.IsUnmapped);
        Assert.True(notKnown != CountryCode.Unmapped && CountryCode.Unmapped != sweden && notKnown != sweden);
        Assert.Equal((string.Empty, "unmapped", "SE"), (notKnown.ToString(), CountryCode.Unmapped.ToString(), sweden.ToString()));
    }

    [Fact]
    public void Every_code_has_its_own_index()
    {
        var codes = from a in Enumerable.Range('A', 26) from b in Enumerable.Range('A', 26) select CountryCode.Parse($"{(char)a}{(char)b}");
        Assert.Equal(Enumerable.Range(0, 676), codes.Select(c => c.Index));
        Assert.Equal((-1, -1), (default(CountryCode).Index, CountryCode.Unmapped.Index));
    }
}
