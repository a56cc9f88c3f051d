using BenchmarkDotNet.Attributes;
using ConditionalAccess.Model;
using ConditionalAccess.Semantics;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks;

/// <summary>
/// How long does it take until a changed policy is in force? The set is compiled, its version worked out and the engine published. How long decisions wait
/// meanwhile is what the command <c>publish</c> measures.
/// </summary>
[MemoryDiagnoser]
public class PublishBenchmarks : IDisposable
{
    private TenantConfiguration _tenant = null!;
    private PolicyDecisionPoint _point = null!;
    private int _changes;

    [Params(240, 1000, 10_000)]
    public int Policies { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _tenant = BenchmarkWorkload.CreateTenant(Policies);
        _point = new PolicyDecisionPoint(PolicySet.From(_tenant).Compile());
        if (!ChangeOnePolicy()) throw new InvalidOperationException("not published");
        EqualDecisions.Prove(new ReferenceEvaluator(_tenant, EngineOptions.Default), BenchmarkWorkload.CreateSignIns(Policies > 1000 ? 50 : 500), _point.Current);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _point?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public bool ChangeOnePolicy()
    {
        ConditionalAccessPolicy[] policies = [.. _tenant.Policies];
        int changed = _changes++ % policies.Length;
        policies[changed] = policies[changed] with { DisplayName = "changed " + _changes };
        _tenant = _tenant with { Policies = [.. policies] };
        return _point.TryPublish(PolicySet.From(_tenant).Compile());
    }
}
