using BenchmarkDotNet.Attributes;
using ConditionalAccess.Benchmarks.Gate;
using ConditionalAccess.Model;
using ConditionalAccess.Semantics;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks;

/// <summary>How long does it take to say why? As an object, as text and as JSON.</summary>
[MemoryDiagnoser]
public class ExplainBenchmarks
{
    private const int SignIns = 50;

    private SignIn[] _signIns = [];
    private PolicyEngine _engine = null!;

    [Params(10, 240, 1000)]
    public int Policies { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        TenantConfiguration tenant = BenchmarkWorkload.CreateTenant(Policies);
        _engine = Size.Engine(tenant, useExpressionTrees: true);
        _signIns = BenchmarkWorkload.CreateSignIns(SignIns);
        EqualDecisions.Prove(new ReferenceEvaluator(tenant, EngineOptions.Default), _signIns, _engine);
        foreach (SignIn signIn in _signIns)
        {
            if (_engine.Explain(in signIn).Outcome != _engine.Evaluate(in signIn).Outcome) throw new InvalidOperationException("the explanation says something else");
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = SignIns)]
    public int Explain()
    {
        int outcomes = 0;
        foreach (ref readonly SignIn signIn in _signIns.AsSpan()) outcomes += (int)_engine.Explain(in signIn).Outcome;
        return outcomes;
    }

    [Benchmark(OperationsPerInvoke = SignIns)]
    public int ExplainAsText()
    {
        int length = 0;
        foreach (ref readonly SignIn signIn in _signIns.AsSpan()) length += _engine.Explain(in signIn).ToString().Length;
        return length;
    }

    [Benchmark(OperationsPerInvoke = SignIns)]
    public int ExplainAsJson()
    {
        int length = 0;
        foreach (ref readonly SignIn signIn in _signIns.AsSpan()) length += _engine.Explain(in signIn).ToJson().Length;
        return length;
    }
}
