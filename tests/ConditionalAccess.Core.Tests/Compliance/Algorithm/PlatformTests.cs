using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using ConditionalAccess.Testing;
using static ConditionalAccess.Testing.ComplianceWorld;

namespace ConditionalAccess.Core.Tests.Compliance.Algorithm;

/// <summary>Compliance spec 1.2: which types concern which devices.</summary>
public class PlatformTests
{
    private static CompliancePolicy Strange => Policy(CompliancePolicyType.Unknown) with { UnknownType = "#microsoft.graph.futureCompliancePolicy" };

    [Fact]
    public void Every_platform_names_its_types()
    {
        Assert.Equal(["Windows10", "Windows81"], Types(CompliancePlatform.Windows10));
        Assert.Equal(["Windows81"], Types(CompliancePlatform.Windows81));
        Assert.Equal(["WindowsPhone81"], Types(CompliancePlatform.WindowsPhone81));
        Assert.Equal(["Windows10Mobile"], Types(CompliancePlatform.Windows10Mobile));
        Assert.Equal(["IOS"], Types(CompliancePlatform.IOS));
        Assert.Equal(["MacOS"], Types(CompliancePlatform.MacOS));
        Assert.Equal(["Android"], Types(CompliancePlatform.AndroidDeviceAdministrator));
        Assert.Equal(["AndroidWorkProfile", "AndroidForWork"], Types(CompliancePlatform.AndroidWorkProfile));
        Assert.Equal(["AndroidDeviceOwner"], Types(CompliancePlatform.AndroidDeviceOwner));
        Assert.Equal(["AospDeviceOwner"], Types(CompliancePlatform.Aosp));
        Assert.Equal(["SettingsCatalog"], Types(CompliancePlatform.Linux));
    }

    [Theory]
    [InlineData(CompliancePlatform.Unknown)]
    [InlineData((CompliancePlatform)200)]
    public void On_a_platform_that_is_not_known_no_policy_can_be_evaluated(CompliancePlatform platform)
    {
        Assert.All(Enum.GetValues<CompliancePolicyType>().Where(t => t is not (CompliancePolicyType.Unknown or CompliancePolicyType.DefaultDevice)),
            type => Assert.Equal(Truth.Unknown, PlatformSemantics.Match(type, platform)));
        DeviceCompliance answer = Evaluated.Evaluate(WindowsPc.Tpm(true) with { Platform = platform }, Windows("tpmRequired"));
        Assert.Equal((ComplianceState.Unknown, false), (answer.ReportedState, answer.AccessCompliant));
        PolicyCompliance policy = Assert.Single(answer.Policies);
        Assert.Equal((ComplianceStatus.Unknown, true), (policy.State, policy.IsApplicable));
        SettingCompliance row = Assert.Single(policy.Settings);
        Assert.Equal(("tpmRequired", ComplianceStatus.Unknown, "factMissing:platform"), (row.Setting, row.State, row.Reason));
    }

    [Fact]
    public void A_platform_that_is_not_known_refuses_access_even_while_a_removed_policy_is_in_grace()
    {
        DeviceFacts facts = (WindowsPc with { Platform = default }).SyncedAt(T0.AddHours(-2));
        ComplianceRecord record = Evaluated.Recorded(ComplianceState.InGracePeriod, true, Evaluated.Episode(-1, 72) with { PolicyId = P2 });
        DeviceCompliance answer = Evaluated.At(0, facts, record, null, Windows("tpmRequired"));
        Assert.Equal((ComplianceState.InGracePeriod, false), (answer.ReportedState, answer.AccessCompliant));
        Assert.Equal([new(ComplianceCauseKind.Other, P1), new(ComplianceCauseKind.Other, default, "platform")], answer.Causes);
    }

    [Fact]
    public void A_platform_that_is_not_known_refuses_access_even_without_policies()
    {
        DeviceCompliance answer = Evaluated.Evaluate(WindowsPc with { Platform = default });
        Assert.Equal((ComplianceState.Compliant, false), (answer.ReportedState, answer.AccessCompliant));
        Assert.Equal([new(ComplianceCauseKind.Other, default, "platform")], answer.Causes);
    }

    [Fact]
    public void A_policy_of_a_type_that_is_not_known_is_an_error_on_every_platform()
    {
        foreach (DeviceFacts facts in (DeviceFacts[])[WindowsPc, LinuxPc, WindowsPc with { Platform = default }])
        {
            DeviceCompliance answer = Evaluated.Evaluate(facts, Strange);
            Assert.Equal((ComplianceState.Error, false, null), (answer.ReportedState, answer.AccessCompliant, answer.HeldState));
            Assert.Equal(("@odata.type", "unknownPolicyType"), (answer.Policies[0].Settings[0].Setting, answer.Policies[0].Settings[0].Reason));
            Assert.Equal(new ComplianceCause(ComplianceCauseKind.UnheldError, P1, "@odata.type"), answer.Causes[0]);
        }

        Assert.True(Evaluated.Evaluate(WindowsPc, ComplianceOptions.Default with { IgnoresUnknownPolicyTypes = true }, Strange).AccessCompliant);
    }

    [Fact]
    public void An_exported_built_in_policy_is_no_policy_of_its_own()
    {
        ComplianceConfiguration exported = Tenant(Policy(CompliancePolicyType.DefaultDevice)) with { Settings = new() { SecureByDefault = true } };
        foreach (DeviceFacts facts in (DeviceFacts[])[WindowsPc, WindowsPc with { PolicyReports = [] }])
        {
            DeviceCompliance answer = ComplianceReference.Evaluate(exported, ComplianceOptions.Default, facts, DefaultRecord, T0);
            Assert.Equal(ComplianceState.Noncompliant, answer.ReportedState);
            Assert.Empty(answer.Policies);
        }

        Assert.True(Evaluated.Evaluate(WindowsPc with { PolicyReports = [] }, Policy(CompliancePolicyType.DefaultDevice)).AccessCompliant);
    }

    private static IEnumerable<string> Types(CompliancePlatform platform)
        => Enum.GetValues<CompliancePolicyType>().Where(t => t is not (CompliancePolicyType.Unknown or CompliancePolicyType.DefaultDevice)
            && PlatformSemantics.Match(t, platform) == Truth.Yes).Select(t => t.ToString());
}
