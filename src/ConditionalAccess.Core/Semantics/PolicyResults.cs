using ConditionalAccess.Model;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 8.1: the result of one policy in Graph's words.</summary>
internal static class PolicyResults
{
    public static ReferencePolicyResult Of(int index, ConditionalAccessPolicy policy, PolicyMatch match, BindingPolicies binding, ReferenceContext context)
    {
        if (policy.DeletedDateTime is not null) return new() { Index = index, Policy = policy };
        if (PolicySemantics.State(policy) == PolicyState.Disabled) return NotEnabled(index, policy);
        ReferencePolicyResult result = Evaluated(index, policy, match, binding, context);
        return IsHeldBack(result, context) ? HeldBack(result) : result;
    }

    private static ReferencePolicyResult NotEnabled(int index, ConditionalAccessPolicy policy) => new()
    {
        Index = index,
        Policy = policy,
        Result = PolicyResult.NotEnabled,
        FirstReason = AnalysisReasons.PolicyNotEnabled,
        Reasons = AnalysisReasons.PolicyNotEnabled,
    };

    private static ReferencePolicyResult Evaluated(int index, ConditionalAccessPolicy policy, PolicyMatch match, BindingPolicies binding, ReferenceContext context)
    {
        bool applies = PolicySemantics.Applies(match.Match.Value, context);
        ValueArray<ReferencePolicyClause> clauses = applies ? binding.Clauses(policy) : [];
        return new()
        {
            Index = index,
            Policy = policy,
            Result = Word(policy, applies, clauses),
            Value = match.Match.Value,
            Applies = applies,
            FirstReason = ReasonSemantics.First(match, applies),
            Reasons = ReasonSemantics.All(match, applies),
            ConditionsSatisfied = ReasonSemantics.Satisfied(match, applies),
            ConditionsNotSatisfied = ReasonSemantics.NotSatisfied(match, applies),
            IncludeRules = ValueArray.From(match.Rules.Included),
            ExcludeRules = ValueArray.From(match.Rules.Excluded),
            Custom = match.Rules.Custom,
            Clauses = clauses,
            MissingConditions = ReasonSemantics.Missing(match),
            MissingItems = MissingItems(clauses),
            Strength = applies ? binding.Strength(policy) : AuthenticationStrengthResult.NotSet,
        };
    }

    private static PolicyResult Word(ConditionalAccessPolicy policy, bool applies, ValueArray<ReferencePolicyClause> clauses)
    {
        bool open = clauses.Any(c => c.IsOpen);
        if (PolicySemantics.State(policy) == PolicyState.Enabled)
        {
            if (!applies) return PolicyResult.NotApplied;
            return open ? PolicyResult.Failure : PolicyResult.Success;
        }

        if (!applies) return PolicyResult.ReportOnlyNotApplied;
        if (!open) return PolicyResult.ReportOnlySuccess;
        return clauses.Any(c => c.IsDead) ? PolicyResult.ReportOnlyFailure : PolicyResult.ReportOnlyInterrupted;
    }

    /// <summary>Spec 0.3-3: items of open clauses whose satisfaction is not known.</summary>
    private static ValueArray<RequirementItem> MissingItems(ValueArray<ReferencePolicyClause> clauses)
        => ValueArray.From(clauses.Where(c => c.IsOpen).SelectMany(c => c.Items)
            .Where(i => i.Satisfied == Truth.Unknown).Select(i => i.Item).Distinct().Order());

    /// <summary>Spec 8.1: a report-only policy with user actions cannot be evaluated at sign-in.</summary>
    private static bool IsHeldBack(ReferencePolicyResult result, ReferenceContext context)
        => !context.IsWhatIf && result.Applies && PolicySemantics.State(result.Policy) == PolicyState.ReportOnly
        && result.Policy.Conditions.Applications is { IncludeUserActions.IsEmpty: false };

    private static ReferencePolicyResult HeldBack(ReferencePolicyResult result) => result with
    {
        Result = PolicyResult.ReportOnlyNotApplied,
        ShadowResult = result.Result,
        Applies = false,
        FirstReason = AnalysisReasons.UserActions,
        Reasons = AnalysisReasons.UserActions,
    };
}
