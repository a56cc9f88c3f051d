using ConditionalAccess.Compliance;

namespace ConditionalAccess.Evaluation;

/// <summary>A connector that counts for a threat setting on one platform (spec 7.3).</summary>
internal sealed record ThreatSource(GraphId Id, bool IsDefender)
{
    /// <summary>From which instant on, in UTC ticks, its data is ignored; <see cref="long.MaxValue"/>: never.</summary>
    public long StaleFrom { get; init; } = long.MaxValue;

    public bool BlocksUnsupportedSystems { get; init; }

    public bool BlocksMissingData { get; init; }

    /// <summary>The only connector of the platform: reports that name none are its own (spec 12.7).</summary>
    public bool TakesNameless { get; init; }
}

/// <summary>The connectors that the threat settings of one platform and kind read.</summary>
internal sealed record ThreatScope(int Index, ThreatSource[] Sources);

/// <summary>A threat setting: its connectors and the level it requires.</summary>
internal sealed record ThreatRule(ThreatScope Scope, ThreatLevel Level);

/// <summary>The levels a policy can require, strictest first.</summary>
internal enum ThreatLevel : byte
{
    None = 0,
    Secured,
    Low,
    Medium,
    High,
}

/// <summary>Decides threat settings. The outcome for all four levels is worked out once for each scope and account.</summary>
internal static class ComplianceThreatRules
{
    private const int BitsPerLevel = 8;

    private static readonly int s_reports = ReportedFacts.Find(ReportedFacts.ThreatReports);

    public static RowState Decide(ComplianceInput input, ThreatRule rule)
    {
        uint outcome = input.Threats[rule.Scope.Index];
        if (outcome == 0) input.Threats[rule.Scope.Index] = outcome = Outcome(input, rule.Scope.Sources);
        return (RowState)(outcome >> (((int)rule.Level - 1) * BitsPerLevel) & 0xFF);
    }

    private static uint Outcome(ComplianceInput input, ThreatSource[] sources)
    {
        ComplianceOptions options = input.Plan.Options;
        if (sources.Length == 0) return Same(options.NoThreatSourceIsNotApplicable ? RowState.NotApplicable : RowState.NonCompliant);
        int used = 0;
        foreach (ThreatSource source in sources) used += IsStale(input, source) ? 0 : 1;
        if (used == 0) return Same(options.PartnerUnresponsiveIsNonCompliant ? RowState.NonCompliant : RowState.NotApplicable);
        if (input.IsReported(s_reports)) return Same(RowState.Held);
        uint outcome = Same(RowState.Compliant);
        foreach (ThreatSource source in sources)
        {
            if (!IsStale(input, source)) outcome = Worse(outcome, Of(input, source, isOnlyOne: used == 1));
        }

        return outcome;
    }

    private static bool IsStale(ComplianceInput input, ThreatSource source) => source.StaleFrom != long.MaxValue && input.Clock.IsOver(source.StaleFrom);

    // Of several reports of the newest instant every one counts; one without an instant is the oldest.
    private static uint Of(ComplianceInput input, ThreatSource source, bool isOnlyOne)
    {
        bool blocks = !isOnlyOne || source.BlocksMissingData || input.Plan.Options.MissingPartnerDataIsNonCompliant;
        RowState missing = blocks ? RowState.NonCompliant : RowState.Compliant;
        long newest = long.MinValue;
        foreach (ThreatReport report in input.Facts.ThreatReports)
        {
            if (IsFrom(report, source)) newest = Math.Max(newest, Age(report));
        }

        if (newest == long.MinValue) return Same(missing);
        uint outcome = Same(RowState.Compliant);
        foreach (ThreatReport report in input.Facts.ThreatReports)
        {
            if (IsFrom(report, source) && Age(report) == newest) outcome = Worse(outcome, Of(report, source, input.Plan.Options, missing));
        }

        return outcome;
    }

    private static uint Of(ThreatReport report, ThreatSource source, ComplianceOptions options, RowState missing)
    {
        if (report.OsVersionSupported == false && source.BlocksUnsupportedSystems) return Same(RowState.NonCompliant);
        return Health(report, source, options) switch
        {
            ThreatHealthState.Secured => Levels(RowState.Compliant, RowState.Compliant, RowState.Compliant, RowState.Compliant),
            ThreatHealthState.LowSeverity => Levels(RowState.NonCompliant, RowState.Compliant, RowState.Compliant, RowState.Compliant),
            ThreatHealthState.MediumSeverity => Levels(RowState.NonCompliant, RowState.NonCompliant, RowState.Compliant, RowState.Compliant),
            ThreatHealthState.HighSeverity => Levels(RowState.NonCompliant, RowState.NonCompliant, RowState.NonCompliant, RowState.Compliant),
            ThreatHealthState.Compromised when options.CompromisedPassesHigh
                => Levels(RowState.NonCompliant, RowState.NonCompliant, RowState.NonCompliant, RowState.Compliant),
            ThreatHealthState.Compromised or ThreatHealthState.Misconfigured or ThreatHealthState.Deactivated or ThreatHealthState.Unresponsive => Same(RowState.NonCompliant),
            ThreatHealthState.Activated => Levels(missing, missing, missing, RowState.Compliant),
            _ => Same(missing),
        };
    }

    private static bool IsFrom(ThreatReport report, ThreatSource source) => report.ConnectorId.IsKnown ? report.ConnectorId == source.Id : source.TakesNameless;

    private static long Age(ThreatReport report) => report.ReportedDateTime?.UtcTicks ?? 0;

    private static ThreatHealthState Health(ThreatReport report, ThreatSource source, ComplianceOptions options)
    {
        if (!source.IsDefender) return report.HealthState;
        return report.RiskLevel switch
        {
            MachineRisk.None => ThreatHealthState.Secured,
            MachineRisk.Informational => options.MdeInformationalIsLow ? ThreatHealthState.LowSeverity : ThreatHealthState.Secured,
            MachineRisk.Low => ThreatHealthState.LowSeverity,
            MachineRisk.Medium => ThreatHealthState.MediumSeverity,
            MachineRisk.High => ThreatHealthState.HighSeverity,
            _ => report.HealthState,
        };
    }

    private static uint Same(RowState state) => Levels(state, state, state, state);

    private static uint Levels(RowState secured, RowState low, RowState medium, RowState high)
        => (uint)secured | ((uint)low << BitsPerLevel) | ((uint)medium << (2 * BitsPerLevel)) | ((uint)high << (3 * BitsPerLevel));

    private static uint Worse(uint a, uint b)
    {
        uint worse = 0;
        for (int shift = 0; shift < 4 * BitsPerLevel; shift += BitsPerLevel) worse |= Math.Max(a >> shift & 0xFF, b >> shift & 0xFF) << shift;
        return worse;
    }
}
