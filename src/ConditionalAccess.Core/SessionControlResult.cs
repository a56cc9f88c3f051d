using ConditionalAccess.Model;

namespace ConditionalAccess;

/// <summary>
/// The session controls of all applying enabled policies merged, the most restrictive winning (spec 7.1). In force only when access is granted.
/// </summary>
public readonly struct SessionControlResult : IEquatable<SessionControlResult>
{
    /// <summary>How old the primary authentication may be; null: any age. "Every time" is five minutes.</summary>
    public TimeSpan? PrimarySignInFrequency { get; init; }

    /// <summary>How old multifactor authentication may be; null: any age. "Every time" is five minutes.</summary>
    public TimeSpan? SecondarySignInFrequency { get; init; }

    /// <summary>Persistent browser; <see cref="PersistentBrowserMode.Unknown"/>: not set by any policy.</summary>
    public PersistentBrowserMode PersistentBrowser { get; init; }

    /// <summary>The strongest Defender for Cloud Apps treatment; <see cref="CloudAppSecurityType.Unknown"/>: not set by any policy.</summary>
    public CloudAppSecurityType CloudAppSecurity { get; init; }

    /// <summary>Every treatment some policy asks for, as bits <c>1 &lt;&lt; CloudAppSecurityType</c>.</summary>
    public byte CloudAppSecurityTypes { get; init; }

    /// <summary>Continuous access evaluation: <see cref="ContinuousAccessEvaluationMode.StrictLocation"/>, <see cref="ContinuousAccessEvaluationMode.Disabled"/>,
    /// or <see cref="ContinuousAccessEvaluationMode.Unknown"/> for the default.</summary>
    public ContinuousAccessEvaluationMode ContinuousAccessEvaluation { get; init; }

    /// <summary>Whether Exchange and SharePoint restrict the session themselves.</summary>
    public bool ApplicationEnforcedRestrictions { get; init; }

    /// <summary>Whether resilience defaults are off.</summary>
    public bool DisableResilienceDefaults { get; init; }

    /// <summary>Whether token protection is required; it is also a requirement.</summary>
    public bool SecureSignInSession { get; init; }

    /// <summary>True for B2B direct connect users, for whom session controls are documented as not supported: nothing here is enforced then.</summary>
    public bool NotSupported { get; init; }

    /// <inheritdoc/>
    public bool Equals(SessionControlResult other)
        => PrimarySignInFrequency == other.PrimarySignInFrequency && SecondarySignInFrequency == other.SecondarySignInFrequency
        && PersistentBrowser == other.PersistentBrowser && CloudAppSecurity == other.CloudAppSecurity
        && CloudAppSecurityTypes == other.CloudAppSecurityTypes && ContinuousAccessEvaluation == other.ContinuousAccessEvaluation
        && ApplicationEnforcedRestrictions == other.ApplicationEnforcedRestrictions && DisableResilienceDefaults == other.DisableResilienceDefaults
        && SecureSignInSession == other.SecureSignInSession && NotSupported == other.NotSupported;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SessionControlResult other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(PrimarySignInFrequency, SecondarySignInFrequency, PersistentBrowser, CloudAppSecurityTypes);

    /// <summary>Value equality.</summary>
    public static bool operator ==(SessionControlResult left, SessionControlResult right) => left.Equals(right);

    /// <summary>Value inequality.</summary>
    public static bool operator !=(SessionControlResult left, SessionControlResult right) => !left.Equals(right);
}
