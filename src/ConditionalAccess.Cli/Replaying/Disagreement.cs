using ConditionalAccess.Cli.Logs;

namespace ConditionalAccess.Cli.Replaying;

/// <summary>In which way our result of a policy differs from the recorded one.</summary>
internal enum DisagreementKind
{
    /// <summary>The policy was in another state then: one result is of an enabled, the other of a report-only or disabled policy.</summary>
    State = 0,

    /// <summary>Our result rests on signals that the log does not tell.</summary>
    MissingSignals,

    /// <summary>We say that it applies, the log that it does not.</summary>
    Applies,

    /// <summary>We say that it does not apply, the log that it does.</summary>
    DoesNotApply,

    /// <summary>It applies, but whether its controls are satisfied differs.</summary>
    Controls,
}

/// <summary>What equal disagreements have in common.</summary>
/// <param name="Policy">The policy's position in the export.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Recorded">The log's result.</param>
/// <param name="NotSatisfied">The conditions that did not hold, as the log says.</param>
/// <param name="Ours">Our result.</param>
/// <param name="Reason">Our result with its reason.</param>
internal sealed record DisagreementKey(int Policy, DisagreementKind Kind, PolicyResult Recorded, PolicyConditions NotSatisfied, PolicyResult Ours, string Reason);

/// <summary>A sign-in to look at.</summary>
internal sealed record ReplayExample(long Line, string? Id, string Who, string App)
{
    public static ReplayExample Of(RecordedSignIn signIn) => new(signIn.Line, signIn.Id, signIn.Who, signIn.App);
}

/// <summary>Equal disagreements: how many, and the first of them.</summary>
internal sealed class Disagreement
{
    public long Count { get; private set; }

    public List<ReplayExample> Examples { get; } = [];

    public void Add(RecordedSignIn signIn, int mostExamples)
    {
        Count++;
        if (Examples.Count < mostExamples) Examples.Add(ReplayExample.Of(signIn));
    }
}
