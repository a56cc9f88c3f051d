using ConditionalAccess.Compliance;
using static ConditionalAccess.Core.Tests.Compliance.InventoryReading;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Whole findings: what is not understood is said with its place, and is never dropped where that could make a device pass.</summary>
public class InventoryFindingTests
{
    [Theory]
    [InlineData("""{ "isEncrypted": true }""", "CAP2301 error $ (line 1, column 1): the device has no id; give it its Intune device id")]
    [InlineData("""{ "id": "" }""", "CAP2301 error $ (line 1, column 1): the device has no id; give it its Intune device id")]
    [InlineData("""[{ "id": "a" }, { "id": "A" }]""", "CAP2302 error $[1].id (line 1, column 25): two devices have the id 'A'; keep the newer one")]
    [InlineData("7", "CAP2303 error $ (line 1, column 1): the document is neither a device nor a list of devices; write { \"devices\": [ ... ] }, a list of devices, or one device")]
    [InlineData("""{ "@odata.type": "#microsoft.graph.windows10CompliancePolicy", "id": "p" }""",
        "CAP2303 error $ (line 1, column 1): the object is no device but '#microsoft.graph.windows10CompliancePolicy'; write { \"devices\": [ ... ] }, a list of devices, or one device")]
    [InlineData("""{ "value": [ 5 ] }""", "CAP2305 error $.value[0] (line 1, column 14): expected a device as an object; correct it, or remove it")]
    [InlineData("""{ "value": [], "devises": [] }""", "CAP2304 warning $.devises (line 1, column 27): member 'devises' is no fact and is not read; did you mean 'devices'?")]
    [InlineData("""{ "@odata.nextLink": "https://x", "value": [] }""",
        "CAP1019 warning $['@odata.nextLink'] (line 1, column 22): the export is one page of several ('@odata.nextLink' is present); follow the link and read all pages")]
    public void Documents(string json, string finding) => Assert.Equal([finding], Findings(json));

    [Theory]
    [InlineData("\"isEncryptd\": true", "CAP2304 warning $.isEncryptd (line 1, column 26): member 'isEncryptd' is no fact and is not read; did you mean 'isEncrypted'?")]
    [InlineData("\"color\": \"red\"", "CAP2304 warning $.color (line 1, column 21): member 'color' is no fact and is not read; remove it, or give the fact its name")]
    [InlineData("\"isEncrypted\": 1", "CAP2305 warning $.isEncrypted (line 1, column 27): expected true or false, the fact counts as not known; correct it, or leave it out")]
    [InlineData("\"osVersion\": 10.0", "CAP2305 warning $.osVersion (line 1, column 25): expected a text, the fact counts as not known; correct it, or leave it out")]
    [InlineData("\"deviceStatus\": []", "CAP2305 warning $.deviceStatus (line 1, column 28): expected an object, the fact counts as not known; correct it, or leave it out")]
    [InlineData("\"groupIds\": \"g\"", "CAP2305 warning $.groupIds (line 1, column 24): expected a list, the fact counts as not known; correct it, or leave it out")]
    [InlineData("\"joinType\": \"joined\"",
        "CAP2306 warning $.joinType (line 1, column 24): 'joined' is not one of the words of this fact, which counts as not known; write one of 'unknown', 'azureADJoined', 'azureADRegistered', 'hybridAzureADJoined'")]
    [InlineData("\"deviceHealthAttestationState\": {\"secureBoot\": \"notApplicable\"}",
        "CAP2306 warning $.deviceHealthAttestationState.secureBoot (line 1, column 59): 'notApplicable' is not one of the words of this fact, which counts as not known; write one of 'enabled', '1', 'on', 'true', 'disabled', '0', 'off', 'false'")]
    [InlineData("\"windowsProtectionState\": {\"deviceState\": \"clean,burning\"}",
        "CAP2306 warning $.windowsProtectionState.deviceState (line 1, column 54): 'burning' is not one of the words of this fact, which counts as not known; write some of 'clean', 'fullScanPending', 'rebootPending', 'manualStepsPending', 'offlineScanPending', 'critical'")]
    [InlineData("\"deviceStatus\": {\"firewallStatus\": 5}",
        "CAP2307 warning $.deviceStatus.firewallStatus (line 1, column 47): '5' is none of the numbers of this fact, which counts as not known; write a whole number, 0 to 4")]
    [InlineData("\"windowsActiveMalwareCount\": -1", "CAP2307 warning $.windowsActiveMalwareCount (line 1, column 41): '-1' is none of the numbers of this fact, which counts as not known; write a whole number, 0 or more")]
    [InlineData("\"windowsActiveMalwareCount\": 1.0", "CAP2307 warning $.windowsActiveMalwareCount (line 1, column 41): '1.0' is none of the numbers of this fact, which counts as not known; write a whole number, 0 or more")]
    [InlineData("\"lastSyncDateTime\": \"yesterday\"", "CAP2308 warning $.lastSyncDateTime (line 1, column 32): 'yesterday' is not an instant, the fact counts as not known; write it as '2026-01-15T12:00:00Z'")]
    [InlineData("\"isEncrypted\": \"True\"", "CAP2309 info $.isEncrypted (line 1, column 27): the value is written as text and is read; write it without quotes")]
    [InlineData("\"lastSyncDateTime\": \"2026-01-15T12:00:00\"", "CAP2310 info $.lastSyncDateTime (line 1, column 32): the instant has no offset and is read as UTC; nothing to do if UTC is meant")]
    [InlineData("\"securityPatchLevel\": \"2026-01-05\", \"androidSecurityPatchLevel\": \"2026-02-05\"",
        "CAP2311 warning $.androidSecurityPatchLevel (line 1, column 77): the member contradicts securityPatchLevel, so that the fact counts as not known; keep the one that is right")]
    [InlineData("\"osBuildNumber\": \"22F76\", \"hardwareInformation\": {\"osBuildNumber\": \"22F77\"}",
        "CAP2311 warning $.osBuildNumber (line 1, column 29): the member contradicts hardwareInformation.osBuildNumber, so that the fact counts as not known; keep the one that is right")]
    [InlineData("\"detectedApps\": [{\"displayName\": \"Chess\"}]",
        "CAP2315 warning $.detectedApps[0] (line 1, column 29): the app has no appId, so that the whole list counts as not known; correct it, or remove it")]
    [InlineData("\"groupIds\": [7]", "CAP2315 warning $.groupIds[0] (line 1, column 25): expected an id, so that the whole list counts as not known; write every id as text")]
    [InlineData("\"customCompliance\": {\"s\": 5}", "CAP2315 warning $.customCompliance.s (line 1, column 38): expected an object, the entry is not read; correct it, or remove it")]
    [InlineData("\"partnerReportedThreatState\": \"secured\"",
        "CAP2312 warning $.partnerReportedThreatState (line 1, column 42): 'secured' is the state of a threat partner that the device does not name; it is not read; name the only enabled connector in the options, or write threatReports")]
    public void Facts(string members, string finding) => Assert.Equal([finding], FindingsWith(members));

    [Theory]
    [InlineData("\"partnerReportedThreatState\": \"highSeverity\"",
        "CAP2312 error $.partnerReportedThreatState (line 1, column 42): 'highSeverity' is the state of a threat partner that the device does not name; name the only enabled connector in the options, or write threatReports")]
    [InlineData("\"administratorConfiguredDeviceComplianceState\": \"nonCompliantt\"",
        "CAP2306 error $.administratorConfiguredDeviceComplianceState (line 1, column 60): 'nonCompliantt' is not one of the words of this fact, which counts as not known; write one of 'basedOnDeviceCompliancePolicy', 'nonCompliant'")]
    [InlineData("\"threatReports\": {}", "CAP2305 error $.threatReports (line 1, column 29): expected a list, the fact counts as not known; correct it, or leave it out")]
    [InlineData("\"threatReports\": [{\"connectorId\": \"c\", \"helthState\": \"highSeverity\"}]",
        "CAP2304 error $.threatReports[0].helthState (line 1, column 65): member 'helthState' is no fact and is not read; did you mean 'healthState'?")]
    [InlineData("\"threatReports\": [{\"healthState\": \"highSeverity\"}]", "CAP2315 error $.threatReports[0] (line 1, column 30): the report names no connector; correct it, or remove it")]
    [InlineData("\"policyReports\": [{\"version\": 1}]", "CAP2315 error $.policyReports[0] (line 1, column 30): the entry has no policyId and is not read; correct it, or remove it")]
    [InlineData("\"policyReports\": [{\"policyId\": \"p\"}, {\"policyId\": \"P\"}]", "CAP2314 error $.policyReports[1] (line 1, column 49): two entries are about 'P'; keep one of them")]
    [InlineData("\"contexts\": {}", "CAP2305 error $.contexts (line 1, column 24): expected a list, the fact counts as not known; correct it, or leave it out")]
    [InlineData("\"contexts\": [{\"isEncrypted\": false}]", "CAP2313 error $.contexts[0] (line 1, column 25): the entry names no account; write either userId, or system as true")]
    [InlineData("\"contexts\": [{\"userId\": \"u\", \"system\": true}]", "CAP2313 error $.contexts[0] (line 1, column 25): the entry names a user and the system account; write either userId, or system as true")]
    [InlineData("\"contexts\": [{\"userId\": \"u\", \"isEncryptd\": false}]", "CAP2304 error $.contexts[0].isEncryptd (line 1, column 55): member 'isEncryptd' is no fact and is not read; did you mean 'isEncrypted'?")]
    [InlineData("\"record\": {\"evaluatedAt\": \"2026-01-15T12:00:00Z\", \"reportedState\": \"compliant\"}",
        "CAP2317 error $.record (line 1, column 22): the evaluation record does not say accessCompliant; store records as they are written, or leave the record out")]
    [InlineData("\"record\": {\"evaluatedAt\": \"2026-01-15T12:00:00Z\", \"reportedState\": \"fine\", \"accessCompliant\": true}",
        "CAP2306 error $.record.reportedState (line 1, column 79): 'fine' is not one of the words of this fact, which counts as not known; write one of 'unknown', 'compliant', 'noncompliant', 'conflict', 'error', 'inGracePeriod', 'configManager'")]
    [InlineData("\"record\": {\"evaluatedAt\": \"2026-01-15T12:00:00Z\", \"reportedState\": \"compliant\", \"accessCompliant\": true, \"episode\": []}",
        "CAP2304 error $.record.episode (line 1, column 128): member 'episode' is no fact and is not read; did you mean 'episodes'?")]
    [InlineData("\"record\": []", "CAP2305 error $.record (line 1, column 22): expected an object, the fact counts as not known; correct it, or leave it out")]
    [InlineData("\"isEncrypted\": false, \"IsEncrypted\": true", "CAP1003 error $.IsEncrypted (line 1, column 34): member 'IsEncrypted' is given twice in one object; keep one of them")]
    public void What_could_make_a_device_pass_refuses_it(string members, string finding) => Assert.Equal([finding], FindingsWith(members));

    [Fact]
    public void More_devices_than_the_limit_are_an_error_and_read_no_further()
        => Assert.Equal(["CAP2316 error $[2] (line 1, column 24): there are more than 2 devices; read fewer at once, or raise the limit MaxDevices"],
            Findings("""[{"id":"a"},{"id":"b"},{"id":"c"},{"color":1}]""", new DeviceInventoryOptions { MaxDevices = 2 }));

    [Fact]
    public void What_is_read_from_other_words_of_Graph_is_noted()
        => Assert.Equal(["CAP2318 info $ (line 1, column 1): isEnrolled is read from managementAgent and platform from operatingSystem where they are left out; nothing to do if the document is an export of Graph"],
            FindingsWith("\"managementAgent\": \"mdm\"", new DeviceInventoryOptions { CompletesFromGraph = true }));

    [Fact]
    public void Strict_reading_turns_warnings_into_errors()
    {
        var strict = new DeviceInventoryOptions { Reading = new PolicyReadOptions { Strict = true } };
        Assert.Equal(["CAP2304 error $.color (line 1, column 20): member 'color' is no fact and is not read; remove it, or give the fact its name"], FindingsWith("\"color\":\"red\"", strict));
        Assert.False(DeviceInventory.TryParse("""{"id":"d1","color":1}""", out _, out _, strict));
    }

    [Fact]
    public void Partial_reading_leaves_out_what_is_refused()
    {
        var partial = new DeviceInventoryOptions { Reading = new PolicyReadOptions { AcceptPartial = true } };
        const string json = """
            [{"id":"good","color":1}, {"isEncrypted":true}, {"id":"twice"}, {"id":"twice"}, {"id":"ambiguous","isEncrypted":false,"isEncrypted":true},
             {"id":"inside","user":{"exists":true,"exists":false}}, {"id":"record","record":{}}, 7]
            """;
        Assert.Equal(["good"], DeviceInventory.Parse(json, partial).Devices.Select(d => d.Facts.Id.ToString()));
    }

    [Fact]
    public void Findings_are_in_document_order_and_limited()
    {
        string json = "[" + string.Join(',', Enumerable.Range(0, 500).Select(i => $$"""{"id":"{{i}}","color":1}""")) + "]";
        string[] found = Findings(json);
        Assert.Equal(101, found.Length);
        Assert.StartsWith("CAP2304 warning $[0].color", found[0], StringComparison.Ordinal);
        Assert.StartsWith("CAP2304 warning $[99].color", found[99], StringComparison.Ordinal);
        Assert.Contains("400 more findings are not shown, 0 of them errors", found[100], StringComparison.Ordinal);
    }

    [Fact]
    public void User_text_in_findings_is_quoted_clipped_and_escaped()
        => Assert.Contains("member 'a\\u001bb" + new string('c', 57) + "...' is no fact", FindingsWith("\"a\\u001bb" + new string('c', 80) + "\": 1")[0], StringComparison.Ordinal);
}
