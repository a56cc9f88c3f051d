namespace ConditionalAccess;

/// <summary>Looks at the files from time to time, and sooner when the file system announces a change. Thread-safe.</summary>
/// <remarks>
/// Announcements are hints only: they get lost on network shares, when there are too many, and when the folder itself is exchanged. Looks never
/// overlap, as the next one is set up when one ends; a storm of announcements brings one look per quiet period.
/// </remarks>
internal sealed class PolicyDecisionPointWatch : IDisposable
{
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly PolicyDecisionPointOptions _options;
    private readonly PolicyDecisionPointReloader _reloader;
    private readonly ITimer _timer;
    private FileSystemWatcher? _hints;
    private bool _isHinted;
    private bool _isLooking;
    private bool _isDisposed;

    public PolicyDecisionPointWatch(string path, PolicyDecisionPointOptions options, PolicyDecisionPointReloader reloader)
    {
        _path = path;
        _options = options;
        _reloader = reloader;
        _timer = options.TimeProvider.CreateTimer(static watch => ((PolicyDecisionPointWatch)watch!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        RenewHints();
        Arm(options.PollInterval);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _hints?.Dispose();
            _hints = null;
        }

        _timer.Dispose();
    }

    private void Look()
    {
        lock (_gate)
        {
            if (_isDisposed || _isLooking) return;
            _isLooking = true;
            _isHinted = false;
        }

        PolicyReloadStatus? before = null, after = null;
        TimeSpan wait = _options.PollInterval;
        try
        {
            (before, after, wait) = _reloader.Look();
            if (!ReferenceEquals(before, after)) RenewHints();
        }
        catch (Exception)
        {
            // An exception here would end the process; the next look starts anew.
        }
        finally
        {
            lock (_gate) _isLooking = false;
            Arm(wait);
        }

        // After setting up the next look: a listener that takes its time does not hold up reloading.
        _reloader.Notify(before, after);
    }

    private void Arm(TimeSpan wait)
    {
        lock (_gate)
        {
            if (_isHinted && wait > _options.QuietPeriod) wait = _options.QuietPeriod;
            if (!_isDisposed) _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    private void Hint()
    {
        lock (_gate)
        {
            if (_isHinted || _isDisposed) return;
            _isHinted = true;
            if (!_isLooking) _timer.Change(_options.QuietPeriod, Timeout.InfiniteTimeSpan);
        }
    }

    // Anew after every change: when the folder itself was exchanged, the old announcements come from the one that is gone.
    private void RenewHints()
    {
        FileSystemWatcher? hints = CreateHints();
        lock (_gate)
        {
            _hints?.Dispose();
            _hints = hints;
            if (!_isDisposed) return;
            _hints?.Dispose();
            _hints = null;
        }
    }

    private FileSystemWatcher? CreateHints()
    {
        if (!_options.UseNotifications) return null;
        FileSystemWatcher? hints = null;
        try
        {
            bool isFolder = Directory.Exists(_path);
            hints = new FileSystemWatcher(isFolder ? _path : Path.GetDirectoryName(_path)!) { IncludeSubdirectories = isFolder };
            hints.Changed += (_, _) => Hint();
            hints.Created += (_, _) => Hint();
            hints.Deleted += (_, _) => Hint();
            hints.Renamed += (_, _) => Hint();
            hints.Error += (_, _) => Hint();
            hints.EnableRaisingEvents = true;
            return hints;
        }
        catch (Exception)
        {
            // No such folder, no rights, or the system's limit of watches is reached: polling goes on without hints.
            hints?.Dispose();
            return null;
        }
    }
}
