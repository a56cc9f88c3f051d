using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.NetworkAccess;

namespace ConditionalAccess.Core.Tests.Compliance.NetworkAccess;

public class ExchangeOnPremisesTests
{
    private static readonly GraphId In = "00000000-0000-4000-8000-000000000001", Out = "00000000-0000-4000-8000-000000000002";

    private static ExchangeMailboxFacts Mailbox => new() { IsAuthenticated = true, IsActiveSyncEnabled = true, MeetsMailboxPolicy = true, DeviceFamily = "iPhone", DeviceModel = "iPhone15C2" };

    private static DeviceFacts Phone => new()
    {
        Id = "d", AzureADDeviceId = "00000000-0000-4000-8000-000000000003", IsEnrolled = true, Platform = CompliancePlatform.IOS,
        Identifiers = new() { EasDeviceId = "E", Model = "iPhone15C2" }, Exchange = new() { EasActivated = true, DeviceFamily = "iPhone" }, User = new() { GroupIds = [In] },
    };

    private static OnPremisesConditionalAccessSettings Settings => new() { Enabled = true, IncludedGroups = [In], ExcludedGroups = [Out] };

    [Fact]
    public void Exchange_goes_through_its_own_order()
    {
        ExchangeOnPremisesPolicy policy = Policy(ExchangeAccessLevel.Allow, Rule("iPhone", ExchangeAccessLevel.Allow), Rule("iPhone", ExchangeAccessLevel.Quarantine), Rule("iPhone", ExchangeAccessLevel.Block));
        var blockedAndMore = Mailbox with { Exemption = ExchangeExemption.Block };
        Assert.Equal(Blocked(ExchangeAccessReason.Other), ExchangeOnPremises.Decide(Mailbox with { IsAuthenticated = false, Exemption = ExchangeExemption.Allow }, policy));
        Assert.Equal(Blocked(ExchangeAccessReason.Other), ExchangeOnPremises.Decide(Mailbox with { IsActiveSyncEnabled = false, Exemption = ExchangeExemption.Allow }, policy));
        Assert.Equal(Blocked(ExchangeAccessReason.ExchangeMailboxPolicy), ExchangeOnPremises.Decide(Mailbox with { MeetsMailboxPolicy = false, Exemption = ExchangeExemption.Allow }, policy));
        Assert.Equal(Blocked(ExchangeAccessReason.ExchangeIndividualRule), ExchangeOnPremises.Decide(blockedAndMore, policy));
        Assert.Equal(new(ExchangeAccessState.Allowed, ExchangeAccessReason.ExchangeIndividualRule), ExchangeOnPremises.Decide(Mailbox with { Exemption = ExchangeExemption.Allow }, policy));
        Assert.Equal(Blocked(ExchangeAccessReason.ExchangeDeviceRule), ExchangeOnPremises.Decide(Mailbox, policy));
        Assert.Equal(ExchangeAccessState.Quarantined, ExchangeOnPremises.Decide(Mailbox, policy with { AccessRules = [policy.AccessRules[0], policy.AccessRules[1]] }).State);
        Assert.Equal(new(ExchangeAccessState.Allowed, ExchangeAccessReason.ExchangeDeviceRule),
            ExchangeOnPremises.Decide(Mailbox, policy with { AccessRules = [policy.AccessRules[0]], DefaultAccessLevel = ExchangeAccessLevel.Block }));
        Assert.Equal(new(ExchangeAccessState.Quarantined, ExchangeAccessReason.ExchangeGlobalRule), ExchangeOnPremises.Decide(Mailbox, Policy(ExchangeAccessLevel.Quarantine)));
    }

    [Fact]
    public void What_exchange_does_not_know_blocks()
    {
        ExchangeOnPremisesPolicy allow = Policy(ExchangeAccessLevel.Allow);
        Assert.Equal(ExchangeAccessState.Allowed, ExchangeOnPremises.Decide(Mailbox, allow).State);
        Assert.Equal(ExchangeAccessState.Blocked, ExchangeOnPremises.Decide(new(), allow).State);
        Assert.Equal(ExchangeAccessState.Blocked, ExchangeOnPremises.Decide(Mailbox with { MeetsMailboxPolicy = null }, allow).State);
        Assert.Equal(ExchangeAccessState.Blocked, ExchangeOnPremises.Decide(Mailbox with { Exemption = (ExchangeExemption)9 }, allow).State);
        Assert.Equal(ExchangeAccessState.Blocked, ExchangeOnPremises.Decide(Mailbox, new ExchangeOnPremisesPolicy()).State);
        Assert.Equal(ExchangeAccessState.Blocked, ExchangeOnPremises.Decide(Mailbox, Policy((ExchangeAccessLevel)9)).State);
    }

    [Fact]
    public void A_rule_that_may_be_meant_counts_unless_it_allows()
    {
        ExchangeMailboxFacts nameless = Mailbox with { DeviceFamily = null, DeviceModel = null };
        Assert.Equal(ExchangeAccessState.Blocked, ExchangeOnPremises.Decide(nameless, Policy(ExchangeAccessLevel.Allow, Rule("iPad", ExchangeAccessLevel.Block))).State);
        Assert.Equal(ExchangeAccessState.Blocked, ExchangeOnPremises.Decide(nameless, Policy(ExchangeAccessLevel.Block, Rule("iPad", ExchangeAccessLevel.Allow))).State);
        Assert.Equal(ExchangeAccessState.Allowed, ExchangeOnPremises.Decide(Mailbox, Policy(ExchangeAccessLevel.Allow, Rule("iPad", ExchangeAccessLevel.Block))).State);
        var model = new ExchangeAccessRule(new("IPHONE15C2", ExchangeDeviceClassType.Model), ExchangeAccessLevel.Block);
        Assert.Equal(ExchangeAccessState.Blocked, ExchangeOnPremises.Decide(Mailbox, Policy(ExchangeAccessLevel.Allow, model)).State);
        Assert.Equal(ExchangeAccessState.Allowed, ExchangeOnPremises.Decide(Mailbox, Policy(ExchangeAccessLevel.Allow, model with { DeviceClass = new("iPhone", ExchangeDeviceClassType.Model) })).State);
        Assert.Equal(ExchangeAccessState.Blocked, ExchangeOnPremises.Decide(Mailbox, Policy(ExchangeAccessLevel.Allow, model with { DeviceClass = new("iPhone", ExchangeDeviceClassType.Unknown) })).State);
    }

    [Theory]
    [InlineData(ExchangeAccessLevel.Allow, ExchangeAccessState.Blocked)]
    [InlineData(ExchangeAccessLevel.Block, ExchangeAccessState.Blocked)]
    [InlineData(ExchangeAccessLevel.Quarantine, ExchangeAccessState.Quarantined)]
    public void A_phone_that_is_not_enrolled_or_not_linked_is_held_and_told_how_to_enrol(ExchangeAccessLevel level, ExchangeAccessState expected)
    {
        var held = new ExchangeAccessResult(expected, ExchangeAccessReason.NotEnrolled, ExchangeMail.Enrolment);
        foreach (DeviceFacts device in (DeviceFacts[])
            [Phone with { IsEnrolled = false }, Phone with { IsEnrolled = null }, Phone with { AzureADDeviceId = default }, Phone with { AzureADDeviceId = Guid.Empty },
             Phone with { Identifiers = DeviceIdentifiers.NotKnown }, Phone with { Exchange = ExchangeFacts.NotKnown }, Phone with { EntraDevice = new() { AccountEnabled = false } }])
        {
            Assert.Equal(held, ExchangeOnPremises.Decide(device, true, Settings, Policy(level)));
        }
    }

    [Fact]
    public void A_phone_that_is_not_compliant_is_blocked_whatever_the_default()
    {
        foreach (ExchangeAccessLevel level in (ExchangeAccessLevel[])[ExchangeAccessLevel.Allow, ExchangeAccessLevel.Block, ExchangeAccessLevel.Quarantine])
            Assert.Equal(new(ExchangeAccessState.Blocked, ExchangeAccessReason.NotCompliant, ExchangeMail.Portal), ExchangeOnPremises.Decide(Phone, false, Settings, Policy(level)));
    }

    [Fact]
    public void Whoever_is_not_included_or_is_exempt_or_where_intune_is_off_follows_the_rules()
    {
        ExchangeOnPremisesPolicy policy = Policy(ExchangeAccessLevel.Allow, Rule("iPhone", ExchangeAccessLevel.Block));
        DeviceFacts ipad = Phone with { Exchange = new() { DeviceFamily = "iPad" } };
        foreach ((DeviceFacts device, OnPremisesConditionalAccessSettings settings) in ((DeviceFacts, OnPremisesConditionalAccessSettings)[])
            [(Phone with { User = new() { GroupIds = [] } }, Settings), (Phone with { User = new() { GroupIds = [In, Out] } }, Settings), (Phone, Settings with { Enabled = false }),
             (Phone, Settings with { IncludedGroups = [] })])
        {
            Assert.Equal(new(ExchangeAccessState.Blocked, ExchangeAccessReason.ExchangeDeviceRule), ExchangeOnPremises.Decide(device, true, settings, policy));
            Assert.Equal(new(ExchangeAccessState.Allowed, ExchangeAccessReason.ExchangeGlobalRule), ExchangeOnPremises.Decide(ipad with { User = device.User }, false, settings, policy));
        }
    }

    [Fact]
    public void Where_membership_is_not_known_the_stricter_answer_counts()
    {
        DeviceFacts unknown = Phone with { User = DeviceUserFacts.NotKnown };
        Assert.Equal(ExchangeAccessState.Blocked, ExchangeOnPremises.Decide(unknown, false, Settings, Policy(ExchangeAccessLevel.Allow)).State);
        Assert.Equal(ExchangeAccessState.Quarantined, ExchangeOnPremises.Decide(unknown, true, Settings, Policy(ExchangeAccessLevel.Quarantine)).State);
        Assert.Equal(ExchangeAccessState.Allowed, ExchangeOnPremises.Decide(unknown, true, Settings, Policy(ExchangeAccessLevel.Allow)).State);
        Assert.Equal(ExchangeAccessState.Blocked, ExchangeOnPremises.Decide(Phone, false, Settings with { Enabled = null, ExcludedGroups = default }, Policy(ExchangeAccessLevel.Allow)).State);
    }

    [Fact]
    public void Android_without_knox_stays_blocked_where_the_default_holds_devices()
    {
        DeviceFacts android = Phone with { Platform = CompliancePlatform.AndroidDeviceAdministrator };
        foreach (DeviceFacts device in (DeviceFacts[])[android, Phone with { Platform = CompliancePlatform.Unknown }])
        {
            Assert.Equal(Blocked(ExchangeAccessReason.ExchangeGlobalRule), ExchangeOnPremises.Decide(device, true, Settings, Policy(ExchangeAccessLevel.Quarantine)));
            Assert.Equal(ExchangeAccessState.Allowed, ExchangeOnPremises.Decide(device, true, Settings, Policy(ExchangeAccessLevel.Allow)).State);
        }

        Assert.Equal(ExchangeAccessState.Allowed, ExchangeOnPremises.Decide(android with { Android = new() { IsKnox = true } }, true, Settings, Policy(ExchangeAccessLevel.Block)).State);
    }

    [Fact]
    public void A_platform_rule_binds_good_phones_only_where_the_override_is_switched_off()
    {
        ExchangeOnPremisesPolicy policy = Policy(ExchangeAccessLevel.Block, Rule("iPhone", ExchangeAccessLevel.Quarantine));
        Assert.Equal(ExchangeAccessState.Allowed, ExchangeOnPremises.Decide(Phone, true, Settings, policy).State);
        Assert.Equal(ExchangeAccessState.Allowed, ExchangeOnPremises.Decide(Phone, true, Settings with { OverrideDefaultRule = true }, policy).State);
        Assert.Equal(ExchangeAccessState.Quarantined, ExchangeOnPremises.Decide(Phone, true, Settings with { OverrideDefaultRule = false }, policy).State);
        Assert.Equal(ExchangeAccessState.Allowed, ExchangeOnPremises.Decide(Phone, true, Settings with { OverrideDefaultRule = false }, policy with { AccessRules = [] }).State);
    }

    private static ExchangeAccessResult Blocked(ExchangeAccessReason reason) => new(ExchangeAccessState.Blocked, reason);

    private static ExchangeAccessRule Rule(string family, ExchangeAccessLevel level) => new(new(family, ExchangeDeviceClassType.Family), level);

    private static ExchangeOnPremisesPolicy Policy(ExchangeAccessLevel level, params ExchangeAccessRule[] rules)
        => new() { DefaultAccessLevel = level, AccessRules = ValueArray.From(rules) };
}
