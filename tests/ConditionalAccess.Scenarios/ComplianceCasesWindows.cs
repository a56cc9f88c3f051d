using ConditionalAccess.Compliance;
using ConditionalAccess.Testing;
using static ConditionalAccess.Scenarios.ComplianceCase;
using static ConditionalAccess.Testing.ComplianceWorld;

namespace ConditionalAccess.Scenarios;

/// <summary>Compliance spec 14.1: Windows settings.</summary>
public class ComplianceCasesWindows
{
    private static CompliancePolicy TwoRanges => Windows().With("validOperatingSystemBuildRanges", new BuildRangesValue(
        [new("10.0.26100.1742", "10.0.26100.2605"), new("10.0.22631.3880", "10.0.22631.4317")]));

    private static DeviceFacts EncryptedAfterBoot => WindowsPc.BitLocker(false) with { DeviceStatus = new() { EncryptionCompliance = 1 } };

    [Fact]
    public void Case_C001_attested_BitLocker_is_compliant()
        => Given(Windows("bitLockerEnabled")).Evaluate(WindowsPc.BitLocker(true))
            .Setting("bitLockerEnabled", ComplianceStatus.Compliant).Policy(ComplianceStatus.Compliant).IsCompliant().Changed(null);

    [Fact]
    public void Case_C002_BitLocker_switched_on_after_the_start_needs_a_restart()
        => Given(Windows("bitLockerEnabled")).Evaluate(EncryptedAfterBoot)
            .Setting("bitLockerEnabled", ComplianceStatus.NonCompliant, ComplianceReasons.RebootRequired).IsNoncompliant();

    [Fact]
    public void Case_C003_the_live_status_sees_the_encryption_at_once()
        => Given(Windows("storageRequireEncryption")).Evaluate(EncryptedAfterBoot).Setting("storageRequireEncryption", ComplianceStatus.Compliant).IsCompliant();

    [Fact]
    public void Case_C004_hardware_that_cannot_attest_fails()
        => Given(Windows("secureBootEnabled")).Evaluate(WindowsPc.SecureBoot(true).Attesting(a => a with { IsSupported = false }))
            .Setting("secureBootEnabled", ComplianceStatus.NonCompliant).IsNoncompliant();

    [Fact]
    public void Case_C005_one_revision_below_the_minimum_fails()
        => Given(Windows().With("osMinimumVersion", "10.0.22631.3880")).Evaluate(WindowsPc with { OsVersion = "10.0.22631.3879" })
            .Setting("osMinimumVersion", ComplianceStatus.NonCompliant).IsNoncompliant();

    [Fact]
    public void Case_C006_the_minimum_itself_passes()
        => Given(Windows().With("osMinimumVersion", "10.0.22631.3880")).Evaluate(WindowsPc with { OsVersion = "10.0.22631.3880" })
            .Setting("osMinimumVersion", ComplianceStatus.Compliant).IsCompliant();

    [Fact]
    public void Case_C007_one_revision_above_the_maximum_fails()
        => Given(Windows().With("osMaximumVersion", "10.0.26100.2605")).Evaluate(WindowsPc with { OsVersion = "10.0.26100.2606" })
            .Setting("osMaximumVersion", ComplianceStatus.NonCompliant).IsNoncompliant();

    [Fact]
    public void Case_C008_the_upper_end_of_a_range_passes()
        => Given(TwoRanges).Evaluate(WindowsPc with { OsVersion = "10.0.22631.4317" }).Setting("validOperatingSystemBuildRanges", ComplianceStatus.Compliant).IsCompliant();

    [Fact]
    public void Case_C009_between_two_ranges_fails()
        => Given(TwoRanges).Evaluate(WindowsPc with { OsVersion = "10.0.22631.5000" }).Setting("validOperatingSystemBuildRanges", ComplianceStatus.NonCompliant).IsNoncompliant();

    [Fact]
    public void Case_C010_minimum_and_maximum_let_an_unpatched_build_through()
        => Given(Windows().With("osMinimumVersion", "10.0.18362.0").With("osMaximumVersion", "10.0.18363.65535")).Evaluate(WindowsPc with { OsVersion = "10.0.18362.1" })
            .Setting("osMinimumVersion", ComplianceStatus.Compliant).Setting("osMaximumVersion", ComplianceStatus.Compliant).IsCompliant();

    [Fact]
    public void Case_C011_a_device_known_to_have_no_TPM_fails()
    {
        Given(Windows("tpmRequired")).Evaluate(WindowsPc.Tpm(true)).Setting("tpmRequired", ComplianceStatus.Compliant).IsCompliant();
        Given(Windows("tpmRequired")).Evaluate(WindowsPc.Tpm(false)).Setting("tpmRequired", ComplianceStatus.NonCompliant).IsNoncompliant();
    }

    [Fact]
    public void Case_C012_signatureOutOfDate_asks_for_current_signatures()
    {
        DeviceFacts current = WindowsPc with { WindowsProtectionState = new() { SignatureUpdateOverdue = false } };
        DeviceFacts overdue = WindowsPc with { WindowsProtectionState = new() { SignatureUpdateOverdue = true } };
        Given(Windows("signatureOutOfDate")).Evaluate(current).Setting("signatureOutOfDate", ComplianceStatus.Compliant).IsCompliant();
        Given(Windows("signatureOutOfDate")).Evaluate(overdue).Setting("signatureOutOfDate", ComplianceStatus.NonCompliant).IsNoncompliant();
    }

    [Fact]
    public void Case_C013_a_running_antivirus_with_old_signatures_fails()
        => Given(Windows("antivirusRequired")).Evaluate(WindowsPc with { DeviceStatus = new() { AntivirusStatus = 0, AntivirusSignatureStatus = 0 } })
            .Setting("antivirusRequired", ComplianceStatus.NonCompliant).IsNoncompliant();

    [Fact]
    public void Case_C014_a_firewall_that_a_group_policy_turned_off_fails()
        => Given(Windows("activeFirewallRequired")).Evaluate(WindowsPc.Firewall(1)).Setting("activeFirewallRequired", ComplianceStatus.NonCompliant).IsNoncompliant();

    [Fact]
    public void Case_C015_a_firewall_not_yet_monitored_holds_the_earlier_state_for_seven_days()
        => Given(Windows("activeFirewallRequired")).Evaluate(WindowsPc.Firewall(3))
            .HeldSetting("activeFirewallRequired").IsHeldError(ComplianceState.Compliant, access: true).Next(7 * 24, TransitionCause.ErrorHoldEnds);

    [Fact]
    public void Case_C016_a_policy_that_asks_nothing_does_not_count_as_assigned()
    {
        CompliancePolicy nothing = Windows().With("bitLockerEnabled", false).With("secureBootEnabled", false).With("tpmRequired", false).With("passwordRequired", false)
            .With("passwordMinimumLength", NullValue.Instance).With("passwordExpirationDays", NullValue.Instance)
            .With("deviceThreatProtectionEnabled", false).With("deviceThreatProtectionRequiredSecurityLevel", "unavailable");
        Given(nothing).Evaluate(WindowsPc).Rows().Policy(ComplianceStatus.Compliant).IsCompliant();
        Given(nothing).SecureByDefault().Evaluate(WindowsPc).Rows().IsNoncompliant().FailedChecks("RequireDeviceCompliancePolicyAssigned");
    }

    [Fact]
    public void Case_C017_holographic_Windows_knows_only_encryption()
        => Given(Windows("storageRequireEncryption", "bitLockerEnabled"))
            .Evaluate(WindowsPc with { Edition = WindowsEdition.Holographic, DeviceStatus = new() { EncryptionCompliance = 1 } })
            .Setting("storageRequireEncryption", ComplianceStatus.Compliant).Setting("bitLockerEnabled", ComplianceStatus.NotApplicable)
            .Policy(ComplianceStatus.Compliant).IsCompliant();

    [Fact]
    public void Case_C018_a_Windows_version_that_begins_with_11_is_taken_literally()
        => Given(Windows().With("osMinimumVersion", "11.0.22631.0")).Evaluate(WindowsPc with { OsVersion = "10.0.26100.2605" })
            .Setting("osMinimumVersion", ComplianceStatus.NonCompliant).IsNoncompliant().Note(ComplianceReasons.SuspiciousPrefix);
}
