using System.Text;
using BenchmarkDotNet.Attributes;
using ConditionalAccess.Custom;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Scripting;

namespace ConditionalAccess.Benchmarks;

/// <summary>How long does reading take when every policy has a script of its own, and what of it are the scripts?</summary>
[MemoryDiagnoser]
public class ScriptReadBenchmarks
{
    private static readonly PolicyReadOptions s_withScripts = PolicyReadOptions.Default with { Scripts = CSharpScriptCompiler.Default };

    private byte[] _json = [];
    private ScriptSource[] _scripts = [];

    [Params(10, 500)]
    public int Policies { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _json = Encoding.UTF8.GetBytes(ScriptedWorkload.Document(Enumerable.Range(0, Policies).Select(i => (ScriptedWorkload.Member, "\"" + ScriptedWorkload.Script(i) + "\""))));
        _scripts = [.. Enumerable.Range(0, Policies).Select(i => new ScriptSource(ScriptKind.Condition, CustomCondition.CSharp, ScriptedWorkload.Script(i).Replace("\\", "", StringComparison.Ordinal), SourceLocation.None))];
        if (CSharpScriptCompiler.Default.Compile(_scripts).Any(r => r.Expression is null)) throw new InvalidOperationException("a script is refused");
        if (!PolicySet.Parse(_json, s_withScripts).Policies.All(p => p.Conditions.CustomCondition!.IsUnderstood)) throw new InvalidOperationException("a script is refused");
    }

    [Benchmark(Baseline = true)]
    public int ReadWithoutCompilingScripts() => PolicySet.Parse(_json).Policies.Count;

    [Benchmark]
    public int Read() => PolicySet.Parse(_json, s_withScripts).Policies.Count;

    [Benchmark]
    public int Scripts() => CSharpScriptCompiler.Default.Compile(_scripts).Count;
}
