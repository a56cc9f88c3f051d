namespace ConditionalAccess.Custom;

/// <summary>Why an expression is refused.</summary>
/// <param name="Message">What is wrong and what was expected: one sentence.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record CustomFinding(string Message, string Remedy);

/// <summary>What became of an expression.</summary>
/// <param name="Node">Its meaning; null when it is refused.</param>
/// <param name="Findings">Why it is refused; empty otherwise.</param>
internal sealed record Translation(CustomNode? Node, IReadOnlyList<CustomFinding> Findings)
{
    /// <summary>The findings as texts.</summary>
    public IReadOnlyList<string> Problems => [.. Findings.Select(f => f.Message + "; " + f.Remedy)];
}
