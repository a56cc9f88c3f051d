using ConditionalAccess.Compliance;
using ConditionalAccess.Custom;
using ConditionalAccess.Signals;
using Device = ConditionalAccess.Compliance.DeviceFacts;

namespace ConditionalAccess.Evaluation;

/// <summary>The facts of one account of a device for compiled rules. A fact that the device reported as unavailable is not known.</summary>
internal readonly partial struct DeviceInput(ComplianceInput input) : ICustomInput
{
    private static readonly int[] s_reported = ReportedNumbers();

    public bool IsWhatIf => false;

    private Device Facts => input.Facts;

    public Truth Flag(CustomFact fact, bool staysUnknown)
    {
        if (IsReported(fact)) return Truth.Unknown;
        Device d = Facts;
        return TruthLogic.Of(fact switch
        {
            CustomFact.ManagedIsEnrolled => d.IsEnrolled,
            CustomFact.ManagedUserExists => d.User.Exists,
            CustomFact.ManagedUserIsIntuneLicensed => d.User.IsIntuneLicensed,
            CustomFact.ManagedIsEncrypted => d.IsEncrypted,
            CustomFact.ManagedAttestationIsSupported => d.DeviceHealthAttestationState.IsSupported,
            CustomFact.ManagedDefenderIsEnabled => d.WindowsProtectionState.MalwareProtectionEnabled,
            CustomFact.ManagedDefenderIsRealTimeProtectionEnabled => d.WindowsProtectionState.RealTimeProtectionEnabled,
            CustomFact.ManagedDefenderIsSignatureOverdue => d.WindowsProtectionState.SignatureUpdateOverdue,
            CustomFact.ManagedDefenderIsQuickScanOverdue => d.WindowsProtectionState.QuickScanOverdue,
            CustomFact.ManagedAppleIsManagedMailInstalled => d.Apple.ManagedEmailProfileInstalled,
            CustomFact.ManagedAppleIsSystemIntegrityProtected => d.MacOS.SystemIntegrityProtectionEnabled,
            CustomFact.ManagedAppleIsFirewallEnabled => d.MacOS.FirewallEnabled,
            CustomFact.ManagedAppleIsFirewallBlockingAll => d.MacOS.FirewallBlockAllIncoming,
            CustomFact.ManagedAppleIsFirewallStealth => d.MacOS.FirewallEnableStealthMode,
            CustomFact.ManagedAndroidIsKnox => d.Android.IsKnox,
            CustomFact.ManagedAndroidHasGoogleMobileServices => d.Android.HasGoogleMobileServices,
            CustomFact.ManagedAndroidHasPendingSystemUpdate => d.Android.HasPendingSystemUpdate,
            CustomFact.ManagedAndroidArePlayServicesEnabled => d.Android.GooglePlayServicesEnabled,
            CustomFact.ManagedAndroidIsSecurityProviderUpToDate => d.Android.SecurityProviderUpToDate,
            CustomFact.ManagedAndroidIsVerifyAppsEnabled => d.Android.VerifyAppsEnabled,
            CustomFact.ManagedAndroidIsUsbDebuggingEnabled => d.Android.UsbDebuggingEnabled,
            CustomFact.ManagedAndroidAreUnknownSourcesEnabled => d.Android.UnknownSourcesEnabled,
            CustomFact.ManagedAndroidIsCompanyPortalSourceKnown => d.Android.CompanyPortalSourceKnown,
            CustomFact.ManagedLinuxIsWslInstalled => d.Wsl.IsInstalled,
            CustomFact.ManagedLinuxIsWslPluginInstalled => d.Wsl.PluginInstalled,
            CustomFact.ManagedEntraIsEnabled => d.EntraDevice.AccountEnabled,
            CustomFact.ManagedEntraIsRegistrationComplete => d.EntraDevice.IsRegistrationComplete,
            _ => PasswordFlag(fact),
        });
    }

    public KnownNumber Number(CustomFact fact, bool staysUnknown)
    {
        if (IsReported(fact)) return default;
        Device d = Facts;
        return fact switch
        {
            CustomFact.ManagedActiveMalwareCount => KnownNumber.OfKnown(d.WindowsActiveMalwareCount),
            CustomFact.ManagedStatusEncryption => Status(d.DeviceStatus.EncryptionCompliance, 1),
            CustomFact.ManagedStatusFirewall => Status(d.DeviceStatus.FirewallStatus, 4),
            CustomFact.ManagedStatusAntivirus => Status(d.DeviceStatus.AntivirusStatus, 4),
            CustomFact.ManagedStatusAntivirusSignature => Status(d.DeviceStatus.AntivirusSignatureStatus, 2),
            CustomFact.ManagedStatusAntispyware => Status(d.DeviceStatus.AntispywareStatus, 3),
            CustomFact.ManagedStatusAntispywareSignature => Status(d.DeviceStatus.AntispywareSignatureStatus, 2),
            CustomFact.ManagedManagementAgent => Word(d.ManagementAgent),
            CustomFact.ManagedEnrollmentType => Word(d.DeviceEnrollmentType),
            CustomFact.ManagedOwnerType => Word(d.ManagedDeviceOwnerType),
            CustomFact.ManagedJoinType => Word(d.JoinType),
            CustomFact.ManagedPlatform => Word(d.Platform),
            CustomFact.ManagedEdition => Word(d.Edition),
            CustomFact.ManagedAttestationBitLocker => Word(d.DeviceHealthAttestationState.BitLockerStatus),
            CustomFact.ManagedAttestationSecureBoot => Word(d.DeviceHealthAttestationState.SecureBoot),
            CustomFact.ManagedAttestationCodeIntegrity => Word(d.DeviceHealthAttestationState.CodeIntegrity),
            CustomFact.ManagedAttestationEarlyLaunchAntimalware => Word(d.DeviceHealthAttestationState.EarlyLaunchAntiMalwareDriverProtection),
            CustomFact.ManagedAttestationMemoryIntegrity => Word(d.DeviceHealthAttestationState.MemoryIntegrityProtection),
            CustomFact.ManagedAttestationMemoryAccessProtection => Word(d.DeviceHealthAttestationState.MemoryAccessProtection),
            CustomFact.ManagedAttestationVirtualizationBasedSecurity => Word(d.DeviceHealthAttestationState.VirtualizationBasedSecurity),
            CustomFact.ManagedAttestationFirmwareProtection => Word(d.DeviceHealthAttestationState.FirmwareProtection),
            CustomFact.ManagedAppleGatekeeper => Word(d.MacOS.GatekeeperAllowedAppSource),
            CustomFact.ManagedAndroidPlayIntegrityBasic => Word(d.Android.PlayIntegrityBasic),
            CustomFact.ManagedAndroidPlayIntegrityDevice => Word(d.Android.PlayIntegrityDevice),
            CustomFact.ManagedAndroidPlayIntegrityStrong => Word(d.Android.PlayIntegrityStrong),
            CustomFact.ManagedAndroidCompanyPortalIntegrity => Word(d.Android.CompanyPortalIntegrity),
            CustomFact.ManagedAndroidIntuneAppIntegrity => Word(d.Android.IntuneAppIntegrity),
            _ => PasswordNumber(fact),
        };
    }

    public DeviceAttribute Text(CustomFact fact, bool staysUnknown)
    {
        if (IsReported(fact)) return default;
        Device d = Facts;
        return fact switch
        {
            CustomFact.ManagedName => Plain(d.Identifiers.DeviceName),
            CustomFact.ManagedSerialNumber => Plain(d.Identifiers.SerialNumber),
            CustomFact.ManagedModel => Plain(d.Identifiers.Model),
            CustomFact.ManagedManufacturer => Plain(d.Identifiers.Manufacturer),
            CustomFact.ManagedEnrollmentProfileName => Plain(d.EnrollmentProfileName),
            CustomFact.ManagedUserMail => Plain(d.User.Mail),
            CustomFact.ManagedUserUserPrincipalName => Plain(d.User.UserPrincipalName),
            CustomFact.ManagedOperatingSystemBuild => Plain(d.OsBuildNumber.Text),
            CustomFact.ManagedSkuFamily => Plain(d.SkuFamily),
            CustomFact.ManagedJailBroken => Plain(d.JailBroken),
            CustomFact.ManagedTpmVersion => Plain(d.TpmSpecificationVersion),
            CustomFact.ManagedLinuxDistribution => Plain(d.Linux.Distribution),
            CustomFact.ManagedEntraProfileType => d.EntraDevice.ProfileType,
            CustomFact.ManagedEntraOperatingSystem => d.EntraDevice.OperatingSystem,
            _ => Extension(d.EntraDevice.ExtensionAttributes, fact - CustomFact.ManagedEntraExtensionAttribute1),
        };
    }

    public GraphId Id(CustomFact fact, bool staysUnknown) => fact switch
    {
        CustomFact.ManagedId => Facts.Id,
        CustomFact.ManagedEntraDeviceId => Facts.AzureADDeviceId,
        _ => Facts.UserId,
    };

    public KnownVersion Version(CustomFact fact, bool staysUnknown)
    {
        if (IsReported(fact)) return default;
        return KnownVersion.Of(fact == CustomFact.ManagedOperatingSystemVersion ? Facts.OsVersion : Facts.WindowsProtectionState.AntiMalwareVersion);
    }

    public KnownTime Time(CustomFact fact, bool staysUnknown)
    {
        if (IsReported(fact)) return default;
        Device d = Facts;
        return KnownTime.Of(fact switch
        {
            CustomFact.ManagedEnrolledAt => d.EnrolledDateTime,
            CustomFact.ManagedLastSyncAt => d.LastSyncDateTime,
            CustomFact.ManagedSecurityPatchLevel => d.SecurityPatchLevel.IsReadable ? new DateTimeOffset(d.SecurityPatchLevel.Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null,
            CustomFact.ManagedAttestationIssuedAt => d.DeviceHealthAttestationState.IssuedDateTime,
            CustomFact.ManagedAppleJailbreakCheckedAt => d.Apple.LastJailbreakEvaluationDateTime,
            _ => PasswordOf(fact, out _).LastChangedDateTime,
        });
    }
}
