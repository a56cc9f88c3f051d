namespace ConditionalAccess.Compliance;

/// <summary>Words that say why a setting has its state, and what was odd. Stable.</summary>
public static class ComplianceReasons
{
    /// <summary>Prefix: the fact named behind it is not known.</summary>
    public const string FactMissing = "factMissing:";

    /// <summary>Prefix: the fact named behind it cannot be read.</summary>
    public const string FactUnreadable = "factUnreadable:";

    /// <summary>Prefix: the device reported the fact named behind it as unavailable.</summary>
    public const string FactReportedError = "factReportedError:";

    /// <summary>The value of the policy cannot be read.</summary>
    public const string SettingUnreadable = "settingUnreadable";

    /// <summary>The custom rule was not compiled, or was refused.</summary>
    public const string CustomRuleNotUnderstood = "customRuleNotUnderstood";

    /// <summary>The property is not known and may be a requirement.</summary>
    public const string UnknownProperty = "unknownProperty";

    /// <summary>The type of the policy is not known.</summary>
    public const string UnknownPolicyType = "unknownPolicyType";

    /// <summary>BitLocker was switched on after the last start.</summary>
    public const string RebootRequired = "rebootRequired";

    /// <summary>The hardware cannot attest.</summary>
    public const string NotSupported = "notSupported";

    /// <summary>The device sent no attestation report.</summary>
    public const string HealthReportMissing = "healthReportMissing";

    /// <summary>The attestation report is older than the validity period.</summary>
    public const string HealthReportStale = "healthReportStale";

    /// <summary>The attestation report contradicts the device.</summary>
    public const string HealthReportMismatch = "healthReportMismatch";

    /// <summary>A Mac's password is older than the rule.</summary>
    public const string PasswordPredatesRule = "passwordPredatesRule";

    /// <summary>No password is set.</summary>
    public const string PasswordNotSet = "passwordNotSet";

    /// <summary>Decided by the operating system's own verdict.</summary>
    public const string OsVerdict = "osVerdict";

    /// <summary>Configuration Manager does not know.</summary>
    public const string ConfigMgrUnknown = "configMgrUnknown";

    /// <summary>Configuration Manager has no verdict, or an old one.</summary>
    public const string ConfigMgrVerdictMissing = "configMgrVerdictMissing";

    /// <summary>A threat partner has not reported.</summary>
    public const string PartnerDataMissing = "partnerDataMissing";

    /// <summary>A threat partner does not support the system version.</summary>
    public const string PartnerOsUnsupported = "partnerOsUnsupported";

    /// <summary>A threat partner is unresponsive.</summary>
    public const string PartnerUnresponsive = "partnerUnresponsive";

    /// <summary>There is no threat partner for the platform.</summary>
    public const string NoThreatSource = "noThreatSource";

    /// <summary>The report is for an older version of the policy.</summary>
    public const string PolicyNewerThanReport = "policyNewerThanReport";

    /// <summary>A reported error has gone on for seven days.</summary>
    public const string ErrorAged = "errorAged";

    /// <summary>The device has no Google Mobile Services.</summary>
    public const string NoGoogleMobileServices = "noGoogleMobileServices";

    /// <summary>Jailbreak detection has not run lately.</summary>
    public const string JailbreakDetectionStale = "jailbreakDetectionStale";

    /// <summary>The Subsystem for Linux has no Intune plug-in.</summary>
    public const string WslPluginMissing = "wslPluginMissing";

    /// <summary>The edition of Windows does not support the rule.</summary>
    public const string EditionUnsupported = "editionUnsupported";

    /// <summary>The discovery script failed or ran too long: error 65007.</summary>
    public const string ScriptFailed = "scriptFailed";

    /// <summary>The output of the discovery script lacks the name of the rule: error 65008.</summary>
    public const string ScriptNameMissing = "scriptNameMissing";

    /// <summary>The output of the discovery script is no JSON object, or too long: error 65009.</summary>
    public const string ScriptOutputInvalid = "scriptOutputInvalid";

    /// <summary>The value that the discovery script printed is not of the type of the rule: error 65010.</summary>
    public const string ScriptValueInvalid = "scriptValueInvalid";

    /// <summary>Prefix: the custom rules of the policy cannot be used, for the reason behind it, a code of <c>deviceComplianceScriptRulesValidationError</c>.</summary>
    public const string CustomRulesUnusable = "customRules:";

    /// <summary>Nothing can verify the rule.</summary>
    public const string Unverifiable = "unverifiable";

    /// <summary>Note: a Windows version that begins with 11.</summary>
    public const string SuspiciousPrefix = "suspiciousPrefix";

    /// <summary>Note: a Windows version in its short form.</summary>
    public const string ShortWindowsVersion = "shortWindowsVersion";

    /// <summary>Note: a version with fewer parts than the device's.</summary>
    public const string PaddedVersion = "paddedVersion";

    /// <summary>Note: an action is not supported on the platform.</summary>
    public const string ActionUnsupported = "actionUnsupported";

    /// <summary>Note: a mail has no address to go to.</summary>
    public const string NoMailAddress = "noMailAddress";

    /// <summary>Note: the record is later than the evaluation.</summary>
    public const string RecordFromTheFuture = "recordFromTheFuture";

    /// <summary>Note: a threat rule reaches the device through a device group only.</summary>
    public const string ThreatRuleForDeviceGroup = "threatRuleForDeviceGroup";

    /// <summary>Note: a connector state that is not understood counts as enabled.</summary>
    public const string UnknownConnectorState = "unknownConnectorState";
}
