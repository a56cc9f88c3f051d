namespace ConditionalAccess;

/// <summary>What an expression came to: a custom condition of a policy, or a custom rule of a compliance policy.</summary>
/// <param name="Text">The expression as its author wrote it.</param>
/// <param name="Value">What it came to; null: unknown.</param>
/// <param name="DecidedBy">The parts that decided, in the order of the expression; empty when the expression was not understood.</param>
public sealed record ExplainedCondition(string Text, bool? Value, ValueArray<ExplainedTest> DecidedBy);

/// <summary>One part of an expression that decided: a comparison or another question about a fact.</summary>
/// <param name="Test">The part, written as C#.</param>
/// <param name="Value">What it came to; null: unknown.</param>
/// <param name="Facts">The facts it looked at.</param>
public sealed record ExplainedTest(string Test, bool? Value, ValueArray<ExplainedFact> Facts);

/// <summary>One fact that a part of an expression looked at.</summary>
/// <param name="Name">The fact as expressions name it, such as <c>signIn.Network.Country</c>.</param>
/// <param name="Value">Its value for people; <c>no value</c> and <c>not known</c> are different things.</param>
public sealed record ExplainedFact(string Name, string Value);
