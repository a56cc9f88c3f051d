using ConditionalAccess.Cli.Asking;

namespace ConditionalAccess.Cli.Scenarios;

/// <summary>What a test came to.</summary>
internal enum ScenarioStatus
{
    None = 0,
    Passed,

    /// <summary>It would pass, but only because something is not known.</summary>
    Indeterminate,

    Failed,
}

/// <summary>A test that was run.</summary>
/// <param name="Test">The test.</param>
/// <param name="Decided">The decision and why.</param>
/// <param name="Status">What it came to.</param>
/// <param name="Differences">What differs from what is expected.</param>
/// <param name="Reasons">Policies that had to do with it, and why.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record ScenarioResult(
    Scenario Test, DecidedSignIn Decided, ScenarioStatus Status, IReadOnlyList<string> Differences, IReadOnlyList<string> Reasons, double Seconds);

/// <summary>The results of one file, in document order.</summary>
/// <param name="File">The file, relative to the folder that was named.</param>
/// <param name="Path">Where the file is.</param>
/// <param name="Results">The results.</param>
internal sealed record ScenarioFileResult(string File, string Path, IReadOnlyList<ScenarioResult> Results)
{
    public int Count(ScenarioStatus status) => Results.Count(r => r.Status == status);
}
