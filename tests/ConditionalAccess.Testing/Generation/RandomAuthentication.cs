using ConditionalAccess.Signals;

namespace ConditionalAccess.Testing.Generation;

/// <summary>Proofs given and possible.</summary>
internal static class RandomAuthentication
{
    private const AuthenticationMethods Password = AuthenticationMethods.Password;
    private const AuthenticationMethods AllMethods = (AuthenticationMethods)0x2FFFF;

    private static readonly AuthenticationMethods[] Used =
    [
        Password, Password, Password | AuthenticationMethods.MicrosoftAuthenticatorPush, Password | AuthenticationMethods.MicrosoftAuthenticatorPush,
        Password | AuthenticationMethods.SoftwareOath, Password | AuthenticationMethods.Sms, AuthenticationMethods.Fido2, AuthenticationMethods.Fido2,
        AuthenticationMethods.WindowsHelloForBusiness, AuthenticationMethods.X509CertificateMultiFactor, AuthenticationMethods.X509CertificateSingleFactor | Password,
        AuthenticationMethods.DeviceBasedPush, AuthenticationMethods.FederatedMultiFactor, AuthenticationMethods.FederatedSingleFactor | AuthenticationMethods.Voice,
        AuthenticationMethods.Sms, AuthenticationMethods.None, AuthenticationMethods.Email, Password | AuthenticationMethods.Fido2 | AuthenticationMethods.Sms,
    ];

    public static AuthenticationSignals Create(ref SignInDraw draw)
    {
        DateTimeOffset start = RandomTimes.Before(ref draw.Rng, draw.Now);
        return new AuthenticationSignals
        {
            Methods = draw.Knows() ? Methods(ref draw) : null,
            PerformedIn = draw.Knows() ? draw.Rng.Pick<AuthenticationPlace>([AuthenticationPlace.HomeTenant, AuthenticationPlace.ResourceTenant]) : AuthenticationPlace.Unknown,
            HasMfaClaim = draw.Proof(),
            MfaAt = draw.Knows() ? RandomTimes.Before(ref draw.Rng, draw.Now) : null,
            PrimaryAt = draw.Knows() ? RandomTimes.Before(ref draw.Rng, draw.Now) : null,
            SessionStart = draw.Knows() ? start : null,
            RegisteredMethods = draw.Rng.Chance(0.7) ? Registered(ref draw) : null,
            RegistrableMethods = draw.Rng.Chance(0.6) ? Registered(ref draw) : null,
            Fido2Aaguid = draw.Knows() ? draw.Rng.Chance(0.1) ? GraphId.None : draw.Id(default, Pool.KeyModels) : default,
            CertificateIssuerSki = draw.Knows() ? draw.Rng.Pick(Pool.Issuers) : null,
            CertificatePolicyOids = draw.Knows() ? draw.Rng.Some<string>(Pool.PolicyOids, 0, 7) : default,
            UsesApprovedApp = draw.Proof(),
            HasAppProtection = draw.Proof(),
            AcceptedTerms = draw.Knows() ? Terms(ref draw, start) : default,
            CompletedCustomControls = draw.Knows() ? draw.Rng.Some<GraphId>(Pool.CustomControls, 0, draw.Rng.Chance(draw.Proven) ? 4 : 1) : default,
            PasswordChanged = draw.Proof(),
            RiskRemediated = draw.Proof(),
            VerifiedIdPresented = draw.Proof(),
            SupportsAppProtection = draw.Proof(),
        };
    }

    private static AuthenticationMethods Methods(ref SignInDraw draw)
        => draw.Rng.Chance(0.06) ? (AuthenticationMethods)draw.Rng.Below(1 << 18) & AllMethods : draw.Rng.Pick(Used);

    private static AuthenticationMethods Registered(ref SignInDraw draw) => draw.Rng.Weighted(40, 35, 15, 10) switch
    {
        0 => AllMethods,
        1 => draw.Rng.Pick(Used) | draw.Rng.Pick(Used) | draw.Rng.Pick(Used),
        2 => Password,
        _ => AuthenticationMethods.None,
    };

    private static ValueArray<TermsAcceptance> Terms(ref SignInDraw draw, DateTimeOffset start)
    {
        int most = draw.Rng.Chance(draw.Proven) ? 5 : 1;
        var accepted = new TermsAcceptance[draw.Rng.Between(most == 5 ? 2 : 0, most)];
        for (int i = 0; i < accepted.Length; i++)
        {
            DateTimeOffset? expires = draw.Rng.Chance(0.6) ? null : RandomTimes.Around(ref draw.Rng, draw.Rng.Chance(0.5) ? start : draw.Now);
            accepted[i] = new TermsAcceptance(draw.Rng.Pick(Pool.Terms), expires, draw.Rng.Chance(0.2) ? draw.Rng.Pick(Pool.Devices) : default);
        }

        return new ValueArray<TermsAcceptance>(accepted);
    }
}
