namespace ConditionalAccess.Properties;

/// <summary>The laws of device compliance, for every evaluator.</summary>
public sealed class ComplianceProperties
{
    public static TheoryData<string> Evaluators => [.. ComplianceVerdicts.All.Keys];

    [Theory, MemberData(nameof(Evaluators))]
    public void The_same_device_has_the_same_answer(string evaluator) => Law.Holds(Laws(evaluator).SameQuestionSameAnswer);

    [Theory, MemberData(nameof(Evaluators))]
    public void The_order_of_policies_assignments_and_facts_is_irrelevant(string evaluator) => Law.Holds(Laws(evaluator).OrderIsIrrelevant);

    [Theory, MemberData(nameof(Evaluators))]
    public void Only_distances_in_time_matter(string evaluator) => Law.Holds(Laws(evaluator).OnlyDistancesInTimeMatter);

    [Theory, MemberData(nameof(Evaluators))]
    public void Offsets_from_utc_decide_nothing(string evaluator) => Law.Holds(Laws(evaluator).OffsetsFromUtcDecideNothing);

    [Theory, MemberData(nameof(Evaluators))]
    public void Names_decide_nothing(string evaluator) => Law.Holds(Laws(evaluator).NamesDecideNothing);

    [Theory, MemberData(nameof(Evaluators))]
    public void Access_needs_a_compliant_state_grace_or_a_hold_of_one(string evaluator) => Law.Holds(Laws(evaluator).AccessNeedsAGoodState, 5000);

    [Theory, MemberData(nameof(Evaluators))]
    public void An_error_never_hides_a_failure(string evaluator) => Law.Holds(Laws(evaluator).ErrorNeverHidesAFailure);

    [Theory, MemberData(nameof(Evaluators))]
    public void Nothing_changes_before_the_announced_instant_and_its_cause_is_named(string evaluator) => Law.Holds(Laws(evaluator).NothingChangesBeforeTheAnnouncedInstant, 4000);

    [Theory, MemberData(nameof(Evaluators))]
    public void Repeating_an_evaluation_changes_nothing_and_repeats_no_action(string evaluator) => Law.Holds(Laws(evaluator).RepeatingChangesNothing);

    [Theory, MemberData(nameof(Evaluators))]
    public void Time_alone_never_grants_access(string evaluator) => Law.Holds(Laws(evaluator).TimeAloneNeverGrantsAccess);

    [Theory, MemberData(nameof(Evaluators))]
    public void An_override_refuses_access(string evaluator) => Law.Holds(Laws(evaluator).OverrideRefusesAccess);

    [Theory, MemberData(nameof(Evaluators))]
    public void Removing_a_fact_never_grants_access(string evaluator) => Law.Holds(Laws(evaluator).RemovedFactNeverGrantsAccess);

    [Theory, MemberData(nameof(Evaluators))]
    public void Learning_a_failing_fact_never_makes_a_device_more_compliant(string evaluator) => Law.Holds(Laws(evaluator).LearnedFailureNeverHelps);

    [Theory, MemberData(nameof(Evaluators))]
    public void A_stricter_policy_never_grants_access(string evaluator) => Law.Holds(Laws(evaluator).StricterNeverGrantsAccess);

    [Theory, MemberData(nameof(Evaluators))]
    public void An_added_policy_never_grants_access(string evaluator) => Law.Holds(Laws(evaluator).AddedPolicyNeverGrantsAccess, 3000);

    [Theory, MemberData(nameof(Evaluators))]
    public void A_copy_of_a_policy_changes_nothing(string evaluator) => Law.Holds(Laws(evaluator).CopyOfAPolicyChangesNothing);

    [Theory, MemberData(nameof(Evaluators))]
    public void What_was_written_as_json_and_read_again_decides_alike(string evaluator) => Law.Holds(Laws(evaluator).WrittenAndReadDecidesAlike, 1000);

    [Theory, MemberData(nameof(Evaluators))]
    public void A_configuration_that_is_less_understood_never_grants_access(string evaluator) => Law.Holds(Laws(evaluator).MisreadConfigurationNeverGrantsAccess);

    [Theory, MemberData(nameof(Evaluators))]
    public void A_fact_that_is_not_understood_never_grants_access(string evaluator) => Law.Holds(Laws(evaluator).MisreadFactNeverGrantsAccess);

    private static ComplianceLaws Laws(string evaluator) => new(ComplianceVerdicts.All[evaluator]);
}
