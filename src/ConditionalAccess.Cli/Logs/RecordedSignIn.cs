namespace ConditionalAccess.Cli.Logs;

/// <summary>What a log says about one policy.</summary>
/// <param name="Id">The policy; not known when the log does not say.</param>
/// <param name="Name">Its name at that time; null when the log does not say.</param>
/// <param name="Result">What it came to; <see cref="PolicyResult.Unknown"/> for words that say nothing.</param>
/// <param name="NotSatisfied">The conditions that did not hold, as the log names them.</param>
internal readonly record struct RecordedPolicy(GraphId Id, string? Name, PolicyResult Result, PolicyConditions NotSatisfied);

/// <summary>One sign-in of a log.</summary>
internal sealed class RecordedSignIn(in SignIn signIn)
{
    private readonly SignIn _signIn = signIn;

    public ref readonly SignIn SignIn => ref _signIn;

    public required long Line { get; init; }

    /// <summary>The log's id of the sign-in; null when it has none.</summary>
    public string? Id { get; init; }

    /// <summary>The user or service principal as a person reads it.</summary>
    public required string Who { get; init; }

    /// <summary>The client app as a person reads it.</summary>
    public required string App { get; init; }

    /// <summary>The policies that the log lists; null when it says nothing of policies.</summary>
    public required IReadOnlyList<RecordedPolicy>? Policies { get; init; }

    /// <summary>The sign-in error; 0 when it succeeded, null when the log does not say.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>Where the first factor fails, policies are not evaluated, and the log lists none.</summary>
    public bool IsEvaluated => Policies is { Count: > 0 } || ErrorCode is null or 0;
}
