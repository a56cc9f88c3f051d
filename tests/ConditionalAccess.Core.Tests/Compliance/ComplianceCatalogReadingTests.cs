using ConditionalAccess.Compliance;
using ConditionalAccess.Model;
using static ConditionalAccess.Core.Tests.Compliance.ComplianceReading;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Settings catalog policies, the shape of Linux compliance (spec 1.12).</summary>
public class ComplianceCatalogReadingTests
{
    private const string Rules = """{"Rules":[{"SettingName":"msedge","Operator":"IsEquals","DataType":"String","Operand":"Running"}]}""";

    [Fact]
    public void The_distributions_are_read_with_their_bounds()
    {
        string group(string type, string more) => $$$$$"""{"children":[{{{{{more}}}}}{"settingDefinitionId":"linux_distribution_alloweddistros_item_$type","choiceSettingValue":{"value":"linux_distribution_alloweddistros_item_$type_{{{{{type}}}}}","children":[]}}]}""";
        string version(string which, string text) => $$$$$"""{"settingDefinitionId":"linux_distribution_alloweddistros_item_{{{{{which}}}}}version","simpleSettingValue":{"value":"{{{{{text}}}}}"}},""";
        string json = Catalog($$$$$"""
            {"id":"0","settingInstance":{"settingDefinitionId":"linux_distribution_alloweddistros","settingInstanceTemplateReference":null,"groupSettingCollectionValue":[{{{{{group("ubuntu", version("minimum", "22.04") + version("maximum", "24.04"))}}}}},{{{{{group("rhel", "")}}}}}]}}
            """);
        ComplianceSetting setting = Assert.Single(Read(json).Settings);
        Assert.Equal("linux_distribution_alloweddistros", setting.Name);
        Assert.Equal(new AllowedDistributionsValue([new AllowedDistribution("ubuntu", "22.04", "24.04"), new AllowedDistribution("rhel")]), setting.Value);
        Assert.Empty(Findings(json));
    }

    [Theory]
    [InlineData("linux_deviceencryption_required_true", true)]
    [InlineData("linux_deviceencryption_required_false", false)]
    public void A_choice_is_read_as_a_flag(string choice, bool expected) => Assert.Equal(new FlagValue(expected), Setting(Choice("linux_deviceencryption_required", choice)));

    [Theory]
    [InlineData("8", true)]
    [InlineData("\"8\"", true)]
    [InlineData("8.5", false)]
    public void A_number_is_read(string json, bool isNumber)
        => Assert.Equal(isNumber, Setting($$$$$"""{"settingInstance":{"settingDefinitionId":"linux_passwordpolicy_minimumlength","simpleSettingValue":{"value":{{{{{json}}}}} } } }""") == new NumberValue(8));

    [Fact]
    public void Custom_compliance_is_read_from_the_children_of_its_choice()
    {
        string entry(string rules) => Choice("linux_customcompliance_required", "linux_customcompliance_required_true", $$$$$"""
            {"settingDefinitionId":"linux_customcompliance_discoveryscript","simpleSettingValue":{"value":"s"}},{"settingDefinitionId":"linux_customcompliance_rules","simpleSettingValue":{"value":"{{{{{rules}}}}}"}}
            """);
        string base64 = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Rules));
        var rule = new CustomComplianceRule { SettingName = "msedge", Operator = CustomRuleOperator.IsEquals, DataType = CustomRuleDataType.String, Operand = "Running" };
        Assert.Equal(new CustomComplianceValue("s", [rule]), Setting(entry(base64)));
        Assert.Equal(new CustomComplianceValue("s", default, "jsonFileInvalid", "???"), Setting(entry("???")));
        Assert.Equal(new CustomComplianceValue(default, default, "jsonFileMissing"), Setting(Choice("linux_customcompliance_required", "linux_customcompliance_required_true")));
        Assert.Equal(new FlagValue(false), Setting(Choice("linux_customcompliance_required", "linux_customcompliance_required_false")));
    }

    [Fact]
    public void A_setting_given_twice_is_unreadable_twice()
    {
        string first = Choice("linux_deviceencryption_required", "linux_deviceencryption_required_false"), second = Choice("linux_deviceencryption_required", "linux_deviceencryption_required_true");
        Assert.All(Read(Catalog(first, second)).Settings, s => Assert.IsType<UnreadableValue>(s.Value));
        Assert.Equal(2, Read(Catalog(first, second)).Settings.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"settings\":null")]
    [InlineData(",\"settings\":{}")]
    [InlineData(",\"settingCount\":2")]
    public void A_policy_without_its_settings_is_never_met(string more)
        => Assert.Equal("settings", Assert.Single(Read(Policy("\"platforms\":\"linux\"" + more, "deviceManagement")).Settings, s => s.Value is UnreadableValue).Name);

    [Fact]
    public void A_policy_of_no_settings_asks_nothing()
    {
        Assert.Empty(Read(Policy("\"platforms\":\"linux\",\"settingCount\":0", "deviceManagement")).Settings);
        Assert.Empty(Read(Catalog()).Settings);
    }

    [Theory]
    [InlineData("\"windows10\"")]
    [InlineData("\"linux,macOS\"")]
    [InlineData("5")]
    public void A_policy_of_another_platform_counts_for_every_device(string platforms)
    {
        CompliancePolicy policy = Read(Policy($"\"platforms\":{platforms},\"settings\":[]", "deviceManagement"));
        Assert.Equal((CompliancePolicyType.Unknown, "#microsoft.graph.deviceManagementCompliancePolicy"), (policy.Type, policy.UnknownType));
    }

    [Fact]
    public void An_unknown_member_beside_the_settings_stays_there()
    {
        CompliancePolicy policy = Read(Policy("\"name\":\"L\",\"platforms\":\"linux\",\"technologies\":\"linuxMdm\",\"settingCount\":0,\"creationSource\":null,\"isAssigned\":true,\"fooRequired\":true,\"settings\":[]", "deviceManagement"));
        Assert.Equal([new ComplianceSetting("fooRequired", new UnreadableValue("true", "unknownProperty"))], policy.Settings);
        Assert.Contains(new ExtraMember("fooRequired", "true"), policy.Extra);
        Assert.Equal("L", policy.DisplayName);
    }

    private static SettingValue Setting(string entry) => Assert.Single(Read(Catalog(entry)).Settings).Value;

    private static string Choice(string name, string value, string children = "")
        => $$$$$"""{"settingInstance":{"settingDefinitionId":"{{{{{name}}}}}","choiceSettingValue":{"value":"{{{{{value}}}}}","children":[{{{{{children}}}}}]}}}""";
}
