using ConditionalAccess.Diagnostics;

namespace ConditionalAccess;

/// <summary>Reloads one after the other and keeps the account of them. Thread-safe.</summary>
internal sealed class PolicyDecisionPointReloader(string path, PolicyDecisionPointOptions options, Func<PolicyEngine> inForce, Action<PolicyEngine> publish)
{
    // Looks without two equal ones in a row, after which that is reported as a failure.
    private const int MostRestlessLooks = 20;

    private readonly Lock _reloading = new();
    private readonly Lock _stopping = new();
    private PolicyDecisionPointFiles? _loaded;
    private string? _loadedVersion;
    private string? _seen;
    private int _restless;
    private volatile PolicyReloadStatus? _last;
    private volatile bool _stopped;

    public PolicyReloadStatus? Last => _last;

    public bool IsStopped => _stopped;

    /// <summary>The first load, which has nothing to fall back on.</summary>
    public PolicyEngine LoadFirst()
    {
        PolicyDecisionPointLoad load = PolicyDecisionPointLoad.Run(path, options, null, null);
        if (load.Engine is null) throw new PolicyFormatException(load.Diagnostics);
        Keep(load);
        _last = Status(PolicyReloadResult.Published, load, load.Engine.Version);
        return load.Engine;
    }

    /// <summary>Reads the files and publishes what they hold unless it is in force.</summary>
    public PolicyReloadStatus Reload()
    {
        PolicyReloadStatus? before, after;
        lock (_reloading)
        {
            before = _last;
            after = Record(Load(), inForce().Version);
        }

        Notify(before, after);
        return after;
    }

    /// <summary>Reloads when the files have changed, or failed before, and were the same at the last look.</summary>
    /// <returns>The change to notify of, and the wait until the next look.</returns>
    public (PolicyReloadStatus? Before, PolicyReloadStatus? After, TimeSpan Wait) Look()
    {
        lock (_reloading)
        {
            PolicyReloadStatus? before = _last;
            string digest = Digest();
            bool isQuiet = digest == _seen;
            _seen = digest;
            bool isLoaded = digest == _loaded?.Digest && before is not { IsFailed: true };
            bool isRestless = !isLoaded && !isQuiet && _restless < MostRestlessLooks;
            _restless = isRestless ? _restless + 1 : 0;
            if (isLoaded) return (before, before, options.PollInterval);
            if (isRestless) return (before, before, options.QuietPeriod);

            // Files that read to the same again never undo what was published by hand meanwhile.
            Record(isQuiet ? Load() : PolicyDecisionPointLoad.Changing(), _loadedVersion);
            return (before, _last, _last is { IsFailed: true } ? Backoff(_last.Failures) : options.PollInterval);
        }
    }

    /// <summary>Tells the host of a change; what it throws is its own affair.</summary>
    public void Notify(PolicyReloadStatus? before, PolicyReloadStatus? after)
    {
        if (after is null || ReferenceEquals(before, after) || !IsNews(before, after)) return;
        try
        {
            options.OnReload?.Invoke(after);
        }
        catch (Exception)
        {
            // A failing listener must not stop reloading, and there is nobody to tell.
        }
    }

    /// <summary>Nothing is published once this has returned.</summary>
    public void Stop()
    {
        lock (_stopping) _stopped = true;
    }

    // A look that fails counts as one more state of the files, so that loading is tried and reports the failure.
    private string Digest()
    {
        try
        {
            return PolicyDecisionPointFiles.Look(path, options.Read).Digest;
        }
        catch (Exception)
        {
            return string.Empty;
        }
    }

    private PolicyDecisionPointLoad Load() => PolicyDecisionPointLoad.Run(path, options, _loaded, inForce());

    private PolicyReloadStatus Record(PolicyDecisionPointLoad load, string? known)
    {
        PolicyReloadResult result = load.Engine is null ? PolicyReloadResult.Failed : PolicyReloadResult.Unchanged;
        if (load.Engine is not null)
        {
            Keep(load);
            if (load.Engine.Version != known && load.Engine.Version != inForce().Version && TryPublish(load.Engine)) result = PolicyReloadResult.Published;
        }

        PolicyReloadStatus status = Status(result, load, inForce().Version);
        _last = status;
        return status;
    }

    private bool TryPublish(PolicyEngine engine)
    {
        lock (_stopping)
        {
            if (!_stopped) publish(engine);
            return !_stopped;
        }
    }

    private void Keep(PolicyDecisionPointLoad load)
    {
        _loaded = load.Files;
        _seen = load.Files!.Digest;
        _loadedVersion = load.Engine!.Version;
    }

    private PolicyReloadStatus Status(PolicyReloadResult result, PolicyDecisionPointLoad load, string version)
    {
        DateTimeOffset now = options.TimeProvider.GetUtcNow();
        bool failed = result == PolicyReloadResult.Failed;
        return new PolicyReloadStatus
        {
            Result = result,
            Version = version,
            Diagnostics = load.Diagnostics,
            At = now,
            Failures = failed ? (_last?.Failures ?? 0) + 1 : 0,
            FailingSince = failed ? _last?.FailingSince ?? now : null,
        };
    }

    // Doubles with every failure, from the quiet period up to the poll interval.
    private TimeSpan Backoff(int failures)
    {
        TimeSpan wait = options.QuietPeriod;
        for (int i = 1; i < failures && wait < options.PollInterval; i++) wait += wait;
        return wait < options.PollInterval ? wait : options.PollInterval;
    }

    private static bool IsNews(PolicyReloadStatus? before, PolicyReloadStatus after) => after.Result switch
    {
        PolicyReloadResult.Published => true,
        PolicyReloadResult.Failed => before is not { IsFailed: true } || !before.Diagnostics.SequenceEqual(after.Diagnostics),
        _ => before is { IsFailed: true },
    };
}
