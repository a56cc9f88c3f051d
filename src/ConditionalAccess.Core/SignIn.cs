using System.Diagnostics.CodeAnalysis;
using ConditionalAccess.Signals;

namespace ConditionalAccess;

/// <summary>
/// Everything known about one request for access. Every signal left out is "not known": it never loosens a decision.
/// </summary>
/// <remarks>A value; pass it with <c>in</c>. Thread-safe. "Not known" and "known to be none" are different everywhere (spec 0.3-4).</remarks>
public readonly struct SignIn
{
    // The parts are fields, so that the evaluator can read them in place: a property would copy them at every access.
    private readonly UserSignals _user;
    private readonly ResourceSignals _resource;
    private readonly ClientSignals _client;
    private readonly NetworkSignals _network;
    private readonly DeviceSignals _device;
    private readonly RiskSignals _risk;
    private readonly AuthenticationSignals _authentication;
    private readonly InboundTrust _trust;
    private readonly Instant _at;

    /// <summary>What kind of identity asks; not said means a user, and so does a value that is no member, which no policy would reach.</summary>
    public SubjectKind Subject
    {
        get;
        init => Traits = With(SignInTraits.OtherSubject, (field = value > SubjectKind.AgentBlueprint ? SubjectKind.User : value) > SubjectKind.User);
    }

    /// <summary>The user, or the agent's user account.</summary>
    public UserSignals User { get => _user; init => Traits = With(SignInTraits.UsualUser, (_user = value).IsUsual); }

    /// <summary>The service principal, for <see cref="SubjectKind.ServicePrincipal"/>.</summary>
    public ServicePrincipalSignals ServicePrincipal { get; init; }

    /// <summary>The agent, for the agent kinds.</summary>
    public AgentSignals Agent { get; init; }

    /// <summary>What access is asked to.</summary>
    public ResourceSignals Resource { get => _resource; init => Traits = With(SignInTraits.PlainResource, (_resource = value).Traits == ResourceTraits.Plain); }

    /// <summary>The client.</summary>
    public ClientSignals Client { get => _client; init => Traits = With(SignInTraits.PlainClient, (_client = value).Traits == ClientTraits.NoTransfer); }

    /// <summary>The network.</summary>
    public NetworkSignals Network { get => _network; init => Traits = With(SignInTraits.GpsRefused, (_network = value).GpsRefusal != GpsRefusal.None); }

    /// <summary>The device.</summary>
    public DeviceSignals Device { get => _device; init => Traits = With(SignInTraits.KnownDevice, ((_device = value).Traits & DeviceTraits.IsKnown) != 0); }

    /// <summary>Assessed risks.</summary>
    public RiskSignals Risk { get => _risk; init => _risk = value; }

    /// <summary>Proofs given and possible.</summary>
    public AuthenticationSignals Authentication { get => _authentication; init => Traits = With(SignInTraits.NothingRegistered, ((_authentication = value).Traits & AuthenticationTraits.NothingRegistered) != 0); }

    /// <summary>What this tenant accepts from the user's home tenant.</summary>
    public InboundTrust Trust { get => _trust; init => _trust = value; }

    /// <summary>The instant of the decision; needed by sign-in frequency and terms of use only. The engine never reads a clock.</summary>
    public DateTimeOffset? At { get => _at.Value; init => _at = Instant.Of(value); }

    /// <summary>What kind of sign-in this is, worked out when it is made and not in every decision.</summary>
    internal SignInTraits Traits { get; private init; }

    [UnscopedRef]
    internal ref readonly UserSignals UserInPlace => ref _user;

    [UnscopedRef]
    internal ref readonly ResourceSignals ResourceInPlace => ref _resource;

    [UnscopedRef]
    internal ref readonly NetworkSignals NetworkInPlace => ref _network;

    [UnscopedRef]
    internal ref readonly DeviceSignals DeviceInPlace => ref _device;

    [UnscopedRef]
    internal ref readonly AuthenticationSignals AuthenticationInPlace => ref _authentication;

    [UnscopedRef]
    internal ref readonly ClientSignals ClientInPlace => ref _client;

    [UnscopedRef]
    internal ref readonly RiskSignals RiskInPlace => ref _risk;

    [UnscopedRef]
    internal ref readonly InboundTrust TrustInPlace => ref _trust;

    [UnscopedRef]
    internal ref readonly Instant InstantInPlace => ref _at;

    private SignInTraits With(SignInTraits trait, bool isSet) => isSet ? Traits | trait : Traits & ~trait;
}

/// <summary>What is usual and what is special about a sign-in.</summary>
[Flags]
internal enum SignInTraits : byte
{
    None = 0,
    UsualUser = 1,
    PlainResource = 2,
    PlainClient = 4,
    KnownDevice = 8,
    OtherSubject = 16,
    GpsRefused = 32,
    NothingRegistered = 64,

    /// <summary>Usual in everything, and nothing special.</summary>
    Usual = UsualUser | PlainResource | PlainClient | KnownDevice,
}
