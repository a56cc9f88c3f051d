namespace ConditionalAccess.Compliance;

/// <summary>Policy types as a set.</summary>
[Flags]
internal enum PolicyTypes
{
    None = 0,
    Windows10 = 1 << CompliancePolicyType.Windows10,
    Windows81 = 1 << CompliancePolicyType.Windows81,
    WindowsPhone81 = 1 << CompliancePolicyType.WindowsPhone81,
    Windows10Mobile = 1 << CompliancePolicyType.Windows10Mobile,
    IOS = 1 << CompliancePolicyType.IOS,
    MacOS = 1 << CompliancePolicyType.MacOS,
    Android = 1 << CompliancePolicyType.Android,
    AndroidWorkProfile = 1 << CompliancePolicyType.AndroidWorkProfile,
    AndroidForWork = 1 << CompliancePolicyType.AndroidForWork,
    AndroidDeviceOwner = 1 << CompliancePolicyType.AndroidDeviceOwner,
    AospDeviceOwner = 1 << CompliancePolicyType.AospDeviceOwner,
    SettingsCatalog = 1 << CompliancePolicyType.SettingsCatalog,

    LegacyWindows = Windows81 | WindowsPhone81 | Windows10Mobile,
    AnyWindows = Windows10 | LegacyWindows,
    Apple = IOS | MacOS,
    WorkProfile = AndroidWorkProfile | AndroidForWork,
    AndroidAdministratorOrWorkProfile = Android | WorkProfile,
    GoogleAndroid = AndroidAdministratorOrWorkProfile | AndroidDeviceOwner,
    AnyAndroid = GoogleAndroid | AospDeviceOwner,
}

/// <summary>The JSON form of a property.</summary>
internal enum SettingForm : byte
{
    None = 0,
    Flag,
    Number,

    /// <summary>A version, build or date as text.</summary>
    Text,

    /// <summary>One word of <see cref="SettingDefinition.Words"/>.</summary>
    Word,
    BuildRanges,
    RestrictedApps,
    WslDistributions,
    CustomScript,

    /// <summary>Settings catalog: a group collection of distributions.</summary>
    CatalogDistributions,

    /// <summary>Settings catalog: a choice that ends in <c>_true</c> or <c>_false</c>.</summary>
    CatalogFlag,

    /// <summary>Settings catalog: a whole number.</summary>
    CatalogNumber,

    /// <summary>Settings catalog: a choice <c>_true</c> with a script and rules below it.</summary>
    CatalogScript,
}

/// <summary>How a configured setting is decided (spec 1.15). Each member is one line of the tables, implemented once by each evaluator.</summary>
internal enum SettingRule : byte
{
    None = 0,

    /// <summary>Part of another setting, without a row of its own.</summary>
    PartOfAnother,

    /// <summary>The flag fact is true.</summary>
    FactIsTrue,

    /// <summary>The flag fact is false.</summary>
    FactIsFalse,

    /// <summary>The attested state is enabled (rows 1 and 2 of 1.15), hardware without support fails.</summary>
    Attested,

    /// <summary>As <see cref="Attested"/>, with the reason that a restart is needed.</summary>
    AttestedBitLocker,

    /// <summary>Firmware protection by either technique.</summary>
    AttestedFirmware,
    HealthyDeviceReport,
    VersionMinimum,
    VersionMaximum,
    BuildRanges,
    AppleBuildMinimum,
    AppleBuildMaximum,
    PatchLevelMinimum,
    ConfigurationManager,

    /// <summary>Windows 10: the live status, else <c>isEncrypted</c>.</summary>
    WindowsEncryption,

    /// <summary>Always satisfied by the platform.</summary>
    AlwaysPasses,

    /// <summary>Never satisfied on the platform.</summary>
    AlwaysFails,

    /// <summary>Nothing can verify it: an error that holds nothing.</summary>
    Unverifiable,
    Firewall,
    Antivirus,
    Antispyware,
    Tpm,
    WslDistributions,
    CustomScript,

    /// <summary>The threat pair: Defender on Windows, every other connector elsewhere (spec 7.3).</summary>
    ThreatLevel,

    /// <summary>Defender on mobile platforms and macOS.</summary>
    DefenderThreatLevel,
    Jailbreak,
    RestrictedApps,
    Gatekeeper,

    /// <summary>A flag fact that fails without Google Mobile Services.</summary>
    PlayFlag,

    /// <summary>An integrity verdict that fails without Google Mobile Services.</summary>
    PlayVerdict,

    /// <summary><c>hardwareBacked</c>, where one of the two integrity flags is set.</summary>
    PlayStrongVerdict,

    /// <summary>The integrity of the Company Portal, and on work profiles its source.</summary>
    CompanyPortalIntegrity,

    /// <summary>An integrity verdict has passed.</summary>
    IntegrityPassed,
    LinuxDistributions,
    LinuxEncryption,
    PasswordIsSet,
    PasswordSimpleBlocked,

    /// <summary>Windows and Apple: <c>numeric</c> and <c>alphanumeric</c>.</summary>
    PasswordType,

    /// <summary>Android: at least this quality.</summary>
    PasswordQuality,
    PasswordComplexity,

    /// <summary>The number of the password is at least the value.</summary>
    PasswordMinimum,

    /// <summary>The number of the password is at most the value and does not mean never.</summary>
    PasswordMaximum,

    /// <summary>The password is asked for after idling.</summary>
    PasswordAfterIdle,
}

/// <summary>When a configured setting does not concern a device (the last column of spec 1.15). Holographic Windows is judged from the rule and type.</summary>
internal enum SettingGate : byte
{
    None = 0,

    /// <summary>Only <c>edition</c> mobile.</summary>
    MobileEdition,

    /// <summary>Only <c>edition</c> mobile or holographic, and only if the fact is known.</summary>
    MobileOrHolographicIfKnown,

    /// <summary>Only desktop Windows.</summary>
    DesktopEdition,

    /// <summary>Not on Windows Home.</summary>
    NotWindowsHome,

    /// <summary>Device administrator, encryption: Android 11 and earlier, or Knox up to 14.</summary>
    AdministratorEncryption,

    /// <summary>Device administrator: Android 8.0 and later.</summary>
    AdministratorFrom8,

    /// <summary>Device administrator: before Android 8.0.</summary>
    AdministratorBefore8,

    /// <summary>Device administrator: complexity, Android 10 and later without Knox.</summary>
    AdministratorComplexity,

    /// <summary>Device administrator: type, length, expiry and history, where complexity does not replace them.</summary>
    AdministratorWithoutComplexity,

    /// <summary>Device administrator: the idle lock, where the fact is known.</summary>
    AdministratorIfKnown,

    /// <summary>Work profile policy: complexity, Android 12 and later.</summary>
    WorkProfileFrom12,

    /// <summary>Work profile policy: type, Android 11 and earlier; later it may stand for high complexity.</summary>
    WorkProfileType,

    /// <summary>Work profile policy: length, Android 11 and earlier.</summary>
    WorkProfileBefore12,

    /// <summary>Device owner: character counts, only with the types that count characters; otherwise not configured.</summary>
    DeviceOwnerCharacters,

    /// <summary>AOSP: alphabetic types are not supported.</summary>
    AospType,
}

/// <summary>
/// One property of one or several policy types: everything that reading, writing, both evaluators, explanations and generators need to know of it.
/// </summary>
internal sealed record SettingDefinition(string Name, PolicyTypes Types, SettingForm Form, SettingRule Rule)
{
    /// <summary>The facts it reads, the deciding one first; empty for rules that read lists.</summary>
    public Fact[] Facts { get; init; } = [];

    public SettingGate Gate { get; init; }

    /// <summary>The words of an enumeration in their order (password types and complexities: weakest first), the first of them "not configured"; empty for other forms.</summary>
    public string[] Words { get; init; } = [];

    /// <summary>Further words that mean "not configured".</summary>
    public string[] NotConfiguredWords { get; init; } = [];

    /// <summary>The documented range of a number; a number outside is compared as written, with a warning.</summary>
    public (long Low, long High)? Range { get; init; }

    /// <summary>True where 0 is a value and not "not configured" (spec 1.3).</summary>
    public bool ZeroIsConfigured { get; init; }

    /// <summary>True for a password of the work profile.</summary>
    public bool IsWorkProfile { get; init; }

    public bool IsFor(CompliancePolicyType type) => ((int)Types >> (int)type & 1) != 0;

    /// <summary>False when the value asks nothing: the setting then has no row (spec 1.3). Conditions between settings are not looked at.</summary>
    public bool IsConfigured(SettingValue? value) => value switch
    {
        null or NullValue => false,
        UnreadableValue => true,
        FlagValue flag => flag.Value,
        NumberValue number => number.Value != 0 || ZeroIsConfigured,
        TextValue text => text.Value.Length > 0 && (Form != SettingForm.Word || !IsNotConfiguredWord(text.Value)),
        BuildRangesValue ranges => !ranges.Ranges.IsEmpty,
        RestrictedAppsValue apps => !apps.Apps.IsEmpty,
        WslDistributionsValue wsl => !wsl.Distributions.IsEmpty,
        AllowedDistributionsValue distributions => !distributions.Distributions.IsEmpty,
        CustomComplianceValue => true,
        _ => true,
    };

    private bool IsNotConfiguredWord(string word)
        => string.Equals(word, Words[0], StringComparison.OrdinalIgnoreCase) || NotConfiguredWords.Contains(word, StringComparer.OrdinalIgnoreCase);
}
