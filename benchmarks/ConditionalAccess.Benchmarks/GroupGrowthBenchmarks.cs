using BenchmarkDotNet.Attributes;
using ConditionalAccess.Benchmarks.Gate;
using ConditionalAccess.Model;
using ConditionalAccess.Semantics;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing.Generation;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks;

/// <summary>How does the cost of a decision grow with the number of groups that the user is in? 240 policies.</summary>
[MemoryDiagnoser]
public class GroupGrowthBenchmarks
{
    private const int Policies = 240, SignIns = 1000, Proven = 500;
    private const ulong Seed = 20260103;

    private readonly DecisionBuffer _buffer = new();
    private PolicyEngine _engine = null!;
    private SignIn[] _signIns = [];
    private PreparedUser[] _users = [];

    [Params(5, 26, 60, 200)]
    public int Groups { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        TenantConfiguration tenant = BenchmarkWorkload.CreateTenant(Policies);
        _engine = Size.Engine(tenant, useExpressionTrees: true);
        var rng = new SplitMix64(Seed);
        _signIns = BenchmarkWorkload.CreateSignIns(SignIns);
        for (int i = 0; i < _signIns.Length; i++) _signIns[i] = _signIns[i] with { User = WithGroups(_signIns[i].User, ref rng) };
        _users = [.. _signIns.Select(s => _engine.PrepareUser(s.User))];
        EqualDecisions.Prove(new ReferenceEvaluator(tenant, EngineOptions.Default), _signIns[..Proven], _engine);
    }

    [Benchmark(OperationsPerInvoke = SignIns)]
    public int UserLookedUp()
    {
        int outcomes = 0;
        for (int i = 0; i < _signIns.Length; i++) outcomes += (int)_engine.Evaluate(in _signIns[i], null, null, _buffer).Outcome;
        return outcomes;
    }

    [Benchmark(OperationsPerInvoke = SignIns)]
    public int UserPrepared()
    {
        int outcomes = 0;
        for (int i = 0; i < _signIns.Length; i++) outcomes += (int)_engine.Evaluate(in _signIns[i], _users[i], null, _buffer).Outcome;
        return outcomes;
    }

    /// <summary>What preparing costs, once for a session.</summary>
    [Benchmark(OperationsPerInvoke = SignIns)]
    public int PrepareUser()
    {
        int known = 0;
        for (int i = 0; i < _signIns.Length; i++) known += _engine.PrepareUser(in _users[i].Signals).IsFor(_engine) ? 1 : 0;
        return known;
    }

    // As in the workload: frequent groups are more likely.
    private UserSignals WithGroups(UserSignals user, ref SplitMix64 rng)
    {
        var groups = new HashSet<GraphId>();
        while (groups.Count < Groups) groups.Add(WorkloadWorld.Instance.Groups[rng.Skewed(WorkloadWorld.Instance.Groups.Length)]);
        return user with { Groups = [.. groups] };
    }
}
