namespace ConditionalAccess.Cli;

/// <summary>Ctrl-C: it ends the process, unless the running command has something to show for what it did so far.</summary>
internal sealed class Interruption
{
    private readonly TaskCompletionSource _requested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isAwaited;

    public bool IsRequested => _requested.Task.IsCompleted;

    /// <summary>Ends when the user asks to stop.</summary>
    public Task Requested => _requested.Task;

    /// <summary>From here on the command looks at <see cref="IsRequested"/> by itself.</summary>
    public void Await() => _isAwaited = true;

    /// <summary>From here on the process ends as usual.</summary>
    public void Ignore() => _isAwaited = false;

    /// <summary>Asks the command to stop. False when the process has to end: nobody looks, or it is the second time.</summary>
    public bool Request() => _isAwaited && _requested.TrySetResult();

    /// <summary>Waits until the user asks to stop, which is true, or until the time is over.</summary>
    public bool Wait(TimeSpan time) => _requested.Task.Wait(time);
}
