using ConditionalAccess.Compliance;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using static ConditionalAccess.Core.Tests.Compliance.SignalsSample;
using static ConditionalAccess.Testing.Sample;
using static ConditionalAccess.Testing.SpecWorld;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Spec 5.1 to 5.5: what a device's evaluation means in a sign-in.</summary>
public class SignalsTests
{
    private static readonly PolicyEngine s_compliant = Engine(Policy().RequireAny(BuiltInControl.CompliantDevice));
    private static readonly PolicyEngine s_hybrid = Engine(Policy().RequireAny(BuiltInControl.DomainJoinedDevice));
    private static readonly PolicyEngine s_either = Engine(Policy().RequireAny(BuiltInControl.CompliantDevice, BuiltInControl.DomainJoinedDevice));

    // The device is left to the call; the default sign-in says that there is none.
    private static readonly SignIn s_signIn = S0 with { Device = default };

    [Fact]
    public void A_compliant_device_is_granted()
    {
        SignIn signIn = s_signIn.WithDevice(Facts, Compliant);
        Assert.Equal(DecisionOutcome.Granted, s_compliant.Evaluate(in signIn).Outcome);
        Assert.False(s_compliant.Evaluate(in signIn).RestsOnUnknown);
        Assert.Equal(DecisionOutcome.Blocked, s_hybrid.Evaluate(in signIn).Outcome);
    }

    [Fact]
    public void The_result_with_reasons_gives_the_same_signals()
        => Assert.Equivalent(ComplianceSignals.Of(Facts, Compliant, Now), ComplianceSignals.Of(Facts, Result(), Now), strict: true);

    [Fact]
    public void A_result_of_another_device_is_refused()
    {
        var e = Assert.Throws<ArgumentException>(() => ComplianceSignals.Of(Facts with { Id = "another" }, Result(), Now));
        Assert.StartsWith("The compliance is that of another device.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_evaluation_is_no_access()
    {
        SignIn signIn = s_signIn.WithDevice(Facts, default(ComplianceVerdict));
        Assert.False(signIn.Device.IsCompliant);
        Assert.Equal(DecisionOutcome.Blocked, s_compliant.Evaluate(in signIn).Outcome);
    }

    [Theory]
    [InlineData(true, null, false)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(true, true, true)]
    public void Access_and_the_Entra_attribute_must_both_say_compliant(bool access, bool? attribute, bool expected)
        => Assert.Equal(expected, ComplianceSignals.Of(Facts, Compliant with { AccessCompliant = access, IsCompliant = attribute }, Now).IsCompliant);

    [Fact]
    public void Compliance_ends_at_the_instant_of_its_expiration()
    {
        ComplianceVerdict verdict = Compliant with { NextTransitionAt = null };
        Assert.True(ComplianceSignals.Of(Facts, verdict, Now.AddDays(30).AddTicks(-1)).IsCompliant);
        Assert.False(ComplianceSignals.Of(Facts, verdict, Now.AddDays(30)).IsCompliant);
    }

    [Fact]
    public void From_the_next_transition_on_compliance_is_not_known()
    {
        ComplianceVerdict verdict = Compliant with { NextTransitionAt = Now.AddHours(24), NextTransitionCause = TransitionCause.GraceExpires };
        Assert.True(ComplianceSignals.Of(Facts, verdict, Now.AddHours(24).AddTicks(-1)).IsCompliant);
        Assert.Null(ComplianceSignals.Of(Facts, verdict, Now.AddHours(24)).IsCompliant);

        SignIn signIn = (s_signIn with { At = Now.AddHours(24) }).WithDevice(Facts, verdict);
        Decision decision = s_compliant.Evaluate(in signIn);
        Assert.Equal(DecisionOutcome.Blocked, decision.Outcome);
        Assert.True(decision.RestsOnUnknown);
    }

    [Fact]
    public void What_a_partner_said_ends_with_its_report()
    {
        ComplianceVerdict verdict = Compliant with { Owner = ComplianceOwner.Partner, ComplianceExpirationDateTime = null, NextTransitionAt = Now.AddDays(30), NextTransitionCause = TransitionCause.PartnerReportExpires };
        Assert.True(ComplianceSignals.Of(Facts, verdict, Now.AddDays(30).AddTicks(-1)).IsCompliant);
        Assert.False(ComplianceSignals.Of(Facts, verdict, Now.AddDays(30)).IsCompliant);
        DeviceCompliance same = Result() with { ComplianceExpirationDateTime = null, NextTransition = new NextTransition(Now.AddDays(30), TransitionCause.PartnerReportExpires) };
        Assert.False(ComplianceSignals.Of(Facts, same, Now.AddDays(30)).IsCompliant);
    }

    [Fact]
    public void A_device_without_access_stays_without_it_after_the_next_transition()
        => Assert.False(ComplianceSignals.Of(Facts, Compliant with { AccessCompliant = false, NextTransitionAt = Now }, Now).IsCompliant);

    [Fact]
    public void Without_the_instant_a_compliance_that_ends_is_not_known()
    {
        Assert.Null(ComplianceSignals.Of(Facts, Compliant, null).IsCompliant);
        Assert.True(ComplianceSignals.Of(Facts, Compliant with { ComplianceExpirationDateTime = null, NextTransitionAt = null }, null).IsCompliant);
    }

    [Fact]
    public void C089_a_hybrid_device_that_is_not_enrolled_satisfies_the_second_control_only()
    {
        SignIn signIn = s_signIn.WithDevice(Hybrid, default(ComplianceVerdict));
        Assert.Equal(DecisionOutcome.Granted, s_either.Evaluate(in signIn).Outcome);
        Assert.Equal(DecisionOutcome.Blocked, s_compliant.Evaluate(in signIn).Outcome);
        Assert.Equal("ServerAD", signIn.Device.TrustType.Text);
        Assert.False(signIn.Device.IsIntuneManaged);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public void C091_a_hybrid_device_whose_registration_is_pending_or_not_known_is_not_hybrid_joined(bool? complete)
    {
        SignIn signIn = s_signIn.WithDevice(Hybrid with { EntraDevice = new() { IsRegistrationComplete = complete } }, Compliant);
        Assert.Equal(DecisionOutcome.Blocked, s_hybrid.Evaluate(in signIn).Outcome);
        Assert.Equal(DecisionOutcome.Blocked, s_compliant.Evaluate(in signIn).Outcome);
        Assert.Equal(complete, signIn.Device.IsRegistered);
    }

    [Fact]
    public void C120_a_private_window_proves_no_device()
    {
        SignIn signIn = s_signIn with { Device = ComplianceSignals.NotIdentified };
        Assert.Equal(DecisionOutcome.Blocked, s_compliant.Evaluate(in signIn).Outcome);
        SignIn same = signIn.WithDevice(Facts, Compliant);
        Assert.Equal(DecisionOutcome.Blocked, s_compliant.Evaluate(in same).Outcome);
        Assert.Null(same.Device.IsCompliant);
    }

    [Fact]
    public void C121_a_disabled_device_account_is_no_device_identity()
    {
        SignIn signIn = s_signIn.WithDevice(Facts with { EntraDevice = new() { AccountEnabled = false, IsRegistrationComplete = true } }, Compliant);
        Assert.False(signIn.Device.IsRegistered);
        Assert.Equal(DecisionOutcome.Blocked, s_compliant.Evaluate(in signIn).Outcome);
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000", false)]
    [InlineData("", false)]
    [InlineData(null, null)]
    public void Without_an_Entra_device_nothing_is_satisfied(string? id, bool? registered)
    {
        SignIn signIn = s_signIn.WithDevice(Facts with { AzureADDeviceId = id, JoinType = DeviceJoinType.HybridAzureADJoined, EntraDevice = new() { IsRegistrationComplete = true } }, Compliant);
        Assert.Equal(registered, signIn.Device.IsRegistered);
        Assert.Equal(DecisionOutcome.Blocked, s_either.Evaluate(in signIn).Outcome);
    }

    [Fact]
    public void The_device_code_flow_carries_no_device()
    {
        SignIn signIn = s_signIn.With((ClientSignals c) => c with { TransferMethod = TransferMethod.DeviceCodeFlow }).WithDevice(Facts, Compliant);
        Assert.Equal(DecisionOutcome.Blocked, s_compliant.Evaluate(in signIn).Outcome);
    }

    [Fact]
    public void Every_attribute_of_filters_is_filled()
    {
        DeviceFacts facts = Facts with
        {
            EnrollmentProfileName = "Kiosk",
            EntraDevice = new() { PhysicalIds = DeviceAttribute.Of(["[OrderID]:7"]), ProfileType = "RegisteredDevice", SystemLabels = DeviceAttribute.Null, ExtensionAttributes = ["Finance", DeviceAttribute.Null] },
        };
        DeviceSignals device = ComplianceSignals.Of(facts, Compliant, Now);
        Assert.Equal("e0000000-0000-4000-8000-000000000001", device.DeviceId.Text);
        Assert.Equal("PC-1", device.DisplayName.Text);
        Assert.Equal("Company", device.Ownership.Text);
        Assert.Equal("Kiosk", device.EnrollmentProfileName.Text);
        Assert.Equal("Contoso", device.Manufacturer.Text);
        Assert.Equal("0000000a-0000-0000-c000-000000000000", device.MdmAppId.Text);
        Assert.Equal("Book 3", device.Model.Text);
        Assert.Equal("Windows", device.OperatingSystem.Text);
        Assert.Equal("10.0.26100.4349", device.OperatingSystemVersion.Text);
        Assert.Equal(["[OrderID]:7"], device.PhysicalIds.Elements.ToArray());
        Assert.Equal("RegisteredDevice", device.ProfileType.Text);
        Assert.True(device.SystemLabels.IsNull);
        Assert.Equal("AzureAD", device.TrustType.Text);
        Assert.Equal(["Finance", DeviceAttribute.Null], device.ExtensionAttributes);
        Assert.True(device.IsIntuneManaged);
        Assert.Null(device.IsRequestBound);
    }

    [Fact]
    public void What_is_not_known_stays_not_known_and_empty_text_is_no_value()
    {
        DeviceSignals device = ComplianceSignals.Of(new DeviceFacts { Id = Device, AzureADDeviceId = "e1", Identifiers = new() { Model = "" } }, Compliant, Now);
        Assert.True(device.Model.IsNull);
        Assert.All(new[] { device.DisplayName, device.Ownership, device.EnrollmentProfileName, device.Manufacturer, device.MdmAppId, device.OperatingSystem, device.OperatingSystemVersion, device.TrustType, device.PhysicalIds, device.ProfileType, device.SystemLabels },
            attribute => Assert.False(attribute.IsKnown));
        Assert.True(device.ExtensionAttributes.IsDefault);
        Assert.False(device.IsIntuneManaged);
    }

    [Theory]
    [InlineData(DeviceJoinType.AzureADRegistered, false, false, 0)]
    [InlineData(DeviceJoinType.AzureADRegistered, true, false, 1)]
    [InlineData(DeviceJoinType.AzureADRegistered, false, true, 1)]
    [InlineData(DeviceJoinType.HybridAzureADJoined, false, false, 1)]
    [InlineData(DeviceJoinType.Unknown, false, false, 1)]
    public void Extension_attributes_need_management_compliance_or_hybrid_join(DeviceJoinType join, bool enrolled, bool compliant, int count)
    {
        DeviceFacts facts = Facts with { IsEnrolled = enrolled, JoinType = join, EntraDevice = new() { IsRegistrationComplete = true, ExtensionAttributes = ["Finance"] } };
        Assert.Equal(count, ComplianceSignals.Of(facts, Compliant with { AccessCompliant = compliant }, Now).ExtensionAttributes.Count);
        Assert.False(ComplianceSignals.Of(facts, default(ComplianceVerdict), Now).ExtensionAttributes.IsDefault);
    }

    [Fact]
    public void The_management_app_is_Intune_only_where_Intune_decides()
    {
        Assert.False(ComplianceSignals.Of(Facts, Compliant with { Owner = ComplianceOwner.ConfigurationManager }, Now).MdmAppId.IsKnown);
        Assert.False(ComplianceSignals.Of(Facts with { IsEnrolled = null }, Compliant with { Owner = ComplianceOwner.Partner }, Now).MdmAppId.IsKnown);
        Assert.Equal("other", ComplianceSignals.Of(Facts with { EntraDevice = new() { MdmAppId = "other" } }, Compliant, Now).MdmAppId.Text);
    }

    [Theory]
    [InlineData(CompliancePlatform.IOS)]
    [InlineData(CompliancePlatform.MacOS)]
    [InlineData(CompliancePlatform.AndroidDeviceOwner)]
    [InlineData(CompliancePlatform.Unknown)]
    public void The_operating_system_comes_from_Entra_where_the_platform_does_not_name_it(CompliancePlatform platform)
    {
        DeviceFacts facts = Facts with { Platform = platform };
        Assert.False(ComplianceSignals.Of(facts, Compliant, Now).OperatingSystem.IsKnown);
        Assert.Equal("IPad", ComplianceSignals.Of(facts with { EntraDevice = new() { OperatingSystem = "IPad" } }, Compliant, Now).OperatingSystem.Text);
    }

    [Fact]
    public void Token_protection_of_the_request_is_kept()
        => Assert.True((s_signIn with { Device = new() { IsRequestBound = true } }).WithDevice(Facts, Compliant).Device.IsRequestBound);

    [Fact]
    public void From_the_verdict_nothing_is_allocated()
    {
        SignIn signIn = s_signIn;
        ComplianceVerdict verdict = Compliant;
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 5; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            SignIn with = signIn.WithDevice(Facts, in verdict);
            long after = GC.GetAllocatedBytesForCurrentThread();
            Assert.True(with.Device.IsCompliant);
            least = Math.Min(least, after - before);
        }

        Assert.Equal(0, least);
    }

    private static PolicyEngine Engine(ConditionalAccessPolicy policy) => PolicySet.From(new TenantConfiguration { Policies = [policy] }).Compile();
}
