using ConditionalAccess.Signals;

namespace ConditionalAccess.Custom;

/// <summary>The client of a sign-in (<see cref="ClientSignals"/>). There is never an object of this type.</summary>
public abstract class SignInClient
{
    private protected SignInClient()
    {
    }

    /// <summary>The client app type.</summary>
    public abstract ClientAppType AppType { get; }

    /// <summary>The platform; <see cref="DevicePlatform.Other"/> when seen but none of the known ones.</summary>
    public abstract DevicePlatform Platform { get; }

    /// <summary>How authentication was transferred in this request.</summary>
    public abstract TransferMethod TransferMethod { get; }

    /// <summary>How the session began; not said means the same as <see cref="TransferMethod"/>.</summary>
    public abstract TransferMethod OriginalTransferMethod { get; }

    /// <summary>What the client sent; not said means interactive.</summary>
    public abstract RequestKind RequestKind { get; }
}

/// <summary>The network of a sign-in (<see cref="NetworkSignals"/>). There is never an object of this type.</summary>
public abstract class SignInNetwork
{
    private protected SignInNetwork()
    {
    }

    /// <summary>The public address of the client.</summary>
    public abstract SignInAddress ClientAddress { get; }

    /// <summary>The address that the resource sees.</summary>
    public abstract SignInAddress ResourceAddress { get; }

    /// <summary>The country of the client's address, two letters such as <c>SE</c>; null when it was looked up and belongs to none.</summary>
    public abstract string Country { get; }

    /// <summary>The country by GPS; null when the position belongs to none.</summary>
    public abstract string GpsCountry { get; }

    /// <summary>Why a GPS position could not be had; <see cref="GpsRefusal.None"/> when it was not refused.</summary>
    public abstract GpsRefusal GpsRefusal { get; }

    /// <summary>Whether the request came through the tenant's compliant network.</summary>
    public abstract bool IsCompliantNetwork { get; }
}

/// <summary>An address of a sign-in. There is never an object of this type.</summary>
public abstract class SignInAddress
{
    private protected SignInAddress()
    {
    }

    /// <summary>Whether the address lies in a range.</summary>
    /// <param name="range">A range such as <c>203.0.113.0/24</c> or <c>2001:db8::/32</c>, or one address: a constant.</param>
    public abstract bool IsIn(string range);
}

/// <summary>The risks of a sign-in (<see cref="RiskSignals"/>); a level that may not be seen is not known. There is never an object of this type.</summary>
public abstract class SignInRisk
{
    private protected SignInRisk()
    {
    }

    /// <summary>Risk of this sign-in.</summary>
    public abstract RiskLevel SignIn { get; }

    /// <summary>Risk of the user.</summary>
    public abstract RiskLevel User { get; }

    /// <summary>Risk of the service principal.</summary>
    public abstract RiskLevel ServicePrincipal { get; }

    /// <summary>Risk of the agent.</summary>
    public abstract RiskLevel Agent { get; }

    /// <summary>Insider risk of the user.</summary>
    public abstract InsiderRiskLevel Insider { get; }
}

/// <summary>The proofs of a sign-in (<see cref="AuthenticationSignals"/>). There is never an object of this type.</summary>
public abstract class SignInAuthentication
{
    private protected SignInAuthentication()
    {
    }

    /// <summary>Where the multifactor methods were performed.</summary>
    public abstract AuthenticationPlace PerformedIn { get; }

    /// <summary>Whether the session holds a multifactor claim.</summary>
    public abstract bool HasMfaClaim { get; }

    /// <summary>When multifactor authentication was performed.</summary>
    public abstract DateTimeOffset MfaAt { get; }

    /// <summary>When the primary authentication was performed.</summary>
    public abstract DateTimeOffset PrimaryAt { get; }

    /// <summary>When the session began.</summary>
    public abstract DateTimeOffset SessionStart { get; }

    /// <summary>The model id of the FIDO2 key that was used; null when known to be none.</summary>
    public abstract string Fido2Aaguid { get; }

    /// <summary>The subject key identifier of the issuer of the certificate that was used.</summary>
    public abstract string CertificateIssuerSki { get; }

    /// <summary>Policy object identifiers of the certificate that was used.</summary>
    public abstract IReadOnlyCollection<string> CertificatePolicyOids { get; }

    /// <summary>Whether the client is on the approved list.</summary>
    public abstract bool UsesApprovedApp { get; }

    /// <summary>Whether the app reports an app protection policy.</summary>
    public abstract bool HasAppProtection { get; }

    /// <summary>Whether the app can be protected by an app protection policy at all.</summary>
    public abstract bool SupportsAppProtection { get; }

    /// <summary>Custom controls that returned success.</summary>
    public abstract IReadOnlyCollection<string> CompletedCustomControls { get; }

    /// <summary>Whether the password was changed securely in this sign-in.</summary>
    public abstract bool PasswordChanged { get; }

    /// <summary>Whether user risk was remediated in this sign-in.</summary>
    public abstract bool RiskRemediated { get; }

    /// <summary>Whether a verified id was presented.</summary>
    public abstract bool VerifiedIdPresented { get; }

    /// <summary>Whether all of these methods were used in the session.</summary>
    /// <param name="methods">One or more methods: a constant.</param>
    public abstract bool HasUsed(AuthenticationMethods methods);

    /// <summary>Whether all of these methods are registered in this tenant.</summary>
    /// <param name="methods">One or more methods: a constant.</param>
    public abstract bool HasRegistered(AuthenticationMethods methods);

    /// <summary>Whether the user may register all of these methods.</summary>
    /// <param name="methods">One or more methods: a constant.</param>
    public abstract bool CanRegister(AuthenticationMethods methods);
}

/// <summary>What this tenant accepts from the home tenant (<see cref="InboundTrust"/>); not said means not trusted. There is never an object of this type.</summary>
public abstract class SignInTrust
{
    private protected SignInTrust()
    {
    }

    /// <summary>Multifactor authentication performed at home is accepted.</summary>
    public abstract bool Mfa { get; }

    /// <summary>Compliance of a device managed at home is accepted.</summary>
    public abstract bool CompliantDevice { get; }

    /// <summary>Hybrid join at home is accepted.</summary>
    public abstract bool HybridJoinedDevice { get; }
}
