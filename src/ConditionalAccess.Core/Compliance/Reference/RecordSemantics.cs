namespace ConditionalAccess.Compliance.Reference;

/// <summary>Spec 12.11 and 13 step 14: what one evaluation leaves for the next.</summary>
internal static class RecordSemantics
{
    /// <summary>The recorded episode of the pair; of several the oldest.</summary>
    public static ComplianceEpisode? Episode(ComplianceRecord? record, PolicyPair pair)
        => record is null ? null : Oldest(record.Episodes.Where(e => pair.Is(e.PolicyId, e.ContextId)));

    /// <summary>The oldest; of several that began together the one whose grace ends first.</summary>
    public static ComplianceEpisode? Oldest(IEnumerable<ComplianceEpisode> episodes) => episodes.OrderBy(e => e.EpisodeStart).ThenBy(e => e.GraceExpiration).FirstOrDefault();

    /// <summary>Since when a setting of the pair is in a reported error; null when it was not.</summary>
    public static DateTimeOffset? ErrorSince(ComplianceRecord? record, PolicyPair pair, string setting)
        => record?.Errors.Where(e => pair.Is(e.PolicyId, e.ContextId) && string.Equals(e.Setting, setting, StringComparison.Ordinal)).Min(e => (DateTimeOffset?)e.ErrorSince);

    /// <summary>
    /// Spec 3.3: the last state before the hold; null when there is no earlier state of Intune. What was reported while an error already held nothing is no state
    /// before the hold, or the state would change with the next evaluation although nothing else did.
    /// </summary>
    public static ComplianceState? HeldState(ReferenceRun run)
    {
        if (run.Record is not { } record) return null;
        if (record.HeldState is { } held) return held;
        if (WasHolding(run, record)) return null;
        return record.ReportedState is ComplianceState.Compliant or ComplianceState.InGracePeriod or ComplianceState.Noncompliant ? record.ReportedState : null;
    }

    private static bool WasHolding(ReferenceRun run, ComplianceRecord record)
        => record.Errors.Any(e => record.EvaluatedAt < run.ChangeAt(e.ErrorSince.Plus(EpisodeSemantics.HoldPeriod)));

    /// <summary>The record to store. Whatever Intune did not evaluate leaves no episodes and no errors.</summary>
    public static ComplianceRecord Write(ReferenceRun run, DeviceOutcome outcome, IReadOnlyList<FiredPolicy> fired) => new()
    {
        EvaluatedAt = run.Now,
        ReportedState = outcome.Reported,
        HeldState = outcome.HeldForRecord,
        AccessCompliant = outcome.Access,
        Episodes = Episodes(outcome.Pairs, fired),
        Errors = Errors(outcome.Pairs),
    };

    private static ValueArray<ComplianceEpisode> Episodes(IReadOnlyList<PolicyPair> pairs, IReadOnlyList<FiredPolicy> fired)
    {
        IEnumerable<ComplianceEpisode> episodes = pairs.Where(p => p.Episode is not null).Select(p => Fired(p, fired));
        return ValueArray.From(episodes.Order(Comparer<ComplianceEpisode>.Create(ReferenceOrder.Compare)));
    }

    private static ComplianceEpisode Fired(PolicyPair pair, IReadOnlyList<FiredPolicy> fired)
        => pair.IsFailing && fired.FirstOrDefault(f => f.PolicyId == pair.PolicyId) is { } actions ? pair.Episode! with { FiredActions = actions.Actions } : pair.Episode!;

    private static ValueArray<HeldError> Errors(IReadOnlyList<PolicyPair> pairs)
    {
        IEnumerable<HeldError> errors = pairs.SelectMany(p => p.Rows.Where(r => r.ErrorSince is not null).Select(r => new HeldError(p.PolicyId, p.AccountId, r.Setting, r.ErrorSince!.Value)));
        return ValueArray.From(errors.Distinct().Order(Comparer<HeldError>.Create(ReferenceOrder.Compare)));
    }
}
