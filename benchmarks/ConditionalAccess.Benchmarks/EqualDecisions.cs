using ConditionalAccess.Semantics;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks;

/// <summary>Fast and wrong measures nothing: before anything is timed, all evaluators decide the same sign-ins and every word must be equal.</summary>
internal static class EqualDecisions
{
    private const int SignIns = 2000;

    /// <summary>Compares and prints how often each outcome occurred.</summary>
    /// <exception cref="InvalidOperationException">A compiled form decides differently.</exception>
    public static void Prove(ReferenceEvaluator reference, params ReadOnlySpan<PolicyEngine> engines)
    {
        var outcomes = new SortedDictionary<DecisionOutcome, int>();
        foreach (SignIn signIn in BenchmarkWorkload.CreateSignIns(SignIns))
        {
            ReferenceDecision expected = reference.Evaluate(in signIn);
            string text = DecisionText.Of(expected);
            foreach (PolicyEngine engine in engines) Compare(text, engine.Evaluate(in signIn));
            outcomes[expected.Outcome] = outcomes.GetValueOrDefault(expected.Outcome) + 1;
        }

        string counts = string.Join(", ", outcomes.Select(o => $"{o.Key} {o.Value}"));
        Console.WriteLine($"// {reference.Tenant.Policies.Count} policies, {SignIns} sign-ins decided alike: {counts}");
    }

    private static void Compare(string expected, in Decision decision)
    {
        string? difference = DecisionText.Difference(expected, DecisionText.Of(in decision));
        if (difference is not null) throw new InvalidOperationException("the evaluators disagree: " + difference);
    }
}
