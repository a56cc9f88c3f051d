using ConditionalAccess.Model;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Core.Tests.Semantics;

public class PreparedTests
{
    private static readonly PolicyEngine s_large = PolicySet.From(BenchmarkWorkload.CreateTenant(700)).Compile();

    private static readonly SignIn[] s_signIns = BenchmarkWorkload.CreateSignIns(2);

    [Fact]
    public void A_prepared_user_names_its_engine_and_keeps_its_signals()
    {
        PolicyEngine other = PolicySet.From(BenchmarkWorkload.CreateTenant(10)).Compile();
        PreparedUser user = s_large.PrepareUser(s_signIns[0].User);
        PreparedDevice device = s_large.PrepareDevice(s_signIns[0].Device);

        Assert.Equal((s_large.Version, s_large.Version), (user.EngineVersion, device.EngineVersion));
        Assert.True(user.IsFor(s_large) && device.IsFor(s_large));
        Assert.False(user.IsFor(other) || device.IsFor(other));
        Assert.Equal(s_signIns[0].User.Id, user.Signals.Id);
        Assert.Equal(s_signIns[0].Device.IsCompliant, device.Signals.IsCompliant);
    }

    [Fact]
    public void A_decision_whose_buffer_was_used_again_refuses_to_be_read_and_keeps_its_outcome()
    {
        var buffer = new DecisionBuffer();
        Decision first = s_large.Evaluate(in s_signIns[0], null, null, buffer);
        DecisionOutcome outcome = first.Outcome;
        Assert.NotEmpty(first.ToString());

        Decision second = s_large.Evaluate(in s_signIns[1], null, null, buffer);

        Assert.Throws<InvalidOperationException>(() => first.Policies[0]);
        Assert.Throws<InvalidOperationException>(() => first.Requirements.IsEmpty);
        Assert.Throws<InvalidOperationException>(() => first.FailureCode);
        Assert.Equal(outcome, first.Outcome);
        Assert.NotEqual(PolicyResult.Unknown, second.Policies[0]);
    }

    [Fact]
    public void A_decision_without_a_buffer_can_be_read_for_good()
    {
        Decision first = s_large.Evaluate(in s_signIns[0]);
        string before = first.ToString();
        _ = s_large.Evaluate(in s_signIns[1]);
        Assert.Equal(before, first.ToString());
    }

    [Fact]
    public void Without_prepared_parts_the_call_is_the_ordinary_one()
        => Assert.Equal(s_large.Evaluate(in s_signIns[0]).ToString(), s_large.Evaluate(in s_signIns[0], null).ToString());
}
