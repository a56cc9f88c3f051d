using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.AppProtection;
using ConditionalAccess.Signals;
using Xunit.Abstractions;

namespace ConditionalAccess.Core.Tests.Compliance.AppProtection;

/// <summary>What holds for every policy and app.</summary>
public class ConditionalLaunchLaws(ITestOutputHelper output)
{
    private const int Seed = 84_2026;
    private const int Runs = 4000;

    private static readonly DevicePlatform[] s_platforms = [DevicePlatform.IOS, DevicePlatform.Android, DevicePlatform.Windows];

    // The state of the account is left out: as documented it is not enforced while nobody can confirm it. So is a partner that an app does not use.
    private static readonly (string Name, Func<ManagedAppRegistration, ManagedAppRegistration> Erase)[] s_erasures =
    [
        ("platformVersion", a => a with { PlatformVersion = default }),
        ("applicationVersion", a => a with { ApplicationVersion = default }),
        ("managementSdkVersion", a => a with { ManagementSdkVersion = default }),
        ("manufacturer", a => a with { DeviceManufacturer = null }),
        ("model", a => a with { DeviceModel = null }),
        ("flaggedReasons", a => a with { FlaggedReasons = default }),
        ("offlineMinutes", a => a with { Launch = a.Launch with { OfflineMinutes = null } }),
        ("signInFailed", a => a with { Launch = a.Launch with { SignInFailed = null } }),
        ("failedPinAttempts", a => a with { Launch = a.Launch with { FailedPinAttempts = null } }),
        ("securityPatchLevel", a => a with { Launch = a.Launch with { SecurityPatchLevel = default } }),
        ("companyPortalVersion", a => a with { Launch = a.Launch with { CompanyPortalVersion = default } }),
        ("companyPortalUpdateDeferralDays", a => a with { Launch = a.Launch with { CompanyPortalUpdateDeferralDays = null } }),
        ("playBasicIntegrity", a => a with { Launch = a.Launch with { PlayBasicIntegrity = IntegrityVerdict.Unknown } }),
        ("playDeviceIntegrity", a => a with { Launch = a.Launch with { PlayDeviceIntegrity = IntegrityVerdict.Unknown } }),
        ("playStrongIntegrity", a => a with { Launch = a.Launch with { PlayStrongIntegrity = IntegrityVerdict.Unknown } }),
        ("isAppVerificationEnabled", a => a with { Launch = a.Launch with { IsAppVerificationEnabled = null } }),
        ("deviceLockComplexity", a => a with { Launch = a.Launch with { DeviceLockComplexity = PasswordComplexity.Unknown } }),
        ("knoxAttestation", a => a with { Launch = a.Launch with { KnoxAttestation = IntegrityVerdict.Unknown } }),
        ("both threat states", a => a with { Launch = a.Launch with { DefenderThreatState = default, PartnerThreatState = default } }),
        ("isClockedOut", a => a with { Launch = a.Launch with { IsClockedOut = null } }),
    ];

    [Fact]
    public void A_fact_that_is_taken_away_never_lets_an_app_start_and_never_makes_a_wipe()
    {
        int blocked = 0, allowed = 0;
        foreach (Run run in RandomRuns())
        {
            LaunchResult before = ConditionalLaunch.Evaluate(run.App, run.Platform, run.Policies);
            _ = before.IsAllowed ? allowed++ : blocked++;
            foreach ((string name, Func<ManagedAppRegistration, ManagedAppRegistration> erase) in s_erasures)
            {
                LaunchResult after = ConditionalLaunch.Evaluate(erase(run.App), run.Platform, run.Policies);
                Assert.True(before.IsAllowed || !after.IsAllowed, $"run {run.Number}: without {name} the app starts");
                Assert.True(before.Action == LaunchAction.Wipe || after.Action != LaunchAction.Wipe, $"run {run.Number}: without {name} the app is wiped");
            }
        }

        Assert.True(blocked > 200 && allowed > 200, $"{blocked} blocked, {allowed} allowed");
    }

    [Fact]
    public void One_more_policy_never_weakens_the_action_and_order_never_matters()
    {
        foreach (Run run in RandomRuns())
        {
            LaunchResult all = ConditionalLaunch.Evaluate(run.App, run.Platform, run.Policies);
            Assert.Equal(all, ConditionalLaunch.Evaluate(run.App, run.Platform, ValueArray.From(run.Policies.Reverse())));
            foreach (AppProtectionPolicy policy in run.Policies)
                Assert.True(ConditionalLaunch.Evaluate(run.App, run.Platform, [policy]).Action <= all.Action, $"run {run.Number}");
        }
    }

    [Fact]
    public void The_action_is_the_strongest_finding()
    {
        foreach (Run run in RandomRuns())
        {
            LaunchResult result = ConditionalLaunch.Evaluate(run.App, run.Platform, run.Policies);
            Assert.Equal(result.Findings.IsEmpty ? LaunchAction.Allow : result.Findings.Max(f => f.Effect), result.Action);
            Assert.True(result.Action != LaunchAction.Wipe || result.Findings.Any(f => f is { Effect: LaunchAction.Wipe, Reason: LaunchReason.Failed }));
        }
    }

    private IEnumerable<Run> RandomRuns()
    {
        output.WriteLine("seed " + Seed);
        var random = new Random(Seed);
        for (int i = 0; i < Runs; i++)
            yield return new Run(i, App(random), s_platforms[random.Next(3)], [.. Enumerable.Range(0, random.Next(1, 4)).Select(n => Policy(random, n))]);
    }

    private static AppProtectionPolicy Policy(Random random, int number) => new()
    {
        Id = "T_" + number,
        Type = random.Next(4) == 0 ? (AppProtectionPolicyType)random.Next(5) : AppProtectionPolicyType.Default,
        Settings = [.. LaunchSettings.All.Where(_ => random.Next(8) == 0).Select(s => new ComplianceSetting(s.Name, Value(random, s)))],
    };

    private static SettingValue Value(Random random, LaunchSetting setting) => setting.Form switch
    {
        _ when random.Next(60) == 0 => new UnreadableValue("{}", "unreadable"),
        LaunchForm.Flag => true,
        LaunchForm.Number => random.Next(0, 6),
        LaunchForm.Version => random.Next(8, 13) + "." + random.Next(2),
        LaunchForm.Date => "2026-01-0" + random.Next(1, 6),
        LaunchForm.Duration => "PT" + random.Next(1, 6) + "M",
        LaunchForm.Names => "A;B",
        LaunchForm.NameList => "A\nB",
        LaunchForm.Action => LaunchSettings.ActionWords[random.Next(4)],
        _ => setting.Words[random.Next(setting.Words.Length)],
    };

    private static ManagedAppRegistration App(Random random) => new()
    {
        AppIdentifier = "app",
        PlatformVersion = random.Next(8, 14) + ".0",
        ApplicationVersion = random.Next(8, 14) + ".0",
        ManagementSdkVersion = random.Next(8, 14) + ".0",
        DeviceManufacturer = random.Next(4) == 0 ? "C" : "a",
        DeviceModel = random.Next(4) == 0 ? "C" : "b",
        FlaggedReasons = random.Next(4) == 0 ? [ManagedAppFlaggedReason.RootedDevice] : [],
        Launch = new()
        {
            OfflineMinutes = random.Next(7), SignInFailed = random.Next(3) switch { 0 => null, 1 => true, _ => false }, FailedPinAttempts = random.Next(4),
            SecurityPatchLevel = "2026-01-0" + random.Next(1, 8), CompanyPortalVersion = random.Next(8, 14) + ".0", CompanyPortalUpdateDeferralDays = random.Next(4),
            PlayBasicIntegrity = Verdict(random), PlayDeviceIntegrity = Verdict(random), PlayStrongIntegrity = Verdict(random), KnoxAttestation = Verdict(random),
            IsAppVerificationEnabled = random.Next(4) != 0, DeviceLockComplexity = (PasswordComplexity)random.Next(1, 5), IsAccountEnabled = random.Next(8) != 0,
            IsClockedOut = random.Next(4) == 0, DefenderThreatState = (ThreatHealthState)random.Next(10), PartnerThreatState = (ThreatHealthState)random.Next(10),
        },
    };

    private static IntegrityVerdict Verdict(Random random) => random.Next(3) == 0 ? (IntegrityVerdict)random.Next(4) : IntegrityVerdict.Passed;

    private sealed record Run(int Number, ManagedAppRegistration App, DevicePlatform Platform, ValueArray<AppProtectionPolicy> Policies);
}
