namespace ConditionalAccess.Properties;

/// <summary>The evaluators every law is checked against, by name.</summary>
internal static class EvaluatorsUnderTest
{
    public static IReadOnlyDictionary<string, Evaluator> All { get; } = new Dictionary<string, Evaluator>(StringComparer.Ordinal)
    {
        [ReferenceVerdicts.Evaluator.Name] = ReferenceVerdicts.Evaluator,
    };
}
