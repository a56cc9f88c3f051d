namespace ConditionalAccess.Compliance.AppProtection;

/// <summary>What happens to a protected app at launch, from weakest to strongest. Combining takes the stronger one.</summary>
public enum LaunchAction : byte
{
    /// <summary>Nothing was decided; never a permission.</summary>
    None = 0,

    /// <summary>The app starts.</summary>
    Allow,

    /// <summary>The app starts with a warning.</summary>
    Warn,

    /// <summary>The app does not start with work data.</summary>
    Block,

    /// <summary>The work data of the app is removed.</summary>
    Wipe,
}

/// <summary>Why a check of conditional launch has its effect.</summary>
public enum LaunchReason : byte
{
    /// <summary>Not set.</summary>
    None = 0,

    /// <summary>The device or app fails the check.</summary>
    Failed,

    /// <summary>The app does not know the fact.</summary>
    FactMissing,

    /// <summary>The fact is known but cannot be read.</summary>
    FactUnreadable,

    /// <summary>What the policy says cannot be read.</summary>
    SettingUnreadable,

    /// <summary>The app was offline so long that its data would be removed; the user is first asked to sign in.</summary>
    SignInNeeded,

    /// <summary>The state of the account cannot be confirmed, so the check is not enforced, as documented.</summary>
    NotConfirmed,

    /// <summary>The platform is not known, or has no app protection.</summary>
    PlatformNotSupported,

    /// <summary>Nobody said which policies are in force.</summary>
    PoliciesNotKnown,
}

/// <summary>One check that did not pass.</summary>
/// <param name="PolicyId">The policy; <c>default</c> when none is concerned.</param>
/// <param name="Setting">The property in Graph that demands it; null when none does.</param>
/// <param name="Effect">What it leads to.</param>
/// <param name="Reason">Why.</param>
/// <param name="RequiredValue">What the policy says, as text; null when there is nothing to show.</param>
/// <param name="CurrentValue">What the app sees, as text; null when not known.</param>
public sealed record LaunchFinding(GraphId PolicyId, string? Setting, LaunchAction Effect, LaunchReason Reason, string? RequiredValue = null, string? CurrentValue = null);

/// <summary>What conditional launch says to one start of an app. <c>Action</c> is the strongest effect of the findings.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record LaunchResult
{
    /// <summary>What happens.</summary>
    public LaunchAction Action { get; init; }

    /// <summary>True when the user is asked to sign in again before anything is removed.</summary>
    public bool SignInAgain { get; init; }

    /// <summary>True when the block asks for a new app PIN.</summary>
    public bool ResetPin { get; init; }

    /// <summary>Every check that did not pass: strongest effect first, then by policy id and setting.</summary>
    public ValueArray<LaunchFinding> Findings { get; init; }

    /// <summary>True when the app may start, with or without a warning.</summary>
    public bool IsAllowed => Action is LaunchAction.Allow or LaunchAction.Warn;
}
