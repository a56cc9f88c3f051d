using System.Globalization;
using System.Text;

namespace ConditionalAccess.Core.Tests.Signals;

public class GraphIdTests
{
    private const string Plain = "d2e90394-0b1c-4a2d-8e3f-a1b2c3d4e5f6";

    [Fact]
    public void A_guid_reads_in_any_case_and_prints_in_lower_case()
    {
        GraphId lower = Plain, upper = Plain.ToUpperInvariant();
        Assert.True(lower.IsGuid && upper.IsGuid && lower == upper);
        Assert.Equal(lower.GetHashCode(), upper.GetHashCode());
        Assert.Equal(Plain, upper.ToString());
        Assert.Equal(new Guid(Plain), lower.Guid);
        Assert.Equal(new GraphId(new Guid(Plain)), lower);
    }

    [Theory]
    [InlineData("{d2e90394-0b1c-4a2d-8e3f-a1b2c3d4e5f6}")]
    [InlineData("(d2e90394-0b1c-4a2d-8e3f-a1b2c3d4e5f6)")]
    [InlineData("d2e903940b1c4a2d8e3fa1b2c3d4e5f6")]
    [InlineData(" d2e90394-0b1c-4a2d-8e3f-a1b2c3d4e5f6")]
    [InlineData("d2e90394-0b1c-4a2d-8e3f-a1b2c3d4e5f6 ")]
    [InlineData("+2e90394-0b1c-4a2d-8e3f-a1b2c3d4e5f6")]
    [InlineData("0x2e9039-0b1c-4a2d-8e3f-a1b2c3d4e5f6")]
    [InlineData(" 2e90394-0b1c-4a2d-8e3f-a1b2c3d4e5f6")]
    [InlineData("d2e90394-0b1c-4a2d-8e3f-a1b2c3d4e5fg")]
    [InlineData("d2e90394\u20110b1c-4a2d-8e3f-a1b2c3d4e5f6")]
    [InlineData("d2e90394-0b1c-4a2d-8e3f-\u0430\u0031b2c3d4e5f6")]
    [InlineData("d2e90394-0b1c-4a2d-8e3f-a\uFF11b2c3d4e5f6")]
    [InlineData("{0xd2e90394,0x0b1c,0x4a2d,{0x8e,0x3f,0xa1,0xb2,0xc3,0xd4,0xe5,0xf6}}")]
    public void Anything_but_the_plain_form_stays_text(string text)
    {
        foreach (GraphId id in new[] { (GraphId)text, GraphId.Parse(text.AsSpan()), GraphId.Parse(Encoding.UTF8.GetBytes(text)) })
        {
            Assert.False(id.IsGuid);
            Assert.NotEqual((GraphId)Plain, id);
            Assert.Equal(text, id.ToString());
        }
    }

    [Fact]
    public void Text_compares_ignoring_case()
    {
        Assert.Equal((GraphId)"All", (GraphId)"aLL");
        Assert.Equal(((GraphId)"All").GetHashCode(), ((GraphId)"aLL").GetHashCode());
        Assert.Equal("aLL", ((GraphId)"aLL").ToString());
    }

    [Theory]
    [InlineData("admin", "\u0430dmin")]
    [InlineData("admin", "ad\u200Dmin")]
    [InlineData("admin", "ad\u00ADmin")]
    [InlineData("admin", "\u202Eadmin")]
    [InlineData("admin", "adm\u0131n")]
    [InlineData("ADMIN", "ADM\u0130N")]
    [InlineData("kiosk", "\u212Aiosk")]
    [InlineData("sales", "\u017Fales")]
    [InlineData("caf\u00E9", "cafe\u0301")]
    [InlineData("123", "\uFF11\uFF12\uFF13")]
    [InlineData("admin", "admin ")]
    [InlineData("admin", "admin\0")]
    public void Confusable_text_is_never_equal(string plain, string other)
    {
        Assert.NotEqual((GraphId)plain, (GraphId)other);
        Assert.NotEqual(0, GraphId.Compare(plain, other));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("az-Latn-AZ")]
    [InlineData("ar-SA")]
    [InlineData("")]
    public void Culture_changes_nothing(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal((GraphId)"ADMIN", (GraphId)"admin");
            Assert.NotEqual((GraphId)"ADMIN", (GraphId)"adm\u0131n");
            Assert.Equal((GraphId)Plain, (GraphId)Plain.ToUpperInvariant());
            Assert.Equal(Plain, ((GraphId)Plain.ToUpperInvariant()).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Not_known_none_zero_and_text_are_four_things()
    {
        GraphId notKnown = default, zero = Guid.Empty, text = "None";
        GraphId[] all = [notKnown, GraphId.None, zero, text];
        foreach (GraphId a in all) Assert.Equal(1, all.Count(b => a == b));
        Assert.True(!notKnown.IsKnown && GraphId.None.IsKnown && GraphId.None.IsNone && zero.IsKnown && !zero.IsNone && zero.IsGuid);
        Assert.Equal(default, (GraphId)(string?)null);
        Assert.Equal(GraphId.None, GraphId.Parse(ReadOnlySpan<char>.Empty));
        Assert.Equal(GraphId.None, (GraphId)"");
    }

    [Fact]
    public void The_text_g_is_no_guid()
    {
        GraphId text = "g", zero = Guid.Empty;
        Assert.False(text.IsGuid);
        Assert.NotEqual(zero, text);
    }

    [Fact]
    public void Utf8_reads_as_its_text()
    {
        Assert.Equal((GraphId)Plain, GraphId.Parse(Encoding.UTF8.GetBytes(Plain)));
        Assert.Equal("gr\u00FCn", GraphId.Parse("gr\u00FCn"u8).ToString());
        byte[] broken = Encoding.UTF8.GetBytes(Plain);
        broken[3] = 0xFF;
        Assert.False(GraphId.Parse(broken).IsGuid);
    }

    [Fact]
    public void Ids_order_guids_first_then_text()
    {
        GraphId[] ordered = ["00000000-0000-0000-0000-000000000001", "10000000-0000-0000-0000-000000000000", "All", "none"];
        for (int i = 1; i < ordered.Length; i++) Assert.True(GraphId.Compare(ordered[i - 1], ordered[i]) < 0 && GraphId.Compare(ordered[i], ordered[i - 1]) > 0);
        Assert.Equal(0, GraphId.Compare("ALL", "all"));
    }
}
