namespace ConditionalAccess.Benchmarks.Gate;

/// <summary>Runs the gate.</summary>
internal static class GateRun
{
    public static int Run(string[] args)
    {
        foreach (int policies in args.Length > 0 ? args.Select(int.Parse) : [10, 50, 240])
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var size = new Size(policies, policies > 1000 ? 200 : 2000, withTreePerPolicy: policies < 5000);
            Console.WriteLine($"{policies} policies: {size.Outcomes}; set up in {watch.Elapsed.TotalSeconds:F1} s");
            Contender.Race(size.Contenders, 11, 5e6);
            foreach (Contender c in size.Contenders) Console.WriteLine($"  {c.Name,-50} {c.Nanoseconds,10:F1} ns {c.Bytes,8} B");
            Console.WriteLine($"  in {watch.Elapsed.TotalSeconds:F1} s");
        }

        return 0;
    }
}
