using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ConditionalAccess.Benchmarks.Gate;

/// <summary>Measures every target and prints one line for each. Exit code 1 when one is worse than what is held.</summary>
internal static class GateRun
{
    public static int Run(string[] args)
    {
        if (args is ["cold" or "vectors", ..]) return ProcessTargets.RunChild(args[0], args.ElementAtOrDefault(1));
        var watch = Stopwatch.StartNew();
        var table = new StringWriter(CultureInfo.InvariantCulture);
        Line(table, $"{RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}{Load()}");
        List<Target> targets = [];
        foreach (Func<IEnumerable<Target>> part in (Func<IEnumerable<Target>>[])[() => DecisionTargets.Measure(table), () => SetTargets.Measure(table), () => ProcessTargets.Measure(table)])
        {
            foreach (Target target in part())
            {
                targets.Add(target);
                Line(table, target.ToString());
            }
        }

        int failed = targets.Count(t => t.Verdict == Verdict.Failed), reached = targets.Count(t => t.Verdict == Verdict.Ok);
        Line(table, FormattableString.Invariant($"{targets.Count} targets: {reached} reached, {targets.Count - reached - failed} short, {failed} failed; {watch.Elapsed.TotalSeconds:F0} s"));
        if (args is ["--out", { } file]) File.WriteAllText(file, table.ToString());
        return failed == 0 ? 0 : 1;
    }

    private static void Line(StringWriter table, string line)
    {
        Console.WriteLine(line);
        table.WriteLine(line);
    }

    private static string Load() => File.Exists("/proc/loadavg") ? ", load " + File.ReadAllText("/proc/loadavg").Split(' ')[0] : "";
}
