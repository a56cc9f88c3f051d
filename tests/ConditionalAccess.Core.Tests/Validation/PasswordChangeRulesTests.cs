using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using static ConditionalAccess.Core.Tests.Validation.Findings;

namespace ConditionalAccess.Core.Tests.Validation;

public class PasswordChangeRulesTests
{
    private static readonly AuthenticationStrength s_multifactor = new() { Id = "00000000-0000-0000-0000-000000000002" };

    [Fact]
    public void V10_password_change_has_one_form() => Risky(BuiltInControl.Mfa, BuiltInControl.PasswordChange).FindsNothing("CAP2010");

    [Fact]
    public void V10_password_change_needs_mfa() => Risky(BuiltInControl.PasswordChange).Finds(
            "CAP2010 error $.policies[0].grantControls: policy 'P' (b0000000-0000-4000-8000-000000000001) requires passwordChange without mfa under AND; require mfa and passwordChange with the operator AND");

    [Fact]
    public void V10_password_change_tolerates_no_other_control()
        => Risky(BuiltInControl.Mfa, BuiltInControl.PasswordChange, BuiltInControl.CompliantDevice).Finds(
            "CAP2010 error $.policies[0].grantControls: policy 'P' (b0000000-0000-4000-8000-000000000001) requires passwordChange together with controls other than mfa; move the other controls to a policy of their own");

    [Fact]
    public void V10_password_change_with_a_strength_is_doubtful()
        => Risky().Needs(GrantControls.AllOf(BuiltInControl.PasswordChange) with { AuthenticationStrength = s_multifactor }).Finds(
            "CAP2010 warning $.policies[0].grantControls.authenticationStrength: policy 'P' (b0000000-0000-4000-8000-000000000001) pairs passwordChange with an authentication strength, where Microsoft Graph documents mfa; require mfa and passwordChange");

    [Fact]
    public void V10_password_change_needs_all_resources()
        => Risky(BuiltInControl.Mfa, BuiltInControl.PasswordChange).On(ApplicationAssignment.All with { ExcludeApplications = [Office] }).Finds(
            "CAP2010 error $.policies[0].conditions.applications: policy 'P' (b0000000-0000-4000-8000-000000000001) requires passwordChange for less than all resources; include applications 'All' and exclude none");

    [Fact]
    public void V10_password_change_needs_user_risk_and_nothing_else()
        => Risky(BuiltInControl.Mfa, BuiltInControl.PasswordChange)
            .If(c => c with { UserRiskLevels = [], ClientAppTypes = [ClientAppType.Browser] }).Finds(
            "CAP2010 error $.policies[0].conditions.userRiskLevels: policy 'P' (b0000000-0000-4000-8000-000000000001) requires passwordChange without a user risk condition; list the user risk levels",
            "CAP2010 error $.policies[0].conditions: policy 'P' (b0000000-0000-4000-8000-000000000001) requires passwordChange under conditions other than user risk; remove the other conditions and write clientAppTypes: [\"all\"]");

    [Fact]
    public void V11_risk_remediation_replaces_password_change()
        => Remediation(GrantControls.AllOf(BuiltInControl.RiskRemediation, BuiltInControl.PasswordChange) with { AuthenticationStrength = s_multifactor }).Finds(
            "CAP2011 error $.policies[0].grantControls.builtInControls: policy 'P' (b0000000-0000-4000-8000-000000000001) requires passwordChange and riskRemediation, where only one is allowed; keep riskRemediation");

    [Fact]
    public void V11_risk_remediation_needs_a_strength() => Remediation(GrantControls.AllOf(BuiltInControl.RiskRemediation)).Finds(
            "CAP2011 error $.policies[0].grantControls: policy 'P' (b0000000-0000-4000-8000-000000000001) requires riskRemediation without an authentication strength under AND; add an authentication strength and the operator AND");

    [Fact]
    public void V11_risk_remediation_goes_with_a_sign_in_every_time()
        => (Remediation(GrantControls.AllOf(BuiltInControl.RiskRemediation) with { AuthenticationStrength = s_multifactor }) with { SessionControls = null }).Finds(
            "CAP2011 info $.policies[0].sessionControls: policy 'P' (b0000000-0000-4000-8000-000000000001) requires riskRemediation without a sign-in frequency of every time; add a sign-in frequency of every time, as the portal does");

    [Fact]
    public void V11_risk_remediation_has_one_form()
        => Remediation(GrantControls.AllOf(BuiltInControl.RiskRemediation) with { AuthenticationStrength = s_multifactor }).FindsNothing("CAP2011");

    private static ConditionalAccessPolicy Risky(params BuiltInControl[] controls)
        => Policy().If(c => c with { UserRiskLevels = [RiskLevel.High] }).Needs(GrantControls.AllOf(controls));

    private static ConditionalAccessPolicy Remediation(GrantControls grant)
        => Risky().Needs(grant).Subject(new() { SignInFrequency = new() { IsEnabled = true, FrequencyInterval = SignInFrequencyInterval.EveryTime } });
}
