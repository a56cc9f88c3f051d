using ConditionalAccess.Compliance;
using static ConditionalAccess.Core.Tests.Compliance.SettingRulesSample;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Spec 1.1, 1.3 and 17: which rows a policy has.</summary>
public class SettingRulesPolicyTests
{
    [Fact]
    public void C016_what_asks_nothing_has_no_row()
    {
        RuleRun run = W(("bitLockerEnabled", false), ("osMinimumVersion", NullValue.Instance), ("osMaximumVersion", ""), ("passwordMinimumLength", 0), ("passwordExpirationDays", 0),
            ("passwordRequiredType", "deviceDefault"), ("deviceThreatProtectionEnabled", false), ("deviceThreatProtectionRequiredSecurityLevel", "unavailable"),
            ("validOperatingSystemBuildRanges", new BuildRangesValue([])), ("wslDistributions", new WslDistributionsValue([])), ("deviceCompliancePolicyScript", NullValue.Instance));
        Assert.Empty(run.Settings);
    }

    [Fact]
    public void Rows_are_ordered_by_id_whatever_the_order_of_the_policy()
    {
        RuleRun run = W(("tpmRequired", true), ("Zeta", new UnreadableValue("1", "unknownProperty")), ("osMinimumVersion", "10.0"), ("bitLockerEnabled", true));
        Assert.Equal(["Zeta", "bitLockerEnabled", "osMinimumVersion", "tpmRequired"], run.Settings);
    }

    [Theory]
    [InlineData("fooRequired", "error unknownProperty")]
    [InlineData("FooRequired", null)]
    public void C132_an_unknown_property_may_be_a_requirement(string name, string? expected)
    {
        RuleRun run = W((name, true), ("tpmRequired", true)).On(d => d with { TpmSpecificationVersion = "2.0" });
        Assert.Equal(expected is null ? ["tpmRequired"] : [name, "tpmRequired"], run.Settings);
        if (expected is not null) Assert.Equal(expected, run.OutcomeOf(name));
        Assert.Equal(["tpmRequired"], run.With(o => o with { IgnoresUnknownProperties = true }).Settings);
        Assert.Equal(["tpmRequired"], W((name, false), ("bar", 0), ("baz", ""), ("qux", NullValue.Instance), ("tpmRequired", true)).Settings);
    }

    [Fact]
    public void A_property_of_another_type_is_not_known()
    {
        Assert.Equal("error unknownProperty", W(("passcodeRequired", true)).Outcome);
        Assert.Equal("error unknownProperty", Of(CompliancePolicyType.AndroidForWork, ("advancedThreatProtectionRequiredSecurityLevel", "low")).Outcome);
    }

    [Fact]
    public void An_unknown_property_is_an_error_on_every_edition()
        => Assert.Equal("error unknownProperty", W(("fooRequired", true)).On(d => d with { Edition = WindowsEdition.Holographic }).Outcome);

    [Fact]
    public void A_policy_of_unknown_type_has_one_row_in_error()
    {
        RuleRun run = W(("tpmRequired", true));
        run = run with { Policy = run.Policy with { Type = CompliancePolicyType.Unknown, UnknownType = "visionOSCompliancePolicy" } };
        Assert.Equal(["@odata.type"], run.Settings);
        Assert.Equal("error unknownPolicyType", run.Outcome);
        Assert.Equal("visionOSCompliancePolicy", run.Row.RequiredValue);
        Assert.Empty(run.With(o => o with { IgnoresUnknownPolicyTypes = true }).Settings);
        Assert.Equal("error unknownPolicyType", (run with { Policy = run.Policy with { Type = (CompliancePolicyType)200 } }).Outcome);
    }

    [Fact]
    public void The_built_in_policy_has_no_rows() => Assert.Empty(Of(CompliancePolicyType.DefaultDevice, ("tpmRequired", true)).Settings);

    [Fact]
    public void A_gate_comes_before_a_value_that_cannot_be_read()
    {
        Assert.Equal("notApplicable", W(("osMinimumVersion", "String")).On(d => d with { Edition = WindowsEdition.Holographic }).Outcome);
        Assert.Equal("error settingUnreadable", A(("minAndroidSecurityPatchLevel", "String")).Outcome);
    }

    [Fact]
    public void A_wrong_value_of_team_windows_is_an_error_rather_than_a_failure_with_grace()
        => Assert.Equal("error settingUnreadable", W(("passwordRequired", new UnreadableValue("7", "wrongType"))).On(d => d with { Edition = WindowsEdition.TeamOS }).Outcome);

    [Fact]
    public void A_device_of_which_nothing_is_known_passes_no_row_of_the_table()
    {
        foreach (SettingDefinition definition in ComplianceSettings.All)
        {
            foreach (CompliancePolicyType type in Enum.GetValues<CompliancePolicyType>().Where(definition.IsFor))
            {
                RuleRun run = Of(type, (definition.Name, Asking(definition))).On(d => new DeviceFacts { Id = d.Id });
                foreach (SettingCompliance row in run.Rows.Select(r => r.Result).Where(r => r.State is ComplianceStatus.Compliant or ComplianceStatus.NotApplicable))
                    Assert.True(NeedsNoFact(definition), $"{type} {definition.Name} is {RuleRun.Text(row)}");
            }
        }
    }

    /// <summary>Satisfied by the platform, or by its own words only for devices of which something is known.</summary>
    private static bool NeedsNoFact(SettingDefinition definition) => definition.Rule == SettingRule.AlwaysPasses
        || definition.Gate is SettingGate.MobileEdition or SettingGate.MobileOrHolographicIfKnown or SettingGate.AdministratorIfKnown;

    private static SettingValue Asking(SettingDefinition definition) => definition.Form switch
    {
        SettingForm.Flag or SettingForm.CatalogFlag => true,
        SettingForm.Number or SettingForm.CatalogNumber => 5,
        SettingForm.Word => definition.Words[1],
        SettingForm.BuildRanges => new BuildRangesValue([new("10.0", "10.1")]),
        SettingForm.RestrictedApps => new RestrictedAppsValue([new("a")]),
        SettingForm.WslDistributions => new WslDistributionsValue([new("a")]),
        SettingForm.CatalogDistributions => new AllowedDistributionsValue([new("a")]),
        SettingForm.CustomScript or SettingForm.CatalogScript => new CustomComplianceValue("s", [new() { SettingName = "a", Operator = CustomRuleOperator.IsEquals, DataType = CustomRuleDataType.Int64, Operand = "1" }]),
        _ => definition.Rule is SettingRule.PatchLevelMinimum ? "2026-01-01" : definition.Rule is SettingRule.AppleBuildMaximum or SettingRule.AppleBuildMinimum ? "22F76" : "1.0",
    };
}
