namespace ConditionalAccess.Compliance.Reference;

/// <summary>Spec 13 step 11: the next instant at which something may change although no fact does.</summary>
internal static class TransitionSemantics
{
    /// <summary>The earliest; at equal instants the first of the specification's list, which is the order of <see cref="TransitionCause"/>, then the policy.</summary>
    public static NextTransition? Next(ReferenceRun run, DeviceOutcome outcome)
        => All(run, outcome).Where(t => t.At > run.Now).OrderBy(t => t.At).ThenBy(t => t.Cause).ThenBy(t => t.PolicyId, Comparer<GraphId>.Create(GraphId.Compare)).FirstOrDefault();

    private static IEnumerable<NextTransition> All(ReferenceRun run, DeviceOutcome outcome)
    {
        if (outcome.Owner == ComplianceOwner.Partner && run.Facts.ComplianceManagementPartner.ReportedDateTime is { } reported)
        {
            return [new(run.ChangeAt(reported.Plus(run.Validity)), TransitionCause.PartnerReportExpires)];
        }

        return outcome.IsEvaluated ? [.. Contact(run, outcome), .. outcome.Pairs.SelectMany(p => OfPair(run, p)), .. ActionSemantics.Upcoming(run, outcome.Pairs)] : [];
    }

    private static IEnumerable<NextTransition> Contact(ReferenceRun run, DeviceOutcome outcome)
    {
        if (run.Facts.LastSyncDateTime is { } sync) yield return new(run.ChangeAt(sync.Plus(run.Validity)), TransitionCause.ContactExpires);
        foreach (PolicyReport report in BuiltInSemantics.CountedReports(outcome.Pairs))
        {
            if (report.LastReportedDateTime is { } known) yield return new(run.ChangeAt(known.Plus(run.Validity)), TransitionCause.PolicyReportExpires, report.PolicyId);
        }
    }

    private static IEnumerable<NextTransition> OfPair(ReferenceRun run, PolicyPair pair)
    {
        if (pair.Episode is { } episode && !pair.IsExpired) yield return new(run.ChangeAt(episode.GraceExpiration), TransitionCause.GraceExpires, pair.PolicyId);
        foreach (SettingCompliance row in pair.Rows.Where(PolicyPair.IsHeld))
        {
            yield return new(run.ChangeAt(row.ErrorSince!.Value.Plus(EpisodeSemantics.HoldPeriod)), TransitionCause.ErrorHoldEnds, pair.PolicyId);
        }

        foreach (RowTransition transition in pair.Transitions) yield return new(transition.At, transition.Cause, pair.PolicyId);
    }
}
