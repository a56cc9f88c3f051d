using ConditionalAccess.Compliance;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using static ConditionalAccess.Scenarios.ComplianceCase;
using static ConditionalAccess.Testing.ComplianceWorld;

namespace ConditionalAccess.Scenarios;

/// <summary>Compliance spec 14.7: co-management with Configuration Manager.</summary>
public class ComplianceCasesCoManagement
{
    private const string Required = "configurationManagerComplianceRequired";

    private static CompliancePolicy Both => Windows(Required, "bitLockerEnabled");

    private static DeviceFacts Encrypted => CoManagedPc.BitLocker(true);

    private static DeviceFacts HybridOnly => CoManagedPc with { IsEnrolled = false, ManagementAgent = ManagementAgent.NotSet, EntraDevice = new() { IsRegistrationComplete = true } };

    private static DeviceFacts Manager(DeviceFacts facts, Func<ConfigurationManagerFacts, ConfigurationManagerFacts> change) => facts with { ConfigurationManager = change(facts.ConfigurationManager) };

    private static DeviceFacts Verdict(DeviceFacts facts, ConfigurationManagerVerdict verdict) => Manager(facts, c => c with { Verdict = verdict });

    private static DeviceFacts MissingUpdate(int daysAgo) => Manager(Encrypted, c => c with { RequiredUpdates = [new("KB1", T0.AddDays(-daysAgo), false)] });

    private static ConfigurationBaseline Baseline(string id, CollectionKind kind, bool isFlagged, ConfigurationManagerVerdict state) => new(id, kind, isFlagged, null, state);

    private static DeviceFacts Baselines(params ConfigurationBaseline[] baselines) => Manager(Encrypted, c => c with { Baselines = [.. baselines] });

    private static SpecCase SignIn(DeviceFacts facts, params BuiltInControl[] controls)
    {
        DeviceCompliance compliance = Compliance.Reference.ComplianceReference.Evaluate(Tenant(), ComplianceOptions.Default, facts, null, T0);
        SignIn signIn = (SpecWorld.S0 with { Device = default, At = T0 }).WithDevice(facts, compliance);
        return SpecCase.Decide(Sample.Policy().RequireAny(controls), signIn);
    }

    [Fact]
    public void Case_C075_with_the_workload_at_Configuration_Manager_its_word_decides()
    {
        ComplianceCase kept = Given(Windows("bitLockerEnabled")).Slider(WorkloadPosition.ConfigurationManager);
        DeviceFacts failing = CoManagedPc.BitLocker(false);
        kept.Evaluate(Manager(failing, c => c with { RelayedIsCompliant = true })).Is(ComplianceState.ConfigManager, access: true).NoPolicies();
        kept.Evaluate(failing).Is(ComplianceState.ConfigManager, access: false).NoPolicies().FirstCause(ComplianceCauseKind.ConfigurationManager)
            .IsOwnedBy(ComplianceOwner.ConfigurationManager);
    }

    [Fact]
    public void Case_C076_a_device_of_the_pilot_is_with_Intune()
        => Given(Windows("bitLockerEnabled")).Slider(WorkloadPosition.PilotIntune).Evaluate(Encrypted with { PilotCollections = [Workload.CompliancePolicy] }).IsCompliant();

    [Fact]
    public void Case_C077_the_pilot_of_another_workload_does_not_count()
        => Given(Windows("bitLockerEnabled")).Slider(WorkloadPosition.PilotIntune).Evaluate(Encrypted with { PilotCollections = [Workload.DeviceConfiguration] })
            .Is(ComplianceState.ConfigManager, access: false);

    [Fact]
    public void Case_C078_both_sides_compliant()
        => Given(Both).Slider(WorkloadPosition.Intune).Evaluate(Verdict(Encrypted, ConfigurationManagerVerdict.Compliant)).Setting(Required, ComplianceStatus.Compliant).IsCompliant();

    [Fact]
    public void Case_C079_a_required_update_too_long_overdue_fails()
        => Given(Both).Slider(WorkloadPosition.Intune).ConfigurationManagerRule(ConfigurationManagerRuleKind.RequiredUpdates, 7).Evaluate(MissingUpdate(10))
            .Setting(Required, ComplianceStatus.NonCompliant).IsNoncompliant();

    [Fact]
    public void Case_C080_a_required_update_overdue_for_fewer_days_passes_for_now()
        => Given(Both).Slider(WorkloadPosition.Intune).ConfigurationManagerRule(ConfigurationManagerRuleKind.RequiredUpdates, 7).Evaluate(MissingUpdate(5))
            .Setting(Required, ComplianceStatus.Compliant).IsCompliant().Next(48, TransitionCause.ConfigurationManagerDeadline);

    [Fact]
    public void Case_C081_a_counted_baseline_that_fails()
        => Given(Both).Slider(WorkloadPosition.Intune).ConfigurationManagerRule(ConfigurationManagerRuleKind.ConfiguredBaselines)
            .Evaluate(Baselines(Baseline("B1", CollectionKind.Device, true, ConfigurationManagerVerdict.NonCompliant)))
            .Setting(Required, ComplianceStatus.NonCompliant).IsNoncompliant();

    [Fact]
    public void Case_C082_Configuration_Manager_repairs_nothing()
        => Given(Both).Slider(WorkloadPosition.Intune).Evaluate(Verdict(CoManagedPc.BitLocker(false), ConfigurationManagerVerdict.Compliant))
            .Setting("bitLockerEnabled", ComplianceStatus.NonCompliant).IsNoncompliant();

    [Fact]
    public void Case_C083_a_verdict_that_nobody_asks_for_is_ignored()
        => Given(Windows("bitLockerEnabled").With(Required, false)).Slider(WorkloadPosition.Intune).Evaluate(Verdict(Encrypted, ConfigurationManagerVerdict.NonCompliant))
            .Rows("bitLockerEnabled").IsCompliant();

    [Fact]
    public void Case_C084_without_Configuration_Manager_the_rule_does_not_apply()
        => Given(Windows(Required, "tpmRequired")).Slider(WorkloadPosition.Intune).Evaluate((CoManagedPc with { ManagementAgent = ManagementAgent.Mdm }).Tpm(true))
            .Setting(Required, ComplianceStatus.NotApplicable).Setting("tpmRequired", ComplianceStatus.Compliant).IsCompliant();

    [Fact]
    public void Case_C085_a_verdict_unknown_fails()
        => Given(Windows(Required)).Slider(WorkloadPosition.Intune).Evaluate(Verdict(CoManagedPc, ConfigurationManagerVerdict.Unknown))
            .Setting(Required, ComplianceStatus.NonCompliant, ComplianceReasons.ConfigMgrUnknown).IsNoncompliant();

    [Fact]
    public void Case_C086_an_old_verdict_counts_as_missing()
        => Given(Windows(Required)).Slider(WorkloadPosition.Intune).Evaluate(Manager(CoManagedPc, c => c with
        {
            ClientState = ConfigurationManagerClientState.CommunicationError, Verdict = ConfigurationManagerVerdict.Compliant, EvaluatedDateTime = T0.AddDays(-40),
        })).Setting(Required, ComplianceStatus.NonCompliant, ComplianceReasons.ConfigMgrVerdictMissing).IsNoncompliant();

    [Fact]
    public void Case_C087_a_baseline_not_flagged_for_assessment_does_not_count()
        => Given(Windows(Required)).Slider(WorkloadPosition.Intune).ConfigurationManagerRule(ConfigurationManagerRuleKind.ConfiguredBaselines)
            .Evaluate(Baselines(
                Baseline("B2", CollectionKind.Device, true, ConfigurationManagerVerdict.Compliant), Baseline("B3", CollectionKind.Device, false, ConfigurationManagerVerdict.NonCompliant)))
            .Setting(Required, ComplianceStatus.Compliant).IsCompliant();

    [Fact]
    public void Case_C088_a_baseline_for_users_does_not_count()
        => Given(Windows(Required)).Slider(WorkloadPosition.Intune).ConfigurationManagerRule(ConfigurationManagerRuleKind.ConfiguredBaselines)
            .Evaluate(Baselines(
                Baseline("B1", CollectionKind.User, true, ConfigurationManagerVerdict.NonCompliant), Baseline("B2", CollectionKind.Device, true, ConfigurationManagerVerdict.Compliant)))
            .Setting(Required, ComplianceStatus.Compliant).IsCompliant();

    [Fact]
    public void Case_C089_a_hybrid_joined_device_without_Intune_is_domain_joined_only()
    {
        Given().Evaluate(HybridOnly).Is(ComplianceState.Unknown, access: false).IsOwnedBy(ComplianceOwner.None, isManaged: false);
        SignIn(HybridOnly, BuiltInControl.CompliantDevice, BuiltInControl.DomainJoinedDevice).IsGranted();
        SignIn(HybridOnly, BuiltInControl.CompliantDevice).IsBlocked(53000, "[compliantDevice]");
    }

    [Fact]
    public void Case_C090_a_registered_device_is_not_co_managed()
        => Given(Windows(Required, "tpmRequired")).Slider(WorkloadPosition.Intune)
            .Evaluate((CoManagedPc with { JoinType = DeviceJoinType.AzureADRegistered, ManagementAgent = ManagementAgent.Mdm }).Tpm(true))
            .Setting(Required, ComplianceStatus.NotApplicable).IsCompliant();

    [Fact]
    public void Case_C091_a_registration_that_is_pending_proves_no_domain_join()
        => SignIn(HybridOnly with { EntraDevice = new() { IsRegistrationComplete = false } }, BuiltInControl.DomainJoinedDevice).IsBlocked(53001, "[domainJoinedDevice]");

    [Fact]
    public void Without_a_known_agent_one_client_value_does_not_excuse_a_device()
        => Given(Windows("configurationManagerComplianceRequired")).Slider(WorkloadPosition.Intune)
            .Evaluate(WindowsPc with { ManagementAgent = ManagementAgent.NotSet, MdmEnrolled = true, ComanagementPolicyPresent = false })
            .UnheldSetting("configurationManagerComplianceRequired", "factMissing:managementAgent").IsErrorWithoutAccess();
}
