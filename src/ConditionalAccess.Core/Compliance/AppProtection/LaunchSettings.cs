namespace ConditionalAccess.Compliance.AppProtection;

/// <summary>The JSON form of a property of conditional launch.</summary>
internal enum LaunchForm : byte
{
    None = 0,
    Flag,
    Number,
    Version,

    /// <summary>A patch level as text; <c>0000-00-00</c> is what exports write for none.</summary>
    Date,
    Duration,

    /// <summary>Names in one text, separated by semicolons.</summary>
    Names,

    /// <summary>A list of names.</summary>
    NameList,

    /// <summary>One word of <see cref="LaunchSetting.Words"/>.</summary>
    Word,

    /// <summary>One word of <c>managedAppRemediationAction</c>.</summary>
    Action,
}

/// <summary>One property of conditional launch: what reading, writing and evaluation need to know of its form.</summary>
/// <param name="Name">The name in Graph.</param>
/// <param name="Form">Its form.</param>
/// <param name="Words">For words: the enumeration, weakest first; the first means "not configured".</param>
internal sealed record LaunchSetting(string Name, LaunchForm Form, params string[] Words)
{
    /// <summary>Separates names of a list in its value; no name holds it.</summary>
    public const char ListSeparator = '\n';

    /// <summary>False when the value asks nothing.</summary>
    public bool IsConfigured(SettingValue? value) => value switch
    {
        null or NullValue => false,
        FlagValue flag => flag.Value,
        NumberValue number => number.Value != 0,
        TextValue { Value.Length: 0 } => false,
        TextValue text when Form == LaunchForm.Date => text.Value != "0000-00-00",
        TextValue text when Form == LaunchForm.Word => !string.Equals(text.Value, Words[0], StringComparison.OrdinalIgnoreCase),
        _ => true,
    };
}

/// <summary>The properties of conditional launch (spec 8.4), in Graph's names.</summary>
internal static class LaunchSettings
{
    private static readonly string[] s_thresholds = ["minimumWarning", "minimumRequired", "minimumWipe"];

    private static readonly Dictionary<string, LaunchSetting> s_byName = Rows().ToDictionary(s => s.Name, StringComparer.OrdinalIgnoreCase);

    // What Graph calls checks begins like this; a property of that kind that we do not know may restrict.
    private static readonly string[] s_checkPrefixes =
        ["appActionIf", "minimumWarning", "minimumRequired", "minimumWipe", "maximumWarning", "maximumRequired", "maximumWipe", "maximumAllowed", "requiredAndroid", "allowedAndroid", "allowedIos"];

    /// <summary>The words of <c>managedAppRemediationAction</c>.</summary>
    public static IReadOnlyList<string> ActionWords { get; } = ["warn", "block", "wipe", "blockWhenSettingIsSupported"];

    /// <summary>Every property.</summary>
    public static IReadOnlyCollection<LaunchSetting> All => s_byName.Values;

    /// <summary>The property of that name, in any case; null when conditional launch has none.</summary>
    public static LaunchSetting? Find(string name) => s_byName.GetValueOrDefault(name);

    /// <summary>True for the name of a property that looks like a check.</summary>
    public static bool LooksLikeCheck(string name) => Array.Exists(s_checkPrefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<LaunchSetting> Rows()
    {
        string[] versions = ["OsVersion", "AppVersion", "SdkVersion", "CompanyPortalVersion"];
        IEnumerable<LaunchSetting> minimums = versions.SelectMany(v => s_thresholds.Select(t => new LaunchSetting(t + v, LaunchForm.Version)));
        IEnumerable<LaunchSetting> patches = s_thresholds.Select(t => new LaunchSetting(t + "PatchVersion", LaunchForm.Date));
        IEnumerable<LaunchSetting> actions = Actions().Select(name => new LaunchSetting(name, LaunchForm.Action));
        return [.. minimums, .. patches, .. actions, .. Others()];
    }

    private static IEnumerable<string> Actions() =>
    [
        "appActionIfMaximumPinRetriesExceeded", "appActionIfDeviceComplianceRequired", "appActionIfAndroidDeviceManufacturerNotAllowed",
        "appActionIfAndroidDeviceModelNotAllowed", "appActionIfIosDeviceModelNotAllowed", "appActionIfAndroidSafetyNetDeviceAttestationFailed",
        "appActionIfAndroidSafetyNetAppsVerificationFailed", "appActionIfDeviceLockNotSet", "appActionIfDevicePasscodeComplexityLessThanLow",
        "appActionIfDevicePasscodeComplexityLessThanMedium", "appActionIfDevicePasscodeComplexityLessThanHigh",
        "appActionIfSamsungKnoxAttestationRequired", "mobileThreatDefenseRemediationAction", "appActionIfUnableToAuthenticateUser",
        "appActionIfAccountIsClockedOut",
    ];

    private static IEnumerable<LaunchSetting> Others() =>
    [
        new("pinRequired", LaunchForm.Flag),
        new("maximumPinRetries", LaunchForm.Number),
        new("periodOfflineBeforeAccessCheck", LaunchForm.Duration),
        new("periodOfflineBeforeWipeIsEnforced", LaunchForm.Duration),
        new("deviceComplianceRequired", LaunchForm.Flag),
        new("maximumWarningOsVersion", LaunchForm.Version),
        new("maximumRequiredOsVersion", LaunchForm.Version),
        new("maximumWipeOsVersion", LaunchForm.Version),
        new("allowedAndroidDeviceManufacturers", LaunchForm.Names),
        new("allowedAndroidDeviceModels", LaunchForm.NameList),
        new("allowedIosDeviceModels", LaunchForm.Names),
        new("requiredAndroidSafetyNetDeviceAttestationType", LaunchForm.Word, "none", "basicIntegrity", "basicIntegrityAndDeviceCertification"),
        new("requiredAndroidSafetyNetEvaluationType", LaunchForm.Word, "basic", "hardwareBacked"),
        new("requiredAndroidSafetyNetAppsVerificationType", LaunchForm.Word, "none", "enabled"),
        new("deviceLockRequired", LaunchForm.Flag),
        new("warnAfterCompanyPortalUpdateDeferralInDays", LaunchForm.Number),
        new("blockAfterCompanyPortalUpdateDeferralInDays", LaunchForm.Number),
        new("wipeAfterCompanyPortalUpdateDeferralInDays", LaunchForm.Number),
        new("maximumAllowedDeviceThreatLevel", LaunchForm.Word, "notConfigured", "secured", "low", "medium", "high"),
        new("mobileThreatDefensePartnerPriority", LaunchForm.Word, "", "defenderOverThirdPartyPartner", "thirdPartyPartnerOverDefender"),
    ];
}
