using ConditionalAccess.Compliance.AppProtection;

namespace ConditionalAccess.Json;

/// <summary>The words of app protection, in Graph's spelling (spec 8.1).</summary>
internal static class AppProtectionWords
{
    /// <summary>What every type of an app protection policy ends with.</summary>
    public const string TypeSuffix = "ManagedAppProtection";

    public static WordTable<AppProtectionPolicyType> Types { get; } = new("policy type",
        ("iosManagedAppProtection", AppProtectionPolicyType.IOS), ("androidManagedAppProtection", AppProtectionPolicyType.Android),
        ("windowsManagedAppProtection", AppProtectionPolicyType.Windows), ("defaultManagedAppProtection", AppProtectionPolicyType.Default));

    public static WordTable<AppGroupType> GroupTypes { get; } = new("app group type",
        ("selectedPublicApps", AppGroupType.SelectedPublicApps), ("allCoreMicrosoftApps", AppGroupType.AllCoreMicrosoftApps),
        ("allMicrosoftApps", AppGroupType.AllMicrosoftApps), ("allApps", AppGroupType.AllApps));

    public static WordTable<AppManagementLevel> ManagementLevels { get; } = new("app management level",
        ("unspecified", AppManagementLevel.NotSet), ("unmanaged", AppManagementLevel.Unmanaged), ("mdm", AppManagementLevel.Mdm),
        ("androidEnterprise", AppManagementLevel.AndroidEnterprise));

    /// <summary>Members that protect data inside apps and describe policies; they say nothing about the start of an app or about access.</summary>
    public static string[] WithoutEffect { get; } =
    [
        "roleScopeTagIds", "isAssigned", "deployedAppCount", "deploymentSummary", "allowedInboundDataTransferSources", "allowedOutboundDataTransferDestinations",
        "organizationalCredentialsRequired", "allowedOutboundClipboardSharingLevel", "allowedOutboundClipboardSharingExceptionLength", "dataBackupBlocked",
        "managedBrowserToOpenLinksRequired", "managedBrowser", "saveAsBlocked", "periodOnlineBeforeAccessCheck", "simplePinBlocked", "minimumPinLength",
        "pinCharacterSet", "periodBeforePinReset", "periodBeforePinResetRequired", "allowedDataStorageLocations", "contactSyncBlocked", "printBlocked",
        "fingerprintBlocked", "disableAppPinIfDevicePinIsSet", "pinRequiredInsteadOfBiometric", "pinRequiredInsteadOfBiometricTimeout",
        "notificationRestriction", "previousPinBlockCount", "blockDataIngestionIntoOrganizationDocuments", "allowedDataIngestionLocations",
        "dialerRestrictionLevel", "gracePeriodToBlockAppsDuringOffClockHours", "protectedMessagingRedirectAppType", "shareWithBrowserVirtualSetting",
        "appDataEncryptionType", "faceIdBlocked", "thirdPartyKeyboardsBlocked", "filterOpenInToOnlyManagedApps", "genmojiConfigurationState",
        "screenCaptureConfigurationState", "writingToolsConfigurationState", "disableProtectionOfManagedOutboundOpenInData", "protectInboundDataFromUnknownSources",
        "customBrowserProtocol", "customBrowserPackageId", "customBrowserDisplayName", "customDialerAppProtocol", "customDialerAppPackageId",
        "customDialerAppDisplayName", "messagingRedirectAppUrlScheme", "messagingRedirectAppPackageId", "messagingRedirectAppDisplayName",
        "exemptedAppProtocols", "exemptedAppPackages", "exemptedUniversalLinks", "managedUniversalLinks", "screenCaptureBlocked",
        "disableAppEncryptionIfDeviceEncryptionIsEnabled", "encryptAppData", "keyboardsRestricted", "approvedKeyboards", "biometricAuthenticationBlocked",
        "fingerprintAndBiometricEnabled", "requireClass3Biometrics", "requirePinAfterBiometricChange", "connectToVpnOnLaunch",
    ];
}
