using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.NetworkAccess;

namespace ConditionalAccess.Scenarios;

/// <summary>Compliance spec 14.9, cases 112 to 118: network access control and Exchange on-premises.</summary>
public class ComplianceCasesNetworks
{
    private static readonly DateTimeOffset T0 = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly GraphId Guarded = "11500000-0000-4000-8000-000000000001", Exempt = "11500000-0000-4000-8000-000000000002";

    private static DeviceFacts Phone => new()
    {
        Id = "11500000-0000-4000-8000-000000000003", AzureADDeviceId = "11500000-0000-4000-8000-000000000004", IsEnrolled = true, Platform = CompliancePlatform.IOS,
        Identifiers = new() { EasDeviceId = "EAS1", WiFiMacAddress = "00:1A:2B:3C:4D:5E", SerialNumber = "C02" },
        Exchange = new() { EasActivated = true, DeviceFamily = "iPhone" }, User = new() { GroupIds = [Guarded] },
    };

    private static OnPremisesConditionalAccessSettings GuardsOne => new() { Enabled = true, IncludedGroups = [Guarded], ExcludedGroups = [Exempt] };

    [Theory]
    [InlineData(ComplianceState.Compliant, true, true, NetworkAccessDecision.Allow)]
    [InlineData(ComplianceState.Noncompliant, true, false, NetworkAccessDecision.Remediate)]
    [InlineData(ComplianceState.Unknown, false, false, NetworkAccessDecision.Enrol)]
    public void Case_C112_the_network_allows_remediates_or_enrols(ComplianceState state, bool managed, bool compliant, NetworkAccessDecision expected)
    {
        NetworkAccessAnswer answer = Inventory(state, managed, compliant).FindByIntuneId(Phone.Id, NetworkAccessVersion.V20);
        Assert.Equal(expected, answer.Decision);
        Assert.Equal(managed, answer.Managed);
        Assert.Equal(managed ? compliant : null, answer.Compliant);
        Assert.Equal(managed, answer.Properties is not null);
    }

    [Fact]
    public void Case_C113_a_device_in_grace_is_compliant_for_the_network()
        => Assert.True(Inventory(ComplianceState.InGracePeriod, true, true).FindByIntuneId(Phone.Id, NetworkAccessVersion.V20).Compliant);

    [Fact]
    public void Case_C114_the_list_is_given_once_in_four_hours()
    {
        NetworkAccessInventory inventory = Inventory(ComplianceState.Noncompliant, true, false);
        NetworkAccessList first = inventory.ListNonCompliant(T0, null, NetworkAccessVersion.V20);
        NetworkAccessList second = inventory.ListNonCompliant(T0.AddHours(2), first.LastListAt, NetworkAccessVersion.V20);
        NetworkAccessList third = inventory.ListNonCompliant(T0.AddHours(4), second.LastListAt, NetworkAccessVersion.V20);

        Assert.Equal([200, 503, 200], [first.HttpStatus, second.HttpStatus, third.HttpStatus]);
        Assert.Equal([1, 0, 1], [first.Devices.Count, second.Devices.Count, third.Devices.Count]);
    }

    [Fact]
    public void Case_C115_a_new_phone_is_quarantined_until_it_is_enrolled_and_compliant()
    {
        ExchangeOnPremisesPolicy quarantine = new() { DefaultAccessLevel = ExchangeAccessLevel.Quarantine };
        DeviceFacts fresh = Phone with { IsEnrolled = false, AzureADDeviceId = GraphId.None };
        Assert.Equal(new(ExchangeAccessState.Quarantined, ExchangeAccessReason.NotEnrolled, ExchangeMail.Enrolment), ExchangeOnPremises.Decide(fresh, false, GuardsOne, quarantine));
        Assert.Equal(new(ExchangeAccessState.Allowed, ExchangeAccessReason.Compliant), ExchangeOnPremises.Decide(Phone, true, GuardsOne, quarantine));
    }

    [Fact]
    public void Case_C116_a_phone_that_becomes_noncompliant_is_blocked()
    {
        ExchangeOnPremisesPolicy allow = new() { DefaultAccessLevel = ExchangeAccessLevel.Allow };
        Assert.Equal(ExchangeAccessState.Allowed, ExchangeOnPremises.Decide(Phone, true, GuardsOne, allow).State);
        Assert.Equal(new(ExchangeAccessState.Blocked, ExchangeAccessReason.NotCompliant, ExchangeMail.Portal), ExchangeOnPremises.Decide(Phone, false, GuardsOne, allow));
    }

    [Fact]
    public void Case_C117_an_enrolled_compliant_iphone_is_let_in_despite_the_platform_exception()
    {
        ExchangeOnPremisesPolicy block = new()
        {
            DefaultAccessLevel = ExchangeAccessLevel.Block, AccessRules = [new(new("iPhone", ExchangeDeviceClassType.Family), ExchangeAccessLevel.Block)],
        };
        Assert.Equal(new(ExchangeAccessState.Allowed, ExchangeAccessReason.Compliant), ExchangeOnPremises.Decide(Phone, true, GuardsOne, block));
    }

    [Fact]
    public void Case_C118_an_excluded_user_is_exempt()
    {
        DeviceFacts unmanaged = Phone with { IsEnrolled = false, AzureADDeviceId = GraphId.None, User = new() { GroupIds = [Guarded, Exempt] } };
        ExchangeOnPremisesPolicy allow = new() { DefaultAccessLevel = ExchangeAccessLevel.Allow };
        Assert.Equal(new(ExchangeAccessState.Allowed, ExchangeAccessReason.ExchangeGlobalRule), ExchangeOnPremises.Decide(unmanaged, false, GuardsOne, allow));
    }

    private static NetworkAccessInventory Inventory(ComplianceState state, bool managed, bool compliant)
        => new([new(Phone, new ComplianceVerdict { ReportedState = state, IsManaged = managed, AccessCompliant = compliant })]);
}
