using System.Globalization;
using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using static ConditionalAccess.Testing.ComplianceWorld;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Whole texts: why a sign-in is refused, down to the setting of the device and what its user can do.</summary>
public class ExplanationDeviceTests
{
    private static readonly PolicyEngine s_compliant = Engine(BuiltInControl.CompliantDevice);

    private static readonly DeviceFacts s_device = WindowsPc with { AzureADDeviceId = EntraDevice, Identifiers = new() { DeviceName = "PC-1" } };

    private static readonly DeviceFacts s_afterEncryption = s_device with
    {
        DeviceHealthAttestationState = new() { BitLockerStatus = AttestedState.Disabled, IssuedDateTime = T0.AddHours(-3) },
        DeviceStatus = new() { EncryptionCompliance = 1 },
    };

    private static readonly CompliancePolicy s_bitLocker = Windows("bitLockerEnabled") with { DisplayName = "Windows baseline" };

    [Fact]
    public void A_blocked_sign_in_is_explained_down_to_the_setting()
    {
        DeviceCompliance device = Evaluate(s_bitLocker, s_afterEncryption);
        SignIn signIn = Signed(s_afterEncryption, device);
        Assert.Equal(
            """
            blocked (error 53000)
              requires compliantDevice, which cannot be asked for, for 'Managed devices'
              policy 'Managed devices': failure
                satisfied conditions: application, users
                included by: application allApps, users allUsers
                requires: compliantDevice (not satisfied, cannot be asked for)
              device 1d000000-0000-4000-8000-000000000001: noncompliant, no access
                evaluated 2026-06-15T12:00:00Z by Intune
                not compliant since 2026-06-15T12:00:00Z
                no access because of: policyFailed bitLockerEnabled of 'Windows baseline'
                setting bitLockerEnabled of 'Windows baseline': nonCompliant, requires 'true', has 'disabled, 1', seen 2026-06-15T09:00:00Z, rebootRequired
                to do: start Windows again, so that BitLocker is measured
                next change 2026-07-15T12:00:00Z: contactExpires

            """, s_compliant.Explain(in signIn, device).ToString());
    }

    [Fact]
    public void The_JSON_of_the_explanation_ends_with_the_device()
    {
        DeviceCompliance device = Evaluate(s_bitLocker, s_afterEncryption);
        SignIn signIn = Signed(s_afterEncryption, device);
        string without = s_compliant.Explain(in signIn).ToJson();
        const string json = """
            {"deviceId":"1d000000-0000-4000-8000-000000000001","evaluatedAt":"2026-06-15T12:00:00Z","owner":"intune","reportedState":"noncompliant","heldState":null,"accessCompliant":false,"isCompliant":false,"isManaged":true,"complianceGracePeriodExpirationDateTime":null,"complianceExpirationDateTime":"2026-07-15T12:00:00Z","notCompliantSince":"2026-06-15T12:00:00Z","graceEndedAt":"2026-06-15T12:00:00Z","causes":[{"cause":"policyFailed","policyId":"1c000000-0000-4000-8000-000000000001","setting":"bitLockerEnabled"}],"settings":[{"policyId":"1c000000-0000-4000-8000-000000000001","policyName":"Windows baseline","context":"1e000000-0000-4000-8000-000000000001","setting":"bitLockerEnabled","kind":"configuration","state":"nonCompliant","requiredValue":"true","currentValue":"disabled, 1","errorCode":null,"reason":"rebootRequired","isHeld":false,"isAged":false,"errorSince":null,"sources":[{"fact":"deviceHealthAttestationState.bitLockerStatus","value":"disabled","observedAt":"2026-06-15T09:00:00Z"},{"fact":"deviceStatus.encryptionCompliance","value":"1","observedAt":"2026-06-15T12:00:00Z"}],"observedAt":"2026-06-15T09:00:00Z","whatToDo":"start Windows again, so that BitLocker is measured","moreInfoUrl":null}],"steps":["start Windows again, so that BitLocker is measured"],"nextTransitionAt":"2026-07-15T12:00:00Z","nextTransitionCause":"contactExpires","nextTransitionPolicyId":null}
            """;
        Assert.Equal(without[..^1] + ",\"device\":" + json + "}", s_compliant.Explain(in signIn, device).ToJson());
        Assert.Equal(json, device.Explain().ToJson());
    }

    [Fact]
    public void A_device_changes_nothing_else_in_the_explanation()
    {
        DeviceCompliance device = Evaluate(s_bitLocker, s_afterEncryption);
        SignIn signIn = Signed(s_afterEncryption, device);
        Explanation with = s_compliant.Explain(in signIn, device), without = s_compliant.Explain(in signIn);
        Assert.Null(without.Device);
        Assert.StartsWith(without.ToString(), with.ToString(), StringComparison.Ordinal);
        Assert.Equal(without.Outcome, with.Outcome);
        Assert.Equal(without.Policies, with.Policies);
    }

    [Fact]
    public void The_device_is_left_out_where_no_requirement_waits_for_it()
    {
        DeviceCompliance failing = Evaluate(s_bitLocker, s_afterEncryption), compliant = Evaluate(Windows("tpmRequired"), s_device.Tpm(true));
        SignIn managed = Signed(s_device, compliant), mfa = Signed(s_afterEncryption, failing).MfaDone(), open = Signed(s_afterEncryption, failing);
        PolicyEngine either = Engine(BuiltInControl.Mfa, BuiltInControl.CompliantDevice);
        Assert.Null(s_compliant.Explain(in managed, compliant).Device);
        Assert.Null(either.Explain(in mfa, failing).Device);
        Assert.NotNull(either.Explain(in open, failing).Device);
        Assert.Null(Engine(BuiltInControl.Mfa).Explain(in open, failing).Device);
        PolicyEngine otherApp = PolicySet.From(new TenantConfiguration { Policies = [Sample.Policy().RequireAny(BuiltInControl.CompliantDevice).To(SpecWorld.Teams)] }).Compile();
        Assert.Null(otherApp.Explain(in open, failing).Device);
    }

    [Fact]
    public void In_grace_the_text_says_until_when() => Says(
        """
        device 1d000000-0000-4000-8000-000000000001: inGracePeriod, access
          evaluated 2026-06-15T12:00:00Z by Intune
          not compliant since 2026-06-15T12:00:00Z
          access until 2026-06-16T12:00:00Z, when the grace period ends
          setting bitLockerEnabled of 'Windows baseline': nonCompliant, requires 'true', has 'disabled, 1', seen 2026-06-15T09:00:00Z, rebootRequired
          to do: start Windows again, so that BitLocker is measured
          next change 2026-06-16T12:00:00Z: graceExpires of 'Windows baseline'

        """, Evaluate(s_bitLocker.Grace(24), s_afterEncryption));

    [Fact]
    public void A_custom_rule_speaks_in_its_own_words() => Says(
        """
        device 1d000000-0000-4000-8000-000000000001: noncompliant, no access
          evaluated 2026-06-15T12:00:00Z by Intune
          not compliant since 2026-06-15T12:00:00Z
          no access because of: policyFailed custom:DiskGb of 'P1'
          setting custom:DiskGb of 'P1': nonCompliant, requires 'GreaterEquals 50', has '20', seen 2026-06-15T12:00:00Z
          to do: DiskGb is 20: Change it. (see https://help.example.com/)
          next change 2026-07-15T12:00:00Z: contactExpires

        """, Evaluate(Windows().Rule("DiskGb", CustomRuleOperator.GreaterEquals, CustomRuleDataType.Int64, "50"), s_device.Printing("{\"DiskGb\":20}")));

    [Fact]
    public void A_held_error_says_since_when_and_what_it_holds() => Says(
        """
        device 1d000000-0000-4000-8000-000000000001: error (compliant is held), access
          evaluated 2026-06-15T12:00:00Z by Intune
          access until 2026-07-15T12:00:00Z without new contact
          setting activeFirewallRequired of 'P1': error, holds the earlier state since 2026-06-15T12:00:00Z, requires 'true', has '3', seen 2026-06-15T12:00:00Z, factReportedError:deviceStatus.firewallStatus
          to do: synchronise the device: it could not tell deviceStatus.firewallStatus
          next change 2026-06-22T12:00:00Z: errorHoldEnds of 'P1'

        """, Evaluate(Windows("activeFirewallRequired"), s_device.Firewall(3)));

    [Fact]
    public void A_fact_that_is_missing_is_named() => Says(
        """
        device 1d000000-0000-4000-8000-000000000001: error, no access
          evaluated 2026-06-15T12:00:00Z by Intune
          no access because of: unheldError tpmRequired of 'P1'
          setting tpmRequired of 'P1': error, requires 'true', factMissing:hardwareInformation.tpmSpecificationVersion
          to do: synchronise the device, so that it reports hardwareInformation.tpmSpecificationVersion
          next change 2026-07-15T12:00:00Z: contactExpires

        """, Evaluate(Windows("tpmRequired"), s_device));

    [Fact]
    public void Built_in_checks_have_sentences_of_their_own() => Says(
        """
        device 1d000000-0000-4000-8000-000000000001: noncompliant, no access
          evaluated 2026-06-15T12:00:00Z by Intune
          no access because of: active DefaultDeviceCompliancePolicy.RequireRemainContact, userExists DefaultDeviceCompliancePolicy.RequireUserExistence
          setting DefaultDeviceCompliancePolicy.RequireRemainContact: nonCompliant, seen 2026-05-06T12:00:00Z
          setting DefaultDeviceCompliancePolicy.RequireUserExistence: nonCompliant, seen 2026-05-06T12:00:00Z
          to do: connect the device to the network and synchronise it with management
          to do: ask an administrator: the user of the device is gone or has no licence

        """, Evaluate(Windows("tpmRequired"), s_device.Tpm(true).SyncedAt(T0.AddDays(-40)) with { User = new() { Exists = false } }));

    [Fact]
    public void A_compliant_device_has_nothing_to_do() => Says(
        """
        device 1d000000-0000-4000-8000-000000000001: compliant, access
          evaluated 2026-06-15T12:00:00Z by Intune
          access until 2026-07-15T12:00:00Z without new contact
          next change 2026-07-15T12:00:00Z: contactExpires

        """, Evaluate(Windows("tpmRequired"), s_device.Tpm(true)));

    [Theory]
    [InlineData(ComplianceCauseKind.Override, null, "ask an administrator: the device was marked as not compliant by hand")]
    [InlineData(ComplianceCauseKind.NotEnrolled, null, "enrol the device in management")]
    [InlineData(ComplianceCauseKind.ConfigurationManager, null, "open Software Center and check compliance: Configuration Manager has not called the device compliant")]
    [InlineData(ComplianceCauseKind.Partner, null, "open the app of the compliance partner: it has not called the device compliant")]
    [InlineData(ComplianceCauseKind.NotEvaluated, null, "synchronise the device and wait for its first evaluation")]
    [InlineData(ComplianceCauseKind.PolicyFailed, null, "synchronise the device: a policy that failed counts until then")]
    [InlineData(ComplianceCauseKind.Other, null, "synchronise the device, so that it reports for every policy")]
    [InlineData(ComplianceCauseKind.Other, "isEntraSharedDeviceMode", "ask an administrator to set the device up in shared device mode")]
    [InlineData(ComplianceCauseKind.Other, "platform", "ask an administrator: the platform of the device is not known")]
    public void A_cause_without_setting_has_a_step(ComplianceCauseKind kind, string? setting, string step)
        => Assert.Equal([step], (SignalsSample.Result(ComplianceState.Noncompliant) with { Causes = [new ComplianceCause(kind, default, setting)] }).Explain().Steps);

    [Fact]
    public void A_device_with_access_that_the_sign_in_does_not_prove_says_why()
    {
        DeviceCompliance device = Evaluate(Windows("tpmRequired"), s_device.Tpm(true));
        SignIn signIn = Signed(s_device, device);
        Assert.Equal("sign in where the device can prove which one it is: not in a private window, and in a browser or app that knows the work account", Step(signIn with { Device = ComplianceSignals.NotIdentified }));
        Assert.Equal("sign in on the device itself: a code or a transferred sign-in carries no device", Step(signIn.With((ClientSignals c) => c with { TransferMethod = TransferMethod.DeviceCodeFlow })));
        Assert.Equal("ask an administrator: the device is managed by an organisation whose devices are not trusted here", Step(signIn.GuestOf(SpecWorld.T1)));
        Assert.Equal("evaluate the device again: its last evaluation does not hold at the time of the sign-in", Step((signIn with { Device = default, At = T0.AddDays(31) }).WithDevice(s_device, device)));

        string Step(SignIn refused) => Assert.Single(s_compliant.Explain(in refused, device).Device!.Steps);
    }

    [Fact]
    public void Every_setting_has_a_sentence()
        => Assert.All(ComplianceSettings.All.Where(d => d.Rule is not (SettingRule.PartOfAnother or SettingRule.AlwaysPasses)), d =>
        {
            string sentence = Remedy(new SettingCompliance { Setting = d.Name, State = ComplianceStatus.NonCompliant, RequiredValue = "R" });
            Assert.DoesNotContain("{0}", sentence, StringComparison.Ordinal);
            if (d.Rule != SettingRule.Unverifiable) Assert.NotEqual("ask an administrator: the policy asks for something that cannot be checked", sentence);
        });

    [Theory]
    [InlineData("osMinimumVersion", "10.0.26100", "update the operating system to 10.0.26100 or later")]
    [InlineData("osMinimumVersion", null, "update the operating system to what the policy requires or later")]
    [InlineData("passwordMinimumLength", "8", "set a password of at least 8 characters")]
    [InlineData("workProfilePasswordMinimumLength", "8", "in the work profile, set a password of at least 8 characters")]
    [InlineData("deviceThreatProtectionRequiredSecurityLevel", "low", "let the threat protection remove what it found on the device")]
    [InlineData("custom:Anything", null, "ask an administrator what the rule asks for")]
    [InlineData("somethingNew", "true", "ask an administrator: the policy asks for something that cannot be checked")]
    public void A_sentence_names_what_is_required(string setting, string? required, string sentence)
        => Assert.Equal(sentence, Remedy(new SettingCompliance { Setting = setting, State = ComplianceStatus.NonCompliant, RequiredValue = required }));

    [Fact]
    public void Every_reason_of_a_setting_has_a_sentence_of_its_own()
    {
        string[] notes = [ComplianceReasons.SuspiciousPrefix, ComplianceReasons.ShortWindowsVersion, ComplianceReasons.PaddedVersion, ComplianceReasons.ActionUnsupported, ComplianceReasons.NoMailAddress,
            ComplianceReasons.RecordFromTheFuture, ComplianceReasons.ThreatRuleForDeviceGroup, ComplianceReasons.UnknownConnectorState];
        string[] bySetting = [ComplianceReasons.OsVerdict, ComplianceReasons.PolicyNewerThanReport];
        string[] reasons = [.. typeof(ComplianceReasons).GetFields().Select(f => (string)f.GetRawConstantValue()!).Except(notes).Except(bySetting), "script65007"];
        string bySentence = Remedy(new SettingCompliance { Setting = "secureBootEnabled", State = ComplianceStatus.NonCompliant });
        Assert.All(reasons, reason => Assert.NotEqual(bySentence, Remedy(new SettingCompliance { Setting = "secureBootEnabled", State = ComplianceStatus.NonCompliant, Reason = reason })));
        Assert.All(bySetting, reason => Assert.Equal(bySentence, Remedy(new SettingCompliance { Setting = "secureBootEnabled", State = ComplianceStatus.NonCompliant, Reason = reason })));
    }

    [Fact]
    public void The_actual_value_is_filled_in_wherever_it_is_asked_for()
        => Assert.Equal("Found 7: less than 7 is wanted", Remedy(new SettingCompliance
        {
            Setting = "custom:X", State = ComplianceStatus.NonCompliant, CurrentValue = "7", Remediation = new("en_US", "Found {ActualValue}", "less than {ActualValue} is wanted"),
        }));

    [Fact]
    public void Text_of_others_is_escaped_and_does_not_break_lines()
    {
        DeviceCompliance device = Evaluate(s_bitLocker with { DisplayName = "a\nb\u202ec" }, s_afterEncryption);
        Assert.Contains("bitLockerEnabled of 'a\\u000ab\\u202ec'", device.ToText(), StringComparison.Ordinal);
        Assert.Equal(Evaluate(s_bitLocker, s_afterEncryption).ToText().Count(c => c == '\n'), device.ToText().Count(c => c == '\n'));
    }

    [Fact]
    public void Several_accounts_are_told_apart_and_steps_are_named_once()
    {
        DeviceFacts facts = s_afterEncryption with { Contexts = [new DeviceContext(User, s_afterEncryption), new DeviceContext(GraphId.None, s_afterEncryption)] };
        ExplainedDevice device = Evaluate(s_bitLocker.For(new ComplianceAssignment(AssignmentTargetKind.AllDevices)), facts).Explain();
        Assert.Equal([User, GraphId.None], device.Settings.Select(s => s.ContextId));
        Assert.Single(device.Steps);
        Assert.Contains("setting bitLockerEnabled of 'Windows baseline' for the system account: nonCompliant", device.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"context\":\"system\"", device.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_whole_evaluation_is_JSON_with_actions_change_and_record() => Assert.Equal(
        """
        {"deviceId":"1d000000-0000-4000-8000-000000000001","evaluatedAt":"2026-06-15T12:00:00Z","owner":"intune","reportedState":"noncompliant","heldState":null,"accessCompliant":false,"isCompliant":false,"isManaged":true,"complianceGracePeriodExpirationDateTime":null,"complianceExpirationDateTime":"2026-07-15T12:00:00Z","causes":[{"cause":"policyFailed","policyId":"1c000000-0000-4000-8000-000000000001","setting":"bitLockerEnabled"}],"policies":[{"policyId":"1c000000-0000-4000-8000-000000000001","displayName":"Windows baseline","context":"1e000000-0000-4000-8000-000000000001","state":"nonCompliant","effectiveState":"nonCompliant","episodeStart":"2026-06-15T12:00:00Z","graceExpiration":"2026-06-15T12:00:00Z","calculatedVersion":null,"latestVersion":1,"isRemoved":false,"isApplicable":true,"settings":[{"setting":"bitLockerEnabled","kind":"configuration","state":"nonCompliant","requiredValue":"true","currentValue":"disabled, 1","errorCode":null,"reason":"rebootRequired","isHeld":false,"isAged":false,"errorSince":null,"sources":[{"fact":"deviceHealthAttestationState.bitLockerStatus","value":"disabled","observedAt":"2026-06-15T09:00:00Z"},{"fact":"deviceStatus.encryptionCompliance","value":"1","observedAt":"2026-06-15T12:00:00Z"}]}]}],"builtInChecks":[{"setting":"DefaultDeviceCompliancePolicy.RequireDeviceCompliancePolicyAssigned","kind":"builtIn","state":"compliant","requiredValue":null,"currentValue":null,"errorCode":null,"reason":null,"isHeld":false,"isAged":false,"errorSince":null,"sources":[]},{"setting":"DefaultDeviceCompliancePolicy.RequireRemainContact","kind":"builtIn","state":"compliant","requiredValue":null,"currentValue":null,"errorCode":null,"reason":null,"isHeld":false,"isAged":false,"errorSince":null,"sources":[{"fact":"lastSyncDateTime","value":"2026-06-15T12:00:00Z","observedAt":"2026-06-15T12:00:00Z"}]},{"setting":"DefaultDeviceCompliancePolicy.RequireUserExistence","kind":"builtIn","state":"compliant","requiredValue":null,"currentValue":null,"errorCode":null,"reason":null,"isHeld":false,"isAged":false,"errorSince":null,"sources":[{"fact":"user.exists","value":"true","observedAt":"2026-06-15T12:00:00Z"},{"fact":"user.isIntuneLicensed","value":"true","observedAt":"2026-06-15T12:00:00Z"}]}],"nextTransitionAt":"2026-07-15T12:00:00Z","nextTransitionCause":"contactExpires","nextTransitionPolicyId":null,"actions":[{"policyId":"1c000000-0000-4000-8000-000000000001","actionType":"block","gracePeriodHours":0,"notificationTemplateId":null,"dueAt":"2026-06-15T12:00:00Z","skippedBecause":null},{"policyId":"1c000000-0000-4000-8000-000000000001","actionType":"notification","gracePeriodHours":0,"notificationTemplateId":null,"dueAt":"2026-06-15T12:00:00Z","skippedBecause":null}],"change":{"eventType":"https://schemas.openid.net/secevent/caep/event-type/device-compliance-change","previous_status":"compliant","current_status":"not-compliant","at":"2026-06-15T12:00:00Z"},"notes":[],"record":{"evaluatedAt":"2026-06-15T12:00:00Z","reportedState":"noncompliant","accessCompliant":false,"episodes":[{"policyId":"1c000000-0000-4000-8000-000000000001","userId":"1e000000-0000-4000-8000-000000000001","episodeStart":"2026-06-15T12:00:00Z","graceExpiry":"2026-06-15T12:00:00Z","firedActions":[{"actionType":"block","gracePeriodHours":0},{"actionType":"notification","gracePeriodHours":0}]}],"errors":[]}}
        """, Evaluate(s_bitLocker.Action(ComplianceActionType.Notification, 0), s_afterEncryption).ToJson());

    [Fact]
    public void The_record_of_the_JSON_is_read_by_the_inventory()
    {
        DeviceCompliance device = Evaluate(s_bitLocker, s_afterEncryption);
        string record = device.ToJson()[device.ToJson().IndexOf("\"record\":", StringComparison.Ordinal)..^1];
        Assert.Equal(device.Record, DeviceInventory.Parse("{\"id\":\"d1\"," + record + "}").Devices[0].Record);
    }

    [Fact]
    public void Culture_changes_nothing()
    {
        DeviceCompliance device = Evaluate(s_bitLocker.Grace(24), s_afterEncryption);
        (string text, string json) = (device.ToText(), device.ToJson());
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Assert.Equal((text, json), (device.ToText(), device.ToJson()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void Says(string text, DeviceCompliance device) => Assert.Equal(text, device.ToText());

    private static string Remedy(SettingCompliance setting)
    {
        var policy = new PolicyCompliance { PolicyId = P1, ContextId = User, IsApplicable = true, State = ComplianceStatus.NonCompliant, Settings = [setting] };
        return Assert.Single((SignalsSample.Result(ComplianceState.Noncompliant) with { Policies = [policy] }).Explain().Settings).WhatToDo;
    }

    private static DeviceCompliance Evaluate(CompliancePolicy policy, DeviceFacts facts) => ComplianceReference.Evaluate(Tenant(policy), ComplianceOptions.Default, facts, DefaultRecord, T0);

    private static SignIn Signed(DeviceFacts facts, DeviceCompliance device) => (SpecWorld.S0 with { Device = default, At = T0 }).WithDevice(facts, device);

    private static PolicyEngine Engine(params BuiltInControl[] controls)
        => PolicySet.From(new TenantConfiguration { Policies = [Sample.Policy().RequireAny(controls) with { DisplayName = "Managed devices" }] }).Compile();
}
