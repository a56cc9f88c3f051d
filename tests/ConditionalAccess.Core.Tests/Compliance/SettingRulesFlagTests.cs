using ConditionalAccess.Compliance;
using static ConditionalAccess.Core.Tests.Compliance.SettingRulesSample;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Spec 1.15: settings that one flag fact answers.</summary>
public class SettingRulesFlagTests
{
    private static readonly Dictionary<string, Func<DeviceFacts, bool?, DeviceFacts>> Facts = new(StringComparer.Ordinal)
    {
        ["isEncrypted"] = (d, v) => d with { IsEncrypted = v },
        ["windowsProtectionState.malwareProtectionEnabled"] = (d, v) => d with { WindowsProtectionState = d.WindowsProtectionState with { MalwareProtectionEnabled = v } },
        ["windowsProtectionState.realTimeProtectionEnabled"] = (d, v) => d with { WindowsProtectionState = d.WindowsProtectionState with { RealTimeProtectionEnabled = v } },
        ["windowsProtectionState.signatureUpdateOverdue"] = (d, v) => d with { WindowsProtectionState = d.WindowsProtectionState with { SignatureUpdateOverdue = v } },
        ["apple.managedEmailProfileInstalled"] = (d, v) => d with { Apple = d.Apple with { ManagedEmailProfileInstalled = v } },
        ["macOS.systemIntegrityProtectionEnabled"] = (d, v) => d with { MacOS = d.MacOS with { SystemIntegrityProtectionEnabled = v } },
        ["macOS.firewallEnabled"] = (d, v) => d with { MacOS = d.MacOS with { FirewallEnabled = v } },
        ["macOS.firewallBlockAllIncoming"] = (d, v) => d with { MacOS = d.MacOS with { FirewallBlockAllIncoming = v } },
        ["macOS.firewallEnableStealthMode"] = (d, v) => d with { MacOS = d.MacOS with { FirewallEnableStealthMode = v } },
        ["android.hasPendingSystemUpdate"] = (d, v) => d with { Android = d.Android with { HasPendingSystemUpdate = v } },
        ["android.googlePlayServicesEnabled"] = (d, v) => d with { Android = d.Android with { GooglePlayServicesEnabled = v } },
        ["android.securityProviderUpToDate"] = (d, v) => d with { Android = d.Android with { SecurityProviderUpToDate = v } },
        ["android.verifyAppsEnabled"] = (d, v) => d with { Android = d.Android with { VerifyAppsEnabled = v } },
        ["android.usbDebuggingEnabled"] = (d, v) => d with { Android = d.Android with { UsbDebuggingEnabled = v } },
        ["android.unknownSourcesEnabled"] = (d, v) => d with { Android = d.Android with { UnknownSourcesEnabled = v } },
    };

    [Theory]
    [InlineData(CompliancePolicyType.Windows81, "storageRequireEncryption", "isEncrypted", true)]
    [InlineData(CompliancePolicyType.WindowsPhone81, "storageRequireEncryption", "isEncrypted", true)]
    [InlineData(CompliancePolicyType.Windows10Mobile, "storageRequireEncryption", "isEncrypted", true)]
    [InlineData(CompliancePolicyType.MacOS, "storageRequireEncryption", "isEncrypted", true)]
    [InlineData(CompliancePolicyType.AospDeviceOwner, "storageRequireEncryption", "isEncrypted", true)]
    [InlineData(CompliancePolicyType.Windows10, "defenderEnabled", "windowsProtectionState.malwareProtectionEnabled", true)]
    [InlineData(CompliancePolicyType.Windows10, "rtpEnabled", "windowsProtectionState.realTimeProtectionEnabled", true)]
    [InlineData(CompliancePolicyType.Windows10, "signatureOutOfDate", "windowsProtectionState.signatureUpdateOverdue", false)]
    [InlineData(CompliancePolicyType.IOS, "managedEmailProfileRequired", "apple.managedEmailProfileInstalled", true)]
    [InlineData(CompliancePolicyType.MacOS, "systemIntegrityProtectionEnabled", "macOS.systemIntegrityProtectionEnabled", true)]
    [InlineData(CompliancePolicyType.MacOS, "firewallEnabled", "macOS.firewallEnabled", true)]
    [InlineData(CompliancePolicyType.MacOS, "firewallBlockAllIncoming", "macOS.firewallBlockAllIncoming", true)]
    [InlineData(CompliancePolicyType.MacOS, "firewallEnableStealthMode", "macOS.firewallEnableStealthMode", true)]
    [InlineData(CompliancePolicyType.AndroidDeviceOwner, "requireNoPendingSystemUpdates", "android.hasPendingSystemUpdate", false)]
    [InlineData(CompliancePolicyType.Android, "securityRequireGooglePlayServices", "android.googlePlayServicesEnabled", true)]
    [InlineData(CompliancePolicyType.AndroidWorkProfile, "securityRequireUpToDateSecurityProviders", "android.securityProviderUpToDate", true)]
    [InlineData(CompliancePolicyType.AndroidForWork, "securityRequireVerifyApps", "android.verifyAppsEnabled", true)]
    [InlineData(CompliancePolicyType.Android, "securityDisableUsbDebugging", "android.usbDebuggingEnabled", false)]
    public void A_flag_passes_fails_is_missing_or_reported(CompliancePolicyType type, string setting, string fact, bool passing)
    {
        RuleRun run = Of(type, (setting, true));
        RuleRun passes = run.On(d => Facts[fact](d, passing));
        Assert.Equal("compliant", passes.Outcome);
        Assert.Equal("nonCompliant", run.On(d => Facts[fact](d, !passing)).Outcome);
        Assert.Equal("error factMissing:" + fact, run.Outcome);
        Assert.Equal("held factMissing:" + fact, run.With(o => o with { HoldForMissingFacts = true }).Outcome);

        RuleRun reported = passes.Reporting(fact);
        Assert.Equal("held factReportedError:" + fact, reported.Outcome);
        Assert.Equal(7, reported.Row.ErrorCode);
        Assert.Equal("compliant", passes.Reporting("another.fact").Outcome);
        Assert.Equal([setting], passes.Settings);
        Assert.Empty(Of(type, (setting, false)).Settings);
    }

    [Fact]
    public void A_row_carries_required_and_current_value_evidence_and_kind()
    {
        SettingCompliance row = M(("firewallEnabled", true)).On(d => Facts["macOS.firewallEnabled"](d, false)).Row;
        Assert.Equal("true", row.RequiredValue);
        Assert.Equal("false", row.CurrentValue);
        Assert.Equal(ComplianceSettingKind.Configuration, row.Kind);
        Assert.Equal([new ComplianceEvidence("macOS.firewallEnabled", "false", RuleRun.T0)], row.Sources);
        Assert.Null(row.ErrorCode);
        Assert.Null(row.ErrorSince);
    }

    [Fact]
    public void Facts_with_a_report_of_their_own_are_as_old_as_the_report()
    {
        DateTimeOffset reported = RuleRun.T0.AddHours(-5);
        RuleRun run = W(("rtpEnabled", true)).On(d => d with { WindowsProtectionState = new() { RealTimeProtectionEnabled = true, LastReportedDateTime = reported } });
        Assert.Equal(reported, run.Row.Sources[0].ObservedAt);
        RuleRun attested = W(("secureBootEnabled", true)).On(d => d with { DeviceHealthAttestationState = new() { SecureBoot = AttestedState.Enabled, IssuedDateTime = reported } });
        Assert.Equal(reported, attested.Row.Sources[0].ObservedAt);
    }

    [Fact]
    public void Encryption_of_android_enterprise_is_always_there()
    {
        Assert.Equal("compliant", WP(("storageRequireEncryption", true)).Outcome);
        Assert.Equal("compliant", DO(("storageRequireEncryption", true)).Outcome);
        Assert.Equal("compliant", WP(("securityPreventInstallAppsFromUnknownSources", true)).Outcome);
    }

    [Theory]
    [InlineData("11", false, "nonCompliant")]
    [InlineData("12", false, "notApplicable")]
    [InlineData("12", true, "nonCompliant")]
    [InlineData("14", true, "nonCompliant")]
    [InlineData("15", true, "notApplicable")]
    [InlineData(null, true, "error factMissing:osVersion")]
    [InlineData("eleven", false, "error factUnreadable:osVersion")]
    public void Encryption_of_device_administrator_depends_on_the_version(string? version, bool isKnox, string expected)
        => Assert.Equal(expected, A(("storageRequireEncryption", true)).On(d => d with { OsVersion = version, IsEncrypted = false }).Android(a => a with { IsKnox = isKnox }).Outcome);

    [Fact]
    public void A_version_that_the_device_cannot_tell_holds_the_gate()
    {
        RuleRun run = A(("storageRequireEncryption", true)).On(d => d with { IsEncrypted = true }).Reporting("osVersion");
        Assert.Equal("held factReportedError:osVersion", run.Outcome);
    }

    [Theory]
    [InlineData("7.1.2", true, "nonCompliant")]
    [InlineData("7.1.2", false, "compliant")]
    [InlineData("8.0", true, "notApplicable")]
    [InlineData("13", null, "notApplicable")]
    [InlineData("7", null, "error factMissing:android.unknownSourcesEnabled")]
    public void Unknown_sources_are_judged_before_android_8_only(string version, bool? enabled, string expected)
        => Assert.Equal(expected, A(("securityPreventInstallAppsFromUnknownSources", true)).On(d => Facts["android.unknownSourcesEnabled"](d, enabled) with { OsVersion = version }).Outcome);

    [Fact]
    public void Device_administrator_can_be_refused_as_such()
        => Assert.Equal("nonCompliant", A(("securityBlockDeviceAdministratorManagedDevices", true)).Outcome);

    [Theory]
    [InlineData("a-location", "error unverifiable")]
    [InlineData("00000000-0000-0000-0000-000000000001", "error unverifiable")]
    public void A_network_location_cannot_be_verified(string id, string expected) => Assert.Equal(expected, A(("conditionStatementId", id)).Outcome);

    [Theory]
    [InlineData("")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public void An_empty_network_location_asks_nothing(string id) => Assert.Empty(A(("conditionStatementId", id)).Settings);
}
