using ConditionalAccess.Benchmarks.Baselines;
using ConditionalAccess.Compilation;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Semantics;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks.Gate;

/// <summary>A tenant of one size with every way to decide by it. All of them decided alike before anything is measured.</summary>
internal sealed class Size
{
    /// <summary>The sign-ins that are decided: a tenth of them the processor learns by heart, and then guesses every branch.</summary>
    public const int WorkloadSignIns = 10_000;

    /// <summary>Those that are decided in one pass.</summary>
    public const int SignIns = 1000;

    private readonly Dictionary<string, Contender> _contenders = [];
    private readonly TenantConfiguration _tenant;
    private readonly ReferenceEvaluator _reference;
    private readonly ulong[] _applied;

    /// <param name="policies">The number of policies.</param>
    /// <param name="proven">How many sign-ins to compare with the reference.</param>
    /// <param name="withTreePerPolicy">Whether to compile one tree for each policy.</param>
    /// <param name="withoutDynamicCode">Whether to compile the set as a process does that cannot generate code, too.</param>
    public Size(int policies, int proven, bool withTreePerPolicy, bool withoutDynamicCode = false)
    {
        Policies = policies;
        _tenant = BenchmarkWorkload.CreateTenant(policies);
        _applied = new ulong[Bits.WordsFor(policies)];
        PolicyEngine engine = Engine(_tenant, useExpressionTrees: true), delegates = Engine(_tenant, useExpressionTrees: false);
        var reader = new FactsReader(_tenant);
        var fused = new FusedTrees(_tenant, reader);
        TreePerPolicy? trees = withTreePerPolicy ? new TreePerPolicy(_tenant, reader) : null;
        _reference = new ReferenceEvaluator(_tenant, EngineOptions.Default);
        Outcomes = Prove(_reference, [engine, delegates], trees is null ? [fused] : [fused, trees], reader, proven);
        AddEngine("", engine);
        if (withoutDynamicCode) AddEngine("no dynamic code, ", delegates);
        AddTrees("fused tree", fused, reader);
        if (trees is not null) AddTrees("tree per policy", trees, reader);
    }

    /// <summary>A size with everything that decides, for which the outcomes of the proof are printed.</summary>
    public static Size Proven(int policies)
    {
        int proven = policies > 1000 ? 60 : 2000;
        var size = new Size(policies, proven, withTreePerPolicy: policies <= 1000, withoutDynamicCode: true);
        Console.WriteLine($"// {policies} policies, {proven} sign-ins decided alike: {size.Outcomes}");
        return size;
    }

    /// <summary>All sign-ins.</summary>
    public static SignIn[] Workload { get; } = BenchmarkWorkload.CreateSignIns(WorkloadSignIns);

    public int Policies { get; }

    /// <summary>How often each outcome occurred among the compared sign-ins.</summary>
    public string Outcomes { get; }

    public IReadOnlyList<Contender> Contenders => [.. _contenders.Values];

    public Contender this[string name] => _contenders[name];

    public static PolicyEngine Engine(TenantConfiguration tenant, bool useExpressionTrees)
        => new(tenant, EngineOptions.Default, PlanCompiler.Compile(tenant, EngineOptions.Default, useExpressionTrees), "benchmark");

    /// <summary>Decides the first sign-ins by the reference.</summary>
    public int PassOfReference(int signIns)
    {
        int outcomes = 0;
        foreach (ref readonly SignIn signIn in Workload.AsSpan(0, signIns)) outcomes += (int)_reference.Evaluate(in signIn).Outcome;
        return outcomes;
    }

    private void AddEngine(string prefix, PolicyEngine engine)
    {
        var buffer = new DecisionBuffer();
        PreparedUser[] users = Prepared(s => s.User.Id.ToString(), s => engine.PrepareUser(s.User));
        PreparedDevice[] devices = Prepared(s => s.Device.DeviceId.ToString(), s => engine.PrepareDevice(s.Device));
        Add(prefix + "user looked up", first => Pass(first, engine, null, null, buffer));
        Add(prefix + "user prepared", first => Pass(first, engine, users, null, buffer));
        Add(prefix + "user and device prepared", first => Pass(first, engine, users, devices, buffer));
    }

    private void AddTrees(string name, TreeDecider trees, FactsReader reader)
    {
        BaselineUser[] users = Prepared(s => s.User.Id.ToString(), s => reader.Prepare(s.User));
        Add(name + ", user looked up", first =>
        {
            int outcomes = 0;
            for (int i = first; i < first + SignIns; i++) outcomes += (int)trees.Decide(in Workload[i], _applied).Outcome;
            return outcomes;
        });
        Add(name + ", user prepared", first =>
        {
            int outcomes = 0;
            for (int i = first; i < first + SignIns; i++) outcomes += (int)trees.Decide(in Workload[i], users[i], _applied).Outcome;
            return outcomes;
        });
    }

    private void Add(string name, Func<int, int> pass) => _contenders.Add(name, new Contender(name, pass));

    private static int Pass(int first, PolicyEngine engine, PreparedUser[]? users, PreparedDevice[]? devices, DecisionBuffer buffer)
    {
        int outcomes = 0;
        for (int i = first; i < first + SignIns; i++) outcomes += (int)engine.Evaluate(in Workload[i], users?[i], devices?[i], buffer).Outcome;
        return outcomes;
    }

    private static T[] Prepared<T>(Func<SignIn, string> key, Func<SignIn, T> prepare)
    {
        var known = new Dictionary<string, T>(StringComparer.Ordinal);
        return [.. Workload.Select(s => known.TryGetValue(key(s), out T? found) ? found : known[key(s)] = prepare(s))];
    }

    private static string Prove(ReferenceEvaluator reference, PolicyEngine[] engines, TreeDecider[] baselines, FactsReader reader, int signIns)
    {
        var outcomes = new SortedDictionary<DecisionOutcome, int>();
        var applied = new ulong[Bits.WordsFor(reference.Tenant.Policies.Count)];
        foreach (SignIn signIn in Workload.Take(signIns))
        {
            ReferenceDecision expected = reference.Evaluate(in signIn);
            outcomes[expected.Outcome] = outcomes.GetValueOrDefault(expected.Outcome) + 1;
            foreach (PolicyEngine engine in engines)
            {
                Refuse(DecisionComparison.Difference(expected, engine.Evaluate(in signIn)));
                PreparedUser user = engine.PrepareUser(signIn.User);
                PreparedDevice device = engine.PrepareDevice(signIn.Device);
                Refuse(DecisionComparison.Difference(expected, engine.Evaluate(in signIn, user, device)));
            }

            foreach (TreeDecider baseline in baselines)
            {
                Refuse(BaselineComparison.Difference(expected, baseline.Decide(in signIn, applied), applied));
                Refuse(BaselineComparison.Difference(expected, baseline.Decide(in signIn, reader.Prepare(signIn.User), applied), applied));
            }
        }

        return string.Join(", ", outcomes.Select(o => $"{o.Key} {o.Value}"));
    }

    private static void Refuse(string? difference)
    {
        if (difference is not null) throw new InvalidOperationException("decided differently: " + difference);
    }
}
