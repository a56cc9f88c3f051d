using System.Diagnostics.CodeAnalysis;

namespace ConditionalAccess.Signals;

/// <summary>What is known about the client that signs in.</summary>
public readonly struct ClientSignals
{
    /// <summary>The client app type.</summary>
    public ClientAppType AppType
    {
        get;
        init => Traits = With(ClientTraits.AnyClient, (field = value <= ClientAppType.Other ? value : ClientAppType.Unknown) == ClientAppType.All);
    }

    /// <summary>The platform as guessed from the user agent; <see cref="DevicePlatform.Other"/> when seen but none of the known ones.</summary>
    public DevicePlatform Platform
    {
        get;
        init => Traits = With(ClientTraits.AnyPlatform, (field = value <= DevicePlatform.Other ? value : DevicePlatform.Unknown) == DevicePlatform.All);
    }

    /// <summary>How authentication was transferred in this request; <see cref="TransferMethod.None"/> for an ordinary sign-in.</summary>
    public TransferMethod TransferMethod
    {
        get;
        init => Traits = With(ClientTraits.NoTransfer, (field = value <= TransferMethod.AuthenticationTransfer ? value : TransferMethod.Unknown) == TransferMethod.None);
    }

    /// <summary>How the session began; not said means the same as <see cref="TransferMethod"/> (spec 4.0).</summary>
    public TransferMethod OriginalTransferMethod
    {
        get;
        init => Traits = With(ClientTraits.OriginalTransfer, (field = value <= TransferMethod.AuthenticationTransfer ? value : TransferMethod.Unknown) > TransferMethod.None);
    }

    /// <summary>What the client sent; not said means interactive.</summary>
    public RequestKind RequestKind { get; init => Traits = With(ClientTraits.NotInteractive, (field = value) > RequestKind.Interactive); }

    /// <summary>What kind of request this is, worked out when it is made and not in every decision.</summary>
    internal ClientTraits Traits { get; private init; }

    private ClientTraits With(ClientTraits trait, bool isSet) => isSet ? Traits | trait : Traits & ~trait;
}

/// <summary>What is special about a client.</summary>
[Flags]
internal enum ClientTraits : byte
{
    None = 0,

    /// <summary>Known not to be a transfer.</summary>
    NoTransfer = 1,

    /// <summary>The session began with a transfer.</summary>
    OriginalTransfer = 2,
    NotInteractive = 4,

    /// <summary>The client app type is "all", which answers a what-if only.</summary>
    AnyClient = 8,
    AnyPlatform = 16,

    /// <summary>Those that matter to the requirements of policies.</summary>
    ForRequirements = NoTransfer | OriginalTransfer | NotInteractive,
}

/// <summary>What is known about where the request comes from.</summary>
public readonly struct NetworkSignals
{
    private readonly IpAddress _clientAddress;

    /// <summary>The address that Entra (or the host in its place) sees: the public egress address, never an intranet one.</summary>
    public IpAddress ClientAddress { get => _clientAddress; init => _clientAddress = value; }

    [UnscopedRef]
    internal ref readonly IpAddress ClientAddressInPlace => ref _clientAddress;

    /// <summary>The address that the resource sees; used by continuous access evaluation only.</summary>
    public IpAddress ResourceAddress { get; init; }

    /// <summary>The country of <see cref="ClientAddress"/>; <see cref="CountryCode.Unmapped"/> when looked up and not found.</summary>
    public CountryCode Country { get; init; }

    /// <summary>The country that Microsoft Authenticator reports by GPS.</summary>
    public CountryCode GpsCountry { get; init; }

    /// <summary>Why a GPS position could not be had, if it was asked for and refused.</summary>
    public GpsRefusal GpsRefusal { get; init; }

    /// <summary>Whether the request came through the tenant's compliant network (Global Secure Access); null when not known.</summary>
    public bool? IsCompliantNetwork { get; init; }

    /// <summary>The same signals with <see cref="Country"/> looked up from <see cref="ClientAddress"/>, unless it is already known.</summary>
    /// <param name="lookup">The host's country lookup.</param>
    public NetworkSignals WithCountryFrom(ICountryLookup lookup)
    {
        ArgumentNullException.ThrowIfNull(lookup);
        return Country.IsKnown || !ClientAddress.IsKnown ? this : this with { Country = lookup.Find(ClientAddress) };
    }
}

/// <summary>Finds the country of an address. Implementations must be thread-safe.</summary>
public interface ICountryLookup
{
    /// <summary>The country; <see cref="CountryCode.Unmapped"/> when the address is in none; <c>default</c> when the lookup cannot answer now.</summary>
    /// <param name="address">A known address.</param>
    CountryCode Find(IpAddress address);
}

/// <summary>The risks that were assessed for this sign-in. A level that was not assessed is "not known", which is not "none".</summary>
public readonly struct RiskSignals
{
    /// <summary>Risk of this sign-in.</summary>
    public RiskLevel SignIn { get; init => field = value <= RiskLevel.Hidden ? value : RiskLevel.Unknown; }

    /// <summary>Risk of the user.</summary>
    public RiskLevel User { get; init => field = value <= RiskLevel.Hidden ? value : RiskLevel.Unknown; }

    /// <summary>Risk of the service principal.</summary>
    public RiskLevel ServicePrincipal { get; init => field = value <= RiskLevel.Hidden ? value : RiskLevel.Unknown; }

    /// <summary>Risk of the agent.</summary>
    public RiskLevel Agent { get; init => field = value <= RiskLevel.Hidden ? value : RiskLevel.Unknown; }

    /// <summary>Insider risk of the user.</summary>
    public InsiderRiskLevel Insider { get; init => field = value <= InsiderRiskLevel.Elevated ? value : InsiderRiskLevel.Unknown; }
}
