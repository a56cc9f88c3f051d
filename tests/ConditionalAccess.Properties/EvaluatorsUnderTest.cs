namespace ConditionalAccess.Properties;

/// <summary>The evaluators every law is checked against, by name.</summary>
internal static class EvaluatorsUnderTest
{
    public static IReadOnlyDictionary<string, Evaluator> All { get; } =
        new[] { ReferenceVerdicts.Evaluator, CompiledVerdicts.Compiled, CompiledVerdicts.WithoutDynamicCode }.ToDictionary(e => e.Name, StringComparer.Ordinal);
}
