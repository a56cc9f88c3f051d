namespace ConditionalAccess;

/// <summary>One item that an applying policy requires.</summary>
/// <param name="Item">The item.</param>
/// <param name="Satisfied">Whether it is satisfied; null when that is not known, which counts as not satisfied.</param>
/// <param name="IsPromptable">Whether the user can still satisfy it in this sign-in.</param>
/// <param name="Strength">For an authentication strength, how the sign-in stands to it.</param>
public readonly record struct ExplainedItem(RequirementItem Item, bool? Satisfied, bool IsPromptable, AuthenticationStrengthResult Strength);
