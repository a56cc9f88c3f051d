using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using static ConditionalAccess.Core.Tests.Validation.Findings;

namespace ConditionalAccess.Core.Tests.Validation;

public class CleanTenantTests
{
    private static readonly GraphId s_headquarters = "c0000000-0000-4000-8000-000000000001";

    private static readonly UserAssignment s_staff = UserAssignment.All with { ExcludeGroups = [EmergencyGroup] };

    [Fact]
    public void A_realistic_tenant_has_nothing_worse_than_information()
        => Assert.Empty(Of(Realistic()).Where(f => f.Severity > DiagnosticSeverity.Information).Select(f => f.ToString()));

    [Fact]
    public void A_tenant_without_policies_has_no_finding() => Assert.Empty(Of(new TenantConfiguration()));

    [Fact]
    public void Findings_come_in_the_same_order_every_time()
    {
        TenantConfiguration tenant = Tenant(Policy().On(new()), Policy().Needs(null));
        Assert.Equal(Of(tenant), Of(tenant));
    }

    private static TenantConfiguration Realistic() => new()
    {
        NamedLocations = [new IpNamedLocation { Id = s_headquarters, DisplayName = "Headquarters", IsTrusted = true, IpRanges = [Range("203.0.113.0/24")] }],
        Policies =
        [
            Named("Block legacy clients", c => c with { ClientAppTypes = [ClientAppType.Other] }, GrantControls.AnyOf(BuiltInControl.Block)),
            Named("Multifactor authentication for everybody", c => c, GrantControls.AnyOf(BuiltInControl.Mfa)),
            Named("Phishing-resistant administrators",
                c => c with { Users = new() { IncludeRoles = ["62e90394-69f5-4237-9190-012177145e10"], ExcludeGroups = [EmergencyGroup] } },
                new() { Operator = GrantOperator.Or, AuthenticationStrength = new() { Id = "00000000-0000-0000-0000-000000000004" } }),
            Named("Password change at high user risk", c => c with { UserRiskLevels = [RiskLevel.High] },
                GrantControls.AllOf(BuiltInControl.Mfa, BuiltInControl.PasswordChange)),
            Named("Registration outside the office",
                c => c with
                {
                    Applications = new() { IncludeUserActions = [UserActions.RegisterSecurityInfo] },
                    Locations = new() { IncludeLocations = [Keywords.All], ExcludeLocations = [s_headquarters] },
                },
                GrantControls.AnyOf(BuiltInControl.Mfa)),
            Named("Managed device for Office",
                c => c with
                {
                    Applications = new() { IncludeApplications = [Keywords.Office365] },
                    Devices = new() { DeviceFilter = new() { Mode = FilterMode.Exclude, Rule = "device.extensionAttribute1 -eq \"SAW\"" } },
                },
                GrantControls.AnyOf(BuiltInControl.CompliantDevice, BuiltInControl.DomainJoinedDevice)),
            Named("Workloads stay at home",
                c => c with
                {
                    Users = new() { IncludeUsers = [Keywords.None] },
                    ClientApplications = new() { IncludeServicePrincipals = [Keywords.ServicePrincipalsInMyTenant] },
                    Locations = new() { IncludeLocations = [Keywords.All], ExcludeLocations = [Keywords.AllTrusted] },
                },
                GrantControls.AnyOf(BuiltInControl.Block)),
            Named("Short browser sessions", c => c with { ClientAppTypes = [ClientAppType.Browser] }, null) with
            {
                SessionControls = new()
                {
                    SignInFrequency = new() { IsEnabled = true, Value = 8, Type = SignInFrequencyType.Hours, FrequencyInterval = SignInFrequencyInterval.TimeBased },
                    PersistentBrowser = new() { IsEnabled = true, Mode = PersistentBrowserMode.Never },
                },
            },
        ],
    };

    private static ConditionalAccessPolicy Named(string name, Func<ConditionSet, ConditionSet> change, GrantControls? grant) => new()
    {
        DisplayName = name,
        Conditions = change(new() { Users = s_staff, Applications = ApplicationAssignment.All, ClientAppTypes = [ClientAppType.All] }),
        GrantControls = grant,
    };

    private static IpRange Range(string block)
    {
        Assert.True(IpRange.TryParseCidr(block, out IpRange? range), block);
        return range!;
    }
}
