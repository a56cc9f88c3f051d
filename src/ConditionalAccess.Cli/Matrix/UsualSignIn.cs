using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Cli.Matrix;

/// <summary>The sign-in that every cell starts from. Nothing that a policy can ask about is left open, except what only a tenant can tell.</summary>
internal static class UsualSignIn
{
    public const string Description = "usual: Windows, browser, unmanaged device, outside every named location, no risk, password given; users are in no other named group or role";

    // Any instant will do: proofs are given at the same one.
    private static readonly DateTimeOffset s_now = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    private static readonly AuthenticationMethods s_everyMethod = Enum.GetValues<AuthenticationMethods>().Aggregate(static (a, b) => a | b) & ~AuthenticationMethods.UnknownFutureValue;

    public static SignIn Of(TenantConfiguration tenant) => new()
    {
        Subject = SubjectKind.User,
        Resource = new()
        {
            UserAction = GraphId.None,
            AuthenticationContexts = [],
            Scopes = ["Files.Read"],
            ClientAppId = "any-client",
            ClientKind = ClientKind.Confidential,
        },
        Client = new()
        {
            AppType = ClientAppType.Browser,
            Platform = DevicePlatform.Windows,
            TransferMethod = TransferMethod.None,
            OriginalTransferMethod = TransferMethod.None,
            RequestKind = RequestKind.Interactive,
        },
        Network = Places.Elsewhere(tenant),
        Device = new() { IsRegistered = false, IsCompliant = false, IsIntuneManaged = false, IsRequestBound = false },
        Risk = new() { SignIn = RiskLevel.None, User = RiskLevel.None, Insider = InsiderRiskLevel.None, ServicePrincipal = RiskLevel.None, Agent = RiskLevel.None },
        Authentication = new()
        {
            Methods = AuthenticationMethods.Password,
            PerformedIn = AuthenticationPlace.ResourceTenant,
            HasMfaClaim = false,
            PrimaryAt = s_now,
            SessionStart = s_now,
            RegisteredMethods = s_everyMethod,
            RegistrableMethods = s_everyMethod,
            UsesApprovedApp = false,
            HasAppProtection = false,
            SupportsAppProtection = false,
            AcceptedTerms = [],
            CompletedCustomControls = [],
            PasswordChanged = false,
            RiskRemediated = false,
            VerifiedIdPresented = false,
        },
        At = s_now,
    };
}
