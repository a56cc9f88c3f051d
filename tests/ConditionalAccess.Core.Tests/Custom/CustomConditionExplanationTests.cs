using ConditionalAccess.Custom;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Core.Tests.Custom;

/// <summary>An explanation tells what a custom condition came to, which part decided, and by which values.</summary>
public sealed class CustomConditionExplanationTests
{
    [Fact]
    public void The_part_that_decides_is_named_with_its_values()
    {
        Explanation explanation = Explain(CustomCondition.Of(s => s.Risk.User >= RiskLevel.Medium && s.Network.Country != "SE"), Network("SE", RiskLevel.High));

        ExplainedPolicy policy = explanation.Policies[0];
        Assert.False(policy.Applies);
        Assert.Equal((PolicyConditions.CustomCondition, AnalysisReasons.UnknownFutureValue), (policy.ConditionsNotSatisfied, policy.FirstReason));
        Assert.Equal(
            new ExplainedCondition("signIn.Risk.User >= RiskLevel.Medium && signIn.Network.Country != \"SE\"", false,
                [new ExplainedTest("signIn.Network.Country != \"SE\"", false, [new ExplainedFact("signIn.Network.Country", "\"SE\"")])]),
            policy.CustomCondition);
        Assert.Contains("    custom condition: false, because signIn.Network.Country != \"SE\" is false (signIn.Network.Country is \"SE\")\n", explanation.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "\"customCondition\":{\"text\":\"signIn.Risk.User \\u003E= RiskLevel.Medium \\u0026\\u0026 signIn.Network.Country != \\u0022SE\\u0022\",\"value\":false,\"decidedBy\":[{\"test\":\"signIn.Network.Country != \\u0022SE\\u0022\",\"value\":false,\"facts\":[{\"name\":\"signIn.Network.Country\",\"value\":\"\\u0022SE\\u0022\"}]}]}",
            explanation.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_known_is_told_apart_from_what_has_no_value()
    {
        CustomCondition condition = CustomCondition.Of(s => s.Network.Country == "SE" || s.Network.GpsCountry == "SE");

        Explanation explanation = Explain(condition, SpecWorld.S0.With((NetworkSignals n) => n with { Country = CountryCode.Unmapped, GpsCountry = default }));
        Assert.Contains("custom condition: unknown, because signIn.Network.GpsCountry == \"SE\" is unknown (signIn.Network.GpsCountry is not known)\n", explanation.ToString(), StringComparison.Ordinal);
        Assert.True(explanation.Policies[0].Applies);
        Assert.Equal(PolicyConditions.CustomCondition, explanation.MissingConditions);

        explanation = Explain(condition, SpecWorld.S0.With((NetworkSignals n) => n with { Country = CountryCode.Unmapped, GpsCountry = CountryCode.Parse("NO") }));
        Assert.Contains("(signIn.Network.Country has no value) and signIn.Network.GpsCountry == \"SE\" is false (signIn.Network.GpsCountry is \"NO\")\n", explanation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_that_is_not_understood_says_so()
    {
        Explanation explanation = Explain(new CustomCondition { Text = "?" }, SpecWorld.S0);

        Assert.Contains("custom condition: unknown, because it is not understood\n", explanation.ToString(), StringComparison.Ordinal);
        Assert.Equal(new ExplainedCondition("?", null, []), explanation.Policies[0].CustomCondition);
    }

    [Fact]
    public void In_what_if_a_signal_that_is_left_out_has_no_value_and_an_unknown_condition_does_not_apply()
    {
        SignIn signIn = SpecWorld.S0 with { Network = default };
        Assert.Equal([false, true, false], Applies(signIn, EvaluationMode.WhatIf));
        Assert.Equal([true, true, true], Applies(signIn, EvaluationMode.Enforce));
    }

    [Fact]
    public void A_policy_without_one_says_nothing_about_it()
    {
        Explanation explanation = PolicySet.From(new() { Policies = [Sample.Policy()] }).Compile().Explain(SpecWorld.S0);

        Assert.Null(explanation.Policies[0].CustomCondition);
        Assert.DoesNotContain("custom", explanation.ToJson() + explanation, StringComparison.OrdinalIgnoreCase);
    }

    private static bool[] Applies(SignIn signIn, EvaluationMode mode)
    {
        CustomCondition[] conditions = [CustomCondition.Of(s => s.Network.Country == "SE"), CustomCondition.Of(s => s.Network.Country != "SE"), new CustomCondition { Text = "?" }];
        PolicyEngine engine = PolicySet.From(new() { Policies = ValueArray.From(conditions.Select(With)) }).Compile();
        Decision decision = engine.Evaluate(in signIn, mode);
        return [.. Enumerable.Range(0, 3).Select(i => decision.Policies[i] is PolicyResult.Success or PolicyResult.Failure)];
    }

    private static Model.ConditionalAccessPolicy With(CustomCondition condition) => Sample.Policy().Where(c => c with { CustomCondition = condition });

    private static Explanation Explain(CustomCondition condition, SignIn signIn) => PolicySet.From(new() { Policies = [With(condition)] }).Compile().Explain(signIn);

    private static SignIn Network(string country, RiskLevel risk)
        => SpecWorld.S0.With((NetworkSignals n) => n with { Country = CountryCode.Parse(country) }).With((RiskSignals r) => r with { User = risk });
}
