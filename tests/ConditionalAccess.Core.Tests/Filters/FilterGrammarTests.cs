using ConditionalAccess.Filters;

namespace ConditionalAccess.Core.Tests.Filters;

public class FilterGrammarTests
{
    [Fact]
    public void And_binds_stronger_than_or()
    {
        FilterExpression tree = Rules.Device("device.isCompliant -eq True -and device.trustType -eq \"A\" -or device.model -eq \"M\"").Root;
        Assert.Equal(new FilterOr([new FilterAnd([Rules.Compliant(), Rules.Trust("A")]), Rules.Model("M")]), tree);
    }

    [Fact]
    public void Or_before_and_keeps_the_and_together()
    {
        FilterExpression tree = Rules.Device("device.model -eq \"M\" -or device.isCompliant -eq True -and device.trustType -eq \"A\"").Root;
        Assert.Equal(new FilterOr([Rules.Model("M"), new FilterAnd([Rules.Compliant(), Rules.Trust("A")])]), tree);
    }

    [Fact]
    public void Not_binds_stronger_than_and_but_weaker_than_a_comparison()
    {
        FilterExpression tree = Rules.Device("-not device.isCompliant -eq True -and device.trustType -eq \"A\"").Root;
        Assert.Equal(new FilterAnd([new FilterNot(Rules.Compliant()), Rules.Trust("A")]), tree);
    }

    [Fact]
    public void Not_may_be_repeated()
        => Assert.Equal(new FilterNot(new FilterNot(Rules.Compliant())), Rules.Device("-not not device.isCompliant -eq True").Root);

    [Fact]
    public void Parentheses_override_precedence()
    {
        FilterExpression tree = Rules.Device("device.isCompliant -eq True -and (device.trustType -eq \"A\" -or device.model -eq \"M\")").Root;
        Assert.Equal(new FilterAnd([Rules.Compliant(), new FilterOr([Rules.Trust("A"), Rules.Model("M")])]), tree);
    }

    [Fact]
    public void A_chain_is_one_node()
    {
        FilterExpression tree = Rules.Device("device.model -eq \"1\" -or device.model -eq \"2\" -or device.model -eq \"3\"").Root;
        Assert.Equal(new FilterOr([Rules.Model("1"), Rules.Model("2"), Rules.Model("3")]), tree);
    }

    [Fact]
    public void Parentheses_around_the_whole_rule_leave_no_trace()
        => Assert.Equal(Rules.Compliant(), Rules.Device("((device.isCompliant -eq True))").Root);

    [Theory]
    [InlineData("device.isCompliant -EQ true")]
    [InlineData("DEVICE.ISCOMPLIANT eq TRUE")]
    [InlineData("isCompliant Eq 'True'")]
    [InlineData("\r\n\tdevice.isCompliant\n-eq\u00A0\"True\"\n")]
    [InlineData("device.isCompliant-eq\"True\"")]
    [InlineData("device.isCompliant \u2013eq True")]
    [InlineData("device.isCompliant -eq \u201CTrue\u201D")]
    [InlineData("device.isCompliant -eq \u201DTrue\u201C")]
    [InlineData("device.isCompliant -eq \u2018True\u2019")]
    [InlineData("device.isCompliant -eq $true")]
    public void Spellings_of_one_rule_read_alike(string text) => Assert.Equal(Rules.Compliant(), Rules.Device(text).Root);

    [Theory]
    [InlineData("device.isCompliant -eq True -AND device.model -eq 'M'")]
    [InlineData("device.isCompliant -eq True and device.model -eq 'M'")]
    [InlineData("device.isCompliant -eq True \u2013And device.model -eq 'M'")]
    [InlineData("device.isCompliant -eq True-and(device.model -eq 'M')")]
    public void Spellings_of_and_read_alike(string text)
        => Assert.Equal(new FilterAnd([Rules.Compliant(), Rules.Model("M")]), Rules.Device(text).Root);

    [Theory]
    [InlineData("eq", FilterOperator.Equal)]
    [InlineData("ne", FilterOperator.NotEqual)]
    [InlineData("startsWith", FilterOperator.StartsWith)]
    [InlineData("notStartsWith", FilterOperator.NotStartsWith)]
    [InlineData("endsWith", FilterOperator.EndsWith)]
    [InlineData("notEndsWith", FilterOperator.NotEndsWith)]
    [InlineData("contains", FilterOperator.Contains)]
    [InlineData("notContains", FilterOperator.NotContains)]
    public void Every_operator_with_one_value_reads_with_and_without_hyphen_in_any_case(string word, FilterOperator expected)
    {
        foreach (string spelled in new[] { "-" + word, word, "-" + word.ToUpperInvariant(), word.ToLowerInvariant() })
        {
            Assert.Equal(Rules.Model("M", expected), Rules.Device("device.model " + spelled + " \"M\"").Root);
            Assert.Empty(Rules.Problems("device.model " + spelled + " \"M\""));
        }
    }

    [Theory]
    [InlineData("-in", FilterOperator.In)]
    [InlineData("notIn", FilterOperator.NotIn)]
    [InlineData("-NOTIN", FilterOperator.NotIn)]
    public void List_operators_read_a_list(string word, FilterOperator expected)
    {
        var tree = Assert.IsType<FilterComparison>(Rules.Device("device.model " + word + " [\"a\",'b' , True, 7, 1.5, -3]").Root);
        Assert.Equal(expected, tree.Operator);
        Assert.True(tree.IsUnderstood);
        Assert.Equal(Rules.List("a", "b", "True", "7", "1.5", "-3"), tree.Operand);
    }

    [Fact]
    public void An_empty_list_is_a_list()
    {
        var tree = Assert.IsType<FilterComparison>(Rules.Device("device.model -in [ ]").Root);
        Assert.Equal(Rules.List(), tree.Operand);
        Assert.True(tree.IsUnderstood);
    }

    [Theory]
    [InlineData("\"a`\"b\"", "a\"b")]
    [InlineData("\"a``\"", "a`")]
    [InlineData("\"a`n\"", "a`n")]
    [InlineData("\"it's\"", "it's")]
    [InlineData("'it''s'", "it's")]
    [InlineData("''''", "'")]
    [InlineData("''", "")]
    [InlineData("\"\"", "")]
    [InlineData("'a`\"'", "a`\"")]
    [InlineData("\"\u201Cx\u2019\"", "\u201Cx\u2019")]
    [InlineData("\u201Ca`\u201Db\u201D", "a\u201Db")]
    [InlineData("\u201Ca`\"b\u201D", "a\"b")]
    [InlineData("\"[ZTDId]: -or (\"", "[ZTDId]: -or (")]
    [InlineData("\"line\nbreak\"", "line\nbreak")]
    [InlineData("\"\uD83D\uDE00\"", "\uD83D\uDE00")]
    [InlineData("10.0", "10.0")]
    [InlineData("007", "007")]
    [InlineData("-5", "-5")]
    [InlineData("0000000A-0000-0000-c000-000000000000", "0000000A-0000-0000-c000-000000000000")]
    [InlineData("fALSE", "False")]
    [InlineData("\"fALSE\"", "fALSE")]
    public void An_operand_is_read_as_its_text(string operand, string expected)
        => Assert.Equal(Rules.Model(expected), Rules.Device("device.model -eq " + operand).Root);

    [Theory]
    [InlineData("null", FilterOperator.Equal, "-eq")]
    [InlineData("NULL", FilterOperator.NotEqual, "-ne")]
    [InlineData("$null", FilterOperator.Equal, "-eq")]
    public void The_null_literal_compares_with_eq_and_ne(string literal, FilterOperator op, string word)
    {
        var tree = Assert.IsType<FilterComparison>(Rules.Device("device.model " + word + " " + literal).Root);
        Assert.Equal(new FilterComparison(new FilterProperty(DeviceProperty.Model, "device.model"), op, Rules.Null, true), tree);
    }

    [Fact]
    public void Null_in_quotes_is_text() => Assert.Equal(Rules.Model("null"), Rules.Device("device.model -eq \"null\"").Root);

    public static TheoryData<string> AttributeNames =>
    [
        "deviceId", "displayName", "deviceOwnership", "enrollmentProfileName", "isCompliant", "manufacturer", "mdmAppId", "model", "operatingSystem",
        "operatingSystemVersion", "physicalIds", "profileType", "systemLabels", "trustType",
        .. Enumerable.Range(1, 15).Select(n => "extensionAttribute" + n),
    ];

    [Theory]
    [MemberData(nameof(AttributeNames))]
    public void Every_attribute_is_known_in_any_case_with_and_without_the_object(string name)
    {
        foreach (string spelled in new[] { "device." + name, "Device." + name.ToUpperInvariant(), name.ToLowerInvariant() })
        {
            var tree = Assert.IsType<FilterComparison>(Rules.Device(spelled + " -eq \"x\"").Root);
            Assert.True(tree.IsUnderstood);
            Assert.Equal("device." + name, tree.Property.Name);
            if (!name.StartsWith("extension", StringComparison.Ordinal))
                Assert.Equal(name, tree.Property.Device.ToString(), ignoreCase: true);
        }
    }

    [Fact]
    public void Extension_attributes_are_numbered_in_order()
    {
        for (int n = 1; n <= 15; n++)
        {
            var tree = Assert.IsType<FilterComparison>(Rules.Device("device.extensionAttribute" + n + " -eq 'x'").Root);
            Assert.Equal((int)DeviceProperty.ExtensionAttribute1 + n - 1, (int)tree.Property.Device);
        }
    }

    [Theory]
    [InlineData("CustomSecurityAttribute.Eng_Project")]
    [InlineData("customsecurityattribute.Eng_Project")]
    [InlineData("Eng_Project")]
    public void A_custom_security_attribute_keeps_its_name_as_found(string name)
    {
        var tree = Assert.IsType<FilterComparison>(Rules.Attributes(name + " -contains 'Baker'").Root);
        Assert.Equal(new FilterProperty(DeviceProperty.Unknown, "CustomSecurityAttribute.Eng_Project"), tree.Property);
        Assert.Equal("Eng_Project", tree.Property.AttributeName);
        Assert.True(tree.IsUnderstood);
    }

    [Theory]
    [InlineData("CustomSecurityAttribute.2024_A1_b", "2024_A1_b")]
    [InlineData("CustomSecurityAttribute.and", "and")]
    public void A_custom_security_attribute_may_hold_digits_underscores_and_keywords(string name, string attribute)
        => Assert.Equal(attribute, Assert.IsType<FilterComparison>(Rules.Attributes(name + " -eq 'x'").Root).Property.AttributeName);

    [Fact]
    public void Spec_5_5_examples_read_as_their_trees()
    {
        Assert.Equal(
            new FilterOr([Rules.Trust("ServerAD", FilterOperator.NotEqual), Rules.Compliant("True", FilterOperator.NotEqual)]),
            Rules.Device("device.trustType -ne \"ServerAD\" -or device.isCompliant -ne True").Root);
        Assert.Equal(
            new FilterAnd([Rules.Compliant(), Rules.Compare(DeviceProperty.DeviceOwnership, "device.deviceOwnership", FilterOperator.Equal, "Company")]),
            Rules.Device("device.isCompliant -eq True -and device.deviceOwnership -eq \"Company\"").Root);
        Assert.Equal(
            new FilterNot(new FilterComparison(new FilterProperty(DeviceProperty.OperatingSystem, "device.operatingSystem"), FilterOperator.In, Rules.List("Windows", "macOS"), true)),
            Rules.Device("-not (device.operatingSystem -in [\"Windows\",\"macOS\"])").Root);
        Assert.Equal(
            Rules.Compare(DeviceProperty.ExtensionAttribute1, "device.extensionAttribute1", FilterOperator.Equal, "SAW"),
            Rules.Device("device.extensionAttribute1 -eq \"SAW\"").Root);
        Assert.Equal(
            Rules.Compare(DeviceProperty.PhysicalIds, "device.physicalIds", FilterOperator.Contains, "[OrderID]:42"),
            Rules.Device("device.physicalIds -contains \"[OrderID]:42\"").Root);
    }

    [Fact]
    public void No_language_is_refused_as_misuse()
        => Assert.Throws<ArgumentOutOfRangeException>(() => FilterRule.TryParse("device.model -eq 'x'", FilterKind.None, out _, out _));
}
