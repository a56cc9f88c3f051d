using ConditionalAccess.Custom;
using ConditionalAccess.Custom.Reference;
using ConditionalAccess.Signals;
using Reading = ConditionalAccess.Custom.Reference.FactReading;

namespace ConditionalAccess.Compliance.Reference;

/// <summary>What a device says of each fact that a custom rule can name, before it is asked whether the device reported the fact as unavailable.</summary>
internal static class DeviceFactReadings
{
    public static Reading Read(CustomFact fact, DeviceFacts d) => fact switch
    {
        >= CustomFact.ManagedUserExists and <= CustomFact.ManagedUserGroups => User(fact, d),
        >= CustomFact.ManagedAttestationIssuedAt and <= CustomFact.ManagedAttestationIsSupported => Attestation(fact, d),
        >= CustomFact.ManagedStatusEncryption and <= CustomFact.ManagedStatusAntispywareSignature => Status(fact, d),
        >= CustomFact.ManagedDefenderIsEnabled and <= CustomFact.ManagedDefenderAntimalwareVersion => Defender(fact, d),
        >= CustomFact.ManagedAppleIsManagedMailInstalled and <= CustomFact.ManagedAppleGatekeeper => Apple(fact, d),
        >= CustomFact.ManagedAndroidIsKnox and <= CustomFact.ManagedAndroidIntuneAppIntegrity => Android(fact, d),
        >= CustomFact.ManagedLinuxDistribution and <= CustomFact.ManagedLinuxIsWslPluginInstalled => Linux(fact, d),
        >= CustomFact.ManagedEntraIsEnabled and <= CustomFact.ManagedEntraExtensionAttribute15 => Entra(fact, d),
        >= CustomFact.ManagedPasswordIsSet and <= CustomFact.ManagedPasswordLastChangedAt => Password(fact, d.Password.Device),
        >= CustomFact.ManagedWorkProfilePasswordIsSet and <= CustomFact.ManagedWorkProfilePasswordLastChangedAt => Password(fact - CustomFact.ManagedWorkProfilePasswordIsSet + CustomFact.ManagedPasswordIsSet, d.Password.WorkProfile),
        _ => Device(fact, d),
    };

    private static Reading Device(CustomFact fact, DeviceFacts d) => fact switch
    {
        CustomFact.ManagedId => Reading.Of(d.Id),
        CustomFact.ManagedEntraDeviceId => Reading.Of(d.AzureADDeviceId),
        CustomFact.ManagedName => Text(d.Identifiers.DeviceName),
        CustomFact.ManagedSerialNumber => Text(d.Identifiers.SerialNumber),
        CustomFact.ManagedModel => Text(d.Identifiers.Model),
        CustomFact.ManagedManufacturer => Text(d.Identifiers.Manufacturer),
        CustomFact.ManagedIsEnrolled => Reading.OfKnown(d.IsEnrolled),
        CustomFact.ManagedManagementAgent => Reading.OfWord(d.ManagementAgent, ManagementAgent.NotSet),
        CustomFact.ManagedEnrollmentType => Reading.OfWord(d.DeviceEnrollmentType, DeviceEnrollmentType.Unknown),
        CustomFact.ManagedEnrollmentProfileName => Text(d.EnrollmentProfileName),
        CustomFact.ManagedOwnerType => Reading.OfWord(d.ManagedDeviceOwnerType, DeviceOwnerType.Unknown),
        CustomFact.ManagedJoinType => Reading.OfWord(d.JoinType, DeviceJoinType.Unknown),
        CustomFact.ManagedEnrolledAt => Reading.OfTime(d.EnrolledDateTime),
        CustomFact.ManagedLastSyncAt => Reading.OfTime(d.LastSyncDateTime),
        CustomFact.ManagedUserId => Reading.Of(d.UserId),
        CustomFact.ManagedGroups => Reading.OfIds(d.GroupIds),
        CustomFact.ManagedPlatform => Reading.OfWord(d.Platform, CompliancePlatform.Unknown),
        CustomFact.ManagedOperatingSystemVersion => Version(d.OsVersion),
        CustomFact.ManagedOperatingSystemBuild => Text(d.OsBuildNumber.Text),
        CustomFact.ManagedEdition => Reading.OfWord(d.Edition, WindowsEdition.Unknown),
        CustomFact.ManagedSkuFamily => Text(d.SkuFamily),
        CustomFact.ManagedSecurityPatchLevel => PatchLevel(d.SecurityPatchLevel),
        CustomFact.ManagedIsEncrypted => Reading.OfKnown(d.IsEncrypted),
        CustomFact.ManagedJailBroken => Text(d.JailBroken),
        CustomFact.ManagedActiveMalwareCount => Number(d.WindowsActiveMalwareCount),
        CustomFact.ManagedTpmVersion => Text(d.TpmSpecificationVersion),
        CustomFact.ManagedApps => d.DetectedApps.IsDefault ? Reading.NotKnown : Reading.Of(d.DetectedApps.Select(a => a.AppId).ToArray()),
        _ => Reading.NotKnown,
    };

    private static Reading User(CustomFact fact, DeviceFacts d) => fact switch
    {
        CustomFact.ManagedUserExists => Reading.OfKnown(d.User.Exists),
        CustomFact.ManagedUserIsIntuneLicensed => Reading.OfKnown(d.User.IsIntuneLicensed),
        CustomFact.ManagedUserMail => Text(d.User.Mail),
        CustomFact.ManagedUserUserPrincipalName => Text(d.User.UserPrincipalName),
        CustomFact.ManagedUserGroups => Reading.OfIds(d.User.GroupIds),
        _ => Reading.NotKnown,
    };

    private static Reading Attestation(CustomFact fact, DeviceFacts d) => fact switch
    {
        CustomFact.ManagedAttestationIssuedAt => Reading.OfTime(d.DeviceHealthAttestationState.IssuedDateTime),
        CustomFact.ManagedAttestationBitLocker => Reading.OfWord(d.DeviceHealthAttestationState.BitLockerStatus, AttestedState.Unknown),
        CustomFact.ManagedAttestationSecureBoot => Reading.OfWord(d.DeviceHealthAttestationState.SecureBoot, AttestedState.Unknown),
        CustomFact.ManagedAttestationCodeIntegrity => Reading.OfWord(d.DeviceHealthAttestationState.CodeIntegrity, AttestedState.Unknown),
        CustomFact.ManagedAttestationEarlyLaunchAntimalware => Reading.OfWord(d.DeviceHealthAttestationState.EarlyLaunchAntiMalwareDriverProtection, AttestedState.Unknown),
        CustomFact.ManagedAttestationMemoryIntegrity => Reading.OfWord(d.DeviceHealthAttestationState.MemoryIntegrityProtection, AttestedState.Unknown),
        CustomFact.ManagedAttestationMemoryAccessProtection => Reading.OfWord(d.DeviceHealthAttestationState.MemoryAccessProtection, AttestedState.Unknown),
        CustomFact.ManagedAttestationVirtualizationBasedSecurity => Reading.OfWord(d.DeviceHealthAttestationState.VirtualizationBasedSecurity, AttestedState.Unknown),
        CustomFact.ManagedAttestationFirmwareProtection => Reading.OfWord(d.DeviceHealthAttestationState.FirmwareProtection, FirmwareProtection.Unknown),
        CustomFact.ManagedAttestationIsSupported => Reading.OfKnown(d.DeviceHealthAttestationState.IsSupported),
        _ => Reading.NotKnown,
    };

    private static Reading Status(CustomFact fact, DeviceFacts d) => fact switch
    {
        CustomFact.ManagedStatusEncryption => Status(d.DeviceStatus.EncryptionCompliance, 1),
        CustomFact.ManagedStatusFirewall => Status(d.DeviceStatus.FirewallStatus, 4),
        CustomFact.ManagedStatusAntivirus => Status(d.DeviceStatus.AntivirusStatus, 4),
        CustomFact.ManagedStatusAntivirusSignature => Status(d.DeviceStatus.AntivirusSignatureStatus, 2),
        CustomFact.ManagedStatusAntispyware => Status(d.DeviceStatus.AntispywareStatus, 3),
        CustomFact.ManagedStatusAntispywareSignature => Status(d.DeviceStatus.AntispywareSignatureStatus, 2),
        _ => Reading.NotKnown,
    };

    private static Reading Defender(CustomFact fact, DeviceFacts d) => fact switch
    {
        CustomFact.ManagedDefenderIsEnabled => Reading.OfKnown(d.WindowsProtectionState.MalwareProtectionEnabled),
        CustomFact.ManagedDefenderIsRealTimeProtectionEnabled => Reading.OfKnown(d.WindowsProtectionState.RealTimeProtectionEnabled),
        CustomFact.ManagedDefenderIsSignatureOverdue => Reading.OfKnown(d.WindowsProtectionState.SignatureUpdateOverdue),
        CustomFact.ManagedDefenderIsQuickScanOverdue => Reading.OfKnown(d.WindowsProtectionState.QuickScanOverdue),
        CustomFact.ManagedDefenderAntimalwareVersion => Version(d.WindowsProtectionState.AntiMalwareVersion),
        _ => Reading.NotKnown,
    };

    private static Reading Apple(CustomFact fact, DeviceFacts d) => fact switch
    {
        CustomFact.ManagedAppleIsManagedMailInstalled => Reading.OfKnown(d.Apple.ManagedEmailProfileInstalled),
        CustomFact.ManagedAppleJailbreakCheckedAt => Reading.OfTime(d.Apple.LastJailbreakEvaluationDateTime),
        CustomFact.ManagedAppleIsSystemIntegrityProtected => Reading.OfKnown(d.MacOS.SystemIntegrityProtectionEnabled),
        CustomFact.ManagedAppleIsFirewallEnabled => Reading.OfKnown(d.MacOS.FirewallEnabled),
        CustomFact.ManagedAppleIsFirewallBlockingAll => Reading.OfKnown(d.MacOS.FirewallBlockAllIncoming),
        CustomFact.ManagedAppleIsFirewallStealth => Reading.OfKnown(d.MacOS.FirewallEnableStealthMode),
        CustomFact.ManagedAppleGatekeeper => Reading.OfWord(d.MacOS.GatekeeperAllowedAppSource, GatekeeperSource.NotSet),
        _ => Reading.NotKnown,
    };

    private static Reading Android(CustomFact fact, DeviceFacts d) => fact switch
    {
        CustomFact.ManagedAndroidIsKnox => Reading.OfKnown(d.Android.IsKnox),
        CustomFact.ManagedAndroidHasGoogleMobileServices => Reading.OfKnown(d.Android.HasGoogleMobileServices),
        CustomFact.ManagedAndroidHasPendingSystemUpdate => Reading.OfKnown(d.Android.HasPendingSystemUpdate),
        CustomFact.ManagedAndroidPlayIntegrityBasic => Reading.OfWord(d.Android.PlayIntegrityBasic, IntegrityVerdict.Unknown),
        CustomFact.ManagedAndroidPlayIntegrityDevice => Reading.OfWord(d.Android.PlayIntegrityDevice, IntegrityVerdict.Unknown),
        CustomFact.ManagedAndroidPlayIntegrityStrong => Reading.OfWord(d.Android.PlayIntegrityStrong, IntegrityVerdict.Unknown),
        CustomFact.ManagedAndroidArePlayServicesEnabled => Reading.OfKnown(d.Android.GooglePlayServicesEnabled),
        CustomFact.ManagedAndroidIsSecurityProviderUpToDate => Reading.OfKnown(d.Android.SecurityProviderUpToDate),
        CustomFact.ManagedAndroidIsVerifyAppsEnabled => Reading.OfKnown(d.Android.VerifyAppsEnabled),
        CustomFact.ManagedAndroidIsUsbDebuggingEnabled => Reading.OfKnown(d.Android.UsbDebuggingEnabled),
        CustomFact.ManagedAndroidAreUnknownSourcesEnabled => Reading.OfKnown(d.Android.UnknownSourcesEnabled),
        CustomFact.ManagedAndroidIsCompanyPortalSourceKnown => Reading.OfKnown(d.Android.CompanyPortalSourceKnown),
        CustomFact.ManagedAndroidCompanyPortalIntegrity => Reading.OfWord(d.Android.CompanyPortalIntegrity, IntegrityVerdict.Unknown),
        CustomFact.ManagedAndroidIntuneAppIntegrity => Reading.OfWord(d.Android.IntuneAppIntegrity, IntegrityVerdict.Unknown),
        _ => Reading.NotKnown,
    };

    private static Reading Linux(CustomFact fact, DeviceFacts d) => fact switch
    {
        CustomFact.ManagedLinuxDistribution => Text(d.Linux.Distribution),
        CustomFact.ManagedLinuxIsWslInstalled => Reading.OfKnown(d.Wsl.IsInstalled),
        CustomFact.ManagedLinuxIsWslPluginInstalled => Reading.OfKnown(d.Wsl.PluginInstalled),
        _ => Reading.NotKnown,
    };

    private static Reading Entra(CustomFact fact, DeviceFacts d) => fact switch
    {
        CustomFact.ManagedEntraIsEnabled => Reading.OfKnown(d.EntraDevice.AccountEnabled),
        CustomFact.ManagedEntraIsRegistrationComplete => Reading.OfKnown(d.EntraDevice.IsRegistrationComplete),
        CustomFact.ManagedEntraProfileType => Reading.Of(d.EntraDevice.ProfileType),
        CustomFact.ManagedEntraOperatingSystem => Reading.Of(d.EntraDevice.OperatingSystem),
        CustomFact.ManagedEntraPhysicalIds => Reading.AsTexts(d.EntraDevice.PhysicalIds),
        CustomFact.ManagedEntraSystemLabels => Reading.AsTexts(d.EntraDevice.SystemLabels),
        _ => Reading.Of(Extension(d.EntraDevice.ExtensionAttributes, fact - CustomFact.ManagedEntraExtensionAttribute1)),
    };

    private static Reading Password(CustomFact fact, PasswordScopeFacts p) => fact switch
    {
        CustomFact.ManagedPasswordIsSet => Reading.OfKnown(p.IsSet),
        CustomFact.ManagedPasswordQuality => Reading.OfWord(p.Quality, PasswordQuality.Unknown),
        CustomFact.ManagedPasswordComplexity => Reading.OfWord(p.Complexity, PasswordComplexity.Unknown),
        CustomFact.ManagedPasswordMinimumLength => Number(p.MinimumLength),
        CustomFact.ManagedPasswordMinimumLetters => Number(p.MinimumLetters),
        CustomFact.ManagedPasswordMinimumNonLetters => Number(p.MinimumNonLetters),
        CustomFact.ManagedPasswordMinimumLowerCase => Number(p.MinimumLowerCase),
        CustomFact.ManagedPasswordMinimumUpperCase => Number(p.MinimumUpperCase),
        CustomFact.ManagedPasswordMinimumDigits => Number(p.MinimumDigits),
        CustomFact.ManagedPasswordMinimumSymbols => Number(p.MinimumSymbols),
        CustomFact.ManagedPasswordCharacterSetCount => Number(p.CharacterSetCount),
        CustomFact.ManagedPasswordHistoryLength => Number(p.HistoryLength),
        CustomFact.ManagedPasswordMaximumAgeDays => Number(p.MaximumAgeDays),
        CustomFact.ManagedPasswordIdleLockMinutes => Number(p.IdleLockMinutes),
        CustomFact.ManagedPasswordFailuresBeforeWipe => Number(p.FailuresBeforeWipe),
        CustomFact.ManagedPasswordIsRequiredAfterIdle => Reading.OfKnown(p.RequiredAfterIdle),
        CustomFact.ManagedPasswordAreSimplePasswordsBlocked => Reading.OfKnown(p.SimpleBlocked),
        CustomFact.ManagedPasswordLastChangedAt => Reading.OfTime(p.LastChangedDateTime),
        _ => Reading.NotKnown,
    };

    private static Reading Number(int? number) => number is { } known ? Reading.Of((long)known) : Reading.NotKnown;

    // A number outside the documented ones is not known (spec 1.4).
    private static Reading Status(int? number, int last) => number >= 0 && number <= last ? Number(number) : Reading.NotKnown;

    // Empty text means known to have none.
    private static Reading Text(string? text) => text is null ? Reading.NotKnown : text.Length == 0 ? Reading.None : Reading.Of((object)text);

    private static Reading Version(DottedVersion version) => version.IsKnown ? Reading.Of(version.AsWindows()) : Reading.NotKnown;

    private static Reading PatchLevel(PatchLevel level)
        => level.IsReadable ? Reading.Of(new DateTimeOffset(level.Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)) : Reading.NotKnown;

    private static DeviceAttribute Extension(ValueArray<DeviceAttribute> attributes, int index)
        => attributes.IsDefault ? default : index < attributes.Count ? attributes[index] : DeviceAttribute.Null;
}
