using ConditionalAccess.Evaluation;
using ConditionalAccess.Signals;

namespace ConditionalAccess;

/// <summary>
/// A user whose place in every policy of an engine was worked out once (<see cref="PolicyEngine.PrepareUser"/>), so that the sign-ins of a session
/// need not look up groups and roles again.
/// </summary>
/// <remarks>
/// Immutable and thread-safe. It holds what is known about the user, so it stays right for good: an engine other than its own does not use what was
/// worked out but works it out anew, at the cost of an ordinary decision. When an engine was published, prepare again
/// (<see cref="IsFor"/>) to be fast again. A user whose groups or roles change has to be prepared anew, as the session has to be told of it.
/// </remarks>
/// <example><code>
/// PreparedUser user = engine.PrepareUser(new UserSignals { Id = id, Groups = groups, Roles = roles, Kind = UserKind.InternalMember });
/// Decision decision = engine.Evaluate(in signIn, user);
/// </code></example>
public sealed class PreparedUser
{
    private readonly PolicyEngine _engine;

    internal PreparedUser(PolicyEngine engine, in UserSignals user)
    {
        _engine = engine;
        Row = new SubjectRow(engine.Plan, in user);
    }

    /// <summary>What is known about the user.</summary>
    public ref readonly UserSignals Signals => ref Row.User;

    /// <summary>The version of the engine that it is prepared for.</summary>
    public string EngineVersion => _engine.Version;

    internal SubjectRow Row { get; }

    /// <summary>Whether an engine can use what was worked out; else it works it out anew at each decision.</summary>
    /// <param name="engine">The engine.</param>
    public bool IsFor(PolicyEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return ReferenceEquals(engine.Plan, Row.Plan);
    }
}
