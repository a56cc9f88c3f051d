using ConditionalAccess.Signals;

namespace ConditionalAccess.Core.Tests.Signals;

public class DeviceAttributeTests
{
    [Fact]
    public void Not_known_null_and_empty_text_are_three_things()
    {
        DeviceAttribute notKnown = default, empty = "";
        Assert.True(!notKnown.IsKnown && !notKnown.IsNull);
        Assert.True(DeviceAttribute.Null.IsKnown && DeviceAttribute.Null.IsNull);
        Assert.True(empty.IsKnown && !empty.IsNull && empty.Text == "");
        Assert.True(notKnown != DeviceAttribute.Null && DeviceAttribute.Null != empty && notKnown != empty);
        Assert.Equal(("(not known)", "null", ""), (notKnown.ToString(), DeviceAttribute.Null.ToString(), empty.ToString()));
    }

    [Fact]
    public void Null_text_and_a_list_nobody_gave_are_not_known()
    {
        Assert.False(((DeviceAttribute)(string?)null).IsKnown);
        Assert.False(DeviceAttribute.FromString(null).IsKnown);
        Assert.False(DeviceAttribute.Of(default(ValueArray<string>)).IsKnown);
    }

    [Fact]
    public void An_empty_collection_is_null()
    {
        DeviceAttribute empty = DeviceAttribute.Of((ValueArray<string>)[]);
        Assert.True(empty.IsNull && !empty.IsCollection);
        Assert.Equal(DeviceAttribute.Null, empty);
    }

    [Fact]
    public void Values_compare_ignoring_case()
    {
        Assert.Equal((DeviceAttribute)"ServerAD", (DeviceAttribute)"SERVERad");
        Assert.Equal(((DeviceAttribute)"ServerAD").GetHashCode(), ((DeviceAttribute)"SERVERad").GetHashCode());
        Assert.Equal(Collection("a", "B"), Collection("A", "b"));
        Assert.Equal(Collection("a", "B").GetHashCode(), Collection("A", "b").GetHashCode());
        Assert.NotEqual((DeviceAttribute)"ADMIN", (DeviceAttribute)"adm\u0131n");
    }

    [Fact]
    public void One_value_is_not_a_collection_of_one()
    {
        Assert.NotEqual((DeviceAttribute)"a", Collection("a"));
        Assert.NotEqual(Collection("a", "b"), Collection("b", "a"));
        Assert.NotEqual(Collection("a"), Collection("a", "b"));
    }

    [Fact]
    public void A_collection_gives_its_elements_and_no_text()
    {
        DeviceAttribute labels = Collection("MultiUser", "CloudPC");
        Assert.True(labels.IsCollection && labels.IsKnown && labels.Text is null);
        Assert.Equal(["MultiUser", "CloudPC"], labels.Elements.ToArray());
        Assert.Equal("[MultiUser, CloudPC]", labels.ToString());
        Assert.True(((DeviceAttribute)"x").Elements.IsEmpty);
    }

    private static DeviceAttribute Collection(params string[] values) => DeviceAttribute.Of(ValueArray.From(values));
}
