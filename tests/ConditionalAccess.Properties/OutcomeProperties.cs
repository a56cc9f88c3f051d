namespace ConditionalAccess.Properties;

/// <summary>The laws of <c>tests/README.md</c>, for every evaluator.</summary>
public sealed class OutcomeProperties
{
    public static TheoryData<string> Evaluators => [.. EvaluatorsUnderTest.All.Keys];

    [Theory, MemberData(nameof(Evaluators))]
    public void Policy_order_is_irrelevant(string evaluator) => Law.Holds(Policies(evaluator).OrderIsIrrelevant);

    [Theory, MemberData(nameof(Evaluators))]
    public void Report_only_disabled_and_deleted_policies_never_change_the_decision(string evaluator) => Law.Holds(Policies(evaluator).PoliciesNotEnforcedDecideNothing);

    [Theory, MemberData(nameof(Evaluators))]
    public void An_added_enabled_policy_never_lowers_the_outcome(string evaluator) => Law.Holds(Policies(evaluator).AddedPolicyNeverLowersTheOutcome, 3000);

    [Theory, MemberData(nameof(Evaluators))]
    public void Narrowing_an_exclusion_never_loosens(string evaluator) => Law.Holds(Policies(evaluator).NarrowedExclusionNeverLoosens);

    [Theory, MemberData(nameof(Evaluators))]
    public void A_custom_condition_less_or_one_that_is_not_understood_never_loosens(string evaluator) => Law.Holds(Policies(evaluator).LessCustomConditionNeverLoosens, 5000);

    [Theory, MemberData(nameof(Evaluators))]
    public void Renaming_changes_nothing(string evaluator) => Law.Holds(Policies(evaluator).RenamingChangesNothing);

    [Theory, MemberData(nameof(Evaluators))]
    public void A_duplicate_of_a_policy_changes_nothing(string evaluator) => Law.Holds(Policies(evaluator).DuplicatesChangeNothing);

    [Theory, MemberData(nameof(Evaluators))]
    public void Without_policies_access_is_granted(string evaluator) => Law.Holds(Policies(evaluator).NoPolicyGrants, 300);

    [Theory, MemberData(nameof(Evaluators))]
    public void Satisfying_a_control_never_makes_the_outcome_stricter(string evaluator) => Law.Holds(SignIns(evaluator).ProofNeverMakesStricter);

    [Theory, MemberData(nameof(Evaluators))]
    public void A_managed_device_never_makes_the_outcome_stricter_where_no_condition_reads_it(string evaluator)
        => Law.Holds(SignIns(evaluator).ManagedDeviceNeverMakesStricter);

    [Theory, MemberData(nameof(Evaluators))]
    public void A_signal_less_never_loosens(string evaluator) => Law.Holds(SignIns(evaluator).AbsentSignalNeverLoosens, 1000);

    [Theory, MemberData(nameof(Evaluators))]
    public void What_if_never_asks_for_more_than_enforcement(string evaluator) => Law.Holds(SignIns(evaluator).WhatIfNeverAsksForMore, 5000);

    [Theory, MemberData(nameof(Evaluators))]
    public void The_order_of_a_sign_ins_lists_is_irrelevant(string evaluator) => Law.Holds(SignIns(evaluator).OrderOfListsIsIrrelevant);

    [Theory, MemberData(nameof(Evaluators))]
    public void Only_distances_in_time_matter(string evaluator) => Law.Holds(SignIns(evaluator).OnlyDistancesInTimeMatter);

    [Theory, MemberData(nameof(Evaluators))]
    public void An_empty_sign_in_is_decided_too(string evaluator) => Law.Holds(SignIns(evaluator).EmptySignInIsDecided);

    [Theory, MemberData(nameof(Evaluators))]
    public void The_same_question_has_the_same_answer(string evaluator) => Law.Holds(SignIns(evaluator).SameQuestionSameAnswer);

    [Theory, MemberData(nameof(Evaluators))]
    public void A_block_for_everyone_and_everything_blocks(string evaluator) => Law.Holds(SignIns(evaluator).BlockForEveryoneBlocks);

    private static PolicyLaws Policies(string evaluator) => new(EvaluatorsUnderTest.All[evaluator]);

    private static SignInLaws SignIns(string evaluator) => new(EvaluatorsUnderTest.All[evaluator]);
}
