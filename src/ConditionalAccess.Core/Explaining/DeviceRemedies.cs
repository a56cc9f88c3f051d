using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;

namespace ConditionalAccess.Explaining;

/// <summary>What a user can do about a setting that is not met: the policy's own words, else a fixed sentence for the reason or the setting.</summary>
internal static class DeviceRemedies
{
    public const string NotIdentified = "sign in where the device can prove which one it is: not in a private window, and in a browser or app that knows the work account";
    public const string Transferred = "sign in on the device itself: a code or a transferred sign-in carries no device";
    public const string ForeignDevice = "ask an administrator: the device is managed by an organisation whose devices are not trusted here";
    public const string Outdated = "evaluate the device again: its last evaluation does not hold at the time of the sign-in";

    private const string ActualValue = "{ActualValue}";
    private const string CannotCheck = "ask an administrator: the policy asks for something that cannot be checked";
    private const string NoThreatService = "ask an administrator: no threat protection service answers for this platform";
    private const string AskForPolicy = "synchronise the device, so that it reports for every policy";

    /// <summary>What to do about a setting.</summary>
    public static string Of(SettingCompliance setting)
    {
        if (setting.Remediation is { } text) return OwnWords(text, setting);
        if (setting.Kind == ComplianceSettingKind.BuiltIn) return OfCheck(setting);
        string? sentence = setting.Reason is { } reason ? OfReason(reason) : null;
        return WithPage(sentence ?? DeviceRemedyTable.Of(setting) ?? CannotCheck, setting.MoreInfoUrl);
    }

    /// <summary>What to do about a cause that no setting stands for; null when one does.</summary>
    public static string? OfCause(ComplianceCause cause) => cause.Kind switch
    {
        ComplianceCauseKind.Override => "ask an administrator: the device was marked as not compliant by hand",
        ComplianceCauseKind.NotEnrolled => "enrol the device in management",
        ComplianceCauseKind.ConfigurationManager => "open Software Center and check compliance: Configuration Manager has not called the device compliant",
        ComplianceCauseKind.Partner => "open the app of the compliance partner: it has not called the device compliant",
        ComplianceCauseKind.NotEvaluated => "synchronise the device and wait for its first evaluation",
        ComplianceCauseKind.PolicyFailed when cause.Setting is null => "synchronise the device: a policy that failed counts until then",
        ComplianceCauseKind.Other when cause.Setting is null => AskForPolicy,
        ComplianceCauseKind.Other when cause.Setting == "isEntraSharedDeviceMode" => "ask an administrator to set the device up in shared device mode",
        ComplianceCauseKind.Other when cause.Setting == "platform" => "ask an administrator: the platform of the device is not known",
        _ => null,
    };

    private static string OwnWords(RemediationString text, SettingCompliance setting)
    {
        string title = Fill(text.Title), description = Fill(text.Description);
        return WithPage(description.Length == 0 ? title : title.Length == 0 ? description : title + ": " + description, setting.MoreInfoUrl);

        string Fill(string words) => words.Replace(ActualValue, setting.CurrentValue ?? "", StringComparison.Ordinal).Trim();
    }

    private static string WithPage(string sentence, string? page) => string.IsNullOrEmpty(page) ? sentence : sentence + " (see " + page + ")";

    private static string OfCheck(SettingCompliance check) => check.Setting switch
    {
        BuiltInSemantics.PolicyAssigned => "ask an administrator to assign a compliance policy to the device",
        BuiltInSemantics.RemainContact => "connect the device to the network and synchronise it with management",
        BuiltInSemantics.UserExistence when check.State == ComplianceStatus.Error => "ask an administrator: nothing is known of the user of the device",
        _ => "ask an administrator: the user of the device is gone or has no licence",
    };

    private static string? OfReason(string reason) => reason switch
    {
        ComplianceReasons.RebootRequired => "start Windows again, so that BitLocker is measured",
        ComplianceReasons.HealthReportMissing or ComplianceReasons.HealthReportStale => "start Windows again and synchronise the device, so that a new health report is sent",
        ComplianceReasons.HealthReportMismatch => "start Windows again; if the health report still does not match, ask an administrator",
        ComplianceReasons.NotSupported => "ask an administrator: the hardware of the device cannot prove this",
        ComplianceReasons.PasswordPredatesRule => "change the password, so that the rule applies to it",
        ComplianceReasons.PasswordNotSet => "set a password or PIN",
        ComplianceReasons.ConfigMgrUnknown or ComplianceReasons.ConfigMgrVerdictMissing => "open Software Center and check compliance, so that Configuration Manager reports",
        ComplianceReasons.PartnerDataMissing => "open the threat protection app, so that it reports",
        ComplianceReasons.PartnerOsUnsupported => "update the operating system to a version that the threat protection app supports",
        ComplianceReasons.PartnerUnresponsive or ComplianceReasons.NoThreatSource => NoThreatService,
        ComplianceReasons.JailbreakDetectionStale => "open the Company Portal, so that the device is checked again",
        ComplianceReasons.NoGoogleMobileServices => "use a device that has Google Play services",
        ComplianceReasons.WslPluginMissing => "install the Intune plug-in for the Windows Subsystem for Linux",
        ComplianceReasons.EditionUnsupported => "ask an administrator: this edition of the system cannot meet the rule",
        ComplianceReasons.SettingUnreadable or ComplianceReasons.UnknownProperty or ComplianceReasons.UnknownPolicyType or ComplianceReasons.Unverifiable
            or ComplianceReasons.CustomRuleNotUnderstood => CannotCheck,
        ComplianceReasons.ErrorAged => "synchronise the device, so that it reports again; if the error stays, ask an administrator",
        _ => OfPrefix(reason),
    };

    private static string? OfPrefix(string reason)
    {
        if (Fact(reason, ComplianceReasons.FactMissing) is { } missing) return "synchronise the device, so that it reports " + missing;
        if (Fact(reason, ComplianceReasons.FactUnreadable) is { } unreadable) return "synchronise the device, so that it reports " + unreadable + " in a form that can be read";
        if (Fact(reason, ComplianceReasons.FactReportedError) is { } failed) return "synchronise the device: it could not tell " + failed;
        if (Fact(reason, ComplianceReasons.CustomRulesUnusable) is not null) return "ask an administrator: the rules of the policy cannot be read";
        return reason.StartsWith("script", StringComparison.Ordinal) ? "synchronise the device, so that its check runs again; if the error stays, ask an administrator" : null;
    }

    private static string? Fact(string reason, string prefix) => reason.StartsWith(prefix, StringComparison.Ordinal) ? reason[prefix.Length..] : null;
}
