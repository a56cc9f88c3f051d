using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using ConditionalAccess.Testing;
using static ConditionalAccess.Testing.ComplianceWorld;

namespace ConditionalAccess.Core.Tests.Compliance.Algorithm;

/// <summary>Compliance spec 13 steps 4 to 7, 3.3 and 4.2: held errors, episodes, grace and removed policies.</summary>
public class EpisodeTests
{
    private const string Firewall = "activeFirewallRequired";

    private static CompliancePolicy Tpm(int grace) => Windows("tpmRequired").Grace(grace);

    private static ComplianceRecord FirewallErrorSince(double hours, params ComplianceEpisode[] episodes)
        => Evaluated.Recorded(ComplianceState.Error, true, episodes) with { HeldState = ComplianceState.Compliant, Errors = [new(P1, User, Firewall, T0.AddHours(hours))] };

    private static PolicyCompliance P(DeviceCompliance answer) => Assert.Single(answer.Policies);

    [Fact]
    public void The_smallest_block_hours_are_the_grace_and_negative_hours_are_none()
    {
        static int Hours(params int[] hours) => EpisodeSemantics.GraceHours(Windows() with { ScheduledActions = ValueArray.From(hours.Select(h => new ScheduledAction(ComplianceActionType.Block, h))) });
        Assert.Equal((24, 0, 0), (Hours(72, 24), Hours(), Hours(-5)));
        Assert.Equal(0, EpisodeSemantics.GraceHours(Windows("tpmRequired") with { ScheduledActions = [new(ComplianceActionType.Notification, 48)] }));
    }

    [Fact]
    public void Hours_beyond_the_calendar_end_at_its_end()
        => Assert.Equal(DateTimeOffset.MaxValue, P(Evaluated.Evaluate(WindowsPc.Tpm(false), Tpm(int.MaxValue))).GraceExpiration);

    [Fact]
    public void Another_failing_setting_does_not_start_the_grace_again()
    {
        DeviceCompliance answer = Evaluated.At(0, WindowsPc.Tpm(false).SecureBoot(false), Evaluated.Recorded(ComplianceState.InGracePeriod, true, Evaluated.Episode(-10, 24)), null,
            Windows("secureBootEnabled", "tpmRequired").Grace(24));
        Assert.Equal((T0.AddHours(-10), T0.AddHours(14)), (P(answer).EpisodeStart, P(answer).GraceExpiration));
    }

    [Fact]
    public void An_edited_schedule_counts_from_the_same_start()
        => Assert.Equal(T0.AddHours(86), P(Evaluated.At(0, WindowsPc.Tpm(false), Evaluated.Recorded(ComplianceState.InGracePeriod, true, Evaluated.Episode(-10, 24)), null, Tpm(96))).GraceExpiration);

    [Theory]
    [InlineData(true, null)]
    [InlineData(null, -10.0)]
    public void Only_an_error_or_no_result_keeps_an_episode(bool? tpm, double? start)
    {
        DeviceFacts facts = tpm is { } present ? WindowsPc.Tpm(present) : WindowsPc;
        DeviceCompliance answer = Evaluated.At(0, facts, Evaluated.Recorded(ComplianceState.InGracePeriod, true, Evaluated.Episode(-10, 24)), null, Tpm(24));
        Assert.Equal(start is { } hours ? T0.AddHours(hours) : (DateTimeOffset?)null, P(answer).EpisodeStart);
        Assert.Equal(start is null ? 0 : 1, answer.Record.Episodes.Count);
    }

    [Fact]
    public void A_policy_without_report_keeps_its_episode_and_its_expired_grace_refuses_access()
    {
        DeviceFacts facts = WindowsPc.Tpm(true) with { PolicyReports = [] };
        DeviceCompliance answer = Evaluated.At(0, facts, Evaluated.Recorded(ComplianceState.InGracePeriod, true, Evaluated.Episode(-25, 24)), null, Tpm(24));
        Assert.Equal((ComplianceStatus.Unknown, ComplianceStatus.Unknown, T0.AddHours(-1)), (P(answer).State, P(answer).EffectiveState, P(answer).GraceExpiration));
        Assert.Equal((ComplianceState.Unknown, false), (answer.ReportedState, answer.AccessCompliant));
        Assert.Equal([new(ComplianceCauseKind.PolicyFailed, P1)], answer.Causes);
    }

    [Fact]
    public void An_error_is_held_since_the_first_evaluation_without_a_break()
    {
        DeviceFacts broken = WindowsPc.Firewall(3);
        Assert.Equal(T0.AddHours(-100), P(Evaluated.At(0, broken, FirewallErrorSince(-100), null, Windows(Firewall))).Settings[0].ErrorSince);
        Assert.Equal(T0, P(Evaluated.At(0, broken, FirewallErrorSince(-100) with { Errors = [new(P1, GraphId.None, Firewall, T0.AddHours(-100))] }, null, Windows(Firewall))).Settings[0].ErrorSince);
        Assert.Equal([new HeldError(P1, User, Firewall, T0.AddHours(-100))], Evaluated.At(0, broken, FirewallErrorSince(-100), null, Windows(Firewall)).Record.Errors);
        Assert.Empty(Evaluated.At(0, WindowsPc.Firewall(0), FirewallErrorSince(-100), null, Windows(Firewall)).Record.Errors);
    }

    [Fact]
    public void An_error_that_nobody_reported_is_not_aged_and_not_recorded()
    {
        SettingCompliance row = P(Evaluated.At(0, WindowsPc, FirewallErrorSince(-1000), null, Windows(Firewall))).Settings[0];
        Assert.Equal((ComplianceStatus.Error, false, false, null), (row.State, row.IsHeld, row.IsAged, row.ErrorSince));
    }

    [Fact]
    public void An_aged_error_starts_its_episode_at_the_end_of_the_seventh_day()
    {
        DeviceCompliance answer = Evaluated.At(0, WindowsPc.Firewall(3), FirewallErrorSince(-200), null, Windows(Firewall).Grace(48));
        Assert.Equal((T0.AddHours(-32), T0.AddHours(16)), (P(answer).EpisodeStart, P(answer).GraceExpiration));
        Assert.Equal((ComplianceStatus.NonCompliant, ComplianceState.InGracePeriod, true), (P(answer).State, answer.ReportedState, answer.AccessCompliant));
        Assert.Equal(("errorAged", true), (P(answer).Settings[0].Reason, P(answer).Settings[0].IsAged));

        answer = Evaluated.At(0, WindowsPc.Firewall(3), FirewallErrorSince(-200), ComplianceOptions.Default with { ErrorExpiryHonoursGrace = false }, Windows(Firewall).Grace(48));
        Assert.Equal((T0.AddHours(-32), ComplianceState.Noncompliant), (P(answer).GraceExpiration, answer.ReportedState));
    }

    [Fact]
    public void The_seven_days_may_run_through_their_last_instant()
    {
        ComplianceOptions through = ComplianceOptions.Default with { BoundaryIsExpired = false };
        DeviceCompliance answer = Evaluated.At(0, WindowsPc.Firewall(3), FirewallErrorSince(-168), through, Windows(Firewall));
        Assert.False(P(answer).Settings[0].IsAged);
        Assert.Equal(new NextTransition(T0.AddTicks(1), TransitionCause.ErrorHoldEnds, P1), answer.NextTransition);
        Assert.True(P(Evaluated.At(0, WindowsPc.Firewall(3), FirewallErrorSince(-168), null, Windows(Firewall))).Settings[0].IsAged);
    }

    [Fact]
    public void Grace_may_start_with_the_report_of_the_device()
    {
        ComplianceOptions byReport = ComplianceOptions.Default with { GraceStartsAtDeviceReport = true };
        DeviceFacts facts = WindowsPc.Tpm(false).SyncedAt(T0.AddHours(-5));
        Assert.Equal(T0.AddHours(-5), P(Evaluated.Evaluate(facts, byReport, Tpm(24))).EpisodeStart);
        Assert.Equal(T0.AddHours(-9), P(Evaluated.Evaluate(facts with { PolicyReports = [new(P1, T0.AddHours(-9), 1)] }, byReport, Tpm(24))).EpisodeStart);
        Assert.Equal(T0, P(Evaluated.Evaluate(WindowsPc.Tpm(false).SyncedAt(T0.AddHours(5)), byReport, Tpm(24))).EpisodeStart);
        Assert.Equal(T0, P(Evaluated.Evaluate(facts, Tpm(24))).EpisodeStart);
    }

    [Fact]
    public void An_episode_goes_on_while_nobody_knows_the_user()
    {
        DeviceFacts facts = WindowsPc.Tpm(false) with { UserId = default };
        ComplianceRecord record = Evaluated.Evaluate(facts, Tpm(24)).Record;
        Assert.Equal(GraphId.None, Assert.Single(record.Episodes).ContextId);
        DeviceInventory stored = DeviceInventory.Parse(new DeviceInventory([new(facts, record)]).ToJson());
        Assert.Equal(T0, P(Evaluated.At(3, facts.SyncedAt(T0.AddHours(3)), stored.Devices[0].Record, null, Tpm(24))).EpisodeStart);
    }

    [Fact]
    public void A_removed_policy_keeps_its_grace_until_the_next_contact()
    {
        ComplianceRecord record = Evaluated.Recorded(ComplianceState.InGracePeriod, true, Evaluated.Episode(-10, 24));
        DeviceFacts silent = WindowsPc.Tpm(true).SyncedAt(record.EvaluatedAt);
        DeviceCompliance answer = Evaluated.At(0, silent, record, null);
        Assert.Equal((true, ComplianceStatus.NonCompliant, ComplianceStatus.InGracePeriod, T0.AddHours(14)), (P(answer).IsRemoved, P(answer).State, P(answer).EffectiveState, P(answer).GraceExpiration));
        Assert.Equal((ComplianceState.InGracePeriod, true), (answer.ReportedState, answer.AccessCompliant));
        Assert.Equal(record.Episodes, answer.Record.Episodes);
        Assert.Equal(new NextTransition(T0.AddHours(14), TransitionCause.GraceExpires, P1), answer.NextTransition);

        Assert.Empty(Evaluated.At(0, silent.SyncedAt(T0.AddMinutes(-59)), record, null).Policies);
        Assert.Equal(ComplianceStatus.NotApplicable, P(Evaluated.At(0, silent, record, null, Ios("passcodeRequired"))).State);
        Assert.Empty(Evaluated.At(0, silent, record, ComplianceOptions.Default with { DropsRemovedPoliciesAtOnce = true }).Policies);
    }

    [Fact]
    public void A_report_for_an_older_version_is_a_reason_and_hides_nothing()
    {
        DeviceFacts older = WindowsPc.Tpm(false) with { PolicyReports = [new(P1, T0.AddHours(-3), 1)] };
        DeviceCompliance answer = Evaluated.Evaluate(older, Tpm(0) with { Version = 2 });
        Assert.Equal((ComplianceStatus.NonCompliant, "policyNewerThanReport", 1, 2),
            (P(answer).State, P(answer).Settings[0].Reason, P(answer).CalculatedVersion!.Value, P(answer).LatestVersion!.Value));
        Assert.Null(P(Evaluated.Evaluate(older, Tpm(0))).Settings[0].Reason);
        Assert.Equal("policyNewerThanReport", P(Evaluated.Evaluate(older, Tpm(0) with { Version = null, LastModifiedDateTime = T0.AddHours(-2) })).Settings[0].Reason);
        Assert.Null(P(Evaluated.Evaluate(older, Tpm(0) with { Version = null })).Settings[0].Reason);
    }
}
