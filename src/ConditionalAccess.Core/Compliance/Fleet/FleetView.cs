namespace ConditionalAccess.Compliance.Fleet;

/// <summary>A device with its evaluation, both of the same instant.</summary>
/// <param name="Facts">The facts.</param>
/// <param name="Compliance">The result.</param>
public sealed record FleetDevice(DeviceFacts Facts, DeviceCompliance Compliance);

/// <summary>Choices and further data for a fleet view.</summary>
public sealed record FleetOptions
{
    /// <summary>The defaults.</summary>
    public static FleetOptions Default { get; } = new();

    /// <summary>The choices the devices were evaluated with.</summary>
    public ComplianceOptions Compliance { get; init; } = ComplianceOptions.Default;

    /// <summary>Days without sign-in after which an Entra device object is stale; 90.</summary>
    public int StaleAfterDays { get; init; } = 90;

    /// <summary>Stored evaluations for the trend; <c>default</c>: the trend shows today only.</summary>
    public ValueArray<StoredEvaluation> StoredEvaluations { get; init; }

    /// <summary>Malware that the host knows of.</summary>
    public ValueArray<MalwareRow> Malware { get; init; }
}

/// <summary>
/// The health of a fleet: figures F1 to F20 of spec 10, all from one snapshot. Counts are of devices. A device is one that Intune or Configuration Manager
/// manages; others appear in <see cref="EntraDevices"/> only.
/// </summary>
/// <remarks>Immutable and thread-safe. Lists are in descending order of their count, then by key; rows are in the order of device ids.</remarks>
public sealed record FleetView
{
    /// <summary>The instant of the snapshot.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>F1: devices by state.</summary>
    public required StateCounts States { get; init; }

    /// <summary>F2: devices without an applicable policy.</summary>
    public required ValueArray<DeviceWithoutPolicy> DevicesWithoutPolicy { get; init; }

    /// <summary>Whether such devices are noncompliant (tenant setting).</summary>
    public required bool SecureByDefault { get; init; }

    /// <summary>F3 and F5: devices by state, for each policy.</summary>
    public required ValueArray<PolicyFigure> Policies { get; init; }

    /// <summary>F4: devices by result, for each setting and platform.</summary>
    public required ValueArray<SettingFigure> Settings { get; init; }

    /// <summary>F6: failing and erroring settings.</summary>
    public required ValueArray<FailingSetting> FailingSettings { get; init; }

    /// <summary>F7: policies that some device fails, is in grace for, or cannot be evaluated for.</summary>
    public ValueArray<PolicyFigure> PoliciesWithProblems => ValueArray.From(Policies.Where(p => p.Counts.NonCompliant + p.Counts.InGracePeriod + p.Counts.Error > 0));

    /// <summary>F8: devices whose state is noncompliant.</summary>
    public ValueArray<DeviceRow> NoncompliantDevices => ValueArray.From(Devices.Where(d => d.ReportedState == ComplianceState.Noncompliant));

    /// <summary>F9: the last 60 UTC days, today last.</summary>
    public required ValueArray<TrendPoint> Trend { get; init; }

    /// <summary>F10: every device.</summary>
    public required ValueArray<DeviceRow> Devices { get; init; }

    /// <summary>F11: attested settings of Windows devices.</summary>
    public required ValueArray<AttestationFigure> Attestation { get; init; }

    /// <summary>F12: threat agents of Windows devices.</summary>
    public required ProtectionOverview Protection { get; init; }

    /// <summary>F13: malware.</summary>
    public required MalwareOverview Malware { get; init; }

    /// <summary>F14: platforms and enrolment.</summary>
    public required EnrollmentOverview Enrollment { get; init; }

    /// <summary>Devices by owner.</summary>
    public required ValueArray<Tally<DeviceOwnerType>> Ownership { get; init; }

    /// <summary>F15: co-management.</summary>
    public required CoManagementOverview CoManagement { get; init; }

    /// <summary>F16: devices with an Exchange ActiveSync id, by access.</summary>
    public required ValueArray<Tally<NetworkAccess.ExchangeAccessState>> ExchangeAccess { get; init; }

    /// <summary>F17: threat connectors.</summary>
    public required ValueArray<ConnectorFigure> Connectors { get; init; }

    /// <summary>F18: devices to retire.</summary>
    public required ValueArray<RetireListEntry> RetireList { get; init; }

    /// <summary>F19: the four questions.</summary>
    public required FactorFigures Factors { get; init; }

    /// <summary>F20: Entra device objects.</summary>
    public required EntraOverview EntraDevices { get; init; }

    /// <summary>Devices without access, each by its first cause (spec 10.2); the numbers add up to the devices without access.</summary>
    public required ValueArray<Tally<ComplianceCauseKind>> BlockedBecause { get; init; }

    /// <summary>Ids that stand for several inventory entries; the newest enrolment was taken.</summary>
    public required ValueArray<GraphId> DuplicateIds { get; init; }

    /// <summary>Puts a view together.</summary>
    /// <param name="configuration">What the devices were evaluated with.</param>
    /// <param name="devices">The devices; of several with one id the one enrolled last is taken.</param>
    /// <param name="at">The instant that all of them were evaluated for.</param>
    /// <param name="options">Choices and further data; null means the defaults.</param>
    /// <exception cref="ArgumentException">An element is null.</exception>
    public static FleetView Of(ComplianceConfiguration configuration, IEnumerable<FleetDevice> devices, DateTimeOffset at, FleetOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(devices);
        return new FleetViewBuilder(configuration, options ?? FleetOptions.Default, at).Build(ValueArray.Each(devices, nameof(devices)));
    }

    /// <summary>The four questions about one device (spec 3.9).</summary>
    /// <param name="configuration">What the device was evaluated with.</param>
    /// <param name="device">The device with its evaluation.</param>
    public static FourFactors FactorsOf(ComplianceConfiguration configuration, FleetDevice device)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(device);
        return new FactorSemantics(configuration, device.Facts, device.Compliance).Answer();
    }
}
