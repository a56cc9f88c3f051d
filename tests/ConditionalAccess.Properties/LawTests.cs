using ConditionalAccess.Model;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Properties;

/// <summary>A law that no evaluator can break proves nothing: for each there is an evaluator that breaks it and must be caught.</summary>
public sealed class LawTests
{
    private static readonly Dictionary<string, (Func<Evaluator, Func<GeneratedCase, string?>> Law, Func<TenantConfiguration, SignIn, EvaluationMode, bool> Blocks)> Broken = new(StringComparer.Ordinal)
    {
        ["the last policy decides"] = (e => new PolicyLaws(e).OrderIsIrrelevant, (t, _, _) => !t.Policies.IsEmpty && t.Policies[^1].SessionControls is not null),
        ["report-only policies count"] = (e => new PolicyLaws(e).PoliciesNotEnforcedDecideNothing, (t, _, _) => t.Policies.Any(p => p.State.Value == PolicyState.ReportOnly)),
        ["only a single policy blocks"] = (e => new PolicyLaws(e).AddedPolicyNeverLowersTheOutcome, (t, _, _) => t.Policies.Count == 1),
        ["an excluded group blocks"] = (e => new PolicyLaws(e).NarrowedExclusionNeverLoosens, (t, _, _) => t.Policies.Any(p => p.Conditions.Users is { ExcludeGroups.IsEmpty: false })),
        ["a custom condition blocks"] = (e => new PolicyLaws(e).LessCustomConditionNeverLoosens, (t, _, _) => t.Policies.Any(p => p.Conditions.CustomCondition is { IsUnderstood: true })),
        ["a name decides"] = (e => new PolicyLaws(e).RenamingChangesNothing, (t, _, _) => t.Policies.Any(p => p.DisplayName == "CA000")),
        ["the number of policies decides"] = (e => new PolicyLaws(e).DuplicatesChangeNothing, (t, _, _) => t.Policies.Count > 6),
        ["nothing is granted"] = (e => new PolicyLaws(e).NoPolicyGrants, (_, _, _) => true),
        ["multifactor authentication blocks"] = (e => new SignInLaws(e).ProofNeverMakesStricter, (_, s, _) => s.Authentication.HasMfaClaim == true),
        ["a compliant device blocks"] = (e => new SignInLaws(e).ManagedDeviceNeverMakesStricter, (_, s, _) => s.Device.IsCompliant == true),
        ["unknown groups are no groups"] = (e => new SignInLaws(e).AbsentSignalNeverLoosens, (_, s, _) => !s.User.Groups.IsEmpty),
        ["the modes are mixed up"] = (e => new SignInLaws(e).WhatIfNeverAsksForMore, (_, _, m) => m == EvaluationMode.WhatIf),
        ["the first group decides"] = (e => new SignInLaws(e).OrderOfListsIsIrrelevant, (_, s, _) => s.User.Groups is [var first, ..] && first == Pool.Groups[0]),
        ["the date decides"] = (e => new SignInLaws(e).OnlyDistancesInTimeMatter, (_, s, _) => s.At < new DateTimeOffset(2026, 1, 20, 0, 0, 0, TimeSpan.Zero)),
        ["nobody is blocked"] = (e => new SignInLaws(e).BlockForEveryoneBlocks, (_, _, _) => false),
    };

    public static TheoryData<string> Mistakes => [.. Broken.Keys];

    [Theory, MemberData(nameof(Mistakes))]
    public void A_wrong_evaluator_is_caught(string mistake)
    {
        (Func<Evaluator, Func<GeneratedCase, string?>> law, Func<TenantConfiguration, SignIn, EvaluationMode, bool> blocks) = Broken[mistake];
        var wrong = new Evaluator(mistake, (tenant, _) => (in SignIn signIn, EvaluationMode mode)
            => new Verdict(blocks(tenant, signIn, mode) ? DecisionOutcome.Blocked : DecisionOutcome.Granted, string.Empty));
        Assert.Contains("seed 0x", Assert.ThrowsAny<Exception>(() => Law.Holds(law(wrong))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_evaluator_that_answers_at_random_is_caught()
    {
        bool last = false;
        var fickle = new Evaluator("fickle", (_, _) => (in SignIn _, EvaluationMode _) => new Verdict(DecisionOutcome.Granted, (last = !last).ToString()));
        Assert.ThrowsAny<Exception>(() => Law.Holds(new SignInLaws(fickle).SameQuestionSameAnswer));
    }

    [Fact]
    public void An_evaluator_without_an_outcome_is_caught()
    {
        var silent = new Evaluator("silent", (_, _) => (in SignIn _, EvaluationMode _) => default);
        Assert.ThrowsAny<Exception>(() => Law.Holds(new SignInLaws(silent).EmptySignInIsDecided));
    }
}
