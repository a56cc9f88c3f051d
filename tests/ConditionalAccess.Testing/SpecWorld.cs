using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Testing;

/// <summary>The default sign-in and the supplied objects of spec 12.0.</summary>
public static class SpecWorld
{
    public static readonly DateTimeOffset Now = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    public static readonly GraphId U1 = "0a000000-0000-4000-8000-000000000001";
    public static readonly GraphId AgentUser1 = "0a000000-0000-4000-8000-000000000002";
    public static readonly GraphId ServicePrincipal1 = "0a000000-0000-4000-8000-000000000003";
    public static readonly GraphId AgentIdentity1 = "0a000000-0000-4000-8000-000000000004";

    public static readonly GraphId T0 = "0b000000-0000-4000-8000-000000000000";
    public static readonly GraphId T1 = "0b000000-0000-4000-8000-000000000001";
    public static readonly GraphId T2 = "0b000000-0000-4000-8000-000000000002";

    public static readonly GraphId Finance = "0c000000-0000-4000-8000-000000000001";
    public static readonly GraphId G1 = "0c000000-0000-4000-8000-000000000002";
    public static readonly GraphId G2 = "0c000000-0000-4000-8000-000000000003";
    public static readonly GraphId GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";
    public static readonly GraphId CustomRole = "0c000000-0000-4000-8000-000000000009";

    public static readonly GraphId Payroll = "0d000000-0000-4000-8000-000000000001";
    public static readonly GraphId ClientX = "0d000000-0000-4000-8000-000000000002";
    public static readonly GraphId ExchangeOnline = "0d000000-0000-4000-8000-000000000003";
    public static readonly GraphId SharePointOnline = "0d000000-0000-4000-8000-000000000004";
    public static readonly GraphId Teams = "0d000000-0000-4000-8000-000000000005";
    public static readonly GraphId AzurePortal = "0d000000-0000-4000-8000-000000000006";
    public static readonly GraphId ExchangeAdmin = "0d000000-0000-4000-8000-000000000007";
    public static readonly GraphId AzureResourceManager = "0d000000-0000-4000-8000-000000000008";
    public static readonly GraphId AppA = "0d000000-0000-4000-8000-00000000000a";
    public static readonly GraphId AppX = "0d000000-0000-4000-8000-00000000000b";
    public static readonly GraphId MicrosoftGraph = "00000003-0000-0000-c000-000000000000";

    public static readonly GraphId Hq = "0e000000-0000-4000-8000-000000000001";
    public static readonly GraphId Us = "0e000000-0000-4000-8000-000000000002";
    public static readonly GraphId Nl = "0e000000-0000-4000-8000-000000000003";
    public static readonly GraphId L9 = "0e000000-0000-4000-8000-000000000009";

    public static readonly GraphId Terms1 = "0f000000-0000-4000-8000-000000000001";

    public static readonly GraphId MfaStrength = "00000000-0000-0000-0000-000000000002";
    public static readonly GraphId PhishingResistantStrength = "00000000-0000-0000-0000-000000000004";

    public static readonly IpAddress Office = IpAddress.Parse("203.0.113.7");

    /// <summary>The default sign-in S0; nothing in it is absent.</summary>
    public static SignIn S0 { get; } = new()
    {
        Subject = SubjectKind.User,
        User = new()
        {
            Id = U1, Groups = [], Roles = [], Kind = UserKind.InternalMember, HomeTenantId = T0, IdentityProvider = IdentityProvider.Entra,
        },
        Agent = new() { Contexts = [] },
        Resource = new()
        {
            Audiences = [App(Payroll)], Scopes = ["Payroll.Access"], ClientAppId = ClientX, ClientKind = ClientKind.Public,
            UserAction = GraphId.None, AuthenticationContexts = [],
        },
        Client = new()
        {
            AppType = ClientAppType.Browser, Platform = DevicePlatform.Windows, TransferMethod = TransferMethod.None,
            OriginalTransferMethod = TransferMethod.None, RequestKind = RequestKind.Interactive,
        },
        Network = new()
        {
            ClientAddress = IpAddress.Parse("198.51.100.3"), ResourceAddress = IpAddress.Parse("198.51.100.3"),
            Country = CountryCode.Parse("SE"), IsCompliantNetwork = false,
        },
        Device = new() { IsRegistered = false, IsCompliant = false, IsIntuneManaged = false, IsRequestBound = false },
        Risk = new()
        {
            SignIn = RiskLevel.None, User = RiskLevel.None, ServicePrincipal = RiskLevel.None, Agent = RiskLevel.None, Insider = InsiderRiskLevel.None,
        },
        Authentication = new()
        {
            Methods = AuthenticationMethods.Password, PerformedIn = AuthenticationPlace.ResourceTenant, HasMfaClaim = false,
            PrimaryAt = Now.AddMinutes(-1), SessionStart = Now.AddMinutes(-1),
            RegisteredMethods = AuthenticationMethods.Password | AuthenticationMethods.MicrosoftAuthenticatorPush | AuthenticationMethods.Sms,
            RegistrableMethods = EveryMethod, UsesApprovedApp = false, HasAppProtection = false, SupportsAppProtection = false, AcceptedTerms = [],
            CompletedCustomControls = [], PasswordChanged = false, RiskRemediated = false, VerifiedIdPresented = false,
        },
        At = Now,
    };

    public static AuthenticationMethods EveryMethod
        => Enum.GetValues<AuthenticationMethods>().Aggregate((all, method) => all | method) & ~AuthenticationMethods.UnknownFutureValue;

    /// <summary>The supplied objects around the given policies.</summary>
    public static TenantConfiguration Tenant(params ReadOnlySpan<ConditionalAccessPolicy> policies) => new()
    {
        Policies = [.. policies],
        NamedLocations = [AddressLocation(Hq, "203.0.113.0/24", trusted: true), CountryLocation(Us, "US"), CountryLocation(Nl, "NL")],
        AppGroups =
        [
            new(Keywords.Office365, [ExchangeOnline, SharePointOnline, Teams]),
            new(Keywords.MicrosoftAdminPortals, [AzurePortal, ExchangeAdmin]),
            new(Keywords.AzureServiceManagement, [AzureResourceManager, AzurePortal]),
        ],
        UserActionExclusions = [],
    };

    /// <summary>An audience of which everything is known: no attributes, no agent, no traffic profile.</summary>
    public static Audience App(GraphId appId) => new() { AppId = appId, Attributes = [], IsAgentResource = false, TrafficProfile = GraphId.None };

    public static IpNamedLocation AddressLocation(GraphId id, string cidr, bool trusted = false)
        => new() { Id = id, IsTrusted = trusted, IpRanges = [IpRange.TryParseCidr(cidr, out IpRange? range) ? range! : throw new FormatException(cidr)] };

    public static CountryNamedLocation CountryLocation(GraphId id, string country, bool includeUnknown = false)
        => new() { Id = id, CountriesAndRegions = [CountryCode.Parse(country)], IncludeUnknownCountriesAndRegions = includeUnknown };
}
