using ConditionalAccess.Signals;

namespace ConditionalAccess.Compliance.AppProtection;

/// <summary>Platforms that have a check.</summary>
[Flags]
internal enum LaunchPlatforms : byte
{
    None = 0,
    Android = 1,
    IOS = 2,
    Windows = 4,
    Phones = Android | IOS,
    IOSAndWindows = IOS | Windows,
    All = Phones | Windows,
}

/// <summary>Actions that a check offers.</summary>
[Flags]
internal enum LaunchActions : byte
{
    None = 0,
    Warn = 1,
    Block = 2,
    Wipe = 4,
    BlockWhenSupported = 8,
    BlockOrWipe = Block | Wipe,
    WarnOrBlock = Warn | Block,
    Any = Warn | Block | Wipe,
}

/// <summary>What a check says: <see cref="LaunchReason.None"/> when it passes.</summary>
internal readonly record struct LaunchAnswer(LaunchReason Reason, string? Current = null)
{
    public static LaunchAnswer Passed => default;

    public static LaunchAnswer Missing => new(LaunchReason.FactMissing);

    public static LaunchAnswer SettingUnreadable => new(LaunchReason.SettingUnreadable);

    public static LaunchAnswer FailedIf(bool failed, string? current) => new(failed ? LaunchReason.Failed : LaunchReason.None, current);
}

/// <summary>What one check looks at.</summary>
/// <param name="App">The app and its device.</param>
/// <param name="Platform">The platform of the device.</param>
/// <param name="Policy">The policy.</param>
internal sealed record LaunchContext(ManagedAppRegistration App, DevicePlatform Platform, AppProtectionPolicy Policy)
{
    public AppLaunchFacts Facts => App.Launch;

    /// <summary>The text that the policy says; null when it says none.</summary>
    public string? Text(string setting) => Policy.Find(setting) is TextValue { Value.Length: > 0 } text ? text.Value : null;

    /// <summary>True when the policy says that word.</summary>
    public bool Says(string setting, string word) => string.Equals(Text(setting), word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Judges a configured, readable value.</summary>
internal delegate LaunchAnswer LaunchRule(LaunchContext context, SettingValue value);

/// <summary>One check of conditional launch: a row of the table of spec 8.4.</summary>
/// <param name="Setting">The property that configures it.</param>
/// <param name="Platforms">Where it exists.</param>
/// <param name="Rule">How it is judged.</param>
internal sealed record LaunchCheck(string Setting, LaunchPlatforms Platforms, LaunchRule Rule)
{
    /// <summary>The action, for properties that stand for one; else <see cref="LaunchAction.None"/>.</summary>
    public LaunchAction Fixed { get; init; }

    /// <summary>The property that names the action; null for a fixed one.</summary>
    public string? ActionSetting { get; init; }

    /// <summary>The actions that the setting offers; any other word counts as block.</summary>
    public LaunchActions Offered { get; init; } = LaunchActions.Any;

    public bool IsFor(DevicePlatform platform) => platform switch
    {
        DevicePlatform.Android => Platforms.HasFlag(LaunchPlatforms.Android),
        DevicePlatform.IOS => Platforms.HasFlag(LaunchPlatforms.IOS),
        DevicePlatform.Windows => Platforms.HasFlag(LaunchPlatforms.Windows),
        _ => false,
    };

    /// <summary>The action that a policy wants; block when it names none that the setting offers.</summary>
    public LaunchAction ActionOf(LaunchContext context)
    {
        if (ActionSetting is null) return Fixed;
        string? word = context.Text(ActionSetting);
        return word is not null && Offers(word) ? Meaning(word).Action : LaunchAction.Block;
    }

    /// <summary>True when the check offers the action of that word.</summary>
    public bool Offers(string word) => (Offered & Meaning(word).Flag) != 0;

    private static (LaunchActions Flag, LaunchAction Action) Meaning(string word) => word.ToUpperInvariant() switch
    {
        "WARN" => (LaunchActions.Warn, LaunchAction.Warn),
        "BLOCK" => (LaunchActions.Block, LaunchAction.Block),
        "WIPE" => (LaunchActions.Wipe, LaunchAction.Wipe),
        "BLOCKWHENSETTINGISSUPPORTED" => (LaunchActions.BlockWhenSupported, LaunchAction.Block),
        _ => (LaunchActions.None, LaunchAction.Block),
    };
}
