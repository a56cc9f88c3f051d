using System.Xml.Linq;
using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.NetworkAccess;

namespace ConditionalAccess.Core.Tests.Compliance.NetworkAccess;

public class CiscoIseReplyTests
{
    private static readonly XNamespace s_model = "http://schemas.datacontract.org/2004/07/Microsoft.Intune.ResourceAccess.ComplianceRetrievalService.Model";

    [Theory]
    [InlineData(NetworkAccessVersion.V20, "3")]
    [InlineData(NetworkAccessVersion.V13, "2")]
    public void The_service_says_what_it_is(NetworkAccessVersion version, string expected)
    {
        XElement root = XDocument.Parse(CiscoIseReply.Info(version, "/a&b")).Root!;
        Assert.Equal(["name=mdminfo", "api_version=" + expected, "api_path=/a&b", "redirect_url=https://portal.manage.microsoft.com", "query_max_size=100", "messaging_support=false"],
            root.Elements().Select(e => e.Name.LocalName + "=" + e.Value));
    }

    [Fact]
    public void Version_3_names_the_device_by_its_id()
    {
        string xml = CiscoIseReply.Device(Inventory(1).FindByIntuneId(Id(1), NetworkAccessVersion.V20), NetworkAccessVersion.V20);
        const string Expected = """
            <?xml version="1.0" encoding="utf-8"?>
            <ise_api xmlns="http://schemas.datacontract.org/2004/07/Microsoft.Intune.ResourceAccess.ComplianceRetrievalService.Model">
              <name>attributes</name>
              <api_version>3</api_version>
              <deviceList>
                <device>
                  <guid>11300000-0000-4000-8000-000000000001</guid>
                  <Attributes>
                    <guid>11300000-0000-4000-8000-000000000001</guid>
                    <register_status>true</register_status>
                    <Compliance>
                      <status>false</status>
                    </Compliance>
                  </Attributes>
                </device>
              </deviceList>
            </ise_api>
            """;
        Assert.Equal(Expected.ReplaceLineEndings("\n"), xml);
    }

    [Fact]
    public void Version_2_adds_what_the_device_is_and_is_empty_where_the_system_says_nothing()
    {
        XElement root = XDocument.Parse(CiscoIseReply.Device(Inventory(1).FindByMac("00:1A:2B:00:00:01", NetworkAccessVersion.V13), NetworkAccessVersion.V13)).Root!;
        Assert.Equal("0", root.Element("paging_info")?.Value);
        XElement attributes = root.Element("deviceList")!.Element("device")!.Element("attributes")!;
        Assert.Equal(["register_status=true", "compliance=false", "pin_lock_on=", "model=A\uFFFD<1>", "udid=", "serial_number=S1", "os_version=18.5"],
            attributes.Elements().Select(e => e.Name.LocalName + "=" + e.Value));
    }

    [Theory]
    [InlineData(NetworkAccessVersion.V20)]
    [InlineData(NetworkAccessVersion.V13)]
    public void A_device_that_is_not_found_is_only_not_registered(NetworkAccessVersion version)
    {
        NetworkAccessAnswer answer = Inventory(1).FindByMac("00:1A:2B:00:00:99", version);
        XElement root = XDocument.Parse(CiscoIseReply.Device(answer, version)).Root!;
        XElement device = root.Elements().Single(e => e.Name.LocalName == "deviceList").Elements().Single();
        Assert.Equal("register_status", Assert.Single(Assert.Single(device.Elements()).Elements()).Name.LocalName);
        Assert.Equal("false", device.Value);
    }

    [Fact]
    public void Lists_are_cut_into_pages_and_the_last_one_says_so()
    {
        NetworkAccessList list = Inventory(250).ListNonCompliant(DateTimeOffset.UnixEpoch, null, NetworkAccessVersion.V20);
        (int Page, string Next, int Count)[] expected = [(0, "1", 100), (1, "2", 100), (2, "0", 50), (3, "0", 0), (-1, "1", 100), (int.MaxValue, "0", 0)];
        foreach ((int page, string next, int count) in expected)
        {
            XElement root = XDocument.Parse(CiscoIseReply.Page(list, page)).Root!;
            Assert.Equal((next, count), (root.Element(s_model + "paging_info")!.Value, root.Element(s_model + "deviceList")!.Elements().Count()));
        }
    }

    private static GraphId Id(int n) => "11300000-0000-4000-8000-" + n.ToString("D12");

    private static NetworkAccessInventory Inventory(int count) => new(Enumerable.Range(1, count).Select(n =>
    {
        var verdict = new ComplianceVerdict { ReportedState = ComplianceState.Noncompliant, IsManaged = true };
        var facts = new DeviceFacts { Id = Id(n), OsVersion = "18.5", Identifiers = new() { WiFiMacAddress = $"001A2B{n:X6}", SerialNumber = "S" + n, Model = "A\u0001<1>" } };
        return new NetworkAccessDevice(facts, in verdict);
    }));
}
