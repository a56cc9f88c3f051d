using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using ConditionalAccess.Testing;
using static ConditionalAccess.Compliance.ComplianceActionType;
using static ConditionalAccess.Testing.ComplianceWorld;

namespace ConditionalAccess.Core.Tests.Compliance.Algorithm;

/// <summary>Compliance spec 4.1, 4.2 and 13 step 12: actions for noncompliance.</summary>
public class ActionTests
{
    private static readonly GraphId s_template = "7e000000-0000-4000-8000-000000000001";

    private static CompliancePolicy Tpm => Windows("tpmRequired");

    private static DeviceFacts Failing => WindowsPc.Tpm(false);

    private static string[] Listed(DeviceCompliance answer) => [.. answer.Actions.Select(a => $"{a.ActionType} {a.Hours}{(a.SkippedBecause is null ? "" : " " + a.SkippedBecause)}")];

    private static ComplianceRecord Since(double hours, double grace, params FiredAction[] fired) => Evaluated.Recorded(ComplianceState.Noncompliant, false, Evaluated.Episode(hours, grace, fired));

    [Fact]
    public void Marking_is_listed_once_at_the_end_of_grace_even_with_actions_switched_off()
    {
        ComplianceConfiguration off = Tenant(Tpm.Grace(24).Action(Notification, 0)) with { Settings = new() { IsScheduledActionEnabled = false } };
        DeviceCompliance first = ComplianceReference.Evaluate(off, ComplianceOptions.Default, Failing, Since(-30, 24), T0);
        Assert.Equal([new DueAction(P1, Block, 24, default, T0.AddHours(-6))], first.Actions);
        Assert.Empty(ComplianceReference.Evaluate(off, ComplianceOptions.Default, Failing, first.Record, T0.AddHours(1)).Actions);
        Assert.Empty(ComplianceReference.Evaluate(off with { Policies = [Tpm.Grace(26)] }, ComplianceOptions.Default, Failing, first.Record, T0.AddHours(1)).Actions);
    }

    [Fact]
    public void Skipped_evaluations_are_made_up_for_oldest_first()
    {
        CompliancePolicy policy = Tpm.Action(Retire, 48).Action(Notification, 96).Action(Notification, 24).Action(RemoteLock, 24);
        DeviceCompliance answer = Evaluated.At(0, Failing, Since(-50, 0, new FiredAction(Block, 0)), null, policy);
        Assert.Equal(["Notification 24", "RemoteLock 24 unsupportedPlatform", "Retire 48"], Listed(answer));
        Assert.Equal([T0.AddHours(-26), T0.AddHours(-26), T0.AddHours(-2)], answer.Actions.Select(a => a.DueAt));
        Assert.Equal(new NextTransition(T0.AddHours(46), TransitionCause.ActionDue, P1), answer.NextTransition);
    }

    [Fact]
    public void At_one_instant_the_kinds_have_an_order_and_then_the_policies()
    {
        CompliancePolicy policy = Android("securityDisableUsbDebugging") with
        {
            ScheduledActions = [new(Wipe), new(Retire), new(RemoveResourceAccessProfiles), new(RemoteLock), new(PushNotification), new(Notification), new(Block), new(None), new((ComplianceActionType)99)],
        };
        DeviceFacts facts = AndroidAdministrator with { Android = new() { UsbDebuggingEnabled = true } };
        DeviceCompliance answer = Evaluated.Evaluate(facts, policy.As(P2), policy);
        string[] kinds = ["Block", "Notification", "PushNotification", "RemoteLock", "RemoveResourceAccessProfiles", "Retire", "Wipe"];
        Assert.Equal(kinds.SelectMany(k => (string[])[k + " 0", k + " 0"]), Listed(answer));
        Assert.Equal([P1, P2, P1, P2], answer.Actions.Take(4).Select(a => a.PolicyId));
    }

    [Fact]
    public void Exact_duplicates_count_once_and_another_template_is_another_action()
    {
        CompliancePolicy policy = Tpm with
        {
            ScheduledActions = [new(Notification), new(Notification, 0, Guid.Empty), new(Notification, 0, GraphId.None), new(Notification, -7), new(Notification, 0, s_template)],
        };
        DeviceCompliance answer = Evaluated.Evaluate(Failing, policy);
        Assert.Equal(["Block 0", "Notification 0", "Notification 0"], Listed(answer));
        Assert.Equal([s_template, default], answer.Actions.Skip(1).Select(a => a.NotificationTemplateId));
        Assert.Empty(Evaluated.At(1, Failing.SyncedAt(T0.AddHours(1)), answer.Record, null, policy).Actions);
    }

    [Fact]
    public void An_error_alone_sends_nothing()
    {
        CompliancePolicy policy = Tpm.Action(Notification, 0);
        Assert.Empty(Evaluated.At(0, WindowsPc, Since(-30, 0), null, policy).Actions);
        Assert.Empty(Evaluated.At(0, WindowsPc.Tpm(true).SyncedAt(T0.AddHours(-2)), Since(-30, 0) with { EvaluatedAt = T0.AddHours(-1) }, null).Actions);
        DeviceFacts held = WindowsPc with { ReportedErrors = [new("hardwareInformation.tpmSpecificationVersion")] };
        DeviceCompliance answer = Evaluated.At(0, held, Since(-30, 0, new FiredAction(Block, 0)), null, policy);
        Assert.Empty(answer.Actions);
        Assert.Equal([new FiredAction(Block, 0)], answer.Record.Episodes[0].FiredActions);
    }

    [Fact]
    public void A_push_message_of_another_day_is_another_message()
    {
        CompliancePolicy policy = AndroidWorkProfile("securityDisableUsbDebugging").Action(PushNotification, 23).Action(PushNotification, 24).Action(PushNotification, 30);
        DeviceFacts facts = WorkProfile with { Android = new() { UsbDebuggingEnabled = true } };
        DeviceCompliance answer = Evaluated.At(0, facts, Since(-40, 0, new FiredAction(Block, 0)), null, policy);
        Assert.Equal(["PushNotification 23", "PushNotification 24"], Listed(answer));
        Assert.Equal(4, answer.Record.Episodes[0].FiredActions.Count);
    }

    [Fact]
    public void Actions_may_count_from_the_end_of_grace()
    {
        CompliancePolicy policy = Tpm.Grace(24).Action(Notification, 48);
        ComplianceOptions after = ComplianceOptions.Default with { ActionsCountAfterBlock = true };
        Assert.Equal(["Block 24", "Notification 48"], Listed(Evaluated.At(0, Failing, Since(-48, 24), null, policy)));
        DeviceCompliance answer = Evaluated.At(0, Failing, Since(-48, 24), after, policy);
        Assert.Equal(["Block 24"], Listed(answer));
        Assert.Equal(new NextTransition(T0.AddHours(24), TransitionCause.ActionDue, P1), answer.NextTransition);
    }

    [Fact]
    public void Accounts_of_one_policy_share_its_actions()
    {
        CompliancePolicy policy = Windows("passwordRequired").Action(Notification, 24).For(new ComplianceAssignment(AssignmentTargetKind.AllDevices));
        DeviceFacts unset = WindowsPc.DevicePassword(new() { IsSet = false }), set = WindowsPc.DevicePassword(new() { IsSet = true });
        DeviceFacts Both(DeviceFacts user, DeviceFacts system) => WindowsPc with { Contexts = [new(User, user), new(GraphId.None, system)] };
        ComplianceRecord record = Since(-24, 0, new FiredAction(Block, 0));
        DeviceCompliance answer = Evaluated.At(0, Both(unset, unset), record, null, policy);
        Assert.Equal(["Notification 24"], Listed(answer));
        Assert.Equal([2, 2], answer.Record.Episodes.Select(e => e.FiredActions.Count));
        // The user's episode ends; what was sent for it is not sent again for the system account.
        Assert.Empty(Evaluated.At(30, Both(set, unset).SyncedAt(T0.AddHours(30)), answer.Record, null, policy).Actions);
    }

    [Theory]
    [InlineData("user@example.com", null, null)]
    [InlineData("", "noMailAddress", "The user has no mail address, so no mail is sent.")]
    [InlineData(null, null, "The mail address of the user is not known.")]
    public void A_mail_needs_an_address(string? mail, string? skipped, string? note)
    {
        DeviceCompliance answer = Evaluated.Evaluate(Failing with { User = Failing.User with { Mail = mail } }, Tpm.Action(Notification, 0));
        Assert.Equal(skipped, answer.Actions[1].SkippedBecause);
        Assert.Equal(note is null ? [] : [new ComplianceNote("noMailAddress", P1, "user.mail", note)], answer.Notes);
    }

    [Fact]
    public void A_device_without_user_has_nobody_to_mail()
        => Assert.Equal("noMailAddress", Evaluated.Evaluate(Failing with { UserId = GraphId.None, User = DeviceUserFacts.NotKnown },
            Tpm.Action(Notification, 0).For(new ComplianceAssignment(AssignmentTargetKind.AllDevices))).Actions[1].SkippedBecause);

    [Fact]
    public void What_a_platform_cannot_do_is_skipped_with_a_note()
    {
        Assert.Equal(["Notification", "RemoveResourceAccessProfiles", "Retire", "Wipe"], Supported(WindowsPc.Tpm(false), Tpm));
        Assert.Equal(["Notification", "PushNotification", "RemoteLock", "RemoveResourceAccessProfiles", "Retire", "Wipe"], Supported(IPhone with { JailBroken = "True" }, Ios("securityBlockJailbrokenDevices")));
        Assert.Equal(["Notification", "RemoteLock", "RemoveResourceAccessProfiles", "Retire", "Wipe"], Supported(Mac with { MacOS = new() { FirewallEnabled = false } }, MacOS("firewallEnabled")));
        Assert.Equal(["Notification", "RemoveResourceAccessProfiles", "Wipe"],
            Supported(LinuxPc.DevicePassword(new() { IsSet = true, MinimumLength = 4 }), Linux().With("linux_passwordpolicy_minimumlength", 8)));
        Assert.Equal(["Notification", "RemoteLock", "RemoveResourceAccessProfiles", "Retire", "Wipe"],
            Supported(AndroidAdministrator with { Platform = CompliancePlatform.Aosp, JailBroken = "True" }, Policy(CompliancePolicyType.AospDeviceOwner, "securityBlockJailbrokenDevices")));

        static string[] Supported(DeviceFacts facts, CompliancePolicy policy)
        {
            DeviceCompliance answer = Evaluated.Evaluate(facts, policy with { ScheduledActions = [new(Notification), new(PushNotification), new(RemoteLock), new(RemoveResourceAccessProfiles), new(Retire), new(Wipe)] });
            Assert.Equal(7, answer.Actions.Count);
            Assert.Equal(answer.Actions.Where(a => a.SkippedBecause is not null)
                .Select(a => new ComplianceNote("actionUnsupported", P1, a.ActionType.ToString(), $"The action {a.ActionType} is not supported on this platform.")).OrderBy(n => n.Setting, StringComparer.Ordinal), answer.Notes);
            return [.. answer.Actions.Where(a => a.SkippedBecause is null && a.ActionType != Block).Select(a => a.ActionType.ToString())];
        }
    }
}
