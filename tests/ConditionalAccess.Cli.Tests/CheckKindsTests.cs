using System.Text.Json;

namespace ConditionalAccess.Cli.Tests;

/// <summary>Exports that hold compliance and app protection policies beside those of access, or instead of them.</summary>
public sealed class CheckKindsTests : IDisposable
{
    private const string Device = """
        {
          "@odata.type": "#microsoft.graph.windows10CompliancePolicy", "id": "5c000000-0000-4000-8000-0000000000f1", "displayName": "Windows: version",
          "osMinimumVersion": "10.0.22631.0",
          "scheduledActionsForRule": [ { "scheduledActionConfigurations": [ { "gracePeriodHours": 72, "actionType": "block" } ] } ],
          "assignments": [ { "target": { "@odata.type": "#microsoft.graph.allLicensedUsersAssignmentTarget" } } ]
        }
        """;

    private const string App = """
        {
          "@odata.type": "#microsoft.graph.iosManagedAppProtection", "id": "T_5c000000-0000-4000-8000-0000000000a1", "displayName": "iOS apps",
          "periodOfflineBeforeAccessCheck": "PT12H", "periodOfflineBeforeWipeIsEnforced": "P90D", "minimumRequiredOsVersion": "16.0",
          "apps": [ { "mobileAppIdentifier": { "@odata.type": "#microsoft.graph.iosMobileAppIdentifier", "bundleId": "com.microsoft.office.outlook" } } ],
          "assignments": [ { "target": { "@odata.type": "#microsoft.graph.allLicensedUsersAssignmentTarget" } } ]
        }
        """;

    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Files_of_every_kind_in_one_folder_are_checked_without_remarks_about_each_other()
    {
        _files.Add("export/access.json", Exports.Named("\"Plain\""));
        _files.Add("export/compliance.json", Device);
        _files.Add("export/apps.json", App);
        Assert.Equal(new Outcome(0, "1 policy, 1 compliance policy, 1 app protection policy: no findings\n", ""), _files.Run("check", _files["export"]));
    }

    [Fact]
    public void Objects_of_every_kind_in_one_file_are_checked_without_remarks_about_each_other()
    {
        string export = _files.Add("all.json", "[" + Exports.Named("\"Plain\"") + "," + Device + "," + App + "]");
        using var json = JsonDocument.Parse(_files.Run("check", export, "--format", "json").Output);
        Assert.Equal((1, 1, 1), (Number(json, "policies"), Number(json, "compliancePolicies"), Number(json, "appProtectionPolicies")));
        Assert.Equal([], json.RootElement.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("message").GetString()!).Where(m => m.Contains("skipped", StringComparison.Ordinal) || m.Contains("holds no", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(Device, "no policy of access, 1 compliance policy: no findings\n")]
    [InlineData(App, "no policy of access, 1 app protection policy: no findings\n")]
    public void An_export_without_policies_of_access_is_no_mistake_and_says_so(string text, string answer)
    {
        Assert.Equal(new Outcome(0, answer, ""), _files.Run("check", _files.Add("one.json", text)));
        _files.Add("export/one.json", text);
        Assert.Equal(new Outcome(0, answer, ""), _files.Run("check", _files["export"]));
    }

    [Fact]
    public void A_finding_in_a_compliance_policy_fails_the_check()
    {
        _files.Add("export/access.json", Exports.Named("\"Plain\""));
        _files.Add("export/compliance.json", Device.Replace("\"10.0.22631.0\"", "\"newest\"", StringComparison.Ordinal));
        Outcome outcome = _files.Run("check", _files["export"]);
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("error CAP2064 ~/export/compliance.json:3:23 $.osMinimumVersion\n", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 policy, 1 compliance policy: 1 error\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_that_every_reader_makes_is_told_once_in_the_words_of_the_kind_that_the_file_is_of()
    {
        string lax = Exports.Named("\"Plain\"").Replace("[\"mfa\"]", "[\"mfa\",]", StringComparison.Ordinal);
        Outcome alone = _files.Run("check", _files.Add("access.json", lax));
        Assert.Single(alone.Output.Split('\n'), l => l.StartsWith("information CAP", StringComparison.Ordinal));
        Assert.EndsWith("1 policy: 1 information\n", alone.Output, StringComparison.Ordinal);
        Outcome broken = _files.Run("check", _files.Add("broken.json", "{ \"id\": "));
        Assert.Equal(2, broken.ExitCode);
        Assert.EndsWith("refused: 1 error\n", broken.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_of_no_kind_is_told_once()
    {
        _files.Add("export/access.json", Exports.Named("\"Plain\""));
        _files.Add("export/other.json", "{ \"hello\": 1 }");
        Outcome outcome = _files.Run("check", _files["export"]);
        Assert.Equal("""
            information CAP1017 ~/export/other.json:1:1 $
              the document holds no policy, named location, authentication strength or other object of Conditional Access
              remedy: it is skipped
            1 policy: 1 information

            """.ReplaceLineEndings("\n"), outcome.Output);
    }

    [Fact]
    public void A_refused_policy_of_one_kind_refuses_the_export()
    {
        _files.Add("export/access.json", Exports.Named("\"Plain\""));
        _files.Add("export/compliance.json", Device.Replace("\"id\"", "\"displayName\": \"twice\", \"id\"", StringComparison.Ordinal));
        Outcome outcome = _files.Run("check", _files["export"]);
        Assert.Equal((2, "cactl: '~/export' was refused, so the policies were not validated\n"), (outcome.ExitCode, outcome.Error));
        Assert.Contains("~/export/compliance.json:", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_commands_say_nothing_about_the_other_kinds()
    {
        _files.Add("export/access.json", Exports.Named("\"Plain\""));
        _files.Add("export/compliance.json", Device);
        _files.Add("export/apps.json", App);
        foreach (string[] line in (string[][])[["matrix", _files["export"]], ["report", _files["export"]], ["whatif", _files["export"]], ["devices", _files["export"], _files.Add("inventory.json", DevicesTests.Inventory)]])
            Assert.Equal("", _files.Run(line).Error);
    }

    private static int Number(JsonDocument json, string name) => json.RootElement.GetProperty(name).GetInt32();
}
