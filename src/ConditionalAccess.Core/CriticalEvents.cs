namespace ConditionalAccess;

/// <summary>Events after a token was issued that end the session at once (spec 10.1).</summary>
[Flags]
public enum CriticalEvents : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The user was deleted or disabled.</summary>
    UserDisabled = 1,

    /// <summary>The password was changed or reset.</summary>
    PasswordChanged = 2,

    /// <summary>Multifactor authentication was enabled for the user.</summary>
    MfaEnabled = 4,

    /// <summary>An administrator revoked the user's refresh tokens.</summary>
    TokensRevoked = 8,

    /// <summary>High user risk was detected.</summary>
    HighUserRisk = 16,
}
