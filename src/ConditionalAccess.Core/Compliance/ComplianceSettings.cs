using System.Collections.Frozen;
using static ConditionalAccess.Compliance.PolicyTypes;

namespace ConditionalAccess.Compliance;

/// <summary>The table of all properties of all policy types (spec 1.4 to 1.12, 1.15). A new setting is one row here and its cases.</summary>
internal static class ComplianceSettings
{
    private static readonly string[] ThreatLevels = ["unavailable", "secured", "low", "medium", "high"];
    private static readonly string[] SimpleTypes = ["deviceDefault", "numeric", "alphanumeric"];
    private static readonly string[] Complexities = ["none", "low", "medium", "high"];

    // Weakest first, as Android orders password qualities; any stands for "some secret".
    private static readonly string[] AdministratorTypes =
        ["deviceDefault", "lowSecurityBiometric", "any", "numeric", "numericComplex", "alphabetic", "alphanumeric", "alphanumericWithSymbols"];

    private static readonly string[] OwnerTypes =
        ["deviceDefault", "lowSecurityBiometric", "required", "numeric", "numericComplex", "alphabetic", "alphanumeric", "alphanumericWithSymbols", "customPassword"];

    private static readonly string[] WorkProfileTypes =
        ["deviceDefault", "lowSecurityBiometric", "required", "atLeastNumeric", "numericComplex", "atLeastAlphabetic", "atLeastAlphanumeric", "alphanumericWithSymbols"];

    /// <summary>Every row.</summary>
    public static IReadOnlyList<SettingDefinition> All { get; } = [.. Windows(), .. Shared(), .. Apple(), .. Android(), .. Passwords(), .. Catalog()];

    private static readonly FrozenDictionary<CompliancePolicyType, FrozenDictionary<string, SettingDefinition>> ByType =
        Enum.GetValues<CompliancePolicyType>().ToFrozenDictionary(type => type, type => All.Where(d => d.IsFor(type)).ToFrozenDictionary(d => d.Name, StringComparer.OrdinalIgnoreCase));

    /// <summary>The row of a property, whatever its letter case; null when the type has no such property.</summary>
    public static SettingDefinition? Find(CompliancePolicyType type, string name) => ByType[type].GetValueOrDefault(name);

    /// <summary>The rows of a policy type.</summary>
    public static IEnumerable<SettingDefinition> Of(CompliancePolicyType type) => All.Where(d => d.IsFor(type));

    private static IEnumerable<SettingDefinition> Windows()
    {
        yield return Flag("bitLockerEnabled", Windows10 | Windows10Mobile, SettingRule.AttestedBitLocker, DeviceFact.BitLockerStatus, DeviceFact.EncryptionCompliance);
        yield return Flag("secureBootEnabled", Windows10 | Windows10Mobile, SettingRule.Attested, DeviceFact.SecureBoot);
        yield return Flag("codeIntegrityEnabled", Windows10 | Windows10Mobile, SettingRule.Attested, DeviceFact.CodeIntegrity);
        yield return Flag("earlyLaunchAntiMalwareDriverEnabled", Windows10 | Windows10Mobile, SettingRule.Attested, DeviceFact.EarlyLaunchAntiMalware);
        yield return Flag("requireHealthyDeviceReport", Windows10, SettingRule.HealthyDeviceReport, DeviceFact.IssuedDateTime);
        yield return Flag("memoryIntegrityEnabled", Windows10, SettingRule.Attested, DeviceFact.MemoryIntegrity);
        yield return Flag("kernelDmaProtectionEnabled", Windows10, SettingRule.Attested, DeviceFact.MemoryAccess);
        yield return Flag("virtualizationBasedSecurityEnabled", Windows10, SettingRule.Attested, DeviceFact.VirtualizationBasedSecurity);
        yield return Flag("firmwareProtectionEnabled", Windows10, SettingRule.AttestedFirmware, DeviceFact.FirmwareProtection);
        yield return Text("mobileOsMinimumVersion", Windows10, SettingRule.VersionMinimum, DeviceFact.OsVersion) with { Gate = SettingGate.MobileEdition };
        yield return Text("mobileOsMaximumVersion", Windows10, SettingRule.VersionMaximum, DeviceFact.OsVersion) with { Gate = SettingGate.MobileEdition };
        yield return new("validOperatingSystemBuildRanges", Windows10 | Windows10Mobile, SettingForm.BuildRanges, SettingRule.BuildRanges) { Facts = [DeviceFact.OsVersion] };
        yield return Flag("configurationManagerComplianceRequired", Windows10, SettingRule.ConfigurationManager);
        yield return Flag("storageRequireEncryption", Windows10, SettingRule.WindowsEncryption, DeviceFact.EncryptionCompliance, DeviceFact.IsEncrypted);
        yield return Flag("activeFirewallRequired", Windows10 | Windows10Mobile, SettingRule.Firewall, DeviceFact.FirewallStatus);
        yield return Flag("tpmRequired", Windows10, SettingRule.Tpm, DeviceFact.TpmSpecificationVersion);
        yield return Flag("antivirusRequired", Windows10, SettingRule.Antivirus, DeviceFact.AntivirusStatus, DeviceFact.AntivirusSignatureStatus);
        yield return Flag("antiSpywareRequired", Windows10, SettingRule.Antispyware, DeviceFact.AntispywareStatus, DeviceFact.AntispywareSignatureStatus);
        yield return Flag("defenderEnabled", Windows10, SettingRule.FactIsTrue, DeviceFact.MalwareProtectionEnabled);
        yield return Text("defenderVersion", Windows10, SettingRule.VersionMinimum, DeviceFact.AntiMalwareVersion);
        yield return Flag("signatureOutOfDate", Windows10, SettingRule.FactIsFalse, DeviceFact.SignatureUpdateOverdue);
        yield return Flag("rtpEnabled", Windows10, SettingRule.FactIsTrue, DeviceFact.RealTimeProtectionEnabled);
        yield return new("wslDistributions", Windows10, SettingForm.WslDistributions, SettingRule.WslDistributions) { Gate = SettingGate.DesktopEdition };
        yield return new("deviceCompliancePolicyScript", Windows10, SettingForm.CustomScript, SettingRule.CustomScript) { Gate = SettingGate.NotWindowsHome };
    }

    private static IEnumerable<SettingDefinition> Shared()
    {
        const PolicyTypes everywhere = AnyWindows | PolicyTypes.Apple | AnyAndroid;
        yield return Text("osMinimumVersion", everywhere, SettingRule.VersionMinimum, DeviceFact.OsVersion);
        yield return Text("osMaximumVersion", everywhere, SettingRule.VersionMaximum, DeviceFact.OsVersion);
        yield return Flag("storageRequireEncryption", LegacyWindows | MacOS | AospDeviceOwner, SettingRule.FactIsTrue, DeviceFact.IsEncrypted);
        yield return Flag("storageRequireEncryption", PolicyTypes.Android, SettingRule.FactIsTrue, DeviceFact.IsEncrypted) with { Gate = SettingGate.AdministratorEncryption };
        yield return Flag("storageRequireEncryption", WorkProfile | AndroidDeviceOwner, SettingRule.AlwaysPasses);
        yield return Flag("securityBlockJailbrokenDevices", IOS | AnyAndroid, SettingRule.Jailbreak, DeviceFact.JailBroken);
        const PolicyTypes threat = Windows10 | PolicyTypes.Apple | GoogleAndroid;
        yield return Flag("deviceThreatProtectionEnabled", threat, SettingRule.PartOfAnother);
        yield return Word("deviceThreatProtectionRequiredSecurityLevel", threat, SettingRule.ThreatLevel, ThreatLevels) with { NotConfiguredWords = ["notSet"] };
        yield return Word("advancedThreatProtectionRequiredSecurityLevel", IOS | MacOS | PolicyTypes.Android | AndroidWorkProfile | AndroidDeviceOwner, SettingRule.DefenderThreatLevel, ThreatLevels)
            with { NotConfiguredWords = ["notSet"] };
        yield return new("restrictedApps", IOS | PolicyTypes.Android, SettingForm.RestrictedApps, SettingRule.RestrictedApps);
    }

    private static IEnumerable<SettingDefinition> Apple()
    {
        yield return Flag("managedEmailProfileRequired", IOS, SettingRule.FactIsTrue, DeviceFact.ManagedEmailProfileInstalled);
        yield return Text("osMinimumBuildVersion", PolicyTypes.Apple, SettingRule.AppleBuildMinimum, DeviceFact.OsSupplementalBuildVersion, DeviceFact.OsBuildNumber);
        yield return Text("osMaximumBuildVersion", PolicyTypes.Apple, SettingRule.AppleBuildMaximum, DeviceFact.OsSupplementalBuildVersion, DeviceFact.OsBuildNumber);
        yield return Flag("systemIntegrityProtectionEnabled", MacOS, SettingRule.FactIsTrue, DeviceFact.SystemIntegrityProtectionEnabled);
        yield return Flag("firewallEnabled", MacOS, SettingRule.FactIsTrue, DeviceFact.FirewallEnabled);
        yield return Flag("firewallBlockAllIncoming", MacOS, SettingRule.FactIsTrue, DeviceFact.FirewallBlockAllIncoming);
        yield return Flag("firewallEnableStealthMode", MacOS, SettingRule.FactIsTrue, DeviceFact.FirewallEnableStealthMode);
        yield return Word("gatekeeperAllowedAppSource", MacOS, SettingRule.Gatekeeper, ["notConfigured", "macAppStore", "macAppStoreAndIdentifiedDevelopers", "anywhere"])
            with { Facts = [DeviceFact.GatekeeperAllowedAppSource] };
        yield return new("deviceCompliancePolicyScript", MacOS, SettingForm.CustomScript, SettingRule.CustomScript);
    }

    private static IEnumerable<SettingDefinition> Android()
    {
        yield return Flag("securityBlockDeviceAdministratorManagedDevices", PolicyTypes.Android, SettingRule.AlwaysFails);
        yield return Flag("securityRequireGooglePlayServices", AndroidAdministratorOrWorkProfile, SettingRule.PlayFlag, DeviceFact.GooglePlayServicesEnabled);
        yield return Flag("securityRequireUpToDateSecurityProviders", AndroidAdministratorOrWorkProfile, SettingRule.PlayFlag, DeviceFact.SecurityProviderUpToDate);
        yield return Flag("securityRequireVerifyApps", AndroidAdministratorOrWorkProfile, SettingRule.PlayFlag, DeviceFact.VerifyAppsEnabled);
        yield return Flag("securityRequireSafetyNetAttestationBasicIntegrity", GoogleAndroid, SettingRule.PlayVerdict, DeviceFact.PlayIntegrityBasic);
        yield return Flag("securityRequireSafetyNetAttestationCertifiedDevice", GoogleAndroid, SettingRule.PlayVerdict, DeviceFact.PlayIntegrityDevice);
        yield return Word("securityRequiredAndroidSafetyNetEvaluationType", WorkProfile | AndroidDeviceOwner, SettingRule.PlayStrongVerdict, ["basic", "hardwareBacked"])
            with { Facts = [DeviceFact.PlayIntegrityStrong] };
        yield return Text("minAndroidSecurityPatchLevel", PolicyTypes.Android, SettingRule.PatchLevelMinimum, DeviceFact.SecurityPatchLevel) with { Gate = SettingGate.AdministratorFrom8 };
        yield return Text("minAndroidSecurityPatchLevel", WorkProfile | AndroidDeviceOwner | AospDeviceOwner, SettingRule.PatchLevelMinimum, DeviceFact.SecurityPatchLevel);
        yield return Flag("securityPreventInstallAppsFromUnknownSources", PolicyTypes.Android, SettingRule.FactIsFalse, DeviceFact.UnknownSourcesEnabled) with { Gate = SettingGate.AdministratorBefore8 };
        yield return Flag("securityPreventInstallAppsFromUnknownSources", WorkProfile, SettingRule.AlwaysPasses);
        yield return Flag("securityRequireCompanyPortalAppIntegrity", PolicyTypes.Android, SettingRule.CompanyPortalIntegrity, DeviceFact.CompanyPortalIntegrity);
        yield return Flag("securityRequireCompanyPortalAppIntegrity", WorkProfile, SettingRule.CompanyPortalIntegrity, DeviceFact.CompanyPortalIntegrity, DeviceFact.CompanyPortalSourceKnown);
        yield return Flag("securityDisableUsbDebugging", AndroidAdministratorOrWorkProfile, SettingRule.FactIsFalse, DeviceFact.UsbDebuggingEnabled);
        yield return Flag("securityRequireIntuneAppIntegrity", AndroidDeviceOwner, SettingRule.IntegrityPassed, DeviceFact.IntuneAppIntegrity);
        yield return Flag("requireNoPendingSystemUpdates", AndroidDeviceOwner, SettingRule.FactIsFalse, DeviceFact.HasPendingSystemUpdate);
        yield return Text("conditionStatementId", PolicyTypes.Android, SettingRule.Unverifiable);
    }

    private static IEnumerable<SettingDefinition> Passwords()
    {
        const PolicyTypes named = AnyWindows | MacOS | AnyAndroid;
        yield return Flag("passwordRequired", named, SettingRule.PasswordIsSet, PasswordFact.IsSet);
        yield return Flag("passwordBlockSimple", AnyWindows | MacOS, SettingRule.PasswordSimpleBlocked, PasswordFact.SimpleBlocked, PasswordFact.Quality);
        yield return Word("passwordRequiredType", AnyWindows | MacOS, SettingRule.PasswordType, SimpleTypes) with { Facts = [PasswordFact.IsSet, PasswordFact.Quality] };
        yield return Minimum("passwordMinimumLength", AnyWindows, PasswordFact.MinimumLength);
        yield return Minimum("passwordMinimumLength", MacOS, PasswordFact.MinimumLength, 4, 14);
        yield return Minimum("passwordMinimumCharacterSetCount", AnyWindows, PasswordFact.CharacterSetCount);
        yield return Minimum("passwordMinimumCharacterSetCount", MacOS, PasswordFact.MinimumSymbols);
        yield return Maximum("passwordMinutesOfInactivityBeforeLock", AnyWindows | MacOS | WorkProfile | AndroidDeviceOwner, PasswordFact.IdleLockMinutes);
        yield return Maximum("passwordMinutesOfInactivityBeforeLock", AospDeviceOwner, PasswordFact.IdleLockMinutes, 1, 8640);
        yield return Maximum("passwordMinutesOfInactivityBeforeLock", PolicyTypes.Android, PasswordFact.IdleLockMinutes) with { Gate = SettingGate.AdministratorIfKnown };
        yield return Maximum("passwordExpirationDays", AnyWindows, PasswordFact.MaximumAgeDays, 1, 730);
        yield return Maximum("passwordExpirationDays", MacOS, PasswordFact.MaximumAgeDays, 1, 65535);
        yield return Maximum("passwordExpirationDays", PolicyTypes.Android, PasswordFact.MaximumAgeDays, 1, 365) with { Gate = SettingGate.AdministratorWithoutComplexity };
        yield return Maximum("passwordExpirationDays", WorkProfile | AndroidDeviceOwner, PasswordFact.MaximumAgeDays, 1, 365);
        yield return Minimum("passwordPreviousPasswordBlockCount", AnyWindows, PasswordFact.HistoryLength);
        yield return Minimum("passwordPreviousPasswordBlockCount", MacOS, PasswordFact.HistoryLength, 1, 24);
        yield return Minimum("passwordPreviousPasswordBlockCount", PolicyTypes.Android, PasswordFact.HistoryLength, 1, 24) with { Gate = SettingGate.AdministratorWithoutComplexity };
        yield return Minimum("passwordPreviousPasswordBlockCount", WorkProfile, PasswordFact.HistoryLength, 1, 24);
        yield return Flag("passwordRequiredToUnlockFromIdle", Windows10, SettingRule.PasswordAfterIdle, PasswordFact.RequiredAfterIdle) with { Gate = SettingGate.MobileOrHolographicIfKnown };
        yield return Flag("passwordRequireToUnlockFromIdle", Windows10Mobile, SettingRule.PasswordAfterIdle, PasswordFact.RequiredAfterIdle);

        yield return Flag("passcodeRequired", IOS, SettingRule.PasswordIsSet, PasswordFact.IsSet);
        yield return Flag("passcodeBlockSimple", IOS, SettingRule.PasswordSimpleBlocked, PasswordFact.SimpleBlocked, PasswordFact.Quality);
        yield return Minimum("passcodeMinimumLength", IOS, PasswordFact.MinimumLength, 4, 14);
        yield return Word("passcodeRequiredType", IOS, SettingRule.PasswordType, SimpleTypes) with { Facts = [PasswordFact.IsSet, PasswordFact.Quality] };
        yield return Minimum("passcodeMinimumCharacterSetCount", IOS, PasswordFact.MinimumSymbols);
        yield return Maximum("passcodeMinutesOfInactivityBeforeLock", IOS, PasswordFact.GraceAfterLockMinutes, 0, 240) with { ZeroIsConfigured = true };
        yield return Maximum("passcodeMinutesOfInactivityBeforeScreenTimeout", IOS, PasswordFact.ScreenTimeoutMinutes, 0, 15) with { ZeroIsConfigured = true };
        yield return Maximum("passcodeExpirationDays", IOS, PasswordFact.MaximumAgeDays, 1, 65535);
        yield return Minimum("passcodePreviousPasscodeBlockCount", IOS, PasswordFact.HistoryLength, 1, 24);

        yield return Word("requiredPasswordComplexity", PolicyTypes.Android, SettingRule.PasswordComplexity, Complexities)
            with { Facts = [PasswordFact.Complexity], Gate = SettingGate.AdministratorComplexity };
        yield return Word("requiredPasswordComplexity", WorkProfile, SettingRule.PasswordComplexity, Complexities) with { Facts = [PasswordFact.Complexity], Gate = SettingGate.WorkProfileFrom12 };
        yield return Quality("passwordRequiredType", PolicyTypes.Android, AdministratorTypes, SettingGate.AdministratorWithoutComplexity);
        yield return Quality("passwordRequiredType", WorkProfile, AdministratorTypes, SettingGate.WorkProfileType);
        yield return Quality("passwordRequiredType", AndroidDeviceOwner, OwnerTypes, SettingGate.None);
        yield return Quality("passwordRequiredType", AospDeviceOwner, OwnerTypes, SettingGate.AospType);
        yield return Minimum("passwordMinimumLength", PolicyTypes.Android, PasswordFact.MinimumLength, 4, 16) with { Gate = SettingGate.AdministratorWithoutComplexity };
        yield return Minimum("passwordMinimumLength", WorkProfile, PasswordFact.MinimumLength, 4, 16) with { Gate = SettingGate.WorkProfileBefore12 };
        yield return Minimum("passwordMinimumLength", AndroidDeviceOwner | AospDeviceOwner, PasswordFact.MinimumLength, 4, 16);
        yield return Maximum("passwordSignInFailureCountBeforeFactoryReset", AndroidAdministratorOrWorkProfile, PasswordFact.FailuresBeforeWipe, 1, 16);
        yield return Minimum("passwordPreviousPasswordCountToBlock", AndroidDeviceOwner, PasswordFact.HistoryLength, 1, 24);
        foreach ((string name, Fact fact) in new (string, Fact)[]
        {
            ("passwordMinimumLetterCharacters", PasswordFact.MinimumLetters), ("passwordMinimumLowerCaseCharacters", PasswordFact.MinimumLowerCase),
            ("passwordMinimumUpperCaseCharacters", PasswordFact.MinimumUpperCase), ("passwordMinimumNonLetterCharacters", PasswordFact.MinimumNonLetters),
            ("passwordMinimumNumericCharacters", PasswordFact.MinimumDigits), ("passwordMinimumSymbolCharacters", PasswordFact.MinimumSymbols),
        })
        {
            yield return Minimum(name, AndroidDeviceOwner, fact, 0, 16) with { Gate = SettingGate.DeviceOwnerCharacters };
        }

        yield return Flag("workProfileRequirePassword", WorkProfile, SettingRule.PasswordIsSet, PasswordFact.IsSet) with { IsWorkProfile = true };
        yield return Quality("workProfilePasswordRequiredType", WorkProfile, WorkProfileTypes, SettingGate.WorkProfileType) with { IsWorkProfile = true };
        yield return Word("workProfileRequiredPasswordComplexity", WorkProfile, SettingRule.PasswordComplexity, Complexities)
            with { Facts = [PasswordFact.Complexity], Gate = SettingGate.WorkProfileFrom12, IsWorkProfile = true };
        yield return Minimum("workProfilePasswordMinimumLength", WorkProfile, PasswordFact.MinimumLength, 4, 16) with { Gate = SettingGate.WorkProfileBefore12, IsWorkProfile = true };
        yield return Maximum("workProfileInactiveBeforeScreenLockInMinutes", WorkProfile, PasswordFact.IdleLockMinutes) with { IsWorkProfile = true };
        yield return Maximum("workProfilePasswordExpirationInDays", WorkProfile, PasswordFact.MaximumAgeDays, 1, 365) with { IsWorkProfile = true };
        yield return Minimum("workProfilePreviousPasswordBlockCount", WorkProfile, PasswordFact.HistoryLength, 0, 24) with { IsWorkProfile = true };
    }

    private static IEnumerable<SettingDefinition> Catalog()
    {
        yield return new("linux_distribution_alloweddistros", SettingsCatalog, SettingForm.CatalogDistributions, SettingRule.LinuxDistributions)
        { Facts = [DeviceFact.LinuxDistribution, DeviceFact.OsVersion] };
        yield return new("linux_deviceencryption_required", SettingsCatalog, SettingForm.CatalogFlag, SettingRule.LinuxEncryption) { Facts = [DeviceFact.IsEncrypted] };
        foreach ((string name, Fact fact) in new (string, Fact)[]
        {
            ("linux_passwordpolicy_minimumlength", PasswordFact.MinimumLength), ("linux_passwordpolicy_minimumdigits", PasswordFact.MinimumDigits),
            ("linux_passwordpolicy_minimumlowercase", PasswordFact.MinimumLowerCase), ("linux_passwordpolicy_minimumuppercase", PasswordFact.MinimumUpperCase),
            ("linux_passwordpolicy_minimumsymbols", PasswordFact.MinimumSymbols),
        })
        {
            yield return Minimum(name, SettingsCatalog, fact) with { Form = SettingForm.CatalogNumber };
        }

        yield return new("linux_customcompliance_required", SettingsCatalog, SettingForm.CatalogScript, SettingRule.CustomScript);
    }

    private static SettingDefinition Flag(string name, PolicyTypes types, SettingRule rule, params Fact[] facts) => new(name, types, SettingForm.Flag, rule) { Facts = facts };

    private static SettingDefinition Text(string name, PolicyTypes types, SettingRule rule, params Fact[] facts) => new(name, types, SettingForm.Text, rule) { Facts = facts };

    private static SettingDefinition Word(string name, PolicyTypes types, SettingRule rule, string[] words) => new(name, types, SettingForm.Word, rule) { Words = words };

    private static SettingDefinition Quality(string name, PolicyTypes types, string[] words, SettingGate gate)
        => Word(name, types, SettingRule.PasswordQuality, words) with { Facts = [PasswordFact.IsSet, PasswordFact.Quality], Gate = gate };

    private static SettingDefinition Minimum(string name, PolicyTypes types, Fact fact, long low = 0, long high = int.MaxValue)
        => new(name, types, SettingForm.Number, SettingRule.PasswordMinimum) { Facts = [fact], Range = (low, high) };

    private static SettingDefinition Maximum(string name, PolicyTypes types, Fact fact, long low = 1, long high = int.MaxValue)
        => new(name, types, SettingForm.Number, SettingRule.PasswordMaximum) { Facts = [fact], Range = (low, high) };
}
