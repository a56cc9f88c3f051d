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

    private const AuthenticationMethods AllMethods = ~AuthenticationMethods.None;

    /// <summary>Null: the strength was not supplied, and nobody knows what satisfies it.</summary>
    public required StrengthCombination[]? Combinations { get; init; }

    /// <summary>Whether the methods that count for a user of a kind satisfy it, before freshness.</summary>
    public Truth Matches(in SignIn signIn, UserKind kind)
    {
        if (Combinations is null) return Truth.Unknown;
        AuthenticationMethods? used = signIn.Authentication.Methods;
        if (!ExternalUsers.IsExternal(kind)) return Met(used, AllMethods, in signIn);
        (AuthenticationPlace place, AuthenticationMethods column) = Column(in signIn);
        Truth there = Met(used, column, in signIn);
        if (signIn.Authentication.PerformedIn == place) return there;
        Truth elsewhere = Met(used, FirstFactors, in signIn);
        if (signIn.Authentication.PerformedIn != AuthenticationPlace.Unknown) return elsewhere;
        return there == elsewhere ? there : Truth.Unknown;
    }

    /// <summary>Whether the user has, or may register, methods that satisfy it.</summary>
    /// <param name="signIn">The sign-in.</param>
    /// <param name="kind">The user's kind.</param>
    /// <param name="isStale">Whether what was used is too old to count.</param>
    public bool IsUsable(in SignIn signIn, UserKind kind, bool isStale)
    {
        if (Combinations is null) return true;
        AuthenticationMethods used = isStale ? AuthenticationMethods.None : SurelyUsed(in signIn, kind);
        bool anything = signIn.Authentication.RegisteredMethods is null || signIn.Authentication.RegistrableMethods is null;
        AuthenticationMethods within = anything
            ? AllMethods
            : used | signIn.Authentication.RegisteredMethods!.Value | signIn.Authentication.RegistrableMethods!.Value;
        // Windows Hello for Business cannot be asked for: it counts when it was used already.
        if ((used & AuthenticationMethods.WindowsHelloForBusiness) == 0) within &= ~AuthenticationMethods.WindowsHelloForBusiness;
        return AnyWithin(within);
    }

    private static AuthenticationMethods SurelyUsed(in SignIn signIn, UserKind kind)
    {
        AuthenticationMethods used = signIn.Authentication.Methods.GetValueOrDefault();
        if (!ExternalUsers.IsExternal(kind)) return used;
        (AuthenticationPlace place, AuthenticationMethods column) = Column(in signIn);
        return used & (signIn.Authentication.PerformedIn == place ? column : FirstFactors);
    }

    // Methods of external users count by where they were performed (spec 3.3-12, 3.3-15).
    private static (AuthenticationPlace Place, AuthenticationMethods Column) Column(in SignIn signIn) => signIn.Trust.Mfa
        ? (AuthenticationPlace.HomeTenant, HomeColumn)
        : (AuthenticationPlace.ResourceTenant, ResourceColumn);

    // Methods that are not known may be any of those that count.
    private Truth Met(AuthenticationMethods? used, AuthenticationMethods counting, in SignIn signIn)
    {
        AuthenticationSignals authentication = signIn.Authentication;
        AuthenticationMethods methods = (used ?? AllMethods) & counting;
        foreach (StrengthCombination combination in Combinations!)
        {
            if (!combination.IsWithin(methods) || !combination.Holds(in authentication)) continue;
            return used is null ? Truth.Unknown : Truth.Yes;
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
