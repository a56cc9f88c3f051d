using ConditionalAccess.Compliance;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Testing.Workload;

/// <summary>Devices of the compliance workload: 55 % Windows, 20 % iOS, 8 % macOS, 13 % Android, 4 % Linux; one in ten has something that fails.</summary>
internal static class WorkloadFleet
{
    private static readonly CompliancePlatform[] s_platforms =
    [
        CompliancePlatform.Windows10, CompliancePlatform.IOS, CompliancePlatform.MacOS, CompliancePlatform.AndroidWorkProfile, CompliancePlatform.AndroidDeviceOwner,
        CompliancePlatform.AndroidDeviceAdministrator, CompliancePlatform.Aosp, CompliancePlatform.Linux,
    ];

    public static DeviceFacts Create(ref SplitMix64 rng, int index, DateTimeOffset now, GraphId[] groups)
    {
        CompliancePlatform platform = s_platforms[rng.Weighted(55, 20, 8, 8, 3, 1, 1, 4)];
        DateTimeOffset sync = rng.Chance(0.02) ? now.AddDays(-40) : now.AddMinutes(-rng.Below(480));
        var facts = new DeviceFacts
        {
            Id = Pool.Id(64, index),
            AzureADDeviceId = Pool.Id(65, index),
            IsEnrolled = true,
            ManagementAgent = ManagementAgent.Mdm,
            DeviceEnrollmentType = platform == CompliancePlatform.Windows10 ? DeviceEnrollmentType.WindowsAutoEnrollment : DeviceEnrollmentType.UserEnrollment,
            ManagedDeviceOwnerType = DeviceOwnerType.Company,
            LastSyncDateTime = sync,
            UserId = Pool.Id(66, index),
            User = new() { Exists = true, IsIntuneLicensed = true, Mail = "user@contoso.example", GroupIds = rng.Some<GraphId>(groups, 8, 26) },
            GroupIds = rng.Some<GraphId>(groups, 0, 6),
            Platform = platform,
            Password = Passwords(platform),
            ThreatReports = [Report(WorkloadCompliancePolicies.Defender, rng.Chance(0.02) ? MachineRisk.High : MachineRisk.None, sync), Report(WorkloadCompliancePolicies.OtherVendor, MachineRisk.Unknown, sync)],
        };
        facts = Measured(ref rng, facts, sync);
        return rng.Chance(0.1) ? Failing(ref rng, facts) : facts;
    }

    private static ThreatReport Report(GraphId connector, MachineRisk risk, DateTimeOffset at)
        => new() { ConnectorId = connector, HealthState = ThreatHealthState.Secured, RiskLevel = risk, ReportedDateTime = at };

    private static PasswordFacts Passwords(CompliancePlatform platform) => new()
    {
        Device = new()
        {
            IsSet = true, Quality = PasswordQuality.AlphanumericWithSymbols, Complexity = PasswordComplexity.High, MinimumLength = 12, MinimumSymbols = 1, MinimumDigits = 1, CharacterSetCount = 4, HistoryLength = 10,
            MaximumAgeDays = 180, IdleLockMinutes = 10, ScreenTimeoutMinutes = 5, GraceAfterLockMinutes = 0, SimpleBlocked = true,
        },
        UsesOneLock = platform == CompliancePlatform.AndroidWorkProfile ? true : null,
    };

    private static DeviceFacts Measured(ref SplitMix64 rng, DeviceFacts facts, DateTimeOffset sync) => facts.Platform switch
    {
        CompliancePlatform.Windows10 => Windows(facts, sync),
        CompliancePlatform.IOS => facts with
        {
            OsVersion = "18.5", OsBuildNumber = "22F76", JailBroken = "False", Apple = new() { ManagedEmailProfileInstalled = true },
            DetectedApps = [.. Enumerable.Range(0, rng.Between(2, 10)).Select(i => new DetectedApp("com.contoso.app" + i, true))],
        },
        CompliancePlatform.MacOS => facts with
        {
            OsVersion = "15.5", OsBuildNumber = "24F74", IsEncrypted = true,
            MacOS = new() { SystemIntegrityProtectionEnabled = true, FirewallEnabled = true, FirewallEnableStealthMode = true, GatekeeperAllowedAppSource = GatekeeperSource.MacAppStore },
        },
        CompliancePlatform.Linux => facts with
        {
            OsVersion = "24.04", Linux = new() { Distribution = "ubuntu", Partitions = [new("/", true, false, false, true), new("/home", true, false, false, true), new("/boot", true, false, false, false)] },
        },
        _ => Android(facts),
    };

    private static DeviceFacts Windows(DeviceFacts facts, DateTimeOffset sync) => facts with
    {
        OsVersion = "10.0.26100.4349",
        Edition = WindowsEdition.Desktop,
        SkuFamily = "Enterprise",
        TpmSpecificationVersion = "2.0",
        IsEncrypted = true,
        DeviceHealthAttestationState = new()
        {
            ReportPresent = true, IssuedDateTime = sync, BitLockerStatus = AttestedState.Enabled, SecureBoot = AttestedState.Enabled, CodeIntegrity = AttestedState.Enabled,
            EarlyLaunchAntiMalwareDriverProtection = AttestedState.Enabled, MemoryIntegrityProtection = AttestedState.Enabled, MemoryAccessProtection = AttestedState.Enabled,
            VirtualizationBasedSecurity = AttestedState.Enabled, FirmwareProtection = FirmwareProtection.SystemGuardSecureLaunch, IsSupported = true, HealthStatusMismatchInfo = string.Empty,
        },
        DeviceStatus = new() { EncryptionCompliance = 1, FirewallStatus = 0, AntivirusStatus = 0, AntivirusSignatureStatus = 1, AntispywareStatus = 0, AntispywareSignatureStatus = 1 },
        WindowsProtectionState = new() { MalwareProtectionEnabled = true, RealTimeProtectionEnabled = true, SignatureUpdateOverdue = false, AntiMalwareVersion = "4.18.25010.11" },
        CustomCompliance =
        [
            new() { ScriptId = WorkloadCompliancePolicies.Script, State = ScriptState.Succeeded, Output = """{"BiosVersion":"2.4","TpmPresent":true,"FreeGigabytes":120}""", LastRunDateTime = sync },
        ],
    };

    private static DeviceFacts Android(DeviceFacts facts) => facts with
    {
        OsVersion = "14",
        SecurityPatchLevel = "2026-05-05",
        JailBroken = "False",
        IsEncrypted = true,
        Android = new()
        {
            IsKnox = false, HasGoogleMobileServices = true, HasPendingSystemUpdate = false, PlayIntegrityBasic = IntegrityVerdict.Passed, PlayIntegrityDevice = IntegrityVerdict.Passed,
            PlayIntegrityStrong = IntegrityVerdict.Passed, GooglePlayServicesEnabled = true, SecurityProviderUpToDate = true, VerifyAppsEnabled = true, UsbDebuggingEnabled = false,
            UnknownSourcesEnabled = false, CompanyPortalSourceKnown = true, CompanyPortalIntegrity = IntegrityVerdict.Passed, IntuneAppIntegrity = IntegrityVerdict.Passed,
        },
    };

    private static DeviceFacts Failing(ref SplitMix64 rng, DeviceFacts facts) => rng.Below(6) switch
    {
        0 => facts with { OsVersion = "1.0" },
        1 => facts with { Password = PasswordFacts.NotKnown },
        2 => facts with { DeviceStatus = facts.DeviceStatus with { FirewallStatus = 1 }, IsEncrypted = false, JailBroken = "True" },
        3 => facts with { ReportedErrors = [new ReportedError("deviceStatus.firewallStatus", 5), new ReportedError("password.device.minimumLength")] },
        4 => facts with { User = facts.User with { IsIntuneLicensed = false } },
        _ => facts with { DeviceStatus = facts.DeviceStatus with { AntivirusStatus = 3 }, Android = facts.Android with { PlayIntegrityBasic = IntegrityVerdict.Failed } },
    };
}
