namespace ConditionalAccess.Compliance;

/// <summary>Passwords of a device (spec 12.6).</summary>
public sealed record PasswordFacts
{
    /// <summary>Nothing is known.</summary>
    public static PasswordFacts NotKnown { get; } = new();

    /// <summary>The password of the device.</summary>
    public PasswordScopeFacts Device { get; init; } = PasswordScopeFacts.NotKnown;

    /// <summary>The password of the work profile.</summary>
    public PasswordScopeFacts WorkProfile { get; init; } = PasswordScopeFacts.NotKnown;

    /// <summary>
    /// Whether one secret serves both; then what is not known of the work profile is read from the device.
    /// Null: true when nothing is known of the work profile, else false.
    /// </summary>
    public bool? UsesOneLock { get; init; }
}

/// <summary>One password: what the device enforces, or what the secret has where the platform tells. Null when not known.</summary>
public sealed record PasswordScopeFacts
{
    /// <summary>Nothing is known.</summary>
    public static PasswordScopeFacts NotKnown { get; } = new();

    /// <summary>Whether a secret is set.</summary>
    public bool? IsSet { get; init; }

    /// <summary>The quality, in Android's order.</summary>
    public PasswordQuality Quality { get; init; }

    /// <summary>The complexity class.</summary>
    public PasswordComplexity Complexity { get; init; }

    /// <summary>The least length.</summary>
    public int? MinimumLength { get; init; }

    /// <summary>The least letters.</summary>
    public int? MinimumLetters { get; init; }

    /// <summary>The least characters that are no letters.</summary>
    public int? MinimumNonLetters { get; init; }

    /// <summary>The least small letters.</summary>
    public int? MinimumLowerCase { get; init; }

    /// <summary>The least capital letters.</summary>
    public int? MinimumUpperCase { get; init; }

    /// <summary>The least digits.</summary>
    public int? MinimumDigits { get; init; }

    /// <summary>The least symbols.</summary>
    public int? MinimumSymbols { get; init; }

    /// <summary>How many of digits, small letters, capital letters and symbols are required.</summary>
    public int? CharacterSetCount { get; init; }

    /// <summary>How many old passwords are refused.</summary>
    public int? HistoryLength { get; init; }

    /// <summary>Days until the password expires; 0: never.</summary>
    public int? MaximumAgeDays { get; init; }

    /// <summary>Idle minutes until the device locks; 0: never by itself. Not for iOS.</summary>
    public int? IdleLockMinutes { get; init; }

    /// <summary>iOS: idle minutes until the screen locks; -1: never.</summary>
    public int? ScreenTimeoutMinutes { get; init; }

    /// <summary>iOS: minutes from locking until the passcode is needed; 0: at once.</summary>
    public int? GraceAfterLockMinutes { get; init; }

    /// <summary>Failures until the device wipes itself; 0: never.</summary>
    public int? FailuresBeforeWipe { get; init; }

    /// <summary>Whether the password is asked for after idling.</summary>
    public bool? RequiredAfterIdle { get; init; }

    /// <summary>Whether simple passwords are refused.</summary>
    public bool? SimpleBlocked { get; init; }

    /// <summary>When the password was last changed.</summary>
    public DateTimeOffset? LastChangedDateTime { get; init; }

    /// <summary>The verdict of the operating system, used only where the detail is not known.</summary>
    public PasswordVerdict OsVerdict { get; init; }
}
