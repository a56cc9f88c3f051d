using ConditionalAccess.Compilation;
using ConditionalAccess.Model;
using ConditionalAccess.Semantics;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Properties;

/// <summary>The reference evaluator and every compiled form decide alike, in everything a decision says.</summary>
public sealed class CompiledAgreesTests
{
    private const ulong UsualSeed = 20261122;

    [Fact]
    public void Compiled_forms_and_reference_agree_on_every_sign_in_in_both_modes() => Differential.Run(Law.SeedOr(UsualSeed), Compare);

    internal static CompareSignIn Compare(TenantConfiguration tenant, EngineOptions options)
    {
        var reference = new ReferenceEvaluator(tenant, options);
        PolicyEngine compiled = Engine(tenant, options, useExpressionTrees: true), delegates = Engine(tenant, options, useExpressionTrees: false);
        return (in SignIn signIn, EvaluationMode mode) =>
        {
            ReferenceDecision expected = reference.Evaluate(in signIn, mode);
            return DecisionComparison.Difference(expected, compiled.Evaluate(in signIn, mode))
                ?? DecisionComparison.Difference(expected, delegates.Evaluate(in signIn, mode));
        };
    }

    private static PolicyEngine Engine(TenantConfiguration tenant, EngineOptions options, bool useExpressionTrees)
        => new(tenant, options, PlanCompiler.Compile(tenant, options, useExpressionTrees), "test");
}
