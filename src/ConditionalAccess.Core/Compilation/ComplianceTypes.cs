using ConditionalAccess.Compliance;
using ConditionalAccess.Evaluation;

namespace ConditionalAccess.Compilation;

/// <summary>Policy types: which platforms they are for, and what sets their settings apart (spec 1.2).</summary>
internal static class ComplianceTypes
{
    /// <summary>The type under which rules are shared: both names of the work profile type are one.</summary>
    public static CompliancePolicyType Family(CompliancePolicyType type) => type == CompliancePolicyType.AndroidForWork ? CompliancePolicyType.AndroidWorkProfile : type;

    /// <summary>The platforms of a type, one bit each.</summary>
    public static uint Platforms(CompliancePolicyType type) => type switch
    {
        CompliancePolicyType.Windows10 => Bit(CompliancePlatform.Windows10),
        CompliancePolicyType.Windows81 => Bit(CompliancePlatform.Windows81) | Bit(CompliancePlatform.Windows10),
        CompliancePolicyType.WindowsPhone81 => Bit(CompliancePlatform.WindowsPhone81),
        CompliancePolicyType.Windows10Mobile => Bit(CompliancePlatform.Windows10Mobile),
        CompliancePolicyType.IOS => Bit(CompliancePlatform.IOS),
        CompliancePolicyType.MacOS => Bit(CompliancePlatform.MacOS),
        CompliancePolicyType.Android => Bit(CompliancePlatform.AndroidDeviceAdministrator),
        CompliancePolicyType.AndroidWorkProfile or CompliancePolicyType.AndroidForWork => Bit(CompliancePlatform.AndroidWorkProfile),
        CompliancePolicyType.AndroidDeviceOwner => Bit(CompliancePlatform.AndroidDeviceOwner),
        CompliancePolicyType.AospDeviceOwner => Bit(CompliancePlatform.Aosp),
        CompliancePolicyType.SettingsCatalog => Bit(CompliancePlatform.Linux),
        _ => PlannedPolicy.AllPlatforms,
    };

    public static bool IsWindows(CompliancePolicyType type)
        => type is CompliancePolicyType.Windows10 or CompliancePolicyType.Windows81 or CompliancePolicyType.WindowsPhone81 or CompliancePolicyType.Windows10Mobile;

    public static bool IsApple(CompliancePolicyType type) => type is CompliancePolicyType.IOS or CompliancePolicyType.MacOS;

    /// <summary>Whether a connector is switched on for the platform of a type.</summary>
    public static bool IsEnabled(MobileThreatDefenseConnector connector, CompliancePolicyType type) => type switch
    {
        CompliancePolicyType.IOS => connector.IosEnabled,
        CompliancePolicyType.MacOS => connector.MacEnabled,
        _ => IsWindows(type) ? connector.WindowsEnabled : connector.AndroidEnabled,
    };

    /// <summary>Whether devices of the platform of a type need the connector's data.</summary>
    public static bool BlocksMissingData(MobileThreatDefenseConnector connector, CompliancePolicyType type) => type switch
    {
        CompliancePolicyType.IOS => connector.IosDeviceBlockedOnMissingPartnerData,
        CompliancePolicyType.MacOS => connector.MacDeviceBlockedOnMissingPartnerData,
        _ => IsWindows(type) ? connector.WindowsDeviceBlockedOnMissingPartnerData : connector.AndroidDeviceBlockedOnMissingPartnerData,
    };

    /// <summary>What a policy says of a property, whatever its letter case; null when it says nothing.</summary>
    public static SettingValue? Find(CompliancePolicy policy, string name)
    {
        foreach (ComplianceSetting setting in policy.Settings)
        {
            if (string.Equals(setting.Name, name, StringComparison.OrdinalIgnoreCase)) return setting.Value;
        }

        return null;
    }

    /// <summary>Whether a policy asks something of a property of its type.</summary>
    public static bool IsConfigured(CompliancePolicy policy, string name) => ComplianceSettings.Find(policy.Type, name) is { } definition && definition.IsConfigured(Find(policy, name));

    /// <summary>Whether a setting is about the level of a threat.</summary>
    public static bool IsThreat(string setting) => setting is "deviceThreatProtectionRequiredSecurityLevel" or "advancedThreatProtectionRequiredSecurityLevel";

    private static uint Bit(CompliancePlatform platform) => 1u << (int)platform;
}
