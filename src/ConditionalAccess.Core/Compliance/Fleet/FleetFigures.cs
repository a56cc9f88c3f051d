namespace ConditionalAccess.Compliance.Fleet;

/// <summary>How many devices are in each state (figure F1). The seven numbers add up to <see cref="Devices"/>.</summary>
public sealed record StateCounts
{
    /// <summary>Devices in all.</summary>
    public int Devices => Compliant + InGracePeriod + Unknown + Noncompliant + Error + Conflict + ConfigManager;

    /// <summary>Compliant.</summary>
    public int Compliant { get; init; }

    /// <summary>In grace.</summary>
    public int InGracePeriod { get; init; }

    /// <summary>Not evaluated.</summary>
    public int Unknown { get; init; }

    /// <summary>Not compliant.</summary>
    public int Noncompliant { get; init; }

    /// <summary>In error.</summary>
    public int Error { get; init; }

    /// <summary>In conflict.</summary>
    public int Conflict { get; init; }

    /// <summary>Owned by Configuration Manager.</summary>
    public int ConfigManager { get; init; }

    /// <summary>Devices that count as compliant for access, whatever they report.</summary>
    public int AccessCompliant { get; init; }

    /// <summary>The number of one state.</summary>
    /// <param name="state">The state.</param>
    public int Of(ComplianceState state) => state switch
    {
        ComplianceState.Compliant => Compliant,
        ComplianceState.InGracePeriod => InGracePeriod,
        ComplianceState.Noncompliant => Noncompliant,
        ComplianceState.Error => Error,
        ComplianceState.Conflict => Conflict,
        ComplianceState.ConfigManager => ConfigManager,
        _ => Unknown,
    };
}

/// <summary>How many devices are in each status (figures F3 and F4).</summary>
public sealed record StatusCounts
{
    /// <summary>Compliant, remediated included.</summary>
    public int Compliant { get; init; }

    /// <summary>Not compliant with grace left; always 0 for settings.</summary>
    public int InGracePeriod { get; init; }

    /// <summary>Not compliant.</summary>
    public int NonCompliant { get; init; }

    /// <summary>In error.</summary>
    public int Error { get; init; }

    /// <summary>In conflict.</summary>
    public int Conflict { get; init; }

    /// <summary>Not evaluated.</summary>
    public int Unknown { get; init; }

    /// <summary>Does not concern the device.</summary>
    public int NotApplicable { get; init; }

    /// <summary>Devices in all.</summary>
    public int Devices => Compliant + InGracePeriod + NonCompliant + Error + Conflict + Unknown + NotApplicable;
}

/// <summary>One policy over the fleet (figures F3, F5 and F7).</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="DisplayName">Its name; null when it has none.</param>
/// <param name="Counts">Devices by the state of the policy.</param>
/// <param name="CountsReportedOnly">Whether devices that have never reported are left out of the bar.</param>
public sealed record PolicyFigure(GraphId PolicyId, string? DisplayName, StatusCounts Counts, bool CountsReportedOnly = false)
{
    /// <summary>The first part of the bar: compliant devices.</summary>
    public int Compliant => Counts.Compliant;

    /// <summary>The second part of the bar: not compliant, with or without grace.</summary>
    public int Noncompliant => Counts.NonCompliant + Counts.InGracePeriod;

    /// <summary>The third part of the bar: all others.</summary>
    public int Others => Counts.Error + Counts.Conflict + Counts.NotApplicable + (CountsReportedOnly ? 0 : Counts.Unknown);

    /// <summary>The length of the bar.</summary>
    public int Total => Compliant + Noncompliant + Others;
}

/// <summary>One setting on one platform over the fleet (figure F4).</summary>
/// <param name="Setting">The setting, a custom rule as <c>custom:</c> and its name, or a built-in check.</param>
/// <param name="Platform">The platform of the devices.</param>
/// <param name="Counts">Devices by the worst result over policies and accounts.</param>
public sealed record SettingFigure(string Setting, CompliancePlatform Platform, StatusCounts Counts);

/// <summary>A device without an applicable policy (figure F2).</summary>
/// <param name="DeviceId">The device.</param>
/// <param name="UserPrincipalName">Its user; null when not known.</param>
/// <param name="Platform">Its platform.</param>
/// <param name="OsVersion">Its version; null when not known.</param>
/// <param name="Model">Its model; null when not known.</param>
/// <param name="HasOnlyInapplicablePolicies">True when policies are assigned, but none concerns it.</param>
public sealed record DeviceWithoutPolicy(GraphId DeviceId, string? UserPrincipalName, CompliancePlatform Platform, string? OsVersion, string? Model, bool HasOnlyInapplicablePolicies);

/// <summary>One failing or erroring setting of one device (figure F6).</summary>
/// <param name="DeviceId">The device.</param>
/// <param name="ContextId">The account; <see cref="GraphId.None"/> for the system account and built-in checks.</param>
/// <param name="PolicyId">The policy; <c>default</c> for built-in checks.</param>
/// <param name="CalculatedVersion">The version of the policy that was evaluated; null when not known.</param>
/// <param name="LatestVersion">The version of the policy; null when it has none.</param>
/// <param name="Result">The result of the setting.</param>
public sealed record FailingSetting(GraphId DeviceId, GraphId ContextId, GraphId PolicyId, int? CalculatedVersion, int? LatestVersion, SettingCompliance Result);

/// <summary>One row of the device list (figures F8 and F10).</summary>
/// <param name="DeviceId">The device.</param>
/// <param name="DeviceName">Its name; null when not known.</param>
/// <param name="UserPrincipalName">Its user; null when not known.</param>
/// <param name="Platform">Its platform.</param>
/// <param name="OsVersion">Its version; null when not known.</param>
/// <param name="OwnerType">Who owns it.</param>
/// <param name="ReportedState">Its state.</param>
/// <param name="AccessCompliant">Whether it has access.</param>
/// <param name="ThreatLevel">The worst report of a threat partner that is not stale; null when there is none.</param>
public sealed record DeviceRow(GraphId DeviceId, string? DeviceName, string? UserPrincipalName, CompliancePlatform Platform, string? OsVersion,
    DeviceOwnerType OwnerType, ComplianceState ReportedState, bool AccessCompliant, ThreatHealthState? ThreatLevel);

/// <summary>The state of the fleet at the end of one UTC day (figure F9).</summary>
/// <param name="Day">The day.</param>
/// <param name="Counts">Devices by their last evaluation until then; those without one are not counted.</param>
public sealed record TrendPoint(DateOnly Day, StateCounts Counts);

/// <summary>A stored evaluation, for the trend.</summary>
/// <param name="DeviceId">The device.</param>
/// <param name="EvaluatedAt">When it was evaluated.</param>
/// <param name="ReportedState">What it reported.</param>
/// <param name="AccessCompliant">Whether it had access.</param>
public sealed record StoredEvaluation(GraphId DeviceId, DateTimeOffset EvaluatedAt, ComplianceState ReportedState, bool AccessCompliant);

/// <summary>A number of devices under a key.</summary>
/// <typeparam name="T">The type of the key.</typeparam>
/// <param name="Key">The key.</param>
/// <param name="Devices">How many.</param>
public sealed record Tally<T>(T Key, int Devices);

/// <summary>One attested setting over Windows devices (figure F11).</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Met">Devices that meet it.</param>
/// <param name="NotMet">Devices that do not.</param>
/// <param name="Unknown">Devices of which it is not known.</param>
public sealed record AttestationFigure(string Setting, int Met, int NotMet, int Unknown);

/// <summary>The state of the threat agents of Windows devices (figure F12). A device may be in several of the pending numbers.</summary>
public sealed record ProtectionOverview
{
    /// <summary>Devices that reported.</summary>
    public int TotalReported { get; init; }

    /// <summary>The agent is off.</summary>
    public int InactiveAgent { get; init; }

    /// <summary>Whether the agent is on is not known; such a device is in no other number but the total.</summary>
    public int UnknownState { get; init; }

    /// <summary>Signatures are out of date.</summary>
    public int PendingSignatureUpdate { get; init; }

    /// <summary>Nothing is pending.</summary>
    public int Clean { get; init; }

    /// <summary>A full scan is pending.</summary>
    public int PendingFullScan { get; init; }

    /// <summary>A restart is pending.</summary>
    public int PendingRestart { get; init; }

    /// <summary>Steps by hand are pending.</summary>
    public int PendingManualSteps { get; init; }

    /// <summary>An offline scan is pending.</summary>
    public int PendingOfflineScan { get; init; }

    /// <summary>A quick scan is overdue.</summary>
    public int PendingQuickScan { get; init; }

    /// <summary>Critical.</summary>
    public int CriticalFailures { get; init; }
}

/// <summary>One malware found on one device, as the host supplies it (figure F13).</summary>
/// <param name="DeviceId">The device.</param>
/// <param name="Name">The name of the malware.</param>
/// <param name="Category">Its category; null when not known.</param>
/// <param name="State">Its state; null when not known.</param>
/// <param name="Severity">Its severity; null when not known.</param>
/// <param name="ExecutionState">Whether it runs; null when not known.</param>
public sealed record MalwareRow(GraphId DeviceId, string Name, string? Category = null, string? State = null, string? Severity = null, string? ExecutionState = null);

/// <summary>Malware over the fleet (figure F13).</summary>
/// <param name="DevicesWithMalware">Devices with active malware.</param>
/// <param name="UnknownDevices">Windows devices whose malware count is not known.</param>
/// <param name="DistinctNames">Different malware names.</param>
/// <param name="ByName">Devices by name.</param>
/// <param name="ByCategory">Rows by category.</param>
/// <param name="ByState">Rows by state.</param>
/// <param name="BySeverity">Rows by severity.</param>
/// <param name="ByExecutionState">Rows by execution state.</param>
/// <param name="ByOsVersion">Devices with malware by version of their system.</param>
public sealed record MalwareOverview(int DevicesWithMalware, int UnknownDevices, int DistinctNames, ValueArray<Tally<string>> ByName, ValueArray<Tally<string>> ByCategory,
    ValueArray<Tally<string>> ByState, ValueArray<Tally<string>> BySeverity, ValueArray<Tally<string>> ByExecutionState, ValueArray<Tally<string>> ByOsVersion);

/// <summary>Platforms and kinds of enrolment (figure F14).</summary>
/// <param name="ByPlatform">Devices by platform.</param>
/// <param name="Enrolled">Enrolled devices.</param>
/// <param name="MdmEnrolled">Devices with a channel of mobile device management.</param>
/// <param name="DualEnrolled">Co-managed devices.</param>
public sealed record EnrollmentOverview(ValueArray<Tally<CompliancePlatform>> ByPlatform, int Enrolled, int MdmEnrolled, int DualEnrolled);

/// <summary>Co-management over the fleet (figure F15).</summary>
/// <param name="Comanaged">Co-managed devices.</param>
/// <param name="WithIntune">For each workload the co-managed devices whose workload Intune has; an authority that is not known counts as Configuration Manager.</param>
/// <param name="Eligibility">Devices by eligibility.</param>
public sealed record CoManagementOverview(int Comanaged, ValueArray<Tally<Workload>> WithIntune, ValueArray<Tally<ComanagementEligibility>> Eligibility);

/// <summary>One threat connector over the fleet (figure F17).</summary>
/// <param name="Connector">The connector.</param>
/// <param name="ByHealthState">Devices of the platforms it is on for, by what it reports of them; no report counts as unknown.</param>
public sealed record ConnectorFigure(MobileThreatDefenseConnector Connector, ValueArray<Tally<ThreatHealthState>> ByHealthState);

/// <summary>A device on the retire list; an administrator has to confirm (figure F18).</summary>
/// <param name="DeviceId">The device.</param>
/// <param name="PolicyId">The policy that put it there.</param>
public sealed record RetireListEntry(GraphId DeviceId, GraphId PolicyId);

/// <summary>Entra device objects (figure F20); also devices that nobody manages.</summary>
/// <param name="Devices">Objects in all.</param>
/// <param name="Stale">Objects without sign-in for the given number of days.</param>
/// <param name="NonCompliant">Objects whose <c>isCompliant</c> is false.</param>
/// <param name="Unmanaged">Objects whose <c>isManaged</c> is not true.</param>
public sealed record EntraOverview(int Devices, int Stale, int NonCompliant, int Unmanaged);
