using ConditionalAccess.Model;
using ConditionalAccess.Semantics;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.NoDynamicCode;

/// <summary>Random tenants and sign-ins, against the reference evaluator.</summary>
internal static class RandomSets
{
    private const ulong Seed = 20260707;
    private const int Sets = 60, SignInsPerSet = 50;

    /// <summary>Compares every sign-in in both modes.</summary>
    /// <returns>The number of decisions.</returns>
    /// <exception cref="InvalidOperationException">One differs or allocates; the message has the smallest case that still does.</exception>
    public static int Check()
    {
        Differential.Run(Seed, Sets, SignInsPerSet, Compare);
        return Sets * SignInsPerSet * 2;
    }

    private static CompareSignIn Compare(TenantConfiguration tenant, EngineOptions options)
    {
        var reference = new ReferenceEvaluator(tenant, options);
        PolicyEngine engine = Checks.Compile(tenant, options);
        return (in SignIn signIn, EvaluationMode mode) =>
        {
            Decision decision = engine.Evaluate(in signIn, mode);
            return Checks.Allocated(engine, in signIn, mode)
                ?? DecisionText.Difference(DecisionText.Of(reference.Evaluate(in signIn, mode)), DecisionText.Of(in decision));
        };
    }
}
