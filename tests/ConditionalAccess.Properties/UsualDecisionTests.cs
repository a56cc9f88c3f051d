using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Generation;
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
        Assert.True(fitting > sets / 10 && quick > asked / 20 && quickAsLarge > asked / 20, found);
    }

    private static bool TakesLargeWay(PolicyPlan plan, in SignIn signIn)
    {
        DecisionData data = default;
        return UsualLargeDecision.TryDecide(plan, in signIn, null, null, new ulong[plan.Result.Words], ref data);
    }
}
