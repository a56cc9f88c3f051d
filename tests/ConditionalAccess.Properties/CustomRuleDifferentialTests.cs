using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using ConditionalAccess.Custom;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Generation;
using ConditionalAccess.Testing.Generation.Compliance;
using ConditionalAccess.Testing.Generation.Custom;

namespace ConditionalAccess.Properties;

/// <summary>Custom rules in numbers: policies with a dozen each, decided by the reference and by every compiled form.</summary>
public sealed class CustomRuleDifferentialTests
{
    private const int Configurations = 60, RulesPerPolicy = 12, Devices = 25;

    [Fact]
    public void Reference_trees_and_delegates_agree_on_every_rule()
    {
        ulong seed = Law.SeedOr(20261128);
        for (int number = 0; number < Configurations; number++)
        {
            ComplianceConfiguration configuration = WithRules(RandomComplianceConfiguration.Create(seed + (ulong)number), seed + (ulong)number);
            var rng = new SplitMix64(seed + (ulong)number);
            ComplianceOptions options = RandomComplianceOptions.Create(ref rng);
            var facts = new RandomDeviceFacts(configuration, options);
            ComplianceEngine trees = CompiledCompliance.Engine(configuration, options, useExpressionTrees: true), delegates = CompiledCompliance.Engine(configuration, options, useExpressionTrees: false);
            for (int i = 0; i < Devices; i++)
            {
                DateTimeOffset now = ComplianceTimes.Now(ref rng);
                DeviceFacts device = facts.Create(ref rng, now);
                List<string> expected = ComplianceOutcome.Of(ComplianceReference.Evaluate(configuration, options, device, null, now));
                string? difference = ComplianceOutcome.Difference(expected, ComplianceOutcome.Of(CompiledCompliance.Evaluate(trees, device, null, now)))
                    ?? ComplianceOutcome.Difference(expected, ComplianceOutcome.Of(CompiledCompliance.Evaluate(delegates, device, null, now)));
                if (Allocation.OfEvaluate(trees, device, null, now) + Allocation.OfEvaluate(delegates, device, null, now) > 0) difference ??= "the evaluation allocates";
                if (difference is not null)
                    Assert.Fail($"{difference}\n{new ComplianceCase(seed + (ulong)number, configuration, options, device, null, now)}");
            }
        }
    }

    private static ComplianceConfiguration WithRules(ComplianceConfiguration configuration, ulong seed)
    {
        var rng = new SplitMix64(seed);
        var policies = new CompliancePolicy[configuration.Policies.Count];
        for (int i = 0; i < policies.Length; i++)
        {
            var rules = new CustomRule[RulesPerPolicy];
            for (int r = 0; r < rules.Length; r++) rules[r] = RandomCustom.Rule(ref rng, "Rule " + r);
            policies[i] = configuration.Policies[i] with { CustomRules = [.. rules] };
        }

        return configuration with { Policies = [.. policies] };
    }
}
