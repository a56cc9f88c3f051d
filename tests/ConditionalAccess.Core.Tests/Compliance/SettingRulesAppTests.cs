using ConditionalAccess.Compliance;
using static ConditionalAccess.Core.Tests.Compliance.SettingRulesSample;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Spec 1.7 to 1.12, 3.8: jailbreak, apps, Play checks and Linux.</summary>
public class SettingRulesAppTests
{
    [Theory]
    [InlineData("True", "nonCompliant")] // C019
    [InlineData("jailbroken", "nonCompliant")]
    [InlineData("FALSE", "compliant")]
    [InlineData("Unknown", "error factMissing:jailBroken")]
    [InlineData("", "error factMissing:jailBroken")]
    [InlineData("no", "error factMissing:jailBroken")]
    [InlineData(null, "error factMissing:jailBroken")]
    public void Jailbreak(string? text, string expected)
    {
        Assert.Equal(expected, I(("securityBlockJailbrokenDevices", true)).On(d => d with { JailBroken = text }).Outcome);
        Assert.Equal(expected, DO(("securityBlockJailbrokenDevices", true)).On(d => d with { JailBroken = text }).Outcome);
    }

    [Fact]
    public void C020_jailbreak_is_not_looked_at_where_it_is_not_blocked()
    {
        RuleRun run = I(("securityBlockJailbrokenDevices", false), ("osMinimumVersion", "17.0")).On(d => d with { JailBroken = "True", OsVersion = "18.1" });
        Assert.Equal(["osMinimumVersion"], run.Settings);
        Assert.Equal("compliant", run.Outcome);
    }

    [Fact]
    public void Enhanced_detection_must_have_run_lately_on_ios()
    {
        RuleRun run = I(("securityBlockJailbrokenDevices", true)).On(d => d with { JailBroken = "False", Apple = new() { LastJailbreakEvaluationDateTime = RuleRun.T0.AddDays(-30) } });
        Assert.Equal("compliant", run.Outcome);
        RuleRun enhanced = run.Tenant(s => s with { EnhancedJailBreak = true });
        Assert.Equal("nonCompliant jailbreakDetectionStale", enhanced.Outcome);
        Assert.Equal("nonCompliant jailbreakDetectionStale", enhanced.Reporting("jailBroken").Outcome);
        Assert.Equal("compliant", enhanced.On(d => d with { Apple = AppleFacts.NotKnown }).Outcome);

        RuleRun fresh = enhanced.With(o => o with { JailbreakDetectionStaleDays = 40 });
        Assert.Equal("compliant", fresh.Outcome);
        Assert.Equal([new(RuleRun.T0.AddDays(10), TransitionCause.JailbreakDetectionExpires)], fresh.Single.Transitions);
        RuleRun android = A(("securityBlockJailbrokenDevices", true)).On(d => d with { JailBroken = "False", Apple = run.Facts.Apple }).Tenant(s => s with { EnhancedJailBreak = true });
        Assert.Equal("compliant", android.Outcome);
    }

    [Fact]
    public void C023_a_restricted_app_must_not_be_there()
    {
        RuleRun run = I(Restricted("com.contoso.bad", null, ""));
        Assert.Equal("nonCompliant", run.On(d => d with { DetectedApps = [new("COM.contoso.bad")] }).Outcome);
        Assert.Equal("compliant", run.On(d => d with { DetectedApps = [new("com.contoso.bad", true), new("com.contoso.good"), new("")] }).Outcome);
        Assert.Equal("nonCompliant", A(Restricted("com.contoso.bad")).On(d => d with { DetectedApps = [new("com.contoso.bad", true)] }).Outcome);
        Assert.Equal("compliant", run.On(d => d with { DetectedApps = [] }).Outcome);
        Assert.Equal("error factMissing:detectedApps", run.Outcome);
        Assert.Equal("held factReportedError:detectedApps", run.On(d => d with { DetectedApps = [] }).Reporting("detectedApps").Outcome);
        Assert.Empty(I(Restricted()).Settings);
    }

    [Theory]
    [InlineData("macAppStoreAndIdentifiedDevelopers", GatekeeperSource.MacAppStore, "compliant")] // C025
    [InlineData("macAppStoreAndIdentifiedDevelopers", GatekeeperSource.MacAppStoreAndIdentifiedDevelopers, "compliant")]
    [InlineData("macAppStoreAndIdentifiedDevelopers", GatekeeperSource.Anywhere, "nonCompliant")] // C025
    [InlineData("macAppStore", GatekeeperSource.MacAppStoreAndIdentifiedDevelopers, "nonCompliant")]
    [InlineData("macAppStore", GatekeeperSource.MacAppStore, "compliant")]
    [InlineData("macAppStore", GatekeeperSource.NotSet, "error factMissing:macOS.gatekeeperAllowedAppSource")]
    [InlineData("macAppStore", (GatekeeperSource)9, "error factMissing:macOS.gatekeeperAllowedAppSource")]
    [InlineData("anywhere", GatekeeperSource.Anywhere, "compliant")]
    [InlineData("anywhere", GatekeeperSource.NotSet, "compliant")]
    public void Gatekeeper_is_at_least_as_strict(string required, GatekeeperSource found, string expected)
    {
        Assert.Equal(expected, M(("gatekeeperAllowedAppSource", required)).On(d => d with { MacOS = new() { GatekeeperAllowedAppSource = found } }).Outcome);
        Assert.Empty(M(("gatekeeperAllowedAppSource", "notConfigured")).Settings);
    }

    [Theory]
    [InlineData("securityRequireSafetyNetAttestationBasicIntegrity", "android.playIntegrityBasic")]
    [InlineData("securityRequireSafetyNetAttestationCertifiedDevice", "android.playIntegrityDevice")]
    public void A_play_verdict_must_have_passed(string setting, string fact)
    {
        RuleRun run = A((setting, true));
        Assert.Equal("compliant", run.Android(a => Play(a, IntegrityVerdict.Passed)).Outcome);
        Assert.Equal("nonCompliant", run.Android(a => Play(a, IntegrityVerdict.Failed)).Outcome);
        RuleRun unsupported = run.Android(a => Play(a, IntegrityVerdict.NotSupported));
        Assert.Equal("nonCompliant notSupported", unsupported.Outcome);
        Assert.Equal("nonCompliant notSupported", unsupported.Tenant(s => s with { IgnoreDevicesForUnsupportedSettingsEnabled = true }).Outcome);
        Assert.Equal("error factMissing:" + fact, run.Outcome);
        Assert.Equal("error factMissing:" + fact, run.Android(a => a with { HasGoogleMobileServices = null }).Outcome);
        Assert.Equal("held factReportedError:" + fact, run.Android(a => Play(a, IntegrityVerdict.Passed)).Reporting(fact).Outcome);
    }

    [Fact]
    public void C030_the_strong_verdict_is_one_more_row()
    {
        RuleRun run = WP(("securityRequireSafetyNetAttestationBasicIntegrity", true), ("securityRequiredAndroidSafetyNetEvaluationType", "hardwareBacked"))
            .Android(a => a with { PlayIntegrityBasic = IntegrityVerdict.Passed, PlayIntegrityStrong = IntegrityVerdict.NotSupported });
        Assert.Equal("compliant", run.OutcomeOf("securityRequireSafetyNetAttestationBasicIntegrity"));
        Assert.Equal("nonCompliant notSupported", run.OutcomeOf("securityRequiredAndroidSafetyNetEvaluationType"));
        Assert.Equal("notApplicable", run.Tenant(s => s with { IgnoreDevicesForUnsupportedSettingsEnabled = true }).OutcomeOf("securityRequiredAndroidSafetyNetEvaluationType"));
        Assert.Empty(WP(("securityRequiredAndroidSafetyNetEvaluationType", "hardwareBacked")).Settings);
        Assert.Equal(["securityRequireSafetyNetAttestationCertifiedDevice"],
            DO(("securityRequireSafetyNetAttestationCertifiedDevice", true), ("securityRequiredAndroidSafetyNetEvaluationType", "basic")).Settings);
    }

    [Theory]
    [InlineData("securityRequireGooglePlayServices")]
    [InlineData("securityRequireUpToDateSecurityProviders")]
    [InlineData("securityRequireVerifyApps")]
    [InlineData("securityRequireSafetyNetAttestationBasicIntegrity")] // C031
    [InlineData("securityRequireSafetyNetAttestationCertifiedDevice")]
    public void Without_google_services_every_play_check_fails(string setting)
        => Assert.Equal("nonCompliant noGoogleMobileServices", A((setting, true)).Android(a => a with { HasGoogleMobileServices = false }).Outcome);

    [Theory]
    [InlineData(IntegrityVerdict.Passed, true, "compliant")]
    [InlineData(IntegrityVerdict.Passed, false, "nonCompliant")]
    [InlineData(IntegrityVerdict.Failed, null, "nonCompliant")]
    [InlineData(IntegrityVerdict.Unknown, false, "nonCompliant")]
    [InlineData(IntegrityVerdict.Passed, null, "error factMissing:android.companyPortalSourceKnown")]
    [InlineData(IntegrityVerdict.Unknown, true, "error factMissing:android.companyPortalIntegrity")]
    public void The_company_portal_of_a_work_profile_also_needs_a_known_source(IntegrityVerdict verdict, bool? source, string expected)
        => Assert.Equal(expected, WP(("securityRequireCompanyPortalAppIntegrity", true)).Android(a => a with { CompanyPortalIntegrity = verdict, CompanyPortalSourceKnown = source }).Outcome);

    [Fact]
    public void App_integrity_must_have_passed()
    {
        Assert.Equal("compliant", A(("securityRequireCompanyPortalAppIntegrity", true)).Android(a => a with { CompanyPortalIntegrity = IntegrityVerdict.Passed }).Outcome);
        RuleRun intune = DO(("securityRequireIntuneAppIntegrity", true));
        Assert.Equal("compliant", intune.Android(a => a with { IntuneAppIntegrity = IntegrityVerdict.Passed }).Outcome);
        Assert.Equal("nonCompliant", intune.Android(a => a with { IntuneAppIntegrity = IntegrityVerdict.NotSupported }).Outcome);
        Assert.Equal("error factMissing:android.intuneAppIntegrity", intune.Outcome);
    }

    [Theory]
    [InlineData("ubuntu", "24.04", "compliant")]
    [InlineData("Ubuntu", "22.04.5", "compliant")]
    [InlineData("ubuntu", "20.04", "nonCompliant")] // C033
    [InlineData("rhel", "9.4", "nonCompliant")] // C033
    [InlineData("rhel", null, "nonCompliant")]
    [InlineData("ubuntu", null, "error factMissing:osVersion")]
    [InlineData("ubuntu", "noble", "error factUnreadable:osVersion")]
    [InlineData(null, "24.04", "error factMissing:linux.distribution")]
    [InlineData("debian", "rolling", "compliant")]
    public void A_linux_distribution_is_allowed(string? distribution, string? version, string expected)
    {
        RuleRun run = L(Distros(("ubuntu", "22.04", "24.04"), ("debian", null, ""))).On(d => d with { OsVersion = version, Linux = new() { Distribution = distribution } });
        Assert.Equal(expected, run.Outcome);
    }

    [Fact]
    public void Odd_entries_of_linux_distributions()
    {
        Assert.Equal("nonCompliant", L(Distros(("ubuntu", "24.04", "22.04"))).Outcome);
        Assert.Equal("nonCompliant", L(Distros((null, null, null))).Outcome);
        Assert.Equal("error settingUnreadable", L(Distros(("ubuntu", null, null), ("rhel", "nine", null))).Outcome);
        Assert.Empty(L(Distros()).Settings);
    }

    [Fact]
    public void C034_partitions_that_count_are_encrypted()
    {
        RuleRun run = L(("linux_deviceencryption_required", true));
        LinuxPartition root = new("/", true, false, false, true);
        Assert.Equal("compliant", Disks(run, root, root with { MountPoint = "/home" }, new("/boot", true, false, false, false), new("/boot/efi")).Outcome);
        Assert.Equal("nonCompliant", Disks(run, root, new("/data", true, false, false, false)).Outcome);
        Assert.Equal("nonCompliant", Disks(run, root, new("/data")).Outcome);
        Assert.Equal("nonCompliant", Disks(run, new LinuxPartition(null)).Outcome);
        Assert.Equal("compliant", Disks(run, new("/cd", IsReadOnly: true), new("/proc", IsPseudo: true), new("/usb", IsFixed: false)).Outcome);
        Assert.Equal("compliant", run.On(d => d with { IsEncrypted = true }).Outcome);
        Assert.Equal("nonCompliant", run.On(d => d with { IsEncrypted = false }).Outcome);
        Assert.Equal("nonCompliant", Disks(run, new LinuxPartition("/")).On(d => d with { IsEncrypted = true }).Outcome);
        Assert.Equal("error factMissing:linux.partitions", run.Outcome);
        Assert.Equal("held factReportedError:linux.partitions", run.On(d => d with { IsEncrypted = true }).Reporting("linux.partitions").Outcome);
    }

    [Fact]
    public void C035_every_distribution_under_windows_is_allowed()
    {
        RuleRun run = W(Wsl(("Ubuntu", "22.04", null)));
        Assert.Equal("nonCompliant", Installed(run, new("Ubuntu", "24.04"), new("Debian", "12")).Outcome);
        Assert.Equal("compliant", Installed(run, new("ubuntu", "24.04"), new("UBUNTU", "22.04")).Outcome);
        Assert.Equal("nonCompliant", Installed(run, new WslDistribution("Ubuntu")).Outcome);
        Assert.Equal("nonCompliant", Installed(run, new WslDistribution("Ubuntu", "noble")).Outcome);
        Assert.Equal("nonCompliant", Installed(run, new WslDistribution(null, "24.04")).Outcome);
        Assert.Equal("compliant", Installed(run).Outcome);
        Assert.Equal("compliant", Installed(W(Wsl(("", null, null))), new("Arch"), new(null)).Outcome);
        Assert.Equal("compliant", Installed(W(Wsl(("Arch", null, ""))), new WslDistribution("Arch")).Outcome);
        Assert.Equal("nonCompliant", Installed(W(Wsl(("Arch", "1", "2"))), new WslDistribution("Arch", "2.1")).Outcome);
        Assert.Equal("error settingUnreadable", Installed(W(Wsl(("Arch", "one", null)))).Outcome);
    }

    [Fact]
    public void Wsl_without_plugin_is_an_error_that_the_device_reported()
    {
        RuleRun run = W(Wsl(("Ubuntu", null, null)));
        Assert.Equal("error factMissing:wsl.distributions", run.Outcome);
        Assert.Equal("compliant", run.On(d => d with { Wsl = new() { IsInstalled = false, PluginInstalled = false } }).Outcome);
        Assert.Equal("held wslPluginMissing", run.On(d => d with { Wsl = new() { IsInstalled = true, PluginInstalled = false } }).Outcome);
        Assert.Equal("held wslPluginMissing", run.On(d => d with { Wsl = new() { PluginInstalled = false, Distributions = [] } }).Outcome);
        Assert.Equal("nonCompliant", run.On(d => d with { Wsl = new() { PluginInstalled = false, Distributions = [new("Debian")] } }).Outcome);
        Assert.Equal("held factReportedError:wsl.isInstalled", run.On(d => d with { Wsl = new() { IsInstalled = false, Distributions = [] } }).Reporting("wsl.isInstalled").Outcome);
        Assert.Equal("held factReportedError:wsl.distributions", run.Reporting("wsl.distributions").Outcome);
        foreach (WindowsEdition edition in new[] { WindowsEdition.Holographic, WindowsEdition.TeamOS, WindowsEdition.Mobile }) Assert.Equal("notApplicable", run.On(d => d with { Edition = edition }).Outcome);
    }

    private static AndroidFacts Play(AndroidFacts facts, IntegrityVerdict verdict) => facts with { PlayIntegrityBasic = verdict, PlayIntegrityDevice = verdict };

    private static RuleRun Disks(RuleRun run, params LinuxPartition[] partitions) => run.On(d => d with { Linux = d.Linux with { Partitions = [.. partitions] } });

    private static RuleRun Installed(RuleRun run, params WslDistribution[] found) => run.On(d => d with { Wsl = new() { IsInstalled = true, PluginInstalled = true, Distributions = [.. found] } });

    private static (string, SettingValue) Restricted(params string?[] ids) => ("restrictedApps", new RestrictedAppsValue([.. ids.Select(id => new RestrictedApp(id))]));

    private static (string, SettingValue) Distros(params (string? Name, string? Low, string? High)[] entries)
        => ("linux_distribution_alloweddistros", new AllowedDistributionsValue([.. entries.Select(e => new AllowedDistribution(e.Name, e.Low, e.High))]));

    private static (string, SettingValue) Wsl(params (string? Name, string? Low, string? High)[] entries)
        => ("wslDistributions", new WslDistributionsValue([.. entries.Select(e => new AllowedDistribution(e.Name, e.Low, e.High))]));
}
