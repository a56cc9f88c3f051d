using ConditionalAccess.Compliance;

namespace ConditionalAccess.Evaluation;

/// <summary>What an evaluation leaves for the next one (spec 12.11, 13 step 14).</summary>
internal static class ComplianceRecordBuilder
{
    public static ComplianceRecord Build(ComplianceRun run) => new()
    {
        EvaluatedAt = ComplianceClock.Instant(run.Clock.Now),
        ReportedState = run.Verdict.ReportedState,
        HeldState = run.RecordHeldState,
        AccessCompliant = run.Verdict.AccessCompliant,
        Episodes = Episodes(run),
        Errors = Errors(run),
    };

    private static ValueArray<ComplianceEpisode> Episodes(ComplianceRun run)
    {
        var episodes = new List<ComplianceEpisode>();
        foreach (ref readonly PolicyPair pair in run.Pairs.AsSpan())
        {
            if (pair.EpisodeStart < 0) continue;
            episodes.Add(new ComplianceEpisode(
                pair.PolicyId, pair.ContextId, ComplianceClock.Instant(pair.EpisodeStart), ComplianceClock.Instant(pair.GraceExpiration), Fired(run, in pair)));
        }

        return ValueArray.From(episodes);
    }

    private static ValueArray<FiredAction> Fired(ComplianceRun run, in PolicyPair pair)
    {
        if (!pair.Is(PairFlags.Failing)) return pair.Episode >= 0 ? run.Record!.Episodes[pair.Episode].FiredActions : [];
        var actions = new List<FiredAction>();
        foreach (ref readonly FiredRow fired in run.Fired.AsSpan())
        {
            if (fired.Policy == pair.Policy) actions.Add(new FiredAction(fired.Action.Type, fired.Action.Hours, fired.Action.Template));
        }

        return ValueArray.From(actions);
    }

    private static ValueArray<HeldError> Errors(ComplianceRun run)
    {
        var errors = new List<HeldError>();
        foreach (ref readonly PolicyPair pair in run.Pairs.AsSpan())
        {
            if (pair.RowCount == 0) continue;
            foreach (ref readonly HeldRow held in run.HeldRows.AsSpan())
            {
                if (held.FirstRow == pair.FirstRow)
                    errors.Add(new HeldError(pair.PolicyId, pair.ContextId, run.Plan.Policies[pair.Policy].Settings[held.Row], ComplianceClock.Instant(held.Since)));
            }
        }

        return ValueArray.From(errors.Distinct());
    }
}
