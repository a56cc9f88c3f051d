using System.Text;
using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.NetworkAccess;
using ConditionalAccess.Diagnostics;
using static ConditionalAccess.Core.Tests.Compliance.InventoryReading;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>The forms in which devices are written, and what they mean.</summary>
public class InventoryFormTests
{
    [Theory]
    [InlineData("""{ "id": "d1" }""")]
    [InlineData("""[ { "id": "d1" } ]""")]
    [InlineData("""{ "value": [ { "id": "d1" } ] }""")]
    [InlineData("""{ "devices": [ { "id": "d1" } ] }""")]
    [InlineData("""{ "@odata.context": "x", "VALUE": [ { "@odata.type": "#microsoft.graph.managedDevice", "ID": "d1", "user@odata.navigationLink": "x", "#microsoft.graph.wipe": {} } ] }""")]
    public void One_device_in_every_form(string json)
    {
        Assert.True(DeviceInventory.TryParse(json, out DeviceInventory? inventory, out var findings));
        Assert.Empty(findings);
        Assert.Equal("d1", Assert.Single(inventory.Devices).Facts.Id.ToString());
    }

    [Fact]
    public void Encodings_are_found()
    {
        const string json = """{ "id": "d1", "deviceName": "Zoë" }""";
        byte[][] documents = [Encoding.UTF8.GetBytes(json), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(json)], [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(json)], [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(json)], Encoding.Unicode.GetBytes(json)];
        foreach (byte[] bytes in documents)
        {
            Assert.True(DeviceInventory.TryParse(bytes, out DeviceInventory? inventory, out _));
            Assert.Equal("Zoë", inventory.Devices[0].Facts.Identifiers.DeviceName);
        }
    }

    [Fact]
    public void What_is_left_out_or_null_is_not_known()
    {
        var nothing = new DeviceFacts { Id = "d1" };
        Assert.Equal(nothing, Read("""{ "id": "d1" }"""));
        Assert.Equal(nothing, With("""
            "isEncrypted": null, "userId": null, "user": null, "groupIds": null, "osVersion": null, "lastSyncDateTime": null, "deviceStatus": null, "threatReports": null, "contexts": null,
            "policyReports": null, "customCompliance": null, "assignmentFilterMatches": null, "detectedApps": null, "hardwareInformation": null, "record": null, "jailBroken": null,
            "entraDevice": null, "configurationManager": null, "configurationManagerClientHealthState": null, "pilotCollections": null, "managedAppRegistrations": null, "azureADDeviceId": null
            """));
    }

    [Fact]
    public void Empty_text_and_empty_lists_are_known_to_be_none()
    {
        DeviceFacts facts = With(""" "userId": "", "groupIds": [], "detectedApps": [], "osSupplementalBuildVersion": "", "hardwareInformation": {"tpmSpecificationVersion": ""}, "user": {"mail": ""} """);
        Assert.True(facts.UserId.IsNone);
        Assert.False(facts.GroupIds.IsDefault);
        Assert.False(facts.DetectedApps.IsDefault);
        Assert.True(facts.OsSupplementalBuildVersion.IsNone);
        Assert.Equal("", facts.TpmSpecificationVersion);
        Assert.Equal("", facts.User.Mail);
    }

    [Theory]
    [InlineData("\"1\"", AttestedState.Enabled)]
    [InlineData("\"On\"", AttestedState.Enabled)]
    [InlineData("\"TRUE\"", AttestedState.Enabled)]
    [InlineData("\"Enabled\"", AttestedState.Enabled)]
    [InlineData("1", AttestedState.Enabled)]
    [InlineData("true", AttestedState.Enabled)]
    [InlineData("\"0\"", AttestedState.Disabled)]
    [InlineData("\"off\"", AttestedState.Disabled)]
    [InlineData("\"False\"", AttestedState.Disabled)]
    [InlineData("\"disabled\"", AttestedState.Disabled)]
    [InlineData("0", AttestedState.Disabled)]
    [InlineData("false", AttestedState.Disabled)]
    [InlineData("\"\"", AttestedState.Unknown)]
    public void Attested_states_have_the_words_of_Graph(string json, AttestedState state)
    {
        Assert.Empty(FindingsWith("\"deviceHealthAttestationState\": {\"bitLockerStatus\": " + json + "}"));
        Assert.Equal(state, With("\"deviceHealthAttestationState\": {\"bitLockerStatus\": " + json + "}").DeviceHealthAttestationState.BitLockerStatus);
        Assert.Equal(state, With("\"deviceHealthAttestationState\": {\"memoryIntegrityProtection\": " + json + "}").DeviceHealthAttestationState.MemoryIntegrityProtection);
    }

    [Fact]
    public void Support_and_mismatch_of_attestation_are_read()
    {
        Assert.True(With("\"deviceHealthAttestationState\": {\"healthAttestationSupportedStatus\": \"Supported\"}").DeviceHealthAttestationState.IsSupported);
        Assert.False(With("\"deviceHealthAttestationState\": {\"healthAttestationSupportedStatus\": \"notSupported\"}").DeviceHealthAttestationState.IsSupported);
        Assert.Equal("""{"pcr":[1,2]}""", With("\"deviceHealthAttestationState\": {\"healthStatusMismatchInfo\": {\"pcr\": [1, 2]}}").DeviceHealthAttestationState.HealthStatusMismatchInfo);
    }

    [Theory]
    [InlineData("\"clean\"", WindowsDeviceHealth.None)]
    [InlineData("\"rebootPending, Critical\"", WindowsDeviceHealth.RebootPending | WindowsDeviceHealth.Critical)]
    [InlineData("[\"fullScanPending\"]", WindowsDeviceHealth.FullScanPending)]
    [InlineData("18", WindowsDeviceHealth.RebootPending | WindowsDeviceHealth.Critical)]
    public void Pending_work_is_a_set(string json, WindowsDeviceHealth health)
        => Assert.Equal(health, With("\"windowsProtectionState\": {\"deviceState\": " + json + "}").WindowsProtectionState.DeviceState);

    [Fact]
    public void Numbers_and_flags_as_text_are_read_where_they_are_exact()
    {
        DeviceFacts facts = With(""" "isEncrypted": "FALSE", "windowsActiveMalwareCount": "3", "password": {"device": {"screenTimeoutMinutes": "-1"}} """);
        Assert.False(facts.IsEncrypted);
        Assert.Equal(3, facts.WindowsActiveMalwareCount);
        Assert.Equal(-1, facts.Password.Device.ScreenTimeoutMinutes);
        foreach (string text in new[] { "3.0", " 3", "+3", "3e0", "0x3", "", "\u0663", "99999999999" })
            Assert.Null(With("\"windowsActiveMalwareCount\": \"" + text + "\"").WindowsActiveMalwareCount);
    }

    [Theory]
    [InlineData("2026-01-15T12:00:00Z", "2026-01-15T12:00:00Z")]
    [InlineData("2026-01-15T12:00:00.1234567Z", "2026-01-15T12:00:00.1234567Z")]
    [InlineData("2026-01-15T14:00:00+02:00", "2026-01-15T12:00:00Z")]
    [InlineData("2026-01-15T12:00:00", "2026-01-15T12:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z", null)]
    [InlineData("9999-12-31T23:59:59Z", null)]
    [InlineData("2026-01-15", null)]
    [InlineData("2026-02-30T12:00:00Z", null)]
    [InlineData("15/01/2026 12:00:00", null)]
    public void Instants_are_read_and_the_years_1_and_9999_stand_for_none(string text, string? instant)
        => Assert.Equal(instant is null ? null : DateTimeOffset.Parse(instant), With("\"lastSyncDateTime\": \"" + text + "\"").LastSyncDateTime);

    [Fact]
    public void A_very_old_jailbreak_detection_is_no_placeholder()
        => Assert.Equal(DateTimeOffset.MinValue, With("\"apple\": {\"lastJailbreakEvaluationDateTime\": \"0001-01-01T00:00:00Z\"}").Apple.LastJailbreakEvaluationDateTime);

    [Fact]
    public void What_Graph_says_of_compliance_is_kept_apart_with_its_placeholder_for_none()
    {
        DeviceInventory inventory = DeviceInventory.Parse("""
            [{"id":"a","complianceState":"inGracePeriod","complianceGracePeriodExpirationDateTime":"2026-02-01T00:00:00Z"},
             {"id":"b","complianceState":"compliant","complianceGracePeriodExpirationDateTime":"9999-12-31T23:59:59Z"},
             {"id":"c","complianceState":"unknown","complianceGracePeriodExpirationDateTime":"0001-01-01T00:00:00Z"}, {"id":"d"}]
            """);
        Assert.Equal([new ImportedCompliance(ComplianceState.InGracePeriod, new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero)), new(ComplianceState.Compliant, null), new(ComplianceState.Unknown, null), null],
            inventory.Devices.Select(d => d.Imported));
        Assert.Equal(inventory.Devices, DeviceInventory.Parse(inventory.ToJson()).Devices);
    }

    [Fact]
    public void Maps_may_be_lists_whose_entries_name_the_id()
    {
        DeviceFacts map = With("""
            "policyReports": {"p": {"version": 2, "lastReportedDateTime": "2026-01-15T12:00:00Z"}}, "assignmentFilterMatches": {"f": true},
            "customCompliance": {"s": {"state": "succeeded", "output": "{\"A\":1}", "errorCode": -5}}
            """);
        DeviceFacts list = With("""
            "policyReports": [{"policyId": "p", "version": 2, "lastReportedDateTime": "2026-01-15T12:00:00Z"}], "assignmentFilterMatches": [{"filterId": "f", "isMatch": true}],
            "customCompliance": [{"scriptId": "s", "state": "succeeded", "output": {"A": 1}, "errorCode": -5}]
            """);
        Assert.Equal(map, list);
        Assert.Equal(new PolicyReport("p", new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero), 2), Assert.Single(map.PolicyReports));
        Assert.Equal("""{"A":1}""", Assert.Single(map.CustomCompliance).Output);
    }

    [Fact]
    public void A_context_is_laid_over_the_device_member_by_member()
    {
        DeviceFacts device = With("""
            "userId": "u1", "user": {"exists": true, "groupIds": ["g"]}, "isEncrypted": true, "platform": "windows10",
            "password": {"device": {"isSet": true, "minimumLength": 8}}, "detectedApps": [{"appId": "a"}], "customCompliance": {"s1": {}, "s2": {}},
            "contexts": [
              {"userId": "u1", "user": {"exists": false}},
              {"userId": "u2", "password": {"device": {"isSet": false}}, "customCompliance": {"s1": {"output": "{}"}}},
              {"system": true, "isEncrypted": null, "detectedApps": []}]
            """);
        DeviceFacts[] contexts = [.. device.Contexts.Select(c => c.Facts)];
        Assert.Equal(["u1", "u2", GraphId.None], device.Contexts.Select(c => c.UserId));
        Assert.Equal(new DeviceUserFacts { Exists = false, GroupIds = ["g"] }, contexts[0].User);
        Assert.Equal(DeviceUserFacts.NotKnown, contexts[1].User);
        Assert.Equal(DeviceUserFacts.NotKnown, contexts[2].User);
        Assert.Equal(new PasswordScopeFacts { IsSet = false, MinimumLength = 8 }, contexts[1].Password.Device);
        Assert.Equal("s1", Assert.Single(contexts[1].CustomCompliance).ScriptId.ToString());
        Assert.Null(contexts[2].IsEncrypted);
        Assert.True(contexts[2].DetectedApps is { IsDefault: false, IsEmpty: true });
        Assert.All(contexts, c => Assert.Equal(CompliancePlatform.Windows10, c.Platform));
        Assert.All(contexts, c => Assert.Equal("u1", c.UserId.ToString()));
    }

    [Fact]
    public void Words_of_a_managed_device_are_read()
    {
        DeviceFacts facts = With("""
            "azureActiveDirectoryDeviceId": "e1", "emailAddress": "a@b.c", "userPrincipalName": "upn", "androidSecurityPatchLevel": "2026-01-05", "hardwareInformation": {"osBuildNumber": "22F76", "imei": "1"},
            "configurationManagerClientHealthState": {"state": "communicationError", "errorCode": 1}, "jailBroken": true, "exchangeAccessState": "Quarantined", "exchangeAccessStateReason": "notEnrolled",
            "entraDevice": {"registrationDateTime": "2026-01-15T12:00:00Z", "trustType": "AzureAd", "extensionAttributes": {"extensionAttribute2": "x"}, "mdmAppId": ""},
            "managedAppRegistrations": [{"appIdentifier": {"@odata.type": "#microsoft.graph.iosMobileAppIdentifier", "bundleId": "com.x"}, "flaggedReasons": ["none"], "appliedPolicies": [{"id": "p", "displayName": "P"}]}]
            """);
        Assert.Equal("e1", facts.AzureADDeviceId.ToString());
        Assert.Equal(new DeviceUserFacts { Mail = "a@b.c", UserPrincipalName = "upn" }, facts.User);
        Assert.Equal("2026-01-05", facts.SecurityPatchLevel.Text);
        Assert.Equal("22F76", facts.OsBuildNumber.Text);
        Assert.Equal(ConfigurationManagerClientState.CommunicationError, facts.ConfigurationManager.ClientState);
        Assert.Equal("True", facts.JailBroken);
        Assert.Equal(new ExchangeFacts { AccessState = ExchangeAccessState.Quarantined, AccessStateReason = ExchangeAccessReason.NotEnrolled }, facts.Exchange);
        Assert.True(facts.EntraDevice.IsRegistrationComplete);
        Assert.True(facts.EntraDevice.MdmAppId.IsNull);
        Assert.Equal(["(not known)", "x"], facts.EntraDevice.ExtensionAttributes.Take(2).Select(a => a.ToString()));
        var app = Assert.Single(facts.ManagedAppRegistrations);
        Assert.Equal("com.x", app.AppIdentifier);
        Assert.True(app.FlaggedReasons is { IsDefault: false, IsEmpty: true });
        Assert.Equal(["p"], app.AppliedPolicies.Select(p => p.ToString()));
    }

    [Fact]
    public void A_threat_state_without_partner_belongs_to_the_connector_of_the_options()
    {
        var options = new DeviceInventoryOptions { ThreatConnectorId = "mtd" };
        Assert.Equal([new ThreatReport { ConnectorId = "mtd", HealthState = ThreatHealthState.HighSeverity }], With("\"partnerReportedThreatState\": \"HighSeverity\"", options).ThreatReports);
        Assert.True(With("\"partnerReportedThreatState\": \"unknown\"", options).ThreatReports.IsDefault);
        Assert.Empty(FindingsWith("\"partnerReportedThreatState\": \"unknown\""));
        Assert.True(With("\"partnerReportedThreatState\": \"secured\"").ThreatReports.IsDefault);
    }

    [Theory]
    [InlineData("\"operatingSystem\": \"iPadOS\"", CompliancePlatform.IOS)]
    [InlineData("\"operatingSystem\": \"macOS\"", CompliancePlatform.MacOS)]
    [InlineData("\"operatingSystem\": \"Linux\"", CompliancePlatform.Linux)]
    [InlineData("\"operatingSystem\": \"Windows\", \"osVersion\": \"10.0.26100.1\"", CompliancePlatform.Windows10)]
    [InlineData("\"operatingSystem\": \"Windows\", \"osVersion\": \"22631.3880\"", CompliancePlatform.Windows10)]
    [InlineData("\"operatingSystem\": \"Windows\", \"osVersion\": \"6.3.9600\"", CompliancePlatform.Unknown)]
    [InlineData("\"operatingSystem\": \"Windows\"", CompliancePlatform.Unknown)]
    [InlineData("\"operatingSystem\": \"Windows Mobile\", \"osVersion\": \"10.0.1\"", CompliancePlatform.Unknown)]
    [InlineData("\"operatingSystem\": \"Android\"", CompliancePlatform.Unknown)]
    [InlineData("\"operatingSystem\": \"Android\", \"deviceEnrollmentType\": \"androidEnterpriseFullyManaged\"", CompliancePlatform.AndroidDeviceOwner)]
    [InlineData("\"operatingSystem\": \"Android\", \"deviceEnrollmentType\": \"androidAOSPUserlessDeviceEnrollment\"", CompliancePlatform.Aosp)]
    [InlineData("\"operatingSystem\": \"iOS\", \"platform\": null", CompliancePlatform.Unknown)]
    [InlineData("\"operatingSystem\": \"iOS\", \"platform\": \"macOS\"", CompliancePlatform.MacOS)]
    public void A_platform_is_completed_only_when_asked_for_and_only_one_fits(string members, CompliancePlatform platform)
    {
        Assert.Equal(platform, With(members, new DeviceInventoryOptions { CompletesFromGraph = true }).Platform);
        Assert.Equal(members.Contains("macOS\"", StringComparison.Ordinal) && members.Contains("platform", StringComparison.Ordinal) ? platform : CompliancePlatform.Unknown, With(members).Platform);
    }

    [Theory]
    [InlineData("\"managementAgent\": \"configurationManagerClientMdm\"", true)]
    [InlineData("\"managementAgent\": \"configurationManagerClient\"", null)]
    [InlineData("\"managementAgent\": \"eas\"", null)]
    [InlineData("\"managementAgent\": \"mdm\", \"isEnrolled\": false", false)]
    public void Enrolment_is_completed_from_an_agent_of_mobile_management(string members, bool? enrolled)
    {
        Assert.Equal(enrolled, With(members, new DeviceInventoryOptions { CompletesFromGraph = true }).IsEnrolled);
        Assert.NotEqual(true, With(members).IsEnrolled);
    }

    [Fact]
    public void A_folder_is_read_as_one_inventory_and_other_files_are_skipped()
    {
        string folder = Directory.CreateTempSubdirectory("inventory").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "b.json"), """{"id":"b"}""");
            File.WriteAllText(Path.Combine(folder, "a.json"), """{"value":[{"id":"a1"},{"id":"a2"}]}""");
            File.WriteAllText(Path.Combine(folder, "policy.json"), """{"@odata.type":"#microsoft.graph.iosCompliancePolicy","id":"p"}""");
            File.WriteAllText(Path.Combine(folder, ".hidden.json"), "broken");
            Assert.True(DeviceInventory.TryLoad(folder, out DeviceInventory? inventory, out var findings));
            Assert.Equal(["a1", "a2", "b"], inventory.Devices.Select(d => d.Facts.Id.ToString()));
            Assert.Equal(["CAP2319 info $ (line 1, column 1) in policy.json: the object is no device but '#microsoft.graph.iosCompliancePolicy'; it is skipped"], findings.Select(f => f.ToString()));

            File.WriteAllText(Path.Combine(folder, "c.json"), """[{"id":"B"}]""");
            var e = Assert.Throws<PolicyFormatException>(() => DeviceInventory.Load(folder));
            Assert.Contains(e.Diagnostics, d => d.ToString() == "CAP2302 error $[0].id (line 1, column 8) in c.json: two devices have the id 'B'; keep the newer one");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_finding()
    {
        Assert.False(DeviceInventory.TryLoad("no such file.json", out _, out var findings));
        Assert.Equal(["CAP1016 error in no such file.json: the file does not exist; check the path"], findings.Select(f => f.ToString()));
    }

    [Fact]
    public void A_stream_is_read()
    {
        using var stream = new MemoryStream("""{"id":"d1"}"""u8.ToArray());
        Assert.Equal("d1", DeviceInventory.Load(stream).Devices[0].Facts.Id.ToString());
    }
}
