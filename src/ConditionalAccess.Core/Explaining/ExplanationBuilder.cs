using ConditionalAccess.Model;
using ConditionalAccess.Semantics;

namespace ConditionalAccess.Explaining;

/// <summary>Turns a decision of the reference evaluator into an explanation.</summary>
internal static class ExplanationBuilder
{
    /// <summary>Explains a decision.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="tenant">The tenant it was made for.</param>
    /// <param name="mode">The mode it was made in.</param>
    public static Explanation Build(ReferenceDecision decision, TenantConfiguration tenant, EvaluationMode mode) => new()
    {
        Mode = mode,
        Outcome = decision.Outcome,
        FailureCode = decision.FailureCode,
        Status = decision.Status,
        Requirements = ValueArray.From(decision.Requirements.Select(c => new ExplainedRequirement(c.Promptable, c.Unavailable, c.Policies))),
        SmallestProof = decision.Outcome == DecisionOutcome.Blocked ? null : ProofSearch.Smallest(decision, tenant),
        SessionControls = decision.SessionControls,
        FilteringProfiles = decision.FilteringProfiles,
        MissingConditions = decision.MissingConditions,
        MissingItems = decision.MissingItems,
        GrantedContexts = decision.GrantedContexts,
        UnprotectedContexts = decision.UnprotectedContexts,
        Hints = decision.Hints,
        Policies = ValueArray.From(decision.Policies.Select(Policy)),
    };

    private static ExplainedPolicy Policy(ReferencePolicyResult result) => new()
    {
        Id = result.Policy.Id,
        DisplayName = result.Policy.DisplayName,
        State = PolicySemantics.State(result.Policy),
        Result = result.Result,
        ShadowResult = result.ShadowResult,
        Applies = result.Applies,
        FirstReason = result.FirstReason,
        Reasons = result.Reasons,
        ConditionsSatisfied = result.ConditionsSatisfied,
        ConditionsNotSatisfied = result.ConditionsNotSatisfied,
        IncludeRulesSatisfied = Rules(result.IncludeRules),
        ExcludeRulesSatisfied = Rules(result.ExcludeRules),
        CustomCondition = CustomConditionOf(result),
        Controls = ValueArray.From(result.Clauses.Select(c => ValueArray.From(c.Items.Select(Item)))),
        Strength = result.Strength,
        MissingConditions = result.MissingConditions,
        MissingItems = result.MissingItems,
    };

    private static ExplainedCondition? CustomConditionOf(ReferencePolicyResult result)
    {
        bool isEvaluated = result.Result is not (PolicyResult.None or PolicyResult.NotEnabled);
        return isEvaluated && result.Policy.Conditions.CustomCondition is { } custom ? result.Custom?.Explain(custom.Text) ?? new ExplainedCondition(custom.Text, null, []) : null;
    }

    private static ValueArray<ExplainedRule> Rules(ValueArray<RuleHit> hits) => ValueArray.From(hits.Select(h => new ExplainedRule(h.Condition, h.Rule)));

    private static ExplainedItem Item(ReferenceItem item)
        => new(item.Item, item.Satisfied == Truth.Unknown ? null : item.Satisfied == Truth.Yes, item.IsPromptable, item.Strength);
}
