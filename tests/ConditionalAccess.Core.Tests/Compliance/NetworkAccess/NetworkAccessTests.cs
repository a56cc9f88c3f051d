using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.NetworkAccess;

namespace ConditionalAccess.Core.Tests.Compliance.NetworkAccess;

public class NetworkAccessTests
{
    private static readonly DateTimeOffset T0 = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("00:1A:2b:3c:4D:5e", "001A2B3C4D5E")]
    [InlineData("00-1a-2b-3c-4d-5e", "001A2B3C4D5E")]
    [InlineData("001a.2b3c.4d5e", "001A2B3C4D5E")]
    [InlineData(" 001A2B3C4D5E ", "001A2B3C4D5E")]
    [InlineData("00:1A-2b:3c:4D:5e", "")]
    [InlineData("00:1A:2b:3c:4D", "")]
    [InlineData("00:1A:2b:3c:4D:5g", "")]
    [InlineData("001A2B3C4D5", "")]
    [InlineData("0:01A:2b:3c:4D:5e", "")]
    [InlineData("00:00:00:00:00:00", "")]
    [InlineData("ff:ff:ff:ff:ff:ff", "")]
    [InlineData("01:00:5e:00:00:01", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Addresses_are_read_in_every_spelling_and_group_addresses_are_none(string? text, string expected)
        => Assert.Equal(expected, MacAddress.Parse(text).ToString());

    [Fact]
    public void A_device_is_found_by_either_address_and_by_its_numbers()
    {
        NetworkAccessInventory inventory = Of(Device(1));
        foreach (string mac in (string[])["00-1A-2B-00-00-01", "001a.2b01.0001"]) Assert.Equal(NetworkAccessDecision.Allow, inventory.FindByMac(mac, NetworkAccessVersion.V20).Decision);
        Assert.Equal(NetworkAccessDecision.Allow, inventory.FindBySerial("serial1", NetworkAccessVersion.V10).Decision);
        Assert.Equal(NetworkAccessDecision.Allow, inventory.FindByImei("35 0000-01", NetworkAccessVersion.V11).Decision);
        Assert.Equal(NetworkAccessDecision.Allow, inventory.FindByUdid("udid1", NetworkAccessVersion.V13).Decision);
        Assert.Equal(NetworkAccessDecision.Allow, inventory.FindByMeid("a10000-01", NetworkAccessVersion.V13).Decision);
        Assert.Equal(NetworkAccessDecision.Allow, inventory.FindByIntuneId(Id(1), NetworkAccessVersion.V20).Decision);
        Assert.Equal("001A2B010001", inventory.FindByMac("001a.2b01.0001", NetworkAccessVersion.V20).Properties?.MacAddress);
    }

    [Fact]
    public void Keys_count_only_in_the_versions_that_have_them()
    {
        NetworkAccessInventory inventory = Of(Device(1));
        Assert.Equal(NetworkAccessMatch.NotSupported, inventory.FindBySerial("serial1", NetworkAccessVersion.V20).Match);
        Assert.Equal(NetworkAccessMatch.NotSupported, inventory.FindByImei("35000001", NetworkAccessVersion.V20).Match);
        Assert.Equal(NetworkAccessMatch.NotSupported, inventory.FindByUdid("udid1", NetworkAccessVersion.Unknown).Match);
        Assert.Equal(NetworkAccessMatch.NotSupported, inventory.FindByMeid("a1000001", (NetworkAccessVersion)9).Match);
        Assert.Equal(NetworkAccessMatch.NotSupported, inventory.FindByIntuneId(Id(1), NetworkAccessVersion.V13).Match);
        Assert.Equal(NetworkAccessMatch.NotSupported, inventory.FindByMac("001A2B000001", NetworkAccessVersion.Unknown).Match);
        Assert.Empty(inventory.ListNonCompliant(T0, null, NetworkAccessVersion.Unknown).Devices);
    }

    [Fact]
    public void A_key_of_two_devices_finds_neither()
    {
        NetworkAccessDevice one = Device(1), two = Device(2, facts => facts with { Identifiers = Device(1).Facts.Identifiers });
        NetworkAccessInventory inventory = Of(one, two, Device(3));
        foreach (NetworkAccessAnswer answer in (NetworkAccessAnswer[])
            [inventory.FindByMac("001A2B000001", NetworkAccessVersion.V13), inventory.FindBySerial("serial1", NetworkAccessVersion.V13), inventory.FindByImei("35000001", NetworkAccessVersion.V13)])
        {
            Assert.Equal(new NetworkAccessAnswer { Match = NetworkAccessMatch.Ambiguous, Decision = NetworkAccessDecision.Enrol, FailedChecks = [] }, answer);
        }

        Assert.Equal(NetworkAccessMatch.Found, inventory.FindByIntuneId(Id(1), NetworkAccessVersion.V20).Match);
        Assert.Equal(NetworkAccessMatch.Ambiguous, Of(one, one with { }).FindByIntuneId(Id(1), NetworkAccessVersion.V20).Match);
    }

    [Fact]
    public void One_device_with_the_same_address_twice_is_one_device()
    {
        NetworkAccessDevice device = Device(1, f => f with { Identifiers = f.Identifiers with { EthernetMacAddress = f.Identifiers.WiFiMacAddress } });
        Assert.Equal(NetworkAccessMatch.Found, Of(device).FindByMac("001A2B000001", NetworkAccessVersion.V20).Match);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("00:00:00:00:00:00")]
    [InlineData("nonsense")]
    public void Nothing_finds_nothing(string? key)
    {
        NetworkAccessInventory inventory = Of(Device(1, f => f with { Identifiers = DeviceIdentifiers.NotKnown }), Device(2, f => f with { Identifiers = new() { SerialNumber = "" } }));
        Assert.Equal(NetworkAccessMatch.NotFound, inventory.FindBySerial(key, NetworkAccessVersion.V10).Match);
        Assert.Equal(NetworkAccessMatch.NotFound, inventory.FindByMac(key, NetworkAccessVersion.V20).Match);
        Assert.Equal(NetworkAccessMatch.NotFound, inventory.FindByIntuneId(GraphId.None, NetworkAccessVersion.V20).Match);
        Assert.Equal(NetworkAccessMatch.NotFound, inventory.FindByIntuneId(default, NetworkAccessVersion.V20).Match);
        Assert.Equal(NetworkAccessDecision.Enrol, inventory.FindBySerial(key, NetworkAccessVersion.V10).Decision);
    }

    [Fact]
    public void An_unmanaged_device_discloses_nothing_but_that()
    {
        NetworkAccessAnswer answer = Of(Device(1, managed: false, compliant: true)).FindByMac("001A2B000001", NetworkAccessVersion.V13);
        Assert.Equal(new NetworkAccessAnswer { Match = NetworkAccessMatch.Found, Decision = NetworkAccessDecision.Enrol, FailedChecks = [] }, answer);
        Assert.Equal((false, (bool?)null, (NetworkAccessProperties?)null), (answer.Managed, answer.Compliant, answer.Properties));
        Assert.Equal("https://portal.manage.microsoft.com", answer.RedirectUrl);
    }

    [Fact]
    public void Each_version_discloses_its_properties()
    {
        NetworkAccessInventory inventory = Of(Device(1));
        var full = new NetworkAccessProperties
        {
            ComplianceState = "compliant", MacAddress = "001A2B000001", SerialNumber = "SERIAL1", Imei = "35000001", Meid = "A1000001", Udid = "UDID1",
            OsVersion = "18.5", Model = "iPhone", Manufacturer = "", AzureADDeviceId = "11200000-0000-4000-8000-0000000000ff", LastContact = "2026-06-15T12:00:00Z",
        };
        Assert.Equal(full, inventory.FindByMac("001A2B000001", NetworkAccessVersion.V10).Properties);
        Assert.Equal(full with { Ownership = "personal" }, inventory.FindByMac("001A2B000001", NetworkAccessVersion.V11).Properties);
        Assert.Equal(full with { Ownership = "personal" }, inventory.FindByMac("001A2B000001", NetworkAccessVersion.V13).Properties);
        Assert.Equal(new NetworkAccessProperties { ComplianceState = "compliant", MacAddress = "001A2B000001", IntuneDeviceId = Id(1).ToString() },
            inventory.FindByMac("001A2B000001", NetworkAccessVersion.V20).Properties);
        Assert.Null(inventory.FindByMac("001A2B000001", NetworkAccessVersion.V20).RedirectUrl);
    }

    [Fact]
    public void A_made_up_address_is_marked()
    {
        NetworkAccessDevice device = Device(1, f => f with { Identifiers = new() { WiFiMacAddress = "02:1A:2B:00:00:01" } });
        Assert.True(Of(device).FindByMac("021A2B000001", NetworkAccessVersion.V20).IsRandomizedMac);
        Assert.False(Of(device).FindByMac("021A2B000002", NetworkAccessVersion.V20).IsRandomizedMac);
        Assert.False(Of(Device(1)).FindByMac("001A2B000001", NetworkAccessVersion.V20).IsRandomizedMac);
    }

    [Theory]
    [InlineData(ComplianceState.InGracePeriod, null)]
    [InlineData(ComplianceState.Error, ComplianceState.InGracePeriod)]
    public void Grace_counts_as_compliant_unless_the_option_says_otherwise(ComplianceState reported, ComplianceState? held)
    {
        var verdict = new ComplianceVerdict { ReportedState = reported, HeldState = held, IsManaged = true, AccessCompliant = true };
        var device = new NetworkAccessDevice(Facts(1), in verdict);
        Assert.Equal(NetworkAccessDecision.Allow, Of(device).FindByIntuneId(Id(1), NetworkAccessVersion.V20).Decision);
        var strict = new NetworkAccessInventory([device], new() { InGraceIsNonCompliantForNac = true });
        NetworkAccessAnswer answer = strict.FindByIntuneId(Id(1), NetworkAccessVersion.V20);
        Assert.Equal((NetworkAccessDecision.Remediate, false, "noncompliant"), (answer.Decision, answer.Compliant, answer.Properties?.ComplianceState));
        Assert.Single(strict.ListNonCompliant(T0, null, NetworkAccessVersion.V20).Devices);
        Assert.Empty(Of(device).ListNonCompliant(T0, null, NetworkAccessVersion.V20).Devices);
    }

    [Fact]
    public void A_device_that_was_never_evaluated_is_unknown_and_is_sent_to_the_portal()
    {
        var verdict = new ComplianceVerdict { ReportedState = ComplianceState.Unknown, IsManaged = true };
        NetworkAccessAnswer answer = Of(new NetworkAccessDevice(Facts(1), in verdict)).FindByIntuneId(Id(1), NetworkAccessVersion.V20);
        Assert.Equal((NetworkAccessDecision.Remediate, "unknown", NetworkAccessAnswer.PortalUrl), (answer.Decision, answer.Properties?.ComplianceState, answer.RedirectUrl));
    }

    [Fact]
    public void Failed_checks_are_named_once_and_in_order()
    {
        SettingCompliance Row(string name, ComplianceStatus state) => new() { Setting = name, State = state };
        var compliance = new DeviceCompliance
        {
            DeviceId = Id(1), EvaluatedAt = T0, Owner = ComplianceOwner.Intune, ReportedState = ComplianceState.Noncompliant, IsManaged = true,
            Record = new() { EvaluatedAt = T0 },
            Policies =
            [
                new() { PolicyId = "p", ContextId = "u", IsApplicable = true, Settings = [Row("tpmRequired", ComplianceStatus.NonCompliant), Row("a", ComplianceStatus.Compliant), Row("firewall", ComplianceStatus.Error)] },
                new() { PolicyId = "q", ContextId = "u", IsApplicable = true, Settings = [Row("tpmRequired", ComplianceStatus.NonCompliant)] },
                new() { PolicyId = "r", ContextId = "u", IsApplicable = false, Settings = [Row("notMine", ComplianceStatus.NonCompliant)] },
            ],
            BuiltInChecks = [Row("DefaultDeviceCompliancePolicy.RequireRemainContact", ComplianceStatus.NonCompliant)],
            Causes = [new(ComplianceCauseKind.PolicyFailed, "p", "tpmRequired")],
        };
        NetworkAccessAnswer answer = Of(new NetworkAccessDevice(Facts(1), compliance)).FindByIntuneId(Id(1), NetworkAccessVersion.V20);
        Assert.Equal<ValueArray<string>>(["DefaultDeviceCompliancePolicy.RequireRemainContact", "firewall", "tpmRequired"], answer.FailedChecks);
        Assert.Empty(Of(new NetworkAccessDevice(Facts(1), compliance with { AccessCompliant = true })).FindByIntuneId(Id(1), NetworkAccessVersion.V20).FailedChecks);
    }

    [Fact]
    public void The_list_holds_managed_failing_devices_by_id_and_waits_four_hours()
    {
        NetworkAccessInventory inventory = Of(Device(3, compliant: false), Device(1, compliant: false), Device(2), Device(4, managed: false, compliant: false));
        NetworkAccessList list = inventory.ListNonCompliant(T0, null, NetworkAccessVersion.V20);
        Assert.Equal([Id(1).ToString(), Id(3).ToString()], list.Devices.Select(d => d.Properties!.IntuneDeviceId));
        Assert.Equal(T0, list.LastListAt);
        NetworkAccessList early = inventory.ListNonCompliant(T0.AddHours(4).AddTicks(-1), T0, NetworkAccessVersion.V20);
        Assert.Equal((true, 503, T0, 0), (early.IsTooSoon, early.HttpStatus, early.LastListAt, early.Devices.Count));
        Assert.True(inventory.ListNonCompliant(T0, T0.AddDays(1), NetworkAccessVersion.V20).IsTooSoon);
        Assert.Equal(200, inventory.ListNonCompliant(T0.AddHours(4), T0, NetworkAccessVersion.V20).HttpStatus);
    }

    private static GraphId Id(int n) => $"11200000-0000-4000-8000-00000000000{n}";

    private static DeviceFacts Facts(int n) => new()
    {
        Id = Id(n), AzureADDeviceId = "11200000-0000-4000-8000-0000000000ff", OsVersion = "18.5", LastSyncDateTime = T0.ToOffset(TimeSpan.FromHours(2)),
        ManagedDeviceOwnerType = DeviceOwnerType.Personal,
        Identifiers = new()
        {
            WiFiMacAddress = $"00:1A:2B:00:00:0{n}", EthernetMacAddress = $"00:1A:2B:01:00:0{n}", SerialNumber = $"SERIAL{n}", Imei = $"3500000{n}",
            Meid = $"A100000{n}", Udid = $"UDID{n}", Model = "iPhone",
        },
    };

    private static NetworkAccessDevice Device(int n, Func<DeviceFacts, DeviceFacts>? change = null, bool managed = true, bool compliant = true)
    {
        var verdict = new ComplianceVerdict
        {
            ReportedState = compliant ? ComplianceState.Compliant : ComplianceState.Noncompliant, IsManaged = managed, AccessCompliant = compliant,
        };
        return new NetworkAccessDevice(change is null ? Facts(n) : change(Facts(n)), in verdict);
    }

    private static NetworkAccessInventory Of(params NetworkAccessDevice[] devices) => new(devices);
}
