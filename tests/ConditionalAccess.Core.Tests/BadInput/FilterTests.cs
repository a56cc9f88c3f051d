using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using static ConditionalAccess.Core.Tests.BadInput.Deciding;
using static ConditionalAccess.Core.Tests.Json.Reading;
using static ConditionalAccess.Testing.SpecWorld;

namespace ConditionalAccess.Core.Tests.BadInput;

/// <summary>Filter rules that cannot be read or understood, in an including and an excluding filter of a block policy.</summary>
public class FilterTests
{
    private const string Blocked = "Blocked 53003 ((block))";
    private const string Unknown = Blocked + ", not known: DeviceState";

    public static TheoryData<string, string> Unreadable() => new()
    {
        { "", "error 0: the filter rule is empty; write at least one comparison, such as device.isCompliant -eq True" },
        { new string('(', 51) + "device.isCompliant -eq True" + new string(')', 51), "error 50: parentheses and -not are nested deeper than 50 levels; remove parentheses that are not needed" },
        { new string('(', 100_000), "error 3072: the filter rule is 100000 characters long; Entra accepts 3072; shorten it or split it over several policies" },
        { "device.model -in ['" + string.Join("','", Enumerable.Range(0, 10_000)) + "']", "error 3072: the filter rule is 68908 characters long; Entra accepts 3072; shorten it or split it over several policies" },
        { string.Join(" or ", Enumerable.Repeat("model eq 1", 100_000)), "error 3072: the filter rule is 1399996 characters long; Entra accepts 3072; shorten it or split it over several policies" },
        { "(device.isCompliant -eq True", "error 0: the parenthesis that opens here is never closed; add the closing parenthesis" },
        { "device.isCompliant -eq True)", "error 27: expected -and, -or or the end of the rule, found ')'; remove the parenthesis or add the one that opens it" },
        { "device.model -like 'x'", "error 13: expected an operator, found '-like'; write one of -eq, -ne, -startsWith, -notStartsWith, -endsWith, -notEndsWith, -contains, -notContains, -in, -notIn" },
        { "device.model -match 'x'", "error 13: the operator '-match' exists in group membership rules only; rewrite the comparison with an operator of filters, such as -contains" },
        { "device.model -eq 'x", "error 17: the text that begins here has no closing quote; add the quote; write a double quote inside double quotes as `\"" },
        { "device.model \u2212eq 'x'", "error 13: expected an operator, found '\u2212'; write one of -eq, -ne, -startsWith, -notStartsWith, -endsWith, -notEndsWith, -contains, -notContains, -in, -notIn" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void A_rule_that_cannot_be_read_is_unknown_in_both_modes_of_the_filter(string rule, string expected)
    {
        foreach (string mode in new[] { "include", "exclude" })
        {
            if (rule.Length > 1024 * 1024)
            {
                Assert.StartsWith("CAP1005 error", Assert.Single(Findings(Document(mode, rule))), StringComparison.Ordinal);
                continue;
            }

            string json = Document(mode, rule);
            PolicySet set = Accept(json);
            string[] parts = expected.Split(": ", 2);
            Assert.Equal(["CAP2018 error $.conditions.devices.deviceFilter.rule " + At(json, Text(rule) + "}}") + ": the device filter of policy 'P' (no id) at character " + parts[0]["error ".Length..] + ": " + parts[1]], Found(set, "CAP2018"));
            Assert.Equal(Unknown, Decide(set, S0));
            Assert.Equal(Unknown, Decide(set, S0.Compliant()));
            Assert.Equal("Granted, not known: DeviceState", Decide(set, S0.Compliant(), EvaluationMode.WhatIf));
        }
    }

    [Fact]
    public void An_unknown_property_makes_its_comparison_unknown_and_the_rest_still_counts()
    {
        string json = Document("exclude", "device.colour -eq 'red' -or device.isCompliant -eq True");
        PolicySet set = Accept(json);
        Assert.Equal(["CAP2018 warning $.conditions.devices.deviceFilter.rule " + At(json, "\"device.colour") + ": the device filter of policy 'P' (no id) at character 0: "
            + "device filters have no property 'device.colour', so this comparison is unknown; name an attribute of device filters, such as device.operatingSystem"], Found(set, "CAP2018"));
        Assert.Equal("Granted", Decide(set, S0.Compliant()));
        Assert.Equal(Unknown, Decide(set, S0.Registered()));
    }

    [Fact]
    public void A_filter_mode_that_is_not_understood_is_unknown()
    {
        string json = Document("sometimes", "device.isCompliant -eq True");
        PolicySet set = Accept(json);
        Assert.Equal(["CAP1202 warning $.conditions.devices.deviceFilter.mode " + At(json, "\"sometimes\"") + ": filter mode 'sometimes' is not understood and counts as restricting, expected include, exclude; "
            + "export again with the header 'Prefer: include-unknown-enum-members', or update this library"], Found(set));
        Assert.Equal(Unknown, Decide(set, S0.Compliant()));
    }

    [Fact]
    public void In_an_empty_list_is_nothing_and_not_in_it_is_everything()
    {
        Assert.Equal("Granted", Decide(Document("include", "device.model -in []"), S0.Registered()));
        Assert.Equal(Blocked, Decide(Document("include", "device.model -notIn []"), S0.Registered()));
        Assert.Equal("Granted", Decide(Document("exclude", "device.model -notIn []"), S0.Registered()));
    }

    [Theory]
    [InlineData("device.model -eq 'x'", false)]
    [InlineData("device.model -startsWith 'x'", false)]
    [InlineData("device.model -in ['x']", false)]
    [InlineData("device.model -eq null", true)]
    [InlineData("device.model -ne null", false)]
    [InlineData("device.model -ne 'x'", true)]
    [InlineData("device.model -notStartsWith 'x'", true)]
    [InlineData("device.model -notEndsWith 'x'", true)]
    [InlineData("device.model -notContains 'x'", true)]
    [InlineData("device.model -notIn ['x']", true)]
    [InlineData("device.isCompliant -ne True", true)]
    [InlineData("-not (device.trustType -eq 'ServerAD')", true)]
    [InlineData("device.systemLabels -notContains 'x'", true)]
    [InlineData("device.extensionAttribute1 -ne 'x'", true)]
    public void A_device_that_is_not_registered_has_no_values(string rule, bool holds)
    {
        Assert.Equal(holds ? Blocked : "Granted", Decide(Document("include", rule), S0));
        Assert.Equal(holds ? "Granted" : Blocked, Decide(Document("exclude", rule), S0));
    }

    [Theory]
    [InlineData("device.model -eq 'x'")]
    [InlineData("device.model -ne 'x'")]
    [InlineData("device.model -notIn ['x']")]
    [InlineData("device.extensionAttribute1 -ne 'x'")]
    public void A_device_of_which_nothing_is_known_is_included_and_not_excluded(string rule)
    {
        SignIn signIn = S0 with { Device = default };
        Assert.Equal(Unknown, Decide(Document("include", rule), signIn));
        Assert.Equal(Unknown, Decide(Document("exclude", rule), signIn));
    }

    [Fact]
    public void Values_that_only_look_alike_are_not_equal()
    {
        string json = Document("exclude", "device.model -in ['Till','K\u0131osk']");
        foreach (string model in new[] { "T\u0456ll", "Ti\u00ADll", "Till\0", "\uFF34ill", "Kiosk", "KIOSK", "T\u200Dill" })
            Assert.Equal(Blocked, Decide(json, S0.Registered().With((DeviceSignals d) => d with { Model = model })));
        Assert.Equal("Granted", Decide(json, S0.Registered().With((DeviceSignals d) => d with { Model = "TILL" })));
    }

    private static string Document(string mode, string rule)
    {
        return Policy(extra: "\"devices\":{\"deviceFilter\":{\"mode\":\"" + mode + "\",\"rule\":" + Text(rule) + "}}", grant: "{\"builtInControls\":[\"block\"]}");
    }

    private static string Text(string rule) => System.Text.Json.JsonSerializer.Serialize(rule);
}
