using ConditionalAccess.Compliance;
using static ConditionalAccess.Core.Tests.Compliance.SettingRulesSample;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Spec 1.14: versions, build ranges, Apple builds and patch levels.</summary>
public class SettingRulesVersionTests
{
    [Theory]
    [InlineData("10.0.22631.3880", "10.0.22631.3879", "nonCompliant")] // C005
    [InlineData("10.0.22631.3880", "10.0.22631.3880", "compliant")] // C006
    [InlineData("11.0.22631.0", "10.0.26100.2605", "nonCompliant")] // C018
    [InlineData("10.0.26100.0000", "26100.4349", "compliant")] // C126
    [InlineData("10.0.26100.0000", "22631.3880", "nonCompliant")] // C126
    [InlineData("22631", "10.0.22631.1", "compliant")]
    [InlineData("Os Minimum Version value", "10.0.22631.1", "error settingUnreadable")] // C133
    [InlineData("10.0.22631.3880.1", "10.0.22631.1", "error settingUnreadable")]
    [InlineData("22631.1.2", "10.0.22631.1", "error settingUnreadable")]
    [InlineData("10.0", "", "error factUnreadable:osVersion")]
    [InlineData("10.0", "-1", "error factUnreadable:osVersion")]
    [InlineData("10.0", null, "error factMissing:osVersion")]
    [InlineData(" 010.0 ", "10.0.0.0", "compliant")]
    public void A_minimum_of_windows_is_inclusive(string minimum, string? version, string expected)
        => Assert.Equal(expected, W(("osMinimumVersion", minimum)).On(d => d with { OsVersion = version }).Outcome);

    [Theory]
    [InlineData("10.0.26100.2605", "10.0.26100.2606", "nonCompliant")] // C007
    [InlineData("10.0.26100.2605", "10.0.26100.2605", "compliant")]
    [InlineData("10.0.22631", "10.0.22631.1", "nonCompliant")]
    [InlineData("22631.5", "10.0.22631.5", "compliant")]
    public void A_maximum_of_windows_is_inclusive_and_padded(string maximum, string version, string expected)
        => Assert.Equal(expected, W(("osMaximumVersion", maximum)).On(d => d with { OsVersion = version }).Outcome);

    [Fact]
    public void C010_minimum_and_maximum_are_two_rows()
    {
        RuleRun run = W(("osMinimumVersion", "10.0.18362.0"), ("osMaximumVersion", "10.0.18363.65535")).On(d => d with { OsVersion = "10.0.18362.1" });
        Assert.Equal(["osMaximumVersion", "osMinimumVersion"], run.Settings);
        Assert.All(run.Rows, row => Assert.Equal(ComplianceStatus.Compliant, row.Result.State));
    }

    [Fact]
    public void Versions_can_be_compared_by_the_components_both_have()
    {
        RuleRun run = I(("osMaximumVersion", "17.5")).On(d => d with { OsVersion = "17.5.1" });
        Assert.Equal("nonCompliant", run.Outcome);
        Assert.Equal([ComplianceReasons.PaddedVersion], run.NoteWords);
        RuleRun prefix = run.With(o => o with { ComparesCommonVersionPrefix = true });
        Assert.Equal("compliant", prefix.Outcome);
        Assert.Empty(prefix.NoteWords);
    }

    [Fact]
    public void Odd_windows_versions_leave_a_note_and_others_do_not()
    {
        Assert.Equal([ComplianceReasons.SuspiciousPrefix], W(("osMinimumVersion", "11.0.22631.0")).NoteWords);
        Assert.Equal([ComplianceReasons.ShortWindowsVersion], W(("osMinimumVersion", "22631.0")).NoteWords);
        Assert.Empty(I(("osMinimumVersion", "11.0")).NoteWords);
        Assert.Empty(W(("osMinimumVersion", "10.0")).NoteWords);
        Assert.Equal("osMinimumVersion", Noted(W(("osMinimumVersion", "11.0"))).Setting);
    }

    [Fact]
    public void Short_form_is_read_for_windows_system_versions_only()
    {
        Assert.Equal("nonCompliant", I(("osMinimumVersion", "10.0.22631")).On(d => d with { OsVersion = "9" }).Outcome);
        Assert.Equal("compliant", I(("osMinimumVersion", "10.0.22631")).On(d => d with { OsVersion = "22631.0" }).Outcome);
        RuleRun defender = W(("defenderVersion", "10.1")).On(d => d with { WindowsProtectionState = new() { AntiMalwareVersion = "22631.0" } });
        Assert.Equal("compliant", defender.Outcome);
    }

    [Theory]
    [InlineData("4.11.0.0", "4.18.24080.9", "compliant")]
    [InlineData("4.18.24080.10", "4.18.24080.9", "nonCompliant")]
    [InlineData("4.18", null, "error factMissing:windowsProtectionState.antiMalwareVersion")]
    public void The_defender_version_is_a_minimum(string minimum, string? found, string expected)
        => Assert.Equal(expected, W(("defenderVersion", minimum)).On(d => d with { WindowsProtectionState = new() { AntiMalwareVersion = found } }).Outcome);

    [Theory]
    [InlineData("10.0.22631.4317", "compliant")] // C008
    [InlineData("10.0.22631.5000", "nonCompliant")] // C009
    [InlineData("10.0.26100.1742", "compliant")]
    [InlineData("26100.2605", "compliant")]
    [InlineData("10.0.26100.2606", "nonCompliant")]
    [InlineData(null, "error factMissing:osVersion")]
    public void A_build_lies_in_one_of_the_ranges(string? version, string expected)
    {
        RuleRun run = W(Ranges(("10.0.26100.1742", "10.0.26100.2605"), ("10.0.22631.3880", "10.0.22631.4317"))).On(d => d with { OsVersion = version });
        Assert.Equal(expected, run.Outcome);
        Assert.Equal("10.0.26100.1742 to 10.0.26100.2605; 10.0.22631.3880 to 10.0.22631.4317", run.Row.RequiredValue);
    }

    [Fact]
    public void A_range_that_cannot_hold_anything_matches_nothing()
    {
        Assert.Equal("nonCompliant", W(Ranges(("10.0.26100.9999", "10.0.26100.0"))).Outcome);
        Assert.Equal("nonCompliant", W(Ranges(("10.0.26100.0", "10.0.26100.65536"))).Outcome);
        Assert.Equal("compliant", W(Ranges(("10.0.26100.0", "10.0.26100.65535"))).Outcome);
    }

    [Fact]
    public void A_range_with_an_end_that_is_no_version_is_an_error_even_if_another_range_matches()
    {
        Assert.Equal("error settingUnreadable", W(Ranges(("10.0.0.0", "10.0.65535.0"), ("String", "10.0.26100.0"))).Outcome);
        Assert.Equal("error settingUnreadable", W(Ranges((null, "10.0.65535.0"))).Outcome);
    }

    [Theory]
    [InlineData("20E772520a", "20E772520", null, "nonCompliant")] // C021
    [InlineData("20E772520a", "20E772520a", null, "compliant")] // C021
    [InlineData("20E772520a", "20E772520", "20E772520b", "compliant")]
    [InlineData("20E772520a", "20E772520b", "", "compliant")]
    [InlineData("20E772520a", "20E772520b", "20E772520", "nonCompliant")]
    [InlineData("20E772520a", null, null, "error factMissing:osBuildNumber")]
    [InlineData("20E772520a", "22f76", null, "error factUnreadable:osBuildNumber")]
    [InlineData("20E772520a", "22F76", "none", "error factUnreadable:osSupplementalBuildVersion")]
    [InlineData("9A1", "20E1", null, "compliant")]
    [InlineData("String", "20E1", null, "error settingUnreadable")]
    public void An_apple_build_orders_by_number_letter_number_suffix(string minimum, string? build, string? supplemental, string expected)
        => Assert.Equal(expected, I(("osMinimumBuildVersion", minimum)).On(d => d with { OsBuildNumber = build, OsSupplementalBuildVersion = supplemental }).Outcome);

    [Fact]
    public void An_apple_build_has_a_maximum_and_can_be_reported_as_not_available()
    {
        RuleRun run = M(("osMaximumBuildVersion", "24F74"));
        Assert.Equal("compliant", run.Outcome);
        Assert.Equal("nonCompliant", run.On(d => d with { OsBuildNumber = "24F74a" }).Outcome);
        Assert.Equal("held factReportedError:osBuildNumber", run.Reporting("osBuildNumber").Outcome);
        Assert.Equal("held factReportedError:osSupplementalBuildVersion", run.Reporting("osSupplementalBuildVersion").Outcome);
        RuleRun supplemental = run.On(d => d with { OsSupplementalBuildVersion = "24F73" }).Reporting("osBuildNumber");
        Assert.Equal("compliant", supplemental.Outcome);
    }

    [Theory]
    [InlineData("2026-01-05", "2026-01-01", "nonCompliant")] // C027
    [InlineData("2026-01-05", "2026-01-05", "compliant")]
    [InlineData("2026-02-30", "2026-01-05", "error settingUnreadable")]
    [InlineData("2026-01-05", "2026-1-5", "error factUnreadable:securityPatchLevel")]
    [InlineData("2026-01-05", null, "error factMissing:securityPatchLevel")]
    public void A_patch_level_is_a_date(string minimum, string? level, string expected)
    {
        Assert.Equal(expected, A(("minAndroidSecurityPatchLevel", minimum)).On(d => d with { SecurityPatchLevel = level }).Outcome);
        Assert.Equal(expected, DO(("minAndroidSecurityPatchLevel", minimum)).On(d => d with { SecurityPatchLevel = level, OsVersion = "7" }).Outcome);
        Assert.Equal("notApplicable", A(("minAndroidSecurityPatchLevel", minimum)).On(d => d with { SecurityPatchLevel = level, OsVersion = "7.1.2" }).Outcome);
    }

    [Fact]
    public void A_value_of_the_wrong_kind_or_that_reading_could_not_understand_is_an_error()
    {
        Assert.Equal("error settingUnreadable", W(("osMinimumVersion", 10)).Outcome);
        Assert.Equal("error settingUnreadable", W(("tpmRequired", "yes")).Outcome);
        Assert.Equal("error settingUnreadable", W(("osMinimumVersion", new UnreadableValue("[]", "wrongType"))).Outcome);
        Assert.Equal("error settingUnreadable", M(("gatekeeperAllowedAppSource", "everywhere")).Outcome);
    }

    private static ComplianceNote Noted(RuleRun run)
    {
        _ = run.Rows;
        return Assert.Single(run.Notes);
    }

    private static (string, SettingValue) Ranges(params (string? Low, string? High)[] ranges)
        => ("validOperatingSystemBuildRanges", new BuildRangesValue([.. ranges.Select(r => new OsBuildRange(r.Low, r.High))]));
}
