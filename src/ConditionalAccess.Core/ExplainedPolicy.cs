using ConditionalAccess.Model;

namespace ConditionalAccess;

/// <summary>What one policy came to, and why.</summary>
public sealed record ExplainedPolicy
{
    /// <summary>The policy's id; <c>default</c> when it has none.</summary>
    public GraphId Id { get; init; }

    /// <summary>The policy's name; null when it has none.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The state it was evaluated in; <see cref="PolicyState.Unknown"/> is never shown, it counts as enabled.</summary>
    public PolicyState State { get; init; }

    /// <summary>Graph's word for the result; <see cref="PolicyResult.None"/> for a soft-deleted policy, which is ignored.</summary>
    public PolicyResult Result { get; init; }

    /// <summary>What a report-only user-action policy would have come to; else <see cref="PolicyResult.None"/>.</summary>
    public PolicyResult ShadowResult { get; init; }

    /// <summary>Whether the policy applies.</summary>
    public bool Applies { get; init; }

    /// <summary>The first reason why it does not apply.</summary>
    public AnalysisReasons FirstReason { get; init; }

    /// <summary>All reasons why it does not apply.</summary>
    public AnalysisReasons Reasons { get; init; }

    /// <summary>The configured conditions that hold, up to the first that does not.</summary>
    public PolicyConditions ConditionsSatisfied { get; init; }

    /// <summary>The first condition that does not hold.</summary>
    public PolicyConditions ConditionsNotSatisfied { get; init; }

    /// <summary>Including entries that matched.</summary>
    public ValueArray<ExplainedRule> IncludeRulesSatisfied { get; init; }

    /// <summary>Excluding entries that matched.</summary>
    public ValueArray<ExplainedRule> ExcludeRulesSatisfied { get; init; }

    /// <summary>What its custom condition came to; null when it has none or was not evaluated.</summary>
    public ExplainedCondition? CustomCondition { get; init; }

    /// <summary>What it requires when it applies: every entry is needed, one item of an entry is enough.</summary>
    public ValueArray<ValueArray<ExplainedItem>> Controls { get; init; }

    /// <summary>How the sign-in stands to the authentication strength it requires.</summary>
    public AuthenticationStrengthResult Strength { get; init; }

    /// <summary>Conditions whose value is not known.</summary>
    public PolicyConditions MissingConditions { get; init; }

    /// <summary>Required items of which it is not known whether they are satisfied.</summary>
    public ValueArray<RequirementItem> MissingItems { get; init; }
}
