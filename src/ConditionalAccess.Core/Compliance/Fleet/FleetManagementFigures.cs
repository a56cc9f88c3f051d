using ConditionalAccess.Compliance.NetworkAccess;
using ConditionalAccess.Compliance.Reference;

namespace ConditionalAccess.Compliance.Fleet;

/// <summary>Enrolment, co-management, Exchange and threat connectors (figures F14 to F17).</summary>
internal sealed class FleetManagementFigures(ComplianceConfiguration configuration)
{
    private static readonly Workload[] Workloads = [.. Enum.GetValues<Workload>().Where(w => w != Workload.None)];

    private readonly Tallies<CompliancePlatform> _platforms = new();
    private readonly Tallies<Workload> _workloads = new();
    private readonly Tallies<ComanagementEligibility> _eligibility = new();
    private readonly Tallies<ExchangeAccessState> _exchange = new();
    private readonly Tallies<ThreatHealthState>[] _health = [.. configuration.Connectors.Select(_ => new Tallies<ThreatHealthState>())];
    private int _enrolled, _mdm, _dual, _comanaged;

    public EnrollmentOverview Enrollment => new(_platforms.ByWord(), _enrolled, _mdm, _dual);

    public CoManagementOverview CoManagement => new(_comanaged, _workloads.ByWord(), _eligibility.ByWord());

    public ValueArray<Tally<ExchangeAccessState>> ExchangeAccess => _exchange.ByWord();

    public ValueArray<ConnectorFigure> Connectors => ValueArray.From(configuration.Connectors.Select((c, i) => new ConnectorFigure(c, _health[i].ByWord())));

    public void Add(FleetDevice device)
    {
        DeviceFacts facts = device.Facts;
        _platforms.Add(facts.Platform);
        _eligibility.Add(facts.ComanagementEligibleType);
        if (facts.IsEnrolled == true) _enrolled++;
        if (HasMdmChannel(facts.ManagementAgent)) _mdm++;
        if (facts.ManagementAgent is ManagementAgent.ConfigurationManagerClientMdm or ManagementAgent.ConfigurationManagerClientMdmEas) _dual++;
        AddCoManagement(facts);
        if (!string.IsNullOrEmpty(facts.Identifiers.EasDeviceId))
            _exchange.Add(facts.Exchange.AccessState == ExchangeAccessState.None ? ExchangeAccessState.Unknown : facts.Exchange.AccessState);
        AddHealth(facts);
    }

    private static bool HasMdmChannel(ManagementAgent agent) => agent is ManagementAgent.Mdm or ManagementAgent.EasMdm or ManagementAgent.ConfigurationManagerClientMdm
        or ManagementAgent.ConfigurationManagerClientMdmEas or ManagementAgent.GoogleCloudDevicePolicyController or ManagementAgent.Microsoft365ManagedMdm
        or ManagementAgent.IntuneAosp or ManagementAgent.Google;

    private void AddCoManagement(DeviceFacts facts)
    {
        if (CoManagementSemantics.IsComanaged(facts) != true) return;
        _comanaged++;
        foreach (Workload workload in Workloads)
        {
            if (CoManagementSemantics.IsWithIntune(configuration, facts, workload)) _workloads.Add(workload);
        }
    }

    private void AddHealth(DeviceFacts facts)
    {
        ThreatReport[] newest = [.. ThreatReports.Newest(facts.ThreatReports)];
        for (int i = 0; i < configuration.Connectors.Count; i++)
        {
            MobileThreatDefenseConnector connector = configuration.Connectors[i];
            if (!ThreatReports.IsOnFor(connector, facts.Platform)) continue;
            ThreatReport? report = Array.Find(newest, r => r.ConnectorId == connector.Id);
            _health[i].Add(report is null ? ThreatHealthState.Unknown : ThreatReports.HealthOf(report));
        }
    }
}
