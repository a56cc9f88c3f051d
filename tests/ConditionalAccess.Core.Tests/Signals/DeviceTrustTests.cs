using ConditionalAccess.Signals;

namespace ConditionalAccess.Core.Tests.Signals;

/// <summary>Which trust type a device has is told when its signals are made.</summary>
public class DeviceTrustTests
{
    [Theory]
    [InlineData("Workplace", DeviceTrust.Workplace)]
    [InlineData("workplace", DeviceTrust.Workplace)]
    [InlineData("AzureAD", DeviceTrust.AzureAD)]
    [InlineData("AZUREAD", DeviceTrust.AzureAD)]
    [InlineData("ServerAD", DeviceTrust.ServerAD)]
    [InlineData("serverad", DeviceTrust.ServerAD)]
    [InlineData("", DeviceTrust.Other)]
    [InlineData("ServerAD ", DeviceTrust.Other)]
    [InlineData("\u017FerverAD", DeviceTrust.Other)]
    public void Texts_are_told_whatever_their_case(string text, object trust)
    {
        Assert.Equal(trust, new DeviceSignals { TrustType = text }.Trust);
        Assert.Equal(trust is DeviceTrust.ServerAD, new DeviceSignals { TrustType = text }.IsHybridJoined);
    }

    [Fact]
    public void What_is_no_text_is_told_and_the_last_value_counts()
    {
        Assert.Equal(DeviceTrust.Unknown, default(DeviceSignals).Trust);
        var device = new DeviceSignals { TrustType = "ServerAD" };
        Assert.Equal(DeviceTrust.Unknown, (device with { TrustType = default }).Trust);
        Assert.Equal(DeviceTrust.None, (device with { TrustType = DeviceAttribute.Null }).Trust);
        Assert.Equal(DeviceTrust.Other, (device with { TrustType = DeviceAttribute.Of(new ValueArray<string>(["ServerAD"])) }).Trust);
    }
}
