using ConditionalAccess.Compilation;
using ConditionalAccess.Model;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Scenarios;

/// <summary>Deciding costs no memory, and neither does reading the decision. The worked cases check the same for their sign-ins.</summary>
public class AllocationTests
{
    public static TheoryData<string> Names => [.. Scenario.Names()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Deciding_and_reading_a_story_allocates_nothing_but_the_overflow_of_large_sets(string name)
    {
        Scenario scenario = Scenario.Load(name);
        foreach (PolicyEngine engine in Engines(scenario.Tenant, EngineOptions.Default))
        {
            long overflow = Allocation.Overflow(engine.Plan);
            Assert.Equal(engine.Plan.Words <= 4 && engine.Plan.Clauses.Length <= 256, overflow == 0);
            foreach (NamedSignIn named in scenario.SignIns.SignIns) Check(engine, named.SignIn, overflow, named.Name);
        }
    }

    [Fact]
    public void Only_the_large_tenant_is_larger_than_what_fits_in_a_decision()
        => Assert.Equal(["large-tenant"], Scenario.Names().Where(n => Engines(Scenario.Load(n).Tenant, EngineOptions.Default).Any(e => Allocation.Overflow(e.Plan) > 0)));

    [Fact]
    public void An_evaluation_that_allocates_is_noticed()
    {
        PolicyEngine large = Engines(Scenario.Load("large-tenant").Tenant, EngineOptions.Default).First();

        Assert.NotEqual(0, Allocation.OfEvaluate(large, SpecWorld.S0, EvaluationMode.Enforce));
    }

    /// <summary>Every compiled form, for one sign-in, in both modes.</summary>
    internal static void Check(TenantConfiguration tenant, EngineOptions options, SignIn signIn)
    {
        foreach (PolicyEngine engine in Engines(tenant, options)) Check(engine, signIn, Allocation.Overflow(engine.Plan), "the sign-in");
    }

    private static void Check(PolicyEngine engine, SignIn signIn, long overflow, string name)
    {
        foreach (EvaluationMode mode in (ReadOnlySpan<EvaluationMode>)[EvaluationMode.Enforce, EvaluationMode.WhatIf])
        {
            long evaluate = Allocation.OfEvaluate(engine, in signIn, mode);
            Decision decision = engine.Evaluate(in signIn, mode);
            long read = Allocation.OfReading(in decision);
            Assert.True(evaluate == overflow && read == 0, $"{name}, {engine.Version}, {mode}: {evaluate} bytes instead of {overflow} to decide, {read} instead of 0 to read");
        }
    }

    private static IEnumerable<PolicyEngine> Engines(TenantConfiguration tenant, EngineOptions options)
    {
        yield return new PolicyEngine(tenant, options, PlanCompiler.Compile(tenant, options, useExpressionTrees: true), "expression trees");
        yield return new PolicyEngine(tenant, options, PlanCompiler.Compile(tenant, options, useExpressionTrees: false), "delegates");
        TenantConfiguration reread = JsonDecider.Reread(tenant);
        yield return new PolicyEngine(reread, options, PlanCompiler.Compile(reread, options), "from JSON");
    }
}
