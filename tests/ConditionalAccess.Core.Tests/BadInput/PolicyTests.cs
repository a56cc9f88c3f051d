using ConditionalAccess.Testing;
using static ConditionalAccess.Core.Tests.BadInput.Deciding;
using static ConditionalAccess.Core.Tests.Json.Reading;
using static ConditionalAccess.Testing.SpecWorld;

namespace ConditionalAccess.Core.Tests.BadInput;

/// <summary>Policies that are not what they should be: the message, and a decision that is never looser for it.</summary>
public class PolicyTests
{
    private const string Block = """{"operator":"OR","builtInControls":["block"]}""";
    private const string MfaRequired = "ControlsRequired (mfa)";
    private const string Blocked = "Blocked 53003 ((block))";

    [Theory]
    [InlineData("", "CAP1201 warning $ (line 1, column 1): the policy has no state and counts as enabled, expected enabled, disabled, enabledForReportingButNotEnforced; write the state")]
    [InlineData("\"state\":null,", "CAP1201 warning $ (line 1, column 1): the policy has no state and counts as enabled, expected enabled, disabled, enabledForReportingButNotEnforced; write the state")]
    [InlineData("\"state\":\"off\",", "CAP1201 warning $.state (line 1, column 28): state 'off' is not understood and counts as enabled, expected enabled, disabled, enabledForReportingButNotEnforced; write the state")]
    [InlineData("\"state\":\"d\\u0131sabled\",", "CAP1201 warning $.state (line 1, column 28): state 'd\u0131sabled' is not understood and counts as enabled, expected enabled, disabled, enabledForReportingButNotEnforced; write the state")]
    [InlineData("\"state\":\"disabled \",", "CAP1201 warning $.state (line 1, column 28): state 'disabled ' is not understood and counts as enabled, expected enabled, disabled, enabledForReportingButNotEnforced; write the state")]
    public void A_state_that_is_missing_or_not_understood_is_enforced(string state, string expected)
    {
        string json = Policy(state: state);
        Assert.Equal([expected], Findings(json));
        Assert.Equal(MfaRequired, Decide(json, S0));
        Assert.Equal(MfaRequired, Decide(json, S0, EvaluationMode.WhatIf));
    }

    [Fact]
    public void A_condition_that_is_not_understood_applies_when_enforcing_and_not_in_what_if()
    {
        string json = Policy(extra: "\"weather\":\"rain\"", grant: Block);
        Assert.Equal(["CAP1116 warning $.conditions.weather (line 1, column 167): 'weather' is not understood, so a condition is unknown and counts as restricting; check its spelling, or update this library"], Findings(json));
        Assert.Equal(Blocked + ", not known: UnknownCondition", Decide(json, S0));
        Assert.Equal("Granted, not known: UnknownCondition", Decide(json, S0, EvaluationMode.WhatIf));
    }

    [Fact]
    public void A_condition_that_is_not_understood_and_has_no_value_is_no_condition()
    {
        string json = Policy(extra: "\"weather\":null", grant: Block);
        Assert.Empty(Findings(json));
        Assert.Equal(Blocked, Decide(json, S0));
    }

    [Fact]
    public void An_exclusion_that_is_not_understood_excludes_nobody()
    {
        string json = Policy("""{"users":{"includeUsers":["All"],"excludePets":["x"]},"applications":{"includeApplications":["All"]},"clientAppTypes":["all"]}""", Block);
        Assert.Equal(["CAP1116 warning $.conditions.users.excludePets (line 1, column 98): 'excludePets' is not understood, so an excluded entry is unknown and counts as restricting; check its spelling, or update this library"], Findings(json));
        Assert.Equal(Blocked + ", not known: Users", Decide(json, S0));
    }

    [Theory]
    [InlineData("OR", "compliantNetwork", "Blocked 53003 ((unknownControl(compliantNetwork)))")]
    [InlineData("AND", "mfa\",\"compliantNetwork", "Blocked 53003 (mfa; (unknownControl(compliantNetwork)))")]
    [InlineData("OR", "mfa\",\"compliantNetwork", "ControlsRequired (mfa | (unknownControl(compliantNetwork)))")]
    public void A_control_that_is_not_understood_is_never_satisfied(string op, string controls, string expected)
    {
        string json = Policy(grant: "{\"operator\":\"" + op + "\",\"builtInControls\":[\"" + controls + "\"]}");
        Assert.EndsWith("grant control 'compliantNetwork' is not understood and counts as restricting, expected block, mfa, compliantDevice, domainJoinedDevice, approvedApplication, ...; "
            + "export again with the header 'Prefer: include-unknown-enum-members', or update this library", Assert.Single(Findings(json)), StringComparison.Ordinal);
        Assert.Equal(expected, Decide(json, S0));
        Assert.Equal(expected, Decide(json, S0, EvaluationMode.WhatIf));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"operator\":\"OR\",\"builtInControls\":[]}")]
    public void A_policy_without_any_control_requires_nothing_and_says_so(string grant)
    {
        PolicySet set = Accept(Policy(grant: grant));
        Assert.Contains(Found(set, "CAP2006"), f => f == "CAP2006 error $ (line 1, column 1): policy 'P' (no id) has neither a grant control nor a session control, and changes nothing; add a control, or delete the policy");
        Assert.Equal("Granted", Decide(set, S0));
    }

    [Theory]
    [InlineData("""{"builtInControls":["mfa","compliantDevice"]}""", "CAP1205 warning $.grantControls (line 1, column 174): several requirements have no operator, so all of them are required, expected AND or OR; write the operator")]
    [InlineData("""{"operator":"NAND","builtInControls":["mfa","compliantDevice"]}""", "CAP1205 warning $.grantControls.operator (line 1, column 186): operator 'NAND' is not understood, so all of them are required, expected AND or OR; write the operator")]
    public void Without_an_operator_everything_is_required(string grant, string expected)
    {
        string json = Policy(grant: grant);
        Assert.Equal([expected], Findings(json));
        Assert.StartsWith("Blocked", Decide(json, S0.MfaDone()), StringComparison.Ordinal);
        Assert.Equal("Granted", Decide(json, S0.MfaDone().Compliant()));
    }

    [Theory]
    [InlineData("OR")]
    [InlineData("AND")]
    public void Block_beside_other_controls_blocks(string op)
    {
        string json = Policy(grant: "{\"operator\":\"" + op + "\",\"builtInControls\":[\"mfa\",\"block\"]}");
        PolicySet set = Accept(json);
        Assert.Equal(["CAP2008 error $.grantControls.builtInControls " + At(json, "[\"mfa\"") + ": policy 'P' (no id) blocks and also lists other grant controls, which can never matter; remove block, or remove everything else"], Found(set, "CAP2008"));
        Assert.StartsWith("Blocked 53003", Decide(set, S0.MfaDone()), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_policies_with_one_id_are_both_enforced()
    {
        string json = "[" + Policy(more: ",\"id\":\"a\"") + "," + Policy(grant: Block, more: ",\"id\":\"A\"") + "]";
        Assert.Equal("CAP1115 warning $[1] (line 1, column 229): two policies have the id 'A', the first is at $[0]; both are evaluated: remove one of them", Findings(json)[1]);
        Assert.Equal("Blocked 53003 ((block); mfa)", Decide(json, S0));
    }

    [Fact]
    public void The_first_page_of_an_export_is_enforced_with_a_warning()
    {
        string json = "{\"value\":[" + Policy() + "],\"@odata.nextLink\":\"x\"}";
        Assert.Equal("CAP1019 warning $['@odata.nextLink'] (line 1, column 248): the export is one page of several ('@odata.nextLink' is present); follow the link and read all pages", Findings(json)[1]);
        Assert.Equal(MfaRequired, Decide(json, S0));
        Assert.False(PolicySet.TryParse(json, out _, out _, new() { Strict = true }));
    }

    [Fact]
    public void Pascal_case_decides_alike()
    {
        const string Json = """{"DisplayName":"P","State":"Enabled","Conditions":{"Users":{"IncludeUsers":["All"]},"Applications":{"IncludeApplications":["All"]},"ClientAppTypes":["All"]},"GrantControls":{"Operator":"OR","BuiltInControls":["Block"]}}""";
        Assert.Equal("CAP1021 info $.Conditions " + At(Json, "{\"Users\"") + ": member names are spelled in another case than Graph's, here 'Conditions' for 'conditions'; nothing to do",
            Findings(Json).Single(f => f.StartsWith("CAP1021", StringComparison.Ordinal)));
        Assert.Equal(Blocked, Decide(Json, S0));
        Assert.False(PolicySet.TryParse(Json.Replace("\"Enabled\"", "\"Enabled?\"", StringComparison.Ordinal), out _, out _, new() { Strict = true }));
    }

    [Fact]
    public void An_id_that_is_included_and_excluded_is_excluded()
    {
        PolicySet set = Accept(Policy($$"""{"users":{"includeUsers":["All","{{U1}}"],"excludeUsers":["{{U1.ToString().ToUpperInvariant()}}"]},"applications":{"includeApplications":["All"]},"clientAppTypes":["all"]}""", Block));
        Assert.Equal(["CAP2030 warning $.conditions.users.excludeUsers[0] (line 1, column 139): policy 'P' (no id) includes and excludes '0a000000-0000-4000-8000-000000000001', and the exclusion wins; remove it from includeUsers or from excludeUsers"], Found(set, "CAP2030"));
        Assert.Equal("Granted", Decide(set, S0));
        Assert.Equal(Blocked, Decide(set, S0.With((ConditionalAccess.Signals.UserSignals u) => u with { Id = U1.ToString().Replace('1', '2') })));
    }

    [Theory]
    [InlineData("{0a000000-0000-4000-8000-000000000001}")]
    [InlineData("(0a000000-0000-4000-8000-000000000001)")]
    [InlineData("0a000000000040008000000000000001")]
    [InlineData(" 0a000000-0000-4000-8000-000000000001")]
    [InlineData("0x000000-0000-4000-8000-000000000001")]
    [InlineData("+a000000-0000-4000-8000-000000000001")]
    [InlineData("0\u0430000000-0000-4000-8000-000000000001")]
    [InlineData("0a000000-0000-4000-8000-00000000000\uFF11")]
    [InlineData("0a000000-0000-4000-8000-000000000001\u200D")]
    public void A_guid_in_another_form_excludes_nobody(string id)
    {
        string json = Policy("{\"users\":{\"includeUsers\":[\"All\"],\"excludeUsers\":[\"" + id + "\"]},\"applications\":{\"includeApplications\":[\"All\"]},\"clientAppTypes\":[\"all\"]}", Block);
        string shown = id.Replace("\u200D", "\\u200d", StringComparison.Ordinal);
        Assert.Equal(["CAP1203 warning $.conditions.users.excludeUsers[0] " + At(json, "\"" + id) + ": '" + shown + "' is not an id, expected a GUID or one of GuestsOrExternalUsers; it is compared as text and normally matches nothing; put the id here"], Findings(json));
        Assert.Equal(Blocked, Decide(json, S0));
    }

    [Theory]
    [InlineData("\u0410ll")]
    [InlineData("A\u006C\u200Bl")]
    [InlineData("A\u00ADll")]
    [InlineData("\uFF21ll")]
    public void A_word_that_only_looks_like_All_is_reported_and_is_not_All(string word)
    {
        string json = Policy("{\"users\":{\"includeUsers\":[\"" + word + "\"]},\"applications\":{\"includeApplications\":[\"All\"]},\"clientAppTypes\":[\"all\"]}", Block);
        Assert.StartsWith("CAP1203 warning $.conditions.users.includeUsers[0] (line 1, column 77): '", Assert.Single(Findings(json)), StringComparison.Ordinal);
        Assert.Equal("Granted", Decide(json, S0));
    }

    [Fact]
    public void Control_characters_in_names_are_escaped_wherever_they_are_shown()
    {
        const string Name = "a\\u001b[31m\\r\\n::error::\\u202e]]>\\u0085";
        PolicySet set = Accept(Policy().Replace("\"P\"", "\"" + Name + "\"", StringComparison.Ordinal));
        SignIn signIn = S0;
        string text = set.Compile().Explain(in signIn).ToString();
        Assert.Contains("'a\\u001b[31m\\u000d\\u000a::error::\\u202e]]>\\u0085'", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
        Assert.All(set.Validate(), f => Assert.DoesNotContain(f.ToString(), char.IsControl));
        Assert.Equal(MfaRequired, Decide(set, S0));
    }
}
