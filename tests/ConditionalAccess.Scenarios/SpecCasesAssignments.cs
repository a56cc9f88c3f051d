using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using static ConditionalAccess.Scenarios.SpecCase;
using static ConditionalAccess.Testing.Sample;
using static ConditionalAccess.Testing.SpecWorld;

namespace ConditionalAccess.Scenarios;

/// <summary>Spec 12.1, cases 1 to 31: who and what, and how policies combine.</summary>
public class SpecCasesAssignments
{
    private static ConditionalAccessPolicy FinancePayroll => Policy().For(Groups(Finance)).To(Payroll);

    private static ConditionalAccessPolicy GuestsOf(ExternalTenants? tenants) => Policy().For(new UserAssignment
    {
        IncludeGuests = new() { Types = [UserKind.B2bCollaborationGuest], ExternalTenants = tenants },
    });

    private static ExternalTenants OnlyT1 { get; } = new() { MembershipKind = MembershipKind.Enumerated, Members = [T1] };

    private static ConditionalAccessPolicy ContextPolicy => Policy().ForContexts("c1", "c37").RequireStrength(new() { Id = MfaStrength });

    [Fact]
    public void Case_001_without_policies_access_is_granted()
        => Decide(Tenant(), S0).IsGranted().Status(ConditionalAccessStatus.NotApplied).Results();

    [Fact]
    public void Case_002_a_member_of_the_group_is_asked_for_mfa()
        => Decide(FinancePayroll, S0.InGroups(Finance)).Asks("mfa").Results(PolicyResult.Failure).Status(ConditionalAccessStatus.Failure);

    [Fact]
    public void Case_003_a_user_outside_the_group_is_not_covered()
        => Decide(FinancePayroll, S0).IsGranted().NotApplied(AnalysisReasons.Users).Status(ConditionalAccessStatus.NotApplied);

    [Fact]
    public void Case_004_everybody_else_is_blocked()
    {
        ConditionalAccessPolicy others = Policy().For(UserAssignment.All with { ExcludeGroups = [Finance] }).To(Payroll).Block();
        Decide(Tenant(FinancePayroll, others), S0).IsBlocked(53003).NotApplied(AnalysisReasons.Users).DemandedBy("1");
    }

    [Fact]
    public void Case_005_mfa_done_satisfies_mfa()
        => Decide(Policy(), S0.MfaDone()).IsGranted().Results(PolicyResult.Success).Status(ConditionalAccessStatus.Success);

    [Fact]
    public void Case_006_every_policy_must_be_satisfied()
        => Decide(Tenant(Policy(), Policy().RequireAny(BuiltInControl.CompliantDevice)), S0.MfaDone())
            .IsBlocked(53000, "[compliantDevice]").Results(PolicyResult.Success, PolicyResult.Failure).DemandedBy("1");

    [Fact]
    public void Case_007_block_wins_over_a_satisfied_control()
        => Decide(Tenant(Policy(), Policy().To(SharePointOnline).Block()), S0.MfaDone().To(SharePointOnline))
            .IsBlocked(53003).Results(PolicyResult.Success, PolicyResult.Failure);

    [Fact]
    public void Case_008_mfa_or_compliant_device_is_satisfied_by_a_compliant_device()
        => Decide(Policy().RequireAny(BuiltInControl.Mfa, BuiltInControl.CompliantDevice), S0.Compliant()).IsGranted().Results(PolicyResult.Success);

    [Fact]
    public void Case_009_mfa_or_compliant_device_on_an_unregistered_device_asks_for_mfa()
        => Decide(Policy().RequireAny(BuiltInControl.Mfa, BuiltInControl.CompliantDevice), S0).Asks("mfa [compliantDevice]");

    [Fact]
    public void Case_010_mfa_and_compliant_device_on_an_unregistered_device_is_blocked()
        => Decide(Policy().RequireAll(BuiltInControl.Mfa, BuiltInControl.CompliantDevice), S0).IsBlocked(53000, "mfa; [compliantDevice]");

    [Fact]
    public void Case_011_mfa_and_compliant_device_on_a_compliant_device_asks_for_mfa()
        => Decide(Policy().RequireAll(BuiltInControl.Mfa, BuiltInControl.CompliantDevice), S0.Compliant()).Asks("mfa");

    [Fact]
    public void Case_012_an_excluded_user_is_not_covered()
        => Decide(Policy().For(UserAssignment.All with { ExcludeUsers = [U1] }), S0).IsGranted().NotApplied(AnalysisReasons.Users);

    [Fact]
    public void Case_013_an_excluded_group_wins_over_an_included_one()
        => Decide(Policy().For(Groups(G1) with { ExcludeGroups = [G2] }), S0.InGroups(G1, G2)).IsGranted().NotApplied(AnalysisReasons.Users);

    [Fact]
    public void Case_014_an_eligible_role_does_not_count()
        => Decide(Policy().For(Roles(GlobalAdministrator)), S0).IsGranted().NotApplied(AnalysisReasons.Users);

    [Fact]
    public void Case_015_a_role_in_an_administrative_unit_does_not_count()
        => Decide(Policy().For(Roles(GlobalAdministrator)), S0.InRole(new(GlobalAdministrator, RoleScope.AdministrativeUnit, true)))
            .IsGranted().NotApplied(AnalysisReasons.Users);

    [Fact]
    public void Case_016_a_custom_role_does_not_count()
        => Decide(SpecFindings.CustomRole, S0.InRole(new(CustomRole, RoleScope.Directory, false))).IsGranted().NotApplied(AnalysisReasons.Users);

    [Fact]
    public void Case_017_a_role_beside_users_none_is_covered()
        => Decide(Policy().For(NoUsers with { IncludeRoles = [GlobalAdministrator] }), S0.InRole(RoleAssignment.Directory(GlobalAdministrator)))
            .Asks("mfa").Applied();

    [Fact]
    public void Case_018_guests_or_external_users_covers_collaboration_members()
        => Decide(Policy().For(new UserAssignment { IncludeUsers = [Keywords.GuestsOrExternalUsers] }), S0.GuestOf(T1, UserKind.B2bCollaborationMember))
            .Asks("mfa").Applied();

    [Fact]
    public void Case_019_guests_of_a_tenant_that_is_not_listed_are_not_covered()
        => Decide(GuestsOf(OnlyT1), S0.GuestOf(T2)).IsGranted().NotApplied(AnalysisReasons.Users);

    [Fact]
    public void Case_020_a_guest_without_home_tenant_is_in_no_tenant_list()
        => Decide(GuestsOf(OnlyT1), S0.GuestOf(GraphId.None).With((UserSignals u) => u with { IdentityProvider = IdentityProvider.Google }))
            .IsGranted().NotApplied(AnalysisReasons.Users);

    [Fact]
    public void Case_021_guest_types_without_tenants_cover_every_tenant()
        => Decide(GuestsOf(null), S0.GuestOf(T2)).Asks("mfa").Applied();

    [Fact]
    public void Case_022_an_excluded_app_is_not_covered()
        => Decide(Policy().ExceptApps(AppA).Block(), S0.To(AppA)).IsGranted().NotApplied(AnalysisReasons.Application);

    [Fact]
    public void Case_023_an_excluded_member_of_an_app_group_is_not_covered()
        => Decide(Policy().To(Keywords.Office365).ExceptApps(ExchangeOnline), S0.To(ExchangeOnline)).IsGranted().NotApplied(AnalysisReasons.Application);

    [Fact]
    public void Case_024_an_app_group_covers_its_members()
        => Decide(Policy().To(Keywords.Office365), S0.To(SharePointOnline)).Asks("mfa");

    [Fact]
    public void Case_025_the_azure_management_app_stands_for_its_group()
        => Decide(Policy().To(Keywords.AzureServiceManagement).Block(), S0.To(AzurePortal)).IsBlocked(53003);

    [Fact]
    public void Case_026_admin_portals_do_not_cover_the_apis_behind_them()
        => Decide(Policy().To(Keywords.MicrosoftAdminPortals), S0.Native().To(MicrosoftGraph)).IsGranted().NotApplied(AnalysisReasons.Application);

    [Fact]
    public void Case_027_a_public_client_is_not_a_resource()
        => Decide(Policy().To(AppA), S0.To(MicrosoftGraph).With((ResourceSignals r) => r with { ClientAppId = AppA }))
            .IsGranted().NotApplied(AnalysisReasons.Application);

    [Fact]
    public void Case_028_registering_security_info_from_a_trusted_location_is_free()
        => Decide(Policy().ForAction(UserActions.RegisterSecurityInfo).NotFrom(Keywords.AllTrusted), S0.DoingOnly(UserActions.RegisterSecurityInfo).FromOffice())
            .IsGranted().NotApplied(AnalysisReasons.Location);

    [Fact]
    public void Case_029_policies_on_all_resources_cover_security_info_registration()
        => WhatIf(Policy(), S0.DoingOnly(UserActions.RegisterSecurityInfo)).Applied();

    [Fact]
    public void Case_030_a_protected_context_is_granted_when_its_policy_is_satisfied()
        => Decide(ContextPolicy, S0.Methods(AuthenticationMethods.Password | AuthenticationMethods.Sms)
            .With((ResourceSignals r) => r with { AuthenticationContexts = ["c37"] }))
            .IsGranted().Contexts(["c37"], []).Strength(AuthenticationStrengthResult.Satisfied).Results(PolicyResult.Success);

    [Fact]
    public void Case_031_context_policies_need_a_requested_context()
        => Decide(ContextPolicy, S0).IsGranted().NotApplied(AnalysisReasons.AuthenticationContext).Contexts([], []);
}
