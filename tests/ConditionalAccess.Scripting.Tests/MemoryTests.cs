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
    private const int Count = 500, Rounds = 20;

    private const int MostKept = 1024 * 1024;

    [Fact]
    public void Five_hundred_scripts_replaced_twenty_times_leave_nothing_behind()
    {
        FillCompilerCache();
        for (int i = 0; i < 6; i++) Assert.False(IsAlive(Load(i % 2)));
        (long before, int assemblies) = (Memory(), AppDomain.CurrentDomain.GetAssemblies().Length);
        var time = TimeSpan.Zero;
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            WeakReference[] last = Load(round % 2);
            time += Stopwatch.GetElapsedTime(start);
            Assert.False(IsAlive(last), "round " + round);
        }

        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        (long after, int assembliesAfter) = (Memory(), AppDomain.CurrentDomain.GetAssemblies().Length);
        output.WriteLine($"{Rounds} times {Count} scripts: {time.TotalMilliseconds / Rounds / Count:0.00} ms, {allocated / 1024.0 / Rounds / Count:0.0} KiB allocated and "
            + $"{Held() / 1024.0 / Count:0.0} KiB held for each; memory {before / 1024} KiB before, {after / 1024} KiB after; assemblies {assemblies} before, {assembliesAfter} after");
        Assert.Equal(assemblies, assembliesAfter);
        Assert.InRange(after - before, long.MinValue, MostKept);
    }

    // The compiler keeps small pieces of syntax in a table of fixed size, which fills up slowly: a few MiB for the process, however many scripts come and go.
    private static void FillCompilerCache()
    {
        foreach (int i in Enumerable.Range(0, 50_000))
            Microsoft.CodeAnalysis.CSharp.SyntaxFactory.ParseExpression(Text(i % 2, i));
    }

    private static string Text(int set, int number)
        => $"signIn.Device.OperatingSystemVersion >= new Version(10, {set}, {number}) && signIn.Network.Country != \"XX\" && signIn.User.Groups.Any(g => g == \"{set}\")";

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
