using BenchmarkDotNet.Attributes;
using ConditionalAccess.Benchmarks.Gate;
using ConditionalAccess.Model;
using ConditionalAccess.Semantics;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks;

/// <summary>
/// Do threads disturb each other? Each decides the same number of sign-ins by one shared engine, so as long as there is a processor for each thread, a time
/// that does not grow means that nothing is shared but what is only read.
/// </summary>
[MemoryDiagnoser]
public class ThreadBenchmarks
{
    private const int SignIns = 1000, Passes = 500;

    private PolicyEngine _engine = null!;
    private SignIn[] _signIns = [];
    private PreparedUser[] _users = [];

    [Params(1, 2, 4)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        TenantConfiguration tenant = BenchmarkWorkload.CreateTenant(240);
        _engine = Size.Engine(tenant, useExpressionTrees: true);
        _signIns = BenchmarkWorkload.CreateSignIns(SignIns);
        _users = [.. _signIns.Select(s => _engine.PrepareUser(s.User))];
        EqualDecisions.Prove(new ReferenceEvaluator(tenant, EngineOptions.Default), _signIns, _engine);
    }

    /// <summary>Time for one decision of each thread; making the threads is a thousandth of it.</summary>
    [Benchmark(OperationsPerInvoke = SignIns * Passes)]
    public int UserPrepared()
    {
        int outcomes = 0;
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(() => Interlocked.Add(ref outcomes, Decide())))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        return outcomes;
    }

    private int Decide()
    {
        int outcomes = 0;
        for (int pass = 0; pass < Passes; pass++)
        {
            for (int i = 0; i < _signIns.Length; i++) outcomes += (int)_engine.Evaluate(in _signIns[i], _users[i]).Outcome;
        }

        return outcomes;
    }
}
