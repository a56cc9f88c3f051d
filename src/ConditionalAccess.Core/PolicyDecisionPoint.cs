using System.Runtime.CompilerServices;
using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess;

/// <summary>
/// Decides sign-ins by the engine in force, which can be exchanged at any time: by hand, or by following a file or folder. Long-lived and shared
/// between threads.
/// </summary>
/// <remarks>
/// Thread-safe. Every call reads the engine in force once, without locks, so a decision is wholly of one engine and carries its version. A reload
/// that fails keeps the engine in force and is reported by <see cref="LastReload"/> and <see cref="PolicyDecisionPointOptions.OnReload"/>.
/// </remarks>
/// <example><code>
/// using PolicyDecisionPoint point = PolicyDecisionPoint.Watch("export");
/// Decision decision = point.Evaluate(in signIn);
/// if (point.LastReload is { IsFailed: true } failure) Console.WriteLine(failure.Diagnostics[0]);
/// </code></example>
public sealed class PolicyDecisionPoint : IDisposable
{
    private readonly Lock _publishing = new();
    private readonly ConditionalWeakTable<PolicyEngine, object> _replaced = [];
    private readonly PolicyDecisionPointReloader? _reloader;
    private readonly PolicyDecisionPointWatch? _watch;
    private volatile PolicyEngine _current;

    /// <summary>Creates a decision point that changes only when an engine is published by hand.</summary>
    /// <param name="engine">The first engine.</param>
    public PolicyDecisionPoint(PolicyEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        _current = engine;
    }

    private PolicyDecisionPoint(string path, PolicyDecisionPointOptions options)
    {
        _reloader = new PolicyDecisionPointReloader(path, options, () => _current!, engine => Replace(engine));
        _current = _reloader.LoadFirst();
        _watch = new PolicyDecisionPointWatch(path, options, _reloader);
    }

    /// <summary>
    /// Loads a file or folder as <see cref="PolicySet.Load(string, PolicyReadOptions?)"/> does and follows its changes until disposed. Only a whole,
    /// readable set that has stayed the same for a while is published; anything else (a half-written or locked file, an emptied or vanished
    /// folder) keeps the engine in force and is tried again, at growing intervals. A set without policies never replaces one with policies.
    /// </summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">How to read and follow; null means <see cref="PolicyDecisionPointOptions.Default"/>.</param>
    /// <exception cref="PolicyFormatException">The first load failed, so there is nothing to keep; the exception carries every finding.</exception>
    /// <exception cref="ArgumentException">The path is empty, or an option is out of its range.</exception>
    public static PolicyDecisionPoint Watch(string path, PolicyDecisionPointOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= PolicyDecisionPointOptions.Default;
        options.Check();
        return new PolicyDecisionPoint(Path.GetFullPath(path), options);
    }

    /// <summary>The engine in force. Hold it where several answers must come from the same policies.</summary>
    public PolicyEngine Current => _current;

    /// <summary>What the last reload did; null when the decision point follows no files.</summary>
    public PolicyReloadStatus? LastReload => _reloader?.Last;

    /// <summary>Decides a sign-in for enforcement by the engine in force.</summary>
    /// <param name="signIn">What is known about the sign-in.</param>
    /// <returns>The decision. Never throws for any sign-in, also after disposal; allocates nothing when the decision fits in place, see <see cref="DecisionBuffer"/>.</returns>
    public Decision Evaluate(in SignIn signIn) => _current.Evaluate(in signIn);

    /// <summary>Decides a sign-in by the engine in force.</summary>
    /// <param name="signIn">What is known about the sign-in.</param>
    /// <param name="mode">How to resolve what is not known; an undefined value counts as <see cref="EvaluationMode.Enforce"/>.</param>
    /// <returns>The decision. Never throws for any sign-in, also after disposal; allocates nothing when the decision fits in place, see <see cref="DecisionBuffer"/>.</returns>
    public Decision Evaluate(in SignIn signIn, EvaluationMode mode) => _current.Evaluate(in signIn, mode);

    /// <summary>
    /// Decides a sign-in of a prepared user, and with a prepared device, by the engine in force. What an engine that is no longer in force has prepared
    /// is decided all the same, but slower: see <see cref="PreparedUser.IsFor"/>.
    /// </summary>
    /// <param name="signIn">What is known about the sign-in. Its own user and device are not read where prepared ones are given.</param>
    /// <param name="user">The user; null: the sign-in's own.</param>
    /// <param name="device">The device; null: the sign-in's own.</param>
    /// <param name="buffer">Room for a decision that does not fit in place; null: it makes its own.</param>
    /// <param name="mode">How to resolve what is not known; an undefined value counts as <see cref="EvaluationMode.Enforce"/>.</param>
    public Decision Evaluate(
        in SignIn signIn, PreparedUser? user, PreparedDevice? device = null, DecisionBuffer? buffer = null, EvaluationMode mode = EvaluationMode.Enforce)
        => _current.Evaluate(in signIn, user, device, buffer, mode);

    /// <summary>Says why a sign-in is decided as it is, by the engine in force. To explain an earlier decision, hold <see cref="Current"/> and ask it for both.</summary>
    /// <param name="signIn">What is known about the sign-in.</param>
    /// <param name="mode">How to resolve what is not known; an undefined value counts as <see cref="EvaluationMode.Enforce"/>.</param>
    public Explanation Explain(in SignIn signIn, EvaluationMode mode = EvaluationMode.Enforce) => _current.Explain(in signIn, mode);

    /// <summary>The same, down to the device, by the engine in force; see <see cref="PolicyEngine.Explain(in SignIn, DeviceCompliance, EvaluationMode)"/>.</summary>
    /// <param name="signIn">What is known about the sign-in, with the signals of the device.</param>
    /// <param name="device">The compliance of the device.</param>
    /// <param name="mode">How to resolve what is not known; an undefined value counts as <see cref="EvaluationMode.Enforce"/>.</param>
    public Explanation Explain(in SignIn signIn, DeviceCompliance device, EvaluationMode mode = EvaluationMode.Enforce) => _current.Explain(in signIn, device, mode);

    /// <summary>Puts a newer engine in force, at once for all threads. With files, it stays in force until they change.</summary>
    /// <param name="next">The engine.</param>
    /// <returns>
    /// True when it is now in force. False when nothing was changed: this decision point has already replaced it, so it is older
    /// (<see cref="Replace"/> goes back deliberately), or one of the same version is in force.
    /// </returns>
    public bool TryPublish(PolicyEngine next)
    {
        ArgumentNullException.ThrowIfNull(next);
        // Before the lock: it may have to be worked out.
        _ = next.Version;
        lock (_publishing)
        {
            if (next.Version == _current.Version || _replaced.TryGetValue(next, out _)) return false;
            Replace(next);
            return true;
        }
    }

    /// <summary>Puts an engine in force whatever it is: the deliberate way back to an older one. With files, it stays in force until they change.</summary>
    /// <param name="engine">The engine.</param>
    /// <returns>The engine that was in force before.</returns>
    public PolicyEngine Replace(PolicyEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        lock (_publishing)
        {
            PolicyEngine before = _current;
            _replaced.AddOrUpdate(before, before.Version);
            _replaced.Remove(engine);
            _current = engine;
            return before;
        }
    }

    /// <summary>Reads the files now, without waiting for a change or for them to stay the same, and publishes what they hold unless it is in force.</summary>
    /// <returns>What was done; also in <see cref="LastReload"/>. Bad or unreadable files never throw.</returns>
    /// <exception cref="InvalidOperationException">The decision point follows no files.</exception>
    /// <exception cref="ObjectDisposedException">The decision point is disposed.</exception>
    public PolicyReloadStatus Reload()
    {
        if (_reloader is null) throw new InvalidOperationException("there are no files to reload: create the decision point with Watch");
        ObjectDisposedException.ThrowIf(_reloader.IsStopped, this);
        return _reloader.Reload();
    }

    /// <summary>Stops following files; no reload publishes anything afterwards. The engine in force goes on deciding.</summary>
    public void Dispose()
    {
        _reloader?.Stop();
        _watch?.Dispose();
    }
}
