using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>One allowed combination of methods with the restrictions on it (spec 3.3).</summary>
/// <param name="Methods">The methods; all must be used.</param>
/// <param name="Restrictions">Restrictions that apply to it; all must hold.</param>
internal sealed record StrengthCombination(AuthenticationMethods Methods, MethodRestriction[] Restrictions)
{
    // A combination of nothing, or with a method that is not understood, is never met.
    public bool IsWithin(AuthenticationMethods methods)
        => Methods != AuthenticationMethods.None && (Methods & AuthenticationMethods.UnknownFutureValue) == 0 && (methods & Methods) == Methods;

    public bool Holds(in AuthenticationSignals authentication)
    {
        foreach (MethodRestriction restriction in Restrictions)
        {
            if (!restriction.Holds(in authentication)) return false;
        }

        return true;
    }
}

/// <summary>A restriction to key models, certificate issuers or certificate policies (spec 3.3-4, 3.3-5).</summary>
internal sealed class MethodRestriction
{
    private const int PoliciesConsidered = 5;

    /// <summary>Allowed key models; null: not a key restriction.</summary>
    public HashSet<GraphId>? Aaguids { get; init; }

    public HashSet<string>? IssuerSkis { get; init; }

    public HashSet<string>? PolicyOids { get; init; }

    /// <summary>A restriction that is not understood never holds.</summary>
    public bool IsUnderstood { get; init; }

    public bool Holds(in AuthenticationSignals authentication)
    {
        if (!IsUnderstood) return false;
        if (Aaguids is not null && !(authentication.Fido2Aaguid.IsKnown && Aaguids.Contains(authentication.Fido2Aaguid))) return false;
        if (IssuerSkis is not null && !(authentication.CertificateIssuerSki is { } ski && IssuerSkis.Contains(ski))) return false;
        return PolicyOids is null || HasPolicy(authentication.CertificatePolicyOids);
    }

    private bool HasPolicy(ValueArray<string> oids)
    {
        foreach (string oid in oids)
        {
            if (PolicyOids!.Contains(oid) && RankOf(oid, oids) < PoliciesConsidered) return true;
        }

        return false;
    }

    private static int RankOf(string oid, ValueArray<string> oids)
    {
        int rank = 0;
        foreach (string other in oids)
        {
            if (string.CompareOrdinal(other, oid) < 0) rank++;
        }

        return rank;
    }
}

/// <summary>An authentication strength, ready to be checked (spec 3.3).</summary>
internal sealed class StrengthRule
{
    private const AuthenticationMethods FirstFactors = AuthenticationMethods.Password | AuthenticationMethods.FederatedSingleFactor;
    private const AuthenticationMethods ResourceColumn = FirstFactors | AuthenticationMethods.Sms | AuthenticationMethods.Voice
        | AuthenticationMethods.MicrosoftAuthenticatorPush | AuthenticationMethods.SoftwareOath;
    private const AuthenticationMethods HomeColumn = ResourceColumn | AuthenticationMethods.DeviceBasedPush | AuthenticationMethods.HardwareOath
        | AuthenticationMethods.Fido2 | AuthenticationMethods.WindowsHelloForBusiness
        | AuthenticationMethods.X509CertificateSingleFactor | AuthenticationMethods.X509CertificateMultiFactor;

    /// <summary>Null: the strength was not supplied, and nobody knows what satisfies it.</summary>
    public required StrengthCombination[]? Combinations { get; init; }

    /// <summary>Whether the methods used satisfy it, before freshness.</summary>
    public Truth Matches(in SignIn signIn, Truth isExternal)
    {
        if (signIn.User.IdentityProvider is not (IdentityProvider.Unknown or IdentityProvider.Entra)) return Truth.No;
        if (Combinations is null) return isExternal == Truth.Yes && IsClosedToDirectConnect(in signIn) ? Truth.No : Truth.Unknown;
        if (isExternal == Truth.No) return Met(signIn.Authentication.Methods, in signIn);
        Truth external = MatchesExternal(in signIn);
        if (isExternal == Truth.Yes) return external;
        return external == Met(signIn.Authentication.Methods, in signIn) ? external : Truth.Unknown;
    }

    /// <summary>Whether the user has, or may register, methods that satisfy it.</summary>
    public bool IsUsable(in AuthenticationSignals authentication)
    {
        if (Combinations is null) return true;
        if (Combinations.Length == 0) return false;
        if (authentication.RegisteredMethods is not { } registered || authentication.RegistrableMethods is not { } registrable) return true;
        AuthenticationMethods promptable = (registered | registrable) & ~AuthenticationMethods.WindowsHelloForBusiness;
        return AnyWithin(promptable | authentication.Methods.GetValueOrDefault());
    }

    /// <summary>Whether a set of methods meets a strength without restrictions.</summary>
    public bool IsMetBy(AuthenticationMethods methods) => AnyWithin(methods);

    public static bool IsClosedToDirectConnect(in SignIn signIn) => signIn.User.Kind == UserKind.B2bDirectConnectUser && !signIn.Trust.Mfa;

    // Methods of external users count by where they were performed (spec 3.3-12, 3.3-15).
    private Truth MatchesExternal(in SignIn signIn)
    {
        if (IsClosedToDirectConnect(in signIn)) return Truth.No;
        AuthenticationMethods? used = signIn.Authentication.Methods;
        (AuthenticationPlace place, AuthenticationMethods column) = signIn.Trust.Mfa
            ? (AuthenticationPlace.HomeTenant, HomeColumn)
            : (AuthenticationPlace.ResourceTenant, ResourceColumn);
        Truth there = Met(used & column, in signIn);
        if (signIn.Authentication.PerformedIn == place) return there;
        Truth elsewhere = Met(used & FirstFactors, in signIn);
        if (signIn.Authentication.PerformedIn != AuthenticationPlace.Unknown) return elsewhere;
        return there == elsewhere ? there : Truth.Unknown;
    }

    private Truth Met(AuthenticationMethods? used, in SignIn signIn)
    {
        if (Combinations!.Length == 0) return Truth.No;
        if (used is not { } methods) return Truth.Unknown;
        AuthenticationSignals authentication = signIn.Authentication;
        foreach (StrengthCombination combination in Combinations)
        {
            if (combination.IsWithin(methods) && combination.Holds(in authentication)) return Truth.Yes;
        }

        return Truth.No;
    }

    private bool AnyWithin(AuthenticationMethods methods)
    {
        foreach (StrengthCombination combination in Combinations!)
        {
            if (combination.IsWithin(methods)) return true;
        }

        return false;
    }
}
