using System.Diagnostics;
using System.Globalization;
using System.Text;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks.Gate;

/// <summary>What needs a process of its own: a cold start, and processors with fewer vector instructions.</summary>
internal static class ProcessTargets
{
    private const int Policies = 240;

    // Intermediate language alone takes more on any day: a package whose native code is not used fails.
    private const int LessThanPlain = 180;

    public static IEnumerable<Target> Measure(TextWriter log)
    {
        ColdStart[] starts = ColdStarts(Policies, 5, PrecompiledProgram.Exists), plain = ColdStarts(Policies, 3, isPrecompiled: false);
        log.WriteLine($"fresh process, precompiled as in the package: {(PrecompiledProgram.Exists ? Least(starts) : "the package carries no code for this machine")}; intermediate language only: {Least(plain)}");
        yield return Target.AtMost("240 policies in a fresh process: read, compile, first decision", starts.Min(s => s.Total), "ms", 120, PrecompiledProgram.Exists ? LessThanPlain : 350);
        yield return Target.AtLeast("240 policies, user prepared, AVX2 only: fused tree takes", Vectors("DOTNET_EnableAVX512"), 1, 2.5);
        yield return Target.AtLeast("240 policies, user prepared, no vectors: fused tree takes", Vectors("DOTNET_EnableHWIntrinsic"), 1, 1);
    }

    /// <summary>Fresh processes, one after the other, that read a document of so many policies, compile it and decide once.</summary>
    /// <param name="policies">So many.</param>
    /// <param name="runs">Processes.</param>
    /// <param name="isPrecompiled">True: the library is the image of its package; false: it is intermediate language only.</param>
    public static ColdStart[] ColdStarts(int policies, int runs, bool isPrecompiled)
    {
        using PrecompiledProgram? program = isPrecompiled ? new() : null;
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, Encoding.UTF8.GetBytes(PolicySet.From(BenchmarkWorkload.CreateTenant(policies)).ToJson()));
            return [.. Enumerable.Range(0, runs).Select(_ => ColdStart.Parse(Child(["gate", "cold", file], program?.Folder)))];
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>A child process: prints one line.</summary>
    public static int RunChild(string kind, string? file)
    {
        Console.WriteLine(kind == "cold" ? ColdStart.Measure(file!).ToString() : Vectors().ToString("R", CultureInfo.InvariantCulture));
        return 0;
    }

    private static double Vectors(string switchedOff) => double.Parse(Child(["gate", "vectors"], null, switchedOff), CultureInfo.InvariantCulture);

    private static double Vectors()
    {
        var size = new Size(Policies, 200, withTreePerPolicy: false);
        Contender.Race([size["fused tree, user prepared"], size["user prepared"]], 9, 40e6);
        return size["fused tree, user prepared"].Nanoseconds / size["user prepared"].Nanoseconds;
    }

    private static string Least(ColdStart[] starts) => FormattableString.Invariant($"{starts.Min(s => s.Total):F0} ms, {starts.Min(s => s.Methods.Sum())} methods compiled");

    private static string Child(string[] arguments, string? folder, string? switchedOff = null)
    {
        folder ??= AppContext.BaseDirectory;
        string host = Environment.ProcessPath!, assembly = Path.GetFileName(typeof(ProcessTargets).Assembly.Location);
        ProcessStartInfo start = Path.GetFileNameWithoutExtension(host) == "dotnet"
            ? new(host, [Path.Combine(folder, assembly), .. arguments])
            : new(Path.Combine(folder, Path.GetFileName(host)), arguments);
        start.RedirectStandardOutput = true;
        if (switchedOff is not null) start.Environment[switchedOff] = "0";
        using Process child = Process.Start(start) ?? throw new InvalidOperationException("no process");
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        if (child.ExitCode != 0) throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with {child.ExitCode}");
        return output.Trim();
    }
}
