namespace ConditionalAccess.Cli.Asking;

/// <summary>A sign-in with the decision and its reasons.</summary>
/// <param name="Name">The sign-in's name.</param>
/// <param name="Explanation">The decision and why.</param>
internal sealed record DecidedSignIn(string Name, Explanation Explanation)
{
    /// <summary>False when more signals could turn the outcome around.</summary>
    public bool IsCertain { get; } = !Explanation.RestsOnUnknown || IsSurelyGranted(Explanation) || IsSurelyBlocked(Explanation);

    public static DecidedSignIn Decide(PolicyEngine engine, NamedSignIn signIn, EvaluationMode mode)
        => new(signIn.Name, engine.Explain(in signIn.SignIn, mode));

    /// <summary>Everything of the sign-in that is not known and that the decision rests on.</summary>
    public IEnumerable<string> Missing => Words.All(Explanation.MissingConditions).Concat(Explanation.MissingItems.Select(i => i.ToString()));

    // In enforcement, what is not known only restricts: what is granted all the same stays granted.
    private static bool IsSurelyGranted(Explanation explanation) => explanation is { Mode: EvaluationMode.Enforce, Outcome: DecisionOutcome.Granted };

    // One policy that surely applies, and that surely cannot be met, is enough.
    private static bool IsSurelyBlocked(Explanation explanation)
        => explanation.Outcome == DecisionOutcome.Blocked
            && explanation.Policies.Any(p => p.Result == PolicyResult.Failure && p.MissingConditions == PolicyConditions.None
                && p.Controls.Any(c => c.All(i => i is { Satisfied: false, IsPromptable: false })));
}
