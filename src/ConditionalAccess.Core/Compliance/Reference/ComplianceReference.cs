namespace ConditionalAccess.Compliance.Reference;

/// <summary>
/// The reference evaluator of compliance: plain, slow and normative. Reads as spec 13; the steps are in the classes named here. Pure: no clock, no I/O, no exception for
/// any facts.
/// </summary>
internal static class ComplianceReference
{
    /// <summary>Evaluates one device at one instant.</summary>
    public static DeviceCompliance Evaluate(ComplianceConfiguration configuration, ComplianceOptions options, DeviceFacts facts, ComplianceRecord? record, DateTimeOffset now)
    {
        var run = new ReferenceRun(configuration, options, facts, record, now);
        // 2 OWNER
        DeviceOutcome outcome = OwnerSemantics.Owner(configuration, facts) switch
        {
            ComplianceOwner.Intune => ByIntune(run),
            ComplianceOwner.ConfigurationManager => OwnerSemantics.ByConfigurationManager(run),
            ComplianceOwner.Partner => OwnerSemantics.ByPartner(run),
            _ => OwnerSemantics.ByNobody(),
        };
        if (facts.AdministratorConfiguredDeviceComplianceState == ComplianceOverride.NonCompliant) outcome = outcome.Overridden();
        return Result(run, outcome);
    }

    /// <summary>Steps 3 to 10.</summary>
    private static DeviceOutcome ByIntune(ReferenceRun run)
    {
        // 3 EVALUATED?
        if (OwnerSemantics.IsNeverEvaluated(run.Facts)) return OwnerSemantics.NotEvaluated(run);
        // 4 SETTINGS, 5 POLICY, 6 EPISODE, 7 GRACE
        IReadOnlyList<PolicyPair> pairs = PolicySemantics.Pairs(run);
        if (OwnerSemantics.IsDedicated(run.Facts) && !pairs.Any(p => p.IsDeviceTargeted && p.IsApplicable)) return OwnerSemantics.NotEvaluated(run);
        // 8 BUILT-IN
        IReadOnlyList<SettingCompliance> builtIn = BuiltInSemantics.Checks(run, pairs);
        // 9 COMBINE
        ComplianceState reported = CombineSemantics.Reported(run, pairs, builtIn);
        // 10 ACCESS
        AccessDecision access = AccessSemantics.Decide(run, pairs, builtIn, reported);
        ComplianceState? held = RecordSemantics.HeldState(run);
        bool reportsHeld = run.Options.ErrorHoldReportsHeldState && access.IsByHold && reported == ComplianceState.Error;
        return new()
        {
            Owner = ComplianceOwner.Intune,
            IsEvaluated = true,
            Pairs = pairs,
            BuiltInChecks = builtIn,
            Reported = reportsHeld ? held ?? reported : reported,
            Held = access.IsByHold ? held : null,
            HeldForRecord = pairs.Any(p => p.IsHolding) ? held : null,
            Access = access.Access,
            Causes = access.Causes,
        };
    }

    /// <summary>Steps 11 to 14, and what is told of the steps before.</summary>
    private static DeviceCompliance Result(ReferenceRun run, DeviceOutcome outcome)
    {
        // 12 ACTIONS
        ActionResult actions = ActionSemantics.Actions(run, outcome.Pairs);
        return new()
        {
            DeviceId = run.Facts.Id,
            EvaluatedAt = run.Now,
            Owner = outcome.Owner,
            ReportedState = outcome.Reported,
            HeldState = outcome.Held,
            AccessCompliant = outcome.Access,
            IsCompliant = outcome.Owner == ComplianceOwner.None ? null : outcome.Access,
            IsManaged = OwnerSemantics.IsManaged(run.Facts),
            ComplianceGracePeriodExpirationDateTime = outcome.Pairs.Where(p => p.EffectiveState == ComplianceStatus.InGracePeriod).Min(p => p.Episode?.GraceExpiration),
            ComplianceExpirationDateTime = ContactEnd(run, outcome),
            Policies = outcome.IsOverridden ? [] : ValueArray.From(outcome.Pairs.Select(PolicyResult)),
            BuiltInChecks = ValueArray.From(outcome.BuiltInChecks),
            Causes = ValueArray.From(outcome.Causes),
            // 11 NEXT
            NextTransition = TransitionSemantics.Next(run, outcome),
            Actions = actions.Due,
            // 13 EVENT
            Change = run.Record is { } record && record.AccessCompliant != outcome.Access ? new(record.AccessCompliant, outcome.Access, run.Now) : null,
            // 14 RECORD
            Record = RecordSemantics.Write(run, outcome, actions.Fired),
            Notes = NoteSemantics.Notes(run, outcome),
        };
    }

    /// <summary>Spec 5.1: the earlier of the last sync and the oldest counted report, plus the validity period.</summary>
    private static DateTimeOffset? ContactEnd(ReferenceRun run, DeviceOutcome outcome)
    {
        if (!outcome.IsEvaluated || run.Facts.LastSyncDateTime is not { } sync) return null;
        DateTimeOffset? report = BuiltInSemantics.CountedReports(outcome.Pairs).Min(r => r.LastReportedDateTime);
        return (report is { } known ? sync.Earlier(known) : sync).Plus(run.Validity);
    }

    private static PolicyCompliance PolicyResult(PolicyPair pair) => new()
    {
        PolicyId = pair.PolicyId,
        DisplayName = pair.Policy?.DisplayName,
        ContextId = pair.AccountId,
        State = pair.State,
        EffectiveState = pair.EffectiveState,
        EpisodeStart = pair.Episode?.EpisodeStart,
        GraceExpiration = pair.Episode?.GraceExpiration,
        CalculatedVersion = pair.Report?.Version,
        LatestVersion = pair.Policy?.Version,
        IsRemoved = pair.IsRemoved,
        IsApplicable = pair.IsApplicable,
        Settings = ValueArray.From(pair.Rows),
    };
}
