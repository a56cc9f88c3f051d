using System.Diagnostics;
using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks.Commands;

/// <summary>
/// <c>fleet [devices]</c>: a fleet re-evaluated, a million devices when no number is given. Devices are made in batches of which only the evaluation is
/// timed; every batch is another part of the fleet, so that no device is met twice.
/// </summary>
internal static class FleetCommand
{
    private const int Batch = 50_000, Proven = 2000;

    public static int Run(string[] args)
    {
        int devices = args is [string count, ..] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 1_000_000;
        ComplianceConfiguration configuration = ComplianceWorkload.Create(0).Configuration;
        ComplianceEngine engine = CompiledCompliance.Engine(configuration, ComplianceOptions.Default, useExpressionTrees: true);
        using IEnumerator<ComplianceWorkload.FleetDevice> fleet = ComplianceWorkload.Devices(configuration).GetEnumerator();
        Console.WriteLine($"{configuration.Policies.Count} policies over all platforms, {Environment.ProcessorCount} processors; {Proven} devices evaluated by the reference alike: {Prove(engine, configuration)}");
        var single = new Pass(1);
        var several = new Pass(Environment.ProcessorCount);
        ComplianceWorkload.FleetDevice[] batch = Take(fleet, Batch);
        for (int i = 0; i < 3; i++)
        {
            single.Run(engine, batch);
            several.Run(engine, batch);
        }

        single.Begin();
        several.Begin();
        for (int done = 0; done < devices; done += batch.Length)
        {
            batch = Take(fleet, Math.Min(Batch, devices - done));
            GC.Collect();
            single.Run(engine, batch);
            several.Run(engine, batch);
        }

        Console.WriteLine();
        Console.WriteLine("| Devices | Threads | Time | One device | Bytes a device | Devices a second | Access granted |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        single.Print(devices);
        several.Print(devices);
        if (single.Granted != several.Granted) throw new InvalidOperationException("threads change what is decided");
        return 0;
    }

    private static ComplianceWorkload.FleetDevice[] Take(IEnumerator<ComplianceWorkload.FleetDevice> fleet, int count)
    {
        var taken = new ComplianceWorkload.FleetDevice[count];
        for (int i = 0; i < count; i++)
        {
            fleet.MoveNext();
            taken[i] = fleet.Current;
        }

        return taken;
    }

    private static string Prove(ComplianceEngine engine, ComplianceConfiguration configuration)
    {
        var states = new SortedDictionary<ComplianceState, int>();
        foreach (ComplianceWorkload.FleetDevice device in ComplianceWorkload.Devices(configuration).Take(Proven))
        {
            DeviceCompliance expected = ComplianceReference.Evaluate(configuration, ComplianceOptions.Default, device.Facts, device.Record, ComplianceWorkload.Now);
            DeviceCompliance actual = CompiledCompliance.Evaluate(engine, device.Facts, device.Record, ComplianceWorkload.Now);
            if (ComplianceOutcome.Difference(ComplianceOutcome.Of(expected), ComplianceOutcome.Of(actual)) is { } difference) throw new InvalidOperationException("evaluated differently: " + difference);
            states[expected.ReportedState] = states.GetValueOrDefault(expected.ReportedState) + 1;
        }

        return string.Join(", ", states.Select(s => $"{s.Key} {s.Value}"));
    }

    /// <summary>What one way to evaluate took, over all batches.</summary>
    private sealed class Pass(int threads)
    {
        // A thread keeps its buffer for all devices.
        private readonly ComplianceBuffer[] _buffers = [.. Enumerable.Range(0, threads).Select(_ => new ComplianceBuffer())];
        private long _ticks, _bytes;

        public int Granted { get; private set; }

        /// <summary>What ran before was for warming up.</summary>
        public void Begin() => (_ticks, _bytes, Granted) = (0, 0, 0);

        public void Run(ComplianceEngine engine, ComplianceWorkload.FleetDevice[] batch)
        {
            var bytes = new long[threads];
            var granted = new int[threads];
            Thread[] all = [.. Enumerable.Range(0, threads).Select(n => new Thread(() =>
            {
                int share = batch.Length / threads, from = n * share, to = n == threads - 1 ? batch.Length : from + share, own = 0;
                ComplianceBuffer buffer = _buffers[n];
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int i = from; i < to; i++)
                {
                    if (engine.Evaluate(batch[i].Facts, batch[i].Record, ComplianceWorkload.Now, buffer).AccessCompliant) own++;
                }

                (bytes[n], granted[n]) = (GC.GetAllocatedBytesForCurrentThread() - before, own);
            }))];
            long start = Stopwatch.GetTimestamp();
            foreach (Thread thread in all) thread.Start();
            foreach (Thread thread in all) thread.Join();
            _ticks += Stopwatch.GetTimestamp() - start;
            _bytes += bytes.Sum();
            Granted += granted.Sum();
        }

        public void Print(int devices)
        {
            double seconds = _ticks / (double)Stopwatch.Frequency;
            Console.WriteLine(FormattableString.Invariant(
                $"| {devices} | {threads} | {seconds:F2} s | {seconds / devices * 1e9:F0} ns | {_bytes / (double)devices:F2} | {devices / seconds:F0} | {Granted} |"));
        }
    }
}
