using ConditionalAccess.Benchmarks.Baselines;

namespace ConditionalAccess.Benchmarks.Gate;

/// <summary>How long a decision takes beside the baselines, and how it grows with the number of policies.</summary>
internal static class DecisionTargets
{
    private const int Rounds = 9;
    private const double RoundNanoseconds = 40e6;

    public static IEnumerable<Target> Measure(TextWriter log)
    {
        Dictionary<int, Size> sizes = [];
        foreach ((int policies, int proven) in ((int, int)[])[(10, 2000), (50, 2000), (240, 1000), (10_000, 60)])
        {
            sizes[policies] = new Size(policies, proven, withTreePerPolicy: policies > 50, withoutDynamicCode: policies == 240);
            log.WriteLine($"{policies} policies, {proven} sign-ins decided alike: {sizes[policies].Outcomes}");
        }

        var twelve = new TwelvePolicyContenders();
        log.WriteLine("12 policies, decided alike by hand: " + twelve.Outcomes);
        Contender.Race([.. sizes.Values.SelectMany(s => s.Contenders), twelve.Engine, twelve.Code], Rounds, RoundNanoseconds);
        foreach (Size size in sizes.Values) Log(log, size);
        log.WriteLine(FormattableString.Invariant($"12 policies, ns per decision: engine {twelve.Engine.Nanoseconds:F0}; written by hand {twelve.Code.Nanoseconds:F0}"));
        return [.. Ratios(sizes), .. Growth(sizes), HandWrittenTarget(twelve.Engine, twelve.Code)];
    }

    private static IEnumerable<Target> Ratios(Dictionary<int, Size> sizes)
    {
        foreach ((int policies, double wanted, double held) in ((int, double, double)[])[(10, 1, 1), (50, 1, 1), (240, 3, 2.7), (10_000, 20, 100)])
            yield return Ratio(sizes[policies], "fused tree, user prepared", "user prepared", wanted, held);
        yield return Ratio(sizes[10_000], "fused tree, user prepared", "user and device prepared", 80, 130);
        yield return Ratio(sizes[240], "fused tree, user looked up", "user looked up", 1.5, 1.3);
        yield return Ratio(sizes[10_000], "fused tree, user looked up", "user looked up", 12, 25);
        yield return Ratio(sizes[240], "tree per policy, user prepared", "user prepared", 9, 9);
        yield return Ratio(sizes[10_000], "tree per policy, user prepared", "user prepared", 120, 800);
        Contender without = sizes[240]["no dynamic code, user prepared"], with = sizes[240]["user prepared"];
        yield return Target.AtMost("240 policies, without dynamic code beside with it", without.Nanoseconds / with.Nanoseconds, "x", 3, 3, without.Bytes);
    }

    private static IEnumerable<Target> Growth(Dictionary<int, Size> sizes)
    {
        yield return Growth(sizes[10], sizes[240], "user prepared", 2.5, 3.2);
        yield return Growth(sizes[10], sizes[240], "user and device prepared", 2.5, 2.5);
        yield return Growth(sizes[240], sizes[10_000], "user prepared", 16, 5);
        yield return Growth(sizes[240], sizes[10_000], "user and device prepared", 5, 5);
    }

    private static Target Ratio(Size size, string baseline, string contender, double wanted, double held)
    {
        Contender ours = size[contender];
        return Target.AtLeast($"{size.Policies} policies, {contender}: {baseline.Split(',')[0]} takes", size[baseline].Nanoseconds / ours.Nanoseconds, wanted, held, ours.Bytes);
    }

    private static Target Growth(Size small, Size large, string contender, double wanted, double held)
        => Target.AtMost($"from {small.Policies} to {large.Policies} policies, {contender}, a decision grows", large[contender].Nanoseconds / small[contender].Nanoseconds, "x", wanted, held);

    private static Target HandWrittenTarget(Contender engine, Contender code)
        => Target.AtMost("12 policies, user prepared, beside code written by hand", engine.Nanoseconds / code.Nanoseconds, "x", 2, 2, engine.Bytes);

    private static void Log(TextWriter log, Size size)
    {
        log.WriteLine($"{size.Policies} policies, ns per decision: {string.Join("; ", size.Contenders.Select(c => FormattableString.Invariant($"{c.Name} {c.Nanoseconds:F0}")))}");
    }
}
