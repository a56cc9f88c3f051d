using ConditionalAccess.Evaluation;

namespace ConditionalAccess;

/// <summary>
/// Room for decisions that do not fit in place, so that deciding by a large set allocates nothing either. A decision fits in place for up to
/// 256 enabled and report-only policies that have up to 64 distinct clauses, items and contexts; a buffer is not used then.
/// </summary>
/// <remarks>
/// Keep one for each thread or request. A decision can be read until its buffer is used for the next one; reading its policies, requirements or failure
/// code afterwards, or comparing it, can throw an <see cref="InvalidOperationException"/> and never shows another decision's. Outcome, mode, hints, missing
/// conditions and hash code stay readable. Not thread-safe.
/// </remarks>
/// <example><code>
/// var buffer = new DecisionBuffer();
/// foreach (SignIn signIn in signIns) Console.WriteLine(engine.Evaluate(in signIn, user, device, buffer).Requirements.ToList().Count);
/// </code></example>
public sealed class DecisionBuffer
{
    internal ResultSpace Space { get; } = new();
}
