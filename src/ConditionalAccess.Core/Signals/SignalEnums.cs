namespace ConditionalAccess.Signals;

// A signal holds only values that have a name: its setter turns any other number into Unknown, which never loosens a decision.

/// <summary>What kind of identity asks for access (spec 4.0). <c>Unknown</c> is treated as <see cref="User"/>.</summary>
public enum SubjectKind : byte
{
    /// <summary>Not said; treated as a user.</summary>
    Unknown = 0,

    /// <summary>A person.</summary>
    User,

    /// <summary>An application acting with its own identity.</summary>
    ServicePrincipal,

    /// <summary>A managed identity; no policy reaches it.</summary>
    ManagedIdentity,

    /// <summary>An agent identity.</summary>
    AgentIdentity,

    /// <summary>A user account that belongs to an agent.</summary>
    AgentUser,

    /// <summary>An agent blueprint; no policy reaches it.</summary>
    AgentBlueprint,
}

/// <summary>How a user belongs to this tenant (spec 4.2).</summary>
public enum UserKind : byte
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>An ordinary member who authenticates here.</summary>
    InternalMember,

    /// <summary>A guest who authenticates here ("local guest").</summary>
    InternalGuest,

    /// <summary>Authenticates elsewhere, user type Guest.</summary>
    B2bCollaborationGuest,

    /// <summary>Authenticates elsewhere, user type Member.</summary>
    B2bCollaborationMember,

    /// <summary>B2B direct connect: no object in this directory.</summary>
    B2bDirectConnectUser,

    /// <summary>Any other external user.</summary>
    OtherExternalUser,

    /// <summary>A user of a service provider partner.</summary>
    ServiceProvider,
}

/// <summary>What authenticated the user. <c>Unknown</c> is treated as <see cref="Entra"/>.</summary>
public enum IdentityProvider : byte
{
    /// <summary>Not said; treated as Microsoft Entra.</summary>
    Unknown = 0,

    /// <summary>Microsoft Entra ID.</summary>
    Entra,

    /// <summary>A Microsoft account.</summary>
    MicrosoftAccount,

    /// <summary>Google federation.</summary>
    Google,

    /// <summary>SAML or WS-Fed direct federation.</summary>
    Saml,

    /// <summary>E-mail one-time passcode.</summary>
    EmailOneTimePasscode,
}

/// <summary>Where a role assignment holds. Only <see cref="Directory"/> counts (spec 4.2).</summary>
public enum RoleScope : byte
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>The whole directory.</summary>
    Directory,

    /// <summary>One administrative unit.</summary>
    AdministrativeUnit,

    /// <summary>One object.</summary>
    Object,
}

/// <summary>Whether the client can keep a secret.</summary>
public enum ClientKind : byte
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>A native app or single-page app.</summary>
    Public,

    /// <summary>A web app or service with its own credentials.</summary>
    Confidential,
}

/// <summary>The client app type of a sign-in or a policy (Graph <c>conditionalAccessClientApp</c>).</summary>
public enum ClientAppType : byte
{
    /// <summary>Not known, or a word that was not understood.</summary>
    Unknown = 0,

    /// <summary>In a policy: every client. As a signal: the what-if default "any client".</summary>
    All,

    /// <summary>Web browsers and web apps.</summary>
    Browser,

    /// <summary>Native modern-authentication clients.</summary>
    MobileAppsAndDesktopClients,

    /// <summary>Exchange ActiveSync.</summary>
    ExchangeActiveSync,

    /// <summary>Exchange ActiveSync on a supported platform.</summary>
    EasSupported,

    /// <summary>Legacy and basic authentication clients.</summary>
    Other,
}

/// <summary>The device platform of a sign-in or a policy (Graph <c>conditionalAccessDevicePlatform</c>).</summary>
public enum DevicePlatform : byte
{
    /// <summary>Not known, or a word that was not understood.</summary>
    Unknown = 0,

    /// <summary>In a policy: every platform. As a signal: the what-if default "any platform".</summary>
    All,

    /// <summary>Android.</summary>
    Android,

    /// <summary>iOS and iPadOS.</summary>
    IOS,

    /// <summary>Windows.</summary>
    Windows,

    /// <summary>Windows Phone.</summary>
    WindowsPhone,

    /// <summary>macOS.</summary>
    MacOS,

    /// <summary>Linux.</summary>
    Linux,

    /// <summary>Only as a signal: seen, but none of the platforms above (spec 4.6).</summary>
    Other,
}

/// <summary>How the authentication was transferred (Graph <c>conditionalAccessTransferMethods</c>).</summary>
public enum TransferMethod : byte
{
    /// <summary>Not known, or a word that was not understood.</summary>
    Unknown = 0,

    /// <summary>Known to be no transfer.</summary>
    None,

    /// <summary>Device code flow.</summary>
    DeviceCodeFlow,

    /// <summary>Authentication transfer.</summary>
    AuthenticationTransfer,
}

/// <summary>What the client sent to get a token. <c>Unknown</c> is treated as <see cref="Interactive"/>.</summary>
public enum RequestKind : byte
{
    /// <summary>Not said; treated as interactive.</summary>
    Unknown = 0,

    /// <summary>A user is present and can be asked.</summary>
    Interactive,

    /// <summary>Non-interactive, but not a refresh token.</summary>
    NonInteractive,

    /// <summary>A refresh token is redeemed.</summary>
    RefreshTokenRedemption,
}

/// <summary>Sign-in, user, service principal and agent risk (Graph <c>riskLevel</c>).</summary>
public enum RiskLevel : byte
{
    /// <summary>Not known, or a word that was not understood.</summary>
    Unknown = 0,

    /// <summary>Known to be no risk.</summary>
    None,

    /// <summary>Low.</summary>
    Low,

    /// <summary>Medium.</summary>
    Medium,

    /// <summary>High.</summary>
    High,

    /// <summary>There is a level, but the tenant may not see it.</summary>
    Hidden,
}

/// <summary>Insider risk from adaptive protection (Graph <c>conditionalAccessInsiderRiskLevels</c>).</summary>
public enum InsiderRiskLevel : byte
{
    /// <summary>Not known, or a word that was not understood.</summary>
    Unknown = 0,

    /// <summary>Known to have no level.</summary>
    None,

    /// <summary>Minor.</summary>
    Minor,

    /// <summary>Moderate.</summary>
    Moderate,

    /// <summary>Elevated.</summary>
    Elevated,
}

/// <summary>The tenant in which authentication methods were performed.</summary>
public enum AuthenticationPlace : byte
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>This tenant, which holds the resource.</summary>
    ResourceTenant,

    /// <summary>The user's own tenant.</summary>
    HomeTenant,
}

/// <summary>Why a GPS position cannot be used (spec 2.2).</summary>
public enum GpsRefusal : byte
{
    /// <summary>It was not refused; whether one was reported says <see cref="NetworkSignals.GpsCountry"/>.</summary>
    None = 0,

    /// <summary>The user refused to share it.</summary>
    Denied,

    /// <summary>The device is jailbroken or rooted.</summary>
    Jailbroken,

    /// <summary>The position is spoofed.</summary>
    Spoofed,
}

/// <summary>Authentication methods (Graph <c>authenticationMethodModes</c>, with Graph's numbers).</summary>
[Flags]
public enum AuthenticationMethods
{
    /// <summary>No method.</summary>
    None = 0,

    /// <summary>Password.</summary>
    Password = 1,

    /// <summary>Voice call.</summary>
    Voice = 2,

    /// <summary>Hardware OATH token.</summary>
    HardwareOath = 4,

    /// <summary>Software OATH token.</summary>
    SoftwareOath = 8,

    /// <summary>Text message.</summary>
    Sms = 16,

    /// <summary>FIDO2 security key or passkey.</summary>
    Fido2 = 32,

    /// <summary>Windows Hello for Business.</summary>
    WindowsHelloForBusiness = 64,

    /// <summary>Microsoft Authenticator push.</summary>
    MicrosoftAuthenticatorPush = 128,

    /// <summary>Microsoft Authenticator phone sign-in.</summary>
    DeviceBasedPush = 256,

    /// <summary>Temporary access pass, one-time.</summary>
    TemporaryAccessPassOneTime = 512,

    /// <summary>Temporary access pass, multi-use.</summary>
    TemporaryAccessPassMultiUse = 1024,

    /// <summary>E-mail one-time passcode.</summary>
    Email = 2048,

    /// <summary>Certificate, single-factor.</summary>
    X509CertificateSingleFactor = 4096,

    /// <summary>Certificate, multifactor.</summary>
    X509CertificateMultiFactor = 8192,

    /// <summary>Federated, single-factor.</summary>
    FederatedSingleFactor = 16384,

    /// <summary>Federated, multifactor.</summary>
    FederatedMultiFactor = 32768,

    /// <summary>A method that was not understood; no sign-in ever holds it.</summary>
    UnknownFutureValue = 65536,

    /// <summary>QR code with PIN.</summary>
    QrCodePin = 131072,
}
