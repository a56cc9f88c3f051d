namespace ConditionalAccess.Compliance;

/// <summary>Choices between readings where Microsoft's documents leave one open (spec 15). Every default is the recommended, more restrictive reading.</summary>
public sealed record ComplianceOptions
{
    /// <summary>The defaults.</summary>
    public static ComplianceOptions Default { get; } = new();

    /// <summary>True (default): an error that has aged starts the grace period of its policy. False: it is noncompliant at once.</summary>
    public bool ErrorExpiryHonoursGrace { get; init; } = true;

    /// <summary>True (default): a held error hides no failure of another setting whose grace has run out. False: the literal severity table.</summary>
    public bool ErrorHoldOverriddenByNonCompliant { get; init; } = true;

    /// <summary>True: no access while an applicable policy has never reported. Default false.</summary>
    public bool RequireAllPoliciesReported { get; init; }

    /// <summary>True: a device with inapplicable policies only is noncompliant. Default false: as a device without policy.</summary>
    public bool InapplicablePolicyIsNonCompliant { get; init; }

    /// <summary>True: a device that was never evaluated has access. Default false.</summary>
    public bool UnknownIsAccessCompliant { get; init; }

    /// <summary>True: a device that Configuration Manager owns never has access. Default false: what it relayed counts.</summary>
    public bool ConfigManagerNeverHasAccess { get; init; }

    /// <summary>Days after which a Configuration Manager verdict counts as missing; null (default): the validity period.</summary>
    public int? ConfigMgrVerdictMaxAgeDays { get; init; }

    /// <summary>True: a threat setting whose partner is unresponsive fails. Default false: not applicable, as documented, which fails open.</summary>
    public bool PartnerUnresponsiveIsNonCompliant { get; init; }

    /// <summary>True: missing partner data always fails. Default false: the flag of the connector decides.</summary>
    public bool MissingPartnerDataIsNonCompliant { get; init; }

    /// <summary>True: a threat setting without any source is not applicable. Default false: it fails.</summary>
    public bool NoThreatSourceIsNotApplicable { get; init; }

    /// <summary>True: the Defender risk <c>informational</c> counts as low. Default false: as secured.</summary>
    public bool MdeInformationalIsLow { get; init; }

    /// <summary>True: <c>compromised</c> passes the level <c>high</c>. Default false.</summary>
    public bool CompromisedPassesHigh { get; init; }

    /// <summary>True: versions compare by the components both have. Default false: missing ones are zero.</summary>
    public bool ComparesCommonVersionPrefix { get; init; }

    /// <summary>False: at the exact instant of an end the period still runs. Default true: it is over.</summary>
    public bool BoundaryIsExpired { get; init; } = true;

    /// <summary>True: grace starts with the report of the device. Default false: with the first noncompliant evaluation.</summary>
    public bool GraceStartsAtDeviceReport { get; init; }

    /// <summary>Most UTF-16 code units of a discovery script's output; 2048, or 1,048,576 by the older text.</summary>
    public int CustomOutputLimit { get; init; } = 2048;

    /// <summary>True: text of custom rules compares ignoring case. Default false.</summary>
    public bool CustomStringIgnoresCase { get; init; }

    /// <summary>True: custom rules take every operator with every type. Default false: Boolean and String only equal and not equal.</summary>
    public bool CustomOperatorsForAllTypes { get; init; }

    /// <summary>True: a firewall that is temporarily not monitored fails. Default false: a held error.</summary>
    public bool FirewallTemporarilyOffIsNonCompliant { get; init; }

    /// <summary>True: an antivirus that is temporarily partial fails. Default false: a held error.</summary>
    public bool AntivirusTemporarilyOffIsNonCompliant { get; init; }

    /// <summary>True: a healthy device report only has to be there. Default false: every known part must be good.</summary>
    public bool HealthyDeviceReportNeedsPresenceOnly { get; init; }

    /// <summary>Days after which jailbreak detection is stale; null (default): the validity period.</summary>
    public int? JailbreakDetectionStaleDays { get; init; }

    /// <summary>True: properties that are not known are ignored. Default false: an error.</summary>
    public bool IgnoresUnknownProperties { get; init; }

    /// <summary>True: policies of a type that is not known are ignored. Default false: an error for every device.</summary>
    public bool IgnoresUnknownPolicyTypes { get; init; }

    /// <summary>True: a fact that is not known holds the previous state like a reported error. Default false.</summary>
    public bool HoldForMissingFacts { get; init; }

    /// <summary>True: while access comes from a hold the held state is reported. Default false: error is.</summary>
    public bool ErrorHoldReportsHeldState { get; init; }

    /// <summary>True: actions count from the end of the grace period. Default false: from the first non-compliance.</summary>
    public bool ActionsCountAfterBlock { get; init; }

    /// <summary>True: a policy without exported assignments is assigned to nobody. Default false: to everybody.</summary>
    public bool MissingAssignmentsMeanNobody { get; init; }

    /// <summary>True: a work profile's password type counts on Android 12 and later. Default false: as high complexity.</summary>
    public bool WorkProfileTypeOnAndroid12 { get; init; }

    /// <summary>True: quoted values of a discovery script are read as their type. Default false: strict.</summary>
    public bool CustomValuesMayBeQuoted { get; init; }

    /// <summary>True: the policy bar counts only devices that have reported. Default false: all.</summary>
    public bool F5CountsReportedOnly { get; init; }

    /// <summary>Days without check-in after which an app registration is dead; 90.</summary>
    public int MamRegistrationMaxAgeDays { get; init; } = 90;

    /// <summary>True: network access control is told that a device in grace is not compliant. Default false.</summary>
    public bool InGraceIsNonCompliantForNac { get; init; }

    /// <summary>True: the failing result of a policy that is no longer assigned is dropped at once. Default false: kept until the next sync.</summary>
    public bool DropsRemovedPoliciesAtOnce { get; init; }
}
