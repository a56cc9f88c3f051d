using BenchmarkDotNet.Attributes;
using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks;

/// <summary>The compliance of one device under 20 policies over all platforms; one divided by the time is devices per second on one core.</summary>
[MemoryDiagnoser]
public class ComplianceBenchmarks
{
    // Enough devices that the processor does not learn them by heart, few enough for the reference.
    private const int Devices = 2000, ReferenceDevices = 100;

    private ComplianceWorkload _workload = null!;
    private ComplianceEngine _trees = null!, _delegates = null!;

    [GlobalSetup]
    public void Setup()
    {
        _workload = ComplianceWorkload.Create(Devices);
        _trees = CompiledCompliance.Engine(_workload.Configuration, ComplianceOptions.Default, useExpressionTrees: true);
        _delegates = CompiledCompliance.Engine(_workload.Configuration, ComplianceOptions.Default, useExpressionTrees: false);
        Prove();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = ReferenceDevices)]
    public int Reference()
    {
        int granted = 0;
        foreach (ComplianceWorkload.FleetDevice device in _workload.Fleet.AsSpan(0, ReferenceDevices))
        {
            if (ComplianceReference.Evaluate(_workload.Configuration, ComplianceOptions.Default, device.Facts, device.Record, ComplianceWorkload.Now).AccessCompliant) granted++;
        }

        return granted;
    }

    [Benchmark(OperationsPerInvoke = Devices)]
    public int Compiled() => Evaluate(_trees);

    [Benchmark(OperationsPerInvoke = Devices)]
    public int CompiledWithoutDynamicCode() => Evaluate(_delegates);

    private int Evaluate(ComplianceEngine engine)
    {
        int granted = 0;
        foreach (ComplianceWorkload.FleetDevice device in _workload.Fleet.AsSpan())
        {
            if (engine.Evaluate(device.Facts, device.Record, ComplianceWorkload.Now).AccessCompliant) granted++;
        }

        return granted;
    }

    // Fast and wrong measures nothing: everything that is decided must be equal before anything is timed.
    private void Prove()
    {
        var states = new SortedDictionary<ComplianceState, int>();
        foreach (ComplianceWorkload.FleetDevice device in _workload.Fleet)
        {
            DeviceCompliance expected = ComplianceReference.Evaluate(_workload.Configuration, ComplianceOptions.Default, device.Facts, device.Record, ComplianceWorkload.Now);
            foreach (ComplianceEngine engine in new[] { _trees, _delegates })
            {
                DeviceCompliance actual = CompiledCompliance.Evaluate(engine, device.Facts, device.Record, ComplianceWorkload.Now);
                string? difference = ComplianceOutcome.Difference(ComplianceOutcome.Of(expected), ComplianceOutcome.Of(actual));
                if (difference is not null) throw new InvalidOperationException("the evaluators disagree: " + difference);
            }

            states[expected.ReportedState] = states.GetValueOrDefault(expected.ReportedState) + 1;
        }

        Console.WriteLine($"// {_workload.Configuration.Policies.Count} policies, {Devices} devices decided alike: {string.Join(", ", states.Select(s => $"{s.Key} {s.Value}"))}");
    }
}
