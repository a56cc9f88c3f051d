using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using static ConditionalAccess.Testing.Sample;

namespace ConditionalAccess.Scenarios;

/// <summary>How real sign-in logs describe policies, told again with a tenant of our own: three policies that spare one emergency account.</summary>
public class ObservedDecisionTests
{
    private static readonly GraphId Emergency = "0a000000-0000-4000-8000-0000000000e1";

    private static readonly ObservedResult SparedReportOnly = new("reportOnlyNotApplied", "application", "users", ["application:allApps", "users:allUsers"], ["users:userId"]);

    [Fact]
    public void An_excluded_user_is_told_by_the_users_condition_alone_even_when_the_client_fails_too()
        => Check(Before, SpecWorld.S0.With((UserSignals u) => u with { Id = Emergency }).On(DevicePlatform.MacOS).MfaDone(), "notApplied",
            ("second factor", SparedReportOnly), ("old clients", SparedReportOnly), ("managed device", SparedReportOnly));

    [Fact]
    public void An_excluded_user_is_not_reached_by_enforced_policies_either()
        => Check(After, SpecWorld.S0.With((UserSignals u) => u with { Id = Emergency }), "notApplied",
            ("second factor", SparedReportOnly with { Result = "notApplied" }), ("old clients", SparedReportOnly with { Result = "notApplied" }), ("managed device", SparedReportOnly));

    [Theory]
    [InlineData(ClientAppType.Browser)]
    [InlineData(ClientAppType.MobileAppsAndDesktopClients)]
    public void A_member_on_a_joined_device_that_is_not_compliant_passes_the_factor_and_fails_the_device(ClientAppType client)
        => Check(Before, Joined(SpecWorld.S0.On(client).Methods(AuthenticationMethods.WindowsHelloForBusiness)), "notApplied",
            ("second factor", new("reportOnlySuccess", ConditionsNotSatisfied: "none")),
            ("managed device", new("reportOnlyFailure", ConditionsNotSatisfied: "none")),
            ("old clients", new("reportOnlyNotApplied", ConditionsNotSatisfied: "clientType", ExcludeRules: [])));

    [Fact]
    public void Redeeming_a_token_of_a_device_code_succeeds_by_the_enforced_policy_although_a_report_only_one_fails()
        => Check(After, SpecWorld.S0.Native().MfaDone().With((ClientSignals c) => c with { OriginalTransferMethod = TransferMethod.DeviceCodeFlow, RequestKind = RequestKind.RefreshTokenRedemption }), "success",
            ("second factor", new("success", "application,users", "none")),
            ("old clients", new("notApplied", "application,users", "clientType")),
            ("managed device", new("reportOnlyFailure", "application,users", "none")));

    [Fact]
    public void A_wrong_expectation_is_noticed()
        => Assert.Equal(["seeded: status: expected failure, found notApplied", "seeded: second factor result: expected success, found reportOnlyInterrupted",
            "seeded: second factor exclude rules: expected users:userId, found "],
            new Observation("seeded", SpecWorld.S0)
            {
                Status = "failure", Results = new Dictionary<string, ObservedResult> { ["second factor"] = new("success", ExcludeRules: ["users:userId"]) },
            }.Differences(Before));

    private static ValueArray<ConditionalAccessPolicy> Before => Tenant(PolicyState.ReportOnly);

    private static ValueArray<ConditionalAccessPolicy> After => Tenant(PolicyState.Enabled);

    private static ValueArray<ConditionalAccessPolicy> Tenant(PolicyState state) =>
    [
        Named("second factor", state, Policy()),
        Named("old clients", state, Policy().Block().OnClients(ClientAppType.ExchangeActiveSync, ClientAppType.Other)),
        Named("managed device", PolicyState.ReportOnly, Policy().RequireAny(BuiltInControl.CompliantDevice, BuiltInControl.DomainJoinedDevice)),
    ];

    private static ConditionalAccessPolicy Named(string name, PolicyState state, ConditionalAccessPolicy policy)
        => policy.For(UserAssignment.All with { ExcludeUsers = [Emergency] }) with { Id = default, DisplayName = name, State = state };

    private static SignIn Joined(SignIn signIn) => signIn.Registered().With((DeviceSignals d) => d with { TrustType = "AzureAD" });

    private static void Check(ValueArray<ConditionalAccessPolicy> policies, SignIn signIn, string status, params (string Policy, ObservedResult Result)[] results)
        => Assert.Empty(new Observation("observed", signIn) { Status = status, Results = results.ToDictionary(r => r.Policy, r => r.Result) }.Differences(policies));
}
