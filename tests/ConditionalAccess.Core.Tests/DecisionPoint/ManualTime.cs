namespace ConditionalAccess.Core.Tests.DecisionPoint;

/// <summary>A clock that stands still, with one timer that goes off when it is told to.</summary>
internal sealed class ManualTime : TimeProvider
{
    private Action? _callback;

    /// <summary>What the timer was last set to; null once disposed.</summary>
    public TimeSpan? Due { get; private set; }

    public override DateTimeOffset GetUtcNow() => new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _callback = () => callback(state);
        Due = dueTime;
        return new Timer(this);
    }

    /// <summary>Lets the timer go off, and says when it is due next.</summary>
    public TimeSpan? GoOff()
    {
        _callback!();
        return Due;
    }

    private sealed class Timer(ManualTime time) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Due = dueTime;
            return true;
        }

        public void Dispose() => time.Due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
