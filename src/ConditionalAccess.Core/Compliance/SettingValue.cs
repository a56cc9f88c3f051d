namespace ConditionalAccess.Compliance;

/// <summary>The value that a policy gives a property. A closed family: the derived records below.</summary>
public abstract record SettingValue
{
    private protected SettingValue()
    {
    }

    /// <summary>True or false.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator SettingValue(bool value) => new FlagValue(value);

    /// <summary>A whole number.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator SettingValue(int value) => new NumberValue(value);

    /// <summary>A text, version, date or enumeration word.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator SettingValue(string value) => new TextValue(value);

    /// <summary>Same as the conversion.</summary>
    /// <param name="value">The value.</param>
    public static SettingValue FromBoolean(bool value) => value;

    /// <summary>Same as the conversion.</summary>
    /// <param name="value">The value.</param>
    public static SettingValue FromInt32(int value) => value;

    /// <summary>Same as the conversion.</summary>
    /// <param name="value">The value.</param>
    public static SettingValue FromString(string value) => value;
}

/// <summary>Null: not configured.</summary>
public sealed record NullValue : SettingValue
{
    /// <summary>The only value.</summary>
    public static NullValue Instance { get; } = new();
}

/// <summary>True or false.</summary>
/// <param name="Value">The value.</param>
public sealed record FlagValue(bool Value) : SettingValue;

/// <summary>A whole number.</summary>
/// <param name="Value">The value.</param>
public sealed record NumberValue(long Value) : SettingValue;

/// <summary>A text, version, date or enumeration word, as written.</summary>
/// <param name="Value">The value.</param>
public sealed record TextValue(string Value) : SettingValue;

/// <summary>The valid build ranges of Windows; the version must lie in one of them.</summary>
/// <param name="Ranges">The ranges; empty: not configured.</param>
public sealed record BuildRangesValue(ValueArray<OsBuildRange> Ranges) : SettingValue;

/// <summary>A closed range of builds.</summary>
/// <param name="LowestVersion">The lowest version that passes; text as written.</param>
/// <param name="HighestVersion">The highest version that passes; text as written.</param>
/// <param name="Description">A label; null when there is none.</param>
public sealed record OsBuildRange(DottedVersion LowestVersion, DottedVersion HighestVersion, string? Description = null);

/// <summary>Apps that must not be installed.</summary>
/// <param name="Apps">The apps; empty: not configured.</param>
public sealed record RestrictedAppsValue(ValueArray<RestrictedApp> Apps) : SettingValue;

/// <summary>One app that must not be installed.</summary>
/// <param name="AppId">The bundle or package id; null or empty: the entry is skipped with a warning.</param>
/// <param name="Name">Its name; null when not given.</param>
/// <param name="Publisher">Its publisher; null when not given.</param>
/// <param name="AppStoreUrl">Its page in the store; null when not given.</param>
public sealed record RestrictedApp(string? AppId, string? Name = null, string? Publisher = null, string? AppStoreUrl = null);

/// <summary>Distributions of the Windows Subsystem for Linux that are allowed.</summary>
/// <param name="Distributions">The distributions; empty: not configured.</param>
public sealed record WslDistributionsValue(ValueArray<AllowedDistribution> Distributions) : SettingValue;

/// <summary>Linux distributions that are allowed (settings catalog).</summary>
/// <param name="Distributions">The distributions; empty: not configured.</param>
public sealed record AllowedDistributionsValue(ValueArray<AllowedDistribution> Distributions) : SettingValue;

/// <summary>One allowed distribution with inclusive bounds.</summary>
/// <param name="Name">The distribution; null or empty: any (Windows Subsystem for Linux only).</param>
/// <param name="MinimumVersion">The lowest version; not known: no bound.</param>
/// <param name="MaximumVersion">The highest version; not known: no bound.</param>
public sealed record AllowedDistribution(string? Name, DottedVersion MinimumVersion = default, DottedVersion MaximumVersion = default);

/// <summary>Custom compliance: a discovery script and the rules for what it prints (spec 2).</summary>
/// <param name="ScriptId">The script; not known: none was named.</param>
/// <param name="Rules">The rules; empty when they cannot be read.</param>
/// <param name="Error">Why the rules cannot be read: a code of <c>deviceComplianceScriptRulesValidationError</c>; null when they can.</param>
/// <param name="RulesContent">The rules as the document holds them, base64; null: written from <paramref name="Rules"/>.</param>
/// <param name="RunIntervalInMinutes">Informational; null when not given.</param>
public sealed record CustomComplianceValue(GraphId ScriptId, ValueArray<CustomComplianceRule> Rules, string? Error = null,
    string? RulesContent = null, int? RunIntervalInMinutes = null) : SettingValue
{
    internal const string CombinationError = "operatorDataTypeCombinationNotSupported";

    /// <summary>
    /// Why the rules cannot be used under these options; null when they can. Reading keeps rules whose operator does not fit their type,
    /// because whether they are refused is an option: evaluators ask here, not <see cref="Error"/>.
    /// </summary>
    internal string? ErrorUnder(ComplianceOptions options)
        => Error ?? (options.CustomOperatorsForAllTypes || Rules.All(rule => rule.IsOperatorAllowed) ? null : CombinationError);
}

/// <summary>A value that cannot be understood, or a property that may be a requirement: an error that holds nothing (spec 1.1).</summary>
/// <param name="Json">The value as JSON text.</param>
/// <param name="Reason">Why: <c>unknownProperty</c>, <c>wrongType</c>, <c>unknownWord</c> or <c>unreadable</c>.</param>
public sealed record UnreadableValue(string Json, string Reason) : SettingValue;
