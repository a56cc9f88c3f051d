using ConditionalAccess.Compilation;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Testing;

namespace ConditionalAccess.NoDynamicCode;

/// <summary>What must hold for every engine and every evaluation of this process.</summary>
internal static class Checks
{
    /// <summary>The number of compiled filters seen.</summary>
    public static int Filters { get; private set; }

    /// <summary>Compiles as a host does, without saying how; the result must hold delegates of Core, not interpreted trees.</summary>
    public static PolicyEngine Compile(TenantConfiguration tenant, EngineOptions options)
    {
        var engine = new PolicyEngine(tenant, options, PlanCompiler.Compile(tenant, options), "test");
        foreach (ResourceExtra extra in engine.Plan.Resource.Rules.Extras)
        {
            if (extra.Filter?.Rule is not { } rule) continue;
            Filters++;
            if (rule.Method.Module.Assembly != typeof(PolicyEngine).Assembly) throw new InvalidOperationException("a filter is an interpreted expression tree");
        }

        return engine;
    }

    /// <summary>Null when an evaluation allocates nothing but the overflow of a large set, else how much.</summary>
    public static string? Allocated(PolicyEngine engine, in SignIn signIn, EvaluationMode mode)
    {
        long bytes = Allocation.OfEvaluate(engine, in signIn, mode), allowed = Allocation.Overflow(engine.Plan);
        return bytes == allowed ? null : $"an evaluation in mode {mode} allocated {bytes} bytes instead of {allowed}";
    }
}
