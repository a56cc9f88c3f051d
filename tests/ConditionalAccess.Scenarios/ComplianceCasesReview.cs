using ConditionalAccess.Compliance;
using ConditionalAccess.Testing;
using static ConditionalAccess.Scenarios.ComplianceCase;
using static ConditionalAccess.Testing.ComplianceWorld;

namespace ConditionalAccess.Scenarios;

/// <summary>Compliance spec 14.9 (C119) and 14.10: what the review of the rules added.</summary>
public class ComplianceCasesReview
{
    private const string Tpm = "tpmRequired";

    private static CompliancePolicy SecureBoot(int grace) => Windows("secureBootEnabled").Grace(grace);

    private static DeviceFacts Failing => WindowsPc.SecureBoot(false);

    [Fact]
    public void Case_C119_losing_access_is_an_event_and_entering_grace_is_none()
        => Given(SecureBoot(24)).Evaluate(Failing).IsInGrace(24).Changed(null).At(24, Failing).IsNoncompliant().Changed(false).At(25, Failing).IsNoncompliant().Changed(null);

    [Fact]
    public void Case_C122_a_held_error_hides_no_failure_of_its_own_policy()
        => Given(Windows("activeFirewallRequired", Tpm)).Evaluate(WindowsPc.Firewall(3).Tpm(false))
            .HeldSetting("activeFirewallRequired").Setting(Tpm, ComplianceStatus.NonCompliant).Policy(P1, ComplianceStatus.Error, ComplianceStatus.Error)
            .IsErrorWithoutAccess().FirstCause(ComplianceCauseKind.PolicyFailed);

    [Fact]
    public void Case_C123_a_device_whose_only_policy_never_reported_is_unknown()
        => Given(Windows(Tpm)).Evaluate(WindowsPc.Tpm(true) with { PolicyReports = [] }).Policy(ComplianceStatus.Unknown).IsUnknown().FailedChecks();

    [Fact]
    public void Case_C124_a_fact_that_is_not_known_holds_nothing()
        => Given(Windows(Tpm)).Evaluate(WindowsPc).UnheldSetting(Tpm, "factMissing:hardwareInformation.tpmSpecificationVersion")
            .IsErrorWithoutAccess().Next(30 * 24, TransitionCause.ContactExpires).FirstCause(ComplianceCauseKind.UnheldError);

    [Fact]
    public void Case_C125_a_quoted_operand_is_read_as_its_type_and_a_quoted_value_of_a_script_is_not()
    {
        (ComplianceCase enabled, string[] findings) = ComplianceDocument.Read(ComplianceDocument.Rules("Enabled", "isequals", "boolean", "\"true\""));
        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.Equal("CAP2086 Information", finding));
        enabled.Evaluate(WindowsPc.Printing("""{"Enabled":true}""")).Setting("custom:Enabled", ComplianceStatus.Compliant).IsCompliant();
        enabled.Evaluate(WindowsPc.Printing("""{"Enabled":"true"}""")).HeldSetting("custom:Enabled", 65010).IsHeldError(ComplianceState.Compliant, access: true);
    }

    [Fact]
    public void Case_C126_the_short_form_of_a_Windows_version_is_read_as_build_and_revision()
    {
        ComplianceCase minimum = Given(Windows().With("osMinimumVersion", "10.0.26100.0000"));
        minimum.Evaluate(WindowsPc with { OsVersion = "26100.4349" }).Setting("osMinimumVersion", ComplianceStatus.Compliant).IsCompliant().Note(ComplianceReasons.ShortWindowsVersion);
        minimum.Evaluate(WindowsPc with { OsVersion = "22631.3880" }).Setting("osMinimumVersion", ComplianceStatus.NonCompliant).IsNoncompliant();
    }

    [Fact]
    public void Case_C127_an_error_does_not_end_an_episode()
        => Given(Windows("secureBootEnabled", "activeFirewallRequired").Grace(48)).Evaluate(Failing.Firewall(0)).IsInGrace(48)
            .At(24, WindowsPc.SecureBoot(true).Firewall(3)).IsHeldError(ComplianceState.InGracePeriod, access: true).Next(48, TransitionCause.GraceExpires)
            .At(48, WindowsPc.SecureBoot(true).Firewall(3)).Policy(P1, ComplianceStatus.Error, ComplianceStatus.NonCompliant).IsNoncompliant();

    [Fact]
    public void Case_C128_an_action_counts_from_the_first_failure()
        => Given(SecureBoot(72).Action(ComplianceActionType.Notification, 24)).Evaluate(Failing).IsInGrace(72).Next(24, TransitionCause.ActionDue).Due()
            .At(24, Failing).Due("Notification 24").Next(72, TransitionCause.GraceExpires);

    [Theory]
    [InlineData("", "CAP2080 Information", false)]
    [InlineData("\"assignments\":null", "CAP2080 Information", false)]
    [InlineData("\"assignments\":[]", "CAP2081 Warning", true)]
    public void Case_C129_assignments_that_were_not_exported_are_everybody_and_none_are_nobody(string assignments, string finding, bool isNobody)
    {
        (ComplianceCase read, string[] findings) = ComplianceDocument.Read("\"tpmRequired\":true", assignments);
        Assert.Equal([finding], findings);
        if (isNobody) read.Evaluate(WindowsPc.Tpm(false)).IsCompliant().NoPolicies();
        else read.Evaluate(WindowsPc.Tpm(false)).IsNoncompliant();
        read.Options(o => o with { MissingAssignmentsMeanNobody = true }).Evaluate(WindowsPc.Tpm(false)).IsCompliant().NoPolicies();
    }

    [Fact]
    public void Case_C130_zero_minutes_is_a_value_on_iOS_and_a_count_of_zero_asks_nothing()
    {
        ComplianceCase policy = Given(Ios("passcodeRequired").With("passcodeMinutesOfInactivityBeforeLock", 0).With("passcodeMinimumCharacterSetCount", 0));
        DeviceFacts Locking(int minutes) => IPhone.DevicePassword(new() { IsSet = true, GraceAfterLockMinutes = minutes });
        policy.Evaluate(Locking(0)).Rows("passcodeMinutesOfInactivityBeforeLock", "passcodeRequired").IsCompliant();
        policy.Evaluate(Locking(1)).Setting("passcodeMinutesOfInactivityBeforeLock", ComplianceStatus.NonCompliant).IsNoncompliant();
    }

    [Fact]
    public void Case_C131_a_pattern_is_stronger_than_a_weak_biometric_and_weaker_than_digits()
    {
        DeviceFacts pattern = (AndroidAdministrator with { OsVersion = "9" }).DevicePassword(new() { IsSet = true, Quality = PasswordQuality.Something });
        Given(Android().With("passwordRequiredType", "lowSecurityBiometric")).Evaluate(pattern).Setting("passwordRequiredType", ComplianceStatus.Compliant).IsCompliant();
        Given(Android().With("passwordRequiredType", "numeric")).Evaluate(pattern).Setting("passwordRequiredType", ComplianceStatus.NonCompliant).IsNoncompliant();
    }

    [Theory]
    [InlineData("\"localActions\":[]", "CAP2060 Information", true)]
    [InlineData("\"REF\":\"03\"", "CAP2060 Information", true)]
    [InlineData("\"Foo\":\"03\"", "CAP2059 Warning", true)]
    [InlineData("\"fooRequired\":true", "CAP2058 Error", false)]
    public void Case_C132_a_property_that_is_not_known_may_be_a_requirement(string member, string finding, bool isIgnored)
    {
        (ComplianceCase read, string[] findings) = ComplianceDocument.Read("\"tpmRequired\":true," + member);
        Assert.Equal([finding], findings);
        ComplianceCase answer = read.Evaluate(WindowsPc.Tpm(true)).Setting(Tpm, ComplianceStatus.Compliant);
        if (isIgnored) answer.IsCompliant();
        else answer.UnheldSetting("fooRequired", ComplianceReasons.UnknownProperty).IsErrorWithoutAccess();
    }

    [Fact]
    public void Case_C133_placeholder_text_is_no_version()
    {
        (ComplianceCase read, string[] findings) = ComplianceDocument.Read("\"osMinimumVersion\":\"Os Minimum Version value\"");
        Assert.Equal(["CAP2064 Error"], findings);
        read.Evaluate(WindowsPc).UnheldSetting("osMinimumVersion", ComplianceReasons.SettingUnreadable).IsErrorWithoutAccess();
    }

    [Fact]
    public void Case_C137_what_Configuration_Manager_said_is_no_state_to_hold()
        => Given(Windows(Tpm)).Slider(WorkloadPosition.ConfigurationManager).Evaluate(CoManagedPc with { ConfigurationManager = new() { RelayedIsCompliant = true } })
            .Is(ComplianceState.ConfigManager, access: true)
            .Slider(WorkloadPosition.Intune).At(24, CoManagedPc with { ReportedErrors = [new("hardwareInformation.tpmSpecificationVersion", 1)] })
            .HeldSetting(Tpm, 1).IsUnknown();

    [Fact]
    public void Case_C138_switched_off_actions_leave_the_grace_as_it_is()
        => Given(SecureBoot(24).Action(ComplianceActionType.Notification, 0)).Settings(s => s with { IsScheduledActionEnabled = false })
            .Evaluate(Failing).IsInGrace(24).Due().Next(24, TransitionCause.GraceExpires).At(24, Failing).IsNoncompliant().Due();

    [Fact]
    public void Case_C139_a_removed_policy_fails_until_the_next_contact()
    {
        ComplianceCase removed = Given(SecureBoot(0)).Evaluate(Failing).IsNoncompliant().Policies();
        removed.AtExactly(T0.AddHours(1), Failing).IsNoncompliant().States(d => Assert.True(Assert.Single(d.Policies).IsRemoved))
            .AtExactly(T0.AddHours(2), Failing).IsNoncompliant().At(3, Failing).IsCompliant().NoPolicies();
        removed.Options(o => o with { DropsRemovedPoliciesAtOnce = true }).AtExactly(T0.AddHours(1), Failing).IsCompliant();
    }
}
