using ConditionalAccess.Compliance;

namespace ConditionalAccess.Testing.Generation.Compliance;

/// <summary>Threat connectors in all states, of several vendors. Heartbeats are relative to <see cref="ComplianceTimes.Base"/>.</summary>
internal static class RandomConnectors
{
    private static readonly ConnectorState[] s_states =
    [
        ConnectorState.Enabled, ConnectorState.Enabled, ConnectorState.Enabled, ConnectorState.Enabled, ConnectorState.Unresponsive, ConnectorState.Error, ConnectorState.Unavailable,
        ConnectorState.Available, ConnectorState.NotSetUp, ConnectorState.Unknown, (ConnectorState)200,
    ];

    public static ValueArray<MobileThreatDefenseConnector> Create(ref SplitMix64 rng)
    {
        if (rng.Chance(0.12)) return rng.Chance(0.5) ? default : [];
        var connectors = new List<MobileThreatDefenseConnector>();
        for (int i = 0; i < CompliancePool.Connectors.Length; i++)
        {
            if (i == 0 ? rng.Chance(0.85) : rng.Chance(0.5)) connectors.Add(Connector(ref rng, CompliancePool.Connectors[i], i == 0 || rng.Chance(0.1)));
        }

        if (rng.Chance(0.03)) connectors.Add(Connector(ref rng, rng.Pick(CompliancePool.Connectors), rng.Chance(0.5)));
        return ValueArray.From(connectors);
    }

    private static MobileThreatDefenseConnector Connector(ref SplitMix64 rng, GraphId id, bool isDefender)
    {
        double on = rng.Chance(0.7) ? 1 : 0.5, blocked = rng.Chance(0.5) ? 0 : 0.6;
        int threshold = rng.Pick([7, 7, 1, 3, 0, -1, 30]);
        return new MobileThreatDefenseConnector
        {
            Id = id,
            IsDefenderForEndpoint = isDefender,
            PartnerState = rng.Pick(s_states),
            LastHeartbeatDateTime = Heartbeat(ref rng, threshold),
            PartnerUnresponsivenessThresholdInDays = threshold,
            AndroidEnabled = rng.Chance(on),
            IosEnabled = rng.Chance(on),
            WindowsEnabled = rng.Chance(on),
            MacEnabled = rng.Chance(on),
            AndroidDeviceBlockedOnMissingPartnerData = rng.Chance(blocked),
            IosDeviceBlockedOnMissingPartnerData = rng.Chance(blocked),
            WindowsDeviceBlockedOnMissingPartnerData = rng.Chance(blocked),
            MacDeviceBlockedOnMissingPartnerData = rng.Chance(blocked),
            PartnerUnsupportedOsVersionBlocked = rng.Chance(0.4),
        };
    }

    private static DateTimeOffset? Heartbeat(ref SplitMix64 rng, int threshold) => rng.Weighted(60, 20, 10, 6, 1) switch
    {
        0 => ComplianceTimes.Base.AddMinutes(-rng.Below(600)),
        1 => ComplianceTimes.Base.AddDays(-threshold).AddTicks(rng.Between(-1, 1)),
        2 => ComplianceTimes.Base.AddDays(-rng.Below(60)),
        3 => null,
        _ => rng.Chance(0.5) ? DateTimeOffset.MinValue : DateTimeOffset.MaxValue,
    };
}
