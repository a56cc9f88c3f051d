using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.AppProtection;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Signals;
using Xunit.Abstractions;

namespace ConditionalAccess.Core.Tests.Compliance.AppProtection;

public class AppProtectionJsonTests(ITestOutputHelper output)
{
    private const string Android = """
        {
          "@odata.context": "https://graph.microsoft.com/beta/$metadata#deviceAppManagement/androidManagedAppProtections(apps())/$entity",
          "@odata.type": "#microsoft.graph.androidManagedAppProtection",
          "id": "T_1", "displayName": "Phones", "description": "", "version": "\"8000d36c\"", "createdDateTime": "2026-03-14T13:40:17.2399706Z", "lastModifiedDateTime": "2026-03-14T13:42:54Z",
          "roleScopeTagIds": ["0"], "appGroupType": "selectedPublicApps", "targetedAppManagementLevels": "unmanaged,mdm", "encryptAppData": true,
          "periodOfflineBeforeAccessCheck": "PT1440M", "periodOfflineBeforeWipeIsEnforced": "P90D", "deviceComplianceRequired": true, "appActionIfDeviceComplianceRequired": "wipe",
          "minimumRequiredOsVersion": "14.0", "minimumWarningOsVersion": null, "minimumRequiredPatchVersion": "0000-00-00", "allowedAndroidDeviceManufacturers": "Samsung;Google",
          "allowedAndroidDeviceModels": ["Pixel 8", "Pixel 9"], "maximumPinRetries": 5, "pinRequired": true, "appActionIfMaximumPinRetriesExceeded": "block",
          "requiredAndroidSafetyNetDeviceAttestationType": "none", "wipeAfterCompanyPortalUpdateDeferralInDays": 0, "maximumAllowedDeviceThreatLevel": "notConfigured",
          "apps@odata.context": "x",
          "apps": [{ "id": "com.microsoft.office.word.android", "version": "1", "mobileAppIdentifier": { "@odata.type": "#microsoft.graph.androidMobileAppIdentifier", "packageId": "com.microsoft.office.word" } }],
          "assignments": [
            { "id": "a", "source": "direct", "target": { "@odata.type": "#microsoft.graph.groupAssignmentTarget", "groupId": "g", "deviceAndAppManagementAssignmentFilterId": "f", "deviceAndAppManagementAssignmentFilterType": "include" } },
            { "target": { "@odata.type": "#microsoft.graph.exclusionGroupAssignmentTarget", "groupId": "h", "deviceAndAppManagementAssignmentFilterId": null, "deviceAndAppManagementAssignmentFilterType": "none" } }
          ]
        }
        """;

    [Fact]
    public void A_policy_is_read_without_a_finding_worth_a_warning()
    {
        AppProtectionPolicySet set = RoundTrip(Android);
        Assert.DoesNotContain(set.Diagnostics, d => d.Severity != DiagnosticSeverity.Information);
        AppProtectionPolicy policy = Assert.Single(set.Policies);
        Assert.Equal(("T_1", AppProtectionPolicyType.Android, "Phones", "\"8000d36c\""), (policy.Id.ToString(), policy.Type, policy.DisplayName, policy.Version));
        (string Name, SettingValue Value)[] expected =
            [("periodOfflineBeforeAccessCheck", "PT1440M"), ("maximumPinRetries", 5), ("pinRequired", true), ("allowedAndroidDeviceModels", "Pixel 8\nPixel 9"), ("minimumWarningOsVersion", NullValue.Instance)];
        foreach ((string name, SettingValue value) in expected) Assert.Equal(value, policy.Find(name));
        Assert.Equal([AppManagementLevel.Unmanaged, AppManagementLevel.Mdm], policy.TargetedAppManagementLevels.Select(l => l.Value));
        Assert.Equal((GraphId)"com.microsoft.office.word", Assert.Single(policy.Apps).AppId);
        Assert.Equal((AssignmentTargetKind.Group, (GraphId)"g", (GraphId)"f", AssignmentFilterMode.Include),
            (policy.Assignments[0].Kind, policy.Assignments[0].GroupId, policy.Assignments[0].FilterId, policy.Assignments[0].FilterMode));
        Assert.Equal(AssignmentTargetKind.ExclusionGroup, policy.Assignments[1].Kind);
    }

    [Fact]
    public void What_was_read_can_be_evaluated()
    {
        AppProtectionPolicySet set = AppProtectionPolicySet.Parse(Android);
        var app = new ManagedAppRegistration
        {
            AppIdentifier = "com.microsoft.office.word", PlatformVersion = "13", DeviceManufacturer = "google", DeviceModel = "pixel 9", FlaggedReasons = [],
            Launch = new() { OfflineMinutes = 5, FailedPinAttempts = 0 },
        };
        LaunchResult result = ConditionalLaunch.Evaluate(app, DevicePlatform.Android, set.Policies);
        Assert.Equal(new LaunchFinding("T_1", "minimumRequiredOsVersion", LaunchAction.Block, LaunchReason.Failed, "14.0", "13"), Assert.Single(result.Findings));
        Assert.Equal(LaunchAction.Allow, ConditionalLaunch.Evaluate(app with { PlatformVersion = "14" }, DevicePlatform.Android, set.Configuration.Policies).Action);
    }

    [Fact]
    public void Nothing_is_lost_in_writing()
    {
        string written = AppProtectionPolicySet.Parse(Android).ToJson();
        foreach (string part in (string[])["\"roleScopeTagIds\"", "\"encryptAppData\"", "\"com.microsoft.office.word.android\"", "#microsoft.graph.androidMobileAppIdentifier", "\"apps@odata.context\"", "\"source\"", "2399706Z", "0000-00-00"])
            Assert.Contains(part, written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"minimumRequiredOsVersion\":16", "CAP2206 warning $.minimumRequiredOsVersion (line 1, column 101): minimumRequiredOsVersion is the number '16', expected a text or null; the check is never passed; write it as Microsoft Graph does, or null")]
    [InlineData("\"minimumWipeAppVersion\":\"1.x\"", "CAP2206 warning $.minimumWipeAppVersion (line 1, column 98): minimumWipeAppVersion is the text '1.x', expected a version of 1 to 4 numbers such as 16.5; the check is never passed; write it as Microsoft Graph does, or null")]
    [InlineData("\"minimumRequiredPatchVersion\":\"2026-02-30\"", "CAP2206 warning $.minimumRequiredPatchVersion (line 1, column 104): minimumRequiredPatchVersion is the text '2026-02-30', expected a date such as 2026-01-05; the check is never passed; write it as Microsoft Graph does, or null")]
    [InlineData("\"periodOfflineBeforeAccessCheck\":\"P1M\"", "CAP2206 warning $.periodOfflineBeforeAccessCheck (line 1, column 107): periodOfflineBeforeAccessCheck is the text 'P1M', expected a duration such as PT1440M or P90D; the check is never passed; write it as Microsoft Graph does, or null")]
    [InlineData("\"maximumAllowedDeviceThreatLevel\":\"extreme\"", "CAP2206 warning $.maximumAllowedDeviceThreatLevel (line 1, column 108): maximumAllowedDeviceThreatLevel is the text 'extreme', expected notConfigured, secured, low, medium, high; the check is never passed; write it as Microsoft Graph does, or null")]
    [InlineData("\"deviceLockRequired\":1", "CAP2206 warning $.deviceLockRequired (line 1, column 95): deviceLockRequired is the number '1', expected true, false or null; the check is never passed; write it as Microsoft Graph does, or null")]
    [InlineData("\"maximumPinRetries\":true", "CAP2206 warning $.maximumPinRetries (line 1, column 94): maximumPinRetries is true, expected a whole number or null; the check is never passed; write it as Microsoft Graph does, or null")]
    [InlineData("\"minimumRequiredMoonPhase\":\"full\"", "CAP2207 warning $.minimumRequiredMoonPhase (line 1, column 101): property 'minimumRequiredMoonPhase' may be a check that is not known, so it blocks; check its spelling, or update this library")]
    [InlineData("\"appActionIfAccountIsClockedOut\":\"wipe\"", "CAP2208 warning $.appActionIfAccountIsClockedOut (line 1, column 107): appActionIfAccountIsClockedOut is 'wipe', which this check does not offer and which counts as block; choose an action that the check offers")]
    public void What_cannot_be_read_is_reported_and_blocks(string member, string finding)
    {
        string json = "{\"@odata.type\":\"#microsoft.graph.defaultManagedAppProtection\",\"id\":\"T_1\"," + member + ",\"apps\":[],\"assignments\":[]}";
        AppProtectionPolicySet set = RoundTrip(json);
        Assert.Equal([finding], set.Diagnostics.Select(d => d.ToString()));
        var app = new ManagedAppRegistration { AppIdentifier = "a", ApplicationVersion = "9", PlatformVersion = "99", Launch = new() { IsClockedOut = true } };
        Assert.Equal(LaunchAction.Block, ConditionalLaunch.Evaluate(app, DevicePlatform.Android, set.Policies).Action);
        Assert.False(AppProtectionPolicySet.TryParse(json, out _, out _, new() { Strict = true }));
    }

    [Theory]
    [InlineData("\"apps\":[{\"id\":\"x\"}],\"assignments\":[]", "CAP2210 warning $.apps[0] (line 1, column 82): an entry of apps names no app and is none; write mobileAppIdentifier with its id")]
    [InlineData("\"apps\":[],\"assignments\":[{\"target\":{\"@odata.type\":\"toaster\"}}]", "CAP2211 warning $.assignments[0].target (line 1, column 109): an assignment is not understood, which leaves open whom the policy reaches; write target, group and filter as Microsoft Graph does")]
    [InlineData("\"apps\":[],\"assignments\":[7]", "CAP2211 warning $.assignments[0] (line 1, column 99): an assignment is not understood, which leaves open whom the policy reaches; write target, group and filter as Microsoft Graph does")]
    [InlineData("\"assignments\":[]", "CAP2209 info $ (line 1, column 1): policies come without apps, which leaves open whether it holds an app; export them with $expand=apps")]
    [InlineData("\"apps\":[]", "CAP2209 info $ (line 1, column 1): policies come without assignments, which leaves open whom it reaches; export them with $expand=assignments")]
    [InlineData("\"apps\":[],\"assignments\":[],\"appGroupType\":\"someApps\"", "CAP2206 warning $.appGroupType (line 1, column 116): appGroupType is the text 'someApps', expected selectedPublicApps, allCoreMicrosoftApps, allMicrosoftApps, allApps; that leaves open which apps the policy holds; write it as Microsoft Graph does")]
    [InlineData("\"apps\":[],\"assignments\":[],\"targetedAppManagementLevels\":\"toasters\"", "CAP2206 warning $.targetedAppManagementLevels (line 1, column 131): targetedAppManagementLevels is the text 'toasters', expected unspecified, unmanaged, mdm, androidEnterprise; that leaves open on which devices the policy counts; write it as Microsoft Graph does")]
    public void What_a_policy_reaches_is_left_open_where_it_is_not_said(string members, string finding)
    {
        AppProtectionPolicySet set = RoundTrip("{\"@odata.type\":\"#microsoft.graph.androidManagedAppProtection\",\"id\":\"T_1\"," + members + "}");
        Assert.Contains(finding, set.Diagnostics.Select(d => d.ToString()));
    }

    [Theory]
    [InlineData("{\"@odata.type\":\"#microsoft.graph.groupAssignmentTarget\"}")]
    [InlineData("{\"@odata.type\":\"#microsoft.graph.groupAssignmentTarget\",\"groupId\":\"\"}")]
    [InlineData("{\"@odata.type\":\"#microsoft.graph.groupAssignmentTarget\",\"groupId\":\"g\",\"deviceAndAppManagementAssignmentFilterType\":\"include\"}")]
    [InlineData("{\"@odata.type\":\"#microsoft.graph.groupAssignmentTarget\",\"groupId\":\"g\",\"deviceAndAppManagementAssignmentFilterId\":\"f\"}")]
    [InlineData("{\"@odata.type\":\"#microsoft.graph.groupAssignmentTarget\",\"groupId\":\"g\",\"deviceAndAppManagementAssignmentFilterId\":\"f\",\"deviceAndAppManagementAssignmentFilterType\":\"maybe\"}")]
    public void An_assignment_that_is_not_understood_reaches_nobody_for_sure(string target)
    {
        AppProtectionPolicy policy = Assert.Single(RoundTrip("{\"@odata.type\":\"androidManagedAppProtection\",\"id\":\"T_1\",\"apps\":[],\"assignments\":[{\"target\":" + target + "}]}").Policies);
        Assert.Equal(AssignmentTargetKind.Unknown, Assert.Single(policy.Assignments).Kind);
    }

    [Fact]
    public void Types_come_from_lists_and_contexts_and_unknown_ones_count_everywhere()
    {
        Assert.Equal(AppProtectionPolicyType.IOS, Assert.Single(RoundTrip("{\"iosManagedAppProtections\":[{\"id\":\"a\",\"periodOfflineBeforeAccessCheck\":\"PT1M\",\"apps\":[],\"assignments\":[]}]}").Policies).Type);
        AppProtectionPolicySet inferred = AppProtectionPolicySet.Parse("{\"@odata.context\":\"x#deviceAppManagement/windowsManagedAppProtections/$entity\",\"id\":\"a\",\"periodOfflineBeforeAccessCheck\":\"PT1M\",\"apps\":[],\"assignments\":[]}");
        Assert.Equal(AppProtectionPolicyType.Windows, inferred.Policies[0].Type);
        Assert.Contains("CAP2204 info $ (line 1, column 1): policies do not say their type ('@odata.type'), which is taken from what stands around them, here 'windowsManagedAppProtection'; nothing to do",
            inferred.Diagnostics.Select(d => d.ToString()));
        AppProtectionPolicySet unknown = RoundTrip("{\"@odata.type\":\"#microsoft.graph.visionManagedAppProtection\",\"id\":\"a\",\"apps\":[],\"assignments\":[]}");
        Assert.Equal(["CAP2203 warning $['@odata.type'] (line 1, column 16): the type of the policy is the text '#microsoft.graph.visionManagedAppProtection', which is not known, so it counts on every platform; write one of iosManagedAppProtection, androidManagedAppProtection, windowsManagedAppProtection, defaultManagedAppProtection"],
            unknown.Diagnostics.Select(d => d.ToString()));
        Assert.Equal(AppProtectionPolicyType.Unknown, unknown.Policies[0].Type);
    }

    [Fact]
    public void Other_objects_are_skipped_and_documents_without_policies_are_refused()
    {
        const string Configuration = "{\"@odata.type\":\"#microsoft.graph.targetedManagedAppConfiguration\",\"id\":\"c\"}";
        AppProtectionPolicySet set = AppProtectionPolicySet.Parse("{\"value\":[" + Configuration + "," + Android + "]}");
        Assert.Single(set.Policies);
        Assert.Contains("CAP2202 info $.value[0] (line 1, column 11): objects that are no app protection policies are skipped here; read them as what they are", set.Diagnostics.Select(d => d.ToString()));
        Assert.Equal(["CAP2200 error $ (line 1, column 1): the document holds no app protection policy; export the policies from Microsoft Graph"], Findings("{\"a\":1}"));
        Assert.Equal(["CAP2201 error: there is no app protection policy, so no app counts as protected; export the policies, or set AllowEmpty when this is meant"], Findings("{\"value\":[]}"));
        Assert.Empty(AppProtectionPolicySet.Parse("{\"value\":[]}", new() { AllowEmpty = true }).Policies);
        Assert.Contains("CAP2205 warning $.value[1] (line 1, column 91): two app protection policies have the id 'T_1'; both count; remove one of them",
            AppProtectionPolicySet.Parse("{\"value\":[{\"@odata.type\":\"iosManagedAppProtection\",\"id\":\"T_1\",\"apps\":[],\"assignments\":[]},{\"@odata.type\":\"iosManagedAppProtection\",\"id\":\"T_1\",\"apps\":[],\"assignments\":[]}]}").Diagnostics.Select(d => d.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1,null,\"x\",[]]")]
    [InlineData("{\"@odata.type\":\"iosManagedAppProtection\",\"id\":\"a\",\"id\":\"b\"}")]
    [InlineData("7")]
    public void Broken_documents_are_refused_without_an_exception(string json)
    {
        Assert.False(AppProtectionPolicySet.TryParse(json, out _, out IReadOnlyList<PolicyDiagnostic> findings));
        Assert.Contains(findings, f => f.Severity == DiagnosticSeverity.Error);
        Assert.Throws<PolicyFormatException>(() => AppProtectionPolicySet.Parse(json));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("true")]
    [InlineData("\"x\"")]
    [InlineData("\"\"")]
    [InlineData("[]")]
    [InlineData("[null,{},[]]")]
    [InlineData("{}")]
    [InlineData("{\"a\":1}")]
    public void Any_value_in_any_member_is_read_and_survives(string value)
    {
        string[] names = [.. LaunchSettings.All.Select(s => s.Name), "displayName", "description", "version", "createdDateTime", "appGroupType", "targetedAppManagementLevels", "apps", "assignments", "pinCharacterSet", "newMember"];
        foreach (string name in names) RoundTrip("{\"@odata.type\":\"androidManagedAppProtection\",\"id\":\"a\",\"" + name + "\":" + value + "}");
    }

    [Fact]
    public void Files_and_folders_are_read()
    {
        string folder = Directory.CreateTempSubdirectory("app-protection").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "a.json"), Android);
            File.WriteAllText(Path.Combine(folder, "b.json"), "{\"other\":1}");
            Assert.Single(AppProtectionPolicySet.Load(folder).Policies);
            Assert.Single(AppProtectionPolicySet.Load(Path.Combine(folder, "a.json")).Policies);
            Assert.False(AppProtectionPolicySet.TryLoad(Path.Combine(folder, "c.json"), out _, out _));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Policies_built_in_code_survive_writing_and_reading()
    {
        const int Seed = 20260615;
        output.WriteLine("seed " + Seed);
        var random = new Random(Seed);
        for (int i = 0; i < 500; i++)
        {
            AppProtectionPolicySet set = AppProtectionPolicySet.From([RandomPolicy(random, i)]);
            AppProtectionPolicySet again = AppProtectionPolicySet.Parse(set.ToJson());
            Assert.Equal(again.ToJson(), AppProtectionPolicySet.Parse(again.ToJson()).ToJson());
            Assert.Equal(set.Policies[0].Settings.Select(s => (s.Name, s.Value)), again.Policies[0].Settings.Select(s => (s.Name, s.Value)));
            Assert.Equal(set.Policies[0].Apps.Select(a => a.AppId), again.Policies[0].Apps.Select(a => a.AppId));
            Assert.Equal(set.Policies[0] with { Settings = default, Apps = default, Assignments = default }, again.Policies[0] with { Settings = default, Apps = default, Assignments = default });
            Assert.Equal(set.Policies[0].Assignments, again.Policies[0].Assignments);
        }
    }

    private static AppProtectionPolicy RandomPolicy(Random random, int number) => new()
    {
        Id = "T_" + number,
        Type = (AppProtectionPolicyType)random.Next(1, 5),
        DisplayName = random.Next(2) == 0 ? null : "n" + number,
        AppGroupType = (AppGroupType)random.Next(1, 5),
        TargetedAppManagementLevels = random.Next(2) == 0 ? default : [(AppManagementLevel)random.Next(4)],
        Apps = [.. Enumerable.Range(0, random.Next(3)).Select(n => (TargetedApp)("com.example.a" + n))],
        Assignments = [new((AssignmentTargetKind)random.Next(3, 5), "g", "f", (AssignmentFilterMode)random.Next(1, 3)), new(AssignmentTargetKind.AllLicensedUsers)],
        Settings = [.. LaunchSettings.All.Where(_ => random.Next(3) == 0).Select(s => new ComplianceSetting(s.Name, RandomValue(random, s)))],
    };

    private static SettingValue RandomValue(Random random, LaunchSetting setting)
    {
        if (random.Next(5) == 0) return NullValue.Instance;
        return setting.Form switch
        {
            LaunchForm.Flag => random.Next(2) == 0,
            LaunchForm.Number => random.Next(-1, 400),
            LaunchForm.Version => "1." + random.Next(20),
            LaunchForm.Date => "2026-01-0" + random.Next(1, 10),
            LaunchForm.Duration => "PT" + random.Next(3000) + "M",
            LaunchForm.Names => "A;B",
            LaunchForm.NameList => "A\nB",
            LaunchForm.Action => LaunchSettings.ActionWords[random.Next(4)],
            _ => setting.Words[random.Next(setting.Words.Length)],
        };
    }

    private static string[] Findings(string json)
    {
        _ = AppProtectionPolicySet.TryParse(json, out _, out IReadOnlyList<PolicyDiagnostic> found);
        return [.. found.Select(f => f.ToString())];
    }

    private static AppProtectionPolicySet RoundTrip(string json)
    {
        AppProtectionPolicySet set = AppProtectionPolicySet.Parse(json);
        AppProtectionPolicySet again = AppProtectionPolicySet.Parse(set.ToJson());
        Assert.Equal(set.Policies, again.Policies);
        Assert.Equal(set.ToJson(), again.ToJson());
        return set;
    }
}
