using BenchmarkDotNet.Attributes;
using ConditionalAccess.Scripting;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks;

/// <summary>What does a decision cost when conditions are scripts, compared with built-in ones that say the same?</summary>
[MemoryDiagnoser]
public class ScriptedConditionBenchmarks
{
    private PolicyEngine _builtIn = null!, _scripted = null!;
    private SignIn[] _signIns = [];
    private int _at;

    /// <summary>Which condition is said in both ways.</summary>
    [Params("platform", "risk", "filter")]
    public string Condition { get; set; } = "";

    [Params(1, 20)]
    public int Policies { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        (string member, Func<int, string> builtIn, Func<int, string> script) = Pair();
        _builtIn = PolicySet.Parse(ScriptedWorkload.Document(Enumerable.Range(0, Policies).Select(i => (member, builtIn(i))))).Compile();
        _scripted = PolicySet.Parse(ScriptedWorkload.Document(Enumerable.Range(0, Policies).Select(i => (ScriptedWorkload.Member, "\"" + script(i) + "\""))),
            PolicyReadOptions.Default with { Scripts = CSharpScriptCompiler.Default }).Compile();
        _signIns = [.. BenchmarkWorkload.CreateSignIns(1024)];
        for (int i = 0; i < _signIns.Length; i++)
        {
            Decision expected = _builtIn.Evaluate(in _signIns[i]), actual = _scripted.Evaluate(in _signIns[i]);
            for (int p = 0; p < Policies; p++)
                if (expected.Policies[p] != actual.Policies[p]) throw new InvalidOperationException($"sign-in {i}: {expected.Policies[p]} and {actual.Policies[p]}");
        }
    }

    [Benchmark(Baseline = true)]
    public DecisionOutcome BuiltIn() => _builtIn.Evaluate(in _signIns[_at++ & 1023]).Outcome;

    [Benchmark]
    public DecisionOutcome Scripted() => _scripted.Evaluate(in _signIns[_at++ & 1023]).Outcome;

    private (string Member, Func<int, string> BuiltIn, Func<int, string> Script) Pair()
    {
        string[] platforms = ["Android", "IOS", "Windows", "MacOS", "Linux"], risks = ["Low", "Medium", "High"], trusts = ["AzureAD", "ServerAD", "Workplace"];
        return Condition switch
        {
            "platform" => ("platforms", i => $$"""{ "includePlatforms": ["{{platforms[i % 5]}}"] }""", i => "signIn.Client.Platform == DevicePlatform." + platforms[i % 5]),
            "risk" => ("signInRiskLevels", i => $"[\"{risks[i % 3]}\"]", i => "signIn.Risk.SignIn == RiskLevel." + risks[i % 3]),
            _ => ("devices", i => $$"""{ "deviceFilter": { "mode": "include", "rule": "device.trustType -eq \"{{trusts[i % 3]}}\" -and device.displayName -ne \"{{i}}\"" } }""",
                i => $"signIn.Device.TrustType == \\\"{trusts[i % 3]}\\\" && signIn.Device.DisplayName != \\\"{i}\\\""),
        };
    }
}
