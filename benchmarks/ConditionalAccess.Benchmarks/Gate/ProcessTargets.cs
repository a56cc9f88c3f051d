using System.Diagnostics;
using System.Globalization;
using System.Text;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks.Gate;

/// <summary>What needs a process of its own: a cold start, and processors with fewer vector instructions.</summary>
internal static class ProcessTargets
{
    private const int Policies = 240;

    public static IEnumerable<Target> Measure()
    {
        yield return Target.AtMost("240 policies in a fresh process: read, compile, first decision", ColdStarts(Policies, 3).Min(s => s.Total), "ms", 120, 350);
        yield return Target.AtLeast("240 policies, user prepared, AVX2 only: fused tree takes", Vectors("DOTNET_EnableAVX512"), 1, 1.6);
        yield return Target.AtLeast("240 policies, user prepared, no vectors: fused tree takes", Vectors("DOTNET_EnableHWIntrinsic"), 1, 0.9);
    }

    /// <summary>Fresh processes, one after the other, that read a document of so many policies, compile it and decide once.</summary>
    public static ColdStart[] ColdStarts(int policies, int runs)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, Encoding.UTF8.GetBytes(PolicySet.From(BenchmarkWorkload.CreateTenant(policies)).ToJson()));
            return [.. Enumerable.Range(0, runs).Select(_ => ColdStart.Parse(Child(["gate", "cold", file])))];
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

    private static double Vectors(string switchedOff) => double.Parse(Child(["gate", "vectors"], switchedOff), CultureInfo.InvariantCulture);

    private static double Vectors()
    {
        var size = new Size(Policies, 200, withTreePerPolicy: false);
        Contender.Race([size["fused tree, user prepared"], size["user prepared"]], 9, 4e6);
        return size["fused tree, user prepared"].Nanoseconds / size["user prepared"].Nanoseconds;
    }

    private static string Child(string[] arguments, string? switchedOff = null)
    {
        string host = Environment.ProcessPath!, self = typeof(ProcessTargets).Assembly.Location;
        bool isHost = Path.GetFileNameWithoutExtension(host) == "dotnet";
        var start = new ProcessStartInfo(host, isHost ? [self, .. arguments] : arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        if (switchedOff is not null) start.Environment[switchedOff] = "0";
        using Process child = Process.Start(start) ?? throw new InvalidOperationException("no process");
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        if (child.ExitCode != 0) throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with {child.ExitCode}");
        return output.Trim();
    }
}
