using System.Text;
using BenchmarkDotNet.Attributes;
using ConditionalAccess.Semantics;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks;

/// <summary>How long does reading take, from the bytes of a document with policies and named locations to a <see cref="PolicySet"/>?</summary>
[MemoryDiagnoser]
public class ReadBenchmarks
{
    private byte[] _json = [];

    [Params(10, 240, 1000, 10_000)]
    public int Policies { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        PolicySet built = PolicySet.From(BenchmarkWorkload.CreateTenant(Policies));
        _json = Encoding.UTF8.GetBytes(built.ToJson());
        PolicySet read = PolicySet.Parse(_json);
        if (read.ToJson() != built.ToJson()) throw new InvalidOperationException("the document does not hold the workload");
        EqualDecisions.Prove(new ReferenceEvaluator(built.Tenant, EngineOptions.Default), BenchmarkWorkload.CreateSignIns(Policies > 1000 ? 50 : 500), read.Compile());
        Console.WriteLine($"// {Policies} policies: {_json.Length} bytes of JSON");
    }

    [Benchmark]
    public int Read() => PolicySet.Parse(_json).Policies.Count;
}
