using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using static ConditionalAccess.Scenarios.SpecCase;
using static ConditionalAccess.Testing.Sample;
using static ConditionalAccess.Testing.SpecWorld;

namespace ConditionalAccess.Scenarios;

/// <summary>Spec 12.1, cases 65 to 98: workloads, report-only, terms of use, session controls and odd policies.</summary>
public class SpecCasesControls
{
    private static ConditionalAccessPolicy WorkloadBlock => Policy().For(NoUsers)
        .Where(c => c with { ClientApplications = new() { IncludeServicePrincipals = [Keywords.ServicePrincipalsInMyTenant] } })
        .NotFrom(Keywords.AllTrusted).Block();

    private static GrantControls Terms1Only { get; } = new() { Operator = GrantOperator.Or, TermsOfUse = [Terms1] };

    private static ConditionalAccessPolicy RiskyAmericans => Policy().To(Keywords.Office365).From(Us).AtSignInRisk(RiskLevel.High);

    private static SignIn OnlyUserAndExchange => new() { Subject = SubjectKind.User, User = S0.User, Resource = new() { Audiences = [ExchangeOnline] } };

    private static ConditionalAccessPolicy OnlyFromHq => Policy().NotFrom(Hq).Block();

    private static ConditionalAccessPolicy StrictLocation
        => SessionOnly(new() { ContinuousAccessEvaluation = new() { Mode = ContinuousAccessEvaluationMode.StrictLocation } });

    private static SignIn MovedAway => S0.FromOffice().With((NetworkSignals n) => n with { ResourceAddress = IpAddress.Parse("192.0.2.9") });

    private static ConditionalAccessPolicy AllButAppX => Policy().ExceptApps(AppX);

    private static SignIn OnlyUserRead => S0.Native().To(MicrosoftGraph).With((ResourceSignals r) => r with { Scopes = ["User.Read"] });

    private static SignIn TermsExpired(TimeSpan sessionAgo) => S0.With((AuthenticationSignals a) => a with
    {
        AcceptedTerms = [new(Terms1, Now.AddDays(-1))], SessionStart = Now - sessionAgo,
    });

    [Fact]
    public void Case_065_a_device_code_flow_hides_the_device()
        => Decide(Policy().RequireAny(BuiltInControl.CompliantDevice),
            S0.Native().On(DevicePlatform.IOS).Compliant().With((ClientSignals c) => c with { TransferMethod = TransferMethod.DeviceCodeFlow }))
            .IsBlocked(53000, "[compliantDevice]");

    [Fact]
    public void Case_066_a_service_principal_of_this_tenant_is_blocked_outside_trusted_locations()
        => Decide(WorkloadBlock, S0.AsServicePrincipal()).IsBlocked(53003);

    [Fact]
    public void Case_067a_a_managed_identity_is_never_covered()
        => Decide(WorkloadBlock, S0 with { Subject = SubjectKind.ManagedIdentity }).IsGranted().NotApplied(AnalysisReasons.WorkloadIdentities);

    [Fact]
    public void Case_067b_a_multi_tenant_service_principal_is_never_covered()
        => Decide(WorkloadBlock, S0.AsServicePrincipal(multiTenant: true)).IsGranted().NotApplied(AnalysisReasons.WorkloadIdentities);

    [Fact]
    public void Case_068_a_user_policy_does_not_cover_service_principals()
        => Decide(Policy().Block(), S0.AsServicePrincipal()).IsGranted().NotApplied(AnalysisReasons.WorkloadIdentities);

    [Fact]
    public void Case_069_a_risky_agent_identity_is_blocked()
        => Decide(
            Policy().For(NoUsers).Where(c => c with
            {
                ClientApplications = new() { IncludeAgentIdServicePrincipals = [Keywords.All] }, AgentIdRiskLevels = [RiskLevel.High],
            }).Block(),
            S0.AsAgentIdentity().With((RiskSignals r) => r with { Agent = RiskLevel.High })).IsBlocked(53003);

    [Fact]
    public void Case_070_all_users_does_not_cover_agent_users_and_says_so()
        => Decide(Policy(), S0.AsAgentUser()).IsGranted().NotApplied(AnalysisReasons.Users).Hints(DecisionHints.AgentUserWithoutAgentPolicy);

    [Fact]
    public void Case_071_a_report_only_block_changes_nothing()
        => Decide(Policy().Block().ReportOnly(), S0).IsGranted().Results(PolicyResult.ReportOnlyFailure).Status(ConditionalAccessStatus.NotApplied);

    [Fact]
    public void Case_072_report_only_mfa_would_interrupt()
        => Decide(Policy().ReportOnly(), S0).IsGranted().Results(PolicyResult.ReportOnlyInterrupted);

    [Fact]
    public void Case_073_report_only_compliant_device_is_satisfied()
        => Decide(Policy().RequireAny(BuiltInControl.CompliantDevice).ReportOnly(), S0.Compliant()).IsGranted().Results(PolicyResult.ReportOnlySuccess);

    [Fact]
    public void Case_074_a_disabled_policy_is_not_enabled()
        => Decide(Policy().Block() with { State = PolicyState.Disabled }, S0).IsGranted().Results(PolicyResult.NotEnabled);

    [Fact]
    public void Case_075a_terms_that_expired_after_the_session_began_still_count()
        => Decide(Policy() with { GrantControls = Terms1Only }, TermsExpired(TimeSpan.FromDays(2))).IsGranted().Results(PolicyResult.Success);

    [Fact]
    public void Case_075b_terms_that_expired_before_the_session_began_are_asked_for()
        => Decide(Policy() with { GrantControls = Terms1Only }, TermsExpired(TimeSpan.FromMinutes(1)))
            .Asks("termsOfUse(0f000000-0000-4000-8000-000000000001)");

    [Fact]
    public void Case_076_mfa_comes_before_terms_of_use()
        => Decide(Policy() with { GrantControls = GrantControls.AllOf(BuiltInControl.Mfa) with { TermsOfUse = [Terms1] } }, S0)
            .Asks("mfa; termsOfUse(0f000000-0000-4000-8000-000000000001)");

    [Fact]
    public void Case_077_the_shortest_sign_in_frequency_wins()
        => Decide(Tenant(SessionOnly(Frequency(Hours(4))), SessionOnly(Frequency(Hours(1)))), S0.PrimaryAgo(TimeSpan.FromHours(2)))
            .Asks("reauthenticate").DemandedBy("1").Results(PolicyResult.Success, PolicyResult.Failure)
            .Session(new() { PrimarySignInFrequency = TimeSpan.FromHours(1), SecondarySignInFrequency = TimeSpan.FromHours(1) });

    [Fact]
    public void Case_078_never_persistent_beats_always()
    {
        ConditionalAccessPolicy always = SessionOnly(new() { PersistentBrowser = new() { IsEnabled = true, Mode = PersistentBrowserMode.Always } });
        ConditionalAccessPolicy never = SessionOnly(new() { PersistentBrowser = new() { IsEnabled = true, Mode = PersistentBrowserMode.Never } });
        Decide(Tenant(always, never), S0).IsGranted().Session(new() { PersistentBrowser = PersistentBrowserMode.Never });
    }

    [Fact]
    public void Case_079_both_cloud_app_treatments_are_reported()
    {
        ConditionalAccessPolicy monitor = SessionOnly(new() { CloudAppSecurity = new() { IsEnabled = true, Type = CloudAppSecurityType.MonitorOnly } });
        ConditionalAccessPolicy block = SessionOnly(new() { CloudAppSecurity = new() { IsEnabled = true, Type = CloudAppSecurityType.BlockDownloads } });
        Decide(Tenant(monitor, block), S0).IsGranted().Session(new()
        {
            CloudAppSecurity = CloudAppSecurityType.BlockDownloads,
            CloudAppSecurityTypes = (1 << (int)CloudAppSecurityType.MonitorOnly) | (1 << (int)CloudAppSecurityType.BlockDownloads),
        });
    }

    [Fact]
    public void Case_080_direct_connect_without_trust_cannot_do_mfa()
        => Decide(Policy(), S0.MfaDone().GuestOf(T1, UserKind.B2bDirectConnectUser).To(Teams)).IsBlocked(53003, "[mfa]")
            .Session(new() { NotSupported = true });

    [Fact]
    public void Case_081_a_guests_device_needs_inbound_trust()
        => Decide(Policy().RequireAny(BuiltInControl.CompliantDevice), S0.GuestOf(T1).Compliant()).IsBlocked(53000, "[compliantDevice]");

    [Fact]
    public void Case_082_block_dominates_its_companions()
        => Decide(SpecFindings.BlockBesideMfa, S0.MfaDone()).IsBlocked(53003);

    [Fact]
    public void Case_083_what_if_without_risk_does_not_reach_a_risk_policy()
    {
        WhatIf(RiskyAmericans, OnlyUserAndExchange).NotApplied(AnalysisReasons.SignInRisk);
        WhatIf(RiskyAmericans, OnlyUserAndExchange with { Network = new() { Country = CountryCode.Parse("US") } }).NotApplied(AnalysisReasons.SignInRisk);
    }

    [Fact]
    public void Case_084_what_if_with_country_and_risk_reaches_it()
        => WhatIf(RiskyAmericans, OnlyUserAndExchange with
        {
            Network = new() { Country = CountryCode.Parse("US") }, Risk = new() { SignIn = RiskLevel.High },
        }).Applied();

    [Fact]
    public void Case_085_strict_location_denies_at_the_resource()
        => EachAccess(ResourceAccess.Deny, Tenant(OnlyFromHq, StrictLocation));

    [Fact]
    public void Case_086_standard_location_allows_for_one_hour()
        => EachAccess(ResourceAccess.AllowForOneHour, Tenant(OnlyFromHq));

    [Fact]
    public void Case_087_token_protection_fails_an_unbound_request()
        => Decide(
            SessionOnly(new() { SecureSignInSession = new() { IsEnabled = true } }).To(ExchangeOnline)
                .OnPlatforms([DevicePlatform.Windows]).OnClients(ClientAppType.MobileAppsAndDesktopClients),
            S0.Native().To(ExchangeOnline).Registered())
            .IsBlocked(530084, "[tokenProtection]").Results(PolicyResult.Failure).Session(new() { SecureSignInSession = true });

    [Fact]
    public void Case_088_baseline_scopes_count_as_directory_access()
        => Decide(AllButAppX, OnlyUserRead).Asks("mfa");

    [Fact]
    public void Case_089_baseline_scopes_escape_in_legacy_mode()
        => Decide(Tenant(AllButAppX), OnlyUserRead, new EngineOptions { BaselineScopeMode = BaselineScopeMode.Legacy })
            .IsGranted().NotApplied(AnalysisReasons.Application);

    [Fact]
    public void Case_090_a_platform_word_that_is_not_understood_may_be_this_one()
        => Decide(SpecFindings.UnknownPlatform, S0.On(DevicePlatform.Linux)).Asks("mfa", restsOn: "devicePlatform").Applied();

    [Fact]
    public void Case_091_a_location_that_is_not_supplied_counts_as_included()
        => Decide(SpecFindings.IncludesMissingLocation, S0).IsBlocked(53003, restsOn: "location");

    [Fact]
    public void Case_092_a_location_that_is_not_supplied_excludes_nobody()
        => Decide(SpecFindings.ExcludesMissingLocation, S0).Asks("mfa", restsOn: "location");

    [Fact]
    public void Case_093_a_session_only_policy_grants_with_its_frequency()
        => Decide(SessionOnly(Frequency(Hours(12))), S0).IsGranted()
            .Session(new() { PrimarySignInFrequency = TimeSpan.FromHours(12), SecondarySignInFrequency = TimeSpan.FromHours(12) });

    [Fact]
    public void Case_094_a_protected_app_is_as_good_as_an_approved_one()
        => Decide(Policy().RequireAny(BuiltInControl.ApprovedApplication, BuiltInControl.CompliantApplication),
            S0.Native().On(DevicePlatform.IOS).Registered().With((AuthenticationSignals a) => a with { HasAppProtection = true })).IsGranted();

    [Fact]
    public void Case_095_one_clause_names_mfa_before_terms_of_use()
    {
        ConditionalAccessPolicy either = Policy() with { GrantControls = GrantControls.AnyOf(BuiltInControl.Mfa) with { TermsOfUse = [Terms1] } };
        Decide(either, S0).Asks("mfa | termsOfUse(0f000000-0000-4000-8000-000000000001)");
        Decide(either, S0.MfaDone()).IsGranted();
        Decide(either, S0.With((AuthenticationSignals a) => a with { AcceptedTerms = [new(Terms1)] })).IsGranted();
    }

    [Fact]
    public void Case_096_each_policy_is_satisfied_in_its_own_way()
        => Decide(
            Tenant(
                Policy().To(SharePointOnline).RequireStrength(new() { Id = MfaStrength }),
                Policy().To(SharePointOnline).RequireAny(BuiltInControl.CompliantDevice, BuiltInControl.DomainJoinedDevice)),
            S0.To(SharePointOnline).MfaDone().Hybrid()).IsGranted().Results(PolicyResult.Success, PolicyResult.Success);

    [Fact]
    public void Case_097_all_client_app_types_covers_every_client()
        => Decide(Policy().OnClients(ClientAppType.All).Block(), S0).IsBlocked(53003);

    [Fact]
    public void Case_098_a_deleted_policy_is_ignored()
        => Decide(Policy().Block() with { DeletedDateTime = Now.AddDays(-3) }, S0).IsGranted().Results(PolicyResult.None);

    private static void EachAccess(ResourceAccess expected, TenantConfiguration tenant)
    {
        foreach (ICaseDecider decider in Deciders)
        {
            ResourceAccess? access = decider.EvaluateAccess(tenant, EngineOptions.Default, MovedAway, CriticalEvents.None);
            Assert.Equal(expected, access ?? expected);
        }
    }
}
