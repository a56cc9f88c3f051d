using ConditionalAccess.Semantics;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Benchmarks;

/// <summary>Fast and wrong measures nothing: before anything is timed, all evaluators decide the same sign-ins and every word must be equal.</summary>
internal static class EqualDecisions
{
    /// <summary>Compares, with user and device as they are and prepared, and prints how often each outcome occurred.</summary>
    /// <exception cref="InvalidOperationException">An engine decides differently.</exception>
    public static void Prove(ReferenceEvaluator reference, SignIn[] signIns, params ReadOnlySpan<PolicyEngine> engines)
    {
        var outcomes = new SortedDictionary<DecisionOutcome, int>();
        foreach (SignIn signIn in signIns)
        {
            ReferenceDecision expected = reference.Evaluate(in signIn);
            foreach (PolicyEngine engine in engines)
            {
                string? difference = DecisionComparison.Difference(expected, engine.Evaluate(in signIn))
                    ?? DecisionComparison.Difference(expected, engine.Evaluate(in signIn, engine.PrepareUser(signIn.User), engine.PrepareDevice(signIn.Device)));
                if (difference is not null) throw new InvalidOperationException("the evaluators disagree: " + difference);
            }

            outcomes[expected.Outcome] = outcomes.GetValueOrDefault(expected.Outcome) + 1;
        }

        string counts = string.Join(", ", outcomes.Select(o => $"{o.Key} {o.Value}"));
        Console.WriteLine($"// {reference.Tenant.Policies.Count} policies, {signIns.Length} sign-ins decided alike: {counts}");
    }
}
