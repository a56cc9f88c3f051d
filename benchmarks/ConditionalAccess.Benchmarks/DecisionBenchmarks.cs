using BenchmarkDotNet.Attributes;
using ConditionalAccess.Benchmarks.Gate;

namespace ConditionalAccess.Benchmarks;

/// <summary>How long does one decision take when nothing was prepared? The groups and roles of the user are looked up each time.</summary>
[MemoryDiagnoser]
public class DecisionBenchmarks
{
    private const int ReferenceSignIns = 50;

    private Size _size = null!;

    [Params(10, 240, 1000)]
    public int Policies { get; set; }

    [GlobalSetup]
    public void Setup() => _size = Size.Proven(Policies);

    /// <summary>The normative evaluator: plain loops over the model.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = ReferenceSignIns)]
    public int Reference() => _size.PassOfReference(ReferenceSignIns);

    /// <summary>One compiled expression tree for each policy, asked in order.</summary>
    [Benchmark(OperationsPerInvoke = Size.SignIns)]
    public int TreePerPolicy() => _size["tree per policy, user looked up"].Pass();

    /// <summary>The whole set as one compiled program.</summary>
    [Benchmark(OperationsPerInvoke = Size.SignIns)]
    public int FusedTree() => _size["fused tree, user looked up"].Pass();

    /// <summary>The engine.</summary>
    [Benchmark(OperationsPerInvoke = Size.SignIns)]
    public int Compiled() => _size["user looked up"].Pass();

    /// <summary>The engine in a process that cannot generate code.</summary>
    [Benchmark(OperationsPerInvoke = Size.SignIns)]
    public int CompiledWithoutDynamicCode() => _size["no dynamic code, user looked up"].Pass();
}
