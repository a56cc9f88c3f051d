using ConditionalAccess.Diagnostics;

namespace ConditionalAccess;

/// <summary>How a reload ended.</summary>
public enum PolicyReloadResult : byte
{
    /// <summary>Not set.</summary>
    None = 0,

    /// <summary>A new engine was published.</summary>
    Published,

    /// <summary>The files read to what is in force; nothing was published.</summary>
    Unchanged,

    /// <summary>The files cannot be read or are refused; the engine in force was kept.</summary>
    Failed,
}

/// <summary>What the last reload of a <see cref="PolicyDecisionPoint"/> did. Immutable and thread-safe.</summary>
public sealed record PolicyReloadStatus
{
    /// <summary>How it ended.</summary>
    public required PolicyReloadResult Result { get; init; }

    /// <summary>True when the files cannot be used and an older engine is kept in force.</summary>
    public bool IsFailed => Result == PolicyReloadResult.Failed;

    /// <summary>The version of the engine that was in force when the reload had ended; after a failure, the one that was kept.</summary>
    public required string Version { get; init; }

    /// <summary>Everything found while reading: the errors after a failure, otherwise warnings and information.</summary>
    public required IReadOnlyList<PolicyDiagnostic> Diagnostics { get; init; }

    /// <summary>When the reload ended, by the clock of the options.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How many reloads in a row have failed; 0 when the last one did not.</summary>
    public int Failures { get; init; }

    /// <summary>When the first of <see cref="Failures"/> was; null when the last reload did not fail.</summary>
    public DateTimeOffset? FailingSince { get; init; }
}
