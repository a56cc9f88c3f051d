using System.Diagnostics;
using System.Globalization;
using System.Runtime;

namespace ConditionalAccess.Benchmarks.Gate;

/// <summary>What a process takes from the bytes of a document to its first decision, by phase: reading, compiling, deciding.</summary>
/// <param name="Milliseconds">Processor time of the thread, by phase.</param>
/// <param name="Elapsed">Time that passed, by phase, in milliseconds.</param>
/// <param name="Methods">Methods that were compiled from intermediate language, by phase.</param>
internal sealed record ColdStart(double[] Milliseconds, double[] Elapsed, long[] Methods)
{
    public const int Phases = 3;

    public double Total => Milliseconds.Sum();

    /// <summary>Measures this process, which must not have touched the library before.</summary>
    /// <param name="file">The document. Nothing of the workload is touched here: its types would be loaded and compiled at our expense.</param>
    public static ColdStart Measure(string file)
    {
        byte[] json = File.ReadAllBytes(file);
        var marks = new Mark[Phases + 1];
        // Twice, so that what taking the time itself needs is compiled.
        marks[0] = Mark.Now();
        marks[0] = Mark.Now();
        PolicySet set = PolicySet.Parse(json);
        marks[1] = Mark.Now();
        PolicyEngine engine = set.Compile();
        marks[2] = Mark.Now();
        var signIn = new SignIn { User = new() { Id = "00000000-0000-0000-0000-000000000001", Groups = [], Roles = [] } };
        bool isGranted = engine.Evaluate(in signIn).IsGranted;
        marks[3] = Mark.Now();
        GC.KeepAlive(isGranted);
        var result = new ColdStart(new double[Phases], new double[Phases], new long[Phases]);
        for (int i = 0; i < Phases; i++)
        {
            result.Milliseconds[i] = (marks[i + 1].Processor - marks[i].Processor) / 1e6;
            result.Elapsed[i] = (marks[i + 1].Time - marks[i].Time) * 1000.0 / Stopwatch.Frequency;
            result.Methods[i] = marks[i + 1].Methods - marks[i].Methods;
        }

        return result;
    }

    /// <summary>One line that <see cref="Parse"/> reads again.</summary>
    public override string ToString()
        => string.Join(';', Milliseconds.Concat(Elapsed).Concat(Methods.Select(m => (double)m)).Select(n => n.ToString("R", CultureInfo.InvariantCulture)));

    public static ColdStart Parse(string line)
    {
        double[] numbers = Array.ConvertAll(line.Split(';'), n => double.Parse(n, CultureInfo.InvariantCulture));
        return new ColdStart(numbers[..Phases], numbers[Phases..(2 * Phases)], Array.ConvertAll(numbers[(2 * Phases)..], n => (long)n));
    }

    private readonly record struct Mark(long Processor, long Time, long Methods)
    {
        public static Mark Now() => new(Clock.Nanoseconds(), Stopwatch.GetTimestamp(), JitInfo.GetCompiledMethodCount());
    }
}
