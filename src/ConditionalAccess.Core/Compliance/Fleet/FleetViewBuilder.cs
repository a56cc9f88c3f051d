namespace ConditionalAccess.Compliance.Fleet;

/// <summary>Gathers all figures in one pass over the devices (spec 10.1).</summary>
internal sealed class FleetViewBuilder(ComplianceConfiguration configuration, FleetOptions options, DateTimeOffset at)
{
    private readonly FleetPolicyFigures _policies = new(configuration, options);
    private readonly FleetWindowsFigures _windows = new(configuration, options);
    private readonly FleetManagementFigures _management = new(configuration);
    private readonly FleetEntraFigures _entra = new(options, at);
    private readonly StateTally _states = new();
    private readonly Tallies<ComplianceCauseKind> _causes = new();
    private readonly Tallies<DeviceOwnerType> _owners = new();
    private readonly FactorTally _factors = new();
    private readonly List<DeviceRow> _devices = [];
    private readonly List<RetireListEntry> _retire = [];

    public FleetView Build(IEnumerable<FleetDevice> devices)
    {
        var duplicates = new SortedSet<GraphId>(Comparer<GraphId>.Create(GraphId.Compare));
        foreach (FleetDevice device in Distinct(devices, duplicates))
        {
            _entra.Add(device.Facts);
            if (IsManaged(device.Facts)) Add(device);
        }

        return View(ValueArray.From(duplicates));
    }

    /// <summary>What counts as a device in all figures but those of Entra objects.</summary>
    public static bool IsManaged(DeviceFacts facts) => facts.IsEnrolled == true || facts.ManagementAgent == ManagementAgent.ConfigurationManagerClient;

    // Of several entries with one id the newest enrolment counts, then the newest contact.
    private static IEnumerable<FleetDevice> Distinct(IEnumerable<FleetDevice> devices, SortedSet<GraphId> duplicates)
    {
        var chosen = new Dictionary<GraphId, FleetDevice>();
        foreach (FleetDevice device in devices)
        {
            if (chosen.TryAdd(device.Facts.Id, device)) continue;
            duplicates.Add(device.Facts.Id);
            if (Age(device).CompareTo(Age(chosen[device.Facts.Id])) > 0) chosen[device.Facts.Id] = device;
        }

        return chosen.Values.OrderBy(d => d.Facts.Id, Comparer<GraphId>.Create(GraphId.Compare));
    }

    private static (DateTimeOffset Enrolled, DateTimeOffset Synced) Age(FleetDevice device)
        => (device.Facts.EnrolledDateTime ?? DateTimeOffset.MinValue, device.Facts.LastSyncDateTime ?? DateTimeOffset.MinValue);

    private void Add(FleetDevice device)
    {
        (DeviceFacts facts, DeviceCompliance result) = device;
        _states.Add(result.ReportedState, result.AccessCompliant);
        if (!result.AccessCompliant) _causes.Add(result.Causes.IsEmpty ? ComplianceCauseKind.Other : result.Causes[0].Kind);
        _owners.Add(facts.ManagedDeviceOwnerType);
        _policies.Add(device);
        _windows.Add(device);
        _management.Add(device);
        _factors.Add(new FactorSemantics(configuration, facts, result).Answer());
        _devices.Add(new DeviceRow(facts.Id, facts.Identifiers.DeviceName, facts.User.UserPrincipalName, facts.Platform, facts.OsVersion.Text, facts.ManagedDeviceOwnerType,
            result.ReportedState, result.AccessCompliant, ThreatReports.Worst(configuration, facts, at)));
        foreach (GraphId policy in result.Record.Episodes.Where(e => e.FiredActions.Any(a => a.ActionType == ComplianceActionType.Retire)).Select(e => e.PolicyId).Distinct())
            _retire.Add(new RetireListEntry(facts.Id, policy));
    }

    private FleetView View(ValueArray<GraphId> duplicates) => new()
    {
        At = at,
        States = _states.Counts,
        DevicesWithoutPolicy = _policies.WithoutPolicy,
        SecureByDefault = configuration.Settings.SecureByDefault,
        Policies = _policies.Policies,
        Settings = _policies.Settings,
        FailingSettings = _policies.Failing,
        Trend = FleetTrend.Of(options.StoredEvaluations, _devices, at),
        Devices = ValueArray.From(_devices),
        Attestation = _windows.Attestation,
        Protection = _windows.Protection,
        Malware = _windows.Malware,
        Enrollment = _management.Enrollment,
        Ownership = _owners.ByWord(),
        CoManagement = _management.CoManagement,
        ExchangeAccess = _management.ExchangeAccess,
        Connectors = _management.Connectors,
        RetireList = ValueArray.From(_retire),
        Factors = _factors.Figures,
        EntraDevices = _entra.Overview,
        BlockedBecause = _causes.List((a, b) => a.CompareTo(b)),
        DuplicateIds = duplicates,
    };
}
