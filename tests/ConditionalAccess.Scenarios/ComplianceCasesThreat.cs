using ConditionalAccess.Compliance;
using ConditionalAccess.Testing;
using static ConditionalAccess.Scenarios.ComplianceCase;
using static ConditionalAccess.Testing.ComplianceWorld;

namespace ConditionalAccess.Scenarios;

/// <summary>Compliance spec 14.8: threat levels.</summary>
public class ComplianceCasesThreat
{
    private const string Level = "deviceThreatProtectionRequiredSecurityLevel", DefenderLevel = "advancedThreatProtectionRequiredSecurityLevel";

    private static readonly GraphId s_vendorB = "7c000000-0000-4000-8000-000000000003";

    private static ComplianceCase AndroidMedium(bool isBlockedOnMissing) => Given(Android().ThreatLevel("medium"))
        .Connectors(c => c with { AndroidDeviceBlockedOnMissingPartnerData = isBlockedOnMissing });

    private static void Check(string level, ThreatHealthState reported, ComplianceStatus expected)
    {
        ComplianceCase decided = Given(Ios().ThreatLevel(level)).Evaluate(IPhone.Threat(reported)).Setting(Level, expected);
        if (expected == ComplianceStatus.Compliant) decided.IsCompliant();
        else decided.IsNoncompliant();
    }

    [Fact]
    public void Case_C092_medium_is_above_low() => Check("low", ThreatHealthState.MediumSeverity, ComplianceStatus.NonCompliant);

    [Fact]
    public void Case_C093_medium_is_not_above_medium() => Check("medium", ThreatHealthState.MediumSeverity, ComplianceStatus.Compliant);

    [Fact]
    public void Case_C094_low_is_above_secured() => Check("secured", ThreatHealthState.LowSeverity, ComplianceStatus.NonCompliant);

    [Fact]
    public void Case_C095_the_level_high_asks_for_an_active_agent()
    {
        Check("high", ThreatHealthState.HighSeverity, ComplianceStatus.Compliant);
        Check("high", ThreatHealthState.Deactivated, ComplianceStatus.NonCompliant);
    }

    [Fact]
    public void Case_C096_missing_data_fails_where_the_connector_says_so()
    {
        AndroidMedium(true).Evaluate(AndroidAdministrator.Threat(ThreatHealthState.Activated))
            .Setting(Level, ComplianceStatus.NonCompliant, ComplianceReasons.PartnerDataMissing).IsNoncompliant();
        AndroidMedium(true).Evaluate(AndroidAdministrator).Setting(Level, ComplianceStatus.NonCompliant, ComplianceReasons.PartnerDataMissing).IsNoncompliant();
    }

    [Fact]
    public void Case_C097_missing_data_passes_where_the_connector_does_not_ask()
    {
        DeviceFacts activated = AndroidAdministrator.Threat(ThreatHealthState.Activated);
        AndroidMedium(false).Evaluate(activated).Setting(Level, ComplianceStatus.Compliant, ComplianceReasons.PartnerDataMissing).IsCompliant();
        AndroidMedium(false).Options(o => o with { MissingPartnerDataIsNonCompliant = true }).Evaluate(activated).Setting(Level, ComplianceStatus.NonCompliant).IsNoncompliant();
    }

    [Fact]
    public void Case_C098_a_partner_that_is_unresponsive_is_ignored()
    {
        foreach (int days in (int[])[8, 7])
        {
            ComplianceCase stale = Given(Ios().ThreatLevel("low")).Connectors(c => c.IsDefenderForEndpoint ? c : c with { LastHeartbeatDateTime = T0.AddDays(-days) });
            DeviceFacts high = IPhone.Threat(ThreatHealthState.HighSeverity);
            stale.Evaluate(high).Setting(Level, ComplianceStatus.NotApplicable).IsCompliant();
            stale.Options(o => o with { PartnerUnresponsiveIsNonCompliant = true }).Evaluate(high).Setting(Level, ComplianceStatus.NonCompliant).IsNoncompliant();
        }
    }

    [Fact]
    public void Case_C099_every_partner_of_a_platform_must_report()
        => Given(Ios().ThreatLevel("high")).Where(c => c with { Connectors = [.. c.Connectors, c.Connectors[0] with { Id = s_vendorB }] }).Evaluate(IPhone.Threat(ThreatHealthState.Secured))
            .Setting(Level, ComplianceStatus.NonCompliant, ComplianceReasons.PartnerDataMissing).IsNoncompliant();

    [Fact]
    public void Case_C100_a_system_version_below_the_partners_minimum_fails()
    {
        DeviceFacts secured = IPhone.Threat(ThreatHealthState.Secured);
        Given(Ios().ThreatLevel("medium")).Connectors(c => c with { PartnerUnsupportedOsVersionBlocked = true })
            .Evaluate(secured with { ThreatReports = [secured.ThreatReports[0] with { OsVersionSupported = false }] })
            .Setting(Level, ComplianceStatus.NonCompliant, ComplianceReasons.PartnerOsUnsupported).IsNoncompliant();
    }

    [Fact]
    public void Case_C101_a_level_not_set_asks_nothing()
        => Given(Ios().With("deviceThreatProtectionEnabled", false).With(Level, "notSet")).Evaluate(IPhone.Threat(ThreatHealthState.HighSeverity)).Rows().IsCompliant();

    [Fact]
    public void Case_C102_an_incident_takes_access_away_and_its_end_gives_it_back()
        => Given(Windows().With(Level, "medium")).Evaluate(WindowsPc.Risk(MachineRisk.High)).IsNoncompliant().Changed(false)
            .Row(Level, row => Assert.Equal(ComplianceSettingKind.Incident, row.Kind))
            .At(4, WindowsPc.Risk(MachineRisk.None)).IsCompliant().Changed(true).Row(Level, row => Assert.Equal(ComplianceSettingKind.Incident, row.Kind));

    [Fact]
    public void Case_C103_the_risk_informational_counts_as_secured()
    {
        ComplianceCase secured = Given(Ios().With(DefenderLevel, "secured"));
        secured.Evaluate(IPhone.Risk(MachineRisk.Informational)).Setting(DefenderLevel, ComplianceStatus.Compliant).IsCompliant();
        secured.Options(o => o with { MdeInformationalIsLow = true }).Evaluate(IPhone.Risk(MachineRisk.Informational))
            .Setting(DefenderLevel, ComplianceStatus.NonCompliant).IsNoncompliant();
    }

    [Fact]
    public void Case_C104_compromised_fails_every_level() => Check("high", ThreatHealthState.Compromised, ComplianceStatus.NonCompliant);
}
