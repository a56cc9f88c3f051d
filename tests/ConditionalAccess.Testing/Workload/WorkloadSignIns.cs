using ConditionalAccess.Signals;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Testing.Workload;

/// <summary>10,000 sign-ins of the workload world with every signal known.</summary>
internal static class WorkloadSignIns
{
    private const AuthenticationMethods Every = (AuthenticationMethods)0x2FFFF;

    private static readonly DateTimeOffset Now = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    public static SignIn Create(ref SplitMix64 rng, WorkloadWorld world) => new()
    {
        Subject = SubjectKind.User,
        User = world.Users[rng.Below(world.Users.Length)],
        Resource = Resource(world.Apps[rng.Skewed(world.Apps.Length)]),
        Client = Client(ref rng),
        Network = Network(ref rng, world),
        Risk = Risk(ref rng),
        Device = rng.Chance(0.6) ? rng.Pick(world.Devices) : new DeviceSignals { IsRegistered = false, IsCompliant = false, IsIntuneManaged = false, IsRequestBound = false },
        Authentication = Authentication(ref rng),
        At = Now,
    };

    private static ResourceSignals Resource(GraphId app) => new()
    {
        Audiences = [new Audience { AppId = app, Attributes = [], IsAgentResource = false, AgentBlueprintId = GraphId.None, TrafficProfile = GraphId.None }],
        UserAction = GraphId.None,
        AuthenticationContexts = [],
        ClientKind = ClientKind.Public,
    };

    private static ClientSignals Client(ref SplitMix64 rng) => new()
    {
        Platform = rng.Weighted(50, 12, 15, 13, 5, 5) switch
        {
            0 => DevicePlatform.Windows,
            1 => DevicePlatform.MacOS,
            2 => DevicePlatform.IOS,
            3 => DevicePlatform.Android,
            4 => DevicePlatform.Linux,
            _ => DevicePlatform.Other,
        },
        AppType = rng.Weighted(50, 40, 4, 6) switch
        {
            0 => ClientAppType.Browser,
            1 => ClientAppType.MobileAppsAndDesktopClients,
            2 => ClientAppType.ExchangeActiveSync,
            _ => ClientAppType.Other,
        },
        TransferMethod = TransferMethod.None,
        OriginalTransferMethod = TransferMethod.None,
        RequestKind = RequestKind.Interactive,
    };

    private static NetworkSignals Network(ref SplitMix64 rng, WorkloadWorld world) => new()
    {
        ClientAddress = WorkloadAddresses.Address(ref rng, world.Locations),
        Country = world.Country(ref rng, 0.8),
        GpsCountry = CountryCode.Unmapped,
        IsCompliantNetwork = false,
    };

    private static RiskSignals Risk(ref SplitMix64 rng) => new()
    {
        SignIn = rng.Weighted(90, 5, 3, 2) switch { 0 => RiskLevel.None, 1 => RiskLevel.Low, 2 => RiskLevel.Medium, _ => RiskLevel.High },
        User = rng.Weighted(93, 3, 2, 2) switch { 0 => RiskLevel.None, 1 => RiskLevel.Low, 2 => RiskLevel.Medium, _ => RiskLevel.High },
        ServicePrincipal = RiskLevel.None,
        Agent = RiskLevel.None,
        Insider = InsiderRiskLevel.None,
    };

    private static AuthenticationSignals Authentication(ref SplitMix64 rng)
    {
        bool mfa = rng.Chance(0.6);
        // Half of the sessions are minutes old, the others hours or days.
        DateTimeOffset proven = Now - TimeSpan.FromHours(rng.Weighted(50, 20, 20, 10) switch { 0 => 0.2, 1 => 3, 2 => 15, _ => 100 });
        AuthenticationMethods second = rng.Chance(0.2) ? AuthenticationMethods.Fido2 : AuthenticationMethods.MicrosoftAuthenticatorPush;
        return new AuthenticationSignals
        {
            Methods = mfa ? AuthenticationMethods.Password | second : AuthenticationMethods.Password,
            PerformedIn = AuthenticationPlace.ResourceTenant,
            HasMfaClaim = mfa,
            MfaAt = mfa ? proven : null,
            PrimaryAt = proven,
            SessionStart = proven,
            RegisteredMethods = Every,
            RegistrableMethods = Every,
            Fido2Aaguid = GraphId.None,
            UsesApprovedApp = rng.Chance(0.05),
            HasAppProtection = rng.Chance(0.05),
            SupportsAppProtection = true,
            AcceptedTerms = [],
            CompletedCustomControls = [],
            PasswordChanged = false,
            RiskRemediated = false,
            VerifiedIdPresented = false,
        };
    }
}
