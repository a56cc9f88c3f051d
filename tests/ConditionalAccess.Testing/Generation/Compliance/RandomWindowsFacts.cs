using ConditionalAccess.Compliance;

namespace ConditionalAccess.Testing.Generation.Compliance;

/// <summary>What Windows measures: attestation, status values, Defender and the Subsystem for Linux.</summary>
internal static class RandomWindowsFacts
{
    /// <summary>The device with its Windows facts.</summary>
    public static DeviceFacts Apply(FactDraw draw, DeviceFacts device) => device with
    {
        Edition = draw.Chance(0.85) ? WindowsEdition.Desktop
            : draw.Pick([WindowsEdition.Unknown, WindowsEdition.Holographic, WindowsEdition.Holographic, WindowsEdition.TeamOS, WindowsEdition.TeamOS, WindowsEdition.Mobile, WindowsEdition.Mobile, (WindowsEdition)200]),
        SkuFamily = draw.Pick<string?>([null, "Pro", "Enterprise", draw.Chance(0.3) ? "Windows HOME" : "Pro"]),
        TpmSpecificationVersion = draw.IsGood ? draw.Pick(["2.0", "1.2", "2.0, 0, 1.59"]) : draw.Pick<string?>(["", "0", "Not Supported", "not supported", "0.0", "two", " 2.0", "-1", null]),
        WindowsActiveMalwareCount = draw.Pick<int?>([0, 0, 1, null]),
        DeviceHealthAttestationState = Attestation(draw),
        DeviceStatus = Status(draw),
        WindowsProtectionState = Protection(draw),
        Wsl = Wsl(draw),
    };

    private static HealthAttestationFacts Attestation(FactDraw draw)
    {
        if (!draw.IsGood && draw.Chance(0.2)) return draw.Chance(0.5) ? HealthAttestationFacts.NotKnown : new HealthAttestationFacts { ReportPresent = false };
        return new HealthAttestationFacts
        {
            ReportPresent = draw.Chance(0.4) ? null : draw.Flag(true),
            IssuedDateTime = draw.Recent(),
            BitLockerStatus = draw.Word(AttestedState.Enabled, AttestedState.NotApplicable),
            SecureBoot = draw.Word(AttestedState.Enabled, AttestedState.NotApplicable),
            CodeIntegrity = draw.Word(AttestedState.Enabled, AttestedState.NotApplicable),
            EarlyLaunchAntiMalwareDriverProtection = draw.Word(AttestedState.Enabled, AttestedState.NotApplicable),
            MemoryIntegrityProtection = draw.Word(AttestedState.Enabled),
            MemoryAccessProtection = draw.Word(AttestedState.Enabled),
            VirtualizationBasedSecurity = draw.Word(AttestedState.Enabled),
            FirmwareProtection = draw.Word(FirmwareProtection.SystemGuardSecureLaunch),
            IsSupported = draw.Chance(0.4) ? null : draw.Flag(true),
            HealthStatusMismatchInfo = draw.IsGood ? draw.Pick<string?>([null, ""]) : "boot mismatch",
        };
    }

    private static DeviceStatusFacts Status(FactDraw draw) => new()
    {
        EncryptionCompliance = draw.Status(1, 1),
        FirewallStatus = draw.Status(0, 4),
        AntivirusStatus = draw.Status(0, 4),
        AntivirusSignatureStatus = draw.Status(1, 2),
        AntispywareStatus = draw.Status(0, 3),
        AntispywareSignatureStatus = draw.Status(1, 2),
    };

    private static WindowsProtectionFacts Protection(FactDraw draw) => new()
    {
        MalwareProtectionEnabled = draw.Flag(true),
        RealTimeProtectionEnabled = draw.Flag(true),
        SignatureUpdateOverdue = draw.Flag(false),
        QuickScanOverdue = draw.Flag(false),
        AntiMalwareVersion = draw.IsGood ? "4.18.25010.11" : draw.Pick<DottedVersion>([default, "String", "4.18.2.0", .. CompliancePool.DefenderVersions]),
        DeviceState = draw.Pick<WindowsDeviceHealth?>([null, WindowsDeviceHealth.None, WindowsDeviceHealth.RebootPending, WindowsDeviceHealth.FullScanPending | WindowsDeviceHealth.Critical]),
        LastReportedDateTime = draw.Recent(),
    };

    private static WslFacts Wsl(FactDraw draw)
    {
        if (!draw.IsGood && draw.Chance(0.3)) return WslFacts.NotKnown;
        return new WslFacts
        {
            IsInstalled = draw.Chance(0.3) ? false : draw.Flag(true),
            PluginInstalled = draw.Chance(0.4) ? null : draw.Flag(true),
            Distributions = draw.Chance(0.15) ? default : Distributions(draw),
        };
    }

    private static ValueArray<WslDistribution> Distributions(FactDraw draw)
    {
        var distributions = new WslDistribution[draw.Below(3)];
        for (int i = 0; i < distributions.Length; i++)
        {
            distributions[i] = new WslDistribution(draw.IsGood ? "Ubuntu" : draw.Pick(CompliancePool.WslNames), draw.IsGood ? "22.04" : draw.Pick<DottedVersion>([default, "24.04.1", "", "String", .. CompliancePool.LinuxVersions]));
        }

        return new ValueArray<WslDistribution>(distributions);
    }
}
