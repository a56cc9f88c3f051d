using BenchmarkDotNet.Attributes;
using ConditionalAccess.Benchmarks.Baselines;
using ConditionalAccess.Benchmarks.Gate;

namespace ConditionalAccess.Benchmarks;

/// <summary>How close does the engine come to what a developer would write by hand for one small tenant, the natural limit?</summary>
[MemoryDiagnoser]
public class TwelvePoliciesBenchmarks
{
    private TwelvePolicyContenders _contenders = null!;

    [GlobalSetup]
    public void Setup()
    {
        _contenders = new TwelvePolicyContenders();
        Console.WriteLine("// decided alike: " + _contenders.Outcomes);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Size.SignIns)]
    public int WrittenByHand() => _contenders.Code.Pass();

    [Benchmark(OperationsPerInvoke = Size.SignIns)]
    public int UserPrepared() => _contenders.Engine.Pass();
}
