namespace ConditionalAccess.Compliance.Reference;

/// <summary>Spec 13 steps 2 and 3: who decides about a device, and what is decided without looking at policies.</summary>
internal static class OwnerSemantics
{
    /// <summary>Spec 13 step 2 b to f, the first that applies.</summary>
    public static ComplianceOwner Owner(ComplianceConfiguration configuration, DeviceFacts facts)
    {
        if (facts.ManagementAgent == ManagementAgent.ConfigurationManagerClient) return ComplianceOwner.ConfigurationManager;
        if (facts.IsEnrolled != true) return facts.ComplianceManagementPartner.IsManaged == true ? ComplianceOwner.Partner : ComplianceOwner.None;
        bool isKept = CoManagementSemantics.IsComanaged(facts) == true && !CoManagementSemantics.IsWithIntune(configuration, facts, Workload.CompliancePolicy);
        return isKept ? ComplianceOwner.ConfigurationManager : ComplianceOwner.Intune;
    }

    /// <summary>Spec 5.2, 13: enrolled, or managed by a partner.</summary>
    public static bool IsManaged(DeviceFacts facts) => facts.IsEnrolled == true || facts.ComplianceManagementPartner.IsManaged == true;

    /// <summary>Spec 13 step 2 d.</summary>
    public static DeviceOutcome ByNobody() => new()
    {
        Owner = ComplianceOwner.None, Reported = ComplianceState.Unknown, Causes = [new(ComplianceCauseKind.NotEnrolled)],
    };

    /// <summary>Spec 6.3: what Configuration Manager relayed; nothing relayed is no access.</summary>
    public static DeviceOutcome ByConfigurationManager(ReferenceRun run)
    {
        bool access = run.Facts.ConfigurationManager.RelayedIsCompliant == true && !run.Options.ConfigManagerNeverHasAccess;
        return new()
        {
            Owner = ComplianceOwner.ConfigurationManager, Reported = ComplianceState.ConfigManager, Access = access,
            Causes = access ? [] : [new(ComplianceCauseKind.ConfigurationManager)],
        };
    }

    /// <summary>Spec 5.5, 13 step 2: what the partner says, as long as it is fresh. A report without time is not known to be fresh.</summary>
    public static DeviceOutcome ByPartner(ReferenceRun run)
    {
        CompliancePartnerFacts partner = run.Facts.ComplianceManagementPartner;
        bool isFresh = partner.ReportedDateTime is { } reported && !run.HasPassed(reported.Plus(run.Validity));
        ComplianceState state = !isFresh ? ComplianceState.Unknown : partner.IsCompliant switch
        {
            true => ComplianceState.Compliant,
            false => ComplianceState.Noncompliant,
            null => ComplianceState.Unknown,
        };
        bool access = state == ComplianceState.Compliant;
        return new() { Owner = ComplianceOwner.Partner, Reported = state, Access = access, Causes = access ? [] : [new(ComplianceCauseKind.Partner)] };
    }

    /// <summary>Spec 13 step 3, 3.7: never in contact, or of an enrolment that is not evaluated. Dedicated Android is judged later, it depends on policies.</summary>
    public static bool IsNeverEvaluated(DeviceFacts facts)
        => facts.LastSyncDateTime is null
        || facts.DeviceEnrollmentType is DeviceEnrollmentType.AppleBulkWithoutUser or DeviceEnrollmentType.DeviceEnrollmentManager
        || (facts.Platform == CompliancePlatform.MacOS && facts.UserId.IsNone);

    /// <summary>Spec 3.7: dedicated Android is evaluated only through a policy for devices.</summary>
    public static bool IsDedicated(DeviceFacts facts) => facts.DeviceEnrollmentType == DeviceEnrollmentType.AndroidEnterpriseDedicatedDevice;

    /// <summary>Spec 13 step 3, 5.1: not evaluated.</summary>
    public static DeviceOutcome NotEvaluated(ReferenceRun run)
    {
        bool access = run.Options.UnknownIsAccessCompliant;
        return new()
        {
            Owner = ComplianceOwner.Intune, Reported = ComplianceState.Unknown, Access = access, Causes = access ? [] : [new(ComplianceCauseKind.NotEvaluated)],
        };
    }
}
