using ConditionalAccess.Compliance;
using static ConditionalAccess.Core.Tests.Compliance.SettingRulesSample;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Spec 1.4: status values, attestation and editions of Windows.</summary>
public class SettingRulesWindowsTests
{
    [Theory]
    [InlineData(0, "compliant")]
    [InlineData(1, "nonCompliant")] // C014
    [InlineData(2, "nonCompliant")]
    [InlineData(3, "held factReportedError:deviceStatus.firewallStatus")] // C015
    [InlineData(4, "notApplicable")]
    [InlineData(5, "error factMissing:deviceStatus.firewallStatus")]
    [InlineData(-1, "error factMissing:deviceStatus.firewallStatus")]
    [InlineData(null, "error factMissing:deviceStatus.firewallStatus")]
    public void Firewall(int? status, string expected)
    {
        RuleRun run = W(("activeFirewallRequired", true)).On(d => d with { DeviceStatus = new() { FirewallStatus = status } });
        Assert.Equal(expected, run.Outcome);
        Assert.Equal(status == 3 ? "nonCompliant" : expected, run.With(o => o with { FirewallTemporarilyOffIsNonCompliant = true }).Outcome);
        Assert.Equal(expected, run.With(o => o with { AntivirusTemporarilyOffIsNonCompliant = true }).Outcome);
    }

    [Theory]
    [InlineData(0, 1, "compliant")]
    [InlineData(0, 0, "nonCompliant")] // C013
    [InlineData(0, 2, "compliant")]
    [InlineData(4, 2, "notApplicable")]
    [InlineData(4, 1, "compliant")]
    [InlineData(3, 1, "held factReportedError:deviceStatus.antivirusStatus")]
    [InlineData(3, 0, "nonCompliant")]
    [InlineData(3, null, "error factMissing:deviceStatus.antivirusSignatureStatus")]
    [InlineData(null, 0, "nonCompliant")]
    [InlineData(null, 1, "error factMissing:deviceStatus.antivirusStatus")]
    [InlineData(4, null, "error factMissing:deviceStatus.antivirusSignatureStatus")]
    public void Antivirus_takes_the_worse_of_status_and_signatures(int? status, int? signatures, string expected)
    {
        RuleRun run = W(("antivirusRequired", true)).On(d => d with { DeviceStatus = new() { AntivirusStatus = status, AntivirusSignatureStatus = signatures } });
        Assert.Equal(expected, run.Outcome);
        if (status == 3) Assert.StartsWith("nonCompliant", run.With(o => o with { AntivirusTemporarilyOffIsNonCompliant = true }).Outcome, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, "compliant")]
    [InlineData(1, 1, "nonCompliant")]
    [InlineData(2, 1, "nonCompliant")]
    [InlineData(3, 1, "nonCompliant")]
    [InlineData(4, 1, "error factMissing:deviceStatus.antispywareStatus")]
    [InlineData(0, 2, "compliant")]
    [InlineData(0, 0, "nonCompliant")]
    public void Antispyware_has_no_temporary_state(int status, int signatures, string expected)
        => Assert.Equal(expected, W(("antiSpywareRequired", true)).On(d => d with { DeviceStatus = new() { AntispywareStatus = status, AntispywareSignatureStatus = signatures } }).Outcome);

    [Theory]
    [InlineData("2.0", "compliant")] // C011
    [InlineData("1.2, 2, 3", "compliant")]
    [InlineData("", "nonCompliant")] // C011
    [InlineData("0", "nonCompliant")]
    [InlineData("Not Supported", "nonCompliant")]
    [InlineData("not supported", "nonCompliant")]
    [InlineData(null, "error factMissing:hardwareInformation.tpmSpecificationVersion")] // C124
    public void Tpm(string? version, string expected) => Assert.Equal(expected, W(("tpmRequired", true)).On(d => d with { TpmSpecificationVersion = version }).Outcome);

    [Theory]
    [InlineData(1, false, "compliant")] // C003
    [InlineData(0, true, "nonCompliant")]
    [InlineData(null, true, "compliant")]
    [InlineData(null, false, "nonCompliant")]
    [InlineData(2, true, "compliant")]
    [InlineData(null, null, "error factMissing:deviceStatus.encryptionCompliance")]
    public void Encryption_reads_the_live_status_first(int? live, bool? known, string expected)
    {
        RuleRun run = W(("storageRequireEncryption", true)).On(d => d with { DeviceStatus = new() { EncryptionCompliance = live }, IsEncrypted = known });
        Assert.Equal(expected, run.Outcome);
        Assert.Equal("held factReportedError:deviceStatus.encryptionCompliance", run.Reporting("deviceStatus.encryptionCompliance").Outcome);
    }

    public static TheoryData<string, string> Attested => new()
    {
        { "bitLockerEnabled", "bitLockerStatus" }, { "secureBootEnabled", "secureBoot" }, { "codeIntegrityEnabled", "codeIntegrity" },
        { "earlyLaunchAntiMalwareDriverEnabled", "earlyLaunchAntiMalwareDriverProtection" }, { "memoryIntegrityEnabled", "memoryIntegrityProtection" },
        { "kernelDmaProtectionEnabled", "memoryAccessProtection" }, { "virtualizationBasedSecurityEnabled", "virtualizationBasedSecurity" },
    };

    [Theory, MemberData(nameof(Attested))]
    public void An_attested_state_must_be_enabled(string setting, string member)
    {
        RuleRun run = W((setting, true));
        string fact = "deviceHealthAttestationState." + member;
        Assert.Equal("compliant", run.On(d => Attest(d, AttestedState.Enabled)).Outcome);
        Assert.Equal("nonCompliant", run.On(d => Attest(d, AttestedState.Disabled)).Outcome);
        Assert.Equal("nonCompliant", run.On(d => Attest(d, AttestedState.NotApplicable)).Outcome);
        Assert.Equal("error factMissing:" + fact, run.Outcome);
        Assert.Equal("error factMissing:" + fact, run.On(d => Attest(d, (AttestedState)77)).Outcome);
        Assert.Equal("held factReportedError:" + fact, run.On(d => Attest(d, AttestedState.Enabled)).Reporting(fact).Outcome);
        Assert.Equal("nonCompliant healthReportMissing", run.On(d => Attest(d, AttestedState.Enabled) with { DeviceHealthAttestationState = new() { ReportPresent = false } }).Outcome);
        Assert.Equal("notApplicable", run.On(d => Attest(d, AttestedState.Disabled) with { Edition = WindowsEdition.Holographic }).Outcome);
    }

    [Fact]
    public void C002_bitlocker_that_ended_after_the_last_start_needs_a_restart()
    {
        RuleRun run = W(("bitLockerEnabled", true)).On(d => Attest(d, AttestedState.Disabled) with { DeviceStatus = new() { EncryptionCompliance = 1 } });
        Assert.Equal("nonCompliant rebootRequired", run.Outcome);
        Assert.Equal("nonCompliant", run.On(d => d with { DeviceStatus = new() { EncryptionCompliance = 0 } }).Outcome);
        Assert.Equal("nonCompliant", run.Reporting("deviceStatus.encryptionCompliance").Outcome);
    }

    [Theory]
    [InlineData(FirmwareProtection.SystemGuardSecureLaunch, "compliant")]
    [InlineData(FirmwareProtection.FirmwareAttackSurfaceReduction, "compliant")]
    [InlineData(FirmwareProtection.Disabled, "nonCompliant")]
    [InlineData(FirmwareProtection.NotApplicable, "nonCompliant")]
    [InlineData(FirmwareProtection.Unknown, "error factMissing:deviceHealthAttestationState.firmwareProtection")]
    public void Firmware_protection_by_either_technique(FirmwareProtection found, string expected)
        => Assert.Equal(expected, W(("firmwareProtectionEnabled", true)).On(d => d with { DeviceHealthAttestationState = new() { FirmwareProtection = found } }).Outcome);

    [Theory]
    [InlineData("secureBootEnabled")] // C004
    [InlineData("firmwareProtectionEnabled")]
    [InlineData("requireHealthyDeviceReport")]
    public void Hardware_that_cannot_attest_fails_unless_the_tenant_ignores_it(string setting)
    {
        RuleRun run = W((setting, true)).On(d => Attest(d, AttestedState.Enabled));
        run = run.On(d => d with { DeviceHealthAttestationState = d.DeviceHealthAttestationState with { IsSupported = false } });
        Assert.Equal("nonCompliant notSupported", run.Outcome);
        Assert.Equal("notApplicable", run.Tenant(s => s with { IgnoreDevicesForUnsupportedSettingsEnabled = true }).Outcome);
    }

    [Fact]
    public void A_healthy_report_is_fresh_consistent_and_good_in_every_known_part()
    {
        RuleRun run = W(("requireHealthyDeviceReport", true)).On(d => d with { DeviceHealthAttestationState = new() { IssuedDateTime = RuleRun.T0.AddDays(-29) } });
        Assert.Equal("compliant", run.Outcome);
        Assert.Equal([new(RuleRun.T0.AddDays(1), TransitionCause.HealthReportExpires)], run.Single.Transitions);
        Assert.Equal("nonCompliant healthReportMismatch", Report(run, r => r with { HealthStatusMismatchInfo = "x" }).Outcome);
        Assert.Equal("nonCompliant", Report(run, r => r with { CodeIntegrity = AttestedState.Disabled }).Outcome);
        Assert.Equal("compliant", Report(run, r => r with { CodeIntegrity = AttestedState.Enabled, MemoryIntegrityProtection = AttestedState.Disabled }).Outcome);
        Assert.Equal("nonCompliant healthReportMissing", Report(run, r => r with { ReportPresent = false }).Outcome);
        Assert.Equal("held factReportedError:deviceHealthAttestationState.secureBoot", run.Reporting("deviceHealthAttestationState.secureBoot").Outcome);
        Assert.Equal("held factReportedError:deviceHealthAttestationState", run.Reporting("deviceHealthAttestationState").Outcome);
    }

    [Fact]
    public void A_healthy_report_ages_at_the_validity_period()
    {
        RuleRun run = W(("requireHealthyDeviceReport", true)).On(d => d with { DeviceHealthAttestationState = new() { IssuedDateTime = RuleRun.T0.AddDays(-30) } });
        Assert.Equal("nonCompliant healthReportStale", run.Outcome);
        Assert.Empty(run.Single.Transitions);
        RuleRun later = run.With(o => o with { BoundaryIsExpired = false });
        Assert.Equal("compliant", later.Outcome);
        Assert.Equal([new(RuleRun.T0.AddTicks(1), TransitionCause.HealthReportExpires)], later.Single.Transitions);
        Assert.Equal("compliant", run.Tenant(s => s with { DeviceComplianceCheckinThresholdDays = 31 }).Outcome);
    }

    [Fact]
    public void A_report_that_is_not_known_is_missing_and_presence_can_be_enough()
    {
        RuleRun run = W(("requireHealthyDeviceReport", true));
        Assert.Equal("error factMissing:deviceHealthAttestationState", run.Outcome);
        RuleRun old = Report(run, r => r with { IssuedDateTime = RuleRun.T0.AddDays(-300), SecureBoot = AttestedState.Disabled });
        Assert.StartsWith("nonCompliant", old.Outcome, StringComparison.Ordinal);
        Assert.Equal("compliant", old.With(o => o with { HealthyDeviceReportNeedsPresenceOnly = true }).Outcome);
        Assert.Equal("error factMissing:deviceHealthAttestationState", run.With(o => o with { HealthyDeviceReportNeedsPresenceOnly = true }).Outcome);
        Assert.Equal("error factMissing:deviceHealthAttestationState.issuedDateTime", Report(run, r => r with { SecureBoot = AttestedState.Enabled }).Outcome);
    }

    [Fact]
    public void C017_holographic_supports_encryption_only()
    {
        RuleRun run = W(("storageRequireEncryption", true), ("bitLockerEnabled", true), ("osMinimumVersion", "99"), ("passwordRequired", true), ("deviceThreatProtectionRequiredSecurityLevel", "low"))
            .On(d => d with { Edition = WindowsEdition.Holographic, DeviceStatus = new() { EncryptionCompliance = 1 } });
        Assert.Equal("compliant", run.OutcomeOf("storageRequireEncryption"));
        Assert.Equal(4, run.Rows.Count(r => r.Result.State == ComplianceStatus.NotApplicable));
    }

    [Theory]
    [InlineData(WindowsEdition.Mobile, true, "compliant")]
    [InlineData(WindowsEdition.Mobile, false, "nonCompliant")]
    [InlineData(WindowsEdition.Holographic, false, "nonCompliant")]
    [InlineData(WindowsEdition.Holographic, null, "notApplicable")]
    [InlineData(WindowsEdition.Mobile, null, "notApplicable")]
    [InlineData(WindowsEdition.Desktop, false, "notApplicable")]
    [InlineData(WindowsEdition.Unknown, false, "notApplicable")]
    [InlineData((WindowsEdition)99, false, "notApplicable")]
    [InlineData(WindowsEdition.TeamOS, true, "nonCompliant editionUnsupported")]
    public void Unlocking_from_idle_concerns_mobile_and_holographic_where_known(WindowsEdition edition, bool? required, string expected)
        => Assert.Equal(expected, W(("passwordRequiredToUnlockFromIdle", true)).On(d => d with { Edition = edition }).Password(p => p with { RequiredAfterIdle = required }).Outcome);

    [Theory]
    [InlineData(WindowsEdition.Mobile, "nonCompliant")]
    [InlineData(WindowsEdition.Desktop, "notApplicable")]
    [InlineData(WindowsEdition.Holographic, "notApplicable")]
    public void Mobile_versions_concern_the_mobile_edition(WindowsEdition edition, string expected)
        => Assert.Equal(expected, W(("mobileOsMaximumVersion", "10.0.1")).On(d => d with { Edition = edition }).Outcome);

    [Fact]
    public void Windows_team_fails_passwords_and_the_threat_level_with_a_note()
    {
        RuleRun run = W(("passwordMinimumLength", 4), ("deviceThreatProtectionEnabled", true), ("tpmRequired", true))
            .On(d => d with { Edition = WindowsEdition.TeamOS, TpmSpecificationVersion = "2.0" }).Password(p => p with { MinimumLength = 8, IsSet = true });
        Assert.Equal("nonCompliant editionUnsupported", run.OutcomeOf("passwordMinimumLength"));
        Assert.Equal("nonCompliant editionUnsupported", run.OutcomeOf("deviceThreatProtectionRequiredSecurityLevel"));
        Assert.Equal("compliant", run.OutcomeOf("tpmRequired"));
        Assert.Equal([ComplianceReasons.EditionUnsupported, ComplianceReasons.EditionUnsupported], run.NoteWords);
    }

    [Fact]
    public void The_edition_is_asked_of_windows_only()
        => Assert.Equal("error factMissing:macOS.firewallEnabled", M(("firewallEnabled", true)).On(d => d with { Edition = WindowsEdition.Holographic }).Outcome);

    private static RuleRun Report(RuleRun run, Func<HealthAttestationFacts, HealthAttestationFacts> change)
        => run.On(d => d with { DeviceHealthAttestationState = change(d.DeviceHealthAttestationState) });

    private static DeviceFacts Attest(DeviceFacts facts, AttestedState state) => facts with
    {
        DeviceHealthAttestationState = new()
        {
            BitLockerStatus = state, SecureBoot = state, CodeIntegrity = state, EarlyLaunchAntiMalwareDriverProtection = state, MemoryIntegrityProtection = state,
            MemoryAccessProtection = state, VirtualizationBasedSecurity = state, FirmwareProtection = FirmwareProtection.SystemGuardSecureLaunch, IssuedDateTime = RuleRun.T0,
        },
    };
}
