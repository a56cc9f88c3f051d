using ConditionalAccess.Compliance;

namespace ConditionalAccess.Testing;

/// <summary>The state from which every worked case of compliance departs (compliance spec 14.0).</summary>
public static class ComplianceWorld
{
    public static readonly DateTimeOffset T0 = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);

    public static readonly GraphId P1 = "1c000000-0000-4000-8000-000000000001";
    public static readonly GraphId P2 = "1c000000-0000-4000-8000-000000000002";
    public static readonly GraphId P3 = "1c000000-0000-4000-8000-000000000003";

    public static readonly GraphId Device = "1d000000-0000-4000-8000-000000000001";
    public static readonly GraphId EntraDevice = "1d000000-0000-4000-8000-000000000002";
    public static readonly GraphId User = "1e000000-0000-4000-8000-000000000001";
    public static readonly GraphId DeviceGroup = "1f000000-0000-4000-8000-000000000001";
    public static readonly GraphId UserGroup = "1f000000-0000-4000-8000-000000000002";
    public static readonly GraphId Script = "5c000000-0000-4000-8000-000000000001";

    public static readonly GraphId OtherVendor = "7c000000-0000-4000-8000-000000000001";
    public static readonly GraphId Defender = "7c000000-0000-4000-8000-000000000002";

    /// <summary>Threat connectors: another vendor and Defender, both enabled everywhere.</summary>
    public static ValueArray<MobileThreatDefenseConnector> Connectors { get; } = [Connector(OtherVendor), Connector(Defender) with { IsDefenderForEndpoint = true }];

    /// <summary>Compliant an hour ago.</summary>
    public static ComplianceRecord DefaultRecord { get; } = new() { EvaluatedAt = T0.AddHours(-1), ReportedState = ComplianceState.Compliant, AccessCompliant = true, Episodes = [], Errors = [] };

    /// <summary>Not compliant an hour ago, without episode.</summary>
    public static ComplianceRecord WasNoncompliant { get; } = DefaultRecord with { ReportedState = ComplianceState.Noncompliant, AccessCompliant = false };

    public static ComplianceAssignment LicensedUsers { get; } = new(AssignmentTargetKind.AllLicensedUsers);

    /// <summary>W.</summary>
    public static DeviceFacts WindowsPc { get; } = Facts(CompliancePlatform.Windows10) with
    {
        DeviceEnrollmentType = DeviceEnrollmentType.WindowsAutoEnrollment, JoinType = DeviceJoinType.AzureADJoined, Edition = WindowsEdition.Desktop, OsVersion = "10.0.26100.4349",
    };

    /// <summary>W of section 14.7.</summary>
    public static DeviceFacts CoManagedPc { get; } = WindowsPc with
    {
        JoinType = DeviceJoinType.HybridAzureADJoined, ManagementAgent = ManagementAgent.ConfigurationManagerClientMdm,
        ConfigurationManager = new() { ClientState = ConfigurationManagerClientState.Healthy, EvaluatedDateTime = T0 },
    };

    /// <summary>I.</summary>
    public static DeviceFacts IPhone { get; } = Facts(CompliancePlatform.IOS) with { OsVersion = "18.5", OsBuildNumber = new("22F76") };

    /// <summary>M.</summary>
    public static DeviceFacts Mac { get; } = Facts(CompliancePlatform.MacOS) with { OsVersion = "15.5", OsBuildNumber = new("24F74") };

    /// <summary>A.</summary>
    public static DeviceFacts AndroidAdministrator { get; } = Facts(CompliancePlatform.AndroidDeviceAdministrator) with { OsVersion = "13", Android = Play };

    /// <summary>WP.</summary>
    public static DeviceFacts WorkProfile { get; } = Facts(CompliancePlatform.AndroidWorkProfile) with { OsVersion = "13", Android = Play };

    /// <summary>L.</summary>
    public static DeviceFacts LinuxPc { get; } = Facts(CompliancePlatform.Linux) with { OsVersion = "24.04", Linux = new() { Distribution = "ubuntu" } };

    private static AndroidFacts Play => new() { IsKnox = false, HasGoogleMobileServices = true };

    /// <summary>The default tenant with these policies.</summary>
    public static ComplianceConfiguration Tenant(params CompliancePolicy[] policies) => new() { Policies = [.. policies], Connectors = Connectors };

    /// <summary>W{...}, P1: the named settings are true.</summary>
    public static CompliancePolicy Windows(params string[] flags) => Policy(CompliancePolicyType.Windows10, flags);

    /// <summary>I{...}.</summary>
    public static CompliancePolicy Ios(params string[] flags) => Policy(CompliancePolicyType.IOS, flags);

    /// <summary>M{...}.</summary>
    public static CompliancePolicy MacOS(params string[] flags) => Policy(CompliancePolicyType.MacOS, flags);

    /// <summary>A{...}.</summary>
    public static CompliancePolicy Android(params string[] flags) => Policy(CompliancePolicyType.Android, flags);

    /// <summary>WP{...}.</summary>
    public static CompliancePolicy AndroidWorkProfile(params string[] flags) => Policy(CompliancePolicyType.AndroidWorkProfile, flags);

    /// <summary>L{...}.</summary>
    public static CompliancePolicy Linux(params string[] flags) => Policy(CompliancePolicyType.SettingsCatalog, flags);

    /// <summary>A policy of a type, P1, with block at once, for all licensed users.</summary>
    public static CompliancePolicy Policy(CompliancePolicyType type, params string[] flags) => new()
    {
        Id = P1, Type = type, DisplayName = "P1", Version = 1, CreatedDateTime = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), LastModifiedDateTime = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        Settings = ValueArray.From(flags.Select(f => new ComplianceSetting(f, true))), ScheduledActions = [new(ComplianceActionType.Block)], Assignments = [LicensedUsers],
    };

    /// <summary>One more setting.</summary>
    public static CompliancePolicy With(this CompliancePolicy policy, string name, SettingValue value) => policy with { Settings = [.. policy.Settings, new(name, value)] };

    /// <summary>b=hours.</summary>
    public static CompliancePolicy Grace(this CompliancePolicy policy, int hours)
        => policy with { ScheduledActions = [new(ComplianceActionType.Block, hours), .. policy.ScheduledActions.Where(a => a.ActionType.Value != ComplianceActionType.Block)] };

    /// <summary>One more action.</summary>
    public static CompliancePolicy Action(this CompliancePolicy policy, ComplianceActionType type, int hours) => policy with { ScheduledActions = [.. policy.ScheduledActions, new(type, hours)] };

    /// <summary>The same as another policy.</summary>
    public static CompliancePolicy As(this CompliancePolicy policy, GraphId id) => policy with { Id = id, DisplayName = id.ToString()[^1..] };

    public static CompliancePolicy For(this CompliancePolicy policy, params ComplianceAssignment[] assignments) => policy with { Assignments = [.. assignments] };

    /// <summary>The threat pair with a level.</summary>
    public static CompliancePolicy ThreatLevel(this CompliancePolicy policy, string level)
        => policy.With("deviceThreatProtectionEnabled", true).With("deviceThreatProtectionRequiredSecurityLevel", level);

    /// <summary>A custom rule.</summary>
    public static CompliancePolicy Rule(this CompliancePolicy policy, string name, CustomRuleOperator comparison, CustomRuleDataType type, string operand)
        => policy.With("deviceCompliancePolicyScript", new CustomComplianceValue(Script, [CustomRule(name, comparison, type, operand)]));

    public static CustomComplianceRule CustomRule(string name, CustomRuleOperator comparison, CustomRuleDataType type, string operand) => new()
    {
        SettingName = name, Operator = comparison, DataType = type, Operand = operand, MoreInfoUrl = "https://help.example.com/",
        RemediationStrings = [new("en_US", name + " is {ActualValue}", "Change it.")],
    };

    /// <summary>What the discovery script printed.</summary>
    public static DeviceFacts Printing(this DeviceFacts facts, string output)
        => facts with { CustomCompliance = [new DiscoveryScriptResult { ScriptId = Script, State = ScriptState.Succeeded, Output = output }] };

    /// <summary>The discovery script failed: error 65007.</summary>
    public static DeviceFacts ScriptFailing(this DeviceFacts facts) => facts with { CustomCompliance = [new DiscoveryScriptResult { ScriptId = Script, State = ScriptState.Failed }] };

    /// <summary>What the attestation report says.</summary>
    public static DeviceFacts Attesting(this DeviceFacts facts, Func<HealthAttestationFacts, HealthAttestationFacts> change)
        => facts with { DeviceHealthAttestationState = change(facts.DeviceHealthAttestationState) };

    public static DeviceFacts SecureBoot(this DeviceFacts facts, bool on) => facts.Attesting(a => a with { SecureBoot = on ? AttestedState.Enabled : AttestedState.Disabled });

    public static DeviceFacts BitLocker(this DeviceFacts facts, bool on) => facts.Attesting(a => a with { BitLockerStatus = on ? AttestedState.Enabled : AttestedState.Disabled });

    /// <summary>A TPM 2.0, or known to have none.</summary>
    public static DeviceFacts Tpm(this DeviceFacts facts, bool present) => facts with { TpmSpecificationVersion = present ? "2.0" : string.Empty };

    public static DeviceFacts Firewall(this DeviceFacts facts, int status) => facts with { DeviceStatus = facts.DeviceStatus with { FirewallStatus = status } };

    /// <summary>What the other vendor reports.</summary>
    public static DeviceFacts Threat(this DeviceFacts facts, ThreatHealthState state) => facts with { ThreatReports = [new() { ConnectorId = OtherVendor, HealthState = state, ReportedDateTime = T0 }] };

    /// <summary>What Defender reports.</summary>
    public static DeviceFacts Risk(this DeviceFacts facts, MachineRisk risk) => facts with { ThreatReports = [new() { ConnectorId = Defender, RiskLevel = risk, ReportedDateTime = T0 }] };

    public static DeviceFacts DevicePassword(this DeviceFacts facts, PasswordScopeFacts password) => facts with { Password = facts.Password with { Device = password } };

    /// <summary>The same device in contact at another instant.</summary>
    public static DeviceFacts SyncedAt(this DeviceFacts facts, DateTimeOffset? at) => facts with
    {
        LastSyncDateTime = at,
        Contexts = facts.Contexts.IsDefault ? default : ValueArray.From(facts.Contexts.Select(c => c with { Facts = c.Facts with { LastSyncDateTime = at } })),
    };

    private static DeviceFacts Facts(CompliancePlatform platform) => new()
    {
        Id = Device, AzureADDeviceId = EntraDevice, IsEnrolled = true, ManagementAgent = ManagementAgent.Mdm, DeviceEnrollmentType = DeviceEnrollmentType.UserEnrollment,
        ManagedDeviceOwnerType = DeviceOwnerType.Company, JoinType = DeviceJoinType.AzureADRegistered, EnrolledDateTime = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), LastSyncDateTime = T0,
        UserId = User, User = new() { Exists = true, IsIntuneLicensed = true, Mail = "user@example.com" }, Platform = platform, ReportedErrors = [],
    };

    private static MobileThreatDefenseConnector Connector(GraphId id) => new()
    {
        Id = id, PartnerState = ConnectorState.Enabled, LastHeartbeatDateTime = T0, PartnerUnresponsivenessThresholdInDays = 7,
        AndroidEnabled = true, IosEnabled = true, WindowsEnabled = true, MacEnabled = true,
    };
}
