using BenchmarkDotNet.Attributes;
using ConditionalAccess.Benchmarks.Gate;
using ConditionalAccess.Compilation;
using ConditionalAccess.Model;
using ConditionalAccess.Semantics;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks;

/// <summary>How long does compiling take, from a policy set to what decides?</summary>
[MemoryDiagnoser]
public class CompileBenchmarks
{
    private TenantConfiguration _tenant = null!;

    [Params(10, 240, 1000, 10_000)]
    public int Policies { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _tenant = BenchmarkWorkload.CreateTenant(Policies);
        EqualDecisions.Prove(new ReferenceEvaluator(_tenant, EngineOptions.Default), BenchmarkWorkload.CreateSignIns(Policies > 1000 ? 50 : 500),
            Size.Engine(_tenant, useExpressionTrees: true), Size.Engine(_tenant, useExpressionTrees: false));
    }

    [Benchmark]
    public int Compile() => PlanCompiler.Compile(_tenant, EngineOptions.Default, useExpressionTrees: true).Words;

    /// <summary>As in a process that cannot generate code.</summary>
    [Benchmark]
    public int CompileWithoutDynamicCode() => PlanCompiler.Compile(_tenant, EngineOptions.Default, useExpressionTrees: false).Words;
}
