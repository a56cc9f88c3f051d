using ConditionalAccess.Compliance;

namespace ConditionalAccess.Testing.Generation.Compliance;

/// <summary>The operating system, and what each platform but Windows measures.</summary>
internal static class RandomSystemFacts
{
    private static readonly string?[] s_mounts = ["/", "/home", "/boot", "/boot/efi", "/BOOT", "/boot/", "/proc", "", null];

    /// <summary>The device with its operating system and what all platforms have.</summary>
    public static DeviceFacts Apply(FactDraw draw, DeviceFacts device) => device with
    {
        OsVersion = draw.Version(device.Platform),
        OsBuildNumber = draw.Build(),
        OsSupplementalBuildVersion = draw.Chance(0.6) ? draw.Pick<AppleBuild>([default, ""]) : draw.Build(),
        SecurityPatchLevel = draw.PatchLevel(),
        IsEncrypted = draw.Flag(true),
        JailBroken = draw.IsGood ? draw.Pick(["False", "false"]) : draw.Pick<string?>(["True", "Jailbroken", "JAILBROKEN", "Unknown", "", "maybe", null]),
        DetectedApps = Apps(draw),
    };

    public static AppleFacts Apple(FactDraw draw) => new() { ManagedEmailProfileInstalled = draw.Flag(true), LastJailbreakEvaluationDateTime = draw.Recent() };

    public static MacOSFacts MacOS(FactDraw draw) => new()
    {
        SystemIntegrityProtectionEnabled = draw.Flag(true),
        FirewallEnabled = draw.Flag(true),
        FirewallBlockAllIncoming = draw.Flag(true),
        FirewallEnableStealthMode = draw.Flag(true),
        GatekeeperAllowedAppSource = draw.Word(GatekeeperSource.MacAppStore),
    };

    public static AndroidFacts Android(FactDraw draw) => new()
    {
        IsKnox = draw.Pick<bool?>([null, false, true]),
        HasGoogleMobileServices = draw.Chance(0.3) ? null : draw.Flag(true),
        HasPendingSystemUpdate = draw.Flag(false),
        PlayIntegrityBasic = draw.Word(IntegrityVerdict.Passed),
        PlayIntegrityDevice = draw.Word(IntegrityVerdict.Passed),
        PlayIntegrityStrong = draw.Word(IntegrityVerdict.Passed),
        GooglePlayServicesEnabled = draw.Flag(true),
        SecurityProviderUpToDate = draw.Flag(true),
        VerifyAppsEnabled = draw.Flag(true),
        UsbDebuggingEnabled = draw.Flag(false),
        UnknownSourcesEnabled = draw.Flag(false),
        CompanyPortalSourceKnown = draw.Flag(true),
        CompanyPortalIntegrity = draw.Word(IntegrityVerdict.Passed, IntegrityVerdict.NotSupported),
        IntuneAppIntegrity = draw.Word(IntegrityVerdict.Passed, IntegrityVerdict.NotSupported),
    };

    public static LinuxFacts Linux(FactDraw draw) => new()
    {
        Distribution = draw.IsGood ? draw.Pick(["ubuntu", "rhel"]) : draw.Pick<string?>(["Ubuntu", "debian", "", null]),
        Partitions = Partitions(draw),
    };

    private static ValueArray<LinuxPartition> Partitions(FactDraw draw)
    {
        if (draw.Chance(0.15)) return default;
        var partitions = new LinuxPartition[draw.Below(4)];
        for (int i = 0; i < partitions.Length; i++)
        {
            partitions[i] = new LinuxPartition(draw.Pick(s_mounts), draw.Chance(0.9) ? true : draw.Pick<bool?>([false, null]), draw.Chance(0.8) ? false : draw.Pick<bool?>([true, null]),
                draw.Chance(0.8) ? false : draw.Pick<bool?>([true, null]), draw.Flag(true));
        }

        return new ValueArray<LinuxPartition>(partitions);
    }

    private static ValueArray<DetectedApp> Apps(FactDraw draw)
    {
        if (draw.IsGood) return draw.Chance(0.6) ? [] : [new DetectedApp("com.contoso.good", true)];
        if (draw.Chance(0.2)) return default;
        var apps = new DetectedApp[draw.Between(1, 3)];
        for (int i = 0; i < apps.Length; i++) apps[i] = new DetectedApp(draw.Pick(CompliancePool.Apps), draw.Pick<bool?>([null, true, false]));
        return new ValueArray<DetectedApp>(apps);
    }
}
