using ConditionalAccess.Compliance;
using ConditionalAccess.Testing;
using static ConditionalAccess.Scenarios.ComplianceCase;
using static ConditionalAccess.Testing.ComplianceWorld;

namespace ConditionalAccess.Scenarios;

/// <summary>Compliance spec 14.2: settings of other platforms.</summary>
public class ComplianceCasesPlatforms
{
    private const string Distributions = "linux_distribution_alloweddistros";

    private static CompliancePolicy Ubuntu22To24 => Linux().With(Distributions, new AllowedDistributionsValue([new("ubuntu", "22.04", "24.04")]));

    private static DeviceFacts MacPassword(DateTimeOffset changed) => Mac.DevicePassword(new() { IsSet = true, MinimumLength = 6, LastChangedDateTime = changed });

    [Fact]
    public void Case_C019_a_jailbroken_device_fails()
        => Given(Ios("securityBlockJailbrokenDevices")).Evaluate(IPhone with { JailBroken = "True" })
            .Setting("securityBlockJailbrokenDevices", ComplianceStatus.NonCompliant).IsNoncompliant();

    [Fact]
    public void Case_C020_a_jailbreak_that_nobody_asks_about_does_not_count()
        => Given(Ios().With("securityBlockJailbrokenDevices", false).With("osMinimumVersion", "17.0")).Evaluate(IPhone with { JailBroken = "True", OsVersion = "18.1" })
            .Rows("osMinimumVersion").Setting("osMinimumVersion", ComplianceStatus.Compliant).IsCompliant();

    [Fact]
    public void Case_C021_a_build_without_the_suffix_is_older()
    {
        CompliancePolicy minimum = Ios().With("osMinimumBuildVersion", "20E772520a");
        Given(minimum).Evaluate(IPhone with { OsBuildNumber = new("20E772520") }).Setting("osMinimumBuildVersion", ComplianceStatus.NonCompliant).IsNoncompliant();
        Given(minimum).Evaluate(IPhone with { OsBuildNumber = new("20E772520a") }).Setting("osMinimumBuildVersion", ComplianceStatus.Compliant).IsCompliant();
    }

    [Fact]
    public void Case_C022_an_account_made_by_hand_is_no_managed_mail_profile()
        => Given(Ios("managedEmailProfileRequired")).Evaluate(IPhone with { Apple = new() { ManagedEmailProfileInstalled = false } })
            .Setting("managedEmailProfileRequired", ComplianceStatus.NonCompliant).IsNoncompliant();

    [Fact]
    public void Case_C023_a_restricted_app_that_is_installed_fails()
        => Given(Ios().With("restrictedApps", new RestrictedAppsValue([new("com.contoso.bad")]))).Evaluate(IPhone with { DetectedApps = [new("com.contoso.bad", false)] })
            .Setting("restrictedApps", ComplianceStatus.NonCompliant).IsNoncompliant();

    [Fact]
    public void Case_C024_a_Mac_password_older_than_the_rule_passes_until_it_is_changed()
    {
        CompliancePolicy eight = MacOS().With("passwordMinimumLength", 8);
        Given(eight).Evaluate(MacPassword(new(2025, 12, 1, 0, 0, 0, TimeSpan.Zero)))
            .Setting("passwordMinimumLength", ComplianceStatus.Compliant, ComplianceReasons.PasswordPredatesRule).IsCompliant();
        Given(eight).Evaluate(MacPassword(new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero))).Setting("passwordMinimumLength", ComplianceStatus.NonCompliant).IsNoncompliant();
    }

    [Fact]
    public void Case_C025_Gatekeeper_must_be_as_strict()
    {
        CompliancePolicy developers = MacOS().With("gatekeeperAllowedAppSource", "macAppStoreAndIdentifiedDevelopers");
        DeviceFacts From(GatekeeperSource source) => Mac with { MacOS = new() { GatekeeperAllowedAppSource = source } };
        Given(developers).Evaluate(From(GatekeeperSource.MacAppStore)).Setting("gatekeeperAllowedAppSource", ComplianceStatus.Compliant).IsCompliant();
        Given(developers).Evaluate(From(GatekeeperSource.Anywhere)).Setting("gatekeeperAllowedAppSource", ComplianceStatus.NonCompliant).IsNoncompliant();
    }

    [Fact]
    public void Case_C026_a_Mac_without_user_is_not_evaluated()
        => Given(MacOS("systemIntegrityProtectionEnabled")).Evaluate(Mac with { UserId = GraphId.None, MacOS = new() { SystemIntegrityProtectionEnabled = true } })
            .IsUnknown().NoPolicies().FailedChecks().FirstCause(ComplianceCauseKind.NotEvaluated);

    [Fact]
    public void Case_C027_an_old_security_patch_fails()
        => Given(Android().With("minAndroidSecurityPatchLevel", "2026-01-05")).Evaluate(AndroidAdministrator with { SecurityPatchLevel = "2026-01-01" })
            .Setting("minAndroidSecurityPatchLevel", ComplianceStatus.NonCompliant).IsNoncompliant();

    [Fact]
    public void Case_C028_a_policy_without_applicable_setting_is_no_policy()
    {
        CompliancePolicy policy = Android("securityPreventInstallAppsFromUnknownSources");
        Given(policy).Evaluate(AndroidAdministrator).Setting("securityPreventInstallAppsFromUnknownSources", ComplianceStatus.NotApplicable)
            .Policy(ComplianceStatus.NotApplicable).IsCompliant();
        Given(policy).SecureByDefault().Evaluate(AndroidAdministrator).Policy(ComplianceStatus.NotApplicable)
            .IsNoncompliant().FailedChecks("RequireDeviceCompliancePolicyAssigned").FirstCause(ComplianceCauseKind.PolicyAssigned);
    }

    [Fact]
    public void Case_C029_device_administrator_can_be_refused_as_such()
        => Given(Android("securityBlockDeviceAdministratorManagedDevices")).Evaluate(AndroidAdministrator)
            .Setting("securityBlockDeviceAdministratorManagedDevices", ComplianceStatus.NonCompliant).IsNoncompliant();

    [Fact]
    public void Case_C030_hardware_backed_integrity_must_be_supported()
        => Given(AndroidWorkProfile("securityRequireSafetyNetAttestationBasicIntegrity").With("securityRequiredAndroidSafetyNetEvaluationType", "hardwareBacked"))
            .Evaluate(WorkProfile with
            {
                Android = WorkProfile.Android with { PlayIntegrityBasic = IntegrityVerdict.Passed, PlayIntegrityStrong = IntegrityVerdict.NotSupported },
            })
            .Setting("securityRequireSafetyNetAttestationBasicIntegrity", ComplianceStatus.Compliant)
            .Setting("securityRequiredAndroidSafetyNetEvaluationType", ComplianceStatus.NonCompliant).IsNoncompliant();

    [Fact]
    public void Case_C031_without_Google_services_every_Play_check_fails()
        => Given(Android("securityRequireSafetyNetAttestationBasicIntegrity"))
            .Evaluate(AndroidAdministrator with { Android = AndroidAdministrator.Android with { HasGoogleMobileServices = false } })
            .Setting("securityRequireSafetyNetAttestationBasicIntegrity", ComplianceStatus.NonCompliant).IsNoncompliant();

    [Fact]
    public void Case_C032_password_complexity_is_ordered()
    {
        CompliancePolicy medium = AndroidWorkProfile().With("requiredPasswordComplexity", "medium");
        DeviceFacts Of(PasswordComplexity complexity) => WorkProfile.DevicePassword(new() { IsSet = true, Complexity = complexity });
        Given(medium).Evaluate(Of(PasswordComplexity.Low)).Setting("requiredPasswordComplexity", ComplianceStatus.NonCompliant).IsNoncompliant();
        Given(medium).Evaluate(Of(PasswordComplexity.Medium)).Setting("requiredPasswordComplexity", ComplianceStatus.Compliant).IsCompliant();
    }

    [Fact]
    public void Case_C033_a_distribution_must_be_on_the_list_in_a_version_of_its_range()
    {
        Given(Ubuntu22To24).Evaluate(LinuxPc with { OsVersion = "20.04" }).Setting(Distributions, ComplianceStatus.NonCompliant).IsNoncompliant();
        Given(Ubuntu22To24).Evaluate(LinuxPc with { OsVersion = "9.4", Linux = new() { Distribution = "rhel" } }).Setting(Distributions, ComplianceStatus.NonCompliant).IsNoncompliant();
        Given(Ubuntu22To24).Evaluate(LinuxPc).Setting(Distributions, ComplianceStatus.Compliant).IsCompliant();
    }

    [Fact]
    public void Case_C034_the_boot_partition_needs_no_encryption()
        => Given(Linux("linux_deviceencryption_required")).Evaluate(LinuxPc with
        {
            Linux = LinuxPc.Linux with
            {
                Partitions = [new("/", true, false, false, true), new("/home", true, false, false, true), new("/boot", true, false, false, false)],
            },
        }).Setting("linux_deviceencryption_required", ComplianceStatus.Compliant).IsCompliant();

    [Fact]
    public void Case_C035_every_installed_distribution_must_be_allowed()
        => Given(Windows().With("wslDistributions", new WslDistributionsValue([new("Ubuntu", "22.04")])))
            .Evaluate(WindowsPc with { Wsl = new() { IsInstalled = true, PluginInstalled = true, Distributions = [new("Ubuntu", "24.04"), new("Debian", "12")] } })
            .Setting("wslDistributions", ComplianceStatus.NonCompliant).IsNoncompliant();
}
