using ConditionalAccess.Testing;
using static ConditionalAccess.Core.Tests.DecisionPoint.PolicyFolder;

namespace ConditionalAccess.Core.Tests.DecisionPoint;

/// <summary>Exchanging engines by hand.</summary>
public sealed class PublishingTests
{
    private static readonly PolicyEngine s_mfa = Engine(Mfa), s_block = Engine(Block);

    [Fact]
    public void A_published_engine_decides_and_every_decision_names_its_version()
    {
        using var point = new PolicyDecisionPoint(s_mfa);
        Decision before = point.Evaluate(SpecWorld.S0);
        Assert.True(point.TryPublish(s_block));
        Decision after = point.Evaluate(SpecWorld.S0, EvaluationMode.WhatIf);
        Assert.Equal((DecisionOutcome.ControlsRequired, s_mfa.Version), (before.Outcome, before.EngineVersion));
        Assert.Equal((DecisionOutcome.Blocked, s_block.Version), (after.Outcome, after.EngineVersion));
        Assert.Same(s_block, point.Current);
        Assert.Equal(DecisionOutcome.Blocked, point.Explain(SpecWorld.S0).Outcome);
    }

    [Fact]
    public void An_engine_that_was_replaced_is_not_published_again_by_mistake()
    {
        using var point = new PolicyDecisionPoint(s_mfa);
        Assert.True(point.TryPublish(s_block));
        Assert.False(point.TryPublish(s_mfa));
        Assert.Same(s_block, point.Current);
    }

    [Fact]
    public void Replace_goes_back_deliberately_and_returns_the_engine_it_replaced()
    {
        using var point = new PolicyDecisionPoint(s_mfa);
        Assert.True(point.TryPublish(s_block));
        Assert.Same(s_block, point.Replace(s_mfa));
        Assert.Same(s_mfa, point.Current);
        Assert.False(point.TryPublish(s_block));
    }

    [Fact]
    public void An_engine_of_the_version_in_force_changes_nothing()
    {
        using var point = new PolicyDecisionPoint(s_mfa);
        Assert.False(point.TryPublish(Engine(Mfa)));
        Assert.Same(s_mfa, point.Current);
    }

    [Fact]
    public void Two_decision_points_are_independent()
    {
        using var one = new PolicyDecisionPoint(s_mfa);
        using var other = new PolicyDecisionPoint(s_mfa);
        Assert.True(one.TryPublish(s_block));
        Assert.Same(s_mfa, other.Current);
        Assert.True(other.TryPublish(s_block));
    }

    [Fact]
    public void Without_files_there_is_nothing_to_reload()
    {
        using var point = new PolicyDecisionPoint(s_mfa);
        Assert.Null(point.LastReload);
        Assert.Equal("there are no files to reload: create the decision point with Watch", Assert.Throws<InvalidOperationException>(() => point.Reload()).Message);
    }

    [Fact]
    public void Missing_engines_are_refused()
    {
        using var point = new PolicyDecisionPoint(s_mfa);
        Assert.Throws<ArgumentNullException>(() => new PolicyDecisionPoint(null!));
        Assert.Throws<ArgumentNullException>(() => point.TryPublish(null!));
        Assert.Throws<ArgumentNullException>(() => point.Replace(null!));
    }

    [Fact]
    public void Evaluating_allocates_nothing_in_either_mode()
    {
        using var point = new PolicyDecisionPoint(s_mfa);
        SignIn signIn = SpecWorld.S0;
        for (int i = 0; i < 100; i++) Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++) Run();
        long after = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(0, after - before);

        void Run()
        {
            _ = point.Evaluate(in signIn);
            _ = point.Evaluate(in signIn, EvaluationMode.WhatIf);
        }
    }

    [Fact]
    public async Task Under_load_every_decision_is_wholly_of_the_engine_it_names()
    {
        using var point = new PolicyDecisionPoint(s_mfa);
        using var stop = new CancellationTokenSource();
        int wrong = 0, seen = 0;
        Task[] readers = [.. Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        for (int i = 0; i < 2_000 || Volatile.Read(ref seen) != 3; i++)
        {
            point.Replace(i % 2 == 0 ? s_block : s_mfa);
            if (i % 10 == 0) Thread.Yield();
            if (i > 50_000_000) break;
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal((0, 3), (wrong, seen));

        void Read()
        {
            SignIn signIn = SpecWorld.S0;
            while (!stop.IsCancellationRequested)
            {
                Decision decision = point.Evaluate(in signIn);
                bool blocked = decision.Outcome == DecisionOutcome.Blocked;
                string? expected = blocked ? s_block.Version : s_mfa.Version;
                if (decision.EngineVersion != expected || (!blocked && decision.Outcome != DecisionOutcome.ControlsRequired)) Interlocked.Increment(ref wrong);
                Interlocked.Or(ref seen, blocked ? 1 : 2);
            }
        }
    }
}
