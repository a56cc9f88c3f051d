using System.Globalization;
using ConditionalAccess;
using ConditionalAccess.Compliance;

namespace DeviceComplianceSample;

/// <summary>An invented fleet of every platform, the same in every run.</summary>
internal sealed class SampleFleet(DateTimeOffset now)
{
    /// <summary>The connector to Microsoft Defender for Endpoint, as in the tenant's documents.</summary>
    public static readonly GraphId Defender = "c0000000-0000-4000-8000-000000000001";

    /// <summary>The connector to the mobile threat partner.</summary>
    public static readonly GraphId MobilePartner = "c0000000-0000-4000-8000-000000000002";

    private static readonly string[] FirstNames = ["Ada", "Bo", "Chen", "Dana", "Emil", "Fatima", "Goran", "Hanna", "Ines", "Jon", "Kaya", "Lars"];

    private readonly SampleDice _dice = new(20260316);
    private readonly List<DeviceFacts> _devices = [];

    /// <summary>240 devices.</summary>
    public IReadOnlyList<DeviceFacts> Create()
    {
        Add(96, WindowsComputer);
        Add(40, Phone);
        Add(28, Mac);
        Add(36, WorkProfile);
        Add(16, CompanyAndroid);
        Add(8, OldAndroid);
        Add(4, Headset);
        Add(12, LinuxComputer);
        return _devices;
    }

    /// <summary>One co-managed computer on which everything is well.</summary>
    public static DeviceFacts HealthyComputer(DateTimeOffset at)
    {
        var fleet = new SampleFleet(at);
        DeviceFacts device = fleet.WindowsComputer(fleet.Common());
        return device with
        {
            Id = "00000009-0000-4000-8000-000000000001",
            LastSyncDateTime = at,
            User = device.User with { IsIntuneLicensed = true },
            ManagementAgent = ManagementAgent.ConfigurationManagerClientMdm,
            JoinType = DeviceJoinType.HybridAzureADJoined,
            EntraDevice = new() { AccountEnabled = true, IsRegistrationComplete = true },
            OsVersion = "10.0.26100.4349",
            DeviceHealthAttestationState = device.DeviceHealthAttestationState with { IssuedDateTime = at.AddDays(-1), BitLockerStatus = AttestedState.Enabled },
            DeviceStatus = new() { EncryptionCompliance = 1, FirewallStatus = 0, AntivirusStatus = 0, AntivirusSignatureStatus = 1, AntispywareStatus = 0, AntispywareSignatureStatus = 1 },
            WindowsProtectionState = device.WindowsProtectionState with { SignatureUpdateOverdue = false, DeviceState = WindowsDeviceHealth.None },
            ThreatReports = [Risk(MachineRisk.None, at.AddHours(-1))],
            ConfigurationManager = fleet.Updates(late: false),
        };
    }

    /// <summary>A report of Defender for Endpoint.</summary>
    public static ThreatReport Risk(MachineRisk risk, DateTimeOffset at) => new() { ConnectorId = Defender, RiskLevel = risk, ReportedDateTime = at };

    private void Add(int count, Func<DeviceFacts, DeviceFacts> platform)
    {
        for (int i = 0; i < count; i++) _devices.Add(platform(Common()));
    }

    private DeviceFacts Common()
    {
        int number = _devices.Count + 1;
        string name = FirstNames[number % FirstNames.Length];
        bool silent = _dice.Percent(3);
        return new DeviceFacts
        {
            Id = Id(1, number),
            AzureADDeviceId = Id(2, number),
            IsEnrolled = true,
            ManagementAgent = ManagementAgent.Mdm,
            EnrolledDateTime = now.AddDays(-30 - _dice.Next(400)),
            LastSyncDateTime = _dice.Percent(2) ? null : now.AddHours(-1 - _dice.Next(silent ? 1500 : 60)),
            UserId = Id(3, number % 150),
            User = new() { Exists = true, IsIntuneLicensed = !_dice.Percent(1), Mail = name.ToLowerInvariant() + "@example.com", UserPrincipalName = name.ToLowerInvariant() + "@example.com", GroupIds = [] },
            GroupIds = [],
            Identifiers = new() { DeviceName = name + "-" + number.ToString("000", CultureInfo.InvariantCulture) },
        };
    }

    private DeviceFacts WindowsComputer(DeviceFacts device)
    {
        bool comanaged = _dice.Percent(40), bitLocker = !_dice.Percent(6);
        return device with
        {
            Platform = CompliancePlatform.Windows10,
            Edition = WindowsEdition.Desktop,
            DeviceEnrollmentType = comanaged ? DeviceEnrollmentType.WindowsCoManagement : DeviceEnrollmentType.WindowsAutoEnrollment,
            ManagementAgent = comanaged ? ManagementAgent.ConfigurationManagerClientMdm : ManagementAgent.Mdm,
            JoinType = comanaged ? DeviceJoinType.HybridAzureADJoined : DeviceJoinType.AzureADJoined,
            ManagedDeviceOwnerType = DeviceOwnerType.Company,
            OsVersion = _dice.Of("10.0.26100.4349", "10.0.26100.4061", "10.0.22631.5472", "10.0.22631.5472", _dice.Percent(20) ? "10.0.22631.3880" : "10.0.26100.4349"),
            TpmSpecificationVersion = "2.0",
            DeviceHealthAttestationState = new()
            {
                IssuedDateTime = now.AddDays(-_dice.Next(5)), BitLockerStatus = bitLocker ? AttestedState.Enabled : AttestedState.Disabled,
                SecureBoot = AttestedState.Enabled, CodeIntegrity = AttestedState.Enabled, EarlyLaunchAntiMalwareDriverProtection = AttestedState.Enabled,
            },
            DeviceStatus = new()
            {
                EncryptionCompliance = bitLocker || _dice.Percent(50) ? 1 : 0, FirewallStatus = _dice.Percent(3) ? 3 : _dice.Percent(2) ? 1 : 0,
                AntivirusStatus = 0, AntivirusSignatureStatus = _dice.Percent(3) ? 0 : 1, AntispywareStatus = 0, AntispywareSignatureStatus = 1,
            },
            WindowsProtectionState = new()
            {
                MalwareProtectionEnabled = true, RealTimeProtectionEnabled = true, SignatureUpdateOverdue = _dice.Percent(3), QuickScanOverdue = _dice.Percent(5),
                DeviceState = _dice.Percent(4) ? WindowsDeviceHealth.RebootPending : WindowsDeviceHealth.None, LastReportedDateTime = device.LastSyncDateTime,
            },
            WindowsActiveMalwareCount = 0,
            ThreatReports = [new() { ConnectorId = Defender, RiskLevel = _dice.Percent(3) ? MachineRisk.Medium : MachineRisk.None, ReportedDateTime = now.AddHours(-2) }],
            ConfigurationManager = comanaged ? Updates(_dice.Percent(10)) : ConfigurationManagerFacts.NotKnown,
        };
    }

    private ConfigurationManagerFacts Updates(bool late) => new()
    {
        EvaluatedDateTime = now.AddHours(-6),
        RequiredUpdates =
        [
            new("2026-02 cumulative update", now.AddDays(-25), IsInstalled: true),
            new("2026-03 cumulative update", now.AddDays(late ? -9 : -5), IsInstalled: !late),
        ],
        ClientState = ConfigurationManagerClientState.Healthy,
    };

    private DeviceFacts Phone(DeviceFacts device) => Mobile(device) with
    {
        Platform = CompliancePlatform.IOS,
        DeviceEnrollmentType = DeviceEnrollmentType.UserEnrollment,
        OsVersion = _dice.Of("18.5", "18.5", "18.3.1", "26.0", _dice.Percent(20) ? "17.7" : "18.5"),
        JailBroken = _dice.Percent(2) ? "True" : "False",
        Password = new() { Device = new() { IsSet = !_dice.Percent(3), Quality = PasswordQuality.NumericComplex, SimpleBlocked = true, MinimumLength = 6, GraceAfterLockMinutes = _dice.Percent(5) ? 5 : 0, ScreenTimeoutMinutes = 2 } },
        ThreatReports = [new() { ConnectorId = MobilePartner, HealthState = _dice.Percent(4) ? ThreatHealthState.HighSeverity : ThreatHealthState.Secured, ReportedDateTime = now.AddHours(-3) }],
    };

    private DeviceFacts Mac(DeviceFacts device) => device with
    {
        Platform = CompliancePlatform.MacOS,
        DeviceEnrollmentType = DeviceEnrollmentType.UserEnrollment,
        JoinType = DeviceJoinType.AzureADRegistered,
        ManagedDeviceOwnerType = DeviceOwnerType.Company,
        OsVersion = _dice.Of("15.5", "15.5", "15.3", _dice.Percent(25) ? "14.7" : "15.5"),
        IsEncrypted = !_dice.Percent(5),
        MacOS = new()
        {
            SystemIntegrityProtectionEnabled = true, FirewallEnabled = !_dice.Percent(5), GatekeeperAllowedAppSource = _dice.Of(GatekeeperSource.MacAppStore, GatekeeperSource.MacAppStoreAndIdentifiedDevelopers),
        },
        Password = new() { Device = new() { IsSet = true, MinimumLength = 10 } },
    };

    private DeviceFacts WorkProfile(DeviceFacts device) => Mobile(device) with
    {
        Platform = CompliancePlatform.AndroidWorkProfile,
        ManagementAgent = ManagementAgent.GoogleCloudDevicePolicyController,
        DeviceEnrollmentType = DeviceEnrollmentType.UserEnrollment,
        OsVersion = _dice.Of("13.0", "14.0", "15.0", _dice.Percent(20) ? "12.0" : "15.0"),
        SecurityPatchLevel = _dice.Of("2026-01-05", "2026-02-05", _dice.Percent(30) ? "2025-10-05" : "2026-02-05"),
        JailBroken = "False",
        Android = new() { HasGoogleMobileServices = true, PlayIntegrityBasic = IntegrityVerdict.Passed, PlayIntegrityDevice = _dice.Percent(3) ? IntegrityVerdict.Failed : IntegrityVerdict.Passed },
        Password = new() { Device = new() { IsSet = true, Complexity = _dice.Percent(8) ? PasswordComplexity.Low : PasswordComplexity.Medium } },
    };

    private DeviceFacts CompanyAndroid(DeviceFacts device) => device with
    {
        Platform = CompliancePlatform.AndroidDeviceOwner,
        ManagementAgent = ManagementAgent.GoogleCloudDevicePolicyController,
        DeviceEnrollmentType = DeviceEnrollmentType.AndroidEnterpriseFullyManaged,
        JoinType = DeviceJoinType.AzureADRegistered,
        ManagedDeviceOwnerType = DeviceOwnerType.Company,
        OsVersion = _dice.Of("14.0", "15.0"),
        JailBroken = "False",
        Android = new() { HasPendingSystemUpdate = _dice.Percent(15), HasGoogleMobileServices = true },
        Password = new() { Device = new() { IsSet = true, Quality = PasswordQuality.NumericComplex, MinimumLength = 6 } },
    };

    private DeviceFacts OldAndroid(DeviceFacts device) => Mobile(device) with
    {
        Platform = CompliancePlatform.AndroidDeviceAdministrator,
        DeviceEnrollmentType = DeviceEnrollmentType.UserEnrollment,
        OsVersion = _dice.Of("9.0", "10.0"),
        JailBroken = "False",
    };

    private DeviceFacts Headset(DeviceFacts device) => device with
    {
        Platform = CompliancePlatform.Aosp,
        ManagementAgent = ManagementAgent.IntuneAosp,
        DeviceEnrollmentType = DeviceEnrollmentType.AndroidAOSPUserOwnedDeviceEnrollment,
        JoinType = DeviceJoinType.AzureADRegistered,
        ManagedDeviceOwnerType = DeviceOwnerType.Company,
        OsVersion = "12",
        IsEncrypted = true,
        JailBroken = "False",
    };

    private DeviceFacts LinuxComputer(DeviceFacts device) => device with
    {
        Platform = CompliancePlatform.Linux,
        JoinType = DeviceJoinType.AzureADRegistered,
        ManagedDeviceOwnerType = DeviceOwnerType.Company,
        OsVersion = _dice.Of("24.04", "22.04", "20.04"),
        Linux = new()
        {
            Distribution = "ubuntu",
            Partitions = [new("/", IsFixed: true, IsReadOnly: false, IsPseudo: false, DmCrypt: !_dice.Percent(10)), new("/boot", IsFixed: true, IsReadOnly: false, IsPseudo: false, DmCrypt: false)],
        },
    };

    private static DeviceFacts Mobile(DeviceFacts device) => device with { JoinType = DeviceJoinType.AzureADRegistered, ManagedDeviceOwnerType = DeviceOwnerType.Personal };

    private static GraphId Id(int kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind:x8}-0000-4000-8000-{number:x12}");
}
