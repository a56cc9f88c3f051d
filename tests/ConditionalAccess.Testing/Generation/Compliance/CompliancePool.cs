using ConditionalAccess.Compliance;

namespace ConditionalAccess.Testing.Generation.Compliance;

/// <summary>The few ids, versions and names that generated policies and devices share, so that hits and near misses are common.</summary>
internal static class CompliancePool
{
    public static GraphId[] RemovedPolicies { get; } = Make(32, 3);
    public static GraphId[] Users { get; } = Make(33, 3);
    public static GraphId[] UserGroups { get; } = Make(34, 3);
    public static GraphId[] DeviceGroups { get; } = Make(35, 3);
    public static GraphId[] Filters { get; } = Make(36, 3);
    public static GraphId[] Connectors { get; } = Make(37, 4);
    public static GraphId[] Scripts { get; } = [.. Make(38, 2), "REPLACE_SCRIPT_ID"];
    public static GraphId[] Templates { get; } = [default, default, .. Make(39, 2), "00000000-0000-0000-0000-000000000000", ""];
    public static GraphId[] Devices { get; } = Make(40, 5);

    public static string[] WindowsVersions { get; } =
    [
        "10.0.19045.5011", "10.0.22631.3880", "10.0.26100.4349", "10.0.26100.0000", "10.0.26100.9999", "10.0.19043.10000", "10.0.22631", "10.0.26100",
        "10.0", "22631.3880", "26100.4349", "26100", "11.0.22000.1", "11.0", "6.3.9600", "10.0.15254.1",
    ];

    public static string[] AppleVersions { get; } = ["13", "15.5", "16.0", "17.5", "17.5.1", "18.0.0", "18.5", "26.4.2"];

    public static string[] AndroidVersions { get; } = ["7.1", "7.1.2", "8.0", "8", "9", "10", "10.0", "11", "11.0.0", "12", "12.0", "13", "14", "14.0.1", "15", "16"];

    public static string[] LinuxVersions { get; } = ["20.04", "22.04", "22.04.1", "24.04", "8.9", "9.4", "9"];

    public static string[] DefenderVersions { get; } = ["4.11.0.0", "4.18.2", "4.18.24090.11", "4.18.25010.11", "4"];

    /// <summary>Texts that are no version, or hardly one.</summary>
    public static string[] OddVersions { get; } =
    [
        "Os Minimum Version value", "String", "1.2.3.4.5", "1..2", "-1.0", "1234567890.1", " 10.0.26100.4349 ", "10.0.70000.1", "22631.3880.1", "\u0661\u0660.0", "10.0.", "0",
    ];

    public static string[] Builds { get; } = ["16G1114", "18A291", "18H107", "20E772520", "20E772520a", "20E772520b", "22F76", "24F74"];

    public static string[] OddBuilds { get; } = ["20e77", "String", "1234", "A12", "20E77ab", " 22F76 "];

    public static string[] PatchLevels { get; } = ["2025-01-05", "2025-06-01", "2025-12-31", "2026-01-05", "2026-06-05"];

    public static string[] OddPatchLevels { get; } = ["2026-02-30", "2026-1-5", "String", "2026-01-05T00:00:00Z", "20260105"];

    public static string[] Apps { get; } = ["com.contoso.bad", "com.contoso.worse", "COM.CONTOSO.Bad", "com.fabrikam.game"];

    public static string?[] WslNames { get; } = ["Ubuntu", "ubuntu", "Debian", "kali-linux", "", null];

    public static string?[] Distributions { get; } = ["ubuntu", "rhel", "Ubuntu", "debian", "", null];

    public static string[] RuleNames { get; } = ["Enabled", "enabled", "Count", "Ratio", "Name", "When", "Version"];

    public static string[] UnknownProperties { get; } = ["fooRequired", "quantumSafeBootEnabled", "osMinimumVersionName"];

    private static readonly GraphId[] s_policies = Make(31, 40);

    /// <summary>The id of a policy by its position; now and then text.</summary>
    public static GraphId Policy(int index) => index % 13 == 6 ? "Policy " + (char)('A' + (index % 26)) : s_policies[index % s_policies.Length];

    /// <summary>Versions as the platform has them.</summary>
    public static string[] VersionsOf(CompliancePlatform platform) => platform switch
    {
        CompliancePlatform.IOS or CompliancePlatform.MacOS => AppleVersions,
        CompliancePlatform.AndroidDeviceAdministrator or CompliancePlatform.AndroidWorkProfile or CompliancePlatform.AndroidDeviceOwner or CompliancePlatform.Aosp => AndroidVersions,
        CompliancePlatform.Linux => LinuxVersions,
        _ => WindowsVersions,
    };

    /// <summary>Versions as policies of a type ask for them.</summary>
    public static string[] VersionsOf(CompliancePolicyType type) => VersionsOf(PlatformOf(type));

    /// <summary>The platform that a policy type is for.</summary>
    public static CompliancePlatform PlatformOf(CompliancePolicyType type) => type switch
    {
        CompliancePolicyType.Windows10 => CompliancePlatform.Windows10,
        CompliancePolicyType.Windows81 => CompliancePlatform.Windows81,
        CompliancePolicyType.WindowsPhone81 => CompliancePlatform.WindowsPhone81,
        CompliancePolicyType.Windows10Mobile => CompliancePlatform.Windows10Mobile,
        CompliancePolicyType.IOS => CompliancePlatform.IOS,
        CompliancePolicyType.MacOS => CompliancePlatform.MacOS,
        CompliancePolicyType.Android => CompliancePlatform.AndroidDeviceAdministrator,
        CompliancePolicyType.AndroidWorkProfile or CompliancePolicyType.AndroidForWork => CompliancePlatform.AndroidWorkProfile,
        CompliancePolicyType.AndroidDeviceOwner => CompliancePlatform.AndroidDeviceOwner,
        CompliancePolicyType.AospDeviceOwner => CompliancePlatform.Aosp,
        CompliancePolicyType.SettingsCatalog => CompliancePlatform.Linux,
        _ => CompliancePlatform.Windows10,
    };

    private static GraphId[] Make(int kind, int count) => [.. Enumerable.Range(0, count).Select(i => Pool.Id(kind, i))];
}
