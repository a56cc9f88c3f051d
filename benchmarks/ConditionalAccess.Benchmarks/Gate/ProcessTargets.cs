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
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, Encoding.UTF8.GetBytes(PolicySet.From(BenchmarkWorkload.CreateTenant(Policies)).ToJson()));
            double cold = Enumerable.Range(0, 3).Min(_ => Child(["gate", "cold", file], []));
            yield return Target.AtMost("240 policies in a fresh process: read, compile, first decision", cold, "ms", 120, 600);
        }
        finally
        {
            File.Delete(file);
        }

        yield return Target.AtLeast("240 policies, user prepared, AVX2 only: fused tree takes", Child(["gate", "vectors"], [("DOTNET_EnableAVX512", "0")]), 1, 1);
        yield return Target.AtLeast("240 policies, user prepared, no vectors: fused tree takes", Child(["gate", "vectors"], [("DOTNET_EnableHWIntrinsic", "0")]), 1, 0.75);
    }

    /// <summary>A child process: prints one number.</summary>
    public static int RunChild(string kind, string? file)
    {
        double result = kind == "cold" ? Cold(file!) : Vectors();
        Console.WriteLine(result.ToString("R", CultureInfo.InvariantCulture));
        return 0;
    }

    // Nothing of the workload is touched here: its types would be loaded and compiled at our expense.
    private static double Cold(string file)
    {
        byte[] json = File.ReadAllBytes(file);
        long start = Clock.Nanoseconds();
        PolicyEngine engine = PolicySet.Parse(json).Compile();
        var signIn = new SignIn { User = new() { Id = "00000000-0000-0000-0000-000000000001", Groups = [], Roles = [] } };
        bool isGranted = engine.Evaluate(in signIn).IsGranted;
        long end = Clock.Nanoseconds();
        GC.KeepAlive(isGranted);
        return (end - start) / 1e6;
    }

    private static double Vectors()
    {
        var size = new Size(Policies, 200, withTreePerPolicy: false);
        Contender.Race([size["fused tree, user prepared"], size["user prepared"]], 9, 4e6);
        return size["fused tree, user prepared"].Nanoseconds / size["user prepared"].Nanoseconds;
    }

    private static double Child(string[] arguments, (string Name, string Value)[] environment)
    {
        string host = Environment.ProcessPath!, self = typeof(ProcessTargets).Assembly.Location;
        bool isHost = Path.GetFileNameWithoutExtension(host) == "dotnet";
        var start = new ProcessStartInfo(host, isHost ? [self, .. arguments] : arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        using Process child = Process.Start(start) ?? throw new InvalidOperationException("no process");
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        if (child.ExitCode != 0) throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with {child.ExitCode}");
        return double.Parse(output.Trim(), CultureInfo.InvariantCulture);
    }
}
