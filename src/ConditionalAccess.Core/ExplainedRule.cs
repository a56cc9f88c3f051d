namespace ConditionalAccess;

/// <summary>An entry of a condition that matched (spec 8.2).</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Rule">The kind of entry.</param>
public readonly record struct ExplainedRule(PolicyConditions Condition, SatisfiedRule Rule);
