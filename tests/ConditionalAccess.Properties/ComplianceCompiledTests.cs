using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Generation.Compliance;

namespace ConditionalAccess.Properties;

/// <summary>The compiled evaluator of compliance: as the reference decides, with and without dynamic code, from many threads, and without allocating.</summary>
public sealed class ComplianceCompiledTests
{
    private const ulong Seed = 20260616;

    [Fact]
    public void Compiled_compliance_agrees_with_the_reference_on_every_device() => ComplianceDifferential.Run(Seed, (configuration, options) =>
    {
        ComplianceEngine engine = CompiledCompliance.Engine(configuration, options, useExpressionTrees: true);
        var buffer = new ComplianceBuffer();
        return (facts, record, now) =>
        {
            DeviceCompliance expected = ComplianceReference.Evaluate(configuration, options, facts, record, now);
            return Compare(expected, CompiledCompliance.Evaluate(engine, facts, record, now, buffer));
        };
    });

    [Fact]
    public void Expression_trees_and_delegates_agree_on_every_device() => ComplianceDifferential.Run(Seed + 1, 400, 50, (configuration, options) =>
    {
        ComplianceEngine trees = CompiledCompliance.Engine(configuration, options, useExpressionTrees: true), delegates = CompiledCompliance.Engine(configuration, options, useExpressionTrees: false);
        return (facts, record, now) => Compare(CompiledCompliance.Evaluate(trees, facts, record, now), CompiledCompliance.Evaluate(delegates, facts, record, now));
    });

    [Fact]
    public void Neither_form_allocates_for_any_device() => ComplianceDifferential.Run(Seed + 2, 60, 30, (configuration, options) =>
    {
        ComplianceEngine trees = CompiledCompliance.Engine(configuration, options, useExpressionTrees: true), delegates = CompiledCompliance.Engine(configuration, options, useExpressionTrees: false);
        return (facts, record, now) =>
        {
            long bytes = Allocation.OfEvaluate(trees, facts, record, now) + Allocation.OfEvaluate(delegates, facts, record, now);
            DeviceCompliance next = CompiledCompliance.Evaluate(trees, facts, record, now);
            return new ComparedDevice(bytes == 0 ? null : bytes + " bytes instead of 0", next.Record, next.NextTransition?.At);
        };
    });

    [Fact]
    public void The_short_form_is_the_verdict_of_the_buffer() => ComplianceDifferential.Run(Seed + 3, 100, 20, (configuration, options) =>
    {
        ComplianceEngine engine = CompiledCompliance.Engine(configuration, options, useExpressionTrees: true);
        var buffer = new ComplianceBuffer();
        return (facts, record, now) =>
        {
            ComplianceVerdict one = engine.Evaluate(facts, record, now), other = engine.Evaluate(facts, record, now, buffer);
            return new ComparedDevice(one.Equals(other) && other.Equals(buffer.Verdict) ? null : "the verdicts differ", buffer.ToRecord(), one.NextTransitionAt);
        };
    });

    [Fact]
    public async Task Threads_share_an_engine()
    {
        ComplianceCase[] cases = [.. Enumerable.Range(0, 40).Select(i => ComplianceCase.Create(Seed + (ulong)i))];
        ComplianceEngine[] engines = [.. cases.Select(c => CompiledCompliance.Engine(c.Configuration, c.Options, useExpressionTrees: true))];
        ComplianceVerdict[] expected = [.. cases.Select((c, i) => engines[i].Evaluate(c.Facts, c.Record, c.Now))];
        int[] wrong = await Task.WhenAll(Enumerable.Range(0, 4).Select(start => Task.Run(() =>
        {
            int differ = 0;
            for (int i = 0; i < 8000; i++)
            {
                int at = (start + (i * 7)) % cases.Length;
                if (!engines[at].Evaluate(cases[at].Facts, cases[at].Record, cases[at].Now).Equals(expected[at])) differ++;
            }

            return differ;
        })));
        Assert.All(wrong, count => Assert.Equal(0, count));
    }

    private static ComparedDevice Compare(DeviceCompliance expected, DeviceCompliance actual)
        => new(ComplianceOutcome.Difference(ComplianceOutcome.Of(expected), ComplianceOutcome.Of(actual)), expected.Record, expected.NextTransition?.At);
}
