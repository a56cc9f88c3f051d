using ConditionalAccess.Compliance.Reference;

namespace ConditionalAccess.Compliance.Fleet;

/// <summary>Follows one device from transition to transition (spec 10.3).</summary>
internal static class ForecastSemantics
{
    // A transition is later than the one before it, so a horizon ends every forecast; this only bounds absurd horizons.
    private const int MostSteps = 10_000;

    public static DeviceForecast Follow(ComplianceConfiguration configuration, ComplianceOptions options, DeviceFacts facts, ComplianceRecord? record, DateTimeOffset now,
        TimeSpan horizon, ForecastAssumption assumption)
    {
        var steps = new List<ForecastStep>();
        DateTimeOffset end = DateTimeOffset.MaxValue - now < horizon ? DateTimeOffset.MaxValue : now + horizon;
        DateTimeOffset? lostAt = null;
        TransitionCause lostBecause = TransitionCause.None;
        (DateTimeOffset At, TransitionCause Cause, GraphId PolicyId)? next = (now, TransitionCause.None, default);
        while (next is { } step && step.At <= end && steps.Count < MostSteps)
        {
            TimeSpan moved = assumption == ForecastAssumption.Silent ? TimeSpan.Zero : step.At - now;
            DeviceCompliance result = ComplianceReference.Evaluate(Moved(configuration, moved), options, Moved(facts, moved), record, step.At);
            if (steps.Count > 0 && steps[^1].AccessCompliant && !result.AccessCompliant && lostAt is null) (lostAt, lostBecause) = (step.At, step.Cause);
            steps.Add(new ForecastStep(step.At, result.ReportedState, result.AccessCompliant, step.Cause, step.PolicyId, result.Actions));
            record = result.Record;
            next = result.NextTransition is { } transition ? (transition.At, transition.Cause, transition.PolicyId) : null;
        }

        bool complete = next is not { } left || left.At > end;
        return new DeviceForecast(facts.Id, ValueArray.From(steps), steps[0].AccessCompliant ? lostAt : null, lostBecause, complete);
    }

    private static ComplianceConfiguration Moved(ComplianceConfiguration configuration, TimeSpan by) => by == TimeSpan.Zero ? configuration : configuration with
    {
        Connectors = configuration.Connectors.IsDefault ? default
            : ValueArray.From(configuration.Connectors.Select(c => c with { LastHeartbeatDateTime = Moved(c.LastHeartbeatDateTime, by) })),
    };

    private static DeviceFacts Moved(DeviceFacts facts, TimeSpan by) => by == TimeSpan.Zero ? facts : facts with
    {
        LastSyncDateTime = Moved(facts.LastSyncDateTime, by),
        PolicyReports = facts.PolicyReports.IsDefault ? default : ValueArray.From(facts.PolicyReports.Select(r => r with { LastReportedDateTime = Moved(r.LastReportedDateTime, by) })),
        ConfigurationManager = facts.ConfigurationManager with { EvaluatedDateTime = Moved(facts.ConfigurationManager.EvaluatedDateTime, by) },
        ComplianceManagementPartner = facts.ComplianceManagementPartner with { ReportedDateTime = Moved(facts.ComplianceManagementPartner.ReportedDateTime, by) },
        Contexts = facts.Contexts.IsDefault ? default : ValueArray.From(facts.Contexts.Select(c => c with { Facts = Moved(c.Facts, by) })),
    };

    private static DateTimeOffset? Moved(DateTimeOffset? at, TimeSpan by)
        => at is not { } known ? null : DateTimeOffset.MaxValue - known < by ? DateTimeOffset.MaxValue : known + by;
}
