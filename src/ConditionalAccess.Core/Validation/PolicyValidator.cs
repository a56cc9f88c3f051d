using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Validation;

/// <summary>
/// Finds what is wrong or doubtful in a tenant configuration: the creation rules V-01 to V-38 (spec 11.1) and what only shows in the
/// whole set. Findings never change a decision; a policy with an error still decides (spec 4.1).
/// </summary>
internal static class PolicyValidator
{
    // In the order of the members of a policy document, so that findings of one policy come in document order as far as one rule allows.
    private static readonly Action<PolicyReview>[] s_policyRules =
    [
        FormRules.RequiredMembers,                      // V-01
        FormRules.SubjectIsThere,                       // V-02, V-34
        FormRules.TargetIsThere,                        // V-03, V-34
        FormRules.OneTargetKind,                        // V-04
        FormRules.ClientAppTypesAreThere,               // V-05
        FormRules.SomeControl,                          // V-06
        SubjectRules.UserKeywordStandsAlone,            // V-07
        SubjectRules.WorkloadPolicyOnlyBlocks,          // V-20
        SubjectRules.RolesAreBuiltIn,                   // V-27
        SubjectRules.IdentityOnOneSideOnly,             // V-30
        GrantRules.BlockStandsAlone,                    // V-08
        GrantRules.MfaOrStrength,                       // V-09
        PasswordChangeRules.PasswordChange,             // V-10
        PasswordChangeRules.RiskRemediation,            // V-11
        SessionRules.PersistentBrowser,                 // V-12
        SessionRules.SignInFrequencyForm,               // V-13
        SessionRules.SignInFrequencyRange,              // V-14
        SessionRules.ContinuousAccessEvaluation,        // V-15
        SessionRules.TokenProtection,                   // V-29
        UserActionRules.RegisterDevice,                 // V-16
        UserActionRules.NotReportOnly,                  // V-17
        UserActionRules.SecurityInfoRegistration,       // V-38
        FilterRules.OneWayToNameDevices,                // V-18
        FilterRules.RulesCompile,                       // V-18
        FilterRules.ApplicationFilterWithoutKeyword,    // V-19
        ClientRules.ExchangeActiveSyncAlone,            // V-21
        ClientRules.ExchangeActiveSyncForFew,           // V-37
        ClientRules.AppControlsOnMobileOnly,            // V-22
        GrantRules.OneRiskPerPolicy,                    // V-23
        GrantRules.ApprovedApplication,                 // V-24, CAP2110
        GrantRules.OperatorIsThere,                     // V-32
        GrantRules.StrengthIsUsable,                    // V-35
        WordRules.EverythingUnderstood,                 // V-25
        ReferenceRules.NamedLocationsAreThere,          // V-26
        ReferenceRules.AppGroupsAreThere,               // V-26
        ReferenceRules.EntriesAreIdsOrKeywords,         // V-36
        LockOutRules.EverythingForEveryone,             // V-28
        LockOutRules.BlockByWideLocation,               // V-33
        ContradictionRules.ValueOnOneSideOnly,          // CAP2102, CAP2103
        ContradictionRules.KeywordStandsAlone,          // CAP2111
        ContradictionRules.RiskFitsSubject,             // CAP2104
        ContradictionRules.TenantsAreEnumerated,        // CAP2105
        ContradictionRules.SomethingIsTargeted,         // CAP2106
    ];

    private static readonly Action<TenantReview>[] s_tenantRules =
    [
        TenantObjectRules.NamedLocations,               // V-31, CAP2107
        TenantObjectRules.TrustedIps,                   // V-31
        TenantObjectRules.AuthenticationStrengths,      // V-35
        DuplicateRules.OneObjectPerId,                  // CAP2108
        DuplicateRules.OnePolicyPerMeaning,             // CAP2109
        LockOutAnalysis.SomebodyCanAdminister,          // CAP2101
        TenantObjectRules.Limits,                       // CAP2112
    ];

    /// <summary>All findings: policy by policy, then those about the whole set. Never throws for any configuration.</summary>
    /// <param name="tenant">The configuration.</param>
    /// <param name="sources">Where its objects were read from.</param>
    public static ValueArray<PolicyDiagnostic> Validate(TenantConfiguration tenant, TenantSources sources)
    {
        var review = new TenantReview(tenant, sources);
        for (int i = 0; i < tenant.Policies.Count; i++) Check(new PolicyReview(review, i));
        foreach (Action<TenantReview> rule in s_tenantRules) rule(review);
        return [.. review.Findings];
    }

    private static void Check(PolicyReview policy)
    {
        if (policy.Policy.DeletedDateTime is not null)
        {
            policy.Information(DiagnosticCodes.PolicyDeleted, policy.At.Member("deletedDateTime"),
                policy.Name + " is soft-deleted and is ignored", "restore it in the tenant, or remove it from the export");
            return;
        }

        // A configuration built in code can get past 'required' with null.
        if (policy.Policy.Conditions is null)
        {
            policy.Error(DiagnosticCodes.RequiredMemberMissing, policy.At, policy.Name + " has no conditions", "give it conditions");
            return;
        }

        foreach (Action<PolicyReview> rule in s_policyRules) rule(policy);
    }
}
