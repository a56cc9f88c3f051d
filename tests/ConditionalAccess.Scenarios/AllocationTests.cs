using ConditionalAccess.Compilation;
using ConditionalAccess.Model;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Workload;

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
            Assert.True(overflow == 0 || scenario.Tenant.Policies.Count > 256, "256 policies fit in a decision");
            foreach (NamedSignIn named in scenario.SignIns.SignIns) Check(engine, named.SignIn, overflow, named.Name);
        }
    }

    [Fact]
    public void A_set_that_does_not_fit_in_a_decision_allocates_its_overflow_and_nothing_else()
    {
        foreach (PolicyEngine engine in Engines(BenchmarkWorkload.CreateTenant(1000), EngineOptions.Default))
        {
            long overflow = Allocation.Overflow(engine.Plan);
            Assert.True(overflow > 0);
            foreach (SignIn signIn in BenchmarkWorkload.CreateSignIns(20)) Check(engine, signIn, overflow, "a sign-in of the workload");
        }
    }

    [Theory]
    [InlineData(240)]
    [InlineData(1000)]
    [InlineData(10000)]
    public void With_a_buffer_no_set_is_so_large_that_deciding_allocates(int policies)
    {
        TenantConfiguration tenant = BenchmarkWorkload.CreateTenant(policies);
        var engine = new PolicyEngine(tenant, EngineOptions.Default, PlanCompiler.Compile(tenant, EngineOptions.Default, useExpressionTrees: false), "large");
        var buffer = new DecisionBuffer();
        foreach (SignIn signIn in BenchmarkWorkload.CreateSignIns(20))
        {
            PreparedUser user = engine.PrepareUser(signIn.User);
            PreparedDevice device = engine.PrepareDevice(signIn.Device);
            foreach (EvaluationMode mode in (ReadOnlySpan<EvaluationMode>)[EvaluationMode.Enforce, EvaluationMode.WhatIf])
            {
                Assert.Equal(0, Allocation.OfEvaluate(engine, in signIn, null, null, buffer, mode));
                Assert.Equal(0, Allocation.OfEvaluate(engine, in signIn, user, null, buffer, mode));
                Assert.Equal(0, Allocation.OfEvaluate(engine, in signIn, user, device, buffer, mode));
            }
        }
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
