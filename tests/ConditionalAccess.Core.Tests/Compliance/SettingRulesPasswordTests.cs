using ConditionalAccess.Compliance;
using static ConditionalAccess.Core.Tests.Compliance.SettingRulesSample;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Spec 1.13 and 12.6: passwords of Windows, Apple and Linux, and what is common to all.</summary>
public class SettingRulesPasswordTests
{
    private static readonly Dictionary<string, Func<PasswordScopeFacts, int?, PasswordScopeFacts>> Numbers = new(StringComparer.Ordinal)
    {
        ["minimumLength"] = (p, v) => p with { MinimumLength = v }, ["minimumLetters"] = (p, v) => p with { MinimumLetters = v },
        ["minimumNonLetters"] = (p, v) => p with { MinimumNonLetters = v }, ["minimumLowerCase"] = (p, v) => p with { MinimumLowerCase = v },
        ["minimumUpperCase"] = (p, v) => p with { MinimumUpperCase = v }, ["minimumDigits"] = (p, v) => p with { MinimumDigits = v },
        ["minimumSymbols"] = (p, v) => p with { MinimumSymbols = v }, ["characterSetCount"] = (p, v) => p with { CharacterSetCount = v },
        ["historyLength"] = (p, v) => p with { HistoryLength = v }, ["maximumAgeDays"] = (p, v) => p with { MaximumAgeDays = v },
        ["idleLockMinutes"] = (p, v) => p with { IdleLockMinutes = v }, ["screenTimeoutMinutes"] = (p, v) => p with { ScreenTimeoutMinutes = v },
        ["graceAfterLockMinutes"] = (p, v) => p with { GraceAfterLockMinutes = v }, ["failuresBeforeWipe"] = (p, v) => p with { FailuresBeforeWipe = v },
    };

    [Theory]
    [InlineData(CompliancePolicyType.Windows10, "passwordMinimumLength", "minimumLength")]
    [InlineData(CompliancePolicyType.Windows81, "passwordMinimumLength", "minimumLength")]
    [InlineData(CompliancePolicyType.WindowsPhone81, "passwordMinimumCharacterSetCount", "characterSetCount")]
    [InlineData(CompliancePolicyType.Windows10Mobile, "passwordPreviousPasswordBlockCount", "historyLength")]
    [InlineData(CompliancePolicyType.IOS, "passcodeMinimumLength", "minimumLength")]
    [InlineData(CompliancePolicyType.IOS, "passcodeMinimumCharacterSetCount", "minimumSymbols")]
    [InlineData(CompliancePolicyType.IOS, "passcodePreviousPasscodeBlockCount", "historyLength")]
    [InlineData(CompliancePolicyType.MacOS, "passwordMinimumLength", "minimumLength")]
    [InlineData(CompliancePolicyType.MacOS, "passwordMinimumCharacterSetCount", "minimumSymbols")]
    [InlineData(CompliancePolicyType.MacOS, "passwordPreviousPasswordBlockCount", "historyLength")]
    [InlineData(CompliancePolicyType.AndroidDeviceOwner, "passwordMinimumLength", "minimumLength")]
    [InlineData(CompliancePolicyType.AndroidDeviceOwner, "passwordPreviousPasswordCountToBlock", "historyLength")]
    [InlineData(CompliancePolicyType.AospDeviceOwner, "passwordMinimumLength", "minimumLength")]
    [InlineData(CompliancePolicyType.SettingsCatalog, "linux_passwordpolicy_minimumlength", "minimumLength")]
    [InlineData(CompliancePolicyType.SettingsCatalog, "linux_passwordpolicy_minimumdigits", "minimumDigits")]
    [InlineData(CompliancePolicyType.SettingsCatalog, "linux_passwordpolicy_minimumlowercase", "minimumLowerCase")]
    [InlineData(CompliancePolicyType.SettingsCatalog, "linux_passwordpolicy_minimumuppercase", "minimumUpperCase")]
    [InlineData(CompliancePolicyType.SettingsCatalog, "linux_passwordpolicy_minimumsymbols", "minimumSymbols")]
    public void A_minimum_is_enforced_at_least(CompliancePolicyType type, string setting, string fact)
    {
        RuleRun run = Of(type, (setting, 6));
        Assert.Equal("compliant", run.Password(p => Numbers[fact](p, 6)).Outcome);
        Assert.Equal("nonCompliant", run.Password(p => Numbers[fact](p, 5)).Outcome);
        CheckUnknown(run, fact, setting);
        Assert.Empty(Of(type, (setting, 0)).Settings);
    }

    [Theory]
    [InlineData(CompliancePolicyType.Windows10, "passwordExpirationDays", "maximumAgeDays", 0)]
    [InlineData(CompliancePolicyType.Windows10, "passwordMinutesOfInactivityBeforeLock", "idleLockMinutes", 0)]
    [InlineData(CompliancePolicyType.IOS, "passcodeExpirationDays", "maximumAgeDays", 0)]
    [InlineData(CompliancePolicyType.IOS, "passcodeMinutesOfInactivityBeforeScreenTimeout", "screenTimeoutMinutes", -1)]
    [InlineData(CompliancePolicyType.MacOS, "passwordMinutesOfInactivityBeforeLock", "idleLockMinutes", 0)]
    [InlineData(CompliancePolicyType.MacOS, "passwordExpirationDays", "maximumAgeDays", 0)]
    [InlineData(CompliancePolicyType.AndroidDeviceOwner, "passwordMinutesOfInactivityBeforeLock", "idleLockMinutes", 0)]
    [InlineData(CompliancePolicyType.AndroidDeviceOwner, "passwordExpirationDays", "maximumAgeDays", 0)]
    [InlineData(CompliancePolicyType.AospDeviceOwner, "passwordMinutesOfInactivityBeforeLock", "idleLockMinutes", 0)]
    [InlineData(CompliancePolicyType.AndroidWorkProfile, "passwordExpirationDays", "maximumAgeDays", 0)]
    [InlineData(CompliancePolicyType.AndroidWorkProfile, "passwordSignInFailureCountBeforeFactoryReset", "failuresBeforeWipe", 0)]
    public void A_maximum_is_enforced_at_most_and_never_fails_it(CompliancePolicyType type, string setting, string fact, int never)
    {
        RuleRun run = Of(type, (setting, 10));
        Assert.Equal("compliant", run.Password(p => Numbers[fact](p, 10)).Outcome);
        Assert.Equal("nonCompliant", run.Password(p => Numbers[fact](p, 11)).Outcome);
        Assert.Equal("nonCompliant", run.Password(p => Numbers[fact](p, never)).Outcome);
        CheckUnknown(run, fact, setting);
    }

    [Fact]
    public void Zero_is_configured_for_two_settings_of_ios_only()
    {
        RuleRun grace = I(("passcodeMinutesOfInactivityBeforeLock", 0));
        Assert.Equal("compliant", grace.Password(p => p with { GraceAfterLockMinutes = 0 }).Outcome);
        Assert.Equal("nonCompliant", grace.Password(p => p with { GraceAfterLockMinutes = 1 }).Outcome);
        RuleRun screen = I(("passcodeMinutesOfInactivityBeforeScreenTimeout", 0));
        Assert.Equal("compliant", screen.Password(p => p with { ScreenTimeoutMinutes = 0 }).Outcome);
        Assert.Equal("nonCompliant", screen.Password(p => p with { ScreenTimeoutMinutes = -1 }).Outcome);
        Assert.Empty(W(("passwordMinutesOfInactivityBeforeLock", 0), ("passwordExpirationDays", 0)).Settings);
        Assert.Empty(M(("passwordMinutesOfInactivityBeforeLock", 0)).Settings);
    }

    [Fact]
    public void C130_the_passcode_is_needed_at_once()
    {
        RuleRun run = I(("passcodeRequired", true), ("passcodeMinutesOfInactivityBeforeLock", 0), ("passcodeMinimumCharacterSetCount", 0)).Password(p => p with { IsSet = true, GraceAfterLockMinutes = 0 });
        Assert.Equal(["passcodeMinutesOfInactivityBeforeLock", "passcodeRequired"], run.Settings);
        Assert.All(run.Rows, row => Assert.Equal(ComplianceStatus.Compliant, row.Result.State));
        Assert.Equal("nonCompliant", run.Password(p => p with { GraceAfterLockMinutes = 1 }).OutcomeOf("passcodeMinutesOfInactivityBeforeLock"));
    }

    [Theory]
    [InlineData(CompliancePolicyType.Windows10, "passwordRequired")]
    [InlineData(CompliancePolicyType.IOS, "passcodeRequired")]
    [InlineData(CompliancePolicyType.MacOS, "passwordRequired")]
    [InlineData(CompliancePolicyType.Android, "passwordRequired")]
    [InlineData(CompliancePolicyType.AospDeviceOwner, "passwordRequired")]
    public void A_required_password_is_set(CompliancePolicyType type, string setting)
    {
        RuleRun run = Of(type, (setting, true));
        Assert.Equal("compliant", run.Password(p => p with { IsSet = true }).Outcome);
        Assert.Equal("nonCompliant passwordNotSet", run.Password(p => p with { IsSet = false, OsVerdict = PasswordVerdict.Compliant }).Outcome);
        Assert.Equal("error factMissing:password.device.isSet", run.Outcome);
        Assert.Equal("held factReportedError:password.device.isSet", run.Password(p => p with { IsSet = true }).Reporting("password.device.isSet").Outcome);
        Assert.Equal("nonCompliant passwordNotSet", run.Password(p => p with { IsSet = false }).Reporting("password.device.isSet").Outcome);
    }

    [Fact]
    public void No_secret_fails_every_password_setting_of_the_scope()
    {
        RuleRun run = W(("passwordMinimumLength", 4), ("passwordExpirationDays", 30), ("passwordBlockSimple", true), ("passwordRequiredType", "alphanumeric"))
            .Password(p => p with { IsSet = false, MinimumLength = 8, MaximumAgeDays = 10, SimpleBlocked = true, Quality = PasswordQuality.Alphanumeric });
        Assert.Equal(4, run.Rows.Count(r => r.Result is { State: ComplianceStatus.NonCompliant, Reason: ComplianceReasons.PasswordNotSet }));
        Assert.All(run.Reporting("password.device.minimumLength").Rows, r => Assert.Equal(ComplianceStatus.NonCompliant, r.Result.State));
    }

    [Theory]
    [InlineData(true, PasswordQuality.Unknown, "compliant")]
    [InlineData(false, PasswordQuality.NumericComplex, "compliant")]
    [InlineData(null, PasswordQuality.NumericComplex, "compliant")]
    [InlineData(false, PasswordQuality.Unknown, "nonCompliant")]
    [InlineData(null, PasswordQuality.Numeric, "nonCompliant")]
    [InlineData(null, PasswordQuality.Unknown, "error factMissing:password.device.simpleBlocked")]
    [InlineData(null, (PasswordQuality)99, "error factMissing:password.device.simpleBlocked")]
    public void Simple_passwords_are_blocked_by_flag_or_quality(bool? blocked, PasswordQuality quality, string expected)
    {
        Assert.Equal(expected, W(("passwordBlockSimple", true)).Password(p => p with { SimpleBlocked = blocked, Quality = quality }).Outcome);
        Assert.Equal(expected, I(("passcodeBlockSimple", true)).Password(p => p with { SimpleBlocked = blocked, Quality = quality }).Outcome);
    }

    [Fact]
    public void A_reported_flag_about_simple_passwords_holds_unless_the_quality_decides()
    {
        RuleRun run = W(("passwordBlockSimple", true)).Reporting("password.device.simpleBlocked");
        Assert.Equal("error factMissing:password.device.quality", run.Outcome);
        Assert.Equal("nonCompliant", run.Password(p => p with { Quality = PasswordQuality.Numeric }).Outcome);
        Assert.Equal("compliant", run.Password(p => p with { Quality = PasswordQuality.Alphanumeric }).Outcome);
        Assert.Equal("held factReportedError:password.device.simpleBlocked", run.Reporting("password.device.simpleBlocked", "password.device.quality").Outcome);
    }

    [Theory]
    [InlineData("numeric", true, PasswordQuality.Unknown, "compliant")]
    [InlineData("Numeric", null, PasswordQuality.Alphanumeric, "error factMissing:password.device.isSet")]
    [InlineData("alphanumeric", true, PasswordQuality.Alphanumeric, "compliant")]
    [InlineData("alphanumeric", true, PasswordQuality.AlphanumericWithSymbols, "compliant")]
    [InlineData("alphanumeric", true, PasswordQuality.Alphabetic, "nonCompliant")]
    [InlineData("alphanumeric", true, PasswordQuality.Unknown, "error factMissing:password.device.quality")]
    [InlineData("alphanumeric", false, PasswordQuality.Alphanumeric, "nonCompliant passwordNotSet")]
    [InlineData("alphabetic", true, PasswordQuality.Alphanumeric, "error settingUnreadable")]
    public void The_type_of_windows_and_apple_is_numeric_or_alphanumeric(string type, bool? isSet, PasswordQuality quality, string expected)
    {
        Assert.Equal(expected, W(("passwordRequiredType", type)).Password(p => p with { IsSet = isSet, Quality = quality }).Outcome);
        Assert.Equal(expected, I(("passcodeRequiredType", type)).Password(p => p with { IsSet = isSet, Quality = quality }).Outcome);
        Assert.Equal(expected, M(("passwordRequiredType", type)).Password(p => p with { IsSet = isSet, Quality = quality }).Outcome);
        Assert.Empty(W(("passwordRequiredType", "deviceDefault")).Settings);
    }

    [Theory]
    [InlineData(PasswordVerdict.Compliant, null, "compliant osVerdict")]
    [InlineData(PasswordVerdict.NonCompliant, null, "nonCompliant osVerdict")]
    [InlineData(PasswordVerdict.Error, null, "held factReportedError:password.device.osVerdict")]
    [InlineData(PasswordVerdict.Unknown, null, "error factMissing:password.device.minimumLength")]
    [InlineData((PasswordVerdict)9, null, "error factMissing:password.device.minimumLength")]
    [InlineData(PasswordVerdict.Compliant, 3, "nonCompliant")]
    [InlineData(PasswordVerdict.NonCompliant, 8, "compliant")]
    public void The_verdict_of_the_system_counts_where_the_detail_is_not_known(PasswordVerdict verdict, int? length, string expected)
    {
        RuleRun run = W(("passwordMinimumLength", 8)).Password(p => p with { OsVerdict = verdict, MinimumLength = length });
        Assert.Equal(expected, run.Outcome);
        Assert.Equal("held factReportedError:password.device.minimumLength", run.Reporting("password.device.minimumLength").Outcome);
    }

    [Fact]
    public void C024_a_tightened_rule_of_macos_waits_for_the_next_change()
    {
        RuleRun run = M(("passwordMinimumLength", 8)).Password(p => p with { IsSet = true, MinimumLength = 6, LastChangedDateTime = new DateTimeOffset(2025, 12, 1, 0, 0, 0, TimeSpan.Zero) });
        Assert.Equal("compliant passwordPredatesRule", run.Outcome);
        Assert.Equal("nonCompliant", run.Password(p => p with { LastChangedDateTime = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero) }).Outcome);
        Assert.Equal("nonCompliant", run.Password(p => p with { LastChangedDateTime = run.Policy.LastModifiedDateTime }).Outcome);
        Assert.Equal("nonCompliant", run.Password(p => p with { LastChangedDateTime = null }).Outcome);
        Assert.Equal("nonCompliant", (run with { Policy = run.Policy with { LastModifiedDateTime = null } }).Outcome);
        Assert.Equal("nonCompliant passwordNotSet", run.Password(p => p with { IsSet = false }).Outcome);
    }

    [Theory]
    [InlineData("passwordBlockSimple", "compliant passwordPredatesRule")]
    [InlineData("passwordRequiredType", "compliant passwordPredatesRule")]
    [InlineData("passwordMinimumCharacterSetCount", "compliant passwordPredatesRule")]
    [InlineData("passwordPreviousPasswordBlockCount", "compliant passwordPredatesRule")]
    [InlineData("passwordExpirationDays", "error factMissing:password.device.maximumAgeDays")]
    [InlineData("passwordMinutesOfInactivityBeforeLock", "error factMissing:password.device.idleLockMinutes")]
    [InlineData("passwordRequired", "error factMissing:password.device.isSet")]
    public void Only_rules_about_the_secret_itself_wait(string setting, string expected)
    {
        SettingValue value = setting switch { "passwordBlockSimple" or "passwordRequired" => true, "passwordRequiredType" => "alphanumeric", _ => 5 };
        Assert.Equal(expected, M((setting, value)).Password(p => p with { LastChangedDateTime = DateTimeOffset.MinValue }).Outcome);
        Assert.StartsWith("error", W((setting, value)).Password(p => p with { LastChangedDateTime = DateTimeOffset.MinValue }).Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mobile_phone_asks_after_idling()
    {
        RuleRun run = Of(CompliancePolicyType.Windows10Mobile, ("passwordRequireToUnlockFromIdle", true));
        Assert.Equal("compliant", run.Password(p => p with { RequiredAfterIdle = true }).Outcome);
        Assert.Equal("nonCompliant", run.Password(p => p with { RequiredAfterIdle = false }).Outcome);
        Assert.Equal("error factMissing:password.device.requiredAfterIdle", run.Outcome);
    }

    /// <summary>Missing, out of range, reported, by the verdict of the system, and without secret.</summary>
    private static void CheckUnknown(RuleRun run, string fact, string setting)
    {
        Assert.Equal([setting], run.Settings);
        Assert.Equal("error factMissing:password.device." + fact, run.Outcome);
        Assert.Equal("error factMissing:password.device." + fact, run.Password(p => Numbers[fact](p, -2)).Outcome);
        Assert.Equal("held factReportedError:password.device." + fact, run.Password(p => Numbers[fact](p, 8)).Reporting("password.device." + fact).Outcome);
        Assert.Equal("compliant osVerdict", run.Password(p => p with { OsVerdict = PasswordVerdict.Compliant }).Outcome);
        Assert.Equal("nonCompliant passwordNotSet", run.Password(p => Numbers[fact](p, 8) with { IsSet = false }).Outcome);
    }
}
