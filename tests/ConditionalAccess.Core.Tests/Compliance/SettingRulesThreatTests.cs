using ConditionalAccess.Compliance;
using static ConditionalAccess.Core.Tests.Compliance.SettingRulesSample;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Spec 7: threat partners and Defender, with the two connectors of spec 14.0.</summary>
public class SettingRulesThreatTests
{
    private static readonly GraphId Other = "30000000-0000-4000-8000-000000000001";
    private static readonly GraphId Second = "30000000-0000-4000-8000-000000000002";
    private static readonly GraphId Defender = "30000000-0000-4000-8000-000000000003";

    private static readonly string[] Levels = ["secured", "low", "medium", "high"];

    private static MobileThreatDefenseConnector Connector(GraphId id) => new()
    {
        Id = id, IsDefenderForEndpoint = id == Defender, PartnerState = ConnectorState.Enabled, LastHeartbeatDateTime = RuleRun.T0, PartnerUnresponsivenessThresholdInDays = 7,
        AndroidEnabled = true, IosEnabled = true, WindowsEnabled = true, MacEnabled = true,
    };

    public static TheoryData<ThreatHealthState, string> Table => new()
    {
        // One letter for each level from secured to high: passes, fails, missing.
        { ThreatHealthState.Secured, "pppp" }, { ThreatHealthState.LowSeverity, "fppp" }, { ThreatHealthState.MediumSeverity, "ffpp" }, { ThreatHealthState.HighSeverity, "fffp" },
        { ThreatHealthState.Compromised, "ffff" }, { ThreatHealthState.Misconfigured, "ffff" }, { ThreatHealthState.Deactivated, "ffff" }, { ThreatHealthState.Unresponsive, "ffff" },
        { ThreatHealthState.Activated, "mmmp" }, { ThreatHealthState.Unknown, "mmmm" }, { (ThreatHealthState)77, "mmmm" },
    };

    [Theory, MemberData(nameof(Table))]
    public void The_table_of_levels(ThreatHealthState state, string expected)
    {
        for (int i = 0; i < Levels.Length; i++)
        {
            string outcome = expected[i] switch { 'p' => "compliant", 'f' => "nonCompliant", _ => "compliant partnerDataMissing" };
            Assert.Equal(outcome, Mtd(I(Level(Levels[i])), state).Outcome);
            Assert.Equal(outcome, Mtd(A(Level(Levels[i])), state).Outcome);
            Assert.Equal(outcome, Mtd(DO(Level(Levels[i])), state).Outcome);
        }
    }

    [Fact]
    public void C104_compromised_passes_high_by_option_only()
    {
        RuleRun run = Mtd(I(Level("high")), ThreatHealthState.Compromised);
        Assert.Equal("nonCompliant", run.Outcome);
        Assert.Equal("compliant", run.With(o => o with { CompromisedPassesHigh = true }).Outcome);
        Assert.Equal("nonCompliant", Mtd(I(Level("medium")), ThreatHealthState.Compromised).With(o => o with { CompromisedPassesHigh = true }).Outcome);
    }

    [Fact]
    public void Flag_and_level_are_one_setting_with_the_id_of_the_level()
    {
        RuleRun both = Mtd(I(("deviceThreatProtectionEnabled", true), Level("low")), ThreatHealthState.MediumSeverity);
        Assert.Equal([LevelName], both.Settings);
        Assert.Equal("nonCompliant", both.Outcome);
        Assert.Equal(ComplianceSettingKind.Incident, both.Row.Kind);
        Assert.Equal("low", both.Row.RequiredValue);
        Assert.Equal("mediumSeverity", both.Row.CurrentValue);

        RuleRun flagOnly = Mtd(I(("deviceThreatProtectionEnabled", true), Level("unavailable")), ThreatHealthState.Activated);
        Assert.Equal([LevelName], flagOnly.Settings);
        Assert.Equal("compliant", flagOnly.Outcome);
        Assert.Equal("high", flagOnly.Row.RequiredValue);
        Assert.Equal("nonCompliant", Mtd(I(("deviceThreatProtectionEnabled", true)), ThreatHealthState.Deactivated).Outcome);
        Assert.Equal("nonCompliant", Mtd(I(("deviceThreatProtectionEnabled", false), Level("secured")), ThreatHealthState.LowSeverity).Outcome);
    }

    [Theory]
    [InlineData("notSet")] // C101
    [InlineData("unavailable")]
    public void C101_a_level_that_is_off_has_no_row(string level)
        => Assert.Empty(Mtd(I(("deviceThreatProtectionEnabled", false), Level(level), ("advancedThreatProtectionRequiredSecurityLevel", level)), ThreatHealthState.HighSeverity).Settings);

    [Fact]
    public void A_part_of_the_pair_that_cannot_be_read_puts_the_one_row_in_error()
    {
        var unreadable = new UnreadableValue("7", "wrongType");
        Assert.Equal("error settingUnreadable", Mtd(I(("deviceThreatProtectionEnabled", unreadable), Level("high")), ThreatHealthState.Secured).Outcome);
        Assert.Equal("error settingUnreadable", Mtd(I(("deviceThreatProtectionEnabled", true), (LevelName, unreadable)), ThreatHealthState.Secured).Outcome);
        Assert.Equal("error settingUnreadable", Mtd(I(Level("severe")), ThreatHealthState.Secured).Outcome);
    }

    [Fact]
    public void C096_C097_missing_data_blocks_by_the_flag_of_the_connector()
    {
        RuleRun blocking = Connectors(A(Level("medium")), Connector(Other) with { AndroidDeviceBlockedOnMissingPartnerData = true, IosDeviceBlockedOnMissingPartnerData = false });
        Assert.Equal("nonCompliant partnerDataMissing", Reports(blocking, Report(Other, ThreatHealthState.Activated)).Outcome);
        Assert.Equal("nonCompliant partnerDataMissing", blocking.Outcome);
        RuleRun open = Connectors(A(Level("medium")), Connector(Other) with { IosDeviceBlockedOnMissingPartnerData = true });
        Assert.Equal("compliant partnerDataMissing", Reports(open, Report(Other, ThreatHealthState.Activated)).Outcome);
        Assert.Equal("nonCompliant partnerDataMissing", open.With(o => o with { MissingPartnerDataIsNonCompliant = true }).Outcome);
    }

    [Fact]
    public void C098_an_unresponsive_partner_is_ignored_and_fails_open_unless_chosen_otherwise()
    {
        RuleRun run = Mtd(I(Level("low")), ThreatHealthState.HighSeverity);
        Assert.Equal("nonCompliant", run.Outcome);
        Assert.Equal([new(RuleRun.T0.AddDays(7), TransitionCause.ThreatConnectorExpires)], run.Single.Transitions);
        foreach (int days in new[] { 7, 8 })
        {
            RuleRun stale = Connectors(run, Connector(Other) with { LastHeartbeatDateTime = RuleRun.T0.AddDays(-days) });
            Assert.Equal("notApplicable partnerUnresponsive", stale.Outcome);
            Assert.Equal("nonCompliant partnerUnresponsive", stale.With(o => o with { PartnerUnresponsiveIsNonCompliant = true }).Outcome);
            Assert.Empty(stale.Single.Transitions);
        }

        RuleRun boundary = Connectors(run, Connector(Other) with { LastHeartbeatDateTime = RuleRun.T0.AddDays(-7) });
        Assert.Equal("nonCompliant", boundary.With(o => o with { BoundaryIsExpired = false }).Outcome);
    }

    [Theory]
    [InlineData(ConnectorState.Enabled, 7, false, "nonCompliant")]
    [InlineData(ConnectorState.Unresponsive, 7, false, "notApplicable partnerUnresponsive")]
    [InlineData(ConnectorState.Unresponsive, 7, true, "nonCompliant")]
    [InlineData(ConnectorState.Unresponsive, 0, false, "nonCompliant")]
    [InlineData(ConnectorState.Error, 7, false, "nonCompliant")]
    [InlineData(ConnectorState.Unknown, 7, true, "nonCompliant")]
    [InlineData((ConnectorState)50, 7, true, "nonCompliant")]
    [InlineData(ConnectorState.Available, 7, true, "nonCompliant noThreatSource")]
    [InlineData(ConnectorState.Unavailable, 7, true, "nonCompliant noThreatSource")]
    [InlineData(ConnectorState.NotSetUp, 7, true, "nonCompliant noThreatSource")]
    public void Which_connector_is_a_source(ConnectorState state, int threshold, bool hasHeartbeat, string expected)
    {
        MobileThreatDefenseConnector connector = Connector(Other) with
        {
            PartnerState = state, PartnerUnresponsivenessThresholdInDays = threshold, LastHeartbeatDateTime = hasHeartbeat ? RuleRun.T0 : null,
        };
        RuleRun run = Connectors(Mtd(I(Level("low")), ThreatHealthState.HighSeverity), connector);
        Assert.Equal(expected, run.Outcome);
        bool isUnderstood = state != ConnectorState.Unknown && Enum.IsDefined(state);
        Assert.Equal(isUnderstood ? [] : [ComplianceReasons.UnknownConnectorState], run.NoteWords);
    }

    [Fact]
    public void Without_a_source_the_setting_fails()
    {
        RuleRun none = I(Level("low"));
        Assert.Equal("nonCompliant noThreatSource", none.Outcome);
        Assert.Equal("notApplicable noThreatSource", none.With(o => o with { NoThreatSourceIsNotApplicable = true }).Outcome);
        Assert.Equal("nonCompliant noThreatSource", Connectors(none, Connector(Other) with { IosEnabled = false }).Outcome);
        Assert.Equal("nonCompliant noThreatSource", Connectors(none, Connector(Defender)).Outcome);
        Assert.Equal("nonCompliant noThreatSource", Connectors(M(Level("low")), Connector(Other) with { MacEnabled = false }).Outcome);
        Assert.Equal("nonCompliant noThreatSource", Connectors(DO(Level("low")), Connector(Other) with { AndroidEnabled = false }).Outcome);
        Assert.Equal("nonCompliant noThreatSource", Connectors(W(Level("low")), Connector(Defender) with { WindowsEnabled = false }, Connector(Other)).Outcome);
    }

    [Fact]
    public void C099_every_partner_must_report()
    {
        RuleRun run = Connectors(I(Level("high")), Connector(Other), Connector(Second), Connector(Defender));
        Assert.Equal("nonCompliant partnerDataMissing", Reports(run, Report(Other, ThreatHealthState.Secured)).Outcome);
        Assert.Equal("compliant", Reports(run, Report(Other, ThreatHealthState.Secured), Report(Second, ThreatHealthState.HighSeverity)).Outcome);
        Assert.Equal("nonCompliant", Reports(run, Report(Other, ThreatHealthState.Secured), Report(Second, ThreatHealthState.Deactivated)).Outcome);
    }

    [Fact]
    public void A_stale_partner_is_dropped_before_the_others_are_counted()
    {
        RuleRun run = Connectors(I(Level("low")), Connector(Other), Connector(Second) with { LastHeartbeatDateTime = RuleRun.T0.AddDays(-9) });
        Assert.Equal("compliant", Reports(run, Report(Other, ThreatHealthState.Secured), Report(Second, ThreatHealthState.HighSeverity)).Outcome);
        Assert.Equal("compliant partnerDataMissing", run.Outcome);
    }

    [Fact]
    public void C100_a_system_below_the_partners_minimum_fails()
    {
        RuleRun run = Connectors(I(Level("medium")), Connector(Other) with { PartnerUnsupportedOsVersionBlocked = true });
        ThreatReport report = Report(Other, ThreatHealthState.Secured) with { OsVersionSupported = false };
        Assert.Equal("nonCompliant partnerOsUnsupported", Reports(run, report).Outcome);
        Assert.Equal("compliant", Reports(run, report with { OsVersionSupported = null }).Outcome);
        Assert.Equal("compliant", Reports(Connectors(run, Connector(Other)), report).Outcome);
        Assert.Equal("compliant", Reports(run, report with { ReportedDateTime = RuleRun.T0.AddHours(-1) }, Report(Other, ThreatHealthState.Secured)).Outcome);
    }

    [Fact]
    public void The_newest_report_counts_and_of_equals_the_worst()
    {
        RuleRun run = Connectors(I(Level("low")), Connector(Other));
        ThreatReport bad = Report(Other, ThreatHealthState.HighSeverity);
        ThreatReport good = Report(Other, ThreatHealthState.Secured);
        Assert.Equal("compliant", Reports(run, bad with { ReportedDateTime = RuleRun.T0.AddHours(-1) }, good).Outcome);
        Assert.Equal("nonCompliant", Reports(run, bad, good with { ReportedDateTime = RuleRun.T0.AddHours(-1) }).Outcome);
        Assert.Equal("compliant", Reports(run, bad with { ReportedDateTime = null }, good).Outcome);
        Assert.Equal("nonCompliant", Reports(run, good, bad).Outcome);
        Assert.Equal("nonCompliant", Reports(run, bad, good).Outcome);
    }

    [Fact]
    public void A_report_that_names_no_partner_belongs_to_the_only_enabled_connector()
    {
        ThreatReport nameless = Report(default, ThreatHealthState.HighSeverity);
        Assert.Equal("nonCompliant", Reports(Connectors(I(Level("low")), Connector(Other)), nameless).Outcome);
        Assert.Equal("compliant partnerDataMissing", Reports(Connectors(I(Level("low")), Connector(Other), Connector(Defender)), nameless).Outcome);
        Assert.Equal("nonCompliant", Reports(Connectors(I(Level("low")), Connector(Other), Connector(Defender) with { IosEnabled = false }), nameless).Outcome);
    }

    [Theory]
    [InlineData(MachineRisk.None, "secured", "compliant")]
    [InlineData(MachineRisk.Informational, "secured", "compliant")] // C103
    [InlineData(MachineRisk.Low, "secured", "nonCompliant")]
    [InlineData(MachineRisk.Low, "low", "compliant")]
    [InlineData(MachineRisk.Medium, "low", "nonCompliant")]
    [InlineData(MachineRisk.High, "medium", "nonCompliant")] // C102
    [InlineData(MachineRisk.High, "high", "compliant")]
    [InlineData(MachineRisk.Unknown, "high", "compliant partnerDataMissing")]
    [InlineData((MachineRisk)40, "high", "compliant partnerDataMissing")]
    public void The_risk_of_defender_answers_the_pair_on_windows_and_its_own_setting_elsewhere(MachineRisk risk, string level, string expected)
    {
        ThreatReport report = Report(Defender, ThreatHealthState.Unknown) with { RiskLevel = risk };
        foreach (RuleRun run in new[] { W(Level(level)), I(Advanced(level)), M(Advanced(level)), A(Advanced(level)), WP(Advanced(level)), DO(Advanced(level)) })
        {
            RuleRun both = Reports(Connectors(run, Connector(Other), Connector(Defender)), report, Report(Other, ThreatHealthState.Compromised));
            Assert.Equal(expected, both.Outcome);
            Assert.Equal(ComplianceSettingKind.Incident, both.Row.Kind);
        }
    }

    [Fact]
    public void C103_informational_can_count_as_low()
    {
        RuleRun run = Reports(Connectors(I(Advanced("secured")), Connector(Defender)), Report(Defender, ThreatHealthState.Secured) with { RiskLevel = MachineRisk.Informational });
        Assert.Equal("compliant", run.Outcome);
        Assert.Equal("nonCompliant", run.With(o => o with { MdeInformationalIsLow = true }).Outcome);
    }

    [Fact]
    public void The_state_of_defender_counts_where_no_risk_is_known_and_risk_never_counts_for_others()
    {
        Assert.Equal("nonCompliant", Reports(Connectors(I(Advanced("high")), Connector(Defender)), Report(Defender, ThreatHealthState.Deactivated)).Outcome);
        RuleRun other = Reports(Connectors(I(Level("low")), Connector(Other)), Report(Other, ThreatHealthState.HighSeverity) with { RiskLevel = MachineRisk.None });
        Assert.Equal("nonCompliant", other.Outcome);
    }

    [Fact]
    public void Reports_that_the_device_cannot_tell_hold()
    {
        RuleRun run = Mtd(I(Level("low")), ThreatHealthState.Secured);
        Assert.Equal("held factReportedError:threatReports", run.Reporting("threatReports").Outcome);
        Assert.Equal("nonCompliant noThreatSource", I(Level("low")).Reporting("threatReports").Outcome);
    }

    [Fact]
    public void Evidence_names_the_connector_and_the_time_of_its_report()
    {
        DateTimeOffset at = RuleRun.T0.AddMinutes(-3);
        RuleRun run = Reports(Connectors(I(Level("low")), Connector(Other)), Report(Other, ThreatHealthState.LowSeverity) with { ReportedDateTime = at });
        Assert.Contains(new ComplianceEvidence("threatReports[" + Other + "]", "lowSeverity", at), run.Row.Sources);
    }

    private const string LevelName = "deviceThreatProtectionRequiredSecurityLevel";

    private static (string, SettingValue) Level(string word) => (LevelName, word);

    private static (string, SettingValue) Advanced(string word) => ("advancedThreatProtectionRequiredSecurityLevel", word);

    private static ThreatReport Report(GraphId connector, ThreatHealthState state) => new() { ConnectorId = connector, HealthState = state, ReportedDateTime = RuleRun.T0 };

    private static RuleRun Connectors(RuleRun run, params MobileThreatDefenseConnector[] connectors) => run.In(c => c with { Connectors = [.. connectors] });

    private static RuleRun Reports(RuleRun run, params ThreatReport[] reports) => run.On(d => d with { ThreatReports = [.. reports] });

    private static RuleRun Mtd(RuleRun run, ThreatHealthState state) => Reports(Connectors(run, Connector(Other), Connector(Defender)), Report(Other, state));
}
