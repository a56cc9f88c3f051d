namespace ConditionalAccess.Compliance.Reference;

/// <summary>A threat connector that is used for a device, with its newest reports about it.</summary>
internal sealed record ThreatSource(MobileThreatDefenseConnector Connector, ThreatReport[] Reports, bool BlocksOnMissingData, DateTimeOffset? End, bool IsStale);

/// <summary>Spec 7.2 and 7.3: which connectors count for a setting, and until when.</summary>
internal static class ThreatSources
{
    public static IEnumerable<ThreatSource> For(RuleContext row)
    {
        MobileThreatDefenseConnector[] enabled = [.. row.Input.Configuration.Connectors.Where(connector => IsSource(row, connector))];
        foreach (MobileThreatDefenseConnector connector in enabled.Where(connector => connector.IsDefenderForEndpoint == AsksDefender(row)))
        {
            DateTimeOffset? end = End(connector);
            yield return new(connector, Newest(row, connector, enabled.Length == 1), BlocksOnMissingData(row, connector), end, IsStale(row, connector, end));
        }
    }

    /// <summary>On Windows the pair reads Defender; elsewhere it reads every other connector, and Defender has a setting of its own.</summary>
    private static bool AsksDefender(RuleContext row) => row.Definition.Rule == SettingRule.DefenderThreatLevel || row.IsWindows;

    private static bool IsSource(RuleContext row, MobileThreatDefenseConnector connector)
    {
        if (!IsOn(row, connector)) return false;
        bool isUnderstood = Enum.IsDefined(connector.PartnerState) && connector.PartnerState != ConnectorState.Unknown;
        if (!isUnderstood) row.Note(ComplianceReasons.UnknownConnectorState, "the state of a threat connector is not understood; it counts as enabled");
        return connector.PartnerState is not (ConnectorState.Available or ConnectorState.Unavailable or ConnectorState.NotSetUp);
    }

    /// <summary>Null: it never gets stale.</summary>
    private static DateTimeOffset? End(MobileThreatDefenseConnector connector)
        => connector is { PartnerUnresponsivenessThresholdInDays: > 0 and int days, LastHeartbeatDateTime: DateTimeOffset heartbeat }
            ? ReferenceInput.Add(heartbeat, ReferenceInput.Days(days))
            : null;

    private static bool IsStale(RuleContext row, MobileThreatDefenseConnector connector, DateTimeOffset? end)
    {
        if (end is DateTimeOffset known) return row.Input.IsOver(known);
        return connector is { PartnerUnresponsivenessThresholdInDays: > 0, PartnerState: ConnectorState.Unresponsive };
    }

    /// <summary>The newest report of the connector, several if they are of the same instant. A report that names no partner belongs to the only enabled connector (spec 12.7).</summary>
    private static ThreatReport[] Newest(RuleContext row, MobileThreatDefenseConnector connector, bool isOnlyOne)
    {
        ThreatReport[] own = [.. row.Facts.ThreatReports.Where(report => report.ConnectorId.IsKnown ? report.ConnectorId == connector.Id : isOnlyOne)];
        DateTimeOffset newest = own.Select(Time).DefaultIfEmpty().Max();
        return [.. own.Where(report => Time(report) == newest)];
    }

    private static DateTimeOffset Time(ThreatReport report) => report.ReportedDateTime ?? DateTimeOffset.MinValue;

    private static bool IsOn(RuleContext row, MobileThreatDefenseConnector connector)
        => ForPlatform(row, connector.WindowsEnabled, connector.IosEnabled, connector.MacEnabled, connector.AndroidEnabled);

    private static bool BlocksOnMissingData(RuleContext row, MobileThreatDefenseConnector connector)
        => ForPlatform(row, connector.WindowsDeviceBlockedOnMissingPartnerData, connector.IosDeviceBlockedOnMissingPartnerData,
            connector.MacDeviceBlockedOnMissingPartnerData, connector.AndroidDeviceBlockedOnMissingPartnerData);

    private static bool ForPlatform(RuleContext row, bool windows, bool ios, bool mac, bool android) => row.Policy.Type switch
    {
        CompliancePolicyType.IOS => ios,
        CompliancePolicyType.MacOS => mac,
        _ => row.IsWindows ? windows : android,
    };
}
