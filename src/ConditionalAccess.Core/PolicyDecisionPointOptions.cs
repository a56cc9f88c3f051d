namespace ConditionalAccess;

/// <summary>How <see cref="PolicyDecisionPoint.Watch"/> reads and follows files. Immutable and thread-safe.</summary>
public sealed record PolicyDecisionPointOptions
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    /// <summary>The defaults.</summary>
    public static PolicyDecisionPointOptions Default { get; } = new();

    /// <summary>
    /// How the documents are read. <see cref="PolicyReadOptions.AcceptPartial"/> is refused: a half-written file would take its policies out of force.
    /// </summary>
    public PolicyReadOptions Read { get; init; } = PolicyReadOptions.Default;

    /// <summary>What the engines are compiled with.</summary>
    public EngineOptions Engine { get; init; } = EngineOptions.Default;

    /// <summary>How long changed files must stay the same before they are read; also the first wait after a failure. Half a second; more than zero, at most a day.</summary>
    public TimeSpan QuietPeriod { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How often the files are looked at when nothing announces a change; also the longest wait after a failure. Every look reads all files, as
    /// dates and sizes do not tell of every change. Ten seconds; more than zero, at most a day.
    /// </summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>True (default): the file system's change notifications make a reload come sooner. Polling finds every change without them.</summary>
    public bool UseNotifications { get; init; } = true;

    /// <summary>The clock and timers of reloading; evaluation uses neither.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Called on a pool thread, or in <see cref="PolicyDecisionPoint.Reload"/>, when an engine was published, when reloading starts to fail or fails
    /// for other reasons, and when it has recovered. Not called for the first load. What it throws is ignored. Null: nobody is called.
    /// </summary>
    public Action<PolicyReloadStatus>? OnReload { get; init; }

    internal void Check()
    {
        if (Read is null || Engine is null || TimeProvider is null) throw new ArgumentException("Read, Engine and TimeProvider must not be null");
        if (Read.AcceptPartial) throw new ArgumentException("AcceptPartial cannot be used with files that change: a half-written file would take its policies out of force");
        if (QuietPeriod <= TimeSpan.Zero || QuietPeriod > s_longest) throw new ArgumentException("QuietPeriod must be more than zero and at most a day");
        if (PollInterval <= TimeSpan.Zero || PollInterval > s_longest) throw new ArgumentException("PollInterval must be more than zero and at most a day");
    }
}
