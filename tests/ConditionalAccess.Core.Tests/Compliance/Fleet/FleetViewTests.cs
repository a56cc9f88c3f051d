using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Fleet;
using ConditionalAccess.Compliance.NetworkAccess;
using ConditionalAccess.Testing;
using static ConditionalAccess.Testing.ComplianceWorld;

namespace ConditionalAccess.Core.Tests.Compliance.Fleet;

/// <summary>The figures of compliance spec 10.1, each on a fleet made for it.</summary>
public class FleetViewTests
{
    private static readonly GraphId A = "1d000000-0000-4000-8000-00000000000a", B = "1d000000-0000-4000-8000-00000000000b", C = "1d000000-0000-4000-8000-00000000000c";

    private static CompliancePolicy SecureBootPolicy => Windows("secureBootEnabled").Grace(72);

    private static FleetView View(ComplianceConfiguration tenant, params DeviceFacts[] devices) => View(tenant, FleetOptions.Default, devices);

    private static FleetView View(ComplianceConfiguration tenant, FleetOptions options, params DeviceFacts[] devices)
        => CompliancePolicySet.From(tenant).Compile().ViewFleet(new DeviceInventory(ValueArray.From(devices.Select(d => new DeviceInventoryEntry(d)))), T0, options);

    private static DeviceFacts Pc(GraphId id) => WindowsPc with { Id = id, AzureADDeviceId = id };

    [Fact]
    public void Only_managed_devices_count_and_Entra_objects_count_all()
    {
        DeviceFacts foreign = Pc(B) with { IsEnrolled = false, ManagementAgent = ManagementAgent.NotSet, EntraDevice = new() { IsCompliant = false, ApproximateLastSignInDateTime = T0.AddDays(-91) } };
        DeviceFacts attached = Pc(C) with { IsEnrolled = false, ManagementAgent = ManagementAgent.ConfigurationManagerClient, EntraDevice = new() { IsManaged = true } };
        FleetView view = View(Tenant(), Pc(A), foreign, attached);
        Assert.Equal(2, view.States.Devices);
        Assert.Equal([A, C], view.Devices.Select(d => d.DeviceId));
        Assert.Equal(new EntraOverview(3, 1, 1, 2), view.EntraDevices);
    }

    [Fact]
    public void Of_two_entries_with_one_id_the_newest_enrolment_counts()
    {
        DeviceFacts old = Pc(A) with { EnrolledDateTime = T0.AddDays(-9), ManagedDeviceOwnerType = DeviceOwnerType.Personal };
        FleetView view = View(Tenant(), old, old with { EnrolledDateTime = T0.AddDays(-3), ManagedDeviceOwnerType = DeviceOwnerType.Company });
        Assert.Equal([A], view.DuplicateIds);
        Assert.Equal([new Tally<DeviceOwnerType>(DeviceOwnerType.Company, 1)], view.Ownership);
    }

    [Fact]
    public void A_policy_counts_every_device_once_and_grace_as_noncompliant_in_the_bar()
    {
        FleetView view = View(Tenant(SecureBootPolicy), Pc(A).SecureBoot(true), Pc(B).SecureBoot(false), Pc(C));
        PolicyFigure policy = Assert.Single(view.Policies);
        Assert.Equal(new StatusCounts { Compliant = 1, InGracePeriod = 1, Error = 1 }, policy.Counts);
        Assert.Equal((1, 1, 1, 3), (policy.Compliant, policy.Noncompliant, policy.Others, policy.Total));
        Assert.Equal(view.Policies, view.PoliciesWithProblems);
        Assert.Empty(View(Tenant(SecureBootPolicy), Pc(A).SecureBoot(true)).PoliciesWithProblems);
    }

    [Fact]
    public void The_bar_can_leave_out_devices_that_never_reported()
    {
        DeviceFacts silent = Pc(A).SecureBoot(true) with { PolicyReports = [] };
        Assert.Equal(1, Assert.Single(View(Tenant(SecureBootPolicy), silent).Policies).Total);
        ComplianceEngine engine = CompliancePolicySet.From(Tenant(SecureBootPolicy)).Compile(new ComplianceOptions { F5CountsReportedOnly = true });
        Assert.Equal(0, Assert.Single(engine.ViewFleet(new DeviceInventory([new DeviceInventoryEntry(silent)]), T0).Policies).Total);
    }

    [Fact]
    public void Settings_are_counted_by_platform_and_failing_ones_are_listed_with_built_in_checks()
    {
        FleetView view = View(Tenant(SecureBootPolicy), Pc(A).SecureBoot(false), Pc(B) with { User = WindowsPc.User with { Exists = false } });
        SettingFigure boot = Assert.Single(view.Settings, s => s.Setting == "secureBootEnabled");
        Assert.Equal((CompliancePlatform.Windows10, 1, 1), (boot.Platform, boot.Counts.NonCompliant, boot.Counts.Error));
        Assert.Equal(
            [(A, P1, "secureBootEnabled"), (B, P1, "secureBootEnabled"), (B, default, "DefaultDeviceCompliancePolicy.RequireUserExistence")],
            view.FailingSettings.Select(f => (f.DeviceId, f.PolicyId, f.Result.Setting)));
    }

    [Fact]
    public void A_device_without_applicable_policy_is_listed_even_if_it_was_never_evaluated()
    {
        DeviceFacts phone = IPhone with { Id = B };
        FleetView view = View(Tenant(SecureBootPolicy), Pc(A).SecureBoot(true), phone, IPhone with { Id = C, LastSyncDateTime = null });
        Assert.Equal([(B, true), (C, true)], view.DevicesWithoutPolicy.Select(d => (d.DeviceId, d.HasOnlyInapplicablePolicies)));
        Assert.False(Assert.Single(View(Tenant(), Pc(A)).DevicesWithoutPolicy).HasOnlyInapplicablePolicies);
    }

    [Fact]
    public void Blocked_devices_are_counted_by_their_first_cause()
    {
        FleetView view = View(Tenant(Windows("secureBootEnabled")), Pc(A).SecureBoot(false), Pc(B).SecureBoot(false), Pc(C) with { LastSyncDateTime = null });
        Assert.Equal([new(ComplianceCauseKind.PolicyFailed, 2), new(ComplianceCauseKind.NotEvaluated, 1)], view.BlockedBecause);
        Assert.Equal(view.States.Devices - view.States.AccessCompliant, view.BlockedBecause.Sum(c => c.Devices));
    }

    [Fact]
    public void The_trend_has_sixty_days_of_stored_evaluations_and_today_last()
    {
        var options = new FleetOptions
        {
            StoredEvaluations = [new(A, T0.AddDays(-2), ComplianceState.Noncompliant, false), new(A, T0.AddDays(-1).AddHours(-3), ComplianceState.Error, false), new(A, T0.AddDays(9), ComplianceState.Conflict, false)],
        };
        ValueArray<TrendPoint> trend = View(Tenant(), options, Pc(A)).Trend;
        Assert.Equal(60, trend.Count);
        Assert.Equal((0, 1, 1, 1), (trend[56].Counts.Devices, trend[57].Counts.Noncompliant, trend[58].Counts.Error, trend[59].Counts.Compliant));
        Assert.Equal(new DateOnly(2026, 6, 15), trend[59].Day);
    }

    [Fact]
    public void Attested_settings_are_counted_by_the_fact_for_devices_whose_policy_asks_for_attestation()
    {
        FleetView view = View(Tenant(SecureBootPolicy), Pc(A).BitLocker(true), Pc(B).BitLocker(false), Pc(C));
        Assert.Equal(new AttestationFigure("bitLockerEnabled", 1, 1, 1), view.Attestation.Single(a => a.Setting == "bitLockerEnabled"));
        Assert.Empty(View(Tenant(Windows("tpmRequired")), Pc(A).BitLocker(true)).Attestation);
    }

    [Fact]
    public void A_threat_agent_may_have_several_things_pending_and_an_unknown_one_has_none()
    {
        WindowsProtectionFacts busy = new()
        {
            MalwareProtectionEnabled = true, SignatureUpdateOverdue = true, QuickScanOverdue = true, LastReportedDateTime = T0,
            DeviceState = WindowsDeviceHealth.FullScanPending | WindowsDeviceHealth.Critical,
        };
        FleetView view = View(Tenant(), Pc(A) with { WindowsProtectionState = busy }, Pc(B) with { WindowsProtectionState = busy with { MalwareProtectionEnabled = null } },
            Pc(C) with { WindowsProtectionState = new() { MalwareProtectionEnabled = false, DeviceState = WindowsDeviceHealth.None, LastReportedDateTime = T0 } });
        Assert.Equal(new ProtectionOverview
        {
            TotalReported = 3, UnknownState = 1, PendingSignatureUpdate = 1, PendingQuickScan = 1, PendingFullScan = 1, CriticalFailures = 1, InactiveAgent = 1, Clean = 1,
        }, view.Protection);
    }

    [Fact]
    public void Malware_is_counted_by_device_and_by_row()
    {
        var options = new FleetOptions { Malware = [new(A, "Worm", Severity: "high"), new(A, "Worm", Severity: "low"), new(B, "Spy"), new("elsewhere", "Ghost")] };
        MalwareOverview malware = View(Tenant(), options, Pc(A) with { WindowsActiveMalwareCount = 2 }, Pc(B) with { WindowsActiveMalwareCount = 0 }, Pc(C)).Malware;
        Assert.Equal((1, 1, 2), (malware.DevicesWithMalware, malware.UnknownDevices, malware.DistinctNames));
        Assert.Equal([new("Spy", 1), new("Worm", 1)], malware.ByName);
        Assert.Equal([new("high", 1), new("low", 1), new("unknown", 1)], malware.BySeverity);
    }

    [Fact]
    public void Comanaged_devices_are_counted_for_each_workload_that_Intune_has()
    {
        ComplianceConfiguration tenant = Tenant() with { CoManagement = new() { Workloads = [new(Workload.CompliancePolicy, WorkloadPosition.Intune)] } };
        FleetView view = View(tenant, Pc(A), CoManagedPc with { Id = B });
        Assert.Equal(1, view.CoManagement.Comanaged);
        Assert.Equal([new(Workload.CompliancePolicy, 1)], view.CoManagement.WithIntune);
        Assert.Equal((2, 2, 1), (view.Enrollment.Enrolled, view.Enrollment.MdmEnrolled, view.Enrollment.DualEnrolled));
    }

    [Fact]
    public void Exchange_connectors_and_the_retire_list_are_counted()
    {
        CompliancePolicy retiring = Windows("tpmRequired").Action(ComplianceActionType.Retire, 0);
        DeviceFacts mail = Pc(A).Tpm(false) with { Identifiers = new() { EasDeviceId = "eas" }, Exchange = new() { AccessState = ExchangeAccessState.Blocked } };
        FleetView view = View(Tenant(retiring), mail, Pc(B).Tpm(true).Risk(MachineRisk.High));
        Assert.Equal([new(ExchangeAccessState.Blocked, 1)], view.ExchangeAccess);
        Assert.Equal([new RetireListEntry(A, P1)], view.RetireList);
        Assert.Equal([new(ThreatHealthState.HighSeverity, 1), new(ThreatHealthState.Unknown, 1)], view.Connectors.Single(c => c.Connector.Id == Defender).ByHealthState);
        Assert.Equal([null, ThreatHealthState.HighSeverity], view.Devices.Select(d => d.ThreatLevel));
    }

    [Fact]
    public void Every_device_has_one_answer_to_each_of_the_four_questions()
    {
        FactorFigures factors = View(Tenant(), Pc(A) with { IsEncrypted = true }, IPhone with { Id = B, JailBroken = "True" }, LinuxPc with { Id = C }).Factors;
        Assert.Equal(new FactorCounts(1, 0, 2, 0), factors.Encrypted);
        Assert.Equal(new FactorCounts(1, 0, 0, 2), factors.JailbrokenOrRooted);
        Assert.All(new[] { factors.Encrypted, factors.MalwareFound, factors.SettingsUpdated, factors.JailbrokenOrRooted }, f => Assert.Equal(3, f.True + f.False + f.Unknown + f.NotApplicable));
    }
}
