using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Validation;

/// <summary>Rules about what a policy requires: V-08, V-09, V-23, V-24, V-32 and V-35.</summary>
internal static class GrantRules
{
    public static void BlockStandsAlone(PolicyReview r)
    {
        if (!r.Policy.Blocks() || r.Policy.RequirementCount() < 2) return;
        r.Error(DiagnosticCodes.BlockCombined, r.ControlsAt, r.Name + " blocks and also lists other grant controls, which can never matter",
            "remove block, or remove everything else");
    }

    public static void MfaOrStrength(PolicyReview r)
    {
        if (!r.Policy.Requires(BuiltInControl.Mfa) || !r.Policy.RequiresStrength()) return;
        r.Error(DiagnosticCodes.MfaBesideStrength, r.GrantAt, r.Name + " requires mfa and an authentication strength, where only one is allowed",
            "keep the authentication strength");
    }

    public static void OneRiskPerPolicy(PolicyReview r)
    {
        if (r.Conditions.SignInRiskLevels.IsEmpty || r.Conditions.UserRiskLevels.IsEmpty) return;
        r.Warning(DiagnosticCodes.TwoRisks, r.ConditionsAt.Member("userRiskLevels"),
            r.Name + " needs sign-in risk and user risk at the same time", "make one policy for each risk");
    }

    public static void ApprovedApplication(PolicyReview r)
    {
        if (r.Policy.GrantControls is not { } grant) return;
        int at = grant.BuiltInControls.IndexOf(BuiltInControl.ApprovedApplication);
        if (at < 0) return;
        r.Warning(DiagnosticCodes.ApprovedApplicationRetired, r.ControlsAt.Element(at),
            r.Name + " uses the control approvedApplication, which Microsoft has retired", "use compliantApplication");
        if (r.Policy.RequirementCount() > 1) return;
        r.Warning(DiagnosticCodes.OnlyRetiredControl, r.ControlsAt,
            r.Name + " requires nothing but the retired control approvedApplication, and protects nothing once it counts as not selected",
            "require compliantApplication instead");
    }

    public static void OperatorIsThere(PolicyReview r)
    {
        if (r.Policy.GrantControls is not { } grant || grant.Operator != default || r.Policy.RequirementCount() < 2) return;
        r.Warning(DiagnosticCodes.SeveralControlsWithoutOperator, r.GrantAt, r.Name + " has several grant controls and no operator, which counts as AND",
            "write operator AND or OR");
    }

    public static void StrengthIsUsable(PolicyReview r)
    {
        if (r.Policy.GrantControls?.AuthenticationStrength is not { } strength) return;
        SourceLocation at = r.GrantAt.Member("authenticationStrength");
        string name = TenantReview.NameOf("authentication strength", strength.DisplayName, strength.Id);
        if (Strengths.Resolve(r.Tenant, strength) is not { } combinations)
        {
            r.Warning(DiagnosticCodes.StrengthUnusable, at, r.Name + " requires the " + name + ", which is not supplied, so nothing is known to meet it",
                "export the policy with its strength expanded, or supply the authentication strengths");
        }
        else if (combinations == 0)
        {
            r.Error(DiagnosticCodes.StrengthUnusable, at, r.Name + " requires the " + name + ", which allows no combination of methods and can never be met",
                "allow a combination, or require another strength");
        }
    }
}
