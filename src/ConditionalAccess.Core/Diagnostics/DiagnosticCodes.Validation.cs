namespace ConditionalAccess.Diagnostics;

public static partial class DiagnosticCodes
{
    /// <summary>V-01: a policy lacks its name, its state or its conditions.</summary>
    public const string RequiredMemberMissing = "CAP2001";

    /// <summary>V-02: a policy has neither users nor workload identities nor agents.</summary>
    public const string SubjectMissing = "CAP2002";

    /// <summary>V-03: a policy has no target resource, user action or authentication context.</summary>
    public const string TargetMissing = "CAP2003";

    /// <summary>V-04: a policy targets several kinds of things at once.</summary>
    public const string SeveralTargetKinds = "CAP2004";

    /// <summary>V-05: a policy lists no client app types.</summary>
    public const string ClientAppTypesMissing = "CAP2005";

    /// <summary>V-06: a policy has neither a grant nor a session control.</summary>
    public const string ControlsMissing = "CAP2006";

    /// <summary>V-07: users <c>All</c> or <c>None</c> beside groups, roles or guests.</summary>
    public const string UserKeywordCombined = "CAP2007";

    /// <summary>V-08: block beside other grant controls.</summary>
    public const string BlockCombined = "CAP2008";

    /// <summary>V-09: multifactor authentication beside an authentication strength.</summary>
    public const string MfaBesideStrength = "CAP2009";

    /// <summary>V-10: password change outside the one form Microsoft Graph accepts.</summary>
    public const string PasswordChangeMisused = "CAP2010";

    /// <summary>V-11: risk remediation outside the one form Microsoft Graph accepts.</summary>
    public const string RiskRemediationMisused = "CAP2011";

    /// <summary>V-12: persistent browser session without all resources.</summary>
    public const string PersistentBrowserNeedsAllResources = "CAP2012";

    /// <summary>V-13: a sign-in frequency whose interval, value and type do not fit together.</summary>
    public const string SignInFrequencyForm = "CAP2013";

    /// <summary>V-14: a sign-in frequency outside 1 to 23 hours or 1 to 365 days.</summary>
    public const string SignInFrequencyRange = "CAP2014";

    /// <summary>V-15: continuous access evaluation switched off by a policy that is narrower than everything.</summary>
    public const string ContinuousAccessDisabledHasNoEffect = "CAP2015";

    /// <summary>V-16: a control or condition that cannot be used for registering devices.</summary>
    public const string RegisterDeviceForm = "CAP2016";

    /// <summary>V-17: a report-only policy on a user action.</summary>
    public const string UserActionReportOnly = "CAP2017";

    /// <summary>V-18: a filter rule that does not compile, or a device filter beside the older device lists.</summary>
    public const string FilterRuleInvalid = "CAP2018";

    /// <summary>V-19: an application filter beside <c>All</c> or <c>None</c>.</summary>
    public const string ApplicationFilterWithKeyword = "CAP2019";

    /// <summary>V-20: a policy for workload or agent identities that also targets people, or that does more than block.</summary>
    public const string WorkloadPolicyForm = "CAP2020";

    /// <summary>V-21: Exchange ActiveSync beside other client types or other resources.</summary>
    public const string ExchangeActiveSyncMixed = "CAP2021";

    /// <summary>V-22: an app control required on macOS or Linux.</summary>
    public const string AppControlOnDesktop = "CAP2022";

    /// <summary>V-23: sign-in risk and user risk in one policy.</summary>
    public const string TwoRisks = "CAP2023";

    /// <summary>V-24: the retired control for approved apps.</summary>
    public const string ApprovedApplicationRetired = "CAP2024";

    /// <summary>V-25: a word or a condition that is not understood.</summary>
    public const string NotUnderstood = "CAP2025";

    /// <summary>V-26: a reference to an object that is not in the supplied data.</summary>
    public const string ReferenceUnresolved = "CAP2026";

    /// <summary>V-27: a role that is not a known built-in role template.</summary>
    public const string RoleNotBuiltIn = "CAP2027";

    /// <summary>V-28: a block or device requirement for all users and all resources without exclusions.</summary>
    public const string EverythingBlockedForEveryone = "CAP2028";

    /// <summary>V-29: token protection where clients cannot support it.</summary>
    public const string TokenProtectionTooWide = "CAP2029";

    /// <summary>V-30: one identity in the include and the exclude list.</summary>
    public const string IdentityIncludedAndExcluded = "CAP2030";

    /// <summary>V-31: a named location outside what Microsoft Graph accepts.</summary>
    public const string NamedLocationInvalid = "CAP2031";

    /// <summary>V-32: several grant controls without an operator.</summary>
    public const string SeveralControlsWithoutOperator = "CAP2032";

    /// <summary>V-33: a block policy that includes trusted locations, or every location.</summary>
    public const string BlockByWideLocation = "CAP2033";

    /// <summary>V-34: an assignment that is empty or missing, so that the policy never applies.</summary>
    public const string EmptyAssignment = "CAP2034";

    /// <summary>V-35: an authentication strength that is not known or can never be met.</summary>
    public const string StrengthUnusable = "CAP2035";

    /// <summary>V-36: a list entry that is neither an id nor a keyword of its list.</summary>
    public const string OpaqueId = "CAP2036";

    /// <summary>V-37: Exchange ActiveSync with all users, roles or guests.</summary>
    public const string ExchangeActiveSyncForMany = "CAP2037";

    /// <summary>V-38: security info registration that needs a managed device or a place.</summary>
    public const string SecurityInfoRegistrationNeedsPlaceOrDevice = "CAP2038";

    /// <summary>Analysis: the enforced policies together leave no administrator a way in.</summary>
    public const string NobodyCanAdminister = "CAP2101";

    /// <summary>Analysis: one value in the include and the exclude list of a condition.</summary>
    public const string ValueIncludedAndExcluded = "CAP2102";

    /// <summary>Analysis: a condition that excludes all it includes, so that the policy never applies.</summary>
    public const string EverythingExcluded = "CAP2103";

    /// <summary>Analysis: a risk that is never assessed for the identities a policy targets.</summary>
    public const string RiskOfOtherSubject = "CAP2104";

    /// <summary>Analysis: an enumeration of external tenants that lists none.</summary>
    public const string NoTenantEnumerated = "CAP2105";

    /// <summary>Analysis: a policy that targets <c>None</c> and nothing else.</summary>
    public const string NeverApplies = "CAP2106";

    /// <summary>Analysis: a soft-deleted policy or named location, which is ignored.</summary>
    public const string PolicyDeleted = "CAP2107";

    /// <summary>Analysis: one id on two objects of a kind.</summary>
    public const string DuplicateObjectId = "CAP2108";

    /// <summary>Analysis: two policies that say the same.</summary>
    public const string DuplicatePolicy = "CAP2109";

    /// <summary>Analysis: a policy whose only control is retired.</summary>
    public const string OnlyRetiredControl = "CAP2110";

    /// <summary>Analysis: <c>All</c> or <c>None</c> beside entries that then have no effect.</summary>
    public const string KeywordBesideEntries = "CAP2111";

    /// <summary>Analysis: more objects than a tenant can hold.</summary>
    public const string TenantLimitExceeded = "CAP2112";
}
