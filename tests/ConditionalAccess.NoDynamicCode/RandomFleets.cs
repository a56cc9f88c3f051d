using ConditionalAccess.Compilation;
using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Generation.Compliance;
using ComplianceOutcome = ConditionalAccess.Testing.ComplianceOutcome;
using DeviceFacts = ConditionalAccess.Compliance.DeviceFacts;

namespace ConditionalAccess.NoDynamicCode;

/// <summary>Random compliance policies and devices, against the reference evaluator, by engines as a host would compile them.</summary>
internal static class RandomFleets
{
    private const ulong Seed = 20260708;
    private const int Sets = 60, DevicesPerSet = 50;

    /// <summary>Compares every device.</summary>
    /// <returns>At least how many evaluations were compared.</returns>
    /// <exception cref="InvalidOperationException">One differs or allocates; the message has the smallest case that still does.</exception>
    public static int Check()
    {
        ComplianceDifferential.Run(Seed, Sets, DevicesPerSet, Compare);
        return Sets * DevicesPerSet;
    }

    private static CompareDevice Compare(ComplianceConfiguration configuration, ComplianceOptions options)
    {
        var engine = new ComplianceEngine(configuration, options, CompliancePlanCompiler.Compile(configuration, options), "test");
        foreach (ComplianceChunk chunk in engine.Plan.Chunks)
        {
            if (chunk.Method.Module.Assembly != typeof(ComplianceEngine).Assembly) throw new InvalidOperationException("rules are an interpreted expression tree");
        }

        return (DeviceFacts facts, ComplianceRecord? record, DateTimeOffset now) =>
        {
            DeviceCompliance expected = ComplianceReference.Evaluate(configuration, options, facts, record, now), actual = CompiledCompliance.Evaluate(engine, facts, record, now);
            long bytes = Allocation.OfEvaluate(engine, facts, record, now);
            string? difference = bytes == 0 ? ComplianceOutcome.Difference(ComplianceOutcome.Of(expected), ComplianceOutcome.Of(actual)) : $"an evaluation allocated {bytes} bytes";
            return new ComparedDevice(difference, expected.Record, expected.NextTransition?.At);
        };
    }
}
