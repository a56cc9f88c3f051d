using ConditionalAccess.Model;

namespace ConditionalAccess.Semantics;

/// <summary>One requirement of one policy, judged.</summary>
internal sealed record ReferenceItem(RequirementItem Item, Truth Satisfied, bool IsPromptable, AuthenticationStrengthResult Strength, bool IsProofUpBlocked);

/// <summary>A clause of one policy, judged; items in prompt order.</summary>
internal sealed record ReferencePolicyClause(ValueArray<ReferenceItem> Items)
{
    public bool IsOpen => !Items.Any(i => i.Satisfied == Truth.Yes);

    public bool IsDead => IsOpen && !Items.Any(i => i.IsPromptable);
}

/// <summary>An open clause of the decision (spec 6.6).</summary>
/// <param name="Promptable">What the user can still do, in prompt order.</param>
/// <param name="Unavailable">What would do as well but cannot be asked for, in prompt order.</param>
/// <param name="Policies">Indexes of the policies that demand it, ascending.</param>
internal sealed record ReferenceClause(ValueArray<RequirementItem> Promptable, ValueArray<RequirementItem> Unavailable, ValueArray<int> Policies)
{
    public bool IsDead => Promptable.IsEmpty;
}

/// <summary>What one policy of the tenant came to.</summary>
internal sealed record ReferencePolicyResult
{
    public required int Index { get; init; }

    public required ConditionalAccessPolicy Policy { get; init; }

    /// <summary><see cref="PolicyResult.None"/> for a soft-deleted policy, which is ignored.</summary>
    public PolicyResult Result { get; init; }

    /// <summary>The value of the whole-policy formula (spec 4.1).</summary>
    public Truth Value { get; init; }

    /// <summary>The value resolved by mode (spec 0.3-2).</summary>
    public bool Applies { get; init; }

    public AnalysisReasons FirstReason { get; init; }

    public AnalysisReasons Reasons { get; init; }

    public PolicyConditions ConditionsSatisfied { get; init; }

    public PolicyConditions ConditionsNotSatisfied { get; init; }

    public ValueArray<RuleHit> IncludeRules { get; init; }

    public ValueArray<RuleHit> ExcludeRules { get; init; }

    /// <summary>What the custom condition came to; null when there is none that is understood.</summary>
    public Custom.Reference.CustomResult? Custom { get; init; }

    /// <summary>Every clause of the policy when it applies, satisfied ones included.</summary>
    public ValueArray<ReferencePolicyClause> Clauses { get; init; }

    public PolicyConditions MissingConditions { get; init; }

    /// <summary>Items of open clauses whose satisfaction is not known.</summary>
    public ValueArray<RequirementItem> MissingItems { get; init; }

    /// <summary>How the sign-in stands to the strength that the policy requires (spec 3.3-13).</summary>
    public AuthenticationStrengthResult Strength { get; init; }

    /// <summary>What a report-only user-action policy would have come to (spec 8.1); else <see cref="PolicyResult.None"/>.</summary>
    public PolicyResult ShadowResult { get; init; }

    public bool RestsOnUnknown => MissingConditions != PolicyConditions.None || !MissingItems.IsEmpty;
}

/// <summary>The decision of the reference evaluator (spec 6.6). Immutable.</summary>
internal sealed record ReferenceDecision
{
    public required DecisionOutcome Outcome { get; init; }

    /// <summary>The sign-in error; null unless blocked.</summary>
    public int? FailureCode { get; init; }

    public ValueArray<ReferenceClause> Requirements { get; init; }

    public SessionControlResult SessionControls { get; init; }

    public ValueArray<GraphId> FilteringProfiles { get; init; }

    public PolicyConditions MissingConditions { get; init; }

    public ValueArray<RequirementItem> MissingItems { get; init; }

    public bool RestsOnUnknown => MissingConditions != PolicyConditions.None || !MissingItems.IsEmpty;

    public ValueArray<GraphId> GrantedContexts { get; init; }

    public ValueArray<GraphId> UnprotectedContexts { get; init; }

    public DecisionHints Hints { get; init; }

    public ConditionalAccessStatus Status { get; init; }

    public ValueArray<ReferencePolicyResult> Policies { get; init; }
}
