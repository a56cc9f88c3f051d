using ConditionalAccess.Diagnostics;
using ConditionalAccess.Filters;

namespace ConditionalAccess.Core.Tests.Filters;

/// <summary>Every code of the rule language, with its place and whole text.</summary>
public class FilterMessageTests
{
    private static readonly FilterLimits SmallCounts = new(100_000, 50, 3, 2);

    private static string Show(FilterProblem p) => $"{p.Code} {(p.IsError ? "error" : "warning")} {p.Position}: {p.Message}; {p.Remedy}";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    public void An_empty_rule_is_an_error(string? text) => Assert.Equal(
        "CAP1301 error 0: the filter rule is empty; write at least one comparison, such as device.isCompliant -eq True", Show(Rules.Refusal(text)));

    [Theory]
    [InlineData(FilterKind.Device)]
    [InlineData(FilterKind.SecurityAttributes)]
    public void A_rule_longer_than_Entra_accepts_is_an_error(FilterKind kind)
    {
        string text = "isCompliant -eq True".PadRight(3072);
        Assert.True(FilterRule.TryParse(text, kind, out _, out _));
        Assert.Equal(
            "CAP1302 error 3072: the filter rule is 3073 characters long; Entra accepts 3072; shorten it or split it over several policies",
            Show(Rules.Refusal(text + " ", kind)));
    }

    [Theory]
    [InlineData("device.isCompliant -eq True)",
        "CAP1306 error 27: expected -and, -or or the end of the rule, found ')'; remove the parenthesis or add the one that opens it")]
    [InlineData("device.isCompliant -eq True device.model -eq 'x'",
        "CAP1306 error 28: expected -and, -or or the end of the rule, found 'device.model'; join comparisons with -and or -or")]
    [InlineData("(device.isCompliant -eq True 'x')",
        "CAP1306 error 29: expected -and, -or or ')', found the text 'x'; join comparisons with -and or -or")]
    [InlineData("device.isCompliant -eq True -and",
        "CAP1306 error 32: expected a property, found the end of the rule; write a comparison, such as device.isCompliant -eq True")]
    [InlineData("-or device.isCompliant -eq True",
        "CAP1306 error 0: expected a property, found '-or'; write a comparison, such as device.isCompliant -eq True")]
    [InlineData("()", "CAP1306 error 1: expected a property, found ')'; write a comparison, such as device.isCompliant -eq True")]
    [InlineData("device.model -eq",
        "CAP1306 error 16: expected a value, found the end of the rule; write a text in double quotes, True, False, null, a number or a GUID")]
    [InlineData("device.model -eq -and",
        "CAP1306 error 17: expected a value, found '-and'; write a text in double quotes, True, False, null, a number or a GUID")]
    [InlineData("device.model -in ['a',]",
        "CAP1306 error 22: expected a value, found ']'; write a text in double quotes, True, False, null, a number or a GUID")]
    [InlineData("device.model -in ['a' 'b']", "CAP1306 error 22: expected ',' or ']', found the text 'b'; separate values with commas and close the list")]
    [InlineData("device.model -in ['a'", "CAP1306 error 21: expected ',' or ']', found the end of the rule; separate values with commas and close the list")]
    [InlineData("\u200Bdevice.model -eq 'x'",
        "CAP1306 error 0: expected a property, found '\\u200b'; write a comparison, such as device.isCompliant -eq True")]
    [InlineData("device.model -eq \\\"x\\\"",
        "CAP1306 error 17: expected a value, found '\\'; write a text in double quotes, True, False, null, a number or a GUID")]
    public void What_does_not_follow_the_grammar_is_an_error(string text, string expected) => Assert.Equal(expected, Show(Rules.Refusal(text)));

    [Theory]
    [InlineData("device.model -eq \"x")]
    [InlineData("device.model -eq \"x`\"")]
    [InlineData("device.model -eq 'x''")]
    [InlineData("device.model -eq \u201Cx")]
    [InlineData("device.model -in \"x")]
    public void A_text_without_closing_quote_is_an_error(string text) => Assert.Equal(
        "CAP1307 error 17: the text that begins here has no closing quote; add the quote; write a double quote inside double quotes as `\"",
        Show(Rules.Refusal(text)));

    [Theory]
    [InlineData("device.model 'x", 13)]
    [InlineData("'x", 0)]
    [InlineData("device.model -in ['a' 'b", 22)]
    [InlineData("device.model -in ['a", 18)]
    [InlineData("device.model -eq 'a' 'b", 21)]
    [InlineData("(device.model -eq 'a' 'b", 22)]
    public void A_text_without_closing_quote_is_one_error_wherever_it_stands(string text, int position)
        => Assert.Equal((DiagnosticCodes.FilterTextNotClosed, position), (Rules.Refusal(text).Code, Rules.Refusal(text).Position));

    [Theory]
    [InlineData("device.model -eq \u201Cx\"", 19)]
    [InlineData("device.model -eq \u2018x'", 19)]
    public void Mixed_quotes_are_an_error(string text, int position) => Assert.Equal(
        $"CAP1308 error {position}: a text that begins with a smart quote holds a straight one; write straight quotes on both sides",
        Show(Rules.Refusal(text)));

    [Theory]
    [InlineData("(device.isCompliant -eq True", 0)]
    [InlineData("device.isCompliant -eq True -and ((device.isCompliant -eq True)", 33)]
    public void A_parenthesis_that_is_not_closed_is_an_error(string text, int position) => Assert.Equal(
        $"CAP1309 error {position}: the parenthesis that opens here is never closed; add the closing parenthesis", Show(Rules.Refusal(text)));

    [Theory]
    [InlineData("device.model == \"x\"", "CAP1310 error 13: expected an operator, found '=='; write -eq, or -ne for the opposite")]
    [InlineData("device.model != \"x\"", "CAP1310 error 13: expected an operator, found '!='; write -eq, or -ne for the opposite")]
    [InlineData("device.model -like \"x\"", "CAP1310 error 13: expected an operator, found '-like'; write one of -eq, -ne, -startsWith, "
        + "-notStartsWith, -endsWith, -notEndsWith, -contains, -notContains, -in, -notIn")]
    [InlineData("device.model", "CAP1310 error 12: expected an operator, found the end of the rule; write one of -eq, -ne, -startsWith, "
        + "-notStartsWith, -endsWith, -notEndsWith, -contains, -notContains, -in, -notIn")]
    [InlineData("device.model \u2212eq \"x\"", "CAP1310 error 13: expected an operator, found '\u2212'; write one of -eq, -ne, -startsWith, "
        + "-notStartsWith, -endsWith, -notEndsWith, -contains, -notContains, -in, -notIn")]
    public void What_is_no_operator_is_an_error(string text, string expected) => Assert.Equal(expected, Show(Rules.Refusal(text)));

    [Theory]
    [InlineData("match")]
    [InlineData("notMatch")]
    [InlineData("any")]
    [InlineData("all")]
    [InlineData("le")]
    [InlineData("ge")]
    [InlineData("lt")]
    [InlineData("gt")]
    public void Operators_of_group_rules_are_an_error(string word)
    {
        string expected = $"CAP1311 error 13: the operator '-{word}' exists in group membership rules only; "
            + "rewrite the comparison with an operator of filters, such as -contains";
        Assert.Equal(expected, Show(Rules.Refusal("device.model -" + word + " \"x\"")));
        Assert.Equal(expected, Show(Rules.Refusal("device.model " + word + " (_ -eq \"x\")")));
    }

    [Theory]
    [InlineData("Windows")]
    [InlineData("10.0.19045")]
    [InlineData("1.")]
    [InlineData("$x")]
    [InlineData("$5")]
    [InlineData("$")]
    public void Text_without_quotes_is_an_error(string word) => Assert.Equal(
        $"CAP1312 error 17: the value '{word}' is not in quotes; only True, False, null, numbers and GUIDs may be; put it in double quotes",
        Show(Rules.Refusal("device.model -eq " + word)));

    [Fact]
    public void A_list_in_a_list_is_an_error() => Assert.Equal(
        "CAP1313 error 18: a list stands inside a list; write all values in one list", Show(Rules.Refusal("device.model -in [['a']]")));

    [Theory]
    [InlineData("device.model.name")]
    [InlineData("device..model")]
    [InlineData("device.")]
    [InlineData(".model")]
    [InlineData("1model")]
    [InlineData("$model")]
    [InlineData("a0000000-0000-0000-0000-000000000000")]
    public void A_malformed_property_is_an_error(string name) => Assert.Equal(
        $"CAP1314 error 0: '{name}' is not the name of a property; write object and attribute joined by one dot, such as device.isCompliant",
        Show(Rules.Refusal(name + " -eq \"x\"")));

    [Fact]
    public void Nesting_beyond_fifty_levels_is_an_error()
    {
        string Nested(int levels) => new string('(', levels) + "device.isCompliant -eq True" + new string(')', levels);
        Assert.Equal(Rules.Compliant(), Rules.Device(Nested(50)).Root);
        Assert.Equal("CAP1303 error 50: parentheses and -not are nested deeper than 50 levels; remove parentheses that are not needed", Show(Rules.Refusal(Nested(51))));
    }

    [Fact]
    public void Too_many_comparisons_are_an_error()
    {
        const string Three = "model eq 1 or model eq 2 or model eq 3";
        Assert.NotNull(FilterParser.Parse(Three, FilterKind.Device, SmallCounts, out _));
        Assert.Null(FilterParser.Parse(Three + " or model eq 4", FilterKind.Device, SmallCounts, out ValueArray<FilterProblem> problems));
        Assert.Equal("CAP1304 error 42: the filter rule holds more than 3 comparisons; gather values of one property with -in", Show(Assert.Single(problems)));
    }

    [Fact]
    public void A_list_with_too_many_values_is_an_error()
    {
        Assert.NotNull(FilterParser.Parse("model in [1,2]", FilterKind.Device, SmallCounts, out _));
        Assert.Null(FilterParser.Parse("model in [1,2,3]", FilterKind.Device, SmallCounts, out ValueArray<FilterProblem> problems));
        Assert.Equal("CAP1305 error 14: the list holds more than 2 values; split it or compare with -startsWith", Show(Assert.Single(problems)));
    }

    [Theory]
    [InlineData("device.deviceOSType", FilterKind.Device)]
    [InlineData("deviceModel", FilterKind.Device)]
    [InlineData("user.department", FilterKind.Device)]
    [InlineData("device.extensionAttribute16", FilterKind.Device)]
    [InlineData("device.extensionAttribute01", FilterKind.Device)]
    [InlineData("CustomSecurityAttribute.Eng_Project", FilterKind.Device)]
    public void An_unknown_property_makes_its_comparison_unknown_and_the_rest_still_counts(string name, FilterKind kind)
    {
        string text = name + " -eq \"x\" -or device.isCompliant -eq True";
        var unknown = new FilterComparison(new FilterProperty(DeviceProperty.Unknown, name), FilterOperator.Equal, Rules.Text("x"), false);
        Assert.Equal(new FilterOr([unknown, Rules.Compliant()]), Rules.Device(text).Root);
        Assert.Equal(
            $"CAP1320 warning 0: device filters have no property '{name}', so this comparison is unknown; name an attribute of device filters, such as device.operatingSystem",
            Show(Assert.Single(Rules.Problems(text, kind))));
    }

    [Fact]
    public void Another_object_in_an_attribute_filter_makes_its_comparison_unknown()
    {
        Assert.False(Assert.IsType<FilterComparison>(Rules.Attributes("device.model -eq \"x\"").Root).IsUnderstood);
        Assert.Equal(
            "CAP1320 warning 0: attribute filters have no property 'device.model', so this comparison is unknown; "
            + "write CustomSecurityAttribute, a dot, the attribute set, an underscore and the attribute",
            Show(Assert.Single(Rules.Problems("device.model -eq \"x\"", FilterKind.SecurityAttributes))));
    }

    [Theory]
    [InlineData("device.model -in \"a\"", "CAP1321 warning 17: -in needs a list, so this comparison is unknown; write the values in square brackets, separated by commas")]
    [InlineData("device.model -notIn null", "CAP1321 warning 20: -notIn needs a list, so this comparison is unknown; write the values in square brackets, separated by commas")]
    [InlineData("device.model -eq [\"a\"]", "CAP1322 warning 17: -eq takes one value and not a list, so this comparison is unknown; write one value, or use -in or -notIn")]
    [InlineData("device.physicalIds -contains []",
        "CAP1322 warning 29: -contains takes one value and not a list, so this comparison is unknown; write one value, or use -in or -notIn")]
    [InlineData("device.model -startsWith null",
        "CAP1323 warning 25: null can be compared with -eq and -ne only, so this comparison is unknown; write -eq null or -ne null, or put the word in quotes")]
    [InlineData("device.model -in [\"a\", null]",
        "CAP1323 warning 17: null can be compared with -eq and -ne only, so this comparison is unknown; write -eq null or -ne null, or put the word in quotes")]
    [InlineData("device.physicalIds -startsWith \"a\"",
        "CAP1326 warning 19: device.physicalIds is a collection, for which -startsWith has no meaning, so this comparison is unknown; write -contains or -notContains")]
    [InlineData("device.systemLabels -notIn [\"a\"]",
        "CAP1326 warning 20: device.systemLabels is a collection, for which -notIn has no meaning, so this comparison is unknown; write -contains or -notContains")]
    public void A_comparison_that_does_not_fit_together_is_unknown(string text, string expected)
    {
        Assert.False(Assert.IsType<FilterComparison>(Rules.Device(text).Root).IsUnderstood);
        Assert.Equal(expected, Show(Assert.Single(Rules.Problems(text))));
    }

    [Theory]
    [InlineData("device.trustType -startsWith \"A\"", "CAP1324 warning 17: Entra does not list -startsWith for device.trustType; it is evaluated as for any text; use a listed operator, such as -eq")]
    [InlineData("device.isCompliant -in [True]", "CAP1324 warning 19: Entra does not list -in for device.isCompliant; it is evaluated as for any text; use a listed operator, such as -eq")]
    [InlineData("device.mdmAppId -contains \"A\"", "CAP1324 warning 16: Entra does not list -contains for device.mdmAppId; it is evaluated as for any text; use a listed operator, such as -eq")]
    [InlineData("device.systemLabels -eq \"CloudPC\"",
        "CAP1325 warning 20: device.systemLabels is a collection and Entra does not list -eq for it; it compares whole elements; write -contains")]
    [InlineData("device.physicalIds ne \"x\"",
        "CAP1325 warning 19: device.physicalIds is a collection and Entra does not list -ne for it; it compares whole elements; write -notContains")]
    [InlineData("device.model \u2013eq \"x\" \u2013or device.model \u2013eq \"y\"", "CAP1327 warning 13: an en dash is read as a hyphen; write a hyphen")]
    [InlineData("device.model -eq \u201Cx\u201D or device.model -eq \u2018y\u2019", "CAP1328 warning 17: smart quotes are read as quotes; write straight double quotes")]
    [InlineData("device.isCompliant -eq $true", "CAP1329 warning 23: '$true' is read as true; leave the dollar sign out")]
    [InlineData("device.isCompliant -ne $False", "CAP1329 warning 23: '$False' is read as False; leave the dollar sign out")]
    [InlineData("device.model -ne $null", "CAP1329 warning 17: '$null' is read as null; leave the dollar sign out")]
    public void What_is_only_noteworthy_is_a_warning_and_understood(string text, string expected)
    {
        FilterExpression root = Rules.Device(text).Root;
        Assert.All(root is FilterOr or ? [.. or.Terms] : new[] { root }, c => Assert.True(Assert.IsType<FilterComparison>(c).IsUnderstood));
        Assert.Equal(expected, Show(Assert.Single(Rules.Problems(text))));
    }

    [Fact]
    public void Problems_come_in_order_of_position()
    {
        FilterProblem[] problems = Rules.Problems("foo -in null \u2013and device.trustType -contains [] or model == 1");
        Assert.Equal(["CAP1320", "CAP1321", "CAP1327", "CAP1324", "CAP1322", "CAP1310"], problems.Select(p => p.Code));
        Assert.Equal(problems.Select(p => p.Position).Order(), problems.Select(p => p.Position));
    }

    [Fact]
    public void User_text_in_messages_is_clipped_and_escaped()
    {
        FilterProblem problem = Rules.Refusal("device.model -eq 'x' '\u202E" + new string('y', 80) + "'");
        Assert.Equal("expected -and, -or or the end of the rule, found the text '\\u202e" + new string('y', 59) + "...'", problem.Message);
    }
}
