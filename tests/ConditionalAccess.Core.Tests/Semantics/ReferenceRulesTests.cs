using ConditionalAccess.Model;
using ConditionalAccess.Semantics;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using static ConditionalAccess.Testing.Sample;
using static ConditionalAccess.Testing.SpecWorld;

namespace ConditionalAccess.Core.Tests.Semantics;

/// <summary>Rules of the specification that no worked case reaches.</summary>
public class ReferenceRulesTests
{
    private static readonly GraphId ByGps = "0e000000-0000-4000-8000-0000000000aa";

    private static TenantConfiguration OnlySwedenByGps => Tenant(Policy().NotFrom(ByGps).RequireAny(BuiltInControl.Mfa)) with
    {
        NamedLocations = [CountryLocation(ByGps, "SE") with { CountryLookupMethod = CountryLookupMethod.AuthenticatorAppGps }],
    };

    [Fact]
    public void A_gps_position_that_nobody_asked_for_is_hinted_at()
    {
        ReferenceDecision decision = Decide(OnlySwedenByGps, S0.MfaDone());
        Assert.Equal(DecisionOutcome.Granted, decision.Outcome);
        Assert.Equal(DecisionHints.ProvideGpsLocation, decision.Hints);
        Assert.Equal(PolicyConditions.Location, decision.MissingConditions);
    }

    [Fact]
    public void A_refused_gps_position_blocks_even_where_the_control_is_met()
    {
        ReferenceDecision decision = Decide(OnlySwedenByGps, S0.MfaDone().With((NetworkSignals n) => n with { GpsRefusal = GpsRefusal.Spoofed }));
        Assert.Equal(53003, decision.FailureCode);
        Assert.Equal([new RequirementItem(RequirementKind.GpsLocation)], decision.Requirements[0].Unavailable);
    }

    [Fact]
    public void A_strength_on_the_action_replaces_the_strength_on_all_resources()
    {
        ConditionalAccessPolicy all = Policy().RequireStrength(new() { Id = PhishingResistantStrength });
        ConditionalAccessPolicy action = Policy().ForAction(UserActions.RegisterSecurityInfo).RequireStrength(new() { Id = MfaStrength });
        SignIn registering = S0.MfaDone().DoingOnly(UserActions.RegisterSecurityInfo);
        ReferenceDecision decision = Decide(Tenant(all, action), registering);
        Assert.Equal(DecisionOutcome.Granted, decision.Outcome);
        Assert.Equal(AuthenticationStrengthResult.SkippedForProofUp, decision.Policies[0].Strength);
        Assert.Equal(DecisionOutcome.ControlsRequired, Decide(Tenant(all), registering).Outcome);
    }

    [Fact]
    public void An_action_policy_of_unknown_value_replaces_nothing()
    {
        ConditionalAccessPolicy all = Policy().RequireStrength(new() { Id = PhishingResistantStrength });
        ConditionalAccessPolicy action = Policy().ForAction(UserActions.RegisterSecurityInfo).RequireStrength(new() { Id = MfaStrength }).NotFrom(L9);
        Assert.Equal(DecisionOutcome.ControlsRequired, Decide(Tenant(all, action), S0.MfaDone().DoingOnly(UserActions.RegisterSecurityInfo)).Outcome);
    }

    [Fact]
    public void Registering_a_device_does_not_need_a_compliant_one()
    {
        ConditionalAccessPolicy both = Policy().RequireAll(BuiltInControl.Mfa, BuiltInControl.CompliantDevice);
        Assert.Equal(DecisionOutcome.Granted, Decide(Tenant(both), S0.MfaDone().DoingOnly(UserActions.RegisterDevice)).Outcome);
        Assert.Equal(DecisionOutcome.Granted, Decide(Tenant(both), S0.MfaDone().To("01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9")).Outcome);
        Assert.Equal(DecisionOutcome.Blocked, Decide(Tenant(both), S0.MfaDone().To("01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9", Payroll)).Outcome);
    }

    [Fact]
    public void A_risky_user_with_nothing_registered_cannot_register_now()
    {
        SignIn risky = S0.With((RiskSignals r) => r with { SignIn = RiskLevel.High })
            .With((AuthenticationSignals a) => a with { RegisteredMethods = AuthenticationMethods.Password });
        Assert.Equal(53004, Decide(Tenant(Policy().AtSignInRisk(RiskLevel.High)), risky).FailureCode);
        Assert.Equal(DecisionOutcome.ControlsRequired, Decide(Tenant(Policy()), risky).Outcome);
    }

    [Fact]
    public void A_retired_approved_app_control_protects_nothing()
    {
        ConditionalAccessPolicy approved = Policy().RequireAny(BuiltInControl.ApprovedApplication);
        Assert.Equal(53002, Decide(Tenant(approved), S0).FailureCode);
        var retired = new EngineOptions { ApprovedAppMode = ApprovedAppMode.Retired };
        Assert.Equal(DecisionOutcome.Granted, new ReferenceEvaluator(Tenant(approved), retired).Evaluate(S0).Outcome);
    }

    [Fact]
    public void A_group_keyword_is_no_resource()
    {
        TenantConfiguration tenant = Tenant(Policy().To(ExchangeOnline).Block());
        SignIn toOffice = S0.To(Keywords.Office365);
        ReferenceDecision enforced = Decide(tenant, toOffice);
        Assert.Equal(DecisionOutcome.Blocked, enforced.Outcome);
        Assert.Equal(DecisionHints.AudienceIsGroupKeyword, enforced.Hints);
        Assert.Equal(AnalysisReasons.Application, Decide(tenant, toOffice, EvaluationMode.WhatIf).Policies[0].FirstReason);
    }

    [Fact]
    public void A_context_that_no_policy_protects_is_not_granted()
    {
        ReferenceDecision decision = Decide(Tenant(Policy().ForContexts("c1")), S0.MfaDone().With((ResourceSignals r) => r with { AuthenticationContexts = ["c1", "c2"] }));
        Assert.Equal<ValueArray<GraphId>>(["c1"], decision.GrantedContexts);
        Assert.Equal<ValueArray<GraphId>>(["c2"], decision.UnprotectedContexts);
    }

    [Fact]
    public void Groups_beyond_the_overage_are_not_known()
    {
        ConditionalAccessPolicy excludesFinance = Policy().For(UserAssignment.All with { ExcludeGroups = [Finance] });
        SignIn overage = S0.InGroups(G1).With((UserSignals u) => u with { HasGroupOverage = true });
        Assert.Equal(PolicyConditions.Users, Decide(Tenant(excludesFinance), overage).MissingConditions);
        Assert.Equal(DecisionOutcome.Granted, Decide(Tenant(excludesFinance), overage.InGroups(Finance)).Outcome);
    }

    [Fact]
    public void What_if_names_the_kind_of_what_is_missing()
    {
        TenantConfiguration tenant = Tenant(Policy().From(L9), Policy().Where(c => c with { Platforms = new() { IncludePlatforms = [new(DevicePlatform.Unknown, "x")] } }));
        ValueArray<ReferencePolicyResult> policies = Decide(tenant, S0, EvaluationMode.WhatIf).Policies;
        Assert.Equal(AnalysisReasons.NotEnoughInformation, policies[0].FirstReason);
        Assert.Equal(AnalysisReasons.InvalidCondition, policies[1].FirstReason);
    }

    [Fact]
    public void Continuous_access_is_disabled_only_without_conditions()
    {
        ConditionalAccessPolicy off = SessionOnly(new() { ContinuousAccessEvaluation = new() { Mode = ContinuousAccessEvaluationMode.Disabled } });
        Assert.Equal(ContinuousAccessEvaluationMode.Disabled, Decide(Tenant(off), S0).SessionControls.ContinuousAccessEvaluation);
        ConditionalAccessPolicy onWindows = off.OnPlatforms([DevicePlatform.Windows]);
        Assert.Equal(ContinuousAccessEvaluationMode.Unknown, Decide(Tenant(onWindows), S0).SessionControls.ContinuousAccessEvaluation);
    }

    [Fact]
    public void A_critical_event_ends_the_session()
    {
        var evaluator = new ReferenceEvaluator(Tenant(), EngineOptions.Default);
        Assert.Equal(ResourceAccess.Revoke, evaluator.EvaluateAccess(S0, CriticalEvents.TokensRevoked));
        Assert.Equal(ResourceAccess.Allow, evaluator.EvaluateAccess(S0, CriticalEvents.None));
    }

    [Fact]
    public void A_kind_of_user_that_is_not_said_makes_mfa_at_home_unknown()
    {
        SignIn unsaid = S0.MfaDone().GuestOf(T1, UserKind.Unknown);
        ReferenceDecision decision = Decide(Tenant(Policy()), unsaid);
        Assert.Equal(DecisionOutcome.ControlsRequired, decision.Outcome);
        Assert.Equal([new RequirementItem(RequirementKind.Mfa)], decision.MissingItems);
        Assert.Equal(DecisionOutcome.Granted, Decide(Tenant(Policy()), unsaid with { Trust = new() { Mfa = true } }).Outcome);
    }

    [Fact]
    public void A_sign_in_of_which_nothing_is_said_is_decided_and_never_granted_past_a_block()
    {
        Assert.Equal(DecisionOutcome.Blocked, Decide(Tenant(Policy().For(Groups(Finance)).To(Payroll).Block()), default).Outcome);
        Assert.Equal(DecisionOutcome.Granted, Decide(Tenant(), default).Outcome);
    }

    private static ReferenceDecision Decide(TenantConfiguration tenant, SignIn signIn, EvaluationMode mode = EvaluationMode.Enforce)
        => new ReferenceEvaluator(tenant, EngineOptions.Default).Evaluate(signIn, mode);
}
