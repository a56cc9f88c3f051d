using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Core.Tests.Semantics;

/// <summary>Decisions are equal when they read the same, whatever they store.</summary>
public class DecisionEqualityTests
{
    private static readonly GraphId Enrolment = "d4ebce55-015a-49b5-a083-c84d1797ae8c";

    private static readonly PolicyEngine s_engine = PolicySet.From(SpecWorld.Tenant(Sample.Policy(), Sample.Policy().To(SpecWorld.AppA).Block())).Compile();

    private static readonly PolicyEngine s_large = PolicySet.From(BenchmarkWorkload.CreateTenant(700)).Compile();

    [Fact]
    public void The_same_question_twice_has_equal_answers()
    {
        Decision one = s_engine.Evaluate(SpecWorld.S0), other = s_engine.Evaluate(SpecWorld.S0);
        Assert.Equal(one, other);
        Assert.True(one == other && !(one != other) && one.Equals((object)other));
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.Equal(new Logged("first", one), new Logged("first", other));
        Assert.Equal(1, new Dictionary<Decision, int> { [one] = 1 }[other]);
    }

    [Fact]
    public void What_is_read_differently_is_not_equal()
    {
        Decision[] different =
        [
            default, s_engine.Evaluate(SpecWorld.S0), s_engine.Evaluate(SpecWorld.S0.MfaDone()), s_engine.Evaluate(SpecWorld.S0, EvaluationMode.WhatIf), s_engine.Evaluate(SpecWorld.S0.Imap()),
            s_engine.Evaluate(SpecWorld.S0.To(SpecWorld.AppA)), s_engine.Evaluate(SpecWorld.S0.With((ClientSignals c) => c with { RequestKind = RequestKind.RefreshTokenRedemption })),
            s_engine.Evaluate(SpecWorld.S0 with { Resource = default }),
        ];
        for (int i = 0; i < different.Length; i++)
        {
            for (int j = 0; j < different.Length; j++) Assert.Equal(i == j, different[i].Equals(different[j]));
        }

        Assert.False(different[1].Equals("ControlsRequired (mfa)"));
        Assert.False(different[1].Equals(null));
    }

    [Fact]
    public void Decisions_of_two_engines_are_never_equal_though_both_were_made_of_one_set()
    {
        PolicyEngine other = PolicySet.From(s_engine.Tenant).Compile();
        Assert.Equal(s_engine.Version, other.Version);
        Assert.NotEqual(s_engine.Evaluate(SpecWorld.S0), other.Evaluate(SpecWorld.S0));
        Assert.Equal(default(Decision), default);
        Assert.Equal(0, default(Decision).GetHashCode());
    }

    [Fact]
    public void A_decision_by_masks_equals_the_same_one_that_was_reached_in_the_general_way()
    {
        ConditionalAccessPolicy reported = Sample.Policy().ReportOnly();
        PolicyEngine engine = PolicySet.From(SpecWorld.Tenant(
            Sample.Policy(), reported.RequireAll(BuiltInControl.CompliantDevice), reported, reported.With(Sample.Frequency(Sample.Hours(1))).RequireAll(BuiltInControl.Mfa))).Compile();
        foreach (SignIn signIn in new[] { SpecWorld.S0, SpecWorld.S0.MfaDone(), SpecWorld.S0.MfaDone(TimeSpan.FromHours(2)), SpecWorld.S0.Compliant(), SpecWorld.S0.Imap() })
        {
            // No policy has a GPS location, so that this changes nothing but the way.
            SignIn special = signIn.With((NetworkSignals n) => n with { GpsRefusal = GpsRefusal.Denied });
            Decision byMasks = engine.Evaluate(in signIn), general = engine.Evaluate(in special);
            Assert.Equal((ResultFlags.ByMasks, ResultFlags.None), (byMasks.Flags & ResultFlags.ByMasks, general.Flags & ResultFlags.ByMasks));
            Assert.Equal(byMasks, general);
            Assert.Equal(byMasks.GetHashCode(), general.GetHashCode());
        }
    }

    [Fact]
    public void It_does_not_matter_which_of_a_policys_clauses_demands_the_same()
    {
        PolicyEngine engine = PolicySet.From(SpecWorld.Tenant(Sample.Policy().RequireAll(BuiltInControl.Mfa, BuiltInControl.CompliantDevice))).Compile();
        Decision usual = engine.Evaluate(SpecWorld.S0.Compliant()), enrolling = engine.Evaluate(SpecWorld.S0.Compliant().To(Enrolment));
        Assert.NotEqual(usual.OpenClauses.ToArray(), enrolling.OpenClauses.ToArray());
        Assert.Equal(usual, enrolling);
    }

    [Fact]
    public void It_matters_who_demands_the_same()
    {
        // While a device is enrolled, a policy on all resources does not ask for a managed one; the other policy does.
        ConditionalAccessPolicy all = Sample.Policy().RequireAll(BuiltInControl.Mfa, BuiltInControl.CompliantDevice);
        ConditionalAccessPolicy some = Sample.Policy().To(SpecWorld.Payroll, Enrolment).RequireAny(BuiltInControl.CompliantDevice);
        PolicyEngine engine = PolicySet.From(SpecWorld.Tenant(all, some)).Compile();
        Decision usual = engine.Evaluate(SpecWorld.S0), enrolling = engine.Evaluate(SpecWorld.S0.To(Enrolment));
        Assert.Equal(usual.ToString(), enrolling.ToString());
        Assert.Equal((usual.Policies[0], usual.Policies[1]), (enrolling.Policies[0], enrolling.Policies[1]));
        Assert.NotEqual(DecisionText.Of(in usual), DecisionText.Of(in enrolling));
        Assert.NotEqual(usual, enrolling);
    }

    [Fact]
    public void A_strength_that_two_policies_define_differently_is_missing_once()
    {
        var strength = new AuthenticationStrength { Id = "7c3f1f60-5a1e-4f0b-9d53-20f1b6a4c001", AllowedCombinations = [new(AuthenticationMethods.Fido2)] };
        ConditionalAccessPolicy other = Sample.Policy().RequireStrength(strength with { AllowedCombinations = [new(AuthenticationMethods.WindowsHelloForBusiness)] });
        PolicyEngine engine = PolicySet.From(SpecWorld.Tenant(Sample.Policy().RequireStrength(strength), other)).Compile();
        Decision both = engine.Evaluate(SpecWorld.S0.With((AuthenticationSignals a) => a with { Methods = null }));
        Assert.Equal(2, System.Numerics.BitOperations.PopCount(both.UnknownItems[0]));
        var missing = new List<RequirementItem>();
        foreach (RequirementItem item in both.MissingItems) missing.Add(item);
        Assert.Equal(strength.Id, Assert.Single(missing).Id);
    }

    [Fact]
    public void A_decision_whose_buffer_was_used_again_keeps_its_hash_code_and_refuses_to_be_compared_where_that_needs_what_is_gone()
    {
        SignIn signIn = BenchmarkWorkload.CreateSignIns(1)[0];
        var buffer = new DecisionBuffer();
        Decision first = s_large.Evaluate(in signIn, null, null, buffer), kept = s_large.Evaluate(in signIn);
        int hash = first.GetHashCode();
        Assert.Equal(kept, first);
        Assert.Equal(kept.GetHashCode(), hash);

        _ = s_large.Evaluate(in signIn, null, null, buffer);

        Assert.Equal(hash, first.GetHashCode());
        Assert.Throws<InvalidOperationException>(() => first.Equals(kept));
        Assert.Throws<InvalidOperationException>(() => kept == first);
        Assert.False(first.Equals(s_large.Evaluate(in signIn, EvaluationMode.WhatIf)));
        Assert.NotEqual(default, first);
    }

    [Fact]
    public void Comparing_and_hashing_allocate_nothing()
    {
        SignIn signIn = BenchmarkWorkload.CreateSignIns(1)[0];
        foreach (PolicyEngine engine in new[] { s_engine, s_large })
        {
            Decision one = engine.Evaluate(in signIn), other = engine.Evaluate(in signIn);
            Assert.True(Compare(in one, in other) && Compare(in one, in other));
            long before = GC.GetAllocatedBytesForCurrentThread();
            bool isSame = Compare(in one, in other);
            long after = GC.GetAllocatedBytesForCurrentThread();
            Assert.Equal((true, 0), (isSame, after - before));
        }
    }

    private static bool Compare(in Decision one, in Decision other) => one == other && one.Equals(other) && one.GetHashCode() == other.GetHashCode();

    private sealed record Logged(string Name, Decision Decision);
}
