using ConditionalAccess.Compliance;
using ConditionalAccess.Testing;
using static ConditionalAccess.Scenarios.ComplianceCase;
using static ConditionalAccess.Testing.ComplianceWorld;

namespace ConditionalAccess.Scenarios;

/// <summary>Compliance spec 14.5 and 14.6: built-in checks, special enrolments and scheduled actions.</summary>
public class ComplianceCasesEnrolment
{
    private static CompliancePolicy PassingPolicy => Windows("secureBootEnabled");

    private static DeviceFacts Passing => WindowsPc.SecureBoot(true);

    private static DeviceFacts Failing => WindowsPc.SecureBoot(false);

    private static CompliancePolicy JailbreakPolicy => Ios("securityBlockJailbrokenDevices").Action(ComplianceActionType.Notification, 0);

    private static CompliancePartnerFacts PartnerSaysNo => new() { IsManaged = true, IsCompliant = false, ReportedDateTime = T0 };

    private static CompliancePolicy UsbPolicy => AndroidWorkProfile("securityDisableUsbDebugging");

    private static DeviceFacts UsbDebugging => WorkProfile with { Android = WorkProfile.Android with { UsbDebuggingEnabled = true } };

    [Fact]
    public void Case_C059_without_policy_the_tenant_decides()
    {
        Given().Evaluate(WindowsPc).IsCompliant().NoPolicies();
        Given().SecureByDefault().Evaluate(WindowsPc).IsNoncompliant().FailedChecks("RequireDeviceCompliancePolicyAssigned");
    }

    [Fact]
    public void Case_C060_a_silent_device_fails_at_the_end_of_the_validity_period()
    {
        Given(PassingPolicy).AtExactly(T0, Passing.SyncedAt(T0.AddDays(-31))).IsNoncompliant().FailedChecks("RequireRemainContact");
        Given(PassingPolicy).AtExactly(T0, Passing.SyncedAt(T0.AddDays(-30))).IsNoncompliant().FailedChecks("RequireRemainContact").FirstCause(ComplianceCauseKind.Active);
        Given(PassingPolicy).AtExactly(T0, Passing.SyncedAt(T0.AddDays(-30).AddTicks(1))).IsCompliant().NextAt(T0.AddTicks(1), TransitionCause.ContactExpires);
    }

    [Fact]
    public void Case_C061_the_validity_period_is_the_tenants()
        => Given(PassingPolicy).Settings(s => s with { DeviceComplianceCheckinThresholdDays = 120 }).AtExactly(T0, Passing.SyncedAt(T0.AddDays(-100))).IsCompliant()
            .Each(a => Assert.Equal(T0.AddDays(20), a.Verdict.ComplianceExpirationDateTime));

    [Fact]
    public void Case_C062_the_user_must_exist_and_have_a_licence()
    {
        Given(PassingPolicy).Evaluate(Passing with { User = Passing.User with { Exists = false } }).IsNoncompliant().FailedChecks("RequireUserExistence");
        // For all licensed users: without a licence the policy is not assigned any more, and the check fails all the same.
        Given(PassingPolicy).Evaluate(Passing with { User = Passing.User with { IsIntuneLicensed = false } }).IsNoncompliant().FailedChecks("RequireUserExistence");
    }

    [Fact]
    public void Case_C063_a_device_that_was_never_in_contact_is_unknown()
        => Given(PassingPolicy).After(null).AtExactly(T0, (Passing with { EnrolledDateTime = T0.AddMinutes(-5) }).SyncedAt(null))
            .IsUnknown().FirstCause(ComplianceCauseKind.NotEvaluated).Changed(null)
            .Each(a => Assert.Null(a.Verdict.NextTransitionAt));

    [Fact]
    public void Case_C064_a_policy_of_another_platform_is_no_policy()
    {
        ComplianceCase only = Given(PassingPolicy);
        only.Evaluate(WorkProfile).Policy(ComplianceStatus.NotApplicable).IsCompliant();
        only.Options(o => o with { InapplicablePolicyIsNonCompliant = true }).Evaluate(WorkProfile).IsNoncompliant().FailedChecks("RequireDeviceCompliancePolicyAssigned");
        only.SecureByDefault().Evaluate(WorkProfile).IsNoncompliant();
        Given().Options(o => o with { InapplicablePolicyIsNonCompliant = true }).Evaluate(WorkProfile).IsCompliant();
    }

    [Fact]
    public void Case_C065_a_device_of_an_enrolment_manager_is_not_evaluated()
        => Given(Ios("securityBlockJailbrokenDevices"))
            .Evaluate(IPhone with { DeviceEnrollmentType = DeviceEnrollmentType.DeviceEnrollmentManager, JailBroken = "False" }).IsUnknown().NoPolicies();

    [Fact]
    public void Case_C066_an_administrators_override_wins()
        => Given(PassingPolicy).Evaluate(Passing with { AdministratorConfiguredDeviceComplianceState = ComplianceOverride.NonCompliant })
            .IsNoncompliant().NoPolicies().FirstCause(ComplianceCauseKind.Override).Changed(false);

    [Fact]
    public void Case_C067_a_partner_decides_about_the_devices_it_manages()
        => Given(JailbreakPolicy).Evaluate(IPhone with { IsEnrolled = false, JailBroken = "True", ComplianceManagementPartner = PartnerSaysNo })
            .IsNoncompliant().IsOwnedBy(ComplianceOwner.Partner).NoPolicies().Due().Next(30 * 24, TransitionCause.PartnerReportExpires);

    [Fact]
    public void Case_C068_enrolled_in_Intune_the_partner_is_not_asked()
        => Given(JailbreakPolicy).Evaluate(IPhone with { JailBroken = "False", ComplianceManagementPartner = PartnerSaysNo }).IsCompliant().IsOwnedBy(ComplianceOwner.Intune);

    [Fact]
    public void Case_C069_an_action_is_due_once_and_only_while_the_device_fails()
        => Given(PassingPolicy.Action(ComplianceActionType.Notification, 48).Action(ComplianceActionType.Notification, 120)).Evaluate(Failing).IsNoncompliant().Due()
            .At(48, Failing).Due("Notification 48").At(60, Passing).IsCompliant().Due().At(120, Passing).Due();

    [Fact]
    public void Case_C070_one_push_message_a_day()
        => Given(UsbPolicy.Action(ComplianceActionType.PushNotification, 0).Action(ComplianceActionType.PushNotification, 6)).Evaluate(UsbDebugging).IsNoncompliant()
            .Due("PushNotification 0").At(6, UsbDebugging).Due().Skipped().Fired(ComplianceActionType.PushNotification, 6);

    [Fact]
    public void Case_C071_a_push_message_for_each_policy()
        => Given(UsbPolicy.Action(ComplianceActionType.PushNotification, 0), UsbPolicy.As(P2).Action(ComplianceActionType.PushNotification, 0)).Evaluate(UsbDebugging)
            .Due("PushNotification 0", "PushNotification 0");

    [Fact]
    public void Case_C072_retiring_is_only_listed()
        => Given(PassingPolicy.Action(ComplianceActionType.Retire, 720)).Evaluate(Failing).Due().Next(720, TransitionCause.ContactExpires)
            .At(720, Failing).Due("Retire 720").Fired(ComplianceActionType.Retire, 720).IsNoncompliant();

    [Fact]
    public void Case_C073_without_address_there_is_no_mail()
        => Given(PassingPolicy.Action(ComplianceActionType.Notification, 0)).Evaluate(Failing with { User = Failing.User with { Mail = string.Empty } })
            .Due().Note(ComplianceReasons.NoMailAddress).Fired(ComplianceActionType.Notification, 0).At(1, Failing).Due();

    [Fact]
    public void Case_C074_Windows_cannot_be_locked_remotely()
        => Given(PassingPolicy.Action(ComplianceActionType.RemoteLock, 24)).Evaluate(Failing).Due().At(24, Failing)
            .Due().Skipped("RemoteLock 24").Note(ComplianceReasons.ActionUnsupported).Fired(ComplianceActionType.RemoteLock, 24);
}
