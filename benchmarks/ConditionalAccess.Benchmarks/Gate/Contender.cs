namespace ConditionalAccess.Benchmarks.Gate;

/// <summary>One way to decide all sign-ins of a pass.</summary>
/// <param name="name">What it is.</param>
/// <param name="signIns">Sign-ins of one pass.</param>
/// <param name="pass">Decides them all; what it returns keeps the work from being removed.</param>
internal sealed class Contender(string name, int signIns, Func<int> pass)
{
    public string Name => name;

    /// <summary>The least time of one decision in any round, in nanoseconds.</summary>
    public double Nanoseconds { get; private set; } = double.MaxValue;

    /// <summary>Bytes that one pass allocates.</summary>
    public long Bytes { get; private set; } = long.MaxValue;

    /// <summary>Measures contenders in turn, so that what disturbs the machine disturbs all of them.</summary>
    /// <param name="contenders">The contenders.</param>
    /// <param name="rounds">Rounds.</param>
    /// <param name="nanoseconds">How long each takes in each round, at least one pass.</param>
    public static void Race(IReadOnlyList<Contender> contenders, int rounds, double nanoseconds)
    {
        WarmUp(contenders);
        for (int round = 0; round < rounds; round++)
        {
            foreach (Contender contender in contenders) contender.Measure(nanoseconds);
        }
    }

    // Code is compiled for good only after many calls and some time, by a thread that may have to wait for a processor.
    private static void WarmUp(IReadOnlyList<Contender> contenders)
    {
        for (int round = 0; round < 12; round++)
        {
            foreach (Contender contender in contenders) contender.Time(Math.Max(1, 20_000_000 / contender.EstimatedPass));
            Thread.Sleep(100);
        }
    }

    private int EstimatedPass => Math.Max(1, (int)Math.Min(int.MaxValue, Time(1) * signIns));

    private void Measure(double nanoseconds)
    {
        double once = Time(1);
        int passes = Math.Clamp((int)(nanoseconds / (once * signIns)), 1, 10_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        double time = Time(passes);
        Bytes = Math.Min(Bytes, (GC.GetAllocatedBytesForCurrentThread() - before) / passes);
        Nanoseconds = Math.Min(Nanoseconds, time);
    }

    private double Time(int passes)
    {
        int outcomes = 0;
        long start = Clock.Nanoseconds();
        for (int i = 0; i < passes; i++) outcomes += pass();
        long end = Clock.Nanoseconds();
        GC.KeepAlive(outcomes);
        return (end - start) / (double)passes / signIns;
    }
}
