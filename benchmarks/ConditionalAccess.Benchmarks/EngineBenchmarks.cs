using System.Text;
using BenchmarkDotNet.Attributes;
using ConditionalAccess.Compilation;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks;

/// <summary>What happens once per policy set, and what is asked for now and then: reading, compiling, explaining.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private const int Explanations = 50;

    private SignIn[] _signIns = [];
    private byte[] _json = [];
    private PolicySet _set = null!;
    private PolicyEngine _engine = null!;

    [Params(10, 240, 1000)]
    public int Policies { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        PolicySet built = PolicySet.From(BenchmarkWorkload.CreateTenant(Policies));
        _json = Encoding.UTF8.GetBytes(built.ToJson());
        _set = PolicySet.Parse(_json);
        if (_set.ToJson() != built.ToJson()) throw new InvalidOperationException("the document does not hold the workload");
        _engine = _set.Compile();
        _signIns = BenchmarkWorkload.CreateSignIns(Explanations);
        Console.WriteLine($"// {Policies} policies: {_json.Length} bytes of JSON, {_engine.Plan.Devices.Filters.Length} distinct device filters");
    }

    /// <summary>The UTF-8 document to a policy set.</summary>
    [Benchmark]
    public int Read() => PolicySet.Parse(_json).Policies.Count;

    /// <summary>The policy set to a plan with expression trees.</summary>
    [Benchmark]
    public int Compile() => Plan(useExpressionTrees: true).Words;

    /// <summary>The policy set to a plan with plain delegates.</summary>
    [Benchmark]
    public int CompileWithoutDynamicCode() => Plan(useExpressionTrees: false).Words;

    /// <summary>One explanation as an object.</summary>
    [Benchmark(OperationsPerInvoke = Explanations)]
    public int Explain()
    {
        int outcomes = 0;
        foreach (ref readonly SignIn signIn in _signIns.AsSpan()) outcomes += (int)_engine.Explain(in signIn).Outcome;
        return outcomes;
    }

    private PolicyPlan Plan(bool useExpressionTrees) => PlanCompiler.Compile(_set.Tenant, EngineOptions.Default, useExpressionTrees);
}
