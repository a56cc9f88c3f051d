using ConditionalAccess.Scenarios;

namespace ConditionalAccess.NoDynamicCode;

/// <summary>The stories of the scenario project.</summary>
internal static class Stories
{
    /// <summary>Decides every sign-in of every story.</summary>
    /// <returns>The number of decisions.</returns>
    /// <exception cref="InvalidOperationException">One differs from what the story expects, or allocates.</exception>
    public static int Check() => Scenario.Names().Sum(name => Check(Scenario.Load(name)));

    private static int Check(Scenario scenario)
    {
        PolicyEngine engine = Checks.Compile(scenario.Tenant, EngineOptions.Default);
        foreach (ExpectedDecision expected in scenario.Cases)
        {
            ref readonly SignIn signIn = ref scenario.SignIn(expected.SignIn);
            Decision decision = engine.Evaluate(in signIn, expected.EvaluationMode);
            string difference = ScenarioText.Difference(scenario, expected, CompiledCase.Of(in decision))
                + Checks.Allocated(engine, in signIn, expected.EvaluationMode);
            if (difference.Length > 0) throw new InvalidOperationException($"{scenario.Name}, {expected.SignIn}\n{difference}");
        }

        return scenario.Cases.Count;
    }
}
