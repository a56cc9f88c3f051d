using System.Globalization;
using ConditionalAccess.Benchmarks.Gate;

namespace ConditionalAccess.Benchmarks.Commands;

/// <summary>
/// <c>cold [policies ...]</c>: a fresh process reads a document, compiles it and decides once, five times for each number of policies; with the library as its
/// package carries it for this machine, and with intermediate language only.
/// </summary>
internal static class ColdCommand
{
    private const int Runs = 5;

    public static int Run(string[] args)
    {
        int[] sizes = args.Length == 0 ? [10, 240, 1000] : Array.ConvertAll(args, a => int.Parse(a, CultureInfo.InvariantCulture));
        Console.WriteLine("milliseconds of processor time, in brackets time that passed; methods are those compiled from intermediate language");
        if (PrecompiledProgram.Exists) Table("precompiled, as in the package", sizes, isPrecompiled: true);
        else Console.WriteLine("without precompiled code: this is no Release build, or the package carries none for this machine");
        Table("intermediate language only", sizes, isPrecompiled: false);
        return 0;
    }

    private static void Table(string title, int[] sizes, bool isPrecompiled)
    {
        Console.WriteLine();
        Console.WriteLine(title);
        Console.WriteLine();
        Console.WriteLine("| Policies | Run | Read | Compile | First decision | Together | Methods |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (int policies in sizes)
        {
            ColdStart[] runs = ProcessTargets.ColdStarts(policies, Runs, isPrecompiled);
            for (int run = 0; run < Runs; run++) Print(policies, (run + 1).ToString(CultureInfo.InvariantCulture), runs[run]);
            Print(policies, "median", Median(runs));
        }
    }

    private static void Print(int policies, string run, ColdStart start)
    {
        string[] phases = [.. Enumerable.Range(0, ColdStart.Phases).Select(i => Both(start.Milliseconds[i], start.Elapsed[i]))];
        Console.WriteLine($"| {policies} | {run} | {string.Join(" | ", phases)} | {Both(start.Total, start.Elapsed.Sum())} | {string.Join(" + ", start.Methods)} |");
    }

    private static string Both(double processor, double elapsed) => FormattableString.Invariant($"{processor:F1} ({elapsed:F1})");

    private static ColdStart Median(ColdStart[] runs) => runs.OrderBy(r => r.Total).ElementAt(runs.Length / 2);
}
