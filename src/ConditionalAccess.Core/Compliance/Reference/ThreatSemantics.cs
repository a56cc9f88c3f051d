namespace ConditionalAccess.Compliance.Reference;

/// <summary>Spec 7: the level of a threat partner, in the order of tests of 7.3.</summary>
internal static class ThreatSemantics
{
    private const string ReportsFact = "threatReports";

    public static RuleOutcome Decide(RuleContext row)
    {
        ThreatSource[] sources = [.. ThreatSources.For(row)];
        foreach (ThreatSource source in sources)
        {
            if (source.End is DateTimeOffset end) row.ChangesAfter(end, TransitionCause.ThreatConnectorExpires);
        }

        if (sources.Length == 0)
            return row.Options.NoThreatSourceIsNotApplicable ? new(ComplianceStatus.NotApplicable, ComplianceReasons.NoThreatSource) : RuleOutcome.Fail(ComplianceReasons.NoThreatSource);

        ThreatSource[] live = [.. sources.Where(source => !source.IsStale)];
        if (live.Length == 0)
        {
            return row.Options.PartnerUnresponsiveIsNonCompliant
                ? RuleOutcome.Fail(ComplianceReasons.PartnerUnresponsive)
                : new(ComplianceStatus.NotApplicable, ComplianceReasons.PartnerUnresponsive);
        }

        return OfReports(row, live);
    }

    private static RuleOutcome OfReports(RuleContext row, ThreatSource[] sources)
    {
        FactReading<bool> all = row.Read(ReportsFact, true, true, true, null);
        if (!all.IsKnown) return row.Judge(all, _ => true);
        foreach (ThreatSource source in sources) AddEvidence(row, source);
        if (sources.Any(source => source.Connector.PartnerUnsupportedOsVersionBlocked && source.Reports.Any(report => report.OsVersionSupported == false)))
            return RuleOutcome.Fail(ComplianceReasons.PartnerOsUnsupported);

        // One report per source, as a rule; several of the same instant must all be good.
        ThreatHealthState[] states = [.. sources.SelectMany(source => source.Reports.Select(report => StateOf(row.Options, source.Connector, report)).DefaultIfEmpty(ThreatHealthState.Unknown))];
        if (states.Any(state => !IsMissing(row, state) && !Passes(row, state))) return HasMissing(row, states) && MissingFails(row, sources) ? Missing : RuleOutcome.Fail();
        if (!HasMissing(row, states)) return RuleOutcome.Pass;
        return MissingFails(row, sources) ? Missing : RuleOutcome.PassBecause(ComplianceReasons.PartnerDataMissing);
    }

    private static RuleOutcome Missing => RuleOutcome.Fail(ComplianceReasons.PartnerDataMissing);

    private static bool HasMissing(RuleContext row, ThreatHealthState[] states) => states.Any(state => IsMissing(row, state));

    /// <summary>No health is known; an app that is only active is enough for the level high.</summary>
    private static bool IsMissing(RuleContext row, ThreatHealthState state)
        => state == ThreatHealthState.Unknown || (state == ThreatHealthState.Activated && !IsRequired(row, "high"));

    /// <summary>One source: its connector says whether data must be there. Several: every one must report.</summary>
    private static bool MissingFails(RuleContext row, ThreatSource[] sources)
        => row.Options.MissingPartnerDataIsNonCompliant || sources.Length > 1 || sources[0].BlocksOnMissingData;

    /// <summary>The table of 7.3.</summary>
    private static bool Passes(RuleContext row, ThreatHealthState state) => state switch
    {
        ThreatHealthState.Secured => true,
        ThreatHealthState.LowSeverity => !IsRequired(row, "secured"),
        ThreatHealthState.MediumSeverity => IsRequired(row, "medium") || IsRequired(row, "high"),
        ThreatHealthState.HighSeverity or ThreatHealthState.Activated => IsRequired(row, "high"),
        ThreatHealthState.Compromised => IsRequired(row, "high") && row.Options.CompromisedPassesHigh,
        _ => false,
    };

    private static bool IsRequired(RuleContext row, string level) => string.Equals(row.Text, level, StringComparison.OrdinalIgnoreCase);

    /// <summary>Spec 7.1: the risk of Defender as a health state; where no risk is known, and for all other partners, the state counts. Numbers without a name are not known.</summary>
    private static ThreatHealthState StateOf(ComplianceOptions options, MobileThreatDefenseConnector connector, ThreatReport report)
    {
        ThreatHealthState state = Enum.IsDefined(report.HealthState) ? report.HealthState : ThreatHealthState.Unknown;
        if (!connector.IsDefenderForEndpoint) return state;
        return report.RiskLevel switch
        {
            MachineRisk.None => ThreatHealthState.Secured,
            MachineRisk.Informational => options.MdeInformationalIsLow ? ThreatHealthState.LowSeverity : ThreatHealthState.Secured,
            MachineRisk.Low => ThreatHealthState.LowSeverity,
            MachineRisk.Medium => ThreatHealthState.MediumSeverity,
            MachineRisk.High => ThreatHealthState.HighSeverity,
            _ => state,
        };
    }

    private static void AddEvidence(RuleContext row, ThreatSource source)
    {
        string name = ReportsFact + "[" + source.Connector.Id + "]";
        if (source.Reports.Length == 0) row.AddSource(name, null, row.Facts.LastSyncDateTime);
        foreach (ThreatReport report in source.Reports)
        {
            string text = source.Connector.IsDefenderForEndpoint && report.RiskLevel != MachineRisk.Unknown ? RuleContext.Word(report.RiskLevel) : RuleContext.Word(report.HealthState);
            row.AddSource(name, text, report.ReportedDateTime ?? row.Facts.LastSyncDateTime);
        }
    }
}
