using ConditionalAccess.Compliance;

namespace ConditionalAccess.Testing.Generation.Compliance;

/// <summary>Policy sets, tenant settings, connectors and co-management that use everything of the model. The same seed gives the same configuration.</summary>
internal static class RandomComplianceConfiguration
{
    private const int UsualPolicies = 7;

    private static readonly CompliancePolicyType[] s_types =
    [
        CompliancePolicyType.Windows10, CompliancePolicyType.Windows10, CompliancePolicyType.Windows10, CompliancePolicyType.Windows10, CompliancePolicyType.Windows81,
        CompliancePolicyType.WindowsPhone81, CompliancePolicyType.Windows10Mobile, CompliancePolicyType.IOS, CompliancePolicyType.IOS, CompliancePolicyType.MacOS, CompliancePolicyType.MacOS,
        CompliancePolicyType.Android, CompliancePolicyType.Android, CompliancePolicyType.AndroidWorkProfile, CompliancePolicyType.AndroidWorkProfile, CompliancePolicyType.AndroidForWork,
        CompliancePolicyType.AndroidDeviceOwner, CompliancePolicyType.AndroidDeviceOwner, CompliancePolicyType.AospDeviceOwner, CompliancePolicyType.SettingsCatalog, CompliancePolicyType.SettingsCatalog,
    ];

    /// <summary>A configuration.</summary>
    public static ComplianceConfiguration Create(ulong seed) => Create(seed, default);

    /// <summary>A configuration with mostly policies of one type.</summary>
    public static ComplianceConfiguration Create(ulong seed, CompliancePolicyType type)
    {
        var rng = new SplitMix64(seed);
        int count = rng.Chance(0.06) ? rng.Between(12, 30) : rng.Below(UsualPolicies);
        CompliancePolicyType[] focus = [rng.Pick(s_types), rng.Pick(s_types)];
        if (type != CompliancePolicyType.Unknown) focus[0] = type;
        return new ComplianceConfiguration
        {
            Settings = TenantSettings(ref rng),
            Connectors = RandomConnectors.Create(ref rng),
            CoManagement = RandomCoManagement.Settings(ref rng),
            Policies = Policies(seed, count, focus),
        };
    }

    // Each policy has its own generator, so that its content does not depend on its neighbours.
    private static ValueArray<CompliancePolicy> Policies(ulong seed, int count, CompliancePolicyType[] focus)
    {
        var policies = new CompliancePolicy[count];
        for (int i = 0; i < count; i++)
        {
            var rng = SplitMix64.ForPart(seed, i + 1);
            policies[i] = RandomCompliancePolicy.Create(ref rng, Type(ref rng, focus), i);
        }

        return new ValueArray<CompliancePolicy>(policies);
    }

    private static CompliancePolicyType Type(ref SplitMix64 rng, CompliancePolicyType[] focus) => rng.Weighted(70, 20, 6, 1, 2) switch
    {
        0 => focus[0],
        1 => focus[1],
        2 => rng.Pick(s_types),
        3 => CompliancePolicyType.DefaultDevice,
        _ => CompliancePolicyType.Unknown,
    };

    private static DeviceManagementSettings TenantSettings(ref SplitMix64 rng) => rng.Chance(0.3) ? DeviceManagementSettings.Default : new DeviceManagementSettings
    {
        SecureByDefault = rng.Chance(0.5),
        DeviceComplianceCheckinThresholdDays = rng.Chance(0.01) ? rng.Pick([0, -1, 400, int.MaxValue, int.MinValue]) : rng.Pick([30, 30, 30, 1, 7, 60, 120]),
        IsScheduledActionEnabled = rng.Chance(0.8),
        EnhancedJailBreak = rng.Chance(0.5),
        IgnoreDevicesForUnsupportedSettingsEnabled = rng.Chance(0.4),
    };
}
