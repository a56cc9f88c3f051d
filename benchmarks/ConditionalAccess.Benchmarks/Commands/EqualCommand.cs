using System.Diagnostics;
using System.Numerics;
using ConditionalAccess.Benchmarks.Baselines;
using ConditionalAccess.Benchmarks.Gate;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Semantics;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks.Commands;

/// <summary>
/// <c>equal [policies ...]</c>: every sign-in of the workload decided by the reference and by everything that is ever timed, compared word for word. Takes
/// minutes, as the reference does for ten thousand policies.
/// </summary>
internal static class EqualCommand
{
    private const int SignIns = Size.WorkloadSignIns;

    public static int Run(string[] args)
    {
        int[] sizes = args.Length == 0 ? BenchmarkWorkload.PolicyCounts.ToArray() : Array.ConvertAll(args, a => int.Parse(a, System.Globalization.CultureInfo.InvariantCulture));
        Console.WriteLine("compared with the reference for each sign-in: the engine with and without dynamic code, each with the user looked up, with the user prepared and with");
        Console.WriteLine("user and device prepared; a fused tree and one tree for each policy");
        Console.WriteLine();
        Console.WriteLine("| Policies | Sign-ins | Equal | Granted | Controls required | Blocked | Applied policies | Time |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        int different = 0;
        foreach (int policies in sizes) different += Compare(policies);
        return different == 0 ? 0 : 1;
    }

    private static int Compare(int policies)
    {
        var watch = Stopwatch.StartNew();
        var one = new Forms(BenchmarkWorkload.CreateTenant(policies));
        SignIn[] signIns = Size.Workload;
        var outcomes = new int[(int)DecisionOutcome.Blocked + 1];
        long applied = 0;
        int different = 0;
        // No more at once than there are processors: a decision of the reference about ten thousand policies takes tens of megabytes.
        var limit = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(signIns, limit, () => new ulong[Bits.WordsFor(policies)], (signIn, _, room) =>
        {
            ReferenceDecision expected = one.Reference.Evaluate(in signIn);
            Interlocked.Increment(ref outcomes[(int)expected.Outcome]);
            if (one.Difference(in signIn, expected, room) is { } difference && Interlocked.Increment(ref different) == 1) Console.WriteLine("decided differently: " + difference);
            Interlocked.Add(ref applied, room.Sum(static word => (long)BitOperations.PopCount(word)));
            return room;
        }, static _ => { });
        Console.WriteLine(FormattableString.Invariant(
            $"| {policies} | {SignIns} | {SignIns - different} | {outcomes[(int)DecisionOutcome.Granted]} | {outcomes[(int)DecisionOutcome.ControlsRequired]} | {outcomes[(int)DecisionOutcome.Blocked]} | {applied / (double)SignIns:F1} | {watch.Elapsed.TotalSeconds:F0} s |"));
        return different;
    }

    /// <summary>Everything that decides.</summary>
    private sealed class Forms
    {
        private readonly PolicyEngine[] _engines;
        private readonly TreeDecider[] _baselines;
        private readonly FactsReader _reader;

        public Forms(TenantConfiguration tenant)
        {
            Reference = new ReferenceEvaluator(tenant, EngineOptions.Default);
            _engines = [Size.Engine(tenant, useExpressionTrees: true), Size.Engine(tenant, useExpressionTrees: false)];
            _reader = new FactsReader(tenant);
            _baselines = [new TreePerPolicy(tenant, _reader), new FusedTrees(tenant, _reader)];
        }

        public ReferenceEvaluator Reference { get; }

        /// <summary>The first difference; null when all agree, and then the policies that apply are in <paramref name="applied"/>.</summary>
        public string? Difference(in SignIn signIn, ReferenceDecision expected, ulong[] applied)
        {
            foreach (PolicyEngine engine in _engines)
            {
                PreparedUser user = engine.PrepareUser(signIn.User);
                string? difference = DecisionComparison.Difference(expected, engine.Evaluate(in signIn))
                    ?? DecisionComparison.Difference(expected, engine.Evaluate(in signIn, user))
                    ?? DecisionComparison.Difference(expected, engine.Evaluate(in signIn, user, engine.PrepareDevice(signIn.Device)));
                if (difference is not null) return difference;
            }

            BaselineUser known = _reader.Prepare(signIn.User);
            foreach (TreeDecider baseline in _baselines)
            {
                string? difference = BaselineComparison.Difference(expected, baseline.Decide(in signIn, known, applied), applied);
                if (difference is not null) return difference;
            }

            return null;
        }
    }
}
