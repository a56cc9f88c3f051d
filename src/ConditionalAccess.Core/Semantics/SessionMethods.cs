using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 3.3-1, 3.3-12, 3.3-15: the methods of the session that count; those certain to count, and those that may.</summary>
internal readonly record struct SessionMethods(AuthenticationMethods Certain, AuthenticationMethods Possible)
{
    private const AuthenticationMethods FirstFactors = AuthenticationMethods.Password | AuthenticationMethods.FederatedSingleFactor;

    private const AuthenticationMethods InResourceTenant = AuthenticationMethods.Sms | AuthenticationMethods.Voice
        | AuthenticationMethods.MicrosoftAuthenticatorPush | AuthenticationMethods.SoftwareOath;

    private const AuthenticationMethods AtHome = InResourceTenant | AuthenticationMethods.DeviceBasedPush | AuthenticationMethods.HardwareOath
        | AuthenticationMethods.Fido2 | AuthenticationMethods.WindowsHelloForBusiness
        | AuthenticationMethods.X509CertificateSingleFactor | AuthenticationMethods.X509CertificateMultiFactor;

    public static SessionMethods Of(ReferenceContext context, UserKind kind)
    {
        AuthenticationMethods certain = context.SignIn.Authentication.Methods ?? AuthenticationMethods.None;
        AuthenticationMethods possible = context.SignIn.Authentication.Methods ?? ~AuthenticationMethods.None;
        if (!UserKinds.IsExternal(kind)) return new(certain, possible);
        bool trusted = context.SignIn.Trust.Mfa;
        // The verified first factor counts wherever it was performed.
        AuthenticationMethods counting = FirstFactors | (trusted ? AtHome : InResourceTenant);
        AuthenticationPlace wanted = trusted ? AuthenticationPlace.HomeTenant : AuthenticationPlace.ResourceTenant;
        AuthenticationPlace place = context.SignIn.Authentication.PerformedIn;
        return new(
            certain & (place == wanted ? counting : FirstFactors),
            possible & (place == wanted || place == AuthenticationPlace.Unknown ? counting : FirstFactors));
    }

    /// <summary>Whether every method of a combination was used. A method that was not understood never was.</summary>
    public Truth Include(AuthenticationMethods combination)
    {
        if (combination.HasFlag(AuthenticationMethods.UnknownFutureValue)) return Truth.No;
        if ((combination & ~Certain) == 0) return Truth.Yes;
        return (combination & ~Possible) == 0 ? Truth.Unknown : Truth.No;
    }
}
