namespace ConditionalAccess.Scripting.Reading;

/// <summary>What one script may be at most.</summary>
/// <param name="Length">Characters.</param>
/// <param name="Depth">Parentheses and signs inside each other.</param>
/// <param name="Elements">Words and signs.</param>
internal readonly record struct ScriptLimits(int Length, int Depth, int Elements);
