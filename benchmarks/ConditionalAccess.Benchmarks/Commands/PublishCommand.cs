using System.Diagnostics;
using System.Runtime;
using ConditionalAccess.Model;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks.Commands;

/// <summary>
/// <c>publish</c>: one thread decides without pause while another compiles and publishes ten thousand policies of which one changed, again and again. How long
/// the longest decision took, beside the same time without a publish.
/// </summary>
internal static class PublishCommand
{
    private const int Policies = 10_000, Publishes = 20;

    public static int Run()
    {
        var point = new PolicyDecisionPoint(PolicySet.From(BenchmarkWorkload.CreateTenant(Policies)).Compile());
        string gc = $"{(GCSettings.IsServerGC ? "server" : "workstation")} garbage collector, {(AppContext.TryGetSwitch("System.GC.Concurrent", out bool isConcurrent) && !isConcurrent ? "not concurrent" : "concurrent")}, {GCSettings.LatencyMode}";
        Console.WriteLine($"{Environment.ProcessorCount} processors, {gc}; the deciding thread has a buffer of its own");
        using (point)
        {
            // The digests of unchanged policies are kept; the first version ever has to make them all.
            long start = Stopwatch.GetTimestamp();
            _ = point.Current.Version;
            Console.WriteLine(FormattableString.Invariant($"first version: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms, on the publishing thread"));
            Console.WriteLine();
            PublishAgainAndAgain(point);
            Decide(point, TimeSpan.FromSeconds(1));
            Console.WriteLine("| Meanwhile | Decisions | Median | 99 % | 99.99 % | Longest | Collections of generation 0/1/2 | Paused by them | Publishes | Longest publish | Allocated by one |");
            Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
            double publish = Measure(point, "publishing", () => PublishAgainAndAgain(point), null);
            Measure(point, "nothing", null, TimeSpan.FromMilliseconds(publish));
        }

        return 0;
    }

    // Returns how long it took, in milliseconds, so that the quiet run can take as long.
    private static double Measure(PolicyDecisionPoint point, string name, Func<(double Longest, long Bytes)>? work, TimeSpan? atLeast)
    {
        GC.Collect();
        int[] collections = [GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2)];
        TimeSpan paused = GC.GetTotalPauseDuration();
        var watch = Stopwatch.StartNew();
        bool stop = false;
        uint[] times = [];
        var decider = new Thread(() => times = Decide(point, TimeSpan.MaxValue, () => Volatile.Read(ref stop)));
        decider.Start();
        (double longest, long bytes) = work is null ? default : work();
        if (atLeast is { } least && least > watch.Elapsed) Thread.Sleep(least - watch.Elapsed);
        double total = watch.Elapsed.TotalMilliseconds;
        for (int i = 0; i < collections.Length; i++) collections[i] = GC.CollectionCount(i) - collections[i];
        paused = GC.GetTotalPauseDuration() - paused;
        Volatile.Write(ref stop, true);
        decider.Join();
        Array.Sort(times);
        Console.WriteLine(FormattableString.Invariant(
            $"| {name} | {times.Length} | {At(0.5)} | {At(0.99)} | {At(0.9999)} | {At(1)} | {string.Join('/', collections)} | {paused.TotalMilliseconds:F1} ms | {(work is null ? "0 | - | -" : FormattableString.Invariant($"{Publishes} | {longest:F1} ms | {bytes / 1e6:F1} MB"))} |"));
        return total;

        string At(double share)
        {
            double microseconds = times[Math.Min(times.Length - 1, (int)(share * times.Length))] * 1e6 / Stopwatch.Frequency;
            return microseconds < 1000 ? FormattableString.Invariant($"{microseconds:F1} us") : FormattableString.Invariant($"{microseconds / 1000:F2} ms");
        }
    }

    // The longest of all publishes, in milliseconds, and what one allocates: compile the set, work out its version, put it in force.
    private static (double Longest, long Bytes) PublishAgainAndAgain(PolicyDecisionPoint point)
    {
        double longest = 0;
        long allocated = 0;
        TenantConfiguration tenant = point.Current.Tenant;
        for (int i = 0; i < Publishes; i++)
        {
            ConditionalAccessPolicy[] policies = [.. tenant.Policies];
            policies[i] = policies[i] with { DisplayName = "changed " + Guid.NewGuid() };
            tenant = tenant with { Policies = [.. policies] };
            long start = Stopwatch.GetTimestamp(), before = GC.GetAllocatedBytesForCurrentThread();
            if (!point.TryPublish(PolicySet.From(tenant).Compile())) throw new InvalidOperationException("not published");
            longest = Math.Max(longest, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return (longest, allocated / Publishes);
    }

    private static uint[] Decide(PolicyDecisionPoint point, TimeSpan time, Func<bool>? isEnough = null)
    {
        SignIn[] signIns = BenchmarkWorkload.CreateSignIns(1000);
        var buffer = new DecisionBuffer();
        var times = new uint[16_000_000];
        int count = 0;
        long begin = Stopwatch.GetTimestamp();
        while (count < times.Length && Stopwatch.GetElapsedTime(begin) < time && isEnough?.Invoke() != true)
        {
            for (int i = 0; i < signIns.Length && count < times.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                _ = point.Evaluate(in signIns[i], null, null, buffer);
                times[count++] = (uint)(Stopwatch.GetTimestamp() - start);
            }
        }

        return times[..count];
    }
}
