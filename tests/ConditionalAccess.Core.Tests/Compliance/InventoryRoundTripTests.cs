using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.AppProtection;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Reading what was written gives the same devices, and writing them again the same bytes.</summary>
public class InventoryRoundTripTests
{
    [Theory]
    [InlineData(1.0)]
    [InlineData(0.7)]
    [InlineData(0.2)]
    [InlineData(0.0)]
    public void Devices_and_records_come_back(double known)
    {
        for (int seed = 0; seed < 50; seed++)
        {
            var random = new InventoryFacts(seed, known);
            var entry = new DeviceInventoryEntry(random.Device(), seed % 2 == 0 ? random.ComplianceRecord() : null,
                seed % 3 == 0 ? new ImportedCompliance(ComplianceState.InGracePeriod, new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero)) : null);
            string json = new DeviceInventory([entry]).ToJson();
            bool isRead = DeviceInventory.TryParse(json, out DeviceInventory? read, out var findings);
            if (!isRead || findings.Count > 0) Assert.Fail($"seed {seed}: {string.Join("; ", findings)}\n{json}");
            DeviceInventoryEntry back = Assert.Single(read!.Devices);
            if (entry != back) Assert.Fail($"seed {seed}: {Difference(entry, back)}\n{json}\n{read.ToJson()}");
            Assert.Equal(json, read!.ToJson());
        }
    }

    private static string Difference(DeviceInventoryEntry one, DeviceInventoryEntry other)
    {
        if (one.Record != other.Record) return "the record differs";
        return one.Facts with { Contexts = default } == other.Facts with { Contexts = default } ? "the contexts differ" : "the facts differ";
    }

    [Fact]
    public void Words_of_single_facts_come_back()
    {
        DeviceFacts[] devices =
        [
            new() { Id = "1", DeviceHealthAttestationState = new() { MemoryIntegrityProtection = AttestedState.NotApplicable, VirtualizationBasedSecurity = AttestedState.NotApplicable, FirmwareProtection = FirmwareProtection.NotApplicable } },
            new() { Id = "2", Android = new() { PlayIntegrityStrong = IntegrityVerdict.NotSupported } },
            new() { Id = "3", ManagedAppRegistrations = [new ManagedAppRegistration { AppIdentifier = "app", FlaggedReasons = [ManagedAppFlaggedReason.RootedDevice], Launch = new() { KnoxAttestation = IntegrityVerdict.NotSupported } }] },
            new() { Id = "4", UserId = GraphId.None, AzureADDeviceId = GraphId.None, TpmSpecificationVersion = "", OsSupplementalBuildVersion = "", Password = new() { Device = new() { ScreenTimeoutMinutes = -1 } } },
            new() { Id = "5", EntraDevice = new() { ExtensionAttributes = [default, DeviceAttribute.Null, "x"] }, GroupIds = [], ThreatReports = [], PolicyReports = [] },
        ];
        var inventory = new DeviceInventory([.. devices.Select(d => new DeviceInventoryEntry(d))]);
        Assert.Equal(devices, DeviceInventory.Parse(inventory.ToJson()).Devices.Select(d => d.Facts));
    }

    [Fact]
    public void A_fact_of_the_device_that_an_account_does_not_have_is_written_as_null()
    {
        var device = new DeviceFacts { Id = "1", IsEncrypted = true, DeviceStatus = new() { FirewallStatus = 0, AntivirusStatus = 1 } };
        device = device with { Contexts = [new DeviceContext("u", device with { IsEncrypted = null, DeviceStatus = new() { AntivirusStatus = 2 } })] };
        string json = new DeviceInventory([new DeviceInventoryEntry(device)]).ToJson();
        Assert.Equal(
            """
            {
              "devices": [
                {
                  "id": "1",
                  "isEncrypted": true,
                  "deviceStatus": {
                    "firewallStatus": 0,
                    "antivirusStatus": 1
                  },
                  "contexts": [
                    {
                      "userId": "u",
                      "deviceStatus": {
                        "antivirusStatus": 2,
                        "firewallStatus": null
                      },
                      "isEncrypted": null
                    }
                  ]
                }
              ]
            }

            """, json);
        Assert.Equal(device, DeviceInventory.Parse(json).Devices[0].Facts);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_written_as_the_replacement_character()
        => Assert.Contains("\uFFFD", new DeviceInventory([new DeviceInventoryEntry(new DeviceFacts { Id = "1", Identifiers = new() { DeviceName = "a\uD800" } })]).ToJson(), StringComparison.Ordinal);

    [Fact]
    public void The_stream_gets_the_same_bytes_as_the_text()
    {
        var inventory = new DeviceInventory([.. Enumerable.Range(0, 50).Select(i => new DeviceInventoryEntry(new InventoryFacts(i, 0.8).Device()))]);
        using var stream = new MemoryStream();
        inventory.Write(stream);
        Assert.Equal(inventory.ToJson(), System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void An_empty_inventory_is_an_empty_list() => Assert.Equal("{\n  \"devices\": []\n}\n", new DeviceInventory(default).ToJson());
}
