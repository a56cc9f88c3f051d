using ConditionalAccess.Explaining;
using ConditionalAccess.Model;
using ConditionalAccess.Semantics;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using static ConditionalAccess.Testing.Sample;
using static ConditionalAccess.Testing.SpecWorld;

namespace ConditionalAccess.Core.Tests.Explaining;

/// <summary>Whole texts: what people read must stay good.</summary>
public class ExplanationTextTests
{
    [Fact]
    public void A_grant_without_policies_is_one_line()
        => Assert.Equal("granted\n", Explain(Tenant(), S0).ToString());

    [Fact]
    public void An_open_requirement_names_its_policy_and_the_smallest_proof()
        => Assert.Equal(
            """
            controlsRequired
              requires mfa (not available now: compliantDevice), for 'MFA or managed'
              smallest proof: mfa
              policy 'MFA or managed': failure
                satisfied conditions: application, users
                included by: application allApps, users allUsers
                requires: mfa (not satisfied) or compliantDevice (not satisfied, cannot be asked for)

            """,
            Explain(Tenant(Named("MFA or managed").RequireAny(BuiltInControl.Mfa, BuiltInControl.CompliantDevice)), S0).ToString());

    [Fact]
    public void A_block_names_the_error_and_every_policy()
        => Assert.Equal(
            """
            blocked (error 53003)
              requires block, which cannot be asked for, for 'No SharePoint'
              policy 'MFA': success
                satisfied conditions: application, users
                included by: application allApps, users allUsers
                requires: mfa (satisfied)
              policy 'No SharePoint': failure
                satisfied conditions: application, users
                included by: application appId, users allUsers
                requires: block (not satisfied, cannot be asked for)

            """,
            Explain(Tenant(Named("MFA"), Named("No SharePoint").To(SharePointOnline).Block()), S0.MfaDone().To(SharePointOnline)).ToString());

    [Fact]
    public void A_policy_that_does_not_apply_says_which_condition_failed()
        => Assert.Equal(
            """
            granted
              policy 'Not the office': notApplied
                does not apply because of: location
                satisfied conditions: application, users
                first condition not satisfied: location
                included by: application allApps, users allUsers, location allLocations
                excluded by: location allTrustedLocations

            """,
            Explain(Tenant(Named("Not the office").NotFrom(Keywords.AllTrusted)), S0.FromOffice()).ToString());

    [Fact]
    public void What_is_not_known_is_named()
        => Assert.Equal(
            """
            controlsRequired
              requires mfa, for 'Risky'
              smallest proof: mfa
              rests on what is not known: signInRisk, mfa
              policy 'Risky': failure
                satisfied conditions: application, users, signInRisk
                included by: application allApps, users allUsers
                requires: mfa (not known)
                not known: signInRisk, mfa

            """,
            Explain(
                Tenant(Named("Risky").AtSignInRisk(RiskLevel.High)),
                S0.With((RiskSignals _) => default).With((AuthenticationSignals a) => a with { Methods = null, HasMfaClaim = null })).ToString());

    [Fact]
    public void Report_only_disabled_and_deleted_policies_are_told_apart()
        => Assert.Equal(
            """
            granted
              policy 'Trial': reportOnlyInterrupted
                satisfied conditions: application, users
                included by: application allApps, users allUsers
                requires: mfa (not satisfied)
              policy 'Off': notEnabled
                does not apply because of: policyNotEnabled
              policy 'Gone': deleted, ignored

            """,
            Explain(
                Tenant(Named("Trial").ReportOnly(), Named("Off") with { State = PolicyState.Disabled }, Named("Gone") with { DeletedDateTime = Now }), S0).ToString());

    [Fact]
    public void A_strength_is_told_with_its_detail_and_replaces_mfa_as_the_smallest_proof()
        => Assert.Equal(
            """
            controlsRequired
              requires mfa, for 'MFA'
              requires authenticationStrength(00000000-0000-0000-0000-000000000004), for 'Admins'
              smallest proof: authenticationStrength(00000000-0000-0000-0000-000000000004)
              policy 'MFA': failure
                satisfied conditions: application, users
                included by: application allApps, users allUsers
                requires: mfa (not satisfied)
              policy 'Admins': failure
                satisfied conditions: application, users
                included by: application allApps, users allUsers
                requires: authenticationStrength(00000000-0000-0000-0000-000000000004) (not satisfied, singleRegistrationRequired)

            """,
            Explain(Tenant(Named("MFA"), Named("Admins").RequireStrength(new() { Id = PhishingResistantStrength })), S0).ToString());

    [Fact]
    public void Control_characters_in_names_are_escaped()
        => Assert.Contains("policy 'a\\u000ab\\u202e'", Explain(Tenant(Named("a\nb\u202e")), S0).ToString(), StringComparison.Ordinal);

    internal static ConditionalAccessPolicy Named(string name) => Policy() with { DisplayName = name };

    internal static Explanation Explain(TenantConfiguration tenant, SignIn signIn, EvaluationMode mode = EvaluationMode.Enforce)
        => ExplanationBuilder.Build(new ReferenceEvaluator(tenant, EngineOptions.Default).Evaluate(signIn, mode), tenant, mode);
}
