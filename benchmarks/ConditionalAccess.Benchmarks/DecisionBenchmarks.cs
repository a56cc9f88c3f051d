using BenchmarkDotNet.Attributes;
using ConditionalAccess.Compilation;
using ConditionalAccess.Model;
using ConditionalAccess.Semantics;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks;

/// <summary>One decision: by the reference evaluator and by both compiled forms, over the same sign-ins.</summary>
[MemoryDiagnoser]
public class DecisionBenchmarks
{
    /// <summary>Sign-ins of one pass.</summary>
    internal const int SignIns = 250;

    private SignIn[] _signIns = [];
    private ReferenceEvaluator _reference = null!;
    private PolicyEngine _compiled = null!;
    private PolicyEngine _withoutDynamicCode = null!;

    [Params(10, 240, 1000)]
    public int Policies { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        TenantConfiguration tenant = BenchmarkWorkload.CreateTenant(Policies);
        _reference = new ReferenceEvaluator(tenant, EngineOptions.Default);
        _compiled = Engine(tenant, useExpressionTrees: true);
        _withoutDynamicCode = Engine(tenant, useExpressionTrees: false);
        EqualDecisions.Prove(_reference, _compiled, _withoutDynamicCode);
        _signIns = BenchmarkWorkload.CreateSignIns(SignIns);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = SignIns)]
    public int Reference()
    {
        int outcomes = 0;
        foreach (ref readonly SignIn signIn in _signIns.AsSpan()) outcomes += (int)_reference.Evaluate(in signIn).Outcome;
        return outcomes;
    }

    [Benchmark(OperationsPerInvoke = SignIns)]
    public int Compiled() => Decide(_compiled);

    [Benchmark(OperationsPerInvoke = SignIns)]
    public int CompiledWithoutDynamicCode() => Decide(_withoutDynamicCode);

    private int Decide(PolicyEngine engine)
    {
        int outcomes = 0;
        foreach (ref readonly SignIn signIn in _signIns.AsSpan()) outcomes += (int)engine.Evaluate(in signIn).Outcome;
        return outcomes;
    }

    private static PolicyEngine Engine(TenantConfiguration tenant, bool useExpressionTrees)
        => new(tenant, EngineOptions.Default, PlanCompiler.Compile(tenant, EngineOptions.Default, useExpressionTrees), "benchmark");
}
