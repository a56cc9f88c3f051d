using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Properties;

/// <summary>What laws and differential runs found in device compliance, each as a case of its own for both evaluators.</summary>
public sealed class ComplianceFindTests
{
    private static readonly DateTimeOffset s_now = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);

    private static readonly CompliancePolicy s_policy = new() { Id = "P1", Type = CompliancePolicyType.Windows10, Settings = [new ComplianceSetting("tpmRequired", true)], Assignments = default };

    private static readonly DeviceFacts s_device = new()
    {
        Id = "D1", IsEnrolled = true, ManagementAgent = ManagementAgent.Mdm, LastSyncDateTime = s_now, Platform = CompliancePlatform.Windows10, UserId = "U1",
        User = new DeviceUserFacts { Exists = true, IsIntuneLicensed = true }, TpmSpecificationVersion = "2.0",
    };

    [Theory, InlineData(false), InlineData(true)]
    public void Filter_results_that_contradict_each_other_count_as_none_so_the_policy_is_assigned(bool first)
    {
        CompliancePolicy policy = s_policy with { Assignments = [new ComplianceAssignment(AssignmentTargetKind.AllDevices, FilterId: "F1", FilterMode: AssignmentFilterMode.Include)] };
        DeviceFacts device = s_device with { TpmSpecificationVersion = "0", AssignmentFilterMatches = [new AssignmentFilterMatch("F1", first), new AssignmentFilterMatch("F1", !first)] };
        Assert.Equal(ComplianceState.Noncompliant, Decide([policy], device).ReportedState);
    }

    [Fact]
    public void Of_several_recorded_episodes_of_a_removed_policy_the_oldest_is_kept_once()
    {
        var younger = new ComplianceEpisode("P9", "U1", s_now.AddDays(-1), s_now.AddDays(1));
        var record = new ComplianceRecord { EvaluatedAt = s_now, Episodes = [younger, younger with { EpisodeStart = s_now.AddDays(-2), GraceExpiration = s_now.AddHours(1) }, younger] };
        DeviceCompliance result = Decide([s_policy], s_device, record);
        Assert.Equal(s_now.AddDays(-2), Assert.Single(result.Record.Episodes).EpisodeStart);
        Assert.Equal((ComplianceState.InGracePeriod, s_now.AddHours(1)), (result.ReportedState, result.ComplianceGracePeriodExpirationDateTime));
    }

    [Theory, InlineData(int.MaxValue), InlineData(4_000_000)]
    public void A_validity_period_beyond_the_calendar_ends_with_it(int days)
    {
        var configuration = new ComplianceConfiguration { Policies = [s_policy], Settings = new DeviceManagementSettings { DeviceComplianceCheckinThresholdDays = days } };
        DeviceCompliance result = Decide(configuration, s_device, null);
        Assert.Equal((true, DateTimeOffset.MaxValue), (result.AccessCompliant, result.ComplianceExpirationDateTime));
    }

    [Fact]
    public void Many_accounts_of_one_name_keep_their_order()
    {
        DeviceContext good = new("U1", s_device), bad = new("U1", s_device with { TpmSpecificationVersion = "0" });
        CompliancePolicy[] policies = [.. Enumerable.Range(1, 12).Select(i => s_policy with { Id = "P" + i })];
        ComplianceStatus[] states = [.. Decide(policies, s_device with { Contexts = [good, bad] }).Policies.Select(p => p.State)];
        Assert.Equal([.. Enumerable.Repeat(new[] { ComplianceStatus.Compliant, ComplianceStatus.NonCompliant }, 12).SelectMany(s => s)], states);
    }

    [Fact]
    public void A_version_with_a_large_first_part_is_compared()
    {
        CompliancePolicy policy = s_policy with { Settings = [new ComplianceSetting("osMinimumVersion", "999999999.0")] };
        Assert.Equal(ComplianceState.Noncompliant, Decide([policy], s_device with { OsVersion = "10.0.26100.1" }).ReportedState);
    }

    [Fact]
    public void A_filter_type_outside_its_enumeration_never_widens_an_exclusion_by_being_written()
    {
        CompliancePolicy policy = s_policy with
        {
            Assignments = [new ComplianceAssignment(AssignmentTargetKind.AllDevices), new ComplianceAssignment(AssignmentTargetKind.ExclusionGroup, "G1", "F1", (AssignmentFilterMode)200)],
        };
        DeviceFacts device = s_device with { TpmSpecificationVersion = "0", GroupIds = ["G1"] };
        var configuration = new ComplianceConfiguration { Policies = [policy] };
        ComplianceConfiguration read = CompliancePolicySet.Parse(CompliancePolicySet.From(configuration).ToJson()).Configuration;
        Assert.Equal((ComplianceState.Noncompliant, ComplianceState.Noncompliant), (Decide(configuration, device, null).ReportedState, Decide(read, device, null).ReportedState));
    }

    [Fact]
    public void A_part_of_health_attestation_that_is_not_understood_is_not_known_to_hold()
    {
        const string json = """{"coManagement":{"workloads":{"compliancePolicy":"intune"},"rules":[{"kind":"healthAttestation","parts":["bitLocker","enclave"]}]}}""";
        Assert.True(CompliancePolicySet.TryParse(json, out CompliancePolicySet? set, out _, new PolicyReadOptions { AllowEmpty = true }));
        DeviceFacts device = s_device with
        {
            ManagementAgent = ManagementAgent.ConfigurationManagerClientMdm,
            ConfigurationManager = new ConfigurationManagerFacts
            {
                EvaluatedDateTime = s_now,
                HealthAttestation = new HealthAttestationParts { BitLocker = true, SecureBoot = true, CodeIntegrity = true, EarlyLaunchAntimalware = true },
            },
        };
        CompliancePolicy policy = s_policy with { Settings = [new ComplianceSetting("configurationManagerComplianceRequired", true)] };
        ComplianceConfiguration again = CompliancePolicySet.Parse(set.ToJson(), new PolicyReadOptions { AllowEmpty = true, AcceptPartial = true }).Configuration;
        foreach (ComplianceConfiguration read in new[] { set.Configuration, again })
        {
            DeviceCompliance result = Decide(read with { Policies = [policy] }, device, null);
            Assert.Equal((ComplianceState.Noncompliant, ComplianceReasons.ConfigMgrUnknown), (result.ReportedState, result.Policies[0].Settings[0].Reason));
        }
    }

    [Fact]
    public void In_a_list_of_compliance_policies_a_type_that_nobody_knows_is_a_policy_that_nobody_meets()
    {
        const string json = """{"deviceCompliancePolicies":[{"@odata.type":"#microsoft.graph.visionRequirement","id":"P1","displayName":"Vision"},{"@odata.type":"#microsoft.graph.windows10CompliancePolicy","id":"P2","tpmRequired":true}]}""";
        DeviceCompliance result = Decide(CompliancePolicySet.Parse(json).Configuration, s_device, null);
        Assert.Equal([("P1", ComplianceStatus.Error), ("P2", ComplianceStatus.Compliant)], result.Policies.Select(p => (p.PolicyId.ToString(), p.State)));
        Assert.Equal((ComplianceState.Error, false), (result.ReportedState, result.AccessCompliant));
    }

    [Theory]
    [InlineData("wslDistributions", """{"distribution":"Ubuntu","maximumVersion":"20.04"}""", "maximumVersion")]
    [InlineData("validOperatingSystemBuildRanges", """{"lowestVersion":"10.0.1","highestVersion":"10.1","edition":"Pro"}""", "edition")]
    [InlineData("restrictedApps", """{"appId":"com.contoso.bad","alternativeAppId":"com.contoso.good"}""", "alternativeAppId")]
    public void A_member_of_an_entry_that_is_not_known_may_be_a_requirement(string setting, string entry, string member)
    {
        string type = setting == "restrictedApps" ? "iosCompliancePolicy" : "windows10CompliancePolicy";
        CompliancePolicySet set = CompliancePolicySet.Parse($$"""{"@odata.type":"#microsoft.graph.{{type}}","id":"P1","{{setting}}":[{{entry}}]}""");
        Assert.Contains(set.Diagnostics, d => d.Message == $"property '{member}' of an entry of {setting} is not known and may be a requirement; the setting is never met");
        Assert.Equal(new UnreadableValue("[" + entry + "]", "unknownProperty"), set.Policies[0].Settings[0].Value);
        Assert.Equal(set.Configuration, CompliancePolicySet.Parse(set.ToJson()).Configuration);
    }

    [Theory]
    [InlineData("""{"settingDefinitionId":"linux_distribution_alloweddistros_item_maximum","simpleSettingValue":{"value":"9.4"}}""")]
    [InlineData("""{"settingDefinitionId":"linux_distribution_alloweddistros_item_maximumversion","choiceSettingValue":{"value":"9.4"}}""")]
    public void A_bound_of_a_Linux_distribution_in_a_form_that_is_not_known_is_not_read_as_no_bound(string child)
    {
        string json = """
            {"@odata.type":"#microsoft.graph.deviceManagementCompliancePolicy","id":"P1","platforms":"linux","settings":[{"settingInstance":{
            "settingDefinitionId":"linux_distribution_alloweddistros","groupSettingCollectionValue":[{"children":[
            {"settingDefinitionId":"linux_distribution_alloweddistros_item_$type","choiceSettingValue":{"value":"linux_distribution_alloweddistros_item_$type_rhel","children":[]}},
            """ + child + "]}]}}]}";
        ComplianceConfiguration read = CompliancePolicySet.Parse(json).Configuration;
        DeviceFacts device = s_device with { Platform = CompliancePlatform.Linux, OsVersion = "9.5", Linux = new LinuxFacts { Distribution = "rhel" } };
        Assert.Equal((ComplianceState.Error, false), (Decide(read, device, null).ReportedState, Decide(read, device, null).AccessCompliant));
        Assert.Equal(read, CompliancePolicySet.Parse(CompliancePolicySet.From(read).ToJson()).Configuration);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Of_two_codes_for_one_fact_the_smaller_is_told(bool turned)
    {
        ReportedError[] errors = [new("hardwareInformation.tpmSpecificationVersion", 7), new("hardwareInformation.tpmSpecificationVersion", 5)];
        DeviceCompliance result = Decide([s_policy], s_device with { ReportedErrors = turned ? [errors[1], errors[0]] : [errors[0], errors[1]] });
        Assert.Equal(5, result.Policies[0].Settings[0].ErrorCode);
    }

    private static DeviceCompliance Decide(ValueArray<CompliancePolicy> policies, DeviceFacts device, ComplianceRecord? record = null)
        => Decide(new ComplianceConfiguration { Policies = policies }, device, record);

    private static DeviceCompliance Decide(CompliancePolicy[] policies, DeviceFacts device) => Decide(new ComplianceConfiguration { Policies = [.. policies] }, device, null);

    private static DeviceCompliance Decide(ComplianceConfiguration configuration, DeviceFacts device, ComplianceRecord? record)
    {
        DeviceCompliance result = ComplianceReference.Evaluate(configuration, ComplianceOptions.Default, device, record, s_now);
        foreach (bool trees in new[] { true, false })
        {
            ComplianceEngine engine = CompiledCompliance.Engine(configuration, ComplianceOptions.Default, trees);
            Assert.Null(ComplianceOutcome.Difference(ComplianceOutcome.Of(result), ComplianceOutcome.Of(CompiledCompliance.Evaluate(engine, device, record, s_now))));
        }

        return result;
    }
}
