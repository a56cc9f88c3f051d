using ConditionalAccess.Compliance;

namespace ConditionalAccess.Testing.Generation.Compliance;

/// <summary>Reports of threat partners: of each connector none, one or several.</summary>
internal static class RandomThreatReports
{
    private static readonly ThreatHealthState[] s_states = [.. Enum.GetValues<ThreatHealthState>(), ThreatHealthState.Activated, (ThreatHealthState)200];
    private static readonly MachineRisk[] s_risks = [.. Enum.GetValues<MachineRisk>(), (MachineRisk)200];

    public static ValueArray<ThreatReport> Create(FactDraw draw)
    {
        if (!draw.IsGood && draw.Chance(0.15)) return draw.Chance(0.5) ? default : [];
        var reports = new List<ThreatReport>();
        foreach (GraphId connector in CompliancePool.Connectors)
        {
            if (!draw.IsGood && draw.Chance(0.35)) continue;
            reports.Add(Report(draw, connector));
            if (draw.Chance(0.08)) reports.Add(Report(draw, connector));
        }

        return ValueArray.From(reports);
    }

    private static ThreatReport Report(FactDraw draw, GraphId connector) => new()
    {
        ConnectorId = connector,
        HealthState = draw.IsGood ? ThreatHealthState.Secured : draw.Pick(s_states),
        RiskLevel = draw.IsGood ? draw.Pick([MachineRisk.Unknown, MachineRisk.None]) : draw.Pick(s_risks),
        ReportedDateTime = draw.Chance(0.1) ? null : draw.Recent(),
        OsVersionSupported = draw.Chance(0.4) ? null : draw.Flag(true),
    };
}
