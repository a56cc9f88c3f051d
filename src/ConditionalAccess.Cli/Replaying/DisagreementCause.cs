using ConditionalAccess.Cli.Asking;

namespace ConditionalAccess.Cli.Replaying;

/// <summary>Says why our result of a policy differs from the recorded one.</summary>
internal static class DisagreementCause
{
    public static DisagreementKind KindOf(PolicyResult recorded, ExplainedPolicy ours)
    {
        if (StateOf(recorded) != StateOf(ours.Result)) return DisagreementKind.State;
        if (RestsOnMissing(ours)) return DisagreementKind.MissingSignals;
        if (IsNotApplied(recorded)) return DisagreementKind.Applies;
        return ours.Applies ? DisagreementKind.Controls : DisagreementKind.DoesNotApply;
    }

    public static string ReasonOf(DisagreementKind kind, PolicyResult recorded, ExplainedPolicy ours)
        => kind == DisagreementKind.State
            ? Words.Of(ours.Result) + ", the policy is " + StateOf(ours.Result) + " in the export and was " + StateOf(recorded) + " in the log"
            : PolicyReason.Of(ours);

    /// <summary>Whether more signals could change our result.</summary>
    private static bool RestsOnMissing(ExplainedPolicy policy)
    {
        if (policy.Reasons.HasFlag(AnalysisReasons.NotEnoughInformation) || policy.MissingConditions != PolicyConditions.None) return true;
        // What certainly fails fails whatever else is not known.
        return !policy.MissingItems.IsEmpty && !policy.Controls.Any(c => c.All(i => i.Satisfied == false));
    }

    private static bool IsNotApplied(PolicyResult result) => result is PolicyResult.NotApplied or PolicyResult.ReportOnlyNotApplied;

    private static string StateOf(PolicyResult result) => result switch
    {
        PolicyResult.Success or PolicyResult.Failure or PolicyResult.NotApplied => "enabled",
        PolicyResult.NotEnabled => "disabled",
        PolicyResult.None => "deleted",
        _ => "report-only",
    };
}
