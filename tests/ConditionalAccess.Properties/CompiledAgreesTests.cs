using ConditionalAccess.Compilation;
using ConditionalAccess.Evaluation;
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
        // The ways that larger sets, and sets with many clauses take, for every set.
        PolicyEngine larger = With(delegates, p => p with { IsUsual = false, IsUsualLarge = UsualLargeDecision.CanDecideBy(p) });
        PolicyEngine unusual = With(larger, p => p with { IsUsualLarge = false });
        PolicyEngine general = With(unusual, p => p with { Devices = p.Devices.WithoutRows(), Requirements = p.Requirements with { Masks = null } });
        return (in SignIn signIn, EvaluationMode mode) =>
        {
            ReferenceDecision expected = reference.Evaluate(in signIn, mode);
            string? difference = DecisionComparison.Difference(expected, compiled.Evaluate(in signIn, mode))
                ?? DecisionComparison.Difference(expected, delegates.Evaluate(in signIn, mode))
                ?? DecisionComparison.Difference(expected, larger.Evaluate(in signIn, mode))
                ?? DecisionComparison.Difference(expected, unusual.Evaluate(in signIn, mode))
                ?? DecisionComparison.Difference(expected, general.Evaluate(in signIn, mode));
            if (difference is not null || mode == EvaluationMode.WhatIf) return difference;
            SignIn usual = UsualSignIns.Of(in signIn);
            ReferenceDecision usually = reference.Evaluate(in usual);
            return DecisionComparison.Difference(usually, compiled.Evaluate(in usual))
                ?? DecisionComparison.Difference(usually, larger.Evaluate(in usual))
                ?? DecisionComparison.Difference(usually, larger.Evaluate(in usual, larger.PrepareUser(usual.User), larger.PrepareDevice(usual.Device)))
                ?? DecisionComparison.Difference(usually, unusual.Evaluate(in usual))
                ?? DecisionComparison.Difference(usually, compiled.Evaluate(in usual, compiled.PrepareUser(usual.User), compiled.PrepareDevice(usual.Device)));
        };
    }

    private static PolicyEngine With(PolicyEngine engine, Func<PolicyPlan, PolicyPlan> change) => new(engine.Tenant, engine.Options, change(engine.Plan), "test");

    private static PolicyEngine Engine(TenantConfiguration tenant, EngineOptions options, bool useExpressionTrees)
        => new(tenant, options, PlanCompiler.Compile(tenant, options, useExpressionTrees), "test");
}
