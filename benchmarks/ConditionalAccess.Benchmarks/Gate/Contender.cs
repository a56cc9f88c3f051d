namespace ConditionalAccess.Benchmarks.Gate;

/// <summary>One way to decide the sign-ins of the workload, a tenth of them in each pass.</summary>
/// <param name="name">What it is.</param>
/// <param name="pass">Decides the sign-ins of one pass, from that of a number on; what it returns keeps the work from being removed.</param>
internal sealed class Contender(string name, Func<int, int> pass)
{
    private const int PassesOfWorkload = Size.WorkloadSignIns / Size.SignIns;
    private const int WarmUpRounds = 14;
    private const double WarmUpNanoseconds = 12e6;

    private double _pass;
    private int _first;

    public string Name => name;

    /// <summary>Decides the sign-ins of the next pass.</summary>
    public int Pass()
    {
        int first = _first;
        _first = (first + Size.SignIns) % Size.WorkloadSignIns;
        return pass(first);
    }

    /// <summary>The least time of one decision in any round, in nanoseconds.</summary>
    public double Nanoseconds { get; private set; } = double.MaxValue;

    /// <summary>Bytes that one pass allocates.</summary>
    public long Bytes { get; private set; } = long.MaxValue;

    /// <summary>Measures contenders in turn, so that what disturbs the machine disturbs all of them.</summary>
    /// <param name="contenders">The contenders.</param>
    /// <param name="rounds">Rounds; those whose pass takes longer than a round take part in every third one only.</param>
    /// <param name="nanoseconds">How long each takes in each round, at least one pass.</param>
    public static void Race(IReadOnlyList<Contender> contenders, int rounds, double nanoseconds)
    {
        WarmUp(contenders);
        for (int round = 0; round < rounds; round++)
        {
            foreach (Contender contender in contenders)
            {
                if (round % 3 == 0 || contender._pass < nanoseconds) contender.Measure(nanoseconds);
            }
        }
    }

    // Code is compiled for good only after many calls and some time, by a thread that may have to wait for a processor.
    private static void WarmUp(IReadOnlyList<Contender> contenders)
    {
        for (int round = 0; round < WarmUpRounds; round++)
        {
            foreach (Contender contender in contenders)
            {
                if (round < 2 || contender._pass < WarmUpNanoseconds) contender.Spend(WarmUpNanoseconds);
            }

            Thread.Sleep(80);
        }
    }

    private void Spend(double nanoseconds)
    {
        _pass = Time(1) * Size.SignIns;
        if (_pass < nanoseconds) Time((int)(nanoseconds / _pass));
    }

    private void Measure(double nanoseconds)
    {
        int passes = Math.Clamp((int)(nanoseconds / _pass), 1, 10_000);
        if (passes > PassesOfWorkload) passes -= passes % PassesOfWorkload;
        // The same sign-ins in every round.
        _first = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        double time = Time(passes);
        Bytes = Math.Min(Bytes, (GC.GetAllocatedBytesForCurrentThread() - before) / passes);
        Nanoseconds = Math.Min(Nanoseconds, time);
    }

    private double Time(int passes)
    {
        int outcomes = 0;
        long start = Clock.Nanoseconds();
        for (int i = 0; i < passes; i++) outcomes += Pass();
        long end = Clock.Nanoseconds();
        GC.KeepAlive(outcomes);
        return (end - start) / (double)passes / Size.SignIns;
    }
}
