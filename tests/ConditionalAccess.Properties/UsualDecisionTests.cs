using System.Runtime.Intrinsics;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Semantics;
using ConditionalAccess.Testing.Generation;
using ConditionalAccess.Testing.Workload;
using ConditionalAccess.Testing;
using Xunit.Abstractions;

namespace ConditionalAccess.Properties;

/// <summary>The comparison of random sign-ins is worth something for the quick way only when many of them take it.</summary>
public sealed class UsualDecisionTests(ITestOutputHelper output)
{
    [Fact]
    public void Many_random_sign_ins_in_their_usual_form_take_the_quick_way()
    {
        var seeds = new SplitMix64(20261126);
        int sets = 0, fitting = 0, quick = 0, quickAsLarge = 0, asked = 0;
        for (; sets < 400; sets++)
        {
            ulong seed = seeds.Next();
            TenantConfiguration tenant = RandomTenant.Create(seed);
            PolicyEngine engine = PolicySet.From(tenant).Compile();
            if (engine.Plan.IsUsual) fitting++;
            SplitMix64 rng = SplitMix64.ForPart(seed, 7);
            for (int i = 0; i < 20; i++, asked++)
            {
                SignIn signIn = RandomSignIn.Create(ref rng, tenant), usual = UsualSignIns.Of(in signIn);
                DecisionData data = default;
                if (engine.Plan.IsUsual && UsualDecision.TryDecide(engine.Plan, in usual, null, null, ref data)) quick++;
                if (UsualLargeDecision.CanDecideBy(engine.Plan) && TakesLargeWay(engine.Plan, in usual)) quickAsLarge++;
            }
        }

        string found = $"{fitting} of {sets} sets fit, {quick} of {asked} sign-ins took the quick way, {quickAsLarge} that of large sets";
        output.WriteLine(found);
        // Without vectors every set is decided as a large one.
        Assert.True(quickAsLarge > asked / 20, found);
        Assert.True((fitting > sets / 10 && quick > asked / 20) || !Vector256.IsHardwareAccelerated, found);
    }

    private static bool TakesLargeWay(PolicyPlan plan, in SignIn signIn)
    {
        DecisionData data = default;
        return UsualLargeDecision.TryDecide(plan, in signIn, null, null, new ulong[plan.Result.Words], ref data);
    }

    [Fact]
    public void Where_no_policy_that_is_left_asks_for_the_place_it_need_not_be_known()
    {
        TenantConfiguration tenant = BenchmarkWorkload.CreateTenant(10);
        var reference = new ReferenceEvaluator(tenant, EngineOptions.Default);
        PolicyEngine engine = PolicySet.From(tenant).Compile();
        Assert.True(engine.Plan.IsUsual || !Vector256.IsHardwareAccelerated);
        int quick = 0;
        foreach (SignIn signIn in BenchmarkWorkload.CreateSignIns(500))
        {
            SignIn nowhere = signIn with { Network = default };
            DecisionData data = default;
            if (engine.Plan.IsUsual && UsualDecision.TryDecide(engine.Plan, in nowhere, null, null, ref data)) quick++;
            Assert.Null(DecisionComparison.Difference(reference.Evaluate(in nowhere), engine.Evaluate(in nowhere)));
        }

        output.WriteLine($"{quick} of 500 sign-ins from nowhere took the quick way");
        if (engine.Plan.IsUsual) Assert.InRange(quick, 50, 499);
    }
}
