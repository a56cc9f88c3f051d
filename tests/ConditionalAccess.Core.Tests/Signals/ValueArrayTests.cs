namespace ConditionalAccess.Core.Tests.Signals;

public class ValueArrayTests
{
    [Fact]
    public void Equal_elements_in_the_same_order_are_equal()
    {
        ValueArray<string> a = ["x", "y"], b = ["x", "y"];
        Assert.True(a == b && a.Equals((object)b) && !(a != b));
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
    }

    [Fact]
    public void Order_number_and_letter_case_of_elements_matter()
    {
        ValueArray<string> a = ["x", "y"];
        foreach (ValueArray<string> other in new ValueArray<string>[] { ["y", "x"], ["x"], ["x", "y", "z"], ["X", "y"], [], default }) Assert.NotEqual(a, other);
    }

    [Fact]
    public void Not_said_is_not_the_same_as_empty()
    {
        ValueArray<int> notSaid = default, empty = [];
        Assert.True(notSaid != empty && notSaid.IsDefault && !empty.IsDefault && notSaid.IsEmpty && empty.IsEmpty);
        Assert.Equal(default, notSaid);
        Assert.Equal(("(not said)", "[]"), (notSaid.ToString(), empty.ToString()));
        Assert.True(ValueArray.From<int>(null).IsDefault);
        Assert.False(ValueArray.From(Array.Empty<int>()).IsDefault);
    }

    [Fact]
    public void Not_said_reads_as_an_empty_list()
    {
        ValueArray<int> notSaid = default;
        Assert.True(notSaid.Count == 0 && notSaid.AsSpan().IsEmpty);
        Assert.Empty(notSaid.Select(x => x));
        Assert.Throws<IndexOutOfRangeException>(() => notSaid[0]);
    }

    [Fact]
    public void It_keeps_its_own_copy()
    {
        int[] source = [1, 2];
        ValueArray<int> created = ValueArray.Create<int>(source), from = ValueArray.From(source);
        source[0] = 9;
        Assert.Equal([1, 2], created);
        Assert.Equal([1, 2], from);
    }

    [Fact]
    public void A_null_element_is_refused_with_its_position()
    {
        string?[] some = ["x", null, null], none = [];
        Action[] ways = [() => _ = ValueArray.From(some), () => _ = ValueArray.From(some.Select(x => x)), () => _ = ValueArray.Create<string?>(some), () => _ = (ValueArray<string?>)["x", null], () => _ = (ValueArray<string?>)[.. some]];
        foreach (Action way in ways) Assert.Equal("element 1 is null, expected a value; leave it out (Parameter 'items')", Assert.Throws<ArgumentException>(way).Message);
        Assert.Equal([[]], ValueArray.From<ValueArray<string?>>([ValueArray.From(none)]));
    }

    [Fact]
    public void Elements_come_in_order_by_index_and_by_either_enumerator()
    {
        ValueArray<string> list = ["a", "b"];
        var seen = new List<string>();
        foreach (string item in list) seen.Add(item);
        Assert.Equal(["a", "b"], seen);
        Assert.Equal(["a", "b"], list.Select(x => x));
        Assert.Equal(("a", "b", "[a, b]"), (list[0], list[1], list.ToString()));
    }

    [Fact]
    public void An_enumerator_stays_at_the_end()
    {
        ValueArray<int> none = default, empty = [], one = [7];
        foreach (ValueArray<int> list in new[] { none, empty, one })
        {
            ValueArray<int>.Enumerator elements = list.GetEnumerator();
            for (int i = 0; i < list.Count; i++) Assert.True(elements.MoveNext() && elements.Current == 7);
            Assert.False(elements.MoveNext());
            Assert.False(elements.MoveNext());
        }
    }
}
