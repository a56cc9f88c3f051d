using System.Linq.Expressions;

namespace ConditionalAccess.Compliance;

/// <summary>A fact that rules read: its name in spec 12, which reasons and reported errors use too.</summary>
internal abstract class Fact(string name)
{
    public string Name { get; } = name;

    public override string ToString() => Name;
}

/// <summary>A fact with how to read it: as code, and as an expression for a tree. <typeparamref name="TSource"/> is the device, or a password of it.</summary>
internal sealed class Fact<TSource, T>(string name, Func<TSource, T> read, Func<Expression<Func<TSource, T>>> expression) : Fact(name)
{
    public Func<TSource, T> Read { get; } = read;

    /// <summary>Made anew on each call; only compiling needs it.</summary>
    public Expression<Func<TSource, T>> Expression => expression();
}

/// <summary>Facts of a device that rules read one by one. Lists (threat reports, scripts, apps, partitions) are read by the rules that need them.</summary>
internal static class DeviceFact
{
    public static readonly Fact<DeviceFacts, bool?> IsEncrypted = new("isEncrypted", d => d.IsEncrypted, () => d => d.IsEncrypted);

    public static readonly Fact<DeviceFacts, DottedVersion> OsVersion = new("osVersion", d => d.OsVersion, () => d => d.OsVersion);

    public static readonly Fact<DeviceFacts, AppleBuild> OsBuildNumber = new("osBuildNumber", d => d.OsBuildNumber, () => d => d.OsBuildNumber);

    public static readonly Fact<DeviceFacts, AppleBuild> OsSupplementalBuildVersion = new("osSupplementalBuildVersion", d => d.OsSupplementalBuildVersion, () => d => d.OsSupplementalBuildVersion);

    public static readonly Fact<DeviceFacts, PatchLevel> SecurityPatchLevel = new("securityPatchLevel", d => d.SecurityPatchLevel, () => d => d.SecurityPatchLevel);

    public static readonly Fact<DeviceFacts, string?> JailBroken = new("jailBroken", d => d.JailBroken, () => d => d.JailBroken);

    public static readonly Fact<DeviceFacts, string?> TpmSpecificationVersion = new("hardwareInformation.tpmSpecificationVersion", d => d.TpmSpecificationVersion, () => d => d.TpmSpecificationVersion);

    public static readonly Fact<DeviceFacts, AttestedState> BitLockerStatus = new("deviceHealthAttestationState.bitLockerStatus", d => d.DeviceHealthAttestationState.BitLockerStatus, () => d => d.DeviceHealthAttestationState.BitLockerStatus);

    public static readonly Fact<DeviceFacts, AttestedState> SecureBoot = new("deviceHealthAttestationState.secureBoot", d => d.DeviceHealthAttestationState.SecureBoot, () => d => d.DeviceHealthAttestationState.SecureBoot);

    public static readonly Fact<DeviceFacts, AttestedState> CodeIntegrity = new("deviceHealthAttestationState.codeIntegrity", d => d.DeviceHealthAttestationState.CodeIntegrity, () => d => d.DeviceHealthAttestationState.CodeIntegrity);

    public static readonly Fact<DeviceFacts, AttestedState> EarlyLaunchAntiMalware = new("deviceHealthAttestationState.earlyLaunchAntiMalwareDriverProtection", d => d.DeviceHealthAttestationState.EarlyLaunchAntiMalwareDriverProtection, () => d => d.DeviceHealthAttestationState.EarlyLaunchAntiMalwareDriverProtection);

    public static readonly Fact<DeviceFacts, AttestedState> MemoryIntegrity = new("deviceHealthAttestationState.memoryIntegrityProtection", d => d.DeviceHealthAttestationState.MemoryIntegrityProtection, () => d => d.DeviceHealthAttestationState.MemoryIntegrityProtection);

    public static readonly Fact<DeviceFacts, AttestedState> MemoryAccess = new("deviceHealthAttestationState.memoryAccessProtection", d => d.DeviceHealthAttestationState.MemoryAccessProtection, () => d => d.DeviceHealthAttestationState.MemoryAccessProtection);

    public static readonly Fact<DeviceFacts, AttestedState> VirtualizationBasedSecurity = new("deviceHealthAttestationState.virtualizationBasedSecurity", d => d.DeviceHealthAttestationState.VirtualizationBasedSecurity, () => d => d.DeviceHealthAttestationState.VirtualizationBasedSecurity);

    public static readonly Fact<DeviceFacts, FirmwareProtection> FirmwareProtection = new("deviceHealthAttestationState.firmwareProtection", d => d.DeviceHealthAttestationState.FirmwareProtection, () => d => d.DeviceHealthAttestationState.FirmwareProtection);

    public static readonly Fact<DeviceFacts, DateTimeOffset?> IssuedDateTime = new("deviceHealthAttestationState.issuedDateTime", d => d.DeviceHealthAttestationState.IssuedDateTime, () => d => d.DeviceHealthAttestationState.IssuedDateTime);

    public static readonly Fact<DeviceFacts, int?> EncryptionCompliance = new("deviceStatus.encryptionCompliance", d => d.DeviceStatus.EncryptionCompliance, () => d => d.DeviceStatus.EncryptionCompliance);

    public static readonly Fact<DeviceFacts, int?> FirewallStatus = new("deviceStatus.firewallStatus", d => d.DeviceStatus.FirewallStatus, () => d => d.DeviceStatus.FirewallStatus);

    public static readonly Fact<DeviceFacts, int?> AntivirusStatus = new("deviceStatus.antivirusStatus", d => d.DeviceStatus.AntivirusStatus, () => d => d.DeviceStatus.AntivirusStatus);

    public static readonly Fact<DeviceFacts, int?> AntivirusSignatureStatus = new("deviceStatus.antivirusSignatureStatus", d => d.DeviceStatus.AntivirusSignatureStatus, () => d => d.DeviceStatus.AntivirusSignatureStatus);

    public static readonly Fact<DeviceFacts, int?> AntispywareStatus = new("deviceStatus.antispywareStatus", d => d.DeviceStatus.AntispywareStatus, () => d => d.DeviceStatus.AntispywareStatus);

    public static readonly Fact<DeviceFacts, int?> AntispywareSignatureStatus = new("deviceStatus.antispywareSignatureStatus", d => d.DeviceStatus.AntispywareSignatureStatus, () => d => d.DeviceStatus.AntispywareSignatureStatus);

    public static readonly Fact<DeviceFacts, bool?> MalwareProtectionEnabled = new("windowsProtectionState.malwareProtectionEnabled", d => d.WindowsProtectionState.MalwareProtectionEnabled, () => d => d.WindowsProtectionState.MalwareProtectionEnabled);

    public static readonly Fact<DeviceFacts, bool?> RealTimeProtectionEnabled = new("windowsProtectionState.realTimeProtectionEnabled", d => d.WindowsProtectionState.RealTimeProtectionEnabled, () => d => d.WindowsProtectionState.RealTimeProtectionEnabled);

    public static readonly Fact<DeviceFacts, bool?> SignatureUpdateOverdue = new("windowsProtectionState.signatureUpdateOverdue", d => d.WindowsProtectionState.SignatureUpdateOverdue, () => d => d.WindowsProtectionState.SignatureUpdateOverdue);

    public static readonly Fact<DeviceFacts, DottedVersion> AntiMalwareVersion = new("windowsProtectionState.antiMalwareVersion", d => d.WindowsProtectionState.AntiMalwareVersion, () => d => d.WindowsProtectionState.AntiMalwareVersion);

    public static readonly Fact<DeviceFacts, bool?> ManagedEmailProfileInstalled = new("apple.managedEmailProfileInstalled", d => d.Apple.ManagedEmailProfileInstalled, () => d => d.Apple.ManagedEmailProfileInstalled);

    public static readonly Fact<DeviceFacts, bool?> SystemIntegrityProtectionEnabled = new("macOS.systemIntegrityProtectionEnabled", d => d.MacOS.SystemIntegrityProtectionEnabled, () => d => d.MacOS.SystemIntegrityProtectionEnabled);

    public static readonly Fact<DeviceFacts, bool?> FirewallEnabled = new("macOS.firewallEnabled", d => d.MacOS.FirewallEnabled, () => d => d.MacOS.FirewallEnabled);

    public static readonly Fact<DeviceFacts, bool?> FirewallBlockAllIncoming = new("macOS.firewallBlockAllIncoming", d => d.MacOS.FirewallBlockAllIncoming, () => d => d.MacOS.FirewallBlockAllIncoming);

    public static readonly Fact<DeviceFacts, bool?> FirewallEnableStealthMode = new("macOS.firewallEnableStealthMode", d => d.MacOS.FirewallEnableStealthMode, () => d => d.MacOS.FirewallEnableStealthMode);

    public static readonly Fact<DeviceFacts, GatekeeperSource> GatekeeperAllowedAppSource = new("macOS.gatekeeperAllowedAppSource", d => d.MacOS.GatekeeperAllowedAppSource, () => d => d.MacOS.GatekeeperAllowedAppSource);

    public static readonly Fact<DeviceFacts, bool?> HasPendingSystemUpdate = new("android.hasPendingSystemUpdate", d => d.Android.HasPendingSystemUpdate, () => d => d.Android.HasPendingSystemUpdate);

    public static readonly Fact<DeviceFacts, IntegrityVerdict> PlayIntegrityBasic = new("android.playIntegrityBasic", d => d.Android.PlayIntegrityBasic, () => d => d.Android.PlayIntegrityBasic);

    public static readonly Fact<DeviceFacts, IntegrityVerdict> PlayIntegrityDevice = new("android.playIntegrityDevice", d => d.Android.PlayIntegrityDevice, () => d => d.Android.PlayIntegrityDevice);

    public static readonly Fact<DeviceFacts, IntegrityVerdict> PlayIntegrityStrong = new("android.playIntegrityStrong", d => d.Android.PlayIntegrityStrong, () => d => d.Android.PlayIntegrityStrong);

    public static readonly Fact<DeviceFacts, bool?> GooglePlayServicesEnabled = new("android.googlePlayServicesEnabled", d => d.Android.GooglePlayServicesEnabled, () => d => d.Android.GooglePlayServicesEnabled);

    public static readonly Fact<DeviceFacts, bool?> SecurityProviderUpToDate = new("android.securityProviderUpToDate", d => d.Android.SecurityProviderUpToDate, () => d => d.Android.SecurityProviderUpToDate);

    public static readonly Fact<DeviceFacts, bool?> VerifyAppsEnabled = new("android.verifyAppsEnabled", d => d.Android.VerifyAppsEnabled, () => d => d.Android.VerifyAppsEnabled);

    public static readonly Fact<DeviceFacts, bool?> UsbDebuggingEnabled = new("android.usbDebuggingEnabled", d => d.Android.UsbDebuggingEnabled, () => d => d.Android.UsbDebuggingEnabled);

    public static readonly Fact<DeviceFacts, bool?> UnknownSourcesEnabled = new("android.unknownSourcesEnabled", d => d.Android.UnknownSourcesEnabled, () => d => d.Android.UnknownSourcesEnabled);

    public static readonly Fact<DeviceFacts, IntegrityVerdict> CompanyPortalIntegrity = new("android.companyPortalIntegrity", d => d.Android.CompanyPortalIntegrity, () => d => d.Android.CompanyPortalIntegrity);

    public static readonly Fact<DeviceFacts, bool?> CompanyPortalSourceKnown = new("android.companyPortalSourceKnown", d => d.Android.CompanyPortalSourceKnown, () => d => d.Android.CompanyPortalSourceKnown);

    public static readonly Fact<DeviceFacts, IntegrityVerdict> IntuneAppIntegrity = new("android.intuneAppIntegrity", d => d.Android.IntuneAppIntegrity, () => d => d.Android.IntuneAppIntegrity);

    public static readonly Fact<DeviceFacts, string?> LinuxDistribution = new("linux.distribution", d => d.Linux.Distribution, () => d => d.Linux.Distribution);
}

/// <summary>Facts of one password. Their full name begins with <c>password.device.</c> or <c>password.workProfile.</c></summary>
internal static class PasswordFact
{
    public static readonly Fact<PasswordScopeFacts, bool?> IsSet = new("isSet", p => p.IsSet, () => p => p.IsSet);

    public static readonly Fact<PasswordScopeFacts, PasswordQuality> Quality = new("quality", p => p.Quality, () => p => p.Quality);

    public static readonly Fact<PasswordScopeFacts, PasswordComplexity> Complexity = new("complexity", p => p.Complexity, () => p => p.Complexity);

    public static readonly Fact<PasswordScopeFacts, int?> MinimumLength = new("minimumLength", p => p.MinimumLength, () => p => p.MinimumLength);

    public static readonly Fact<PasswordScopeFacts, int?> MinimumLetters = new("minimumLetters", p => p.MinimumLetters, () => p => p.MinimumLetters);

    public static readonly Fact<PasswordScopeFacts, int?> MinimumNonLetters = new("minimumNonLetters", p => p.MinimumNonLetters, () => p => p.MinimumNonLetters);

    public static readonly Fact<PasswordScopeFacts, int?> MinimumLowerCase = new("minimumLowerCase", p => p.MinimumLowerCase, () => p => p.MinimumLowerCase);

    public static readonly Fact<PasswordScopeFacts, int?> MinimumUpperCase = new("minimumUpperCase", p => p.MinimumUpperCase, () => p => p.MinimumUpperCase);

    public static readonly Fact<PasswordScopeFacts, int?> MinimumDigits = new("minimumDigits", p => p.MinimumDigits, () => p => p.MinimumDigits);

    public static readonly Fact<PasswordScopeFacts, int?> MinimumSymbols = new("minimumSymbols", p => p.MinimumSymbols, () => p => p.MinimumSymbols);

    public static readonly Fact<PasswordScopeFacts, int?> CharacterSetCount = new("characterSetCount", p => p.CharacterSetCount, () => p => p.CharacterSetCount);

    public static readonly Fact<PasswordScopeFacts, int?> HistoryLength = new("historyLength", p => p.HistoryLength, () => p => p.HistoryLength);

    public static readonly Fact<PasswordScopeFacts, int?> MaximumAgeDays = new("maximumAgeDays", p => p.MaximumAgeDays, () => p => p.MaximumAgeDays);

    public static readonly Fact<PasswordScopeFacts, int?> IdleLockMinutes = new("idleLockMinutes", p => p.IdleLockMinutes, () => p => p.IdleLockMinutes);

    public static readonly Fact<PasswordScopeFacts, int?> ScreenTimeoutMinutes = new("screenTimeoutMinutes", p => p.ScreenTimeoutMinutes, () => p => p.ScreenTimeoutMinutes);

    public static readonly Fact<PasswordScopeFacts, int?> GraceAfterLockMinutes = new("graceAfterLockMinutes", p => p.GraceAfterLockMinutes, () => p => p.GraceAfterLockMinutes);

    public static readonly Fact<PasswordScopeFacts, int?> FailuresBeforeWipe = new("failuresBeforeWipe", p => p.FailuresBeforeWipe, () => p => p.FailuresBeforeWipe);

    public static readonly Fact<PasswordScopeFacts, bool?> RequiredAfterIdle = new("requiredAfterIdle", p => p.RequiredAfterIdle, () => p => p.RequiredAfterIdle);

    public static readonly Fact<PasswordScopeFacts, bool?> SimpleBlocked = new("simpleBlocked", p => p.SimpleBlocked, () => p => p.SimpleBlocked);
}
