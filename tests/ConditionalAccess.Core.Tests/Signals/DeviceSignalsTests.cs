using ConditionalAccess.Signals;

namespace ConditionalAccess.Core.Tests.Signals;

public class DeviceSignalsTests
{
    [Fact]
    public void Equal_signals_are_equal_and_have_one_hash_code()
    {
        DeviceSignals one = new() { IsRegistered = true, Model = "Book", TrustType = "ServerAD" }, other = new() { IsRegistered = true, Model = "Book", TrustType = "ServerAD" };
        Assert.True(one.Equals(other));
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Fact]
    public void Signals_that_differ_in_one_attribute_differ()
    {
        DeviceSignals one = new() { IsRegistered = true, Model = "Book" };
        Assert.False(one.Equals(one with { Model = "Pad" }));
        Assert.False(one.Equals(one with { SystemLabels = "label" }));
        Assert.False(one.Equals(one with { IsCompliant = true }));
    }
}
