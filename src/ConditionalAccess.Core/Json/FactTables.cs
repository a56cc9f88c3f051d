using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.AppProtection;
using ConditionalAccess.Compliance.NetworkAccess;

namespace ConditionalAccess.Json;

/// <summary>The words of every fact that is given by one (spec 12).</summary>
internal static class FactTables
{
    private const string Unknown = "unknown";

    public static FactWords<ManagementAgent> Agents { get; } = new(null);

    public static FactWords<Workload> Workloads { get; } = new(null);

    public static FactWords<DeviceEnrollmentType> EnrollmentTypes { get; } = new(Unknown);

    public static FactWords<DeviceOwnerType> OwnerTypes { get; } = new(Unknown);

    public static FactWords<DeviceJoinType> JoinTypes { get; } = new(Unknown);

    public static FactWords<ComplianceOverride> Overrides { get; } = new("basedOnDeviceCompliancePolicy");

    public static FactWords<CompliancePlatform> Platforms { get; } = new(Unknown);

    public static FactWords<WindowsEdition> Editions { get; } = new(Unknown);

    public static FactWords<ComanagementEligibility> Eligibilities { get; } = new(Unknown);

    /// <summary>The four protections of the older report, which are on or off (spec 12.3).</summary>
    public static FactWords<AttestedState> Attested { get; } = FactWords<AttestedState>.Of(
        ("enabled", AttestedState.Enabled), ("1", AttestedState.Enabled), ("on", AttestedState.Enabled), ("true", AttestedState.Enabled),
        ("disabled", AttestedState.Disabled), ("0", AttestedState.Disabled), ("off", AttestedState.Disabled), ("false", AttestedState.Disabled));

    /// <summary>The newer ones, which may also be not applicable.</summary>
    public static FactWords<AttestedState> AttestedOrNot { get; } = FactWords<AttestedState>.Of(
        ("enabled", AttestedState.Enabled), ("1", AttestedState.Enabled), ("on", AttestedState.Enabled), ("true", AttestedState.Enabled),
        ("disabled", AttestedState.Disabled), ("0", AttestedState.Disabled), ("off", AttestedState.Disabled), ("false", AttestedState.Disabled),
        ("notApplicable", AttestedState.NotApplicable));

    public static FactWords<FirmwareProtection> Firmware { get; } = new(null);

    public static FactWords<WindowsDeviceHealth> DeviceHealth { get; } = new("clean");

    public static FactWords<GatekeeperSource> Gatekeeper { get; } = new("notConfigured");

    public static FactWords<IntegrityVerdict> Verdicts { get; } = new(Unknown);

    /// <summary>Integrity of an app, which is never "not supported".</summary>
    public static FactWords<IntegrityVerdict> AppVerdicts { get; } = FactWords<IntegrityVerdict>.Of(
        (Unknown, IntegrityVerdict.Unknown), ("passed", IntegrityVerdict.Passed), ("failed", IntegrityVerdict.Failed));

    public static FactWords<PasswordQuality> Qualities { get; } = new(Unknown, ("lowSecurityBiometric", PasswordQuality.BiometricWeak), ("any", PasswordQuality.Something), ("required", PasswordQuality.Something));

    public static FactWords<PasswordComplexity> Complexities { get; } = new(Unknown);

    public static FactWords<PasswordVerdict> PasswordVerdicts { get; } = new(Unknown);

    public static FactWords<ScriptState> ScriptStates { get; } = new(Unknown);

    public static FactWords<ThreatHealthState> HealthStates { get; } = new(Unknown);

    public static FactWords<MachineRisk> Risks { get; } = new(Unknown);

    public static FactWords<ConfigurationManagerVerdict> ManagerVerdicts { get; } = new(null);

    public static FactWords<ConfigurationManagerClientState> ClientStates { get; } = new(Unknown);

    public static FactWords<CollectionKind> Collections { get; } = new(Unknown);

    public static FactWords<ManagedAppFlaggedReason> FlaggedReasons { get; } = new("none");

    public static FactWords<ExchangeAccessState> AccessStates { get; } = new("none");

    public static FactWords<ExchangeAccessReason> AccessReasons { get; } = new("none");

    public static FactWords<ComplianceState> States { get; } = new(Unknown);

    public static FactWords<ComplianceActionType> Actions { get; } = new("noAction");
}
