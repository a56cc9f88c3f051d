namespace ConditionalAccess.Compliance.AppProtection;

/// <summary>The checks of conditional launch, one row each (spec 8.4).</summary>
internal static class LaunchChecks
{
    /// <summary>Every check.</summary>
    public static IReadOnlyList<LaunchCheck> All { get; } =
    [
        new("maximumPinRetries", LaunchPlatforms.Phones, LaunchRules.PinAttempts)
            { ActionSetting = "appActionIfMaximumPinRetriesExceeded", Offered = LaunchActions.BlockOrWipe },
        new("periodOfflineBeforeAccessCheck", LaunchPlatforms.All, LaunchRules.Offline) { Fixed = LaunchAction.Block },
        new("periodOfflineBeforeWipeIsEnforced", LaunchPlatforms.All, LaunchRules.OfflineWipe) { Fixed = LaunchAction.Wipe },
        new("deviceComplianceRequired", LaunchPlatforms.Phones, LaunchRules.Rooted)
            { ActionSetting = "appActionIfDeviceComplianceRequired", Offered = LaunchActions.BlockOrWipe },
        .. Thresholds("OsVersion", LaunchPlatforms.All, LaunchRules.SystemAtLeast),
        new("maximumWarningOsVersion", LaunchPlatforms.All, LaunchRules.SystemAtMost) { Fixed = LaunchAction.Warn },
        new("maximumRequiredOsVersion", LaunchPlatforms.All, LaunchRules.SystemAtMost) { Fixed = LaunchAction.Block },
        new("maximumWipeOsVersion", LaunchPlatforms.All, LaunchRules.SystemAtMost) { Fixed = LaunchAction.Wipe },
        .. Thresholds("AppVersion", LaunchPlatforms.All, isInclusive => LaunchRules.AtLeast(c => c.App.ApplicationVersion, isInclusive)),
        .. Thresholds("SdkVersion", LaunchPlatforms.IOSAndWindows, isInclusive => LaunchRules.AtLeast(c => c.App.ManagementSdkVersion, isInclusive)),
        .. Thresholds("PatchVersion", LaunchPlatforms.Android, LaunchRules.PatchAtLeast),
        .. Thresholds("CompanyPortalVersion", LaunchPlatforms.Android, isInclusive => LaunchRules.AtLeast(c => c.Facts.CompanyPortalVersion, isInclusive)),
        new("warnAfterCompanyPortalUpdateDeferralInDays", LaunchPlatforms.Android, LaunchRules.PortalDeferral) { Fixed = LaunchAction.Warn },
        new("blockAfterCompanyPortalUpdateDeferralInDays", LaunchPlatforms.Android, LaunchRules.PortalDeferral) { Fixed = LaunchAction.Block },
        new("wipeAfterCompanyPortalUpdateDeferralInDays", LaunchPlatforms.Android, LaunchRules.PortalDeferral) { Fixed = LaunchAction.Wipe },
        new("allowedAndroidDeviceManufacturers", LaunchPlatforms.Android, LaunchRules.IsListed(c => c.App.DeviceManufacturer, ';'))
            { ActionSetting = "appActionIfAndroidDeviceManufacturerNotAllowed", Offered = LaunchActions.BlockOrWipe },
        new("allowedAndroidDeviceModels", LaunchPlatforms.Android, LaunchRules.IsListed(c => c.App.DeviceModel, LaunchSetting.ListSeparator))
            { ActionSetting = "appActionIfAndroidDeviceModelNotAllowed", Offered = LaunchActions.BlockOrWipe },
        new("allowedIosDeviceModels", LaunchPlatforms.IOS, LaunchRules.IsListed(c => c.App.DeviceModel, ';'))
            { ActionSetting = "appActionIfIosDeviceModelNotAllowed", Offered = LaunchActions.BlockOrWipe },
        new("requiredAndroidSafetyNetDeviceAttestationType", LaunchPlatforms.Android, LaunchRules.PlayIntegrity)
            { ActionSetting = "appActionIfAndroidSafetyNetDeviceAttestationFailed" },
        new("requiredAndroidSafetyNetAppsVerificationType", LaunchPlatforms.Android, LaunchRules.AppVerification)
            { ActionSetting = "appActionIfAndroidSafetyNetAppsVerificationFailed", Offered = LaunchActions.WarnOrBlock },
        new("deviceLockRequired", LaunchPlatforms.Android, LaunchRules.LockAtLeast(PasswordComplexity.Low)) { ActionSetting = "appActionIfDeviceLockNotSet" },
        ByAction("appActionIfDevicePasscodeComplexityLessThanLow", LaunchPlatforms.Android, LaunchRules.LockAtLeast(PasswordComplexity.Low)),
        ByAction("appActionIfDevicePasscodeComplexityLessThanMedium", LaunchPlatforms.Android, LaunchRules.LockAtLeast(PasswordComplexity.Medium)),
        ByAction("appActionIfDevicePasscodeComplexityLessThanHigh", LaunchPlatforms.Android, LaunchRules.LockAtLeast(PasswordComplexity.High)),
        ByAction("appActionIfSamsungKnoxAttestationRequired", LaunchPlatforms.Android, LaunchRules.Knox, LaunchActions.Any | LaunchActions.BlockWhenSupported),
        new("maximumAllowedDeviceThreatLevel", LaunchPlatforms.All, LaunchRules.Threat)
            { ActionSetting = "mobileThreatDefenseRemediationAction", Offered = LaunchActions.BlockOrWipe },
        ByAction("appActionIfUnableToAuthenticateUser", LaunchPlatforms.All, LaunchRules.DisabledAccount, LaunchActions.BlockOrWipe),
        ByAction("appActionIfAccountIsClockedOut", LaunchPlatforms.Phones, LaunchRules.ClockedOut, LaunchActions.WarnOrBlock),
    ];

    private static LaunchCheck[] Thresholds(string what, LaunchPlatforms platforms, Func<bool, LaunchRule> rule) =>
    [
        new("minimumWarning" + what, platforms, rule(false)) { Fixed = LaunchAction.Warn },
        new("minimumRequired" + what, platforms, rule(false)) { Fixed = LaunchAction.Block },
        new("minimumWipe" + what, platforms, rule(true)) { Fixed = LaunchAction.Wipe },
    ];

    private static LaunchCheck ByAction(string setting, LaunchPlatforms platforms, LaunchRule rule, LaunchActions offered = LaunchActions.Any)
        => new(setting, platforms, rule) { ActionSetting = setting, Offered = offered };
}
