namespace ConditionalAccess;

/// <summary>One thing that is still required: one of its items is enough.</summary>
/// <param name="Alternatives">Items that the user can still satisfy in this sign-in, in prompt order.</param>
/// <param name="Unavailable">Items that would do as well but cannot be asked for, in prompt order.</param>
/// <param name="Policies">Positions of the policies that demand it, ascending.</param>
public sealed record ExplainedRequirement(ValueArray<RequirementItem> Alternatives, ValueArray<RequirementItem> Unavailable, ValueArray<int> Policies);
