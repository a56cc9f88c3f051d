using BenchmarkDotNet.Attributes;
using ConditionalAccess.Benchmarks.Gate;

namespace ConditionalAccess.Benchmarks;

/// <summary>How long does one decision take when a session holds its prepared user, or user and device? The trees have a prepared user too.</summary>
[MemoryDiagnoser]
public class PreparedDecisionBenchmarks
{
    private Size _size = null!;

    [Params(10, 50, 240, 1000)]
    public int Policies { get; set; }

    [GlobalSetup]
    public void Setup() => _size = Size.Proven(Policies);

    [Benchmark(Baseline = true, OperationsPerInvoke = Size.SignIns)]
    public int FusedTree() => _size["fused tree, user prepared"].Pass();

    [Benchmark(OperationsPerInvoke = Size.SignIns)]
    public int TreePerPolicy() => _size["tree per policy, user prepared"].Pass();

    [Benchmark(OperationsPerInvoke = Size.SignIns)]
    public int UserPrepared() => _size["user prepared"].Pass();

    [Benchmark(OperationsPerInvoke = Size.SignIns)]
    public int UserAndDevicePrepared() => _size["user and device prepared"].Pass();

    [Benchmark(OperationsPerInvoke = Size.SignIns)]
    public int UserPreparedWithoutDynamicCode() => _size["no dynamic code, user prepared"].Pass();
}
