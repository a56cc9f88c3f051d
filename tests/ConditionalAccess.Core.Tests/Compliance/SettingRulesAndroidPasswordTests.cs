using ConditionalAccess.Compliance;
using static ConditionalAccess.Core.Tests.Compliance.SettingRulesSample;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Spec 1.9 to 1.13: qualities, complexities and version gates of Android passwords.</summary>
public class SettingRulesAndroidPasswordTests
{
    public static TheoryData<string, PasswordQuality> DeviceTypes => new()
    {
        { "lowSecurityBiometric", PasswordQuality.BiometricWeak }, { "any", PasswordQuality.Something }, { "numeric", PasswordQuality.Numeric },
        { "numericComplex", PasswordQuality.NumericComplex }, { "alphabetic", PasswordQuality.Alphabetic }, { "alphanumeric", PasswordQuality.Alphanumeric },
        { "alphanumericWithSymbols", PasswordQuality.AlphanumericWithSymbols },
    };

    [Theory, MemberData(nameof(DeviceTypes))]
    public void A_type_asks_for_at_least_its_quality(string type, PasswordQuality least)
    {
        foreach (PasswordQuality quality in Enum.GetValues<PasswordQuality>().Where(q => q != PasswordQuality.Unknown))
        {
            RuleRun run = A(("passwordRequiredType", type)).On(d => d with { OsVersion = "9" }).Password(p => p with { IsSet = true, Quality = quality });
            Assert.Equal(quality >= least ? "compliant" : "nonCompliant", run.Outcome);
        }
    }

    [Theory]
    [InlineData("required", PasswordQuality.Something)]
    [InlineData("customPassword", PasswordQuality.Something)]
    [InlineData("numeric", PasswordQuality.Numeric)]
    [InlineData("alphanumericWithSymbols", PasswordQuality.AlphanumericWithSymbols)]
    public void Device_owner_words(string type, PasswordQuality least)
    {
        Assert.Equal("compliant", DO(("passwordRequiredType", type)).Password(p => p with { Quality = least }).Outcome);
        Assert.Equal("nonCompliant", DO(("passwordRequiredType", type)).Password(p => p with { Quality = least - 1 }).Outcome);
        Assert.Equal("error factMissing:password.device.quality", DO(("passwordRequiredType", type)).Password(p => p with { IsSet = true }).Outcome);
    }

    [Fact]
    public void C131_a_pattern_is_more_than_a_weak_biometric_and_less_than_digits()
    {
        RuleRun weak = A(("passwordRequiredType", "lowSecurityBiometric")).On(d => d with { OsVersion = "9" }).Password(p => p with { IsSet = true, Quality = PasswordQuality.Something });
        Assert.Equal("compliant", weak.Outcome);
        Assert.Equal("nonCompliant", A(("passwordRequiredType", "numeric")).On(_ => weak.Facts).Outcome);
    }

    [Theory]
    [InlineData("9", false, "notApplicable")]
    [InlineData("10", false, "nonCompliant")]
    [InlineData("13", true, "notApplicable")]
    [InlineData(null, true, "notApplicable")]
    [InlineData(null, false, "error factMissing:osVersion")]
    public void Complexity_of_device_administrator(string? version, bool isKnox, string expected)
    {
        RuleRun run = A(("requiredPasswordComplexity", "medium")).On(d => d with { OsVersion = version }).Android(a => a with { IsKnox = isKnox });
        Assert.Equal(expected, run.Password(p => p with { Complexity = PasswordComplexity.Low }).Outcome);
    }

    [Theory]
    [InlineData("9", false, true, "nonCompliant")]
    [InlineData("10", false, true, "notApplicable")]
    [InlineData("10", false, false, "nonCompliant")]
    [InlineData("13", true, true, "nonCompliant")]
    [InlineData(null, false, true, "error factMissing:osVersion")]
    [InlineData(null, false, false, "nonCompliant")]
    [InlineData(null, true, true, "nonCompliant")]
    public void Complexity_replaces_type_length_expiry_and_history(string? version, bool isKnox, bool hasComplexity, string expected)
    {
        (string, SettingValue)[] settings = [("passwordRequiredType", "numeric"), ("passwordMinimumLength", 8), ("passwordExpirationDays", 5), ("passwordPreviousPasswordBlockCount", 5)];
        if (hasComplexity) settings = [.. settings, ("requiredPasswordComplexity", "low")];
        RuleRun run = A(settings).On(d => d with { OsVersion = version }).Android(a => a with { IsKnox = isKnox })
            .Password(p => p with { IsSet = true, Quality = PasswordQuality.Something, MinimumLength = 4, MaximumAgeDays = 90, HistoryLength = 1 });
        foreach ((string setting, _) in settings.Take(4)) Assert.Equal(expected, run.OutcomeOf(setting));
    }

    [Fact]
    public void A_complexity_of_none_replaces_nothing()
    {
        RuleRun run = A(("passwordMinimumLength", 8), ("requiredPasswordComplexity", "none")).Password(p => p with { MinimumLength = 4 });
        Assert.Equal("nonCompliant", run.Outcome);
    }

    [Fact]
    public void The_idle_lock_of_device_administrator_is_judged_where_it_is_known()
    {
        RuleRun run = A(("passwordMinutesOfInactivityBeforeLock", 5));
        Assert.Equal("compliant", run.Password(p => p with { IdleLockMinutes = 5 }).Outcome);
        Assert.Equal("nonCompliant", run.Password(p => p with { IdleLockMinutes = 0 }).Outcome);
        Assert.Equal("notApplicable", run.Outcome);
        Assert.Equal("notApplicable", run.Password(p => p with { IdleLockMinutes = -7 }).Outcome);
        Assert.Equal("held factReportedError:password.device.idleLockMinutes", run.Reporting("password.device.idleLockMinutes").Outcome);
    }

    [Fact]
    public void C032_complexity_of_a_work_profile_device()
    {
        RuleRun run = WP(("requiredPasswordComplexity", "medium"));
        Assert.Equal("nonCompliant", run.Password(p => p with { Complexity = PasswordComplexity.Low }).Outcome);
        Assert.Equal("compliant", run.Password(p => p with { Complexity = PasswordComplexity.Medium }).Outcome);
        Assert.Equal("compliant", run.Password(p => p with { Complexity = PasswordComplexity.High }).Outcome);
        Assert.Equal("error factMissing:password.device.complexity", run.Outcome);
        Assert.Equal("error factMissing:password.device.complexity", run.Password(p => p with { Complexity = (PasswordComplexity)200 }).Outcome);
        Assert.Equal("notApplicable", run.On(d => d with { OsVersion = "11" }).Outcome);
        Assert.Equal("error factMissing:osVersion", run.On(d => d with { OsVersion = default }).Outcome);
    }

    [Theory]
    [InlineData("11", "none", "nonCompliant")]
    [InlineData("11", "low", "nonCompliant")]
    [InlineData("12", "low", "notApplicable")]
    [InlineData("12", "none", "compliant")]
    public void The_type_of_a_work_profile_counts_before_android_12_and_then_stands_for_high(string version, string complexity, string expected)
    {
        RuleRun run = WP(("passwordRequiredType", "numericComplex"), ("requiredPasswordComplexity", complexity)).On(d => d with { OsVersion = version })
            .Password(p => p with { IsSet = true, Quality = PasswordQuality.Numeric, Complexity = PasswordComplexity.High });
        Assert.Equal(expected, run.OutcomeOf("passwordRequiredType"));
    }

    [Fact]
    public void A_type_on_android_12_is_high_complexity_or_the_type_by_option()
    {
        RuleRun run = WP(("passwordRequiredType", "numeric")).Password(p => p with { Quality = PasswordQuality.Alphanumeric, Complexity = PasswordComplexity.Medium });
        Assert.Equal("nonCompliant", run.Outcome);
        Assert.Equal("high", run.Row.RequiredValue);
        Assert.Equal("compliant", run.With(o => o with { WorkProfileTypeOnAndroid12 = true }).Outcome);
        Assert.Equal("numeric", run.With(o => o with { WorkProfileTypeOnAndroid12 = true }).Row.RequiredValue);
        Assert.Equal("error factMissing:osVersion", run.On(d => d with { OsVersion = default }).Outcome);
        Assert.Equal("compliant", run.With(o => o with { WorkProfileTypeOnAndroid12 = true }).On(d => d with { OsVersion = default }).Outcome);
        Assert.Equal("nonCompliant passwordNotSet", run.On(d => d with { OsVersion = default }).Password(p => p with { IsSet = false }).Outcome);
    }

    [Fact]
    public void The_complexity_of_one_password_does_not_replace_the_type_of_the_other()
    {
        RuleRun run = WP(("workProfilePasswordRequiredType", "atLeastNumeric"), ("requiredPasswordComplexity", "low"))
            .On(d => d with { Password = new() { Device = new() { Complexity = PasswordComplexity.Low }, WorkProfile = new() { Complexity = PasswordComplexity.High } } });
        Assert.Equal("compliant", run.OutcomeOf("workProfilePasswordRequiredType"));
        Assert.Equal("compliant", run.OutcomeOf("requiredPasswordComplexity"));
    }

    [Theory]
    [InlineData("11", "nonCompliant")]
    [InlineData("12", "notApplicable")]
    public void The_length_of_a_work_profile_counts_before_android_12(string version, string expected)
    {
        Assert.Equal(expected, WP(("passwordMinimumLength", 8)).On(d => d with { OsVersion = version }).Password(p => p with { MinimumLength = 4 }).Outcome);
        Assert.Equal(expected, WP(("workProfilePasswordMinimumLength", 8)).On(d => d with { OsVersion = version }).Password(p => p with { MinimumLength = 4 }).Outcome);
    }

    [Theory]
    [InlineData("workProfileRequirePassword", "isSet")]
    [InlineData("workProfileInactiveBeforeScreenLockInMinutes", "idleLockMinutes")]
    [InlineData("workProfilePasswordExpirationInDays", "maximumAgeDays")]
    [InlineData("workProfilePreviousPasswordBlockCount", "historyLength")]
    [InlineData("workProfileRequiredPasswordComplexity", "complexity")]
    public void A_work_profile_has_a_password_of_its_own(string setting, string fact)
    {
        SettingValue value = setting switch { "workProfileRequirePassword" => true, "workProfileRequiredPasswordComplexity" => "low", _ => 10 };
        PasswordScopeFacts good = new() { IsSet = true, IdleLockMinutes = 10, MaximumAgeDays = 10, HistoryLength = 10, Complexity = PasswordComplexity.Low };
        PasswordScopeFacts bad = new() { IsSet = false, IdleLockMinutes = 0, MaximumAgeDays = 0, HistoryLength = 0, Complexity = PasswordComplexity.None };
        RuleRun run = WP((setting, value));
        Assert.Equal("compliant", Scopes(run, device: bad, workProfile: good).Outcome);
        Assert.StartsWith("nonCompliant", Scopes(run, device: good, workProfile: bad).Outcome, StringComparison.Ordinal);
        Assert.Equal("error factMissing:password.workProfile." + fact, run.Outcome);
        Assert.Equal("held factReportedError:password.workProfile." + fact, Scopes(run, device: good, workProfile: good).Reporting("password.workProfile." + fact).Outcome);
    }

    [Fact]
    public void One_lock_reads_from_the_device_what_the_work_profile_does_not_say()
    {
        RuleRun run = WP(("workProfilePreviousPasswordBlockCount", 5));
        PasswordScopeFacts device = new() { IsSet = true, HistoryLength = 5 };
        PasswordScopeFacts other = new() { IdleLockMinutes = 3 };
        Assert.Equal("compliant", Scopes(run, device, PasswordScopeFacts.NotKnown).Outcome);
        Assert.Equal("error factMissing:password.workProfile.historyLength", Scopes(run, device, other).Outcome);
        Assert.Equal("compliant", Scopes(run, device, other, oneLock: true).Outcome);
        Assert.Equal("error factMissing:password.workProfile.historyLength", Scopes(run, device, PasswordScopeFacts.NotKnown, oneLock: false).Outcome);
        Assert.Equal("nonCompliant", Scopes(run, device, other with { HistoryLength = 1 }, oneLock: true).Outcome);
        Assert.Equal("nonCompliant passwordNotSet", Scopes(run, device with { IsSet = false }, PasswordScopeFacts.NotKnown).Outcome);
        Assert.Equal("nonCompliant osVerdict", Scopes(run, new() { OsVerdict = PasswordVerdict.NonCompliant }, PasswordScopeFacts.NotKnown).Outcome);
        Assert.Equal("compliant", Scopes(run, device, new() { Quality = (PasswordQuality)77 }).Outcome);
        Assert.Equal("held factReportedError:password.device.historyLength", Scopes(run, device, PasswordScopeFacts.NotKnown).Reporting("password.device.historyLength").Outcome);
    }

    [Theory]
    [InlineData("passwordMinimumLetterCharacters")]
    [InlineData("passwordMinimumLowerCaseCharacters")]
    [InlineData("passwordMinimumUpperCaseCharacters")]
    [InlineData("passwordMinimumNonLetterCharacters")]
    [InlineData("passwordMinimumNumericCharacters")]
    [InlineData("passwordMinimumSymbolCharacters")]
    public void Character_counts_are_asked_only_of_types_that_count(string setting)
    {
        Assert.Equal("error", DO((setting, 2), ("passwordRequiredType", "customPassword")).OutcomeOf(setting)[..5]);
        Assert.Equal("error", DO((setting, 2), ("passwordRequiredType", "AlphanumericWithSymbols")).OutcomeOf(setting)[..5]);
        Assert.Equal(["passwordRequiredType"], DO((setting, 2), ("passwordRequiredType", "alphanumeric")).Settings);
        Assert.Empty(DO((setting, 2)).Settings);
        PasswordScopeFacts facts = new() { Quality = PasswordQuality.Something, MinimumLetters = 2, MinimumLowerCase = 2, MinimumUpperCase = 2, MinimumNonLetters = 2, MinimumDigits = 2, MinimumSymbols = 2 };
        RuleRun run = DO((setting, 2), ("passwordRequiredType", "customPassword")).Password(_ => facts);
        Assert.Equal("compliant", run.OutcomeOf(setting));
        Assert.Equal("nonCompliant", DO((setting, 3), ("passwordRequiredType", "customPassword")).Password(_ => facts).OutcomeOf(setting));
        Assert.Equal("error settingUnreadable", DO((setting, new UnreadableValue("[]", "wrongType"))).Outcome);
    }

    [Theory]
    [InlineData("numeric", PasswordQuality.Something, "nonCompliant")]
    [InlineData("numericComplex", PasswordQuality.NumericComplex, "compliant")]
    [InlineData("required", PasswordQuality.Unknown, "compliant")]
    [InlineData("alphabetic", PasswordQuality.Something, "notApplicable")]
    [InlineData("alphanumeric", PasswordQuality.Something, "notApplicable")]
    [InlineData("alphanumericWithSymbols", PasswordQuality.Something, "notApplicable")]
    [InlineData("lowSecurityBiometric", PasswordQuality.None, "nonCompliant")]
    public void Types_of_aosp(string type, PasswordQuality quality, string expected)
    {
        RuleRun run = Of(CompliancePolicyType.AospDeviceOwner, ("passwordRequiredType", type)).Password(p => p with { IsSet = true, Quality = quality });
        Assert.Equal(expected, run.Outcome);
    }

    [Fact]
    public void The_required_type_of_aosp_needs_some_secret()
    {
        RuleRun run = Of(CompliancePolicyType.AospDeviceOwner, ("passwordRequiredType", "required"));
        Assert.Equal("error factMissing:password.device.isSet", run.Outcome);
        Assert.Equal("nonCompliant passwordNotSet", run.Password(p => p with { IsSet = false }).Outcome);
    }

    private static RuleRun Scopes(RuleRun run, PasswordScopeFacts device, PasswordScopeFacts workProfile, bool? oneLock = null)
        => run.On(d => d with { Password = new() { Device = device, WorkProfile = workProfile, UsesOneLock = oneLock } });
}
