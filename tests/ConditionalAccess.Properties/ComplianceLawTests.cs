using ConditionalAccess.Compliance;
using ConditionalAccess.Testing.Generation.Compliance;

namespace ConditionalAccess.Properties;

/// <summary>A law that no evaluator can break proves nothing: for each there is an evaluator that breaks it and must be caught.</summary>
public sealed class ComplianceLawTests
{
    private delegate bool Decides(ComplianceConfiguration configuration, DeviceFacts facts, ComplianceRecord? record, DateTimeOffset now);

    private static readonly Dictionary<string, (Func<ComplianceEvaluator, Func<ComplianceCase, string?>> Law, Decides Access)> s_broken = new(StringComparer.Ordinal)
    {
        ["the last policy decides"] = (e => new ComplianceLaws(e).OrderIsIrrelevant, (c, _, _, _) => c.Policies.IsEmpty || c.Policies[^1].Version is null),
        ["the first threat report decides"] = (e => new ComplianceLaws(e).OrderIsIrrelevant, (_, f, _, _) => f.ThreatReports is not [{ HealthState: not ThreatHealthState.Secured }, ..]),
        ["the date decides"] = (e => new ComplianceLaws(e).OnlyDistancesInTimeMatter, (_, _, _, now) => now < new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero)),
        ["the offset decides"] = (e => new ComplianceLaws(e).OffsetsFromUtcDecideNothing, (_, f, _, _) => f.LastSyncDateTime is not { Offset.Ticks: 0 }),
        ["a name decides"] = (e => new ComplianceLaws(e).NamesDecideNothing, (c, _, _, _) => !c.Policies.Any(p => p.DisplayName == "Policy 0")),
        ["everybody has access"] = (e => new ComplianceLaws(e).AccessNeedsAGoodState, (_, _, _, _) => true),
        ["an error hides a failure"] = (e => new ComplianceLaws(e).ErrorNeverHidesAFailure, (_, f, _, _) => !f.ReportedErrors.IsEmpty),
        ["a change is not announced"] = (e => new ComplianceLaws(e).NothingChangesBeforeTheAnnouncedInstant, (_, f, _, now) => f.LastSyncDateTime > now.AddDays(-30)),
        ["the record decides"] = (e => new ComplianceLaws(e).RepeatingChangesNothing, (_, _, r, _) => r is null),
        ["old contact is as good as none"] = (e => new ComplianceLaws(e).TimeAloneNeverGrantsAccess, (_, f, _, now) => f.LastSyncDateTime < now.AddDays(-20)),
        ["the override is ignored"] = (e => new ComplianceLaws(e).OverrideRefusesAccess, (_, f, _, _) => f.IsEnrolled == true),
        ["no secret is as good as none needed"] = (e => new ComplianceLaws(e).RemovedFactNeverGrantsAccess, (_, f, _, _) => f.IsEncrypted is null),
        ["failing devices have access"] = (e => new ComplianceLaws(e).LearnedFailureNeverHelps, (_, f, _, _) => f.IsEncrypted == false),
        ["long passwords are not asked for"] = (e => new ComplianceLaws(e).StricterNeverGrantsAccess, (c, _, _, _) => c.Policies.Any(p => p.Settings.Any(s => s.Value is NumberValue { Value: > 4 }))),
        ["only few policies count"] = (e => new ComplianceLaws(e).AddedPolicyNeverGrantsAccess, (c, _, _, _) => c.Policies.Count > 3),
        ["unreadable texts count as they are"] = (e => new ComplianceLaws(e).WrittenAndReadDecidesAlike, (c, _, _, _) => c.Policies.Any(p => p.Find("osMinimumVersion") is TextValue { Value: "String" or "10.0." })),
        ["only what is understood counts"] = (e => new ComplianceLaws(e).MisreadConfigurationNeverGrantsAccess, (c, _, _, _) => !c.Policies.Any(p => p.Settings.Any(s => s.Value is FlagValue { Value: true }))),
        ["a flag that is no flag is as good as true"] = (e => new ComplianceLaws(e).MisreadFactNeverGrantsAccess, (_, f, _, _) => f.IsEncrypted is null),
        ["a copy counts"] = (e => new ComplianceLaws(e).CopyOfAPolicyChangesNothing, (c, _, _, _) => c.Policies.Count > 2),
    };

    public static TheoryData<string> Mistakes => [.. s_broken.Keys];

    [Theory, MemberData(nameof(Mistakes))]
    public void A_wrong_evaluator_is_caught(string mistake)
    {
        (Func<ComplianceEvaluator, Func<ComplianceCase, string?>> law, Decides access) = s_broken[mistake];
        var wrong = new ComplianceEvaluator(mistake, (configuration, _) => (facts, record, now) => Verdict(access(configuration, facts, record, now), mistake, now));
        Assert.Contains("seed 0x", Assert.ThrowsAny<Exception>(() => Law.Holds(law(wrong), 3000)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_evaluator_that_answers_at_random_is_caught()
    {
        bool last = false;
        var fickle = new ComplianceEvaluator("fickle", (_, _) => (_, _, now) => Verdict(last = !last, "fickle", now));
        Assert.ThrowsAny<Exception>(() => Law.Holds(new ComplianceLaws(fickle).SameQuestionSameAnswer));
    }

    private static DeviceVerdict Verdict(bool access, string mistake, DateTimeOffset now)
    {
        ComplianceState state = access && mistake != "everybody has access" ? ComplianceState.Compliant : ComplianceState.Noncompliant;
        // The mistake about time needs an announcement to go to.
        NextTransition? next = mistake == "old contact is as good as none" && now < DateTimeOffset.MaxValue.AddDays(-30) ? new NextTransition(now.AddDays(21), TransitionCause.ContactExpires) : null;
        return new DeviceVerdict(access, state, null, next, 0, new DeviceDetails((_, _) => state.ToString()), string.Empty, new ComplianceRecord { EvaluatedAt = now });
    }
}
