using BenchmarkDotNet.Attributes;
using ConditionalAccess.Compilation;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Filters;
using ConditionalAccess.Model;
using ConditionalAccess.Semantics;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing.Generation;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks;

/// <summary>What does a device filter cost: to parse, to compile, and to evaluate for one device? A hundred rules of one to three comparisons, 400 devices.</summary>
[MemoryDiagnoser]
public class FilterRuleBenchmarks
{
    private const int Rules = 100, Evaluations = 400 * Rules, ReferenceDevices = 20;
    private const ulong Seed = 20260104;

    private static readonly DeviceFacts s_registered = new(Truth.Yes, IsWhatIf: false);

    private readonly FilterCondition[] _conditions = new FilterCondition[Rules];
    private readonly FilterExpression[] _trees = new FilterExpression[Rules];
    private readonly DeviceFilter[] _filters = new DeviceFilter[Rules];
    private readonly DeviceSignals[] _devices = WorkloadWorld.Instance.Devices;
    private ReferenceContext[] _contexts = [];

    [GlobalSetup]
    public void Setup()
    {
        var rng = new SplitMix64(Seed);
        for (int i = 0; i < Rules; i++)
        {
            _conditions[i] = WorkloadFilters.Create(ref rng);
            _trees[i] = Parsed(_conditions[i].Rule);
            _filters[i] = Built(_trees[i]);
        }

        // What the reference parses once for a tenant.
        var rules = new FilterRules([.. _conditions.Select(c => new ConditionalAccessPolicy { Conditions = new ConditionSet { Devices = new DeviceCondition { DeviceFilter = c } } })]);
        SignIn any = BenchmarkWorkload.CreateSignIns(1)[0];
        _contexts = [.. _devices.Select(d => new ReferenceContext(new TenantConfiguration(), EngineOptions.Default, rules, EvaluationMode.Enforce, any with { Device = d }))];
        Prove();
    }

    [Benchmark(OperationsPerInvoke = Rules)]
    public int Parse()
    {
        int understood = 0;
        foreach (FilterCondition condition in _conditions) understood += Parsed(condition.Rule) is FilterComparison ? 1 : 2;
        return understood;
    }

    [Benchmark(OperationsPerInvoke = Rules)]
    public int Compile()
    {
        int compiled = 0;
        foreach (FilterExpression tree in _trees) compiled += Built(tree) is null ? 0 : 1;
        return compiled;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = ReferenceDevices * Rules)]
    public int EvaluateByReference()
    {
        int values = 0;
        foreach (ReferenceContext context in _contexts.AsSpan(0, ReferenceDevices))
        {
            foreach (FilterCondition condition in _conditions) values += (int)FilterSemantics.DeviceRule(condition, context).Value;
        }

        return values;
    }

    [Benchmark(OperationsPerInvoke = Evaluations)]
    public int Evaluate()
    {
        int values = 0;
        foreach (ref readonly DeviceSignals device in _devices.AsSpan())
        {
            foreach (DeviceFilter filter in _filters) values += (int)filter.Matches(in device, s_registered);
        }

        return values;
    }

    private static FilterExpression Parsed(string? text)
        => FilterRule.TryParse(text, FilterKind.Device, out FilterRule? rule, out _) ? rule.Root : throw new InvalidOperationException("not a rule");

    private static DeviceFilter Built(FilterExpression tree) => new DeviceFilterBuilder().Build(NegationNormalForm.Of(tree));

    private void Prove()
    {
        var values = new SortedDictionary<Truth, int>();
        for (int device = 0; device < _devices.Length; device++)
        {
            for (int rule = 0; rule < Rules; rule++)
            {
                Truth expected = FilterSemantics.DeviceRule(_conditions[rule], _contexts[device]).Value, actual = _filters[rule].Matches(in _devices[device], s_registered);
                if (expected != actual) throw new InvalidOperationException($"{_conditions[rule].Rule} is {expected} but {actual} for device {device}");
                values[expected] = values.GetValueOrDefault(expected) + 1;
            }
        }

        Console.WriteLine($"// {Rules} rules and {_devices.Length} devices evaluated alike: {string.Join(", ", values.Select(v => $"{v.Key} {v.Value}"))}");
    }
}
