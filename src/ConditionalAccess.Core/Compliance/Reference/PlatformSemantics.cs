namespace ConditionalAccess.Compliance.Reference;

/// <summary>Spec 1.2: which policy types concern which devices.</summary>
internal static class PlatformSemantics
{
    /// <summary>
    /// Yes: the policy is for this device. Unknown: it is for some platform, and nobody said which one the device has. A type that is not understood is for every
    /// device, and so is the built-in policy.
    /// </summary>
    public static Truth Match(CompliancePolicyType type, CompliancePlatform platform) => type switch
    {
        CompliancePolicyType.Windows10 => On(platform, CompliancePlatform.Windows10),
        // "Windows 8.1 and later".
        CompliancePolicyType.Windows81 => On(platform, CompliancePlatform.Windows81).Or(On(platform, CompliancePlatform.Windows10)),
        CompliancePolicyType.WindowsPhone81 => On(platform, CompliancePlatform.WindowsPhone81),
        CompliancePolicyType.Windows10Mobile => On(platform, CompliancePlatform.Windows10Mobile),
        CompliancePolicyType.IOS => On(platform, CompliancePlatform.IOS),
        CompliancePolicyType.MacOS => On(platform, CompliancePlatform.MacOS),
        CompliancePolicyType.Android => On(platform, CompliancePlatform.AndroidDeviceAdministrator),
        CompliancePolicyType.AndroidWorkProfile or CompliancePolicyType.AndroidForWork => On(platform, CompliancePlatform.AndroidWorkProfile),
        CompliancePolicyType.AndroidDeviceOwner => On(platform, CompliancePlatform.AndroidDeviceOwner),
        CompliancePolicyType.AospDeviceOwner => On(platform, CompliancePlatform.Aosp),
        CompliancePolicyType.SettingsCatalog => On(platform, CompliancePlatform.Linux),
        _ => Truth.Yes,
    };

    private static Truth On(CompliancePlatform platform, CompliancePlatform wanted)
    {
        if (platform == CompliancePlatform.Unknown || platform > CompliancePlatform.Linux) return Truth.Unknown;
        return platform == wanted ? Truth.Yes : Truth.No;
    }
}
