using ConditionalAccess.Compliance;
using ConditionalAccess.Testing;
using static ConditionalAccess.Testing.ComplianceWorld;

namespace ConditionalAccess.Core.Tests.Compliance.Compiled;

public class ComplianceEngineTests
{
    private static readonly CompliancePolicySet s_set = CompliancePolicySet.From(Tenant(Windows("tpmRequired", "secureBootEnabled").Grace(24), Ios("passcodeRequired").As(P2)));

    [Fact]
    public void Equal_sets_and_options_have_equal_versions()
    {
        string version = s_set.Compile().Version;
        Assert.Equal(version, CompliancePolicySet.Parse(s_set.ToJson()).Compile(ComplianceOptions.Default).Version);
        Assert.NotEqual(version, s_set.Compile(ComplianceOptions.Default with { BoundaryIsExpired = false }).Version);
        Assert.NotEqual(version, CompliancePolicySet.From(Tenant(Windows("tpmRequired"))).Compile().Version);
    }

    [Fact]
    public void Explain_tells_what_Evaluate_decides()
    {
        ComplianceEngine engine = s_set.Compile();
        DeviceFacts facts = WindowsPc.Tpm(true).SecureBoot(false);
        DeviceCompliance explained = engine.Explain(facts, DefaultRecord, T0);
        DeviceCompliance evaluated = CompiledCompliance.Evaluate(engine, facts, DefaultRecord, T0);
        Assert.Equal(ComplianceState.InGracePeriod, explained.ReportedState);
        Assert.Null(ComplianceOutcome.Difference(ComplianceOutcome.Of(explained), ComplianceOutcome.Of(evaluated)));
    }

    [Fact]
    public void A_verdict_that_nobody_gave_has_no_access()
    {
        Assert.False(default(ComplianceVerdict).AccessCompliant);
        Assert.Equal((0, 0, 0), (new ComplianceBuffer().PolicyCount, new ComplianceBuffer().BuiltInCheckCount, new ComplianceBuffer().ActionCount));
        Assert.Null(new ComplianceBuffer().ToRecord());
    }

    [Fact]
    public void A_buffer_holds_the_details_of_the_last_evaluation_whichever_engine_made_it()
    {
        var buffer = new ComplianceBuffer();
        s_set.Compile().Evaluate(WindowsPc.Tpm(true).SecureBoot(true), DefaultRecord, T0, buffer);
        Assert.Equal(["secureBootEnabled", "tpmRequired"], Settings(buffer));
        CompliancePolicySet.From(Tenant(Windows("tpmRequired"))).Compile().Evaluate(WindowsPc.Tpm(false), DefaultRecord, T0, buffer);
        Assert.Equal(["tpmRequired"], Settings(buffer));
        Assert.Equal(ComplianceStatus.NonCompliant, buffer.GetSetting(0, 0).State);
        Assert.Equal(Device, buffer.DeviceId);
        Assert.Equal(T0, Assert.Single(buffer.ToRecord()!.Episodes).EpisodeStart);
    }

    [Fact]
    public void Policies_of_other_platforms_are_listed_in_a_buffer()
    {
        var buffer = new ComplianceBuffer();
        s_set.Compile().Evaluate(WindowsPc.Tpm(true).SecureBoot(true), DefaultRecord, T0, buffer);
        Assert.Equal(2, buffer.PolicyCount);
        Assert.Equal((P2, ComplianceStatus.NotApplicable, 0), (buffer.GetPolicy(1).PolicyId, buffer.GetPolicy(1).State, buffer.GetPolicy(1).SettingCount));
    }

    [Fact]
    public void Reading_what_a_buffer_does_not_hold_is_refused()
    {
        var buffer = new ComplianceBuffer();
        s_set.Compile().Evaluate(WindowsPc.Tpm(true).SecureBoot(true), DefaultRecord, T0, buffer);
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.GetPolicy(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.GetSetting(0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.GetSetting(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.GetBuiltInCheck(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.GetAction(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.GetPolicy(-1));
    }

    [Fact]
    public void An_override_hides_the_policies_and_keeps_their_episodes()
    {
        var buffer = new ComplianceBuffer();
        DeviceFacts facts = WindowsPc.Tpm(false).SecureBoot(true) with { AdministratorConfiguredDeviceComplianceState = ComplianceOverride.NonCompliant };
        ComplianceVerdict verdict = s_set.Compile().Evaluate(facts, DefaultRecord, T0, buffer);
        Assert.Equal((ComplianceState.Noncompliant, false, 0), (verdict.ReportedState, verdict.AccessCompliant, buffer.PolicyCount));
        Assert.Equal(P1, Assert.Single(buffer.ToRecord()!.Episodes).PolicyId);
    }

    [Fact]
    public void Nothing_is_no_device()
    {
        ComplianceEngine engine = s_set.Compile();
        Assert.Throws<ArgumentNullException>(() => engine.Evaluate(null!, null, T0));
        Assert.Throws<ArgumentNullException>(() => engine.Evaluate(WindowsPc, null, T0, null!));
        Assert.Throws<ArgumentNullException>(() => engine.Explain(null!, null, T0));
    }

    private static IEnumerable<string> Settings(ComplianceBuffer buffer) => Enumerable.Range(0, buffer.GetPolicy(0).SettingCount).Select(i => buffer.GetSetting(0, i).Setting);
}
