using System.Globalization;
using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;
using static ConditionalAccess.Core.Tests.Compliance.ComplianceReading;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Every property of every type is read by its row of the table, and written back as it was.</summary>
public class ComplianceSettingsReadingTests
{
    private static readonly CompliancePolicyType[] s_types =
        [.. Enum.GetValues<CompliancePolicyType>().Where(t => t is not (CompliancePolicyType.Unknown or CompliancePolicyType.DefaultDevice or CompliancePolicyType.SettingsCatalog))];

    [Fact]
    public void Every_property_of_every_type_is_read_and_written_back_without_a_finding()
    {
        foreach (CompliancePolicyType type in s_types)
        {
            SettingDefinition[] rows = [.. ComplianceSettings.Of(type).DistinctBy(r => r.Name)];
            Assert.NotEmpty(rows);
            CompliancePolicySet set = CompliancePolicySet.Parse(Policy(string.Join(',', rows.Select(r => $"\"{r.Name}\":{Sample(r)}")), TypeName(type)));
            Assert.DoesNotContain(set.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
            CompliancePolicy policy = Assert.Single(set.Policies);
            Assert.Equal(type, policy.Type);
            Assert.Equal(rows.Select(r => r.Name), policy.Settings.Select(s => s.Name));
            Assert.All(policy.Settings, s => Assert.Null(s.Json));
            Assert.All(rows.Where(r => r.Rule != SettingRule.Unverifiable), r => Assert.True(r.IsConfigured(policy.Find(r.Name)), r.Name));
            Assert.Equal(set.Configuration, CompliancePolicySet.Parse(set.ToJson()).Configuration);
        }
    }

    [Fact]
    public void Every_property_of_every_type_may_be_null_and_is_unreadable_as_an_object_in_a_list()
    {
        foreach (CompliancePolicyType type in s_types)
        {
            foreach (SettingDefinition row in ComplianceSettings.Of(type))
            {
                Assert.Equal(NullValue.Instance, Value($"\"{row.Name}\":null", row.Name, TypeName(type)));
                Assert.Equal(new UnreadableValue("[{\"a\":1},2]", "wrongType"), Value($"\"{row.Name}\":[{{\"a\":1}},2]", row.Name, TypeName(type)) is UnreadableValue found ? found with { Reason = "wrongType" } : null);
            }
        }
    }

    [Fact]
    public void Every_word_is_read_in_any_case_and_kept_as_it_was()
    {
        foreach (CompliancePolicyType type in s_types)
        {
            foreach (SettingDefinition row in ComplianceSettings.Of(type).Where(r => r.Form == SettingForm.Word))
            {
                foreach (string word in row.Words.Concat(row.NotConfiguredWords))
                {
                    string upper = word.ToUpperInvariant();
                    Assert.Equal([new ComplianceSetting(row.Name, word)], Read(Policy($"\"{row.Name}\":\"{word}\"", TypeName(type))).Settings);
                    Assert.Equal([new ComplianceSetting(row.Name, word, $"\"{upper}\"")], Read(Policy($"\"{row.Name}\":\"{upper}\"", TypeName(type))).Settings);
                }
            }
        }
    }

    [Fact]
    public void The_envelope_is_read()
    {
        CompliancePolicy policy = Read(Policy("""
            "displayName":"P","description":"D","version":7,"createdDateTime":"2026-01-01T00:00:00Z","lastModifiedDateTime":"2026-02-01T00:00:00+01:00","roleScopeTagIds":["0"]
            """));
        Assert.Equal((Id, "P", "D", 7), (policy.Id.ToString(), policy.DisplayName, policy.Description, policy.Version));
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 23, 0, 0, TimeSpan.Zero), policy.LastModifiedDateTime);
        Assert.Equal([new ExtraMember("roleScopeTagIds", "[\"0\"]")], policy.Extra);
    }

    [Fact]
    public void Lists_keep_what_has_no_meaning_in_their_text()
    {
        string apps = """[{"@odata.type":"microsoft.graph.appListItem","name":"N","appId":"com.x"}]""";
        Assert.Equal([new ComplianceSetting("restrictedApps", new RestrictedAppsValue([new RestrictedApp("com.x", "N")]), apps)], Read(Policy("\"restrictedApps\":" + apps, "ios")).Settings);
        string wsl = """[{"distribution":"Ubuntu","minimumOSVersion":"22.04","maximumOSVersion":null},{"distribution":null,"minimumOSVersion":null,"maximumOSVersion":null}]""";
        Assert.Equal([new ComplianceSetting("wslDistributions", new WslDistributionsValue([new AllowedDistribution("Ubuntu", "22.04"), new AllowedDistribution(null)]))], Read(Policy("\"wslDistributions\":" + wsl)).Settings);
        Assert.Equal([new ComplianceSetting("wslDistributions", new WslDistributionsValue([new AllowedDistribution("Ubuntu")]), "[{\"distribution\":\"Ubuntu\",\"minimumOSVersion\":\"\"}]")],
            Read(Policy("\"wslDistributions\":[{\"distribution\":\"Ubuntu\",\"minimumOSVersion\":\"\"}]")).Settings);
    }

    [Theory]
    [InlineData("\"x\"", typeof(TextValue))]
    [InlineData("\"0\"", typeof(NullValue))]
    [InlineData("\"00000000-0000-0000-0000-000000000000\"", typeof(NullValue))]
    public void A_network_location_rule_counts_unless_its_id_is_zero(string json, Type expected)
        => Assert.IsType(expected, Value("\"conditionStatementId\":" + json, "conditionStatementId", "android"));

    [Theory]
    [InlineData("passcodeMinutesOfInactivityBeforeLock", "ios", true)]
    [InlineData("passcodeMinutesOfInactivityBeforeScreenTimeout", "ios", true)]
    [InlineData("passcodeMinimumCharacterSetCount", "ios", true)]
    [InlineData("passwordMinutesOfInactivityBeforeLock", "windows10", false)]
    [InlineData("passwordSignInFailureCountBeforeFactoryReset", "android", false)]
    public void Zero_is_a_warning_where_no_maximum_can_be_zero(string name, string type, bool isFine)
        => Assert.Equal(isFine ? 0 : 1, Findings(Policy($"\"{name}\":0", type)).Length);

    [Theory]
    [InlineData("{\"groupId\":\"g\"}", "#microsoft.graph.groupAssignmentTarget", AssignmentTargetKind.Group)]
    [InlineData("{\"groupId\":\"g\"}", "microsoft.graph.exclusionGroupAssignmentTarget", AssignmentTargetKind.ExclusionGroup)]
    [InlineData("{}", "#microsoft.graph.allDevicesAssignmentTarget", AssignmentTargetKind.AllDevices)]
    [InlineData("{}", "#microsoft.graph.allLicensedUsersAssignmentTarget", AssignmentTargetKind.AllLicensedUsers)]
    [InlineData("{}", "#microsoft.graph.groupAssignmentTarget", AssignmentTargetKind.Unknown)]
    [InlineData("{\"groupId\":5}", "#microsoft.graph.groupAssignmentTarget", AssignmentTargetKind.Unknown)]
    [InlineData("{}", "#microsoft.graph.exclusionGroupAssignmentTarget", AssignmentTargetKind.UnknownExclusion)]
    [InlineData("{\"collectionId\":\"c\"}", "#microsoft.graph.configurationManagerCollectionAssignmentTarget", AssignmentTargetKind.Unknown)]
    [InlineData("{\"groupId\":\"g\"}", "#microsoft.graph.exclusionCollectionTarget", AssignmentTargetKind.UnknownExclusion)]
    public void Assignments_are_read(string target, string type, AssignmentTargetKind expected)
    {
        string json = target.Insert(1, $"\"@odata.type\":\"{type}\"" + (target == "{}" ? "" : ","));
        ComplianceAssignment assignment = Assert.Single(Read(Policy(assignments: $"\"assignments\":[{{\"id\":\"i\",\"source\":\"direct\",\"target\":{json}}}]")).Assignments);
        Assert.Equal(expected, assignment.Kind);
        Assert.Equal(expected is AssignmentTargetKind.Group or AssignmentTargetKind.ExclusionGroup ? "g" : "", assignment.GroupId.ToString());
        Assert.Contains(new ExtraMember("source", "\"direct\""), assignment.Extra);
    }

    [Theory]
    [InlineData("null", "\"none\"", AssignmentFilterMode.None, AssignmentTargetKind.ExclusionGroup)]
    [InlineData("\"f\"", "\"include\"", AssignmentFilterMode.Include, AssignmentTargetKind.ExclusionGroup)]
    [InlineData("\"f\"", "\"Exclude\"", AssignmentFilterMode.Exclude, AssignmentTargetKind.ExclusionGroup)]
    [InlineData("\"f\"", "\"none\"", AssignmentFilterMode.None, AssignmentTargetKind.ExclusionGroup)]
    [InlineData("\"f\"", "\"\"", AssignmentFilterMode.None, AssignmentTargetKind.ExclusionGroup)]
    [InlineData("\"f\"", "\"maybe\"", AssignmentFilterMode.None, AssignmentTargetKind.UnknownExclusion)]
    [InlineData("null", "\"include\"", AssignmentFilterMode.None, AssignmentTargetKind.UnknownExclusion)]
    [InlineData("\"00000000-0000-0000-0000-000000000000\"", "\"include\"", AssignmentFilterMode.None, AssignmentTargetKind.UnknownExclusion)]
    public void A_filter_that_is_not_understood_never_leaves_anybody_out(string id, string mode, AssignmentFilterMode expected, AssignmentTargetKind kind)
    {
        string target = $"{{\"@odata.type\":\"#microsoft.graph.exclusionGroupAssignmentTarget\",\"groupId\":\"g\",\"deviceAndAppManagementAssignmentFilterId\":{id},\"deviceAndAppManagementAssignmentFilterType\":{mode}}}";
        ComplianceAssignment assignment = Assert.Single(Read(Policy(assignments: $"\"assignments\":[{{\"target\":{target}}}]")).Assignments);
        Assert.Equal((expected, kind), (assignment.FilterMode, assignment.Kind));
        Assert.Equal(expected == AssignmentFilterMode.None ? "" : "f", assignment.FilterId.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"assignments\":null")]
    [InlineData("\"assignments\":\"all\"")]
    public void Assignments_that_are_not_given_are_told_apart_from_none(string assignments)
    {
        Assert.True(Read(Policy(assignments: assignments)).Assignments.IsDefault);
        Assert.True(Read(Policy(assignments: "\"assignments\":[]")).Assignments is { IsDefault: false, Count: 0 });
    }

    [Fact]
    public void Actions_of_all_rules_are_read_together()
    {
        const string zero = "00000000-0000-0000-0000-000000000000";
        string json = Policy(actions: $$"""
            "scheduledActionsForRule":[
              {"ruleName":"PasswordRequired","scheduledActionConfigurations":[{"id":"i","actionType":"Block","gracePeriodHours":null,"notificationTemplateId":"","notificationMessageCCList":null}]},
              {"ruleName":null,"scheduledActionConfigurations":[
                {"actionType":"notification","gracePeriodHours":24,"notificationTemplateId":"t","notificationMessageCCList":["g"]},
                {"actionType":"noAction","gracePeriodHours":"48","notificationTemplateId":"{{zero}}"},
                {"actionType":"explode","gracePeriodHours":-1}]}]
            """);
        ValueArray<ScheduledAction> actions = Read(json).ScheduledActions;
        Assert.Equal([ComplianceActionType.Block, ComplianceActionType.Notification, ComplianceActionType.None, ComplianceActionType.None], actions.Select(a => a.ActionType.Value));
        Assert.Equal([0, 24, 48, 0], actions.Select(a => a.GracePeriodHours));
        Assert.Equal(["", "t", "", ""], actions.Select(a => a.NotificationTemplateId.ToString()));
        Assert.All([actions[0], actions[2], actions[3]], a => Assert.False(a.NotificationTemplateId.IsKnown));
        Assert.Equal(["g"], actions[1].NotificationMessageCCList.Select(g => g.ToString()));
        Assert.Equal("explode", actions[3].ActionType.Text);
        Assert.Contains("\"ruleName\": \"PasswordRequired\"", CompliancePolicySet.Parse(json).ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_built_in_code_is_written_and_read_back_equal()
    {
        var rule = new CustomComplianceRule { SettingName = "Bios", Operator = CustomRuleOperator.GreaterEquals, DataType = CustomRuleDataType.Version, Operand = "2.3" };
        var configuration = new ComplianceConfiguration
        {
            Policies =
            [
                new() { Id = Id, Type = CompliancePolicyType.Windows10, Settings = [new("tpmRequired", true), new("osMinimumVersion", "10.0.26100.1"), new("passwordMinimumLength", 8), new("passwordRequiredType", NullValue.Instance), new("deviceCompliancePolicyScript", new CustomComplianceValue("s", [rule]))] },
                new() { Id = "b", Type = CompliancePolicyType.SettingsCatalog, Settings = [new("linux_deviceencryption_required", true), new("linux_passwordpolicy_minimumlength", 8), new("linux_distribution_alloweddistros", new AllowedDistributionsValue([new("ubuntu", "22.04", "24.04"), new("rhel")])), new("linux_customcompliance_required", new CustomComplianceValue("s", [rule]))], Assignments = [], ScheduledActions = [] },
                new() { Id = "c", Type = CompliancePolicyType.IOS, ScheduledActions = [new(ComplianceActionType.Block, 24)], Assignments = [new(AssignmentTargetKind.Group, "g", "f", AssignmentFilterMode.Include)] },
            ],
            Settings = new() { SecureByDefault = true, DeviceComplianceCheckinThresholdDays = 7, EnhancedJailBreak = true, IsScheduledActionEnabled = false, IgnoreDevicesForUnsupportedSettingsEnabled = true },
            Connectors = [new() { Id = "fc780465-2017-40d4-a0c5-307022471b92", IsDefenderForEndpoint = true, PartnerState = ConnectorState.Enabled, WindowsEnabled = true }, new() { Id = "m", PartnerState = ConnectorState.Unknown, PartnerUnsupportedOsVersionBlocked = true, PartnerUnresponsivenessThresholdInDays = 7, LastHeartbeatDateTime = DateTimeOffset.UnixEpoch }],
            CoManagement = new() { Workloads = [new(Workload.CompliancePolicy, WorkloadPosition.PilotIntune), new(Workload.OfficeApps, WorkloadPosition.Unknown)], Rules = [new(ConfigurationManagerRuleKind.RequiredUpdates, 7), new(ConfigurationManagerRuleKind.HealthAttestation, Parts: [AttestationPart.SecureBoot]), new(ConfigurationManagerRuleKind.Unknown)] },
        };
        string json = CompliancePolicySet.From(configuration).ToJson();
        Assert.Equal(configuration, CompliancePolicySet.Parse(json).Configuration);
        Assert.Equal(json, CompliancePolicySet.Parse(json).ToJson());
    }

    private static string Sample(SettingDefinition row) => row.Form switch
    {
        SettingForm.Flag => "true",
        SettingForm.Number => Math.Max(1, row.Range?.Low ?? 1).ToString(CultureInfo.InvariantCulture),
        SettingForm.Word => "\"" + row.Words[^1] + "\"",
        SettingForm.Text => row.Rule switch { SettingRule.PatchLevelMinimum => "\"2026-01-05\"", SettingRule.AppleBuildMinimum or SettingRule.AppleBuildMaximum => "\"18A291\"", SettingRule.Unverifiable => "\"\"", _ => "\"10.0.26100.1\"" },
        SettingForm.BuildRanges => "[{\"description\":null,\"lowestVersion\":\"10.0.1\",\"highestVersion\":\"10.0.2\"}]",
        SettingForm.RestrictedApps => "[{\"name\":\"n\",\"publisher\":null,\"appStoreUrl\":null,\"appId\":\"a\"}]",
        SettingForm.WslDistributions => "[{\"distribution\":\"Ubuntu\",\"minimumOSVersion\":null,\"maximumOSVersion\":null}]",
        _ => "{\"deviceComplianceScriptId\":\"s\",\"rulesContent\":\"" + Convert.ToBase64String("""{"Rules":[{"SettingName":"a","Operator":"IsEquals","DataType":"Boolean","Operand":true}]}"""u8) + "\"}",
    };

    private static string TypeName(CompliancePolicyType type)
    {
        string name = ConditionalAccess.Json.ComplianceWords.Types.Find(type)!;
        return name[..^"CompliancePolicy".Length];
    }
}
