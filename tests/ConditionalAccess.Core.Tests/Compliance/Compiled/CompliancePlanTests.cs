using ConditionalAccess.Compilation;
using ConditionalAccess.Compliance;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Testing;
using static ConditionalAccess.Testing.ComplianceWorld;

namespace ConditionalAccess.Core.Tests.Compliance.Compiled;

public class CompliancePlanTests
{
    [Fact]
    public void Equal_settings_of_several_policies_are_one_rule()
    {
        CompliancePlan plan = Plan(Windows("tpmRequired", "secureBootEnabled"), Windows("secureBootEnabled").As(P2), Windows("secureBootEnabled").With("osMinimumVersion", "10.0").As(P3));
        Assert.Equal(3, plan.RuleCount);
        Assert.Equal(plan.Policies[0].Rules[0], plan.Policies[1].Rules[0]);
        Assert.Single(plan.Chunks);
    }

    [Fact]
    public void Equal_settings_with_different_values_are_two_rules()
        => Assert.Equal(2, Plan(Windows().With("osMinimumVersion", "10.0"), Windows().With("osMinimumVersion", "10.1").As(P2)).RuleCount);

    [Fact]
    public void Rules_of_different_platforms_stand_in_different_chunks()
    {
        CompliancePlan plan = Plan(Windows("storageRequireEncryption"), MacOS("storageRequireEncryption").As(P2), Windows("tpmRequired").As(P3));
        Assert.Equal(2, plan.Chunks.Length);
        Assert.Equal(plan.Policies[0].Chunks, plan.Policies[2].Chunks);
        Assert.NotEqual(plan.Policies[0].Chunks, plan.Policies[1].Chunks);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Many_rules_make_several_chunks_and_every_rule_decides(bool useExpressionTrees)
    {
        CompliancePolicy[] policies = [.. Enumerable.Range(0, 100).Select(i => Windows().With("osMinimumVersion", $"10.0.{i * 100}").As("p" + i.ToString("D3", System.Globalization.CultureInfo.InvariantCulture)))];
        ComplianceEngine engine = CompiledCompliance.Engine(Tenant(policies), ComplianceOptions.Default, useExpressionTrees);
        Assert.Equal((100, 3), (engine.Plan.RuleCount, engine.Plan.Chunks.Length));
        DeviceCompliance result = CompiledCompliance.Evaluate(engine, WindowsPc with { OsVersion = "10.0.5000" }, DefaultRecord, T0);
        Assert.Equal(51, result.Policies.Count(p => p.State == ComplianceStatus.Compliant));
        Assert.Equal(49, result.Policies.Count(p => p.State == ComplianceStatus.NonCompliant));
    }

    [Fact]
    public void A_rule_of_macOS_that_a_password_may_predate_is_another_one_for_each_edit()
    {
        CompliancePolicy edited = MacOS().With("passwordMinimumLength", 8) with { LastModifiedDateTime = T0 };
        Assert.Equal(2, Plan(MacOS().With("passwordMinimumLength", 8), edited.As(P2)).RuleCount);
        Assert.Equal(1, Plan(MacOS("passwordRequired"), (MacOS("passwordRequired") with { LastModifiedDateTime = T0 }).As(P2)).RuleCount);
    }

    [Fact]
    public void Every_name_of_a_fact_has_a_bit() => Assert.InRange(ReportedFacts.Count, 90, 128);

    [Fact]
    public void Policies_stand_in_the_order_of_their_ids() => Assert.Equal([P1, P2, P3], Plan(Windows().As(P3), Ios().As(P2), Linux()).Policies.Select(p => p.Id));

    private static CompliancePlan Plan(params CompliancePolicy[] policies) => CompliancePlanCompiler.Compile(Tenant(policies), ComplianceOptions.Default, useExpressionTrees: false);
}
