using ConditionalAccess.Compilation;
using ConditionalAccess.Model;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Generation;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Properties;

/// <summary>Stories and worked cases check their own sign-ins; this one reaches the corners that no story has.</summary>
public sealed class AllocationTests
{
    private const ulong Seed = 20260404;

    [Fact]
    public void No_sign_in_makes_an_evaluation_or_the_reading_of_its_decision_allocate() => Differential.Run(Seed, 80, 40, Measure);

    [Theory]
    [InlineData(240)]
    [InlineData(256)]
    public void Sets_of_up_to_256_policies_fit_in_a_decision_report_only_ones_included(int policies)
    {
        TenantConfiguration tenant = BenchmarkWorkload.CreateTenant(policies);
        PolicyEngine engine = Engine(tenant, EngineOptions.Default, useExpressionTrees: true);

        Assert.Contains(tenant.Policies, p => p.State.Value == PolicyState.ReportOnly);
        Assert.Equal(0, Allocation.Overflow(engine.Plan));
        Assert.All(BenchmarkWorkload.CreateSignIns(50), s => Assert.Equal(0, Allocation.OfEvaluate(engine, in s, EvaluationMode.Enforce)));
    }

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
