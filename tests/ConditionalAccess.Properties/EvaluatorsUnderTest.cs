using ConditionalAccess.Compilation;
using ConditionalAccess.Model;
using ConditionalAccess.Semantics;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Properties;

/// <summary>The evaluators every law is checked against, by name.</summary>
internal static class EvaluatorsUnderTest
{
    public static IReadOnlyDictionary<string, Evaluator> All { get; } = new[]
    {
        new Evaluator("reference", Reference),
        new Evaluator("compiled", (tenant, options) => Compiled(tenant, options, useExpressionTrees: true)),
        new Evaluator("compiled without dynamic code", (tenant, options) => Compiled(tenant, options, useExpressionTrees: false)),
    }.ToDictionary(e => e.Name, StringComparer.Ordinal);

    private static Decide Reference(TenantConfiguration tenant, EngineOptions options)
    {
        var evaluator = new ReferenceEvaluator(tenant, options);
        return (in SignIn signIn, EvaluationMode mode) =>
        {
            ReferenceDecision decision = evaluator.Evaluate(in signIn, mode);
            return new Verdict(decision.Outcome, DecisionText.Of(decision));
        };
    }

    private static Decide Compiled(TenantConfiguration tenant, EngineOptions options, bool useExpressionTrees)
    {
        var engine = new PolicyEngine(tenant, options, PlanCompiler.Compile(tenant, options, useExpressionTrees), "test");
        return (in SignIn signIn, EvaluationMode mode) =>
        {
            Decision decision = engine.Evaluate(in signIn, mode);
            return new Verdict(decision.Outcome, DecisionText.Of(in decision));
        };
    }
}
