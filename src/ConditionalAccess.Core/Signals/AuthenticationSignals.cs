using System.Diagnostics.CodeAnalysis;
namespace ConditionalAccess.Signals;

/// <summary>One accepted terms-of-use agreement.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="ExpiresAt">When the acceptance ends; null when it does not.</param>
/// <param name="DeviceId">The device it was accepted on, for per-device agreements; <c>default</c> when it counts on every device.</param>
public readonly record struct TermsAcceptance(GraphId AgreementId, DateTimeOffset? ExpiresAt = null, GraphId DeviceId = default);

/// <summary>What the user has proven in this session, and could prove. A proof that is not known is not satisfied.</summary>
public readonly struct AuthenticationSignals
{
    private readonly Instant _mfaAt;
    private readonly Instant _primaryAt;

    /// <summary>All methods used in the session; null when not known.</summary>
    public AuthenticationMethods? Methods { get; init => Traits = With(AuthenticationTraits.Methods, (field = value).HasValue); }

    /// <summary>Where the multifactor methods were performed; matters for external users only.</summary>
    public AuthenticationPlace PerformedIn { get; init => field = value <= AuthenticationPlace.HomeTenant ? value : AuthenticationPlace.Unknown; }

    /// <summary>Whether the session holds a multifactor claim; null when not known.</summary>
    public bool? HasMfaClaim { get; init => Traits = With(AuthenticationTraits.Claim, (field = value).HasValue); }

    /// <summary>When multifactor authentication was performed; null when not known.</summary>
    public DateTimeOffset? MfaAt { get => _mfaAt.Value; init => Traits = With(AuthenticationTraits.MfaAt, (_mfaAt = Instant.Of(value)).IsKnown); }

    /// <summary>When the primary authentication was performed; null when not known.</summary>
    public DateTimeOffset? PrimaryAt { get => _primaryAt.Value; init => Traits = With(AuthenticationTraits.PrimaryAt, (_primaryAt = Instant.Of(value)).IsKnown); }

    /// <summary>When the session began; null when not known.</summary>
    public DateTimeOffset? SessionStart { get; init; }

    /// <summary>Methods registered in this tenant; null when not known.</summary>
    public AuthenticationMethods? RegisteredMethods
    {
        get;
        init => Traits = With(AuthenticationTraits.NothingRegistered, (field = value) is { } registered && (registered & ~AuthenticationMethods.Password) == 0);
    }

    /// <summary>Methods the user may register; null when not known.</summary>
    public AuthenticationMethods? RegistrableMethods { get; init; }

    /// <summary>The model id (AAGUID) of the FIDO2 key that was used.</summary>
    public GraphId Fido2Aaguid { get; init; }

    /// <summary>The subject key identifier of the issuer of the certificate that was used; null when none.</summary>
    public string? CertificateIssuerSki { get; init; }

    /// <summary>Policy object identifiers of the certificate that was used.</summary>
    public ValueArray<string> CertificatePolicyOids { get; init; }

    /// <summary>Whether the client is on the approved list; null when not known.</summary>
    public bool? UsesApprovedApp { get; init; }

    /// <summary>Whether the app reports an Intune app protection policy; null when not known.</summary>
    public bool? HasAppProtection { get; init; }

    /// <summary>
    /// Whether the app can be protected by an app protection policy at all; null when not known. Where a policy takes an approved or a protected app,
    /// an approved app counts only if this is true: for those that cannot be protected the two controls do not work together.
    /// </summary>
    public bool? SupportsAppProtection { get; init; }

    /// <summary>Accepted terms of use; <c>default</c>: not known.</summary>
    public ValueArray<TermsAcceptance> AcceptedTerms { get; init; }

    /// <summary>Custom controls that returned success; <c>default</c>: not known.</summary>
    public ValueArray<GraphId> CompletedCustomControls { get; init; }

    /// <summary>Whether the password was changed securely in this sign-in; null when not known.</summary>
    public bool? PasswordChanged { get; init; }

    /// <summary>Whether user risk was remediated in this sign-in; null when not known.</summary>
    public bool? RiskRemediated { get; init; }

    /// <summary>Whether a verified id was presented; null when not known.</summary>
    public bool? VerifiedIdPresented { get; init; }

    /// <summary>What is known, in short, worked out when it becomes known and not in every decision.</summary>
    internal AuthenticationTraits Traits { get; private init; }

    [UnscopedRef]
    internal ref readonly Instant MfaInstant => ref _mfaAt;

    [UnscopedRef]
    internal ref readonly Instant PrimaryInstant => ref _primaryAt;

    private AuthenticationTraits With(AuthenticationTraits trait, bool isSet) => isSet ? Traits | trait : Traits & ~trait;
}

/// <summary>What is known about proofs.</summary>
[Flags]
internal enum AuthenticationTraits : byte
{
    None = 0,

    /// <summary>The methods that were used are known.</summary>
    Methods = 1,

    /// <summary>Whether there is a multifactor claim is known.</summary>
    Claim = 2,
    MfaAt = 4,
    PrimaryAt = 8,

    /// <summary>The user is known to have no method but a password.</summary>
    NothingRegistered = 16,

    /// <summary>Everything is known that a restricted authentication strength looks at; never said, such strengths are asked one by one.</summary>
    Restrictions = 32,

    /// <summary>When multifactor and when primary authentication was performed is known.</summary>
    Instants = MfaAt | PrimaryAt,

    /// <summary>Everything is known that the usual requirements look at.</summary>
    Known = Methods | Claim | Instants,
}
