using ConditionalAccess.Compliance;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using static ConditionalAccess.Testing.ComplianceWorld;

namespace ConditionalAccess.Scenarios;

/// <summary>
/// The story this library begins with, end to end: a co-managed computer whose required updates Configuration Manager judges and whose encryption Intune judges, a
/// Defender incident, and the user's next sign-in.
/// </summary>
public class CoManagedComputerStory
{
    private static readonly GraphId CompanyData = "9e000000-0000-4000-8000-000000000001";

    private static ComplianceConfiguration Tenant { get; } = ComplianceWorld.Tenant(
        Windows("bitLockerEnabled", "configurationManagerComplianceRequired").As(P1) with { DisplayName = "Encrypted and updated" },
        Windows().With("deviceThreatProtectionEnabled", true).With("deviceThreatProtectionRequiredSecurityLevel", "low").As(P2) with { DisplayName = "No machine at risk" }) with
    {
        CoManagement = new() { Workloads = [new(Workload.CompliancePolicy, WorkloadPosition.Intune)], Rules = [new(ConfigurationManagerRuleKind.RequiredUpdates, 7)] },
    };

    private static DeviceFacts Healthy { get; } = CoManagedPc.BitLocker(true) with
    {
        Identifiers = new() { DeviceName = "PC-1" },
        EntraDevice = new() { AccountEnabled = true, IsRegistrationComplete = true },
        ThreatReports = [Report(MachineRisk.None, 0)],
        ConfigurationManager = new() { ClientState = ConfigurationManagerClientState.Healthy, EvaluatedDateTime = T0, RequiredUpdates = [new("KB1", T0.AddDays(-20), IsInstalled: true)] },
    };

    private readonly ComplianceEngine _compliance = CompliancePolicySet.From(Tenant).Compile();

    private readonly PolicyEngine _access = PolicySet.From(new TenantConfiguration
    {
        Policies =
        [
            new()
            {
                Id = "5d000000-0000-4000-8000-000000000001", DisplayName = "Company data", State = PolicyState.Enabled,
                Conditions = new() { Users = new() { IncludeUsers = [Keywords.All] }, Applications = new() { IncludeApplications = [CompanyData] } },
                GrantControls = new() { Operator = GrantOperator.Or, BuiltInControls = [BuiltInControl.CompliantDevice] },
            },
        ],
    }).Compile();

    private ComplianceRecord? _record = DefaultRecord;

    [Fact]
    public void A_computer_that_turns_risky_loses_access_at_the_next_decision_and_regains_it_when_it_is_clean()
    {
        Assert.Equal("granted", SignInAt(0, Healthy));
        Assert.Equal("""
            blocked (error 53000)
              requires compliantDevice, which cannot be asked for, for 'Company data'
              policy 'Company data': failure
                satisfied conditions: application, users
                included by: application appId, users allUsers
                requires: compliantDevice (not satisfied, cannot be asked for)
              device 1d000000-0000-4000-8000-000000000001: noncompliant, no access
                evaluated 2026-06-15T13:00:00Z by Intune
                not compliant since 2026-06-15T13:00:00Z
                no access because of: policyFailed deviceThreatProtectionRequiredSecurityLevel of 'No machine at risk'
                setting deviceThreatProtectionRequiredSecurityLevel of 'No machine at risk': nonCompliant, requires 'low', has 'high', seen 2026-06-15T13:00:00Z
                to do: let the threat protection remove what it found on the device
                next change 2026-06-22T12:00:00Z: threatConnectorExpires of 'No machine at risk'
            """, SignInAt(1, Healthy with { ThreatReports = [Report(MachineRisk.High, 1)] }));
        Assert.Equal("granted", SignInAt(4, Healthy with { ThreatReports = [Report(MachineRisk.None, 4)] }));
    }

    [Fact]
    public void An_update_that_is_missing_too_long_after_its_deadline_costs_access_whatever_Intune_finds()
    {
        DeviceFacts late = Healthy with { ConfigurationManager = Healthy.ConfigurationManager with { RequiredUpdates = [new("KB2", T0.AddDays(-8), IsInstalled: false)] } };
        Assert.Equal("""
            blocked (error 53000)
              requires compliantDevice, which cannot be asked for, for 'Company data'
              policy 'Company data': failure
                satisfied conditions: application, users
                included by: application appId, users allUsers
                requires: compliantDevice (not satisfied, cannot be asked for)
              device 1d000000-0000-4000-8000-000000000001: noncompliant, no access
                evaluated 2026-06-15T12:00:00Z by Intune
                not compliant since 2026-06-15T12:00:00Z
                no access because of: policyFailed configurationManagerComplianceRequired of 'Encrypted and updated'
                setting configurationManagerComplianceRequired of 'Encrypted and updated': nonCompliant, requires 'true', has 'nonCompliant', seen 2026-06-15T12:00:00Z
                to do: open Software Center and install what is required
                next change 2026-06-22T12:00:00Z: threatConnectorExpires of 'No machine at risk'
            """, SignInAt(0, late));
        DeviceFacts decrypted = Healthy.BitLocker(false);
        Assert.Equal("""
            blocked (error 53000)
              requires compliantDevice, which cannot be asked for, for 'Company data'
              policy 'Company data': failure
                satisfied conditions: application, users
                included by: application appId, users allUsers
                requires: compliantDevice (not satisfied, cannot be asked for)
              device 1d000000-0000-4000-8000-000000000001: noncompliant, no access
                evaluated 2026-06-15T13:00:00Z by Intune
                not compliant since 2026-06-15T12:00:00Z
                no access because of: policyFailed bitLockerEnabled of 'Encrypted and updated'
                setting bitLockerEnabled of 'Encrypted and updated': nonCompliant, requires 'true', has 'disabled', seen 2026-06-15T13:00:00Z
                to do: turn BitLocker on and start Windows again, so that it is measured
                next change 2026-06-22T12:00:00Z: threatConnectorExpires of 'No machine at risk'
            """, SignInAt(1, decrypted));
        Assert.Equal("granted", SignInAt(2, Healthy));
    }

    private static ThreatReport Report(MachineRisk risk, double hours) => new() { ConnectorId = Defender, RiskLevel = risk, ReportedDateTime = T0.AddHours(hours) };

    // The sign-in is decided from the compiled verdict, and explained from the reference; both say the same.
    private string SignInAt(double hours, DeviceFacts facts)
    {
        DateTimeOffset now = T0.AddHours(hours);
        facts = facts.SyncedAt(now);
        ComplianceVerdict verdict = _compliance.Evaluate(facts, _record, now);
        DeviceCompliance device = _compliance.Explain(facts, _record, now);
        Assert.Equal((device.ReportedState, device.AccessCompliant, device.NextTransition?.At), (verdict.ReportedState, verdict.AccessCompliant, verdict.NextTransitionAt));
        _record = device.Record;
        SignIn signIn = new SignIn
        {
            At = now,
            User = new() { Id = User, Groups = [], Roles = [], Kind = UserKind.InternalMember },
            Resource = new() { Audiences = [SpecWorld.App(CompanyData)] },
            Client = new() { AppType = ClientAppType.Browser, Platform = DevicePlatform.Windows, TransferMethod = TransferMethod.None, OriginalTransferMethod = TransferMethod.None },
        }.WithDevice(facts, in verdict);
        return _access.Evaluate(in signIn).IsGranted ? "granted" : _access.Explain(in signIn, device).ToString().TrimEnd();
    }
}
