using System.Diagnostics;
using System.Runtime.CompilerServices;
using ConditionalAccess.Custom;
using Xunit.Abstractions;

namespace ConditionalAccess.Scripting.Tests;

/// <summary>Alone: other tests load assemblies and keep memory.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public class Alone;

/// <summary>Compiling leaves nothing behind: no assembly, and no memory once the results are let go.</summary>
[Collection(nameof(Alone))]
public class MemoryTests(ITestOutputHelper output)
{
    private const int Count = 500, Rounds = 20, Few = 4;

    private const int MostKept = 1024 * 1024;

    // The compiler keeps small pieces of syntax in a table of fixed size, which fills up slowly: a few MiB for the process, however many scripts come and go.
    private static readonly Lazy<int> s_compilerCache = new(() =>
    {
        for (int i = 0; i < 50_000; i++) Microsoft.CodeAnalysis.CSharp.SyntaxFactory.ParseExpression(Text(i % 2, i));
        return 0;
    });

    [Fact]
    public void Results_that_are_let_go_leave_nothing_behind()
    {
        Assert.Equal(0, s_compilerCache.Value);
        for (int i = 0; i < 6; i++) Assert.False(IsAlive(Load(i % 2)));
        (long before, string[] assemblies) = (Memory(), EmittedAssemblies.Names());
        var time = TimeSpan.Zero;
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        for (int round = 0; round < Few; round++)
        {
            long start = Stopwatch.GetTimestamp();
            WeakReference[] last = Load(round % 2);
            time += Stopwatch.GetElapsedTime(start);
            Assert.False(IsAlive(last), "round " + round);
        }

        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        (long after, string[] assembliesAfter) = (Memory(), EmittedAssemblies.Names());
        output.WriteLine($"{Few} times {Count} scripts: {time.TotalMilliseconds / Few / Count:0.00} ms, {allocated / 1024.0 / Few / Count:0.0} KiB allocated and "
            + $"{Held() / 1024.0 / Count:0.0} KiB held for each; memory {before / 1024} KiB before, {after / 1024} KiB after; emitted assemblies {assemblies.Length} before, {assembliesAfter.Length} after");
        Assert.Equal(assemblies, assembliesAfter);
        Assert.InRange(after - before, long.MinValue, MostKept);
    }

    /// <summary>The whole way: a document with 500 scripts is read, compiled, decides, and is replaced by another.</summary>
    [Fact]
    public void Policy_sets_with_five_hundred_scripts_leave_nothing_behind()
    {
        Assert.Equal(0, s_compilerCache.Value);
        string[] documents = [Document(0), Document(1)];
        for (int i = 0; i < 4; i++) Assert.False(IsAlive(Decide(documents[i % 2])));
        (long before, string[] assemblies) = (Memory(), EmittedAssemblies.Names());
        var time = TimeSpan.Zero;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            WeakReference[] last = Decide(documents[round % 2]);
            time += Stopwatch.GetElapsedTime(start);
            Assert.False(IsAlive(last), "round " + round);
        }

        (long after, string[] assembliesAfter) = (Memory(), EmittedAssemblies.Names());
        output.WriteLine($"{Rounds} times {Count} policies with a script each, read, compiled and asked once: {time.TotalMilliseconds / Rounds / Count:0.00} ms for each; "
            + $"memory {before / 1024} KiB before, {after / 1024} KiB after; emitted assemblies {assemblies.Length} before, {assembliesAfter.Length} after");
        Assert.Equal(assemblies, assembliesAfter);
        Assert.InRange(after - before, long.MinValue, MostKept);
    }

    private static string Document(int set) => Tenants.Document(Enumerable.Range(0, Count).Select(i => Tenants.Scripted(i, Text(set, i))));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] Decide(string document)
    {
        PolicySet set = PolicySet.Parse(document, Tenants.WithScripts);
        PolicyEngine engine = set.Compile();
        Assert.Equal(DecisionOutcome.ControlsRequired, engine.Evaluate(Tenants.SignIn(default, country: null)).Outcome);
        return [new WeakReference(set), new WeakReference(engine), .. set.Policies.Select(p => new WeakReference(p.Conditions.CustomCondition))];
    }

    private static string Text(int set, int number)
        => $"signIn.Device.OperatingSystemVersion >= new Version(10, {set}, {number}) && signIn.Network.Country != \"XX\" && !signIn.User.Groups.Any(g => g == \"{set}\")";

    // Not inlined, so that nothing stays in a register of the caller.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] Load(int set)
    {
        IReadOnlyList<ScriptResult> results = Compile(set);
        return [.. results.Select(r => new WeakReference(r.Expression))];
    }

    private static IReadOnlyList<ScriptResult> Compile(int set)
    {
        IReadOnlyList<ScriptResult> results = CSharpScriptCompiler.Default.Compile([.. Enumerable.Range(0, Count).Select(i => Scripts.Source(Text(set, i)))]);
        Assert.All(results, r => Assert.NotNull(r.Expression));
        return results;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Held()
    {
        long before = Memory();
        IReadOnlyList<ScriptResult> results = Compile(0);
        long held = Memory() - before;
        GC.KeepAlive(results);
        return held;
    }

    private static bool IsAlive(WeakReference[] references)
    {
        Memory();
        return references.Any(r => r.IsAlive);
    }

    private static long Memory()
    {
        for (int i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
