using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using ConditionalAccess.Testing;
using static ConditionalAccess.Testing.ComplianceWorld;

namespace ConditionalAccess.Core.Tests.Compliance.Algorithm;

/// <summary>Compliance spec 13 steps 2 and 3, 3.7 and 5.5: who decides, and what is not evaluated.</summary>
public class OwnerTests
{
    private static DeviceFacts Dedicated => AndroidAdministrator with
    {
        Platform = CompliancePlatform.AndroidDeviceOwner, DeviceEnrollmentType = DeviceEnrollmentType.AndroidEnterpriseDedicatedDevice, UserId = GraphId.None, GroupIds = [DeviceGroup],
        IsEntraSharedDeviceMode = true, JailBroken = "False",
    };

    private static CompliancePolicy DedicatedPolicy => Policy(CompliancePolicyType.AndroidDeviceOwner, "securityBlockJailbrokenDevices").For(new ComplianceAssignment(AssignmentTargetKind.AllDevices));

    private static DeviceFacts PartnerOwned(bool? isCompliant, double? hoursAgo) => IPhone with
    {
        IsEnrolled = false, ComplianceManagementPartner = new() { IsManaged = true, IsCompliant = isCompliant, ReportedDateTime = hoursAgo is { } hours ? T0.AddHours(-hours) : null },
    };

    [Fact]
    public void Configuration_Manager_alone_is_asked_before_enrolment()
    {
        DeviceCompliance answer = Evaluated.Evaluate(WindowsPc with { IsEnrolled = false, ManagementAgent = ManagementAgent.ConfigurationManagerClient, ConfigurationManager = new() { RelayedIsCompliant = true } });
        Assert.Equal((ComplianceOwner.ConfigurationManager, ComplianceState.ConfigManager, true, true, false),
            (answer.Owner, answer.ReportedState, answer.AccessCompliant, answer.IsCompliant!.Value, answer.IsManaged));
    }

    [Fact]
    public void A_device_that_Configuration_Manager_owns_can_be_refused_always()
        => Assert.False(Evaluated.Evaluate(WindowsPc with { ManagementAgent = ManagementAgent.ConfigurationManagerClient, ConfigurationManager = new() { RelayedIsCompliant = true } },
            ComplianceOptions.Default with { ConfigManagerNeverHasAccess = true }).AccessCompliant);

    [Fact]
    public void A_device_that_is_not_enrolled_has_no_compliance()
    {
        foreach (bool? enrolled in (bool?[])[false, null])
        {
            DeviceCompliance answer = Evaluated.Evaluate(WindowsPc with { IsEnrolled = enrolled }, ComplianceOptions.Default with { UnknownIsAccessCompliant = true });
            Assert.Equal((ComplianceOwner.None, ComplianceState.Unknown, false, null, false), (answer.Owner, answer.ReportedState, answer.AccessCompliant, answer.IsCompliant, answer.IsManaged));
            Assert.Equal([new(ComplianceCauseKind.NotEnrolled)], answer.Causes);
            Assert.Equal((null, null), (answer.NextTransition, answer.ComplianceExpirationDateTime));
        }
    }

    [Fact]
    public void A_partner_is_believed_as_long_as_its_report_is_fresh()
    {
        Check(PartnerOwned(true, 0), ComplianceState.Compliant);
        Check(PartnerOwned(true, 719.9), ComplianceState.Compliant);
        Check(PartnerOwned(true, 720), ComplianceState.Unknown);
        Check(PartnerOwned(true, null), ComplianceState.Unknown);
        Check(PartnerOwned(null, 0), ComplianceState.Unknown);
        Check(PartnerOwned(false, 0), ComplianceState.Noncompliant);

        static void Check(DeviceFacts facts, ComplianceState expected)
        {
            DeviceCompliance answer = Evaluated.Evaluate(facts);
            Assert.Equal((expected, expected == ComplianceState.Compliant, true), (answer.ReportedState, answer.AccessCompliant, answer.IsManaged));
        }
    }

    [Fact]
    public void Enrolments_without_user_are_not_evaluated()
    {
        Assert.False(IsEvaluated(IPhone with { DeviceEnrollmentType = DeviceEnrollmentType.AppleBulkWithoutUser }));
        Assert.False(IsEvaluated(WindowsPc with { DeviceEnrollmentType = DeviceEnrollmentType.DeviceEnrollmentManager }));
        Assert.False(IsEvaluated(Mac with { UserId = GraphId.None }));
        Assert.True(IsEvaluated(IPhone with { UserId = GraphId.None }));
        Assert.True(Evaluated.Evaluate(IPhone with { DeviceEnrollmentType = DeviceEnrollmentType.AppleBulkWithoutUser },
            ComplianceOptions.Default with { UnknownIsAccessCompliant = true }).AccessCompliant);
    }

    [Fact]
    public void Dedicated_Android_needs_a_policy_for_devices_and_shared_device_mode()
    {
        DeviceCompliance answer = Evaluated.Evaluate(Dedicated, DedicatedPolicy);
        Assert.Equal((ComplianceState.Compliant, true), (answer.ReportedState, answer.AccessCompliant));

        foreach (bool? shared in (bool?[])[false, null])
        {
            answer = Evaluated.Evaluate(Dedicated with { IsEntraSharedDeviceMode = shared }, DedicatedPolicy);
            Assert.Equal((ComplianceState.Compliant, false), (answer.ReportedState, answer.AccessCompliant));
            Assert.Equal([new(ComplianceCauseKind.Other, default, "isEntraSharedDeviceMode")], answer.Causes);
        }

        Assert.False(IsEvaluated(Dedicated, DedicatedPolicy with { Assignments = default }));
        Assert.False(IsEvaluated(Dedicated with { UserId = User }, DedicatedPolicy.For(LicensedUsers)));
        Assert.False(IsEvaluated(Dedicated, Windows("tpmRequired").For(new ComplianceAssignment(AssignmentTargetKind.AllDevices))));
        Assert.False(IsEvaluated(Dedicated));
    }

    [Fact]
    public void An_override_changes_the_outcome_and_stops_nothing()
    {
        DeviceFacts failing = WindowsPc.Tpm(false) with { AdministratorConfiguredDeviceComplianceState = ComplianceOverride.NonCompliant };
        DeviceCompliance answer = Evaluated.Evaluate(failing, Windows("tpmRequired").Grace(48).Action(ComplianceActionType.Notification, 0));
        Assert.Equal((ComplianceState.Noncompliant, false), (answer.ReportedState, answer.AccessCompliant));
        Assert.Equal([new(ComplianceCauseKind.Override)], answer.Causes);
        Assert.Empty(answer.Policies);
        Assert.Equal([ComplianceActionType.Notification], answer.Actions.Select(a => a.ActionType));
        Assert.Equal(T0, Assert.Single(answer.Record.Episodes).EpisodeStart);
        Assert.Equal(T0.AddHours(48), answer.NextTransition?.At);

        answer = Evaluated.Evaluate(WindowsPc with { AdministratorConfiguredDeviceComplianceState = (ComplianceOverride)9 });
        Assert.True(answer.AccessCompliant);
        answer = Evaluated.Evaluate(WindowsPc with { IsEnrolled = false, AdministratorConfiguredDeviceComplianceState = ComplianceOverride.NonCompliant });
        Assert.Equal((ComplianceState.Noncompliant, null), (answer.ReportedState, answer.IsCompliant));
        Assert.Equal([ComplianceCauseKind.Override, ComplianceCauseKind.NotEnrolled], answer.Causes.Select(c => c.Kind));
    }

    private static bool IsEvaluated(DeviceFacts facts, params CompliancePolicy[] policies)
    {
        DeviceCompliance answer = Evaluated.Evaluate(facts, policies);
        Assert.Equal(answer.BuiltInChecks.IsEmpty, answer.ReportedState == ComplianceState.Unknown && answer.ComplianceExpirationDateTime is null);
        return !answer.BuiltInChecks.IsEmpty;
    }
}
