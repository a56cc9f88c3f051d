using ConditionalAccess.Filters;

namespace ConditionalAccess.Core.Tests.Filters;

public class FilterPrintingTests
{
    [Theory]
    [InlineData("DEVICE.iscompliant EQ true", "device.isCompliant -eq True")]
    [InlineData("(model -eq 'a') and (model -eq 'b')", "device.model -eq \"a\" -and device.model -eq \"b\"")]
    [InlineData("(model -eq 1 and model -eq 2) or model -eq 3", "device.model -eq \"1\" -and device.model -eq \"2\" -or device.model -eq \"3\"")]
    [InlineData("model -eq 1 and (model -eq 2 or model -eq 3)", "device.model -eq \"1\" -and (device.model -eq \"2\" -or device.model -eq \"3\")")]
    [InlineData("(model -eq 1 or model -eq 2) or model -eq 3", "(device.model -eq \"1\" -or device.model -eq \"2\") -or device.model -eq \"3\"")]
    [InlineData("not (model -eq 1)", "-not device.model -eq \"1\"")]
    [InlineData("not (not (model -eq 1))", "-not -not device.model -eq \"1\"")]
    [InlineData("not (model -eq 1 and model -eq 2)", "-not (device.model -eq \"1\" -and device.model -eq \"2\")")]
    [InlineData("(not model -eq 1) and model -eq 2", "-not device.model -eq \"1\" -and device.model -eq \"2\"")]
    [InlineData("model -eq 'say \"hi\" `'", "device.model -eq \"say `\"hi`\" ``\"")]
    [InlineData("model -eq \"it's\"", "device.model -eq \"it's\"")]
    [InlineData("model -ne $NULL", "device.model -ne null")]
    [InlineData("model -eq 'null'", "device.model -eq \"null\"")]
    [InlineData("model -eq 'TRUE'", "device.model -eq \"TRUE\"")]
    [InlineData("model -eq 'True'", "device.model -eq True")]
    [InlineData("model notin [1,'b',null,False]", "device.model -notIn [\"1\", \"b\", null, False]")]
    [InlineData("model in []", "device.model -in []")]
    [InlineData("model -eq ['x']", "device.model -eq [\"x\"]")]
    [InlineData("model -in 'x'", "device.model -in \"x\"")]
    [InlineData("Device.deviceOSType -eq 'x'", "Device.deviceOSType -eq \"x\"")]
    [InlineData("SystemLabels \u2013Contains \u201CMultiUser\u201D", "device.systemLabels -contains \"MultiUser\"")]
    public void A_rule_prints_in_canonical_form_and_reads_back_equal(string text, string canonical)
    {
        FilterRule rule = Rules.Device(text);
        Assert.Equal(canonical, rule.ToString());
        Assert.Equal(canonical, rule.Root.ToString());
        FilterRule again = Rules.Device(canonical);
        Assert.Equal(rule.Root, again.Root);
        Assert.Equal(canonical, again.ToString());
    }

    [Fact]
    public void An_attribute_rule_prints_its_object()
    {
        FilterRule rule = Rules.Attributes("Eng_Project -contains 'a' or customSecurityAttribute.X_y -ne null");
        Assert.Equal("CustomSecurityAttribute.Eng_Project -contains \"a\" -or CustomSecurityAttribute.X_y -ne null", rule.ToString());
        Assert.Equal(rule.Root, Rules.Attributes(rule.ToString()).Root);
    }

    [Theory]
    [InlineData("startsWith")]
    [InlineData("notStartsWith")]
    [InlineData("endsWith")]
    [InlineData("notEndsWith")]
    [InlineData("contains")]
    [InlineData("notContains")]
    [InlineData("eq")]
    [InlineData("ne")]
    public void Every_operator_prints_in_its_documented_spelling(string word)
        => Assert.Equal($"device.model -{word} \"x\"", Rules.Device("model " + word.ToUpperInvariant() + " 'x'").ToString());

    [Fact]
    public void Equal_rules_have_equal_trees_and_different_rules_do_not()
    {
        Assert.Equal(Rules.Device("model -eq 'a'").Root.GetHashCode(), Rules.Device("device.model eq \"a\"").Root.GetHashCode());
        Assert.NotEqual(Rules.Device("model -eq 'a'").Root, Rules.Device("model -eq 'b'").Root);
        Assert.NotEqual(Rules.Device("model -eq 'a'").Root, Rules.Device("model -ne 'a'").Root);
        Assert.NotEqual(Rules.Device("model -eq 'null'").Root, Rules.Device("model -eq null").Root);
        Assert.NotEqual(Rules.Device("model -in ['null']").Root, Rules.Device("model -in [null]").Root);
    }
}
