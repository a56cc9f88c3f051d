using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using static ConditionalAccess.Scenarios.SpecCase;
using static ConditionalAccess.Testing.Sample;
using static ConditionalAccess.Testing.SpecWorld;

namespace ConditionalAccess.Scenarios;

/// <summary>Spec 12.2, cases 99 to 115.</summary>
public class SpecCasesSupplementary
{
    private static ConditionalAccessPolicy AgentUserBlock
        => Policy().For(NoUsers).Where(c => c with { Agents = new() { IncludeAgentUsers = [Keywords.All] } }).Block();

    private static ConditionalAccessPolicy HighRiskBlock => Policy().AtSignInRisk(RiskLevel.High).Block();

    private static SignIn RiskNotSaid => S0.With((RiskSignals r) => r with { SignIn = RiskLevel.Unknown });

    private static ConditionalAccessPolicy NotSawBlock
        => Policy().OnDevices(FilterMode.Include, """device.extensionAttribute1 -ne "SAW" """).Block();

    private static SignIn SawButUnmanaged => S0.Registered().With((DeviceSignals d) => d with { ExtensionAttributes = ["SAW"] });

    private static ConditionalAccessPolicy CompliantBlock => Policy().OnDevices(FilterMode.Include, "device.isCompliant -eq True").Block();

    private static SignIn ComplianceNotSaid => S0.Registered().With((DeviceSignals d) => d with { IsCompliant = null });

    private static ConditionalAccessPolicy ReportOnlyRegistration => Policy().ForAction(UserActions.RegisterSecurityInfo).Block().ReportOnly();

    [Fact]
    public void Case_099a_agents_reaches_agent_users()
        => Decide(AgentUserBlock, S0.AsAgentUser()).IsBlocked(53003);

    [Fact]
    public void Case_099b_agents_does_not_reach_people()
        => Decide(AgentUserBlock, S0).IsGranted().NotApplied(AnalysisReasons.Users);

    [Fact]
    public void Case_100_an_agent_context_that_is_not_said_may_match()
        => Decide(
            AgentUserBlock.Where(c => c with { AgentContext = new() { IncludeAgentContexts = ["agentUserSessionsInitiatedFromEndpoints"] } }),
            S0.AsAgentUser() with { Agent = default }).IsBlocked(53003, restsOn: "agentContext");

    [Fact]
    public void Case_101_a_confidential_client_that_wants_an_id_token_is_a_resource()
        => Decide(Policy().To(AppA), S0.To(MicrosoftGraph).With((ResourceSignals r) => r with
        {
            ClientAppId = AppA, ClientKind = ClientKind.Confidential, RequestsIdToken = true,
        })).Asks("mfa");

    [Fact]
    public void Case_102_an_agent_on_behalf_of_a_user_counts_as_the_user()
    {
        ConditionalAccessPolicy agents = Policy().For(NoUsers)
            .Where(c => c with { ClientApplications = new() { IncludeAgentIdServicePrincipals = [Keywords.All] } }).Block();
        SignIn onBehalfOfU1 = S0 with { Agent = new() { Id = AgentIdentity1, Contexts = [] } };
        Decide(Tenant(Policy(), agents), onBehalfOfU1).Asks("mfa").NotApplied(AnalysisReasons.Users, policy: 1);
    }

    [Fact]
    public void Case_103a_a_risk_that_is_not_said_counts_as_listed()
        => Decide(HighRiskBlock, RiskNotSaid).IsBlocked(53003, restsOn: "signInRisk");

    [Fact]
    public void Case_103b_what_if_reads_a_risk_that_is_not_said_as_none()
        => WhatIf(HighRiskBlock, RiskNotSaid).NotApplied(AnalysisReasons.SignInRisk);

    [Fact]
    public void Case_104a_an_extension_attribute_of_an_unmanaged_device_is_not_known()
        => Decide(NotSawBlock, SawButUnmanaged).IsBlocked(53003, restsOn: "deviceState");

    [Fact]
    public void Case_104b_what_if_reads_it_as_having_no_value()
        => WhatIf(NotSawBlock, SawButUnmanaged).Applied();

    [Fact]
    public void Case_105a_compliance_that_is_not_said_may_match()
        => Decide(CompliantBlock, ComplianceNotSaid).IsBlocked(53003, restsOn: "deviceState");

    [Fact]
    public void Case_105b_what_if_reads_compliance_that_is_not_said_as_false()
        => WhatIf(CompliantBlock, ComplianceNotSaid).NotApplied(AnalysisReasons.Devices);

    [Fact]
    public void Case_106_mfa_and_change_password_are_both_required()
        => Decide(Policy().RequireAny(BuiltInControl.MfaAndChangePassword), S0).Asks("mfa; passwordChange");

    [Fact]
    public void Case_107_a_control_word_that_is_not_understood_is_never_satisfied()
        => Decide(SpecFindings.UnknownControl, S0).IsBlocked(53003, "[unknownControl(compliantNetwork)]");

    [Fact]
    public void Case_108_empty_condition_objects_are_not_configured()
        => Decide(Policy().Where(c => c with { Platforms = new(), Locations = new() }), S0).Asks("mfa").Applied();

    [Fact]
    public void Case_109_a_policy_without_any_subject_is_empty()
        => Decide(SpecFindings.NobodyAtAll, S0).IsGranted().NotApplied(AnalysisReasons.EmptyPolicy);

    [Fact]
    public void Case_110_a_secondary_frequency_renews_mfa_only()
        => Decide(
            Policy().With(Frequency(Hours(1, SignInFrequencyAuthenticationType.SecondaryAuthentication))),
            S0.MfaDone(TimeSpan.FromHours(2)).PrimaryAgo(TimeSpan.FromHours(5))).Asks("mfa")
            .Session(new() { SecondarySignInFrequency = TimeSpan.FromHours(1) });

    [Fact]
    public void Case_111a_report_only_user_actions_are_not_evaluated_at_sign_in()
        => Decide(ReportOnlyRegistration, S0.DoingOnly(UserActions.RegisterSecurityInfo)).IsGranted()
            .Results(PolicyResult.ReportOnlyNotApplied).Shadow(PolicyResult.ReportOnlyFailure);

    [Fact]
    public void Case_111b_what_if_evaluates_report_only_user_actions()
        => WhatIf(ReportOnlyRegistration, S0.DoingOnly(UserActions.RegisterSecurityInfo)).Applied();

    [Fact]
    public void Case_112_the_tenant_setting_spares_a_user_action()
        => Decide(
            Tenant(Policy()) with { UserActionExclusions = [new("registersecurityinfo", PolicyState.Enabled)] },
            S0.DoingOnly(UserActions.RegisterSecurityInfo)).IsGranted().NotApplied(AnalysisReasons.Application);

    [Fact]
    public void Case_113_mfa_without_a_time_is_not_fresh()
    {
        SignIn claimOnly = S0.With((AuthenticationSignals a) => a with { HasMfaClaim = true });
        Decide(Tenant(Policy(), SessionOnly(Frequency(EveryTime()))), claimOnly).Asks("mfa", restsOn: "mfa");
        Decide(Policy(), claimOnly).IsGranted();
    }

    [Fact]
    public void Case_114_a_known_inclusion_and_an_unknown_exclusion_are_unknown()
        => Decide(
            Policy().For(new() { IncludeUsers = [U1], IncludeGroups = [G1], ExcludeRoles = [GlobalAdministrator] }),
            S0.With((UserSignals u) => u with { Groups = default, Roles = default })).Asks("mfa", restsOn: "users");

    [Fact]
    public void Case_115_an_agent_user_cannot_be_asked_for_anything()
        => Decide(Tenant(Policy()), S0.AsAgentUser(), new EngineOptions { AllUsersCoversAgentUsers = true }).IsBlocked(53003, "[mfa]");
}
