using ConditionalAccess.Compliance;

namespace ConditionalAccess.Custom;

/// <summary>A password of a device (<see cref="PasswordScopeFacts"/>): what is reported for this password itself. There is never an object of this type.</summary>
public abstract class ManagedDevicePassword
{
    private protected ManagedDevicePassword()
    {
    }

    /// <summary>Whether a secret is set.</summary>
    public abstract bool IsSet { get; }

    /// <summary>The quality, in Android's order.</summary>
    public abstract PasswordQuality Quality { get; }

    /// <summary>The complexity class.</summary>
    public abstract PasswordComplexity Complexity { get; }

    /// <summary>The least length.</summary>
    public abstract int MinimumLength { get; }

    /// <summary>The least letters.</summary>
    public abstract int MinimumLetters { get; }

    /// <summary>The least characters that are no letters.</summary>
    public abstract int MinimumNonLetters { get; }

    /// <summary>The least small letters.</summary>
    public abstract int MinimumLowerCase { get; }

    /// <summary>The least capital letters.</summary>
    public abstract int MinimumUpperCase { get; }

    /// <summary>The least digits.</summary>
    public abstract int MinimumDigits { get; }

    /// <summary>The least symbols.</summary>
    public abstract int MinimumSymbols { get; }

    /// <summary>How many of digits, small letters, capital letters and symbols are required.</summary>
    public abstract int CharacterSetCount { get; }

    /// <summary>How many old passwords are refused.</summary>
    public abstract int HistoryLength { get; }

    /// <summary>Days until the password expires; 0: never.</summary>
    public abstract int MaximumAgeDays { get; }

    /// <summary>Idle minutes until the device locks; 0: never by itself.</summary>
    public abstract int IdleLockMinutes { get; }

    /// <summary>Failures until the device wipes itself; 0: never.</summary>
    public abstract int FailuresBeforeWipe { get; }

    /// <summary>Whether the password is asked for after idling.</summary>
    public abstract bool IsRequiredAfterIdle { get; }

    /// <summary>Whether simple passwords are refused.</summary>
    public abstract bool AreSimplePasswordsBlocked { get; }

    /// <summary>When the password was last changed.</summary>
    public abstract DateTimeOffset LastChangedAt { get; }
}
