namespace ConditionalAccess.Properties;

/// <summary>The evaluators every law is checked against, by name.</summary>
internal static class EvaluatorsUnderTest
{
    public static IReadOnlyDictionary<string, Evaluator> All { get; } = new Dictionary<string, Evaluator>(StringComparer.Ordinal)
    {
        ["always granted"] = new("always granted", (_, _) => (in SignIn _, EvaluationMode _) => new Verdict(DecisionOutcome.Granted, "")),
    };
}
