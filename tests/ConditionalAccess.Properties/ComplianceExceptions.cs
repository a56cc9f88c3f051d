using ConditionalAccess.Compliance;
using ConditionalAccess.Testing.Generation.Compliance;

namespace ConditionalAccess.Properties;

/// <summary>The documented exceptions from the laws of compliance: nothing else may be left out of them.</summary>
internal static class ComplianceExceptions
{
    /// <summary>
    /// Facts whose absence the specification defines as something else than "not known", so that leaving them out may grant access.
    /// Null when the law covers the fact; else why it does not.
    /// </summary>
    public static string? AbsenceMeansSomething(string path, ComplianceCase c) => path switch
    {
        "IsEnrolled" or "ManagementAgent" or "MdmEnrolled" or "ComanagementPolicyPresent" => "6.1, 13 step 2: who decides about the device",
        "ConfigurationManagerClientEnabledFeatures" or "PilotCollections" => "6.2: the slider decides",
        _ when path.StartsWith("ConfigurationManagerClientEnabledFeatures.", StringComparison.Ordinal) => "6.2: the slider decides",
        "DeviceEnrollmentType" => "12.1: an ordinary enrolment",
        "AdministratorConfiguredDeviceComplianceState" => "12.1: policies decide",
        "UserId" when c.Facts.Platform == CompliancePlatform.MacOS => "3.7: without user is not evaluated",
        "ComplianceManagementPartner" or "ComplianceManagementPartner.IsManaged" => "12.1: not managed by a partner",
        "Contexts" => "12.1: one context",
        "PolicyReports" => "12.1: reports are not tracked",
        "ReportedErrors" => "12.4: an entry says that a fact is not known for the moment",
        "Platform" => "1.2: the type of policy that concerns the device",
        "User" or "User.GroupIds" or "GroupIds" or "AssignmentFilterMatches" or "User.IsIntuneLicensed" when AnyPolicyMayHelp(c) => "3.4: more policies are assigned, and a policy may satisfy the first built-in check (3.6)",
        "User" or "User.GroupIds" or "GroupIds" or "AssignmentFilterMatches" or "User.IsIntuneLicensed" when c.Record is { Episodes.IsEmpty: false }
            => "3.4: a policy that was removed while failing is assigned again, and evaluated",
        "GroupIds" or "AssignmentFilterMatches" when c.Facts.DeviceEnrollmentType == DeviceEnrollmentType.AndroidEnterpriseDedicatedDevice => "3.7: evaluated through a policy for devices only",
        "OsSupplementalBuildVersion" => "12.2: the build number counts",
        "Edition" => "12.2: desktop",
        "SkuFamily" => "12.2: not Home",
        "Android" or "Android.IsKnox" or "Android.HasGoogleMobileServices" => "12.2: no Knox; the single verdicts decide",
        "DeviceHealthAttestationState.ReportPresent" => "12.3: true when any member is known",
        "DeviceHealthAttestationState" or "DeviceHealthAttestationState.IsSupported" or "DeviceHealthAttestationState.HealthStatusMismatchInfo" => "12.3: supported, no mismatch",
        "DeviceHealthAttestationState.BitLockerStatus" or "DeviceHealthAttestationState.SecureBoot" or "DeviceHealthAttestationState.CodeIntegrity"
            or "DeviceHealthAttestationState.EarlyLaunchAntiMalwareDriverProtection" => "1.4: of a healthy report every part that is known counts",
        "DeviceStatus" or "DeviceStatus.EncryptionCompliance" => "1.15: isEncrypted counts",
        "Apple" or "Apple.LastJailbreakEvaluationDateTime" => "3.8: the plain value decides",
        "Wsl.PluginInstalled" => "12.5: installed",
        "Linux" or "Linux.Partitions" => "1.15: isEncrypted counts",
        _ when path.StartsWith("Password", StringComparison.Ordinal) => PasswordAbsence(path, c),
        "ThreatReports" => "7.3: the connector's flag decides on missing data, which fails open",
        "ConfigurationManager.Verdict" => "6.4: computed from the rules",
        _ => null,
    };

    /// <summary>Choices that give access without evidence, as the specification defines them (15): null when none is made.</summary>
    public static string? LooserByChoice(ComplianceOptions options)
        => options.HoldForMissingFacts ? "a fact that is not known holds the earlier state" : options.UnknownIsAccessCompliant ? "a device that was never evaluated has access" : null;

    /// <summary>12.1 and 13 step 6: a last contact that is still to come contradicts itself; removed policies are dropped by it, which nothing announces.</summary>
    public static bool IsContactAhead(ComplianceCase c) => c.Facts.LastSyncDateTime > c.Now;

    /// <summary>Null when the end of something only makes a device worse; else why it may not.</summary>
    public static string? EndMayHelp(TransitionCause cause) => cause switch
    {
        TransitionCause.ThreatConnectorExpires => "7.3: the data of an unresponsive partner is ignored, which fails open",
        TransitionCause.ErrorHoldEnds => "3.3: an error that has aged begins the grace of its policy",
        _ => null,
    };

    /// <summary>Null when not understanding a value never helps; else why it may.</summary>
    public static string? MisreadingMayHelp(string path, ComplianceCase c) => path[(path.LastIndexOf('.') + 1)..] switch
    {
        "actionType" when c.Configuration.Policies.Any(p => p.ScheduledActions.Count(a => a.ActionType.Value == ComplianceActionType.Block) > 1)
            => "4.1: an action that is not understood is ignored; of several blocks that one may have had the shortest grace",
        "deviceComplianceCheckinThresholdDays" when c.Configuration.Settings.DeviceComplianceCheckinThresholdDays < 1 => "3.6: one day is the least; less is out of the range and used as written",
        "partnerUnresponsivenessThresholdInDays" when c.Options.PartnerUnresponsiveIsNonCompliant => "15: a partner that is never stale is the stricter reading only where staleness is ignored",
        _ => null,
    };

    /// <summary>A policy more may help where nothing was evaluated, or where having a policy is itself required.</summary>
    public static bool MorePoliciesMayHelp(ComplianceCase c, ComplianceState reported) => AnyPolicyMayHelp(c) || reported == ComplianceState.Unknown;

    /// <summary>Null when a change asks for more; else why it does not.</summary>
    public static string? StricterMayHelp(string name, ComplianceCase c) => name switch
    {
        "+requiredPasswordComplexity" or "+workProfileRequiredPasswordComplexity" => "1.9, 1.10: complexity replaces type, length, expiry and history",
        "passwordRequiredType" or "+passwordRequiredType" => "1.10: a type may stand for complexity",
        _ when !c.Options.ErrorHoldOverriddenByNonCompliant => "15: by the literal table an error hides a failure",
        _ => null,
    };

    // 3.6: without a policy a device may fail the first check; 3.7: dedicated Android is evaluated only with one.
    private static bool AnyPolicyMayHelp(ComplianceCase c) => c.Configuration.Settings.SecureByDefault || c.Options.InapplicablePolicyIsNonCompliant
        || c.Facts.DeviceEnrollmentType == DeviceEnrollmentType.AndroidEnterpriseDedicatedDevice;

    private static string? PasswordAbsence(string path, ComplianceCase c)
    {
        if (path is "Password.UsesOneLock" or "Password.WorkProfile" || path.StartsWith("Password.WorkProfile.", StringComparison.Ordinal)) return "1.13, 12.6: one lock, the password of the device counts";
        if (path is "Password.Device.IsSet") return "1.13: no secret fails every rule; without the fact each rule has its own";
        if (path is "Password" or "Password.Device" or "Password.Device.RequiredAfterIdle" or "Password.Device.IdleLockMinutes") return "1.4, 1.9: evaluated where the fact is known";
        return c.Facts.Password.Device.OsVerdict != PasswordVerdict.Unknown || path == "Password.Device.OsVerdict" ? "1.13: the verdict of the system counts where the detail is not known" : null;
    }
}
