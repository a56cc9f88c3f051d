using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using static ConditionalAccess.Core.Tests.WhatIf.Requests;
using static ConditionalAccess.Testing.Sample;

namespace ConditionalAccess.Core.Tests.WhatIf;

/// <summary>What is known of Graph's answers, with policies of our own.</summary>
public class WhatIfParityTests
{
    private const string NeedsNothing = "needs nothing";

    private static readonly WhatIfDirectory Admin = new() { User = new() { Groups = [], Roles = [RoleAssignment.Directory(SpecWorld.GlobalAdministrator)] } };

    private static readonly WhatIfDirectory Own = new() { ServicePrincipal = new() { IsRegisteredInThisTenant = true, IsMultiTenant = false, Attributes = [] } };

    private static readonly PolicyEngine Engine = PolicySet.From(SpecWorld.Tenant(
        Named("administrators", Policy().ReportOnly().For(Roles(SpecWorld.GlobalAdministrator))),
        Named("user risk", Policy().ReportOnly().AtUserRisk(RiskLevel.High).RequireAll(BuiltInControl.Mfa, BuiltInControl.PasswordChange)),
        Named("registering", Policy().ForAction(UserActions.RegisterSecurityInfo)),
        Named("registering devices", Policy().ForAction(UserActions.RegisterDevice)),
        Named("contexts", Policy().ReportOnly().ForContexts("c1", "c37")),
        Named("office", Policy().To(Keywords.Office365)),
        Named("workload anywhere", Workload().From(Keywords.All)),
        Named("workload", Workload().ReportOnly()),
        Named("sweden", Policy().From(SpecWorld.Nl)),
        Named("native", Policy().OnClients(ClientAppType.MobileAppsAndDesktopClients)),
        Named("not kiosk", Policy().OnDevices(FilterMode.Include, "device.extensionAttribute1 -ne \"kiosk\"")),
        Named(NeedsNothing, Policy()))).Compile();

    [Fact]
    public void Registering_security_information_is_reached_by_policies_on_all_resources_but_not_on_named_apps()
        => Assert.Equal(["administrators", "user risk", "registering", "not kiosk", NeedsNothing],
            Applying(Read(context: Registering, conditions: """{"userRiskLevel":"high"}"""), Admin));

    [Fact]
    public void An_authentication_context_is_reached_by_the_policies_that_list_it_only()
    {
        Assert.Equal(["contexts"], Applying(Read(context: Context("c37")), Admin));
        Assert.Empty(Applying(Read(context: Context("c2")), Admin));
    }

    [Fact]
    public void An_app_inside_an_app_group_is_reached_by_the_group()
        => Assert.Equal(["administrators", "office", "native", "not kiosk", NeedsNothing],
            Applying(Read(context: App(SpecWorld.SharePointOnline), conditions: """{"clientAppType":"mobileAppsAndDesktopClients"}"""), Admin));

    [Fact]
    public void The_name_of_an_app_group_is_no_app()
        => Assert.Equal(["administrators", "not kiosk", NeedsNothing], Applying(Read(context: App(Keywords.Office365)), Admin));

    [Fact]
    public void A_service_principal_of_this_tenant_is_reached_by_workload_policies_wherever_it_is()
        => Assert.Equal(["workload anywhere", "workload"],
            Applying(Read(Principal("sp"), conditions: """{"servicePrincipalRiskLevel":"high","country":"NL","ipAddress":"192.0.2.1"}"""), Own));

    [Fact]
    public void What_is_left_out_takes_a_default_and_the_policy_that_needs_it_does_not_apply()
    {
        WhatIfResponse response = Engine.WhatIf(Read(), Admin);

        Assert.Equal(AnalysisReasons.UserRisk, Reason(response, "user risk"));
        Assert.Equal(AnalysisReasons.Location, Reason(response, "sweden"));
        Assert.Equal(AnalysisReasons.ClientApps, Reason(response, "native"));
        Assert.Equal(AnalysisReasons.UserActions, Reason(response, "registering"));
        Assert.Equal(AnalysisReasons.AuthenticationContext, Reason(response, "contexts"));
        Assert.Equal(AnalysisReasons.Application, Reason(response, "office"));
        Assert.Equal(AnalysisReasons.Users, Reason(response, "workload"));
        Assert.Equal(AnalysisReasons.NotSet, Reason(response, "not kiosk"));
    }

    [Fact]
    public void Roles_that_the_host_does_not_say_are_not_enough_information()
        => Assert.Equal(AnalysisReasons.NotEnoughInformation, Reason(Engine.WhatIf(Read()), "administrators"));

    [Fact]
    public void A_user_policy_does_not_reach_a_service_principal()
        => Assert.Equal(AnalysisReasons.WorkloadIdentities, Reason(Engine.WhatIf(Read(Principal("sp")), Own), NeedsNothing));

    private static IEnumerable<string?> Applying(WhatIfRequest request, WhatIfDirectory directory)
        => Engine.WhatIf(request, directory).Value.Where(r => r.PolicyApplies).Select(r => r.Policy.DisplayName);

    private static AnalysisReasons Reason(WhatIfResponse response, string policy) => response.Value.Single(r => r.Policy.DisplayName == policy).AnalysisReasons;

    private static string App(GraphId id) => Apps.Replace("app-1", id.ToString(), StringComparison.Ordinal);

    private static ConditionalAccessPolicy Named(string name, ConditionalAccessPolicy policy) => policy with { DisplayName = name };

    private static ConditionalAccessPolicy Workload()
        => Policy().Block().For(NoUsers).Where(c => c with { ClientApplications = new() { IncludeServicePrincipals = [Keywords.ServicePrincipalsInMyTenant] } });
}
