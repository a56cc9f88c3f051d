using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.AppProtection;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Core.Tests.Compliance.AppProtection;

public class ConditionalLaunchTests
{
    private static readonly GraphId P1 = "00000000-0000-4000-8000-0000000000a1", P2 = "00000000-0000-4000-8000-0000000000a2";

    private static ManagedAppRegistration App => new() { AppIdentifier = "com.example.app" };

    [Fact]
    public void Without_policies_an_app_starts_and_without_knowing_them_it_does_not()
    {
        Assert.Equal(LaunchAction.Allow, ConditionalLaunch.Evaluate(App, DevicePlatform.IOS, []).Action);
        LaunchResult unknown = ConditionalLaunch.Evaluate(App, DevicePlatform.IOS, default);
        Assert.Equal(LaunchReason.PoliciesNotKnown, Assert.Single(unknown.Findings).Reason);
        Assert.False(unknown.IsAllowed);
        Assert.False(new LaunchResult().IsAllowed);
    }

    [Theory]
    [InlineData(DevicePlatform.Unknown)]
    [InlineData(DevicePlatform.MacOS)]
    [InlineData(DevicePlatform.Linux)]
    [InlineData((DevicePlatform)99)]
    public void A_platform_without_app_protection_blocks(DevicePlatform platform)
        => Assert.Equal(LaunchReason.PlatformNotSupported, Assert.Single(ConditionalLaunch.Evaluate(App, platform, [Policy()]).Findings).Reason);

    // Version 15.0 against 15.0, one above and one below.
    [Theory]
    [InlineData("minimumWarningOsVersion", "15.0", LaunchAction.Allow)]
    [InlineData("minimumWarningOsVersion", "14.9.9", LaunchAction.Warn)]
    [InlineData("minimumRequiredOsVersion", "15", LaunchAction.Allow)]
    [InlineData("minimumRequiredOsVersion", "14.9.9", LaunchAction.Block)]
    [InlineData("minimumWipeOsVersion", "15", LaunchAction.Wipe)]
    [InlineData("minimumWipeOsVersion", "15.0.1", LaunchAction.Allow)]
    [InlineData("minimumWipeOsVersion", "9.0", LaunchAction.Wipe)]
    [InlineData("maximumWarningOsVersion", "15.0", LaunchAction.Allow)]
    [InlineData("maximumWarningOsVersion", "15.0.1", LaunchAction.Warn)]
    [InlineData("maximumRequiredOsVersion", "16", LaunchAction.Block)]
    [InlineData("maximumWipeOsVersion", "15.0", LaunchAction.Allow)]
    [InlineData("maximumWipeOsVersion", "15.1", LaunchAction.Wipe)]
    public void System_versions_keep_the_bounds_as_they_are_written(string setting, string version, LaunchAction expected)
        => Assert.Equal(expected, Launch(App with { PlatformVersion = version }, DevicePlatform.IOS, (setting, "15.0")).Action);

    [Theory]
    [InlineData("22631.3880", LaunchAction.Allow)]
    [InlineData("10.0.22630.9999", LaunchAction.Block)]
    [InlineData("19045.1", LaunchAction.Block)]
    public void A_short_windows_version_is_a_build(string version, LaunchAction expected)
        => Assert.Equal(expected, Launch(App with { PlatformVersion = version }, DevicePlatform.Windows, ("minimumRequiredOsVersion", "10.0.22631.3880")).Action);

    [Theory]
    [InlineData(DevicePlatform.IOS, LaunchAction.Block)]
    [InlineData(DevicePlatform.Windows, LaunchAction.Block)]
    [InlineData(DevicePlatform.Android, LaunchAction.Allow)]
    public void The_version_of_the_sdk_counts_where_the_check_exists(DevicePlatform platform, LaunchAction expected)
        => Assert.Equal(expected, Launch(App with { ManagementSdkVersion = "18.0" }, platform, ("minimumRequiredSdkVersion", "19.0")).Action);

    [Fact]
    public void The_version_of_the_app_counts()
        => Assert.Equal(LaunchAction.Wipe, Launch(App with { ApplicationVersion = "4.1" }, DevicePlatform.Android, ("minimumWipeAppVersion", "4.1")).Action);

    [Theory]
    [InlineData("minimumRequiredPatchVersion", "2026-01-05", LaunchAction.Allow)]
    [InlineData("minimumRequiredPatchVersion", "2026-01-04", LaunchAction.Block)]
    [InlineData("minimumWipePatchVersion", "2026-01-05", LaunchAction.Wipe)]
    [InlineData("minimumWarningPatchVersion", "2025-12-31", LaunchAction.Warn)]
    [InlineData("minimumRequiredPatchVersion", "2026-02-30", LaunchAction.Block)]
    public void Patch_levels_compare_as_dates(string setting, string level, LaunchAction expected)
        => Assert.Equal(expected, Launch(With(new() { SecurityPatchLevel = level }), DevicePlatform.Android, (setting, "2026-01-05")).Action);

    [Fact]
    public void The_patch_level_that_exports_write_for_none_asks_nothing()
        => Assert.Equal(LaunchAction.Allow, Launch(App, DevicePlatform.Android, ("minimumRequiredPatchVersion", "0000-00-00")).Action);

    [Theory]
    [InlineData("minimumWarningOsVersion", LaunchAction.Warn)]
    [InlineData("minimumRequiredOsVersion", LaunchAction.Block)]
    [InlineData("minimumWipeOsVersion", LaunchAction.Block)]
    public void A_missing_or_unreadable_fact_never_wipes(string setting, LaunchAction expected)
    {
        LaunchResult missing = Launch(App, DevicePlatform.IOS, (setting, "15.0"));
        Assert.Equal(new LaunchFinding(P1, setting, expected, LaunchReason.FactMissing, "15.0"), Assert.Single(missing.Findings));
        LaunchResult unreadable = Launch(App with { PlatformVersion = "fifteen" }, DevicePlatform.IOS, (setting, "15.0"));
        Assert.Equal(new LaunchFinding(P1, setting, expected, LaunchReason.FactUnreadable, "15.0", "fifteen"), Assert.Single(unreadable.Findings));
        LaunchResult placeholder = Launch(App with { PlatformVersion = "16" }, DevicePlatform.IOS, (setting, "Os Version value"));
        Assert.Equal(new LaunchFinding(P1, setting, expected, LaunchReason.SettingUnreadable, "Os Version value"), Assert.Single(placeholder.Findings));
    }

    [Theory]
    [InlineData(1439, LaunchAction.Allow)]
    [InlineData(1440, LaunchAction.Block)]
    [InlineData(-1, LaunchAction.Block)]
    [InlineData(null, LaunchAction.Block)]
    public void Offline_at_the_period_blocks(int? minutes, LaunchAction expected)
        => Assert.Equal(expected, Launch(With(new() { OfflineMinutes = minutes }), DevicePlatform.Windows, ("periodOfflineBeforeAccessCheck", "P1D")).Action);

    [Theory]
    [InlineData(90 * 1440, true, LaunchAction.Wipe, false)]
    [InlineData(90 * 1440, false, LaunchAction.Block, true)]
    [InlineData((90 * 1440) - 1, true, LaunchAction.Allow, false)]
    [InlineData(null, true, LaunchAction.Block, false)]
    public void Offline_wipes_only_after_a_failed_sign_in(int? minutes, bool? failed, LaunchAction expected, bool again)
    {
        LaunchResult result = Launch(With(new() { OfflineMinutes = minutes, SignInFailed = failed }), DevicePlatform.Android, ("periodOfflineBeforeWipeIsEnforced", "P90D"));
        Assert.Equal((expected, again), (result.Action, result.SignInAgain));
    }

    [Theory]
    [InlineData(4, "block", LaunchAction.Allow, false)]
    [InlineData(5, "block", LaunchAction.Block, true)]
    [InlineData(5, "wipe", LaunchAction.Wipe, false)]
    [InlineData(5, "warn", LaunchAction.Block, true)]
    [InlineData(null, "wipe", LaunchAction.Block, false)]
    public void Too_many_wrong_pins_reset_the_pin_or_wipe(int? attempts, string action, LaunchAction expected, bool reset)
    {
        LaunchResult result = Launch(With(new() { FailedPinAttempts = attempts }), DevicePlatform.IOS, ("maximumPinRetries", 5), ("appActionIfMaximumPinRetriesExceeded", action));
        Assert.Equal((expected, reset), (result.Action, result.ResetPin));
    }

    [Fact]
    public void Without_a_pin_nobody_counts_wrong_ones()
        => Assert.Equal(LaunchAction.Allow, Launch(App, DevicePlatform.IOS, ("pinRequired", false), ("maximumPinRetries", 5)).Action);

    [Fact]
    public void A_flagged_device_is_rooted()
    {
        (string, SettingValue)[] settings = [("deviceComplianceRequired", true), ("appActionIfDeviceComplianceRequired", "wipe")];
        Assert.Equal(LaunchAction.Allow, Launch(App with { FlaggedReasons = [] }, DevicePlatform.IOS, settings).Action);
        Assert.Equal(LaunchAction.Allow, Launch(App with { FlaggedReasons = [ManagedAppFlaggedReason.None] }, DevicePlatform.IOS, settings).Action);
        Assert.Equal(LaunchAction.Wipe, Launch(App with { FlaggedReasons = [ManagedAppFlaggedReason.AndroidBootloaderUnlocked] }, DevicePlatform.Android, settings).Action);
        Assert.Equal(LaunchAction.Block, Launch(App, DevicePlatform.IOS, settings).Action);
        Assert.Equal(LaunchAction.Allow, Launch(App, DevicePlatform.Windows, settings).Action);
    }

    [Theory]
    [InlineData("SAMSUNG", LaunchAction.Allow)]
    [InlineData("google", LaunchAction.Allow)]
    [InlineData("Goog", LaunchAction.Wipe)]
    [InlineData(null, LaunchAction.Block)]
    public void Manufacturers_are_listed_with_semicolons(string? manufacturer, LaunchAction expected)
        => Assert.Equal(expected, Launch(App with { DeviceManufacturer = manufacturer }, DevicePlatform.Android,
            ("allowedAndroidDeviceManufacturers", "Samsung; Google"), ("appActionIfAndroidDeviceManufacturerNotAllowed", "wipe")).Action);

    [Fact]
    public void Models_are_listed_per_platform()
    {
        Assert.Equal(LaunchAction.Block, Launch(App with { DeviceModel = "iPhone9,1" }, DevicePlatform.IOS, ("allowedIosDeviceModels", "iPhone12,1;iPhone13,2")).Action);
        Assert.Equal(LaunchAction.Allow, Launch(App with { DeviceModel = "iphone12,1" }, DevicePlatform.IOS, ("allowedIosDeviceModels", "iPhone12,1;iPhone13,2")).Action);
        Assert.Equal(LaunchAction.Allow, Launch(App with { DeviceModel = "Pixel 9" }, DevicePlatform.Android, ("allowedAndroidDeviceModels", "Pixel 8\nPixel 9")).Action);
        Assert.Equal(LaunchAction.Block, Launch(App with { DeviceModel = "B" }, DevicePlatform.Android, ("allowedAndroidDeviceModels", "A;B")).Action);
    }

    [Theory]
    [InlineData("basicIntegrity", "basic", IntegrityVerdict.Passed, IntegrityVerdict.Failed, IntegrityVerdict.Failed, LaunchAction.Allow)]
    [InlineData("basicIntegrityAndDeviceCertification", "basic", IntegrityVerdict.Passed, IntegrityVerdict.Failed, IntegrityVerdict.Passed, LaunchAction.Wipe)]
    [InlineData("basicIntegrity", "hardwareBacked", IntegrityVerdict.Passed, IntegrityVerdict.Passed, IntegrityVerdict.NotSupported, LaunchAction.Wipe)]
    [InlineData("basicIntegrity", "hardwareBacked", IntegrityVerdict.Passed, IntegrityVerdict.Passed, IntegrityVerdict.Unknown, LaunchAction.Block)]
    [InlineData("none", "hardwareBacked", IntegrityVerdict.Failed, IntegrityVerdict.Failed, IntegrityVerdict.Failed, LaunchAction.Allow)]
    [InlineData("basicIntegrity", "newWord", IntegrityVerdict.Passed, IntegrityVerdict.Passed, IntegrityVerdict.Failed, LaunchAction.Wipe)]
    public void Every_integrity_verdict_that_is_asked_for_must_pass(
        string type, string evaluation, IntegrityVerdict basic, IntegrityVerdict device, IntegrityVerdict strong, LaunchAction expected)
        => Assert.Equal(expected, Launch(With(new() { PlayBasicIntegrity = basic, PlayDeviceIntegrity = device, PlayStrongIntegrity = strong }), DevicePlatform.Android,
            ("requiredAndroidSafetyNetDeviceAttestationType", type), ("requiredAndroidSafetyNetEvaluationType", evaluation),
            ("appActionIfAndroidSafetyNetDeviceAttestationFailed", "wipe")).Action);

    [Theory]
    [InlineData(true, "warn", LaunchAction.Allow)]
    [InlineData(false, "warn", LaunchAction.Warn)]
    [InlineData(null, "warn", LaunchAction.Warn)]
    [InlineData(false, "wipe", LaunchAction.Block)]
    [InlineData(false, "newWord", LaunchAction.Block)]
    public void A_threat_scan_warns_or_blocks(bool? enabled, string action, LaunchAction expected)
        => Assert.Equal(expected, Launch(With(new() { IsAppVerificationEnabled = enabled }), DevicePlatform.Android,
            ("requiredAndroidSafetyNetAppsVerificationType", "enabled"), ("appActionIfAndroidSafetyNetAppsVerificationFailed", action)).Action);

    [Theory]
    [InlineData("13", PasswordComplexity.Low, LaunchAction.Wipe)]
    [InlineData("13", PasswordComplexity.High, LaunchAction.Allow)]
    [InlineData("11.0", PasswordComplexity.Low, LaunchAction.Allow)]
    [InlineData("11.0", PasswordComplexity.None, LaunchAction.Wipe)]
    [InlineData(null, PasswordComplexity.Medium, LaunchAction.Block)]
    [InlineData(null, PasswordComplexity.None, LaunchAction.Wipe)]
    [InlineData("13", PasswordComplexity.Unknown, LaunchAction.Block)]
    public void Locks_have_a_complexity_from_android_12_on(string? version, PasswordComplexity complexity, LaunchAction expected)
        => Assert.Equal(expected, Launch(With(new() { DeviceLockComplexity = complexity }) with { PlatformVersion = version }, DevicePlatform.Android,
            ("appActionIfDevicePasscodeComplexityLessThanHigh", "wipe")).Action);

    [Fact]
    public void A_required_lock_must_be_set()
    {
        (string, SettingValue)[] settings = [("deviceLockRequired", true), ("appActionIfDeviceLockNotSet", "warn")];
        Assert.Equal(LaunchAction.Allow, Launch(With(new() { DeviceLockComplexity = PasswordComplexity.Low }), DevicePlatform.Android, settings).Action);
        Assert.Equal(LaunchAction.Warn, Launch(With(new() { DeviceLockComplexity = PasswordComplexity.None }), DevicePlatform.Android, settings).Action);
        Assert.Equal(LaunchAction.Block, Launch(With(new() { DeviceLockComplexity = PasswordComplexity.None }), DevicePlatform.Android, ("deviceLockRequired", true)).Action);
    }

    [Theory]
    [InlineData(7, LaunchAction.Allow)]
    [InlineData(8, LaunchAction.Warn)]
    [InlineData(15, LaunchAction.Block)]
    [InlineData(null, LaunchAction.Block)]
    public void An_update_of_the_portal_may_wait_for_some_days(int? days, LaunchAction expected)
        => Assert.Equal(expected, Launch(With(new() { CompanyPortalUpdateDeferralDays = days }), DevicePlatform.Android,
            ("warnAfterCompanyPortalUpdateDeferralInDays", 7), ("blockAfterCompanyPortalUpdateDeferralInDays", 14), ("wipeAfterCompanyPortalUpdateDeferralInDays", 0)).Action);

    [Theory]
    [InlineData("block", IntegrityVerdict.NotSupported, LaunchAction.Block)]
    [InlineData("blockWhenSettingIsSupported", IntegrityVerdict.NotSupported, LaunchAction.Allow)]
    [InlineData("blockWhenSettingIsSupported", IntegrityVerdict.Failed, LaunchAction.Block)]
    [InlineData("blockWhenSettingIsSupported", IntegrityVerdict.Unknown, LaunchAction.Block)]
    [InlineData("wipe", IntegrityVerdict.Failed, LaunchAction.Wipe)]
    [InlineData("wipe", IntegrityVerdict.Passed, LaunchAction.Allow)]
    [InlineData("wipe", IntegrityVerdict.Unknown, LaunchAction.Block)]
    public void Knox_may_be_asked_for_only_where_it_exists(string action, IntegrityVerdict verdict, LaunchAction expected)
        => Assert.Equal(expected, Launch(With(new() { KnoxAttestation = verdict }), DevicePlatform.Android, ("appActionIfSamsungKnoxAttestationRequired", action)).Action);

    [Theory]
    [InlineData("low", ThreatHealthState.LowSeverity, LaunchAction.Allow)]
    [InlineData("low", ThreatHealthState.MediumSeverity, LaunchAction.Wipe)]
    [InlineData("secured", ThreatHealthState.Secured, LaunchAction.Allow)]
    [InlineData("high", ThreatHealthState.HighSeverity, LaunchAction.Allow)]
    [InlineData("high", ThreatHealthState.Compromised, LaunchAction.Wipe)]
    [InlineData("high", ThreatHealthState.Deactivated, LaunchAction.Block)]
    [InlineData("high", ThreatHealthState.Activated, LaunchAction.Block)]
    [InlineData("high", ThreatHealthState.Unknown, LaunchAction.Block)]
    [InlineData("newWord", ThreatHealthState.Secured, LaunchAction.Block)]
    [InlineData("notConfigured", ThreatHealthState.HighSeverity, LaunchAction.Allow)]
    public void The_threat_level_needs_an_active_partner(string allowed, ThreatHealthState state, LaunchAction expected)
        => Assert.Equal(expected, Launch(With(new() { PartnerThreatState = state }), DevicePlatform.IOS,
            ("maximumAllowedDeviceThreatLevel", allowed), ("mobileThreatDefenseRemediationAction", "wipe")).Action);

    [Theory]
    [InlineData("defenderOverThirdPartyPartner", ThreatHealthState.Secured, ThreatHealthState.HighSeverity, LaunchAction.Allow)]
    [InlineData("thirdPartyPartnerOverDefender", ThreatHealthState.Secured, ThreatHealthState.HighSeverity, LaunchAction.Block)]
    [InlineData("thirdPartyPartnerOverDefender", ThreatHealthState.Secured, ThreatHealthState.Unknown, LaunchAction.Block)]
    [InlineData("", ThreatHealthState.HighSeverity, ThreatHealthState.Secured, LaunchAction.Block)]
    [InlineData("", ThreatHealthState.Unknown, ThreatHealthState.Secured, LaunchAction.Allow)]
    [InlineData("newWord", ThreatHealthState.Secured, ThreatHealthState.Secured, LaunchAction.Block)]
    public void The_primary_partner_decides(string priority, ThreatHealthState defender, ThreatHealthState partner, LaunchAction expected)
        => Assert.Equal(expected, Launch(With(new() { DefenderThreatState = defender, PartnerThreatState = partner }), DevicePlatform.IOS,
            ("maximumAllowedDeviceThreatLevel", "medium"), ("mobileThreatDefensePartnerPriority", priority)).Action);

    [Fact]
    public void An_account_whose_state_nobody_can_confirm_is_not_held_against_the_user()
    {
        (string, SettingValue) wipe = ("appActionIfUnableToAuthenticateUser", "wipe");
        Assert.Equal(LaunchAction.Wipe, Launch(With(new() { IsAccountEnabled = false }), DevicePlatform.Windows, wipe).Action);
        LaunchResult unknown = Launch(App, DevicePlatform.Windows, wipe);
        Assert.Equal((LaunchAction.Allow, LaunchReason.NotConfirmed), (unknown.Action, Assert.Single(unknown.Findings).Reason));
    }

    [Theory]
    [InlineData(true, "warn", LaunchAction.Warn)]
    [InlineData(false, "block", LaunchAction.Allow)]
    [InlineData(null, "block", LaunchAction.Block)]
    public void Outside_working_time_the_app_warns_or_blocks(bool? clockedOut, string action, LaunchAction expected)
        => Assert.Equal(expected, Launch(With(new() { IsClockedOut = clockedOut }), DevicePlatform.Android, ("appActionIfAccountIsClockedOut", action)).Action);

    [Fact]
    public void What_cannot_be_read_or_is_not_known_blocks()
    {
        Assert.Equal(LaunchAction.Block, Launch(App with { PlatformVersion = "18" }, DevicePlatform.IOS, ("minimumWipeOsVersion", new UnreadableValue("[]", "wrongType"))).Action);
        LaunchResult unknown = Launch(App, DevicePlatform.IOS, ("minimumRequiredMoonPhase", new UnreadableValue("\"full\"", "unknownProperty")));
        Assert.Equal(new LaunchFinding(P1, "minimumRequiredMoonPhase", LaunchAction.Block, LaunchReason.SettingUnreadable, "\"full\""), Assert.Single(unknown.Findings));
    }

    [Fact]
    public void The_strongest_effect_of_all_policies_counts_and_lists_intersect()
    {
        AppProtectionPolicy one = Policy(("allowedIosDeviceModels", "A;B"), ("minimumWarningOsVersion", "18"));
        AppProtectionPolicy two = Policy(("allowedIosDeviceModels", "B;C")) with { Id = P2 };
        ManagedAppRegistration app = App with { PlatformVersion = "17", DeviceModel = "A" };
        LaunchResult result = ConditionalLaunch.Evaluate(app, DevicePlatform.IOS, [one, two]);
        Assert.Equal(LaunchAction.Block, result.Action);
        Assert.Equal([(P2, "allowedIosDeviceModels"), (P1, "minimumWarningOsVersion")], result.Findings.Select(f => (f.PolicyId, f.Setting!)));
        Assert.Equal(result, ConditionalLaunch.Evaluate(app, DevicePlatform.IOS, [two, one]));
        Assert.Equal(LaunchAction.Warn, ConditionalLaunch.Evaluate(app with { DeviceModel = "B" }, DevicePlatform.IOS, [two, one]).Action);
    }

    [Fact]
    public void Where_policies_differ_in_a_typed_number_the_recommended_one_may_be_stricter()
    {
        AppProtectionPolicy ten = Policy(("maximumPinRetries", 10)), twenty = Policy(("maximumPinRetries", 20)) with { Id = P2 };
        ManagedAppRegistration five = With(new() { FailedPinAttempts = 5 });
        Assert.Equal(LaunchAction.Allow, ConditionalLaunch.Evaluate(five, DevicePlatform.IOS, [ten]).Action);
        Assert.Equal(LaunchAction.Allow, ConditionalLaunch.Evaluate(five, DevicePlatform.IOS, [ten, ten with { Id = P2 }]).Action);
        Assert.Equal(LaunchAction.Block, ConditionalLaunch.Evaluate(five, DevicePlatform.IOS, [ten, twenty]).Action);

        AppProtectionPolicy week = Policy(("periodOfflineBeforeAccessCheck", "P7D")), twoDays = Policy(("periodOfflineBeforeAccessCheck", "P2D")) with { Id = P2 };
        LaunchResult offline = ConditionalLaunch.Evaluate(With(new() { OfflineMinutes = 1440 }), DevicePlatform.IOS, [week, twoDays]);
        Assert.Equal(["PT1440M", "PT1440M"], offline.Findings.Select(f => f.RequiredValue));
        Assert.Equal(LaunchAction.Block, ConditionalLaunch.Evaluate(With(new() { OfflineMinutes = 60 }), DevicePlatform.IOS, [week, Policy(("periodOfflineBeforeAccessCheck", "PT1H"))]).Action);
    }

    [Fact]
    public void Policies_of_another_platform_do_not_count()
    {
        AppProtectionPolicy policy = Policy(("minimumRequiredOsVersion", "99"));
        ManagedAppRegistration app = App with { PlatformVersion = "1" };
        foreach ((AppProtectionPolicyType type, LaunchAction expected) in ((AppProtectionPolicyType, LaunchAction)[])
            [(AppProtectionPolicyType.IOS, LaunchAction.Allow), (AppProtectionPolicyType.Android, LaunchAction.Block), (AppProtectionPolicyType.Windows, LaunchAction.Allow),
             (AppProtectionPolicyType.Default, LaunchAction.Block), (AppProtectionPolicyType.Unknown, LaunchAction.Block)])
        {
            Assert.Equal(expected, ConditionalLaunch.Evaluate(app, DevicePlatform.Android, [policy with { Type = type }]).Action);
        }
    }

    [Fact]
    public void Every_check_reads_a_property_that_is_in_the_table_and_nothing_triggers_without_policy_text()
    {
        foreach (LaunchCheck check in LaunchChecks.All)
        {
            Assert.NotNull(LaunchSettings.Find(check.Setting));
            if (check.ActionSetting is { } action) Assert.Equal(LaunchForm.Action, LaunchSettings.Find(action)?.Form);
            Assert.True(check.ActionSetting is null != (check.Fixed == LaunchAction.None), check.Setting);
        }

        AppProtectionPolicy empty = Policy([.. LaunchSettings.All.Select(s => (s.Name, (SettingValue)NullValue.Instance))]);
        foreach (DevicePlatform platform in (DevicePlatform[])[DevicePlatform.IOS, DevicePlatform.Android, DevicePlatform.Windows])
            Assert.Empty(ConditionalLaunch.Evaluate(App, platform, [empty]).Findings);
    }

    private static ManagedAppRegistration With(AppLaunchFacts facts) => App with { Launch = facts };

    private static AppProtectionPolicy Policy(params (string Name, SettingValue Value)[] settings)
        => new() { Id = P1, Type = AppProtectionPolicyType.Default, Settings = ValueArray.From(settings.Select(s => new ComplianceSetting(s.Name, s.Value))) };

    private static LaunchResult Launch(ManagedAppRegistration app, DevicePlatform platform, params (string Name, SettingValue Value)[] settings)
        => ConditionalLaunch.Evaluate(app, platform, [Policy(settings)]);
}
