namespace ConditionalAccess.Compliance.Reference;

/// <summary>Spec 13 step 6: periods of non-compliance, their grace, and policies that were removed while failing.</summary>
internal static class EpisodeSemantics
{
    /// <summary>How long a reported error holds the earlier state (spec 3.3).</summary>
    public static TimeSpan HoldPeriod { get; } = TimeSpan.FromDays(7);

    /// <summary>The episode that the pair is in after this evaluation; null when there is none.</summary>
    public static ComplianceEpisode? Episode(ReferenceRun run, PolicyPair pair)
    {
        ComplianceEpisode? recorded = RecordSemantics.Episode(run.Record, pair);
        if (!pair.IsFailing && (recorded is null || pair.State is not (ComplianceStatus.Error or ComplianceStatus.Unknown))) return null;
        DateTimeOffset start = recorded?.EpisodeStart ?? Start(run, pair);
        bool hasGrace = run.Options.ErrorExpiryHonoursGrace || !pair.Rows.Any(r => r.IsAged);
        return new(pair.PolicyId, pair.AccountId, start, hasGrace ? start.Plus(Instants.Hours(GraceHours(pair.Policy!))) : start, recorded?.FiredActions ?? []);
    }

    /// <summary>Spec 4.2: the smallest hours of the block actions; without any, no grace.</summary>
    public static int GraceHours(CompliancePolicy policy)
    {
        ScheduledAction? block = policy.ScheduledActions.Where(a => a.ActionType.Value == ComplianceActionType.Block).MinBy(a => a.GracePeriodHours);
        return Math.Max(0, block?.GracePeriodHours ?? 0);
    }

    /// <summary>Spec 3.4: policies of the record that are no longer assigned keep their failing result until the next sync.</summary>
    public static IEnumerable<PolicyPair> Removed(ReferenceRun run, IReadOnlyList<PolicyPair> assigned)
    {
        if (run.Record is not { } record || run.Options.DropsRemovedPoliciesAtOnce || run.Facts.LastSyncDateTime > record.EvaluatedAt) return [];
        return [.. record.Episodes.Where(e => !assigned.Any(p => p.Is(e.PolicyId, e.ContextId))).GroupBy(e => (e.PolicyId, e.ContextId)).Select(g => Removed(run, RecordSemantics.Oldest(g)!))];
    }

    private static PolicyPair Removed(ReferenceRun run, ComplianceEpisode episode) => new()
    {
        PolicyId = episode.PolicyId,
        AccountId = episode.ContextId,
        Policy = run.Configuration.Policies.FirstOrDefault(p => p.Id == episode.PolicyId),
        Report = PolicySemantics.ReportOf(episode.PolicyId, run.Facts),
        IsRemoved = true,
        State = ComplianceStatus.NonCompliant,
        Episode = episode,
        IsExpired = run.HasPassed(episode.GraceExpiration),
    };

    /// <summary>A new episode begins with the first failing evaluation, or when the oldest error aged.</summary>
    private static DateTimeOffset Start(ReferenceRun run, PolicyPair pair)
    {
        DateTimeOffset? aged = pair.Rows.Where(r => r.IsAged).Min(r => r.ErrorSince)?.Plus(HoldPeriod);
        if (!pair.Rows.Any(r => r.State == ComplianceStatus.NonCompliant)) return aged!.Value;
        DateTimeOffset failed = run.Options.GraceStartsAtDeviceReport ? ReportTime(run, pair).Earlier(run.Now) : run.Now;
        return aged is { } earlier ? earlier.Earlier(failed) : failed;
    }

    private static DateTimeOffset ReportTime(ReferenceRun run, PolicyPair pair)
        => pair.Report?.LastReportedDateTime ?? pair.Account!.Facts.LastSyncDateTime ?? run.Facts.LastSyncDateTime ?? run.Now;
}
