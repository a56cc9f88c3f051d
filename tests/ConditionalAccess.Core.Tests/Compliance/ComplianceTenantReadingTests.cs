using ConditionalAccess.Compliance;
using ConditionalAccess.Model;
using static ConditionalAccess.Core.Tests.Compliance.ComplianceReading;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Tenant settings, threat connectors and co-management (spec 3.6, 6, 7.2).</summary>
public class ComplianceTenantReadingTests
{
    private const string Defender = "fc780465-2017-40d4-a0c5-307022471b92";

    [Theory]
    [InlineData("{0}")]
    [InlineData("{{\"settings\":{0}}}")]
    [InlineData("{{\"deviceManagement\":{{\"id\":\"x\",\"settings\":{0}}}}}")]
    public void Settings_are_read_wherever_they_stand(string form)
    {
        string json = string.Format(System.Globalization.CultureInfo.InvariantCulture, form,
            """{"deviceComplianceCheckinThresholdDays":7,"isScheduledActionEnabled":false,"secureByDefault":true,"enhancedJailBreak":true,"ignoreDevicesForUnsupportedSettingsEnabled":true,"deviceInactivityBeforeRetirementInDay":30}""");
        Assert.Equal(new DeviceManagementSettings
        {
            SecureByDefault = true, DeviceComplianceCheckinThresholdDays = 7, IsScheduledActionEnabled = false, EnhancedJailBreak = true, IgnoreDevicesForUnsupportedSettingsEnabled = true,
            Extra = [new ExtraMember("deviceInactivityBeforeRetirementInDay", "30")],
        }, RoundTrip(json).Settings);
    }

    [Fact]
    public void What_settings_do_not_say_has_its_default()
    {
        Assert.Equal(DeviceManagementSettings.Default, RoundTrip("{\"secureByDefault\":false}").Settings);
        Assert.Equal(DeviceManagementSettings.Default, RoundTrip("{\"@odata.type\":\"#microsoft.graph.deviceManagementSettings\"}").Settings with { Extra = default });
    }

    [Fact]
    public void Settings_that_cannot_be_read_count_as_the_strictest()
    {
        DeviceManagementSettings settings = RoundTrip("""{"secureByDefault":"x","deviceComplianceCheckinThresholdDays":"x","isScheduledActionEnabled":0,"enhancedJailBreak":[],"ignoreDevicesForUnsupportedSettingsEnabled":"x"}""").Settings;
        Assert.Equal(new DeviceManagementSettings { SecureByDefault = true, DeviceComplianceCheckinThresholdDays = 1, EnhancedJailBreak = true, IsScheduledActionEnabled = true }, settings with { Extra = default });
        Assert.Equal(5, settings.Extra.Count);
    }

    [Fact]
    public void Settings_given_twice_count_by_the_stricter_words()
        => Assert.Equal(new DeviceManagementSettings { SecureByDefault = true, DeviceComplianceCheckinThresholdDays = 5 },
            RoundTrip("[{\"secureByDefault\":true},{\"secureByDefault\":false,\"deviceComplianceCheckinThresholdDays\":5}]").Settings);

    [Theory]
    [InlineData("\"id\":\"" + Defender + "\"", true)]
    [InlineData("\"id\":\"a\"", false)]
    [InlineData("\"id\":\"a\",\"isDefenderForEndpoint\":true", true)]
    [InlineData("\"id\":\"" + Defender + "\",\"isDefenderForEndpoint\":false", false)]
    public void Defender_is_known_by_its_id_or_by_the_flag(string members, bool expected)
        => Assert.Equal(expected, Assert.Single(RoundTrip("{\"value\":[{\"partnerState\":\"enabled\"," + members + "}]}").Connectors).IsDefenderForEndpoint);

    [Fact]
    public void A_connector_is_read()
    {
        MobileThreatDefenseConnector connector = Assert.Single(RoundTrip("""
            {"@odata.type":"#microsoft.graph.mobileThreatDefenseConnector","id":"a","partnerState":"notSetUp","lastHeartbeatDateTime":"2026-01-01T00:00:00Z","partnerUnresponsivenessThresholdInDays":7,
            "androidEnabled":true,"iosEnabled":true,"windowsEnabled":true,"macEnabled":true,"androidDeviceBlockedOnMissingPartnerData":true,"iosDeviceBlockedOnMissingPartnerData":true,
            "windowsDeviceBlockedOnMissingPartnerData":true,"macDeviceBlockedOnMissingPartnerData":true,"partnerUnsupportedOsVersionBlocked":true,"allowPartnerToCollectIOSApplicationMetadata":true}
            """).Connectors);
        Assert.Equal(new MobileThreatDefenseConnector
        {
            Id = "a", PartnerState = ConnectorState.NotSetUp, LastHeartbeatDateTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), PartnerUnresponsivenessThresholdInDays = 7,
            AndroidEnabled = true, IosEnabled = true, WindowsEnabled = true, MacEnabled = true, AndroidDeviceBlockedOnMissingPartnerData = true, IosDeviceBlockedOnMissingPartnerData = true,
            WindowsDeviceBlockedOnMissingPartnerData = true, MacDeviceBlockedOnMissingPartnerData = true, PartnerUnsupportedOsVersionBlocked = true,
            Extra = [new ExtraMember("@odata.type", "\"#microsoft.graph.mobileThreatDefenseConnector\""), new ExtraMember("allowPartnerToCollectIOSApplicationMetadata", "true")],
        }, connector);
    }

    [Fact]
    public void What_a_connector_says_unreadably_counts_as_the_strictest()
    {
        MobileThreatDefenseConnector connector = Assert.Single(RoundTrip("""
            {"id":"a","partnerState":"sleeping","lastHeartbeatDateTime":"x","partnerUnresponsivenessThresholdInDays":"x","windowsEnabled":"x","windowsDeviceBlockedOnMissingPartnerData":"x","partnerUnsupportedOsVersionBlocked":1}
            """).Connectors);
        Assert.Equal((ConnectorState.Unknown, false, true, true, 0), (connector.PartnerState, connector.WindowsEnabled, connector.WindowsDeviceBlockedOnMissingPartnerData, connector.PartnerUnsupportedOsVersionBlocked, connector.PartnerUnresponsivenessThresholdInDays));
        Assert.Null(connector.LastHeartbeatDateTime);
    }

    [Theory]
    [InlineData("""{"compliancePolicy":"intune","officeApps":"PilotIntune"}""")]
    [InlineData("""[{"workload":"compliancePolicy","position":"intune"},{"workload":"OfficeApps","position":"pilotIntune"}]""")]
    public void Workloads_are_read_in_both_forms(string workloads)
        => Assert.Equal(new CoManagementSettings { Workloads = [new(Workload.CompliancePolicy, WorkloadPosition.Intune), new(Workload.OfficeApps, WorkloadPosition.PilotIntune)] },
            RoundTrip($"{{\"coManagement\":{{\"workloads\":{workloads}}}}}").CoManagement);

    [Fact]
    public void Rules_of_Configuration_Manager_are_read()
        => Assert.Equal(new CoManagementSettings
        {
            Rules =
            [
                new(ConfigurationManagerRuleKind.Registered), new(ConfigurationManagerRuleKind.RequiredUpdates, 7), new(ConfigurationManagerRuleKind.RequiredApps), new(ConfigurationManagerRuleKind.BitLocker),
                new(ConfigurationManagerRuleKind.Antimalware), new(ConfigurationManagerRuleKind.HealthAttestation, Parts: [AttestationPart.BitLocker, AttestationPart.EarlyLaunchAntimalware]),
                new(ConfigurationManagerRuleKind.HealthAttestation, Parts: [AttestationPart.BitLocker, AttestationPart.None]), new(ConfigurationManagerRuleKind.ConfiguredBaselines), new(ConfigurationManagerRuleKind.Unknown),
            ],
        }, RoundTrip("""
            {"coManagement":{"rules":[{"kind":"registered"},{"kind":"requiredUpdates","days":7},{"kind":"requiredApps","days":-1},{"kind":"bitLocker"},{"kind":"antimalware"},
            {"kind":"healthAttestation","parts":["bitLocker","earlyLaunchAntimalware"]},{"kind":"healthAttestation","parts":["bitLocker","foo"]},{"kind":"configuredBaselines"},{"kind":"foo"}]}}
            """).CoManagement);

    [Fact]
    public void Co_management_given_twice_is_with_Intune_only_where_both_say_so()
    {
        CoManagementSettings both = RoundTrip("""
            [{"coManagement":{"workloads":{"compliancePolicy":"intune","officeApps":"intune","inventory":"intune"},"rules":[{"kind":"bitLocker"}]}},
             {"coManagement":{"workloads":{"compliancePolicy":"intune","officeApps":"pilotIntune"},"rules":[{"kind":"bitLocker"},{"kind":"antimalware"}]}}]
            """).CoManagement;
        Assert.Equal([new(Workload.CompliancePolicy, WorkloadPosition.Intune), new(Workload.Inventory, WorkloadPosition.ConfigurationManager), new WorkloadSlider(Workload.OfficeApps, WorkloadPosition.PilotIntune)], both.Workloads);
        Assert.Equal([ConfigurationManagerRuleKind.BitLocker, ConfigurationManagerRuleKind.Antimalware], both.Rules.Select(r => r.Kind));
    }

    [Fact]
    public void Sets_are_put_together()
    {
        CompliancePolicySet one = CompliancePolicySet.Parse(Policy(), name: "a.json"), two = CompliancePolicySet.Parse("[" + Policy() + ",{\"secureByDefault\":true}]", name: "b.json");
        CompliancePolicySet both = CompliancePolicySet.Combine([one, two]);
        Assert.Equal([Id, Id + "#2"], both.Policies.Select(p => p.Id.ToString()));
        Assert.True(both.Configuration.Settings.SecureByDefault);
        Assert.Contains("CAP2054 error $[0] (line 1, column 2) in b.json: two policies have the id '" + Id + "', the first is at $ in a.json; this one is called '" + Id + "#2'; both are evaluated: remove one of them", both.Diagnostics.Select(d => d.ToString()));
        Assert.True(CompliancePolicySet.TryCombine([CompliancePolicySet.Parse("{\"secureByDefault\":true}")], out _, out var found));
        Assert.Equal(["CAP2052 warning: there is no compliance policy among the documents, so no device would be held to anything; add the policies"], found.Select(d => d.ToString()));
    }
}
