using ConditionalAccess.Compliance;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Testing.Workload;

/// <summary>The 20 policies of the compliance workload: a basic one for everybody, stricter ones for groups.</summary>
internal static class WorkloadCompliancePolicies
{
    private static readonly GraphId s_script = Pool.Id(62, 0);

    public static GraphId Defender { get; } = Pool.Id(63, 0);

    public static GraphId OtherVendor { get; } = Pool.Id(63, 1);

    public static GraphId Script => s_script;

    public static IEnumerable<CompliancePolicy> Create(GraphId[] groups)
    {
        (CompliancePolicyType Type, (string, SettingValue)[] Settings)[] all =
        [
            (CompliancePolicyType.Windows10, WindowsBasics), (CompliancePolicyType.Windows10, WindowsStrict), (CompliancePolicyType.Windows10, WindowsPassword),
            (CompliancePolicyType.Windows10, [("deviceThreatProtectionEnabled", true), ("deviceThreatProtectionRequiredSecurityLevel", "medium")]), (CompliancePolicyType.Windows10, WindowsCustom),
            (CompliancePolicyType.IOS, Ios), (CompliancePolicyType.IOS, IosStrict), (CompliancePolicyType.IOS, [("deviceThreatProtectionEnabled", true), ("deviceThreatProtectionRequiredSecurityLevel", "low")]),
            (CompliancePolicyType.MacOS, Mac), (CompliancePolicyType.MacOS, MacPassword), (CompliancePolicyType.MacOS, [("osMinimumVersion", "15.0"), ("osMaximumVersion", "26.9")]),
            (CompliancePolicyType.AndroidWorkProfile, WorkProfile), (CompliancePolicyType.AndroidWorkProfile, WorkProfilePassword),
            (CompliancePolicyType.AndroidWorkProfile, [("minAndroidSecurityPatchLevel", "2025-06-01"), ("osMinimumVersion", "12")]),
            (CompliancePolicyType.AndroidDeviceOwner, Owner), (CompliancePolicyType.AndroidDeviceOwner, OwnerPassword), (CompliancePolicyType.Android, Administrator),
            (CompliancePolicyType.AospDeviceOwner, [("osMinimumVersion", "10"), ("storageRequireEncryption", true), ("securityBlockJailbrokenDevices", true)]),
            (CompliancePolicyType.SettingsCatalog, Linux), (CompliancePolicyType.SettingsCatalog, [("linux_passwordpolicy_minimumlength", 8), ("linux_passwordpolicy_minimumdigits", 1)]),
        ];
        return all.Select((p, i) => new CompliancePolicy
        {
            Id = Pool.Id(60, i),
            Type = p.Type,
            DisplayName = "Policy " + i,
            Version = 3,
            LastModifiedDateTime = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Settings = [.. p.Settings.Select(s => new ComplianceSetting(s.Item1, s.Item2))],
            ScheduledActions = [new(ComplianceActionType.Block, i % 3 == 0 ? 72 : 0), new(ComplianceActionType.Notification), new(ComplianceActionType.Notification, 48), new(ComplianceActionType.Retire, 720)],
            Assignments = Assignments(i, groups),
        });
    }

    public static IEnumerable<MobileThreatDefenseConnector> Connectors(DateTimeOffset now) => new[] { Defender, OtherVendor }.Select((id, i) => new MobileThreatDefenseConnector
    {
        Id = id, IsDefenderForEndpoint = i == 0, PartnerState = ConnectorState.Enabled, LastHeartbeatDateTime = now.AddMinutes(-10), PartnerUnresponsivenessThresholdInDays = 7,
        WindowsEnabled = true, IosEnabled = true, AndroidEnabled = true, MacEnabled = true,
    });

    private static (string, SettingValue)[] WindowsBasics =>
    [
        ("bitLockerEnabled", true), ("secureBootEnabled", true), ("codeIntegrityEnabled", true), ("osMinimumVersion", "10.0.22631.3880"), ("storageRequireEncryption", true), ("activeFirewallRequired", true),
        ("tpmRequired", true), ("antivirusRequired", true), ("antiSpywareRequired", true), ("defenderEnabled", true), ("defenderVersion", "4.18.24000.1"), ("signatureOutOfDate", true), ("rtpEnabled", true),
    ];

    private static (string, SettingValue)[] WindowsStrict =>
    [
        ("requireHealthyDeviceReport", true), ("memoryIntegrityEnabled", true), ("kernelDmaProtectionEnabled", true), ("virtualizationBasedSecurityEnabled", true), ("firmwareProtectionEnabled", true),
        ("validOperatingSystemBuildRanges", new BuildRangesValue([new("10.0.22631.3880", "10.0.22631.9999"), new("10.0.26100.1742", "10.0.26100.9999")])),
    ];

    private static (string, SettingValue)[] WindowsPassword =>
    [
        ("passwordRequired", true), ("passwordBlockSimple", true), ("passwordRequiredType", "alphanumeric"), ("passwordMinimumLength", 8), ("passwordMinimumCharacterSetCount", 3),
        ("passwordMinutesOfInactivityBeforeLock", 15), ("passwordExpirationDays", 365), ("passwordPreviousPasswordBlockCount", 5),
    ];

    private static (string, SettingValue)[] WindowsCustom =>
    [
        ("deviceCompliancePolicyScript", new CustomComplianceValue(s_script,
        [
            new() { SettingName = "BiosVersion", Operator = CustomRuleOperator.GreaterEquals, DataType = CustomRuleDataType.Version, Operand = "2.3" },
            new() { SettingName = "TpmPresent", Operator = CustomRuleOperator.IsEquals, DataType = CustomRuleDataType.Boolean, Operand = "true" },
            new() { SettingName = "FreeGigabytes", Operator = CustomRuleOperator.GreaterThan, DataType = CustomRuleDataType.Int64, Operand = "20" },
        ])),
    ];

    private static (string, SettingValue)[] Ios =>
    [
        ("securityBlockJailbrokenDevices", true), ("osMinimumVersion", "17.0"), ("passcodeRequired", true), ("passcodeBlockSimple", true), ("passcodeMinimumLength", 6),
        ("passcodeMinutesOfInactivityBeforeLock", 5), ("passcodeMinutesOfInactivityBeforeScreenTimeout", 5), ("managedEmailProfileRequired", true),
    ];

    private static (string, SettingValue)[] IosStrict =>
    [
        ("osMinimumBuildVersion", "21A329"), ("advancedThreatProtectionRequiredSecurityLevel", "medium"),
        ("restrictedApps", new RestrictedAppsValue([new("com.contoso.bad"), new("com.fabrikam.game"), new("com.adatum.vpn")])),
    ];

    private static (string, SettingValue)[] Mac =>
    [
        ("systemIntegrityProtectionEnabled", true), ("storageRequireEncryption", true), ("firewallEnabled", true), ("firewallEnableStealthMode", true), ("gatekeeperAllowedAppSource", "macAppStoreAndIdentifiedDevelopers"),
    ];

    private static (string, SettingValue)[] MacPassword => [("passwordRequired", true), ("passwordMinimumLength", 10), ("passwordRequiredType", "alphanumeric"), ("passwordMinutesOfInactivityBeforeLock", 10)];

    private static (string, SettingValue)[] WorkProfile =>
    [
        ("securityBlockJailbrokenDevices", true), ("securityRequireGooglePlayServices", true), ("securityRequireVerifyApps", true), ("securityRequireSafetyNetAttestationBasicIntegrity", true),
        ("securityRequireSafetyNetAttestationCertifiedDevice", true), ("securityRequiredAndroidSafetyNetEvaluationType", "hardwareBacked"), ("securityDisableUsbDebugging", true),
        ("securityRequireCompanyPortalAppIntegrity", true), ("storageRequireEncryption", true),
    ];

    private static (string, SettingValue)[] WorkProfilePassword =>
    [
        ("passwordRequired", true), ("requiredPasswordComplexity", "medium"), ("passwordMinutesOfInactivityBeforeLock", 10), ("workProfileRequirePassword", true), ("workProfileRequiredPasswordComplexity", "medium"),
        ("workProfileInactiveBeforeScreenLockInMinutes", 10),
    ];

    private static (string, SettingValue)[] Owner =>
    [
        ("securityBlockJailbrokenDevices", true), ("securityRequireIntuneAppIntegrity", true), ("requireNoPendingSystemUpdates", true), ("osMinimumVersion", "12"), ("minAndroidSecurityPatchLevel", "2025-06-01"),
        ("securityRequireSafetyNetAttestationBasicIntegrity", true), ("storageRequireEncryption", true),
    ];

    private static (string, SettingValue)[] OwnerPassword =>
    [
        ("passwordRequired", true), ("passwordRequiredType", "alphanumericWithSymbols"), ("passwordMinimumLength", 8), ("passwordMinimumSymbolCharacters", 1), ("passwordMinimumNumericCharacters", 1),
        ("passwordMinutesOfInactivityBeforeLock", 10), ("passwordPreviousPasswordCountToBlock", 3),
    ];

    private static (string, SettingValue)[] Administrator =>
    [
        ("securityBlockJailbrokenDevices", true), ("osMinimumVersion", "9"), ("passwordRequired", true), ("requiredPasswordComplexity", "medium"), ("storageRequireEncryption", true), ("securityDisableUsbDebugging", true),
    ];

    private static (string, SettingValue)[] Linux =>
    [
        ("linux_distribution_alloweddistros", new AllowedDistributionsValue([new("ubuntu", "22.04", "24.04"), new("rhel", "9.0", "9.9")])), ("linux_deviceencryption_required", true),
    ];

    // The first policy of each platform is for everybody, others for some groups without others.
    private static ValueArray<ComplianceAssignment> Assignments(int index, GraphId[] groups) => index is 0 or 5 or 8 or 11 or 14 or 16 or 17 or 18
        ? [new(AssignmentTargetKind.AllLicensedUsers)]
        : [.. Enumerable.Range(0, 12).Select(i => new ComplianceAssignment(AssignmentTargetKind.Group, groups[((index * 37) + (i * 11)) % groups.Length])), new(AssignmentTargetKind.ExclusionGroup, groups[(index * 53) % groups.Length])];
}
