namespace ConditionalAccess.Scenarios;

public class ScenarioTests
{
    public static TheoryData<string> Names => [.. Scenario.Names()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_story_ends_as_the_specification_says(string name)
    {
        Scenario scenario = Scenario.Load(name);
        var differences = new List<string>();
        foreach (ICaseDecider decider in SpecCase.Deciders)
        {
            foreach (ExpectedDecision expected in scenario.Cases)
            {
                CaseResult found = decider.Decide(scenario.Tenant, EngineOptions.Default, scenario.SignIn(expected.SignIn), expected.EvaluationMode);
                string difference = ScenarioText.Difference(scenario, expected, found);
                if (difference.Length > 0) differences.Add($"{expected.SignIn} ({decider.Name})\n{difference}");
            }
        }

        Assert.True(differences.Count == 0, scenario.Story + "\n\n" + string.Join('\n', differences));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_sign_in_of_a_story_has_one_expected_decision(string name)
    {
        Scenario scenario = Scenario.Load(name);

        Assert.Equal(scenario.SignIns.SignIns.Select(s => s.Name), scenario.Cases.Select(c => c.SignIn));
    }

    [Fact]
    public void The_stories_show_every_outcome_and_a_tenant_larger_than_every_fixed_size()
    {
        Scenario[] all = [.. Scenario.Names().Select(Scenario.Load)];

        Assert.True(all.Length >= 12);
        Assert.Equal(["blocked", "controlsRequired", "granted"], all.SelectMany(s => s.Cases).Select(c => c.Outcome).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(all, s => s.Tenant.Policies.Count > 256);
        Assert.Contains(all, s => s.Cases.Any(c => c.Requirements.SelectMany(r => r).Distinct().Count() > 64));
    }

    [Fact]
    public void A_wrong_expectation_is_noticed_fact_by_fact()
    {
        Scenario scenario = Scenario.Load("session-controls");
        ExpectedDecision right = scenario.Cases.Single(c => c.SignIn == "pilot, not bound");
        CaseResult found = new ReferenceDecider().Decide(scenario.Tenant, EngineOptions.Default, scenario.SignIn(right.SignIn), right.EvaluationMode);

        Assert.Equal("", ScenarioText.Difference(scenario, right, found));
        Assert.Equal("  expected outcome: granted\n  found    outcome: blocked\n", ScenarioText.Difference(scenario, right with { Outcome = "granted" }, found));
        Assert.Equal("  expected missing: mfa\n  found    missing: \n", ScenarioText.Difference(scenario, right with { Missing = ["mfa"] }, found));
        Assert.NotEqual("", ScenarioText.Difference(scenario, right with { Requirements = [["mfa"]] }, found));
        Assert.NotEqual("", ScenarioText.Difference(scenario, right with { Applied = [] }, found));
        Assert.NotEqual("", ScenarioText.Difference(scenario, right with { FailureCode = 53003 }, found));
    }
}
