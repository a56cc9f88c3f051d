using System.Collections.Frozen;
using ConditionalAccess.Compliance;

namespace ConditionalAccess.Explaining;

/// <summary>One sentence for each setting; <c>{0}</c> stands for what the policy requires.</summary>
internal static class DeviceRemedyTable
{
    private static readonly FrozenDictionary<string, string> s_sentences =
        Windows().Concat(Apple()).Concat(Android()).Concat(Linux()).Concat(Passwords()).ToFrozenDictionary(s => s.Setting, s => s.Sentence, StringComparer.OrdinalIgnoreCase);

    /// <summary>The sentence of a setting; null for one that is not in the table.</summary>
    public static string? Of(SettingCompliance setting)
    {
        if (setting.Setting.StartsWith("customRule:", StringComparison.Ordinal)) return "ask an administrator what the rule asks for";
        if (setting.Setting.StartsWith("custom:", StringComparison.Ordinal)) return "ask an administrator what the rule asks for";
        if (!s_sentences.TryGetValue(setting.Setting, out string? sentence)) return null;
        string text = sentence.Replace("{0}", setting.RequiredValue ?? "what the policy requires", StringComparison.Ordinal);
        return setting.Setting.StartsWith("workProfile", StringComparison.OrdinalIgnoreCase) ? "in the work profile, " + text : text;
    }

    private static IEnumerable<(string Setting, string Sentence)> Windows() =>
    [
        ("bitLockerEnabled", "turn BitLocker on and start Windows again, so that it is measured"),
        ("secureBootEnabled", "turn Secure Boot on and start Windows again"),
        ("codeIntegrityEnabled", "turn code integrity on and start Windows again"),
        ("earlyLaunchAntiMalwareDriverEnabled", "turn the early-launch antimalware driver on and start Windows again"),
        ("requireHealthyDeviceReport", "turn on what the health report says is off, and start Windows again"),
        ("memoryIntegrityEnabled", "turn memory integrity on and start Windows again"),
        ("kernelDmaProtectionEnabled", "turn kernel DMA protection on in the firmware and start Windows again"),
        ("virtualizationBasedSecurityEnabled", "turn virtualization-based security on and start Windows again"),
        ("firmwareProtectionEnabled", "turn firmware protection on and start Windows again"),
        ("osMinimumVersion", "update the operating system to {0} or later"),
        ("osMaximumVersion", "ask an administrator: the operating system is newer than {0}"),
        ("mobileOsMinimumVersion", "update the operating system to {0} or later"),
        ("mobileOsMaximumVersion", "ask an administrator: the operating system is newer than {0}"),
        ("validOperatingSystemBuildRanges", "update the operating system to an allowed build: {0}"),
        ("configurationManagerComplianceRequired", "open Software Center and install what is required"),
        ("storageRequireEncryption", "encrypt the storage of the device"),
        ("activeFirewallRequired", "turn the Windows firewall on"),
        ("tpmRequired", "turn the TPM on in the firmware, or use a device that has one"),
        ("antivirusRequired", "turn antivirus on and update its definitions"),
        ("antiSpywareRequired", "turn antispyware on and update its definitions"),
        ("defenderEnabled", "turn Microsoft Defender Antivirus on"),
        ("defenderVersion", "update Microsoft Defender to {0} or later"),
        ("signatureOutOfDate", "update the definitions of Microsoft Defender"),
        ("rtpEnabled", "turn real-time protection on"),
        ("wslDistributions", "update or remove Linux distributions that are not allowed: {0}"),
        ("deviceCompliancePolicyScript", "ask an administrator: the rules of the policy cannot be read"),
        ("deviceThreatProtectionRequiredSecurityLevel", "let the threat protection remove what it found on the device"),
        ("advancedThreatProtectionRequiredSecurityLevel", "let Microsoft Defender remove what it found on the device"),
    ];

    private static IEnumerable<(string Setting, string Sentence)> Apple() =>
    [
        ("securityBlockJailbrokenDevices", "restore the original operating system: the device is jailbroken or rooted"),
        ("restrictedApps", "remove the apps that are not allowed: {0}"),
        ("managedEmailProfileRequired", "remove the mail account that was set up by hand, so that the managed one is installed"),
        ("osMinimumBuildVersion", "update the operating system to build {0} or later"),
        ("osMaximumBuildVersion", "ask an administrator: the operating system is newer than build {0}"),
        ("systemIntegrityProtectionEnabled", "turn system integrity protection on"),
        ("firewallEnabled", "turn the firewall on"),
        ("firewallBlockAllIncoming", "let the firewall block all incoming connections"),
        ("firewallEnableStealthMode", "turn the stealth mode of the firewall on"),
        ("gatekeeperAllowedAppSource", "allow only apps from {0}"),
    ];

    private static IEnumerable<(string Setting, string Sentence)> Android() =>
    [
        ("securityBlockDeviceAdministratorManagedDevices", "enrol the device with Android Enterprise: device administrator is not allowed"),
        ("securityRequireGooglePlayServices", "install Google Play services and turn them on"),
        ("securityRequireUpToDateSecurityProviders", "update Google Play services"),
        ("securityRequireVerifyApps", "let Google Play scan the apps of the device"),
        ("securityRequireSafetyNetAttestationBasicIntegrity", "restore the original system of the device, so that it passes Play Integrity"),
        ("securityRequireSafetyNetAttestationCertifiedDevice", "restore the original system of the device, so that it passes Play Integrity as a certified device"),
        ("securityRequiredAndroidSafetyNetEvaluationType", "use a device that passes Play Integrity by its hardware"),
        ("minAndroidSecurityPatchLevel", "install the Android security update of {0} or later"),
        ("securityPreventInstallAppsFromUnknownSources", "do not allow apps from unknown sources"),
        ("securityRequireCompanyPortalAppIntegrity", "install the Company Portal from Google Play again"),
        ("securityDisableUsbDebugging", "turn USB debugging off"),
        ("securityRequireIntuneAppIntegrity", "install the Microsoft Intune app from Google Play again"),
        ("requireNoPendingSystemUpdates", "install the system update that waits"),
        ("conditionStatementId", "ask an administrator: the policy asks for something that cannot be checked"),
    ];

    private static IEnumerable<(string Setting, string Sentence)> Linux() =>
    [
        ("linux_distribution_alloweddistros", "use an allowed distribution: {0}"),
        ("linux_deviceencryption_required", "encrypt every writable partition with dm-crypt"),
        ("linux_customcompliance_required", "ask an administrator: the rules of the policy cannot be read"),
        ("linux_passwordpolicy_minimumlength", "require passwords of at least {0} characters"),
        ("linux_passwordpolicy_minimumdigits", "require passwords with at least {0} digits"),
        ("linux_passwordpolicy_minimumlowercase", "require passwords with at least {0} small letters"),
        ("linux_passwordpolicy_minimumuppercase", "require passwords with at least {0} capital letters"),
        ("linux_passwordpolicy_minimumsymbols", "require passwords with at least {0} symbols"),
    ];

    private static IEnumerable<(string Setting, string Sentence)> Passwords()
    {
        yield return ("passwordRequired", "set a password or PIN");
        yield return ("passcodeRequired", "set a passcode");
        yield return ("workProfileRequirePassword", "set a password or PIN");
        foreach (string name in new[] { "passwordBlockSimple", "passcodeBlockSimple" }) yield return (name, "set a password that is no simple sequence such as 1234 or 1111");
        foreach (string name in new[] { "passwordRequiredType", "passcodeRequiredType", "workProfilePasswordRequiredType" }) yield return (name, "set a password of the type {0} or stronger");
        foreach (string name in new[] { "requiredPasswordComplexity", "workProfileRequiredPasswordComplexity" }) yield return (name, "set a password of {0} complexity or more");
        foreach (string name in new[] { "passwordMinimumLength", "passcodeMinimumLength", "workProfilePasswordMinimumLength" }) yield return (name, "set a password of at least {0} characters");
        yield return ("passwordMinimumCharacterSetCount", "set a password with at least {0} kinds of characters or symbols");
        yield return ("passcodeMinimumCharacterSetCount", "set a passcode with at least {0} symbols");
        yield return ("passwordMinimumLetterCharacters", "set a password with at least {0} letters");
        yield return ("passwordMinimumLowerCaseCharacters", "set a password with at least {0} small letters");
        yield return ("passwordMinimumUpperCaseCharacters", "set a password with at least {0} capital letters");
        yield return ("passwordMinimumNonLetterCharacters", "set a password with at least {0} characters that are no letters");
        yield return ("passwordMinimumNumericCharacters", "set a password with at least {0} digits");
        yield return ("passwordMinimumSymbolCharacters", "set a password with at least {0} symbols");
        foreach (string name in new[] { "passwordMinutesOfInactivityBeforeLock", "passcodeMinutesOfInactivityBeforeScreenTimeout", "workProfileInactiveBeforeScreenLockInMinutes" })
            yield return (name, "let the device lock after at most {0} minutes without use");
        yield return ("passcodeMinutesOfInactivityBeforeLock", "let the device ask for the passcode at most {0} minutes after it locked");
        foreach (string name in new[] { "passwordExpirationDays", "passcodeExpirationDays", "workProfilePasswordExpirationInDays" }) yield return (name, "let the password expire after at most {0} days");
        foreach (string name in new[] { "passwordPreviousPasswordBlockCount", "passcodePreviousPasscodeBlockCount", "passwordPreviousPasswordCountToBlock", "workProfilePreviousPasswordBlockCount" })
            yield return (name, "let the device refuse the last {0} passwords");
        foreach (string name in new[] { "passwordRequiredToUnlockFromIdle", "passwordRequireToUnlockFromIdle" }) yield return (name, "let the device ask for the password after it was idle");
        yield return ("passwordSignInFailureCountBeforeFactoryReset", "let the device wipe itself after at most {0} wrong passwords");
    }
}
