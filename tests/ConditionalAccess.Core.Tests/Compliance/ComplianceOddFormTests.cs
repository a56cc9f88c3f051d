using System.Text;
using System.Text.Json;
using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;
using static ConditionalAccess.Core.Tests.Compliance.ComplianceReading;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>The rows of spec 17, in its order: how each odd form is read, and how serious it is.</summary>
public class ComplianceOddFormTests
{
    [Theory]
    [InlineData("windows10", "osMinimumVersion", "\"Os Minimum Version value\"")]
    [InlineData("ios", "osMaximumBuildVersion", "\"String\"")]
    [InlineData("android", "minAndroidSecurityPatchLevel", "\"Min Android Security Patch Level value\"")]
    [InlineData("windows10", "defenderVersion", "\"Defender Version value\"")]
    public void Placeholder_text_in_a_version_date_or_build_is_configured_and_unreadable(string type, string name, string json)
    {
        Assert.Equal(new UnreadableValue(json, "unreadable"), Value($"\"{name}\":{json}", name, type));
        Assert.Equal([DiagnosticSeverity.Error], Severities(Policy($"\"{name}\":{json}", type)));
    }

    [Fact]
    public void A_sample_sentence_in_an_enumeration_is_an_unknown_word()
    {
        Assert.Equal(new UnreadableValue("\"String\"", "unknownWord"), Value("\"passwordRequiredType\":\"String\"", "passwordRequiredType"));
        Assert.Equal([DiagnosticSeverity.Error], Severities(Policy("\"passwordRequiredType\":\"String\"")));
    }

    [Theory]
    [InlineData("1024", true)]
    [InlineData("5", false)]
    public void Placeholder_numbers_are_used_as_written(string number, bool isOutside)
    {
        Assert.Equal(new NumberValue(long.Parse(number, System.Globalization.CultureInfo.InvariantCulture)), Value("\"passwordExpirationDays\":" + number, "passwordExpirationDays"));
        Assert.Equal(isOutside ? [DiagnosticSeverity.Warning] : [], Severities(Policy("\"passwordExpirationDays\":" + number)));
    }

    [Fact]
    public void Sample_text_in_the_envelope_is_not_known_and_an_id_is_made_from_the_place()
    {
        string json = Policy("\"version\":\"String\",\"createdDateTime\":\"String (timestamp)\"", id: "\"id\":\"String (identifier)\"");
        CompliancePolicy policy = Read(json, "a.json");
        Assert.Equal("a.json$", policy.Id);
        Assert.Null(policy.Version);
        Assert.Null(policy.CreatedDateTime);
        Assert.Equal([DiagnosticSeverity.Warning, DiagnosticSeverity.Warning, DiagnosticSeverity.Warning], Severities(json));
    }

    [Fact]
    public void An_id_made_from_the_place_does_not_depend_on_the_folder()
        => Assert.Equal("b.json$[1]", CompliancePolicySet.Parse("[" + Policy() + "," + Policy(id: "") + "]", Partial, Path.Combine(Path.GetTempPath(), "b.json")).Policies[1].Id);

    [Theory]
    [InlineData("passwordMinimumLength", "\"5\"", 5L)]
    [InlineData("passwordMinimumLength", "\"-5\"", -5L)]
    [InlineData("tpmRequired", "\"true\"", true)]
    [InlineData("tpmRequired", "\"False\"", false)]
    public void A_number_or_flag_as_text_is_read_as_the_value_and_written_back_as_text(string name, string json, object expected)
    {
        CompliancePolicy policy = Read(Policy($"\"{name}\":{json}"));
        Assert.Equal(new ComplianceSetting(name, expected is bool flag ? flag : new NumberValue((long)expected), json), Assert.Single(policy.Settings));
        Assert.Contains(DiagnosticSeverity.Warning, Severities(Policy($"\"{name}\":{json}")));
    }

    [Theory]
    [InlineData("passwordMinimumLength", "\"5.0\"")]
    [InlineData("passwordMinimumLength", "5.5")]
    [InlineData("passwordMinimumLength", "\" 5\"")]
    [InlineData("passwordMinimumLength", "\"+5\"")]
    [InlineData("passwordMinimumLength", "true")]
    [InlineData("passwordMinimumLength", "9223372036854775808")]
    [InlineData("tpmRequired", "1")]
    [InlineData("tpmRequired", "\"yes\"")]
    [InlineData("osMinimumVersion", "[\"10.0\"]")]
    [InlineData("osMinimumVersion", "10.0")]
    [InlineData("passwordRequiredType", "1")]
    [InlineData("validOperatingSystemBuildRanges", "{}")]
    [InlineData("deviceCompliancePolicyScript", "[]")]
    public void A_wrong_type_is_unreadable(string name, string json)
    {
        Assert.Equal(new UnreadableValue(json, "wrongType"), Value($"\"{name}\":{json}", name));
        Assert.Equal([DiagnosticSeverity.Error], Severities(Policy($"\"{name}\":{json}")));
    }

    [Theory]
    [InlineData("tpmRequired", "null")]
    [InlineData("passwordRequiredType", "null")]
    [InlineData("osMinimumVersion", "null")]
    [InlineData("validOperatingSystemBuildRanges", "null")]
    [InlineData("deviceCompliancePolicyScript", "null")]
    [InlineData("osMinimumVersion", "\"\"")]
    [InlineData("passwordRequiredType", "\"\"")]
    [InlineData("passwordMinimumLength", "\"\"")]
    public void Null_and_the_empty_text_are_not_configured(string name, string json)
    {
        SettingValue? value = Value($"\"{name}\":{json}", name);
        Assert.False(ComplianceSettings.Find(CompliancePolicyType.Windows10, name)!.IsConfigured(value));
        Assert.Empty(Severities(Policy($"\"{name}\":{json}")));
    }

    [Fact]
    public void A_type_without_its_sign_is_accepted()
    {
        string json = Policy("\"tpmRequired\":true").Replace("#microsoft.graph.w", "microsoft.graph.w", StringComparison.Ordinal);
        Assert.Equal(CompliancePolicyType.Windows10, Read(json).Type);
        Assert.Empty(Severities(json));
    }

    [Theory]
    [InlineData("backup_macOSCompliancePolicy.json", CompliancePolicyType.MacOS)]
    [InlineData("folder/androidDeviceOwnerCompliancePolicy.json", CompliancePolicyType.AndroidDeviceOwner)]
    [InlineData("policy.json", CompliancePolicyType.Unknown)]
    [InlineData("xmacOSCompliancePolicy.json", CompliancePolicyType.Unknown)]
    public void A_missing_type_is_taken_from_the_file_name(string name, CompliancePolicyType expected)
        => Assert.Equal(expected, Read(Policy("\"passwordRequired\":true", odataType: ""), name).Type);

    [Fact]
    public void A_missing_type_is_taken_from_the_wrapper()
        => Assert.Equal(CompliancePolicyType.IOS, Read("{\"iosCompliancePolicy\":" + Policy(odataType: "") + "}").Type);

    [Theory]
    [InlineData("\"bitLockerEnabled\":true,\"tpmRequired\":true", CompliancePolicyType.Windows10)]
    [InlineData("\"passcodeRequired\":true", CompliancePolicyType.IOS)]
    [InlineData("\"workProfileRequirePassword\":true", CompliancePolicyType.AndroidWorkProfile)]
    [InlineData("\"bitLockerEnabled\":true", CompliancePolicyType.Unknown)]
    [InlineData("\"tpmRequired\":true,\"passcodeRequired\":true", CompliancePolicyType.Unknown)]
    public void A_missing_type_is_taken_from_a_property_that_one_type_has(string members, CompliancePolicyType expected)
        => Assert.Equal(expected, Read(Policy(members, odataType: "")).Type);

    [Fact]
    public void A_type_that_is_not_known_is_kept_with_all_its_members()
    {
        CompliancePolicy policy = Read(Policy("\"fooRequired\":true,\"passwordRequired\":true", "vision"));
        Assert.Equal(CompliancePolicyType.Unknown, policy.Type);
        Assert.Equal("#microsoft.graph.visionCompliancePolicy", policy.UnknownType);
        Assert.Empty(policy.Settings);
        Assert.Equal(["fooRequired", "passwordRequired"], policy.Extra.Select(m => m.Name));
        Assert.Equal([DiagnosticSeverity.Error], Severities(Policy("\"fooRequired\":true", "vision")));
    }

    [Fact]
    public void A_settings_catalog_object_without_type_is_read_with_information()
    {
        string json = Policy("\"name\":\"L\",\"platforms\":\"linux\",\"settings\":[]", odataType: "");
        Assert.Equal((CompliancePolicyType.SettingsCatalog, "L"), (Read(json).Type, Read(json).DisplayName!));
        Assert.Equal([DiagnosticSeverity.Information], Severities(json));
    }

    [Fact]
    public void Annotations_and_action_links_are_kept_without_a_finding()
    {
        string json = Policy("\"@odata.context\":\"c\",\"validOperatingSystemBuildRanges@odata.type\":\"#Collection(x)\",\"#microsoft.graph.assign\":{\"target\":\"t\"},\"@odata.editLink\":\"e\"");
        Assert.Equal(["@odata.context", "validOperatingSystemBuildRanges@odata.type", "#microsoft.graph.assign", "@odata.editLink"], Read(json).Extra.Select(m => m.Name));
        Assert.Empty(Severities(json));
    }

    [Theory]
    [InlineData("localActions", "[\"x\"]")]
    [InlineData("supportsScopeTags", "true")]
    [InlineData("deviceCompliancePolicyScriptDefinition", "{\"a\":1}")]
    [InlineData("SVC", "null")]
    [InlineData("REF", "\"03\"")]
    [InlineData("ENV", "\"P\"")]
    [InlineData("deviceStatuses", "[{\"status\":\"error\"}]")]
    [InlineData("userStatuses", "[1]")]
    [InlineData("deviceStatusOverview", "{\"pendingCount\":1}")]
    [InlineData("userStatusOverview", "{\"pendingCount\":1}")]
    [InlineData("deviceSettingStateSummaries", "[1]")]
    public void Members_of_the_ignore_list_are_kept_with_information(string name, string json)
    {
        CompliancePolicy policy = Read(Policy($"\"{name}\":{json}"));
        Assert.Empty(policy.Settings);
        Assert.Equal([new Model.ExtraMember(name, json)], policy.Extra);
        Assert.Equal([DiagnosticSeverity.Information], Severities(Policy($"\"{name}\":{json}")));
    }

    [Theory]
    [InlineData("fooRequired", "true", true)]
    [InlineData("fooRequired", "5", true)]
    [InlineData("fooRequired", "0.5", true)]
    [InlineData("fooRequired", "\"x\"", true)]
    [InlineData("fooRequired", "[0]", true)]
    [InlineData("fooRequired", "{\"a\":null}", true)]
    [InlineData("fooRequired", "false", false)]
    [InlineData("fooRequired", "0", false)]
    [InlineData("fooRequired", "-0.0e5", false)]
    [InlineData("fooRequired", "null", false)]
    [InlineData("fooRequired", "\"\"", false)]
    [InlineData("fooRequired", "[]", false)]
    [InlineData("fooRequired", "{}", false)]
    [InlineData("FooRequired", "true", false)]
    [InlineData("_foo", "true", false)]
    public void An_unknown_property_may_be_a_requirement(string name, string json, bool mayRequire)
    {
        CompliancePolicy policy = Read(Policy($"\"{name}\":{json}"));
        Assert.Equal(mayRequire ? [new ComplianceSetting(name, new UnreadableValue(json, "unknownProperty"))] : default, policy.Settings);
        Assert.Equal(mayRequire ? 0 : 1, policy.Extra.Count);
        Assert.Equal([mayRequire ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning], Severities(Policy($"\"{name}\":{json}")));
    }

    [Fact]
    public void A_property_of_another_type_is_an_unknown_one()
        => Assert.Equal(new UnreadableValue("true", "unknownProperty"), Value("\"bitLockerEnabled\":true", "bitLockerEnabled", "ios"));

    [Fact]
    public void A_name_that_differs_in_case_is_read_as_the_known_one()
    {
        string json = Policy("\"TpmRequired\":true,\"PASSWORDREQUIRED\":true,\"DisplayName\":\"P\"");
        CompliancePolicy policy = Read(json);
        Assert.Equal([new ComplianceSetting("tpmRequired", true), new ComplianceSetting("passwordRequired", true)], policy.Settings);
        Assert.Equal("P", policy.DisplayName);
        Assert.Equal([DiagnosticSeverity.Warning], Severities(json));
    }

    [Fact]
    public void A_whole_policy_inside_a_text_is_read_once()
    {
        string once = JsonSerializer.Serialize(Policy("\"tpmRequired\":true"));
        Assert.Equal([new ComplianceSetting("tpmRequired", true)], Read(once).Settings);
        Assert.Equal([DiagnosticSeverity.Warning], Severities(once));
        Assert.Equal([new ComplianceSetting("tpmRequired", true)], Read("{\"value\":[" + once + "]}").Settings);
        Assert.False(CompliancePolicySet.TryParse(JsonSerializer.Serialize(once), out _, out _));
        Assert.Empty(Read(Policy("\"description\":" + once)).Settings);
    }

    [Theory]
    [InlineData("16.0")]
    [InlineData("10.0.18363")]
    [InlineData("10.0.26100.0000")]
    [InlineData("10.0.26100.9999")]
    [InlineData("10.0.19043.10000")]
    public void Versions_of_2_to_4_parts_are_read_as_written(string version)
    {
        Assert.Equal([new ComplianceSetting("osMaximumVersion", version)], Read(Policy($"\"osMaximumVersion\":\"{version}\"")).Settings);
        Assert.Empty(Severities(Policy($"\"osMaximumVersion\":\"{version}\"")));
    }

    [Theory]
    [InlineData("ios", "osMinimumVersion", "13", DiagnosticSeverity.Information)]
    [InlineData("windows10", "osMinimumVersion", "22631.3880", DiagnosticSeverity.Warning)]
    [InlineData("windows10", "osMinimumVersion", "11.0.22000.1", DiagnosticSeverity.Warning)]
    public void Odd_versions_are_read_as_written(string type, string name, string version, DiagnosticSeverity severity)
    {
        Assert.Equal(new TextValue(version), Value($"\"{name}\":\"{version}\"", name, type));
        Assert.Equal([severity], Severities(Policy($"\"{name}\":\"{version}\"", type)));
    }

    [Theory]
    [InlineData("22631.3880.1")]
    [InlineData("10.0.1.2.3")]
    [InlineData("10..1")]
    [InlineData("10.0.-1")]
    public void What_is_no_version_is_unreadable(string version) => Assert.IsType<UnreadableValue>(Value($"\"osMinimumVersion\":\"{version}\"", "osMinimumVersion"));

    [Theory]
    [InlineData("18A291")]
    [InlineData("16G1114")]
    [InlineData("20E772520a")]
    public void Apple_builds_are_read_as_written(string build)
    {
        Assert.Equal(new TextValue(build), Value($"\"osMinimumBuildVersion\":\"{build}\"", "osMinimumBuildVersion", "ios"));
        Assert.Empty(Severities(Policy($"\"osMinimumBuildVersion\":\"{build}\"", "ios")));
    }

    [Fact]
    public void A_range_that_nothing_lies_in_is_a_warning()
    {
        Assert.Equal([DiagnosticSeverity.Warning], Severities(Policy("\"osMinimumBuildVersion\":\"18A291\",\"osMaximumBuildVersion\":\"16G1114\"", "ios")));
        string ranges = "\"validOperatingSystemBuildRanges\":[{\"description\":null,\"lowestVersion\":\"10.0.2\",\"highestVersion\":\"10.0.1\"},{\"description\":null,\"lowestVersion\":\"10.0.1\",\"highestVersion\":\"10.0.65536\"}]";
        Assert.Equal([DiagnosticSeverity.Warning, DiagnosticSeverity.Warning], Severities(Policy(ranges)));
        Assert.Equal([new ComplianceSetting("validOperatingSystemBuildRanges", new BuildRangesValue([new("10.0.2", "10.0.1"), new("10.0.1", "10.0.65536")]))], Read(Policy(ranges)).Settings);
    }

    [Fact]
    public void Every_encoding_reads_the_same()
    {
        string json = Policy("\"displayName\":\"\u00c4\",\"tpmRequired\":true");
        CompliancePolicySet expected = CompliancePolicySet.Parse(json);
        byte[] little = Encoding.Unicode.GetBytes(json), big = Encoding.BigEndianUnicode.GetBytes(json), utf8 = Encoding.UTF8.GetBytes(json);
        foreach (byte[] bytes in new byte[][] { utf8, [0xEF, 0xBB, 0xBF, .. utf8], [0xFF, 0xFE, .. little], [0xFE, 0xFF, .. big], little })
        {
            CompliancePolicySet set = CompliancePolicySet.Parse(bytes);
            Assert.Equal(expected.Configuration, set.Configuration);
            Assert.All(set.Diagnostics, d => Assert.Equal(DiagnosticSeverity.Information, d.Severity));
        }
    }

    [Fact]
    public void Comments_and_trailing_commas_are_read_with_a_warning()
        => Assert.Equal([DiagnosticSeverity.Warning, DiagnosticSeverity.Warning], Severities("/* c */" + Policy("\"tpmRequired\":true")[..^1] + ",}"));

    [Theory]
    [InlineData("[\"0\"]")]
    [InlineData("[\"Default\"]")]
    [InlineData("[\"Role Scope Tag Ids value\"]")]
    public void Scope_tags_are_kept_without_a_finding(string json)
    {
        Assert.Equal([new Model.ExtraMember("roleScopeTagIds", json)], Read(Policy("\"roleScopeTagIds\":" + json)).Extra);
        Assert.Empty(Severities(Policy("\"roleScopeTagIds\":" + json)));
    }

    [Fact]
    public void Actions_and_assignments_in_their_usual_odd_forms_have_no_finding()
    {
        Assert.Empty(Severities(Policy(actions: "\"scheduledActionsForRule\":[{\"ruleName\":\"PasswordRequired\",\"scheduledActionConfigurations\":[{\"actionType\":\"block\",\"gracePeriodHours\":null,\"notificationTemplateId\":\"\",\"notificationMessageCCList\":null}]}]")));
        Assert.Empty(Severities(Policy(assignments: "\"assignments\":[{\"id\":\"i\",\"source\":\"direct\",\"target\":{\"@odata.type\":\"#microsoft.graph.groupAssignmentTarget\",\"groupId\":\"g\",\"deviceAndAppManagementAssignmentFilterId\":null,\"deviceAndAppManagementAssignmentFilterType\":\"none\"}}]")));
    }

    [Fact]
    public void Fractions_of_seconds_and_missing_zones_are_read()
    {
        CompliancePolicy policy = Read(Policy("\"createdDateTime\":\"2026-01-01T00:00:00.1234567Z\",\"lastModifiedDateTime\":\"2026-01-01T00:00:00.1\""));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(1234567), policy.CreatedDateTime);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, 100, TimeSpan.Zero), policy.LastModifiedDateTime);
        Assert.Equal([DiagnosticSeverity.Information], Severities(Policy("\"createdDateTime\":\"2026-01-01T00:00:00.1Z\",\"lastModifiedDateTime\":\"2026-01-01T00:00:00\"")));
    }

    [Fact]
    public void The_same_id_twice_makes_two_policies_of_their_own()
    {
        string json = "[" + string.Join(',', Policy(), Policy("\"tpmRequired\":true"), Policy(id: $"\"id\":\"{Id}#2\""), Policy()) + "]";
        Assert.Equal([Id, Id + "#2", Id + "#2#2", Id + "#3"], CompliancePolicySet.Parse(json).Policies.Select(p => p.Id.ToString()));
        Assert.Equal(3, Severities(json).Count(s => s == DiagnosticSeverity.Error));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("[{0}]")]
    [InlineData("{{\"value\":[{0}]}}")]
    [InlineData("{{\"@odata.context\":\"x\",\"value\":[{0}]}}")]
    [InlineData("{{\"deviceCompliancePolicies\":[{0}]}}")]
    [InlineData("{{\"backup\":{{\"policy\":{0}}}}}")]
    public void Every_wrapper_is_read(string form)
    {
        string json = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, Policy("\"tpmRequired\":true"));
        Assert.Equal([new ComplianceSetting("tpmRequired", true)], Read(json).Settings);
        Assert.DoesNotContain(Severities(json), s => s > DiagnosticSeverity.Information);
    }

    [Fact]
    public void Facts_of_devices_are_no_policies()
    {
        Assert.False(CompliancePolicySet.TryParse("{\"devices\":[{\"id\":\"d\",\"macOS\":{\"firewallEnabled\":true,\"systemIntegrityProtectionEnabled\":true}}]}", out _, out IReadOnlyList<PolicyDiagnostic> found));
        Assert.Equal([DiagnosticCodes.ComplianceNothingFound], found.Select(f => f.Code));
        Assert.Equal(CompliancePolicyType.MacOS, Read("{\"systemIntegrityProtectionEnabled\":true}").Type);
    }

    internal static DiagnosticSeverity[] Severities(string json)
    {
        _ = CompliancePolicySet.TryParse(json, out _, out IReadOnlyList<PolicyDiagnostic> found, Partial);
        return [.. found.Where(f => f.Code != DiagnosticCodes.WrapperRead).Select(f => f.Severity)];
    }
}
