using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Validation;

/// <summary>The narrow forms in which password change and risk remediation may be required: V-10 and V-11.</summary>
internal static class PasswordChangeRules
{
    public static void PasswordChange(PolicyReview r)
    {
        if (r.Policy.GrantControls is not { } grant || !grant.BuiltInControls.Has(BuiltInControl.PasswordChange)) return;
        PartnerOfPasswordChange(r, grant);
        ScopeOfPasswordChange(r);
        ConditionsOfPasswordChange(r);
    }

    public static void RiskRemediation(PolicyReview r)
    {
        if (r.Policy.GrantControls is not { } grant || !grant.BuiltInControls.Has(BuiltInControl.RiskRemediation)) return;
        if (grant.BuiltInControls.Has(BuiltInControl.PasswordChange))
        {
            r.Error(DiagnosticCodes.RiskRemediationMisused, r.ControlsAt, r.Name + " requires passwordChange and riskRemediation, where only one is allowed",
                "keep riskRemediation");
        }

        if (grant.AuthenticationStrength is null || grant.IsAnyOf())
        {
            r.Error(DiagnosticCodes.RiskRemediationMisused, r.GrantAt, r.Name + " requires riskRemediation without an authentication strength under AND",
                "add an authentication strength and the operator AND");
        }

        if (r.Policy.SessionControls?.SignInFrequency is { FrequencyInterval.Value: SignInFrequencyInterval.EveryTime }) return;
        r.Information(DiagnosticCodes.RiskRemediationMisused, r.SessionAt, r.Name + " requires riskRemediation without a sign-in frequency of every time",
            "add a sign-in frequency of every time, as the portal does");
    }

    private static void PartnerOfPasswordChange(PolicyReview r, GrantControls grant)
    {
        bool strength = grant.AuthenticationStrength is not null;
        if (grant.IsAnyOf() || (!strength && !grant.BuiltInControls.Has(BuiltInControl.Mfa)))
        {
            r.Error(DiagnosticCodes.PasswordChangeMisused, r.GrantAt, r.Name + " requires passwordChange without mfa under AND",
                "require mfa and passwordChange with the operator AND");
        }
        else if (strength)
        {
            r.Warning(DiagnosticCodes.PasswordChangeMisused, r.GrantAt.Member("authenticationStrength"),
                r.Name + " pairs passwordChange with an authentication strength, where Microsoft Graph documents mfa", "require mfa and passwordChange");
        }

        if (OtherControls(grant) == 0) return;
        r.Error(DiagnosticCodes.PasswordChangeMisused, r.GrantAt, r.Name + " requires passwordChange together with controls other than mfa",
            "move the other controls to a policy of their own");
    }

    private static int OtherControls(GrantControls grant)
    {
        int others = grant.TermsOfUse.Count + grant.CustomAuthenticationFactors.Count;
        foreach (GraphWord<BuiltInControl> control in grant.BuiltInControls)
        {
            // Risk remediation beside it has its own finding (V-11).
            if (control.Value is not (BuiltInControl.PasswordChange or BuiltInControl.Mfa or BuiltInControl.RiskRemediation)) others++;
        }

        return others;
    }

    private static void ScopeOfPasswordChange(PolicyReview r)
    {
        if (r.Policy.TargetsAllResources() && !r.Policy.ExcludesResources()) return;
        r.Error(DiagnosticCodes.PasswordChangeMisused, r.ApplicationsAt, r.Name + " requires passwordChange for less than all resources",
            "include applications 'All' and exclude none");
    }

    private static void ConditionsOfPasswordChange(PolicyReview r)
    {
        if (r.Conditions.UserRiskLevels.IsEmpty)
        {
            r.Error(DiagnosticCodes.PasswordChangeMisused, r.ConditionsAt.Member("userRiskLevels"),
                r.Name + " requires passwordChange without a user risk condition", "list the user risk levels");
        }

        if (!ConditionFacts.HasConditionBesides(r.Conditions, "userRiskLevels")) return;
        r.Error(DiagnosticCodes.PasswordChangeMisused, r.ConditionsAt, r.Name + " requires passwordChange under conditions other than user risk",
            "remove the other conditions and write clientAppTypes: [\"all\"]");
    }
}
