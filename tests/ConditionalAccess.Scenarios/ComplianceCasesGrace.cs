using ConditionalAccess.Compliance;
using ConditionalAccess.Testing;
using static ConditionalAccess.Scenarios.ComplianceCase;
using static ConditionalAccess.Testing.ComplianceWorld;

namespace ConditionalAccess.Scenarios;

/// <summary>Compliance spec 14.3 and 14.4: custom compliance, grace, errors and several policies.</summary>
public class ComplianceCasesGrace
{
    private const string Bios = "custom:BiosVersion", Chip = "custom:TPMChipPresent", Cores = "custom:Cores";

    private static CompliancePolicy BiosRule => Windows().Rule("BiosVersion", CustomRuleOperator.GreaterEquals, CustomRuleDataType.Version, "2.3");

    private static CompliancePolicy ChipRule => Windows().Rule("TPMChipPresent", CustomRuleOperator.IsEquals, CustomRuleDataType.Boolean, "true");

    private static DeviceFacts ChipPresent => WindowsPc.Printing("""{"TPMChipPresent":true}""");

    private static DeviceFacts ChipMissing => WindowsPc.Printing("""{"TPMChipPresent":false}""");

    private static DeviceFacts Failing => WindowsPc.SecureBoot(false);

    private static DeviceFacts Passing => WindowsPc.SecureBoot(true);

    private static CompliancePolicy SecureBoot(int grace) => Windows("secureBootEnabled").Grace(grace);

    // Policies in a wanted state (C045 to C050): by a rule of its own for each.
    private static CompliancePolicy CompliantPolicy => Windows("rtpEnabled");

    private static CompliancePolicy InGracePolicy => Windows("secureBootEnabled").Grace(72);

    private static CompliancePolicy FailedPolicy => Windows("tpmRequired");

    private static DeviceFacts States => (WindowsPc with { WindowsProtectionState = new() { RealTimeProtectionEnabled = true } }).SecureBoot(false).Tpm(false);

    private static DeviceFacts Reported(DeviceFacts facts, params GraphId[] policies)
        => facts with { PolicyReports = ValueArray.From(policies.Select(p => new PolicyReport(p, T0, 1))) };

    [Fact]
    public void Case_C036_a_lower_version_fails_and_tells_the_user_the_value()
        => Given(BiosRule).Evaluate(WindowsPc.Printing("""{"BiosVersion":"1.24"}"""))
            .Setting(Bios, ComplianceStatus.NonCompliant).IsNoncompliant()
            .Told(Bios, row => Assert.Equal(("1.24", "BiosVersion is 1.24"), (row.CurrentValue, row.Remediation?.Title)));

    [Fact]
    public void Case_C037_a_true_value_passes() => Given(ChipRule).Evaluate(ChipPresent).Setting(Chip, ComplianceStatus.Compliant).IsCompliant();

    [Fact]
    public void Case_C038_names_in_the_output_are_case_sensitive()
        => Given(BiosRule).Evaluate(WindowsPc.Printing("""{"biosversion":"2.4"}""")).HeldSetting(Bios, 65008).IsHeldError(ComplianceState.Compliant, access: true);

    [Fact]
    public void Case_C039_output_that_was_cut_leaves_a_new_device_unknown()
    {
        string output = $$"""{"BiosVersion":"2.4","Padding":"{{new string('x', 2100 - 34)}}"}""";
        Assert.Equal(2100, output.Length);
        Given(BiosRule).After(null).Evaluate(WindowsPc.Printing(output)).HeldSetting(Bios, 65009).IsUnknown();
    }

    [Fact]
    public void Case_C040_text_is_no_number()
        => Given(Windows().Rule("Cores", CustomRuleOperator.GreaterThan, CustomRuleDataType.Int64, "3")).Evaluate(WindowsPc.Printing("""{"Cores":"many"}"""))
            .HeldSetting(Cores, 65010).IsHeldError(ComplianceState.Compliant, access: true);

    [Fact]
    public void Case_C041_rules_that_cannot_be_read_are_an_error_that_holds_nothing()
    {
        (ComplianceCase read, string[] findings) = ComplianceDocument.Read(ComplianceDocument.Rules("TPMChipPresent", "Contains", "String", "\"x\""));
        Assert.Equal(["CAP2084 Error"], findings);
        ComplianceCase built = Given(Windows().With("deviceCompliancePolicyScript", new CustomComplianceValue(Script, [], "operatorNotSupported")));
        foreach (ComplianceCase refused in (ComplianceCase[])[read, built])
        {
            refused.Evaluate(ChipPresent).Rows("deviceCompliancePolicyScript")
                .Row("deviceCompliancePolicyScript", row => Assert.Equal((ComplianceStatus.Error, false), (row.State, row.IsHeld)))
                .IsErrorWithoutAccess().FirstCause(ComplianceCauseKind.UnheldError);
        }
    }

    [Fact]
    public void Case_C042_in_grace_a_failing_device_keeps_access()
        => Given(SecureBoot(72)).Evaluate(Failing).Policy(P1, ComplianceStatus.NonCompliant, ComplianceStatus.InGracePeriod).IsInGrace(72).Next(72, TransitionCause.GraceExpires)
            .At(71, Failing).Policy(P1, ComplianceStatus.NonCompliant, ComplianceStatus.InGracePeriod).IsInGrace(72).Next(72, TransitionCause.GraceExpires);

    [Fact]
    public void Case_C043_grace_ends_at_the_exact_instant()
    {
        Given(SecureBoot(72)).Evaluate(Failing).At(72, Failing).IsNoncompliant().FirstCause(ComplianceCauseKind.PolicyFailed);
        Given(SecureBoot(72)).Evaluate(Failing).At(73, Failing).IsNoncompliant();
        Given(SecureBoot(72)).Options(o => o with { BoundaryIsExpired = false }).Evaluate(Failing).AtExactly(T0.AddHours(72), Failing.SyncedAt(T0.AddHours(72)))
            .IsInGrace(72).NextAt(T0.AddHours(72).AddTicks(1), TransitionCause.GraceExpires);
    }

    [Fact]
    public void Case_C044_without_actions_there_is_no_grace()
    {
        Given(SecureBoot(72) with { ScheduledActions = [] }).Evaluate(Failing).IsNoncompliant();
        Given(SecureBoot(72) with { ScheduledActions = default }).Evaluate(Failing).IsNoncompliant();
    }

    [Fact]
    public void Case_C045_the_worst_of_unknown_compliant_and_in_grace_is_in_grace()
        => Given(FailedPolicy, CompliantPolicy.As(P2), InGracePolicy.As(P3)).Evaluate(Reported(States, P2, P3))
            .Policy(P1, ComplianceStatus.Unknown, ComplianceStatus.Unknown).Policy(P2, ComplianceStatus.Compliant, ComplianceStatus.Compliant)
            .Policy(P3, ComplianceStatus.NonCompliant, ComplianceStatus.InGracePeriod).IsInGrace(72);

    [Fact]
    public void Case_C046_a_policy_that_does_not_apply_does_not_count()
        => Given(CompliantPolicy, Ios("securityBlockJailbrokenDevices").As(P2)).Evaluate(States)
            .Policy(P2, ComplianceStatus.NotApplicable, ComplianceStatus.NotApplicable).IsCompliant();

    [Fact]
    public void Case_C047_a_policy_that_never_reported_hides_behind_a_compliant_one()
    {
        ComplianceCase both = Given(CompliantPolicy, FailedPolicy.As(P2));
        both.Evaluate(Reported(States, P1)).Policy(P2, ComplianceStatus.Unknown, ComplianceStatus.Unknown).IsCompliant();
        both.Options(o => o with { RequireAllPoliciesReported = true }).Evaluate(Reported(States, P1)).Is(ComplianceState.Compliant, access: false).FirstCause(ComplianceCauseKind.Other);
    }

    [Fact]
    public void Case_C048_a_failed_policy_beats_one_in_grace()
        => Given(FailedPolicy, InGracePolicy.As(P2)).Evaluate(States).Policy(P2, ComplianceStatus.NonCompliant, ComplianceStatus.InGracePeriod).IsNoncompliant();

    [Fact]
    public void Case_C049_every_policy_has_its_own_grace()
        => Given(SecureBoot(24), Windows("tpmRequired").Grace(72).As(P2)).Evaluate(Failing.Tpm(false)).IsInGrace(24)
            .At(30, Failing.Tpm(false)).Policy(P1, ComplianceStatus.NonCompliant, ComplianceStatus.NonCompliant).Policy(P2, ComplianceStatus.NonCompliant, ComplianceStatus.InGracePeriod)
            .IsNoncompliant();

    [Fact]
    public void Case_C050_a_held_error_hides_no_failure_of_another_policy()
    {
        ComplianceCase both = Given(Windows("tpmRequired"), Windows("activeFirewallRequired").As(P2));
        DeviceFacts facts = WindowsPc.Tpm(false).Firewall(3);
        both.Evaluate(facts).At(24, facts).Policy(P1, ComplianceStatus.NonCompliant, ComplianceStatus.NonCompliant).Policy(P2, ComplianceStatus.Error, ComplianceStatus.Error)
            .IsErrorWithoutAccess().FirstCause(ComplianceCauseKind.PolicyFailed);
        both.Options(o => o with { ErrorHoldOverriddenByNonCompliant = false }).Evaluate(facts).At(24, facts).IsHeldError(ComplianceState.Compliant, access: true);
    }

    [Fact]
    public void Case_C051_a_held_error_that_turns_into_a_failure_blocks_at_once()
        => Given(ChipRule).Evaluate(WindowsPc.ScriptFailing()).HeldSetting(Chip, 65007).IsHeldError(ComplianceState.Compliant, access: true)
            .At(48, WindowsPc.ScriptFailing()).IsHeldError(ComplianceState.Compliant, access: true).At(72, ChipMissing).IsNoncompliant().Changed(false);

    [Fact]
    public void Case_C052_a_held_error_that_turns_out_well_changes_nothing()
        => Given(ChipRule).Evaluate(WindowsPc.ScriptFailing()).IsHeldError(ComplianceState.Compliant, access: true).At(72, ChipPresent).IsCompliant().Changed(null);

    [Fact]
    public void Case_C053_Held_error_ages_after_seven_days()
        => Given(ChipRule).Evaluate(WindowsPc.ScriptFailing()).IsHeldError(ComplianceState.Compliant, access: true)
            .At((7 * 24) - (1 / 3600.0), WindowsPc.ScriptFailing()).IsHeldError(ComplianceState.Compliant, access: true).Next(7 * 24, TransitionCause.ErrorHoldEnds)
            .At(7 * 24, WindowsPc.ScriptFailing()).Setting(Chip, ComplianceStatus.Error, ComplianceReasons.ErrorAged).IsNoncompliant();

    [Fact]
    public void Case_C054_an_aged_error_starts_the_grace_of_its_policy()
    {
        ComplianceCase week = Given(ChipRule.Grace(48)).Evaluate(WindowsPc.ScriptFailing()).IsHeldError(ComplianceState.Compliant, access: true);
        week.At(7 * 24, WindowsPc.ScriptFailing()).IsInGrace(9 * 24).At(9 * 24, WindowsPc.ScriptFailing()).IsNoncompliant();
        week.Options(o => o with { ErrorExpiryHonoursGrace = false }).At(7 * 24, WindowsPc.ScriptFailing()).IsNoncompliant();
    }

    [Fact]
    public void Case_C055_an_error_holds_an_earlier_refusal_too()
        => Given(ChipRule).After(WasNoncompliant).Evaluate(WindowsPc.ScriptFailing()).IsHeldError(ComplianceState.Noncompliant, access: false).FirstCause(ComplianceCauseKind.HeldFalse)
            .At(72, ChipPresent).IsCompliant().Changed(true);

    [Fact]
    public void Case_C056_a_new_failure_has_a_new_grace()
        => Given(SecureBoot(24)).Evaluate(Failing).IsInGrace(24).At(10, Passing).IsCompliant().At(40, Failing).IsInGrace(64).At(50, Failing).IsInGrace(64);

    [Fact]
    public void Case_C057_the_more_restrictive_policy_decides()
        => Given(Windows().With("osMinimumVersion", "10.0.19045.0"), Windows().With("osMinimumVersion", "10.0.22631.0").As(P2)).Evaluate(WindowsPc with { OsVersion = "10.0.19045.5011" })
            .Policy(P1, ComplianceStatus.Compliant, ComplianceStatus.Compliant).Policy(P2, ComplianceStatus.NonCompliant, ComplianceStatus.NonCompliant).IsNoncompliant();

    [Fact]
    public void Case_C058_a_failing_system_account_fails_the_device()
    {
        DeviceFacts inGroup = WindowsPc with { GroupIds = [DeviceGroup] };
        DeviceFacts Of(bool isSet) => inGroup.DevicePassword(new() { IsSet = isSet });
        Given(Windows("passwordRequired").For(new ComplianceAssignment(AssignmentTargetKind.Group, DeviceGroup)))
            .Evaluate(inGroup with { Contexts = [new(User, Of(true)), new(GraphId.None, Of(false))] }).IsNoncompliant()
            .States(d => Assert.Equal([(User, ComplianceStatus.Compliant), (GraphId.None, ComplianceStatus.NonCompliant)], d.Policies.Select(p => (p.ContextId, p.State))));
    }
}
