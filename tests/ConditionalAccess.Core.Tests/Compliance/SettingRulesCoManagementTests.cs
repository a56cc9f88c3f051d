using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using static ConditionalAccess.Core.Tests.Compliance.SettingRulesSample;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Spec 6: co-management and the verdict of Configuration Manager.</summary>
public class SettingRulesCoManagementTests
{
    [Theory]
    [InlineData(ManagementAgent.ConfigurationManagerClientMdm, null, null, true)]
    [InlineData(ManagementAgent.ConfigurationManagerClientMdmEas, false, false, true)]
    [InlineData(ManagementAgent.ConfigurationManagerClient, true, true, false)]
    [InlineData(ManagementAgent.Mdm, true, true, false)]
    [InlineData(ManagementAgent.NotSet, true, true, true)]
    [InlineData(ManagementAgent.NotSet, true, false, false)]
    [InlineData(ManagementAgent.NotSet, true, null, null)]
    [InlineData(ManagementAgent.NotSet, null, null, null)]
    [InlineData(ManagementAgent.Unknown, null, null, null)]
    [InlineData((ManagementAgent)99, null, null, null)]
    public void Whether_a_device_is_comanaged(ManagementAgent agent, bool? mdm, bool? policy, bool? expected)
        => Assert.Equal(expected, CoManagementSemantics.IsComanaged(Device(CompliancePolicyType.Windows10) with { ManagementAgent = agent, MdmEnrolled = mdm, ComanagementPolicyPresent = policy }));

    [Theory]
    [InlineData(WorkloadPosition.Intune, null, false, true)]
    [InlineData(WorkloadPosition.PilotIntune, null, true, true)]
    [InlineData(WorkloadPosition.PilotIntune, null, false, false)]
    [InlineData(WorkloadPosition.ConfigurationManager, null, true, false)]
    [InlineData(WorkloadPosition.Unknown, null, true, false)]
    [InlineData(WorkloadPosition.Intune, false, true, false)]
    [InlineData(WorkloadPosition.ConfigurationManager, true, false, true)]
    public void Who_has_the_compliance_workload(WorkloadPosition position, bool? flag, bool isPilot, bool expected)
    {
        var configuration = new ComplianceConfiguration { CoManagement = new() { Workloads = [new(Workload.CompliancePolicy, position), new(Workload.DeviceConfiguration, WorkloadPosition.Intune)] } };
        DeviceFacts facts = Device(CompliancePolicyType.Windows10) with
        {
            ConfigurationManagerClientEnabledFeatures = new() { CompliancePolicy = flag }, PilotCollections = isPilot ? [Workload.CompliancePolicy] : [Workload.DeviceConfiguration],
        };
        Assert.Equal(expected, CoManagementSemantics.IsWithIntune(configuration, facts, Workload.CompliancePolicy));
        Assert.False(CoManagementSemantics.IsWithIntune(new(), facts with { ConfigurationManagerClientEnabledFeatures = WorkloadFlags.NotKnown }, Workload.CompliancePolicy));
    }

    [Fact]
    public void Moving_device_configuration_moves_two_more_workloads()
    {
        var configuration = new ComplianceConfiguration { CoManagement = new() { Workloads = [new(Workload.DeviceConfiguration, WorkloadPosition.Intune)] } };
        DeviceFacts facts = Device(CompliancePolicyType.Windows10);
        Assert.True(CoManagementSemantics.IsWithIntune(configuration, facts, Workload.ResourceAccess));
        Assert.True(CoManagementSemantics.IsWithIntune(configuration, facts, Workload.EndpointProtection));
        Assert.False(CoManagementSemantics.IsWithIntune(configuration, facts, Workload.ModernApps));
    }

    [Fact]
    public void Two_sliders_of_one_workload_must_agree_on_intune()
    {
        var configuration = new ComplianceConfiguration { CoManagement = new() { Workloads = [new(Workload.ModernApps, WorkloadPosition.Intune), new(Workload.ModernApps, WorkloadPosition.ConfigurationManager)] } };
        Assert.False(CoManagementSemantics.IsWithIntune(configuration, Device(CompliancePolicyType.Windows10), Workload.ModernApps));
    }

    [Theory]
    [InlineData(ConfigurationManagerVerdict.Compliant, "compliant")] // C078
    [InlineData(ConfigurationManagerVerdict.NonCompliant, "nonCompliant")]
    [InlineData(ConfigurationManagerVerdict.Unknown, "nonCompliant configMgrUnknown")] // C085
    [InlineData(ConfigurationManagerVerdict.NotSet, "nonCompliant configMgrVerdictMissing")]
    [InlineData((ConfigurationManagerVerdict)9, "nonCompliant configMgrVerdictMissing")]
    public void The_verdict_decides(ConfigurationManagerVerdict verdict, string expected)
    {
        RuleRun run = Comanaged(f => f with { Verdict = verdict });
        Assert.Equal(expected, run.Outcome);
        Assert.Equal("notApplicable", run.On(d => d with { ManagementAgent = ManagementAgent.Mdm }).Outcome); // C084, C090
        Assert.Equal("error factMissing:managementAgent", run.On(d => d with { ManagementAgent = ManagementAgent.NotSet }).Outcome);
        Assert.Equal("held factReportedError:managementAgent", run.Reporting("managementAgent").Outcome);
        Assert.Equal("held factReportedError:configurationManager.verdict", run.Reporting("configurationManager.verdict").Outcome);
        Assert.Equal("notApplicable", run.On(d => d with { Edition = WindowsEdition.Holographic }).Outcome);
    }

    [Fact]
    public void A_verdict_gets_too_old()
    {
        RuleRun run = Comanaged(f => f with { Verdict = ConfigurationManagerVerdict.Compliant, EvaluatedDateTime = RuleRun.T0.AddDays(-29) });
        Assert.Equal("compliant", run.Outcome);
        Assert.Equal([new(RuleRun.T0.AddDays(1), TransitionCause.ConfigurationManagerVerdictExpires)], run.Single.Transitions);
        RuleRun old = Facts(run, f => f with { EvaluatedDateTime = RuleRun.T0.AddDays(-30) });
        Assert.Equal("nonCompliant configMgrVerdictMissing", old.Outcome);
        Assert.Empty(old.Single.Transitions);
        Assert.Equal("compliant", old.With(o => o with { ConfigMgrVerdictMaxAgeDays = 60 }).Outcome);
        Assert.Equal("nonCompliant configMgrVerdictMissing", run.With(o => o with { ConfigMgrVerdictMaxAgeDays = 29 }).Outcome);
        Assert.Equal("nonCompliant configMgrVerdictMissing", Facts(run, f => f with { EvaluatedDateTime = null }).Outcome);
    }

    [Theory]
    [InlineData(ConfigurationManagerClientState.Healthy, "compliant")]
    [InlineData(ConfigurationManagerClientState.CommunicationError, "nonCompliant configMgrVerdictMissing")] // C086
    [InlineData(ConfigurationManagerClientState.Unknown, "nonCompliant configMgrVerdictMissing")]
    public void An_old_verdict_of_a_client_that_is_not_healthy_counts_as_missing(ConfigurationManagerClientState state, string expected)
    {
        RuleRun run = Comanaged(f => f with { Verdict = ConfigurationManagerVerdict.Compliant, EvaluatedDateTime = RuleRun.T0.AddDays(-40), ClientState = state });
        Assert.Equal(expected, run.With(o => o with { ConfigMgrVerdictMaxAgeDays = 90 }).Outcome);
        Assert.Equal("nonCompliant configMgrVerdictMissing", run.Outcome);
    }

    [Fact]
    public void C079_C080_an_update_must_be_installed_some_days_after_its_deadline()
    {
        RuleRun run = Ruled(new ConfigurationManagerRule(ConfigurationManagerRuleKind.RequiredUpdates, 7));
        Assert.Equal("nonCompliant", Updates(run, new RequiredItem("u", RuleRun.T0.AddDays(-10), false)).Outcome);
        RuleRun inTime = Updates(run, new RequiredItem("u", RuleRun.T0.AddDays(-5), false));
        Assert.Equal("compliant", inTime.Outcome);
        Assert.Contains(new(RuleRun.T0.AddDays(2), TransitionCause.ConfigurationManagerDeadline), inTime.Single.Transitions);
        RuleRun exact = Updates(run, new RequiredItem("u", RuleRun.T0.AddDays(-7), false));
        Assert.Equal("nonCompliant", exact.Outcome);
        Assert.Equal("compliant", exact.With(o => o with { BoundaryIsExpired = false }).Outcome);
        Assert.Equal("compliant", Updates(run, new RequiredItem("u", RuleRun.T0.AddDays(-10), true), new RequiredItem("v", null, true)).Outcome);
        Assert.Equal("compliant", Updates(run).Outcome);
    }

    [Fact]
    public void What_is_not_known_of_an_update_makes_the_verdict_unknown()
    {
        RuleRun run = Ruled(new ConfigurationManagerRule(ConfigurationManagerRuleKind.RequiredUpdates, 7));
        Assert.Equal("nonCompliant configMgrUnknown", run.Outcome);
        Assert.Equal("nonCompliant configMgrUnknown", Updates(run, new RequiredItem("u", RuleRun.T0.AddDays(-10), null)).Outcome);
        Assert.Equal("nonCompliant configMgrUnknown", Updates(run, new RequiredItem("u", null, false)).Outcome);
        Assert.Equal("nonCompliant", Updates(run, new RequiredItem("u", null, false), new RequiredItem("v", RuleRun.T0.AddDays(-10), false)).Outcome);
        RuleRun far = Updates(Ruled(new ConfigurationManagerRule(ConfigurationManagerRuleKind.RequiredUpdates, int.MaxValue)), new RequiredItem("u", DateTimeOffset.MaxValue, false));
        Assert.Equal("compliant", far.Outcome);
    }

    [Fact]
    public void Apps_have_the_same_rule_as_updates()
    {
        RuleRun run = Ruled(new ConfigurationManagerRule(ConfigurationManagerRuleKind.RequiredApps, 0));
        Assert.Equal("nonCompliant", Facts(run, f => f with { RequiredApps = [new("a", RuleRun.T0, false)] }).Outcome);
        Assert.Equal("compliant", Facts(run, f => f with { RequiredApps = [new("a", RuleRun.T0.AddTicks(1), false)] }).Outcome);
    }

    [Theory]
    [InlineData(ConfigurationManagerRuleKind.Registered)]
    [InlineData(ConfigurationManagerRuleKind.BitLocker)]
    [InlineData(ConfigurationManagerRuleKind.Antimalware)]
    public void A_flag_rule_of_configuration_manager(ConfigurationManagerRuleKind kind)
    {
        RuleRun run = Ruled(new ConfigurationManagerRule(kind));
        Assert.Equal("compliant", Facts(run, f => f with { IsRegistered = true, BitLockerOn = true, AntimalwareRunning = true }).Outcome);
        Assert.Equal("nonCompliant", Facts(run, f => f with { IsRegistered = false, BitLockerOn = false, AntimalwareRunning = false }).Outcome);
        Assert.Equal("nonCompliant configMgrUnknown", run.Outcome);
    }

    [Fact]
    public void Health_attestation_takes_the_selected_parts_or_all()
    {
        HealthAttestationParts bootOnly = new() { SecureBoot = true, BitLocker = false };
        RuleRun selected = Ruled(new ConfigurationManagerRule(ConfigurationManagerRuleKind.HealthAttestation, 0, [AttestationPart.SecureBoot]));
        Assert.Equal("compliant", Facts(selected, f => f with { HealthAttestation = bootOnly }).Outcome);
        RuleRun all = Ruled(new ConfigurationManagerRule(ConfigurationManagerRuleKind.HealthAttestation));
        Assert.Equal("nonCompliant", Facts(all, f => f with { HealthAttestation = bootOnly }).Outcome);
        Assert.Equal("nonCompliant configMgrUnknown", Facts(all, f => f with { HealthAttestation = bootOnly with { BitLocker = true, CodeIntegrity = true } }).Outcome);
        Assert.Equal("compliant", Facts(all, f => f with { HealthAttestation = bootOnly with { BitLocker = true, CodeIntegrity = true, EarlyLaunchAntimalware = true } }).Outcome);
    }

    [Fact]
    public void C081_C087_C088_baselines_that_count()
    {
        RuleRun run = Ruled(new ConfigurationManagerRule(ConfigurationManagerRuleKind.ConfiguredBaselines));
        ConfigurationBaseline bad = new("b", CollectionKind.Device, true, true, ConfigurationManagerVerdict.NonCompliant);
        Assert.Equal("nonCompliant", Baselines(run, bad).Outcome);
        Assert.Equal("nonCompliant", Baselines(run, bad with { CollectionKind = CollectionKind.Unknown, EvaluateForCompliance = null, AlwaysApply = null }).Outcome);
        Assert.Equal("compliant", Baselines(run, bad with { State = ConfigurationManagerVerdict.Compliant }, bad with { EvaluateForCompliance = false }).Outcome);
        Assert.Equal("compliant", Baselines(run, bad with { State = ConfigurationManagerVerdict.Compliant }, bad with { CollectionKind = CollectionKind.User }).Outcome);
        Assert.Equal("nonCompliant configMgrUnknown", Baselines(run, bad with { State = ConfigurationManagerVerdict.NotSet }).Outcome);
        Assert.Equal("nonCompliant configMgrUnknown", run.Outcome);
        Assert.Equal("nonCompliant", Baselines(run, bad with { AlwaysApply = false }).Outcome);
        RuleRun moved = run.In(c => c with { CoManagement = c.CoManagement with { Workloads = [new(Workload.DeviceConfiguration, WorkloadPosition.Intune)] } });
        Assert.Equal("compliant", Baselines(moved, bad with { AlwaysApply = false }).Outcome);
        Assert.Equal("nonCompliant", Baselines(moved, bad).Outcome);
    }

    [Fact]
    public void A_rule_that_is_not_understood_is_unknown_and_one_failure_is_enough()
    {
        Assert.Equal("nonCompliant configMgrUnknown", Ruled(new ConfigurationManagerRule((ConfigurationManagerRuleKind)77)).Outcome);
        RuleRun two = Ruled(new ConfigurationManagerRule(ConfigurationManagerRuleKind.Unknown), new ConfigurationManagerRule(ConfigurationManagerRuleKind.BitLocker));
        Assert.Equal("nonCompliant", Facts(two, f => f with { BitLockerOn = false }).Outcome);
        Assert.Equal("nonCompliant configMgrUnknown", Facts(two, f => f with { BitLockerOn = true }).Outcome);
    }

    [Fact]
    public void A_computed_verdict_is_of_now_unless_the_facts_say_when()
    {
        RuleRun run = Facts(Ruled(new ConfigurationManagerRule(ConfigurationManagerRuleKind.BitLocker)), f => f with { BitLockerOn = true, EvaluatedDateTime = null });
        Assert.Equal("compliant", run.Outcome);
        Assert.Equal("compliant", run.Row.CurrentValue);
        Assert.Empty(run.Single.Transitions);
        Assert.Equal("nonCompliant configMgrVerdictMissing", Facts(run, f => f with { EvaluatedDateTime = RuleRun.T0.AddDays(-31) }).Outcome);
        Assert.Equal("nonCompliant configMgrVerdictMissing", Comanaged(f => f).Outcome);
    }

    private static RuleRun Comanaged(Func<ConfigurationManagerFacts, ConfigurationManagerFacts> change)
        => Facts(W(("configurationManagerComplianceRequired", true)).On(d => d with
        {
            ManagementAgent = ManagementAgent.ConfigurationManagerClientMdm,
            ConfigurationManager = new() { EvaluatedDateTime = RuleRun.T0, ClientState = ConfigurationManagerClientState.Healthy },
        }), change);

    private static RuleRun Ruled(params ConfigurationManagerRule[] rules) => Comanaged(f => f).In(c => c with { CoManagement = c.CoManagement with { Rules = [.. rules] } });

    private static RuleRun Updates(RuleRun run, params RequiredItem[] items) => Facts(run, f => f with { RequiredUpdates = [.. items] });

    private static RuleRun Baselines(RuleRun run, params ConfigurationBaseline[] baselines) => Facts(run, f => f with { Baselines = [.. baselines] });

    private static RuleRun Facts(RuleRun run, Func<ConfigurationManagerFacts, ConfigurationManagerFacts> change)
        => run.On(d => d with { ConfigurationManager = change(d.ConfigurationManager) });
}
