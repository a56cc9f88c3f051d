namespace ConditionalAccess.Cli;

/// <summary>Ctrl-C: it ends the process, unless the running command has something to show for what it did so far.</summary>
internal sealed class Interruption
{
    private volatile bool _isAwaited;
    private volatile bool _isRequested;

    public bool IsRequested => _isRequested;

    /// <summary>From here on the command looks at <see cref="IsRequested"/> by itself.</summary>
    public void Await() => _isAwaited = true;

    /// <summary>From here on the process ends as usual.</summary>
    public void Ignore() => _isAwaited = false;

    /// <summary>Asks the command to stop. False when the process has to end: nobody looks, or it is the second time.</summary>
    public bool Request()
    {
        if (!_isAwaited || _isRequested) return false;
        _isRequested = true;
        return true;
    }
}
