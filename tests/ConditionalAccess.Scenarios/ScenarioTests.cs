using ConditionalAccess.Semantics;

namespace ConditionalAccess.Scenarios;

public class ScenarioTests
{
    public static TheoryData<string> Names => [.. Scenario.Names()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_story_ends_as_the_specification_says(string name)
    {
        Scenario scenario = Scenario.Load(name);
        var evaluator = new ReferenceEvaluator(scenario.Tenant, EngineOptions.Default);

        string differences = string.Join("\n\n", scenario.Cases.Select(c => Difference(scenario, evaluator, c)).Where(d => d.Length > 0));

        Assert.True(differences.Length == 0, scenario.Story + "\n\n" + differences);
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

    private static string Difference(Scenario scenario, ReferenceEvaluator evaluator, ExpectedDecision expected)
    {
        ReferenceDecision decision = evaluator.Evaluate(in scenario.SignIn(expected.SignIn), expected.EvaluationMode);
        string[] wanted = expected.Text().Split('\n'), found = DecidedText.Of(decision, expected).Split('\n');
        IEnumerable<string> lines = wanted.Zip(found).Where(p => p.First != p.Second).Select(p => $"  expected {p.First}\n  found    {p.Second}");
        string text = string.Join('\n', lines);
        return text.Length == 0 ? "" : expected.SignIn + "\n" + text;
    }
}
