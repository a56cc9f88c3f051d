namespace ConditionalAccess.Diagnostics;

public static partial class DiagnosticCodes
{
    /// <summary>A document holds nothing of compliance.</summary>
    public const string ComplianceNothingFound = "CAP2050";

    /// <summary>There is nothing of compliance, so no device would be held to anything.</summary>
    public const string ComplianceSetEmpty = "CAP2051";

    /// <summary>A set of several documents holds no compliance policy.</summary>
    public const string ComplianceWithoutPolicies = "CAP2052";

    /// <summary>An object of Conditional Access among compliance policies; it is skipped.</summary>
    public const string ConditionalAccessSkipped = "CAP2053";

    /// <summary>Two compliance policies have one id; both are evaluated.</summary>
    public const string ComplianceIdTwice = "CAP2054";

    /// <summary>A compliance object has no id that can be read, so one is made from its place.</summary>
    public const string ComplianceIdMade = "CAP2055";

    /// <summary>A compliance policy does not say its type, which was found from its surroundings.</summary>
    public const string ComplianceTypeInferred = "CAP2056";

    /// <summary>The type of a compliance policy is not known; it counts for every device and is never met.</summary>
    public const string ComplianceTypeUnknown = "CAP2057";

    /// <summary>A property of a compliance policy is not known and may be a requirement, so it is never met.</summary>
    public const string CompliancePropertyUnknown = "CAP2058";

    /// <summary>A member of a compliance object is not known and has no effect.</summary>
    public const string ComplianceMemberUnknown = "CAP2059";

    /// <summary>A member of a compliance object that is known to have no effect.</summary>
    public const string ComplianceMemberIgnored = "CAP2060";

    /// <summary>A member of a compliance object is spelled in another case than Graph's.</summary>
    public const string ComplianceMemberSpelling = "CAP2061";

    /// <summary>A value of a compliance object has the wrong JSON type.</summary>
    public const string ComplianceWrongType = "CAP2062";

    /// <summary>A setting has a word outside its enumeration, so it is never met.</summary>
    public const string ComplianceWordUnknown = "CAP2063";

    /// <summary>A version, build or date of a setting cannot be read, so it is never met.</summary>
    public const string ComplianceValueUnreadable = "CAP2064";

    /// <summary>A number or flag of a compliance object is written as a text.</summary>
    public const string ComplianceValueQuoted = "CAP2065";

    /// <summary>A descriptive member of a compliance object cannot be read and counts as not given.</summary>
    public const string ComplianceMemberUnreadable = "CAP2066";

    /// <summary>A date of a compliance object has no zone and is read as UTC.</summary>
    public const string ComplianceDateWithoutZone = "CAP2067";

    /// <summary>A number of a compliance object is outside its documented range.</summary>
    public const string ComplianceNumberRange = "CAP2068";

    /// <summary>A maximum of zero, which counts as not configured.</summary>
    public const string ComplianceMaximumZero = "CAP2069";

    /// <summary>A Windows version in its short form.</summary>
    public const string ComplianceShortVersion = "CAP2070";

    /// <summary>A Windows version that begins with 11.</summary>
    public const string ComplianceVersionPrefix = "CAP2071";

    /// <summary>A version of one part.</summary>
    public const string CompliancePaddedVersion = "CAP2072";

    /// <summary>A range that nothing can lie in.</summary>
    public const string ComplianceEmptyRange = "CAP2073";

    /// <summary>A setting that has no effect beside the others of its policy.</summary>
    public const string ComplianceSettingWithoutEffect = "CAP2074";

    /// <summary>A list of a setting has more entries than the limit, so it is never met.</summary>
    public const string ComplianceListTooLong = "CAP2075";

    /// <summary>An entry of a list says nothing.</summary>
    public const string ComplianceEntrySkipped = "CAP2076";

    /// <summary>A compliance policy comes without actions for noncompliance.</summary>
    public const string ComplianceActionsMissing = "CAP2077";

    /// <summary>An action for noncompliance that is not understood.</summary>
    public const string ComplianceActionUnknown = "CAP2078";

    /// <summary>The hours of an action for noncompliance cannot be used as written.</summary>
    public const string ComplianceActionHours = "CAP2079";

    /// <summary>A compliance policy comes without assignments.</summary>
    public const string ComplianceAssignmentsMissing = "CAP2080";

    /// <summary>A compliance policy is assigned to nobody.</summary>
    public const string ComplianceAssignedToNobody = "CAP2081";

    /// <summary>The target of an assignment is not understood.</summary>
    public const string ComplianceAssignmentUnknown = "CAP2082";

    /// <summary>The filter of an assignment is not understood.</summary>
    public const string ComplianceFilterUnknown = "CAP2083";

    /// <summary>Rules of custom compliance that cannot be used.</summary>
    public const string CustomRulesRefused = "CAP2084";

    /// <summary>Rules of custom compliance that would be refused when uploaded, but can be evaluated.</summary>
    public const string CustomRulesRemark = "CAP2085";

    /// <summary>Rules of custom compliance in a form that is unusual, but understood.</summary>
    public const string CustomRulesForm = "CAP2086";

    /// <summary>Rules of custom compliance that are not where they belong.</summary>
    public const string CustomRulesElsewhere = "CAP2087";

    /// <summary>An operator of custom compliance that does not fit the type of its value.</summary>
    public const string CustomRulesCombination = "CAP2088";

    /// <summary>A compliance policy stands inside a text.</summary>
    public const string ComplianceJsonInText = "CAP2089";

    /// <summary>A tenant setting or connector setting cannot be read, so its strictest value counts.</summary>
    public const string ComplianceTenantUnreadable = "CAP2090";

    /// <summary>A tenant-wide object is given twice in different words.</summary>
    public const string ComplianceTenantTwice = "CAP2091";

    /// <summary>The state of a threat connector is not understood and counts as enabled.</summary>
    public const string ComplianceConnectorState = "CAP2092";

    /// <summary>A part of the co-management settings is not understood.</summary>
    public const string CoManagementNotUnderstood = "CAP2093";

    /// <summary>A settings catalog policy that does not say that it is a compliance policy.</summary>
    public const string ComplianceCatalogSkipped = "CAP2094";
}
