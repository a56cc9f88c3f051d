using ConditionalAccess.Compilation;
using ConditionalAccess.Model;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Properties;

/// <summary>Stories and worked cases check their own sign-ins; this one reaches the corners that no story has.</summary>
public sealed class AllocationTests
{
    private const ulong Seed = 20260404;

    [Fact]
    public void No_sign_in_makes_an_evaluation_or_the_reading_of_its_decision_allocate() => Differential.Run(Seed, 80, 40, Measure);

    private static CompareSignIn Measure(TenantConfiguration tenant, EngineOptions options)
    {
        PolicyEngine trees = Engine(tenant, options, useExpressionTrees: true), delegates = Engine(tenant, options, useExpressionTrees: false);
        return (in SignIn signIn, EvaluationMode mode) => Allocated(trees, in signIn, mode) ?? Allocated(delegates, in signIn, mode);
    }

    private static string? Allocated(PolicyEngine engine, in SignIn signIn, EvaluationMode mode)
    {
        long evaluate = Allocation.OfEvaluate(engine, in signIn, mode), allowed = Allocation.Overflow(engine.Plan);
        Decision decision = engine.Evaluate(in signIn, mode);
        long read = Allocation.OfReading(in decision);
        return evaluate == allowed && read == 0 ? null : $"{engine.Version}: {evaluate} bytes instead of {allowed} to decide, {read} instead of 0 to read";
    }

    private static PolicyEngine Engine(TenantConfiguration tenant, EngineOptions options, bool useExpressionTrees)
        => new(tenant, options, PlanCompiler.Compile(tenant, options, useExpressionTrees), useExpressionTrees ? "expression trees" : "delegates");
}
