using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Properties;

/// <summary>An explanation says the same as the decision it explains, and always comes.</summary>
public sealed class ExplainAgreesTests
{
    [Fact]
    public void Explain_and_evaluate_say_the_same() => Law.Holds(Same);

    private static string? Same(GeneratedCase generated)
    {
        var engine = new PolicyEngine(generated.Tenant, generated.Options, Compilation.PlanCompiler.Compile(generated.Tenant, generated.Options), "test");
        SignIn signIn = generated.SignIn;
        Decision decision = engine.Evaluate(in signIn, generated.Mode);
        Explanation explanation = engine.Explain(in signIn, generated.Mode);
        if (explanation.Outcome != decision.Outcome) return $"explained {explanation.Outcome}, decided {decision.Outcome}";
        if ((explanation.FailureCode ?? 0) != decision.FailureCode) return "failure codes differ";
        if (explanation.RestsOnUnknown != decision.RestsOnUnknown) return "they differ in resting on what is not known";
        if (explanation.Requirements.Count != decision.Requirements.ToList().Count) return "requirements differ";
        if (explanation.SmallestProof is null != (decision.Outcome == DecisionOutcome.Blocked)) return "a blocked sign-in has no proof, every other has one";
        for (int i = 0; i < generated.Tenant.Policies.Count; i++)
        {
            if (explanation.Policies[i].Result != decision.Policies[i]) return $"policy {i} differs";
        }

        return explanation.ToString().Length > 0 && explanation.ToJson().StartsWith('{') ? null : "the explanation is empty";
    }
}
