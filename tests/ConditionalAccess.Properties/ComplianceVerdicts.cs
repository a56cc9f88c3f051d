using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Properties;

/// <summary>The evaluators of compliance every law is checked against, by name.</summary>
internal static class ComplianceVerdicts
{
    public static IReadOnlyDictionary<string, ComplianceEvaluator> All { get; } =
        new[] { new ComplianceEvaluator("reference", Reference), new ComplianceEvaluator("compiled", Compiled) }.ToDictionary(e => e.Name, StringComparer.Ordinal);

    /// <summary>A full result as the laws see it.</summary>
    public static DeviceVerdict Of(DeviceCompliance result) => new(result.AccessCompliant, result.ReportedState, result.HeldState, result.NextTransition, result.Actions.Count,
        new DeviceDetails((origin, explains) => ComplianceText.Of(result, origin, explains)), string.Join('\n', result.Notes.Select(n => n.ToString()).Order(StringComparer.Ordinal)), result.Record);

    // With plain delegates, which take no time to compile; ComplianceCompiledTests compares them with expression trees.
    private static DecideDevice Compiled(ComplianceConfiguration configuration, ComplianceOptions options)
    {
        ComplianceEngine engine = CompiledCompliance.Engine(configuration, options, useExpressionTrees: false);
        return (facts, record, now) => Of(CompiledCompliance.Evaluate(engine, facts, record, now));
    }

    private static DecideDevice Reference(ComplianceConfiguration configuration, ComplianceOptions options)
        => (facts, record, now) => Of(ComplianceReference.Evaluate(configuration, options, facts, record, now));
}
