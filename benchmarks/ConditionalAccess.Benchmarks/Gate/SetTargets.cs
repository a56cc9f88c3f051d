using System.Diagnostics;
using ConditionalAccess.Compilation;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks.Gate;

/// <summary>What a compiled set takes: memory, time to compile, time to publish, and what threads gain.</summary>
internal static class SetTargets
{
    // What a local variable holds may be collected before the method ends, or long after.
    private static PolicyPlan? s_held;

    public static IEnumerable<Target> Measure(TextWriter log)
    {
        yield return Target.AtMost("240 policies, memory of the compiled set", KiB(240), "KiB", 256, 256);
        yield return Target.AtMost("10000 policies, memory of the compiled set", KiB(10_000) / 1024, "MiB", 3, 3);
        double small = CompileMicroseconds(240) / 240, large = CompileMicroseconds(10_000) / 10_000;
        log.WriteLine(FormattableString.Invariant($"compile: {small:F1} us per policy at 240, {large:F1} at 10000"));
        yield return Target.AtMost("compile time per policy at 10000 beside 240", large / small, "x", 1, 1);
        yield return Publish(log);
        yield return Threads();
    }

    private static double KiB(int policies)
    {
        TenantConfiguration tenant = BenchmarkWorkload.CreateTenant(policies);
        _ = PlanCompiler.Compile(tenant, EngineOptions.Default);
        double least = double.MaxValue;
        for (int i = 0; i < 3; i++)
        {
            s_held = null;
            long before = Memory();
            s_held = PlanCompiler.Compile(tenant, EngineOptions.Default);
            least = Math.Min(least, (Memory() - before) / 1024.0);
        }

        GC.KeepAlive(tenant);
        return least;
    }

    private static long Memory()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: false);
    }

    private static double CompileMicroseconds(int policies)
    {
        TenantConfiguration tenant = BenchmarkWorkload.CreateTenant(policies);
        double least = double.MaxValue;
        for (int i = 0; i < 4; i++)
        {
            long start = Clock.Nanoseconds();
            GC.KeepAlive(PlanCompiler.Compile(tenant, EngineOptions.Default));
            least = Math.Min(least, Clock.Nanoseconds() - start);
        }

        return least / 1000;
    }

    // One policy of ten thousand changes, and another thread goes on deciding.
    private static Target Publish(TextWriter log)
    {
        PolicySet set = PolicySet.From(BenchmarkWorkload.CreateTenant(10_000));
        using var point = new PolicyDecisionPoint(set.Compile());
        _ = point.Current.Version;
        SignIn[] signIns = BenchmarkWorkload.CreateSignIns(200);
        bool stop = false;
        long longest = 0;
        var decider = new Thread(() =>
        {
            var buffer = new DecisionBuffer();
            for (int i = 0; !Volatile.Read(ref stop); i++)
            {
                long start = Stopwatch.GetTimestamp();
                _ = point.Evaluate(in signIns[i % signIns.Length], null, null, buffer);
                if (i > 2000) longest = Math.Max(longest, Stopwatch.GetTimestamp() - start);
            }
        });
        decider.Start();
        double least = double.MaxValue;
        for (int i = 0; i < 5; i++)
        {
            ConditionalAccessPolicy[] policies = [.. set.Policies];
            policies[i] = policies[i] with { DisplayName = "changed " + i };
            set = PolicySet.From(set.Tenant with { Policies = [.. policies] });
            long start = Clock.Nanoseconds();
            if (!point.TryPublish(set.Compile())) throw new InvalidOperationException("not published");
            least = Math.Min(least, Clock.Nanoseconds() - start);
        }

        Volatile.Write(ref stop, true);
        decider.Join();
        log.WriteLine(FormattableString.Invariant($"publish: longest decision meanwhile {longest * 1000.0 / Stopwatch.Frequency:F2} ms, waits for a processor included"));
        return Target.AtMost("10000 policies, one changes: compile and publish", least / 1e6, "ms", 100, 150);
    }

    private static Target Threads()
    {
        PolicyEngine engine = Size.Engine(BenchmarkWorkload.CreateTenant(240), useExpressionTrees: true);
        SignIn[] signIns = Size.Workload;
        PreparedUser[] users = [.. signIns.Select(s => engine.PrepareUser(s.User))];
        double alone = Run(1), together = Run(2);
        return Target.AtLeast("240 policies, two threads decide as much as one, times", 2 * alone / together, 1.8, 1.5);

        double Run(int threads)
        {
            double least = double.MaxValue;
            for (int round = 0; round < 5; round++) least = Math.Min(least, Once(threads));
            return least;
        }

        // Processor time of each thread: what one thread costs the other shows, other work on the machine hardly.
        double Once(int threads)
        {
            var times = new double[threads];
            Thread[] all = [.. Enumerable.Range(0, threads).Select(n => new Thread(() =>
            {
                for (int pass = 0; pass < 4; pass++) Decide();
                long start = Clock.Nanoseconds();
                for (int pass = 0; pass < 20; pass++) Decide();
                times[n] = Clock.Nanoseconds() - start;
            }))];
            foreach (Thread thread in all) thread.Start();
            foreach (Thread thread in all) thread.Join();
            return times.Average();
        }

        void Decide()
        {
            for (int i = 0; i < signIns.Length; i++) _ = engine.Evaluate(in signIns[i], users[i]);
        }
    }
}
