using ConditionalAccess.Compliance;
using ConditionalAccess.Testing;
using static ConditionalAccess.Testing.ComplianceWorld;

namespace ConditionalAccess.Core.Tests.Compliance.Algorithm;

/// <summary>Compliance spec 13 steps 8 to 10 and 14: built-in checks, combining, access, holds and the record.</summary>
public class OutcomeTests
{
    private static CompliancePolicy Both => Windows("activeFirewallRequired", "tpmRequired");

    private static CompliancePolicy FirewallPolicy => Windows("activeFirewallRequired");

    private static DeviceFacts Broken => WindowsPc.Firewall(3);

    private static string[] Causes(DeviceCompliance answer) => [.. answer.Causes.Select(c => $"{c.Kind} {c.Setting}")];

    [Fact]
    public void Each_check_that_is_not_known_refuses_access()
    {
        Check(WindowsPc with { UserId = default }, "factMissing:userId");
        Check(WindowsPc with { User = WindowsPc.User with { Exists = null } }, "factMissing:user.exists");
        Check(WindowsPc with { User = WindowsPc.User with { IsIntuneLicensed = null } }, "factMissing:user.isIntuneLicensed");
        Assert.True(Evaluated.Evaluate(WindowsPc with { UserId = GraphId.None, User = DeviceUserFacts.NotKnown }).AccessCompliant);

        static void Check(DeviceFacts facts, string reason)
        {
            DeviceCompliance answer = Evaluated.Evaluate(facts);
            SettingCompliance check = answer.BuiltInChecks[2];
            Assert.Equal((ComplianceStatus.Error, false, reason, ComplianceSettingKind.BuiltIn), (check.State, check.IsHeld, check.Reason, check.Kind));
            Assert.Equal((ComplianceState.Error, false, null), (answer.ReportedState, answer.AccessCompliant, answer.HeldState));
            Assert.Equal(["UserExists DefaultDeviceCompliancePolicy.RequireUserExistence"], Causes(answer));
        }
    }

    [Fact]
    public void Every_counted_report_must_be_younger_than_the_validity_period()
    {
        CompliancePolicy policy = Windows("tpmRequired");
        DeviceFacts Reported(DateTimeOffset? at) => WindowsPc.Tpm(true) with { PolicyReports = [new(P1, at, 1)] };
        DeviceCompliance answer = Evaluated.Evaluate(Reported(T0.AddDays(-30)), policy);
        Assert.Equal((ComplianceState.Noncompliant, ComplianceStatus.NonCompliant), (answer.ReportedState, answer.BuiltInChecks[1].State));
        answer = Evaluated.Evaluate(Reported(T0.AddDays(-29)), policy);
        Assert.Equal((ComplianceState.Compliant, T0.AddDays(1)), (answer.ReportedState, answer.ComplianceExpirationDateTime));
        Assert.Equal(new NextTransition(T0.AddDays(1), TransitionCause.PolicyReportExpires, P1), answer.NextTransition);
        answer = Evaluated.Evaluate(Reported(null), policy);
        Assert.Equal((false, "factMissing:policyReports"), (answer.AccessCompliant, answer.BuiltInChecks[1].Reason));
        Assert.True(Evaluated.Evaluate(Reported(T0.AddDays(-40)) with { Platform = CompliancePlatform.IOS }, policy).AccessCompliant);
    }

    [Fact]
    public void A_never_reported_policy_counts_as_assigned_when_it_configures_a_setting()
    {
        DeviceFacts facts = WindowsPc with { PolicyReports = [] };
        ComplianceConfiguration secure = Tenant(Windows("tpmRequired")) with { Settings = new() { SecureByDefault = true } };
        DeviceCompliance answer = ConditionalAccess.Compliance.Reference.ComplianceReference.Evaluate(secure, ComplianceOptions.Default, facts, DefaultRecord, T0);
        Assert.Equal((ComplianceStatus.Compliant, ComplianceState.Unknown), (answer.BuiltInChecks[0].State, answer.ReportedState));
        Assert.Equal([("tpmRequired", ComplianceStatus.Unknown, "true")], answer.Policies[0].Settings.Select(s => (s.Setting, s.State, s.RequiredValue)));
        answer = ConditionalAccess.Compliance.Reference.ComplianceReference.Evaluate(secure with { Policies = [Windows()] }, ComplianceOptions.Default, facts, DefaultRecord, T0);
        Assert.Equal((ComplianceStatus.NonCompliant, ComplianceState.Noncompliant), (answer.BuiltInChecks[0].State, answer.ReportedState));
    }

    [Fact]
    public void An_unheld_error_beside_a_held_one_refuses_access_and_keeps_the_state_for_later()
    {
        DeviceCompliance answer = Evaluated.Evaluate(Broken, Both);
        Assert.Equal((ComplianceState.Error, false, null), (answer.ReportedState, answer.AccessCompliant, answer.HeldState));
        Assert.Equal(["UnheldError tpmRequired"], Causes(answer));
        Assert.Equal(ComplianceState.Compliant, answer.Record.HeldState);
        Assert.Null(Evaluated.Evaluate(WindowsPc.Firewall(0), Both).Record.HeldState);
    }

    [Fact]
    public void A_hold_needs_access_before_as_well_as_a_state()
    {
        ComplianceRecord refused = DefaultRecord with { AccessCompliant = false };
        DeviceCompliance answer = Evaluated.At(0, Broken, refused, null, FirewallPolicy);
        Assert.Equal((ComplianceState.Error, false, ComplianceState.Compliant), (answer.ReportedState, answer.AccessCompliant, answer.HeldState!.Value));
        Assert.Equal(["HeldFalse activeFirewallRequired"], Causes(answer));
    }

    [Fact]
    public void A_held_state_goes_on_and_beats_the_state_reported_last()
    {
        ComplianceRecord held = DefaultRecord with { ReportedState = ComplianceState.Error, HeldState = ComplianceState.InGracePeriod };
        DeviceCompliance answer = Evaluated.At(0, Broken, held, null, FirewallPolicy);
        Assert.Equal((true, ComplianceState.InGracePeriod, ComplianceState.InGracePeriod), (answer.AccessCompliant, answer.HeldState!.Value, answer.Record.HeldState!.Value));
    }

    [Theory]
    [InlineData(ComplianceState.Unknown)]
    [InlineData(ComplianceState.Error)]
    [InlineData(ComplianceState.ConfigManager)]
    [InlineData(ComplianceState.Conflict)]
    public void Without_an_earlier_state_there_is_nothing_to_hold(ComplianceState earlier)
    {
        DeviceCompliance answer = Evaluated.At(0, Broken, DefaultRecord with { ReportedState = earlier }, null, FirewallPolicy);
        Assert.Equal((ComplianceState.Unknown, false, null), (answer.ReportedState, answer.AccessCompliant, answer.HeldState));
        Assert.Equal(["Other activeFirewallRequired"], Causes(answer));
    }

    [Fact]
    public void Without_an_earlier_state_a_failure_still_shows()
    {
        DeviceFacts failing = Broken.Tpm(false);
        Assert.Equal(ComplianceState.Noncompliant, Evaluated.At(0, failing, null, null, Both).ReportedState);
        Assert.Equal(ComplianceState.Unknown, Evaluated.At(0, failing, null, null, Both.Grace(24)).ReportedState);
        Assert.Equal(ComplianceState.Noncompliant, Evaluated.At(0, failing, null, null, FirewallPolicy, Windows("tpmRequired").As(P2)).ReportedState);
        Assert.Equal(ComplianceState.Error, Evaluated.At(0, Broken, null, null, Both).ReportedState);
        Assert.Equal(ComplianceState.Noncompliant, Evaluated.At(0, Broken with { User = Broken.User with { Exists = false } }, null, null, FirewallPolicy.For(new ComplianceAssignment(AssignmentTargetKind.AllDevices))).ReportedState);
    }

    [Fact]
    public void The_held_state_may_be_reported_instead_of_the_error()
    {
        ComplianceOptions reports = ComplianceOptions.Default with { ErrorHoldReportsHeldState = true };
        DeviceCompliance answer = Evaluated.Evaluate(Broken, reports, FirewallPolicy);
        Assert.Equal((ComplianceState.Compliant, true, ComplianceState.Compliant), (answer.ReportedState, answer.AccessCompliant, answer.HeldState!.Value));
        Assert.Equal(ComplianceState.Noncompliant, Evaluated.At(0, Broken, WasNoncompliant, reports, FirewallPolicy).ReportedState);
        Assert.Equal(ComplianceState.Error, Evaluated.Evaluate(Broken.Tpm(false), reports, Both).ReportedState);
        Assert.Equal(ComplianceState.Unknown, Evaluated.At(0, Broken, null, reports, FirewallPolicy).ReportedState);
    }

    [Fact]
    public void A_literal_severity_table_lets_the_hold_decide_over_an_expired_failure()
    {
        ComplianceOptions literal = ComplianceOptions.Default with { ErrorHoldOverriddenByNonCompliant = false };
        Assert.True(Evaluated.Evaluate(Broken.Tpm(false), literal, Both).AccessCompliant);
        Assert.False(Evaluated.Evaluate(WindowsPc.Firewall(0).Tpm(false), literal, Both).AccessCompliant);
        Assert.False(Evaluated.Evaluate(Broken, literal, Both).AccessCompliant);
    }

    [Fact]
    public void Only_a_device_that_was_never_evaluated_may_have_access_while_unknown()
    {
        ComplianceOptions open = ComplianceOptions.Default with { UnknownIsAccessCompliant = true };
        Assert.True(Evaluated.Evaluate(WindowsPc.SyncedAt(null), open, FirewallPolicy).AccessCompliant);
        Assert.False(Evaluated.Evaluate(WindowsPc.SyncedAt(null), FirewallPolicy).AccessCompliant);
        Assert.False(Evaluated.Evaluate(WindowsPc with { PolicyReports = [] }, open, FirewallPolicy).AccessCompliant);
        Assert.False(Evaluated.At(0, Broken, null, open, FirewallPolicy).AccessCompliant);
        Assert.False(Evaluated.Evaluate(WindowsPc with { Platform = default }, open, FirewallPolicy).AccessCompliant);
    }

    [Fact]
    public void A_failure_reported_while_an_error_had_nothing_to_hold_is_no_state_to_hold()
    {
        DeviceFacts failing = Broken with { User = Broken.User with { Exists = false } };
        CompliancePolicy policy = FirewallPolicy.For(new ComplianceAssignment(AssignmentTargetKind.AllDevices));
        DeviceCompliance first = Evaluated.At(0, failing, null, null, policy), second = Evaluated.At(1, failing, first.Record, null, policy);
        Assert.Equal((ComplianceState.Noncompliant, ComplianceState.Noncompliant), (first.ReportedState, second.ReportedState));
        Assert.Equal(ComplianceState.Unknown, Evaluated.At(2, Broken, second.Record, null, policy).ReportedState);
    }

    [Fact]
    public void All_causes_are_told_in_their_fixed_order()
    {
        DeviceFacts facts = Broken.Tpm(false).SyncedAt(T0.AddDays(-31)) with { User = Broken.User with { Exists = false } };
        DeviceCompliance answer = Evaluated.Evaluate(facts, Both, Windows("secureBootEnabled").As(P2));
        Assert.Equal(
            ["Active DefaultDeviceCompliancePolicy.RequireRemainContact", "UserExists DefaultDeviceCompliancePolicy.RequireUserExistence", "PolicyFailed tpmRequired", "UnheldError secureBootEnabled"],
            Causes(answer));
        Assert.Equal(P2, answer.Causes[^1].PolicyId);
    }

    [Fact]
    public void Results_are_listed_by_policy_then_account_with_the_system_last()
    {
        CompliancePolicy all = Windows("tpmRequired").For(new ComplianceAssignment(AssignmentTargetKind.AllDevices));
        DeviceFacts facts = WindowsPc with { Contexts = [new(GraphId.None, WindowsPc), new(User, WindowsPc)] };
        DeviceCompliance answer = Evaluated.Evaluate(facts, all.As(P3), all.As(P1));
        Assert.Equal([(P1, User), (P1, GraphId.None), (P3, User), (P3, GraphId.None)], answer.Policies.Select(p => (p.PolicyId, p.ContextId)));
        Assert.Equal([ComplianceCauseKind.UnheldError, ComplianceCauseKind.UnheldError], answer.Causes.Select(c => c.Kind));
    }

    [Fact]
    public void What_Intune_does_not_evaluate_leaves_no_episodes_and_no_errors()
    {
        ComplianceRecord record = Evaluated.Recorded(ComplianceState.InGracePeriod, true, Evaluated.Episode(-10, 24)) with { HeldState = ComplianceState.Compliant, Errors = [new(P1, User, "x", T0)] };
        ComplianceRecord left = Evaluated.At(0, WindowsPc.SyncedAt(null), record, null, Windows("tpmRequired")).Record;
        Assert.Equal(new ComplianceRecord { EvaluatedAt = T0, ReportedState = ComplianceState.Unknown, AccessCompliant = false, Episodes = [], Errors = [] }, left);
    }

    [Fact]
    public void A_record_from_the_future_is_used_with_a_note()
    {
        DeviceCompliance answer = Evaluated.At(0, Broken, DefaultRecord with { EvaluatedAt = T0.AddTicks(1) }, null, FirewallPolicy);
        Assert.True(answer.AccessCompliant);
        Assert.Equal(new ComplianceNote("recordFromTheFuture", default, null, "The record of the device is later than this evaluation; it is used as it is."), Assert.Single(answer.Notes));
        Assert.Empty(Evaluated.At(0, Broken, DefaultRecord with { EvaluatedAt = T0 }, null, FirewallPolicy).Notes);
    }
}
