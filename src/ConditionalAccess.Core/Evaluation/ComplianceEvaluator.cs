using ConditionalAccess.Compliance;
using Device = ConditionalAccess.Compliance.DeviceFacts;

namespace ConditionalAccess.Evaluation;

/// <summary>Runs a plan over the facts of a device (spec 13). Pure and total; allocates only where the working space has to grow.</summary>
internal static class ComplianceEvaluator
{
    /// <param name="plan">The policies.</param>
    /// <param name="run">Working space.</param>
    /// <param name="facts">The device.</param>
    /// <param name="record">What its last evaluation left.</param>
    /// <param name="now">The instant.</param>
    /// <param name="listsAll">False: policies of other platforms need not be listed, only the verdict is asked for.</param>
    public static void Evaluate(CompliancePlan plan, ComplianceRun run, Device facts, ComplianceRecord? record, DateTimeOffset now, bool listsAll)
    {
        run.Start(plan, facts.Id, record, new ComplianceClock(now, plan.Options.BoundaryIsExpired));
        run.NeedsAllPolicies = listsAll || plan.Options.InapplicablePolicyIsNonCompliant || record is { Episodes.IsEmpty: false };
        ComplianceOwner owner = Owner(plan, facts);
        ComplianceVerdict verdict = owner switch
        {
            ComplianceOwner.ConfigurationManager => Stated(owner, ComplianceState.ConfigManager, facts.ConfigurationManager.RelayedIsCompliant == true && !plan.Options.ConfigManagerNeverHasAccess),
            ComplianceOwner.Partner => Partner(run, facts.ComplianceManagementPartner),
            ComplianceOwner.Intune => Intune(run, facts),
            _ => new ComplianceVerdict { Owner = owner },
        };
        if (facts.AdministratorConfiguredDeviceComplianceState == ComplianceOverride.NonCompliant) verdict = Overridden(run, verdict);
        run.Verdict = verdict with
        {
            IsManaged = facts.IsEnrolled == true || facts.ComplianceManagementPartner.IsManaged == true,
            NextTransitionAt = run.NextCause == TransitionCause.None ? null : ComplianceClock.Instant(run.NextAt),
            NextTransitionCause = run.NextCause,
            NextTransitionPolicyId = run.NextPolicy,
            AccessChanged = record is not null && record.AccessCompliant != verdict.AccessCompliant,
            DueActions = run.Due.Count,
        };
    }

    private static ComplianceOwner Owner(CompliancePlan plan, Device facts)
    {
        if (facts.ManagementAgent == ManagementAgent.ConfigurationManagerClient) return ComplianceOwner.ConfigurationManager;
        if (facts.IsEnrolled != true) return facts.ComplianceManagementPartner.IsManaged == true ? ComplianceOwner.Partner : ComplianceOwner.None;
        if (ComplianceConfigurationManagerRules.IsCoManaged(facts) != true) return ComplianceOwner.Intune;
        bool isWithIntune = ComplianceConfigurationManagerRules.IsWithIntune(
            facts.ConfigurationManagerClientEnabledFeatures.CompliancePolicy, plan.ComplianceSlider, facts, Workload.CompliancePolicy);
        return isWithIntune ? ComplianceOwner.Intune : ComplianceOwner.ConfigurationManager;
    }

    private static ComplianceVerdict Stated(ComplianceOwner owner, ComplianceState state, bool access)
        => new() { Owner = owner, ReportedState = state, AccessCompliant = access, IsCompliant = access };

    // What a partner said at an unknown time may be older than the validity period.
    private static ComplianceVerdict Partner(ComplianceRun run, CompliancePartnerFacts partner)
    {
        if (partner.ReportedDateTime is not { } reported) return Stated(ComplianceOwner.Partner, ComplianceState.Unknown, false);
        long end = ComplianceClock.Add(reported.UtcTicks, run.Plan.Validity);
        run.Offer(end, TransitionCause.PartnerReportExpires, default);
        if (run.Clock.IsOver(end) || partner.IsCompliant is not { } isCompliant) return Stated(ComplianceOwner.Partner, ComplianceState.Unknown, false);
        return Stated(ComplianceOwner.Partner, isCompliant ? ComplianceState.Compliant : ComplianceState.Noncompliant, isCompliant);
    }

    private static ComplianceVerdict Intune(ComplianceRun run, Device facts)
    {
        if (facts.LastSyncDateTime is not { } lastSync || IsNeverEvaluated(facts)) return NotEvaluated(run);
        CompliancePolicies.Evaluate(run, facts);
        bool isDedicated = facts.DeviceEnrollmentType == DeviceEnrollmentType.AndroidEnterpriseDedicatedDevice;
        if (isDedicated && !HasDevicePolicy(run))
        {
            run.Discard();
            return NotEvaluated(run);
        }

        return ComplianceOutcome.Decide(run, facts, lastSync.UtcTicks, mayHaveAccess: !isDedicated || facts.IsEntraSharedDeviceMode == true);
    }

    private static ComplianceVerdict NotEvaluated(ComplianceRun run) => Stated(ComplianceOwner.Intune, ComplianceState.Unknown, run.Plan.Options.UnknownIsAccessCompliant);

    // Spec 3.7.
    private static bool IsNeverEvaluated(Device facts)
        => facts.DeviceEnrollmentType is DeviceEnrollmentType.AppleBulkWithoutUser or DeviceEnrollmentType.DeviceEnrollmentManager
            || (facts.Platform == CompliancePlatform.MacOS && facts.UserId.IsNone);

    private static bool HasDevicePolicy(ComplianceRun run)
    {
        foreach (ref readonly PolicyPair pair in run.Pairs.AsSpan())
        {
            if (pair.Is(PairFlags.Applicable) && pair.Is(PairFlags.ByDevice)) return true;
        }

        return false;
    }

    private static ComplianceVerdict Overridden(ComplianceRun run, in ComplianceVerdict verdict)
    {
        run.IsOverridden = true;
        return verdict with { ReportedState = ComplianceState.Noncompliant, AccessCompliant = false, IsCompliant = verdict.IsCompliant is null ? null : false };
    }
}
