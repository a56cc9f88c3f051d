using ConditionalAccess.Cli.Logs;

namespace ConditionalAccess.Cli.Replaying;

/// <summary>What another set of policies changes for the sign-ins of a log, counted.</summary>
/// <param name="before">The engine of the given policies.</param>
/// <param name="after">The other policies.</param>
/// <param name="mode">How to resolve what the log does not tell.</param>
internal sealed class Impact(PolicyEngine before, PolicySet after, EvaluationMode mode)
{
    private readonly PolicyEngine _after = after.Compile();
    private readonly DecisionBuffer _bufferBefore = new();
    private readonly DecisionBuffer _bufferAfter = new();

    /// <summary>Sign-ins that were decided by both.</summary>
    public long Decided { get; private set; }

    public long NewlyBlocked { get; private set; }

    /// <summary>Sign-ins that are asked for something that was not asked for before.</summary>
    public long NewlyChallenged { get; private set; }

    public long NoLongerBlocked { get; private set; }

    public long NoLongerChallenged { get; private set; }

    /// <summary>Newly blocked or challenged sign-ins for which the log does not tell everything that decides.</summary>
    public long OnMissing { get; private set; }

    public Tally Users { get; } = new();

    public Tally Apps { get; } = new();

    /// <summary>Policies that block or ask, by name; a sign-in counts for every policy that does.</summary>
    public Tally Policies { get; } = new();

    public void Add(RecordedSignIn signIn)
    {
        if (!signIn.IsEvaluated) return;
        Decided++;
        Decision old = before.Evaluate(in signIn.SignIn, null, null, _bufferBefore, mode);
        Decision now = _after.Evaluate(in signIn.SignIn, null, null, _bufferAfter, mode);
        if (old.Outcome == DecisionOutcome.Blocked && now.Outcome != DecisionOutcome.Blocked) NoLongerBlocked++;
        else if (old.Outcome == DecisionOutcome.ControlsRequired && now.Outcome == DecisionOutcome.Granted) NoLongerChallenged++;
        else if (now.Outcome == DecisionOutcome.Blocked && old.Outcome != DecisionOutcome.Blocked) Count(signIn, in now, [.. Open(now).Where(r => r.IsDead)]);
        else if (now.Outcome == DecisionOutcome.ControlsRequired) CountChallenge(signIn, in old, in now);
    }

    private void CountChallenge(RecordedSignIn signIn, in Decision old, in Decision now)
    {
        List<Requirement> added = [.. Open(now)];
        if (old.Outcome == DecisionOutcome.ControlsRequired)
        {
            HashSet<string> known = [.. Open(old).Select(r => r.ToString())];
            added.RemoveAll(r => known.Contains(r.ToString()));
        }

        if (added.Count > 0) Count(signIn, in now, added);
    }

    private void Count(RecordedSignIn signIn, in Decision now, List<Requirement> causes)
    {
        bool isBlocked = now.Outcome == DecisionOutcome.Blocked;
        if (isBlocked) NewlyBlocked++;
        else NewlyChallenged++;
        if (now.RestsOnUnknown) OnMissing++;
        Users.Add(signIn.Who, isBlocked);
        Apps.Add(signIn.App, isBlocked);
        for (int i = 0; i < after.Policies.Count; i++)
        {
            int policy = i;
            if (causes.Exists(c => c.IsDemandedBy(policy))) Policies.Add(PolicyName.Of(after.Policies[i], i), isBlocked);
        }
    }

    private static IReadOnlyList<Requirement> Open(Decision decision) => decision.Requirements.ToList();
}
