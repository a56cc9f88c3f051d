namespace ConditionalAccess.Compliance.Fleet;

/// <summary>Threat reports as fleet figures read them (spec 7, 10.1).</summary>
internal static class ThreatReports
{
    /// <summary>The newest report of each connector.</summary>
    public static IEnumerable<ThreatReport> Newest(ValueArray<ThreatReport> reports)
        => reports.GroupBy(r => r.ConnectorId).Select(g => g.OrderByDescending(r => r.ReportedDateTime ?? DateTimeOffset.MinValue).First());

    /// <summary>Whether the partner has been silent for longer than its threshold (spec 7.3).</summary>
    public static bool IsStale(MobileThreatDefenseConnector connector, DateTimeOffset now)
    {
        if (connector.PartnerUnresponsivenessThresholdInDays <= 0) return false;
        if (connector.LastHeartbeatDateTime is not { } heartbeat) return connector.PartnerState == ConnectorState.Unresponsive;
        return now - heartbeat >= TimeSpan.FromDays(connector.PartnerUnresponsivenessThresholdInDays);
    }

    /// <summary>The health state; where Defender gave a risk level, the state it stands for (spec 7.1).</summary>
    public static ThreatHealthState HealthOf(ThreatReport report) => report.RiskLevel switch
    {
        MachineRisk.None or MachineRisk.Informational => ThreatHealthState.Secured,
        MachineRisk.Low => ThreatHealthState.LowSeverity,
        MachineRisk.Medium => ThreatHealthState.MediumSeverity,
        MachineRisk.High => ThreatHealthState.HighSeverity,
        _ => report.HealthState,
    };

    /// <summary>How bad a state is: worse states are greater.</summary>
    public static int Badness(ThreatHealthState state) => state switch
    {
        ThreatHealthState.Secured => 0,
        ThreatHealthState.Activated => 1,
        ThreatHealthState.Unknown => 2,
        ThreatHealthState.LowSeverity => 3,
        ThreatHealthState.MediumSeverity => 4,
        ThreatHealthState.HighSeverity => 5,
        ThreatHealthState.Deactivated => 6,
        ThreatHealthState.Unresponsive => 7,
        ThreatHealthState.Misconfigured => 8,
        _ => 9,
    };

    /// <summary>The worst report that is not stale; null when there is none.</summary>
    public static ThreatHealthState? Worst(ComplianceConfiguration configuration, DeviceFacts facts, DateTimeOffset now)
    {
        ThreatHealthState? worst = null;
        foreach (ThreatReport report in Newest(facts.ThreatReports))
        {
            MobileThreatDefenseConnector? connector = configuration.Connectors.FirstOrDefault(c => c.Id == report.ConnectorId);
            if (connector is not null && IsStale(connector, now)) continue;
            ThreatHealthState state = HealthOf(report);
            if (worst is null || Badness(state) > Badness(worst.Value)) worst = state;
        }

        return worst;
    }

    /// <summary>Whether the connector is switched on for a platform.</summary>
    public static bool IsOnFor(MobileThreatDefenseConnector connector, CompliancePlatform platform) => platform switch
    {
        CompliancePlatform.Windows10 or CompliancePlatform.Windows81 => connector.WindowsEnabled,
        CompliancePlatform.IOS => connector.IosEnabled,
        CompliancePlatform.MacOS => connector.MacEnabled,
        CompliancePlatform.AndroidDeviceAdministrator or CompliancePlatform.AndroidWorkProfile or CompliancePlatform.AndroidDeviceOwner or CompliancePlatform.Aosp => connector.AndroidEnabled,
        _ => false,
    };
}
