namespace ConditionalAccess.Cli.Scenarios;

/// <summary>A file of tests, read and understood.</summary>
/// <param name="File">The file, relative to the folder that was named.</param>
/// <param name="Path">Where the file is.</param>
/// <param name="Policies">The exports that it is about.</param>
/// <param name="Mode">How signals that are not known are resolved.</param>
/// <param name="Tests">Its tests, in document order.</param>
internal sealed record ScenarioFile(string File, string Path, IReadOnlyList<string> Policies, EvaluationMode Mode, IReadOnlyList<Scenario> Tests)
{
    /// <summary>The file of sign-ins that it names; null when it names none.</summary>
    public string? SignInFile { get; init; }
}

/// <summary>One test: a sign-in and what is expected of it.</summary>
/// <param name="Name">The name for people; no two of a file are alike.</param>
/// <param name="SignIn">The sign-in.</param>
/// <param name="Expected">What is expected.</param>
/// <param name="Path">Where the test is in its file.</param>
internal sealed record Scenario(string Name, NamedSignIn SignIn, Expectation Expected, string Path);

/// <summary>What a test expects. Null: nothing is said about it.</summary>
internal sealed record Expectation
{
    public DecisionOutcome? Decision { get; init; }

    public int? FailureCode { get; init; }

    /// <summary>What is still required: all of these, each with its alternatives.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Requires { get; init; }

    /// <summary>Exactly these enabled policies apply.</summary>
    public IReadOnlyList<string>? Applied { get; init; }

    /// <summary>These policies apply, enabled or report-only.</summary>
    public IReadOnlyList<string>? Applies { get; init; }

    /// <summary>These policies do not apply.</summary>
    public IReadOnlyList<string>? DoesNotApply { get; init; }

    /// <summary>True: an answer that rests on what is not known is accepted.</summary>
    public bool RestsOnUnknown { get; init; }

    public bool IsEmpty => Decision is null && FailureCode is null && Requires is null && Applied is null && Applies is null && DoesNotApply is null;

    /// <summary>Every policy that is named.</summary>
    public IEnumerable<string> PolicyNames => (Applied ?? []).Concat(Applies ?? []).Concat(DoesNotApply ?? []);
}
