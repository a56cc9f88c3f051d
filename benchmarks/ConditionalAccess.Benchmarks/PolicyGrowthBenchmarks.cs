using BenchmarkDotNet.Attributes;
using ConditionalAccess.Benchmarks.Gate;

namespace ConditionalAccess.Benchmarks;

/// <summary>How does the cost of a decision grow with the number of policies?</summary>
[MemoryDiagnoser]
public class PolicyGrowthBenchmarks
{
    private Size _size = null!;

    [Params(10, 50, 240, 1000, 10_000)]
    public int Policies { get; set; }

    [GlobalSetup]
    public void Setup() => _size = Size.Proven(Policies);

    [Benchmark(OperationsPerInvoke = Size.SignIns)]
    public int UserLookedUp() => _size["user looked up"].Pass();

    [Benchmark(OperationsPerInvoke = Size.SignIns)]
    public int UserPrepared() => _size["user prepared"].Pass();

    [Benchmark(OperationsPerInvoke = Size.SignIns)]
    public int UserAndDevicePrepared() => _size["user and device prepared"].Pass();
}
