using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using static ConditionalAccess.Core.Tests.Validation.Findings;

namespace ConditionalAccess.Core.Tests.Validation;

public class GrantRulesTests
{
    private static readonly AuthenticationStrength s_multifactor = new() { Id = "00000000-0000-0000-0000-000000000002" };

    [Fact]
    public void V08_block_stands_alone() => Policy().Needs(GrantControls.AllOf(BuiltInControl.Block, BuiltInControl.Mfa)).Finds(
            "CAP2008 error $.policies[0].grantControls.builtInControls: policy 'P' (b0000000-0000-4000-8000-000000000001) blocks and also lists other grant controls, which can never matter; remove block, or remove everything else");

    [Fact]
    public void V08_block_beside_a_session_control_is_fine()
        => Policy().Needs(GrantControls.AnyOf(BuiltInControl.Block)).Subject(new() { DisableResilienceDefaults = true }).FindsNothing("CAP2008");

    [Fact]
    public void V09_mfa_and_a_strength_exclude_each_other()
        => Policy().Needs(GrantControls.AllOf(BuiltInControl.Mfa) with { AuthenticationStrength = s_multifactor }).Finds(
            "CAP2009 error $.policies[0].grantControls: policy 'P' (b0000000-0000-4000-8000-000000000001) requires mfa and an authentication strength, where only one is allowed; keep the authentication strength");

    [Fact]
    public void V09_a_strength_beside_a_device_is_fine()
        => Policy().Needs(GrantControls.AllOf(BuiltInControl.CompliantDevice) with { AuthenticationStrength = s_multifactor }).FindsNothing("CAP2009");

    [Fact]
    public void V23_two_risks_belong_in_two_policies()
        => Policy().If(c => c with { SignInRiskLevels = [RiskLevel.High], UserRiskLevels = [RiskLevel.High] }).Finds(
            "CAP2023 warning $.policies[0].conditions.userRiskLevels: policy 'P' (b0000000-0000-4000-8000-000000000001) needs sign-in risk and user risk at the same time; make one policy for each risk");

    [Fact]
    public void V23_one_risk_is_fine() => Policy().If(c => c with { SignInRiskLevels = [RiskLevel.High, RiskLevel.Medium] }).FindsNothing("CAP2023");

    [Fact]
    public void V24_approved_apps_are_retired()
        => Policy().Needs(GrantControls.AnyOf(BuiltInControl.CompliantApplication, BuiltInControl.ApprovedApplication)).Finds(
            "CAP2024 warning $.policies[0].grantControls.builtInControls[1]: policy 'P' (b0000000-0000-4000-8000-000000000001) uses the control approvedApplication, which Microsoft has retired; use compliantApplication");

    [Fact]
    public void V24_protected_apps_are_not_retired()
        => Policy().Needs(GrantControls.AnyOf(BuiltInControl.CompliantApplication)).FindsNothing("CAP2024");

    [Fact]
    public void A_policy_whose_only_control_is_retired_protects_nothing()
        => Policy().Needs(GrantControls.AnyOf(BuiltInControl.ApprovedApplication)).Finds(
            "CAP2110 warning $.policies[0].grantControls.builtInControls: policy 'P' (b0000000-0000-4000-8000-000000000001) requires nothing but the retired control approvedApplication, and protects nothing once it counts as not selected; require compliantApplication instead");

    [Fact]
    public void A_retired_control_beside_another_still_protects()
        => Policy().Needs(GrantControls.AnyOf(BuiltInControl.Mfa, BuiltInControl.ApprovedApplication)).FindsNothing("CAP2110");

    [Fact]
    public void V32_several_controls_need_an_operator()
        => Policy().Needs(new() { BuiltInControls = [BuiltInControl.Mfa, BuiltInControl.CompliantDevice] }).Finds(
            "CAP2032 warning $.policies[0].grantControls: policy 'P' (b0000000-0000-4000-8000-000000000001) has several grant controls and no operator, which counts as AND; write operator AND or OR");

    [Fact]
    public void V32_one_control_needs_no_operator() => Policy().Needs(new() { BuiltInControls = [BuiltInControl.Mfa] }).FindsNothing("CAP2032");

    [Fact]
    public void V35_an_unknown_strength_is_not_known_to_be_met()
        => Policy().Needs(new() { AuthenticationStrength = new() { Id = Someone, DisplayName = "Keys" } }).Finds(
            "CAP2035 warning $.policies[0].grantControls.authenticationStrength: policy 'P' (b0000000-0000-4000-8000-000000000001) requires the authentication strength 'Keys' (a0000000-0000-4000-8000-000000000001), which is not supplied, so nothing is known to meet it; export the policy with its strength expanded, or supply the authentication strengths");

    [Fact]
    public void V35_a_strength_without_combinations_can_never_be_met()
        => Policy().Needs(new() { AuthenticationStrength = new() { Id = Someone, AllowedCombinations = [] } }).Finds(
            "CAP2035 error $.policies[0].grantControls.authenticationStrength: policy 'P' (b0000000-0000-4000-8000-000000000001) requires the authentication strength without a name (a0000000-0000-4000-8000-000000000001), which allows no combination of methods and can never be met; allow a combination, or require another strength");

    [Fact]
    public void V35_a_supplied_strength_without_combinations_is_reported_once()
        => new TenantConfiguration { AuthenticationStrengths = [new() { Id = Someone, DisplayName = "Keys", AllowedCombinations = [] }] }.Finds(
            "CAP2035 error $.authenticationStrengths[0].allowedCombinations: authentication strength 'Keys' (a0000000-0000-4000-8000-000000000001) allows no combination of methods and can never be met; allow a combination");

    [Fact]
    public void V35_a_supplied_strength_is_known()
        => (Tenant(Policy().Needs(new() { AuthenticationStrength = new() { Id = Someone } })) with
        {
            AuthenticationStrengths = [new() { Id = Someone, AllowedCombinations = [new(AuthenticationMethods.Fido2)] }],
        }).FindsNothing("CAP2035");

    [Fact]
    public void V35_a_built_in_strength_is_known_by_name()
        => Policy().Needs(new() { AuthenticationStrength = new() { DisplayName = "Phishing-resistant MFA" } }).FindsNothing("CAP2035");
}
