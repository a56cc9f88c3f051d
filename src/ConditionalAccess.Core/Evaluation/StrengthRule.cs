using System.Numerics;
using System.Runtime.CompilerServices;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>One allowed combination of methods with the restrictions on it (spec 3.3).</summary>
/// <param name="Methods">The methods; all must be used.</param>
/// <param name="Restrictions">Restrictions that apply to it; all must hold.</param>
internal sealed record StrengthCombination(AuthenticationMethods Methods, MethodRestriction[] Restrictions)
{
    // A combination of nothing, or with a method that is not understood, is never met.
    public bool IsPossible => Methods != AuthenticationMethods.None && (Methods & AuthenticationMethods.UnknownFutureValue) == 0;

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

    /// <summary>Every method: those that are not known may be any.</summary>
    public const AuthenticationMethods AllMethods = ~AuthenticationMethods.None;

    private readonly bool _isKnown;
    private readonly MethodGroup[] _all;
    private readonly MethodGroup[] _unrestricted;
    private readonly StrengthCombination[] _restricted;

    /// <param name="combinations">What satisfies it; null: the strength was not supplied, and nobody knows.</param>
    public StrengthRule(StrengthCombination[]? combinations)
    {
        _isKnown = combinations is not null;
        StrengthCombination[] possible = Array.FindAll(combinations ?? [], c => c.IsPossible);
        _all = MethodGroup.Of(possible);
        _unrestricted = MethodGroup.Of(Array.FindAll(possible, c => c.Restrictions.Length == 0));
        _restricted = Array.FindAll(possible, c => c.Restrictions.Length > 0);
    }

    /// <summary>Whether methods are all that matters: it was supplied, and has no restrictions.</summary>
    public bool IsUnrestricted => _isKnown && _restricted.Length == 0;

    /// <summary>The combinations without restrictions.</summary>
    public IReadOnlyList<MethodGroup> Unrestricted => _unrestricted;

    /// <summary>Whether the methods that count for a user of a kind satisfy it, before freshness.</summary>
    public Truth Matches(in SignIn signIn, UserKind kind)
    {
        if (!_isKnown) return Truth.Unknown;
        AuthenticationMethods? used = signIn.AuthenticationInPlace.Methods;
        if (!ExternalUsers.IsExternal(kind)) return Met(used, AllMethods, in signIn.AuthenticationInPlace);
        (AuthenticationPlace place, AuthenticationMethods column) = Column(in signIn);
        Truth there = Met(used, column, in signIn.AuthenticationInPlace);
        if (signIn.AuthenticationInPlace.PerformedIn == place) return there;
        Truth elsewhere = Met(used, FirstFactors, in signIn.AuthenticationInPlace);
        if (signIn.AuthenticationInPlace.PerformedIn != AuthenticationPlace.Unknown) return elsewhere;
        return there == elsewhere ? there : Truth.Unknown;
    }

    /// <summary>The same for a user who authenticates in this tenant.</summary>
    public Truth MatchesInternal(in AuthenticationSignals authentication) => _isKnown ? Met(authentication.Methods, AllMethods, in authentication) : Truth.Unknown;

    /// <summary>Whether the user has, or may register, methods that satisfy it.</summary>
    /// <param name="signIn">The sign-in.</param>
    /// <param name="kind">The user's kind.</param>
    /// <param name="isStale">Whether what was used is too old to count.</param>
    public bool IsUsable(in SignIn signIn, UserKind kind, bool isStale)
        => CanBeMetBy(Usable(in signIn.AuthenticationInPlace, isStale ? AuthenticationMethods.None : SurelyUsed(in signIn, kind)));

    /// <summary>Whether some methods satisfy it, restrictions aside.</summary>
    public bool CanBeMetBy(AuthenticationMethods methods) => !_isKnown || MethodGroup.AnyWithin(_all, methods);

    /// <summary>The methods that the user has, or may register.</summary>
    /// <param name="authentication">What is known.</param>
    /// <param name="used">The methods that were used and still count.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AuthenticationMethods Usable(in AuthenticationSignals authentication, AuthenticationMethods used)
    {
        AuthenticationMethods within = authentication.RegisteredMethods is { } registered && authentication.RegistrableMethods is { } registrable
            ? used | registered | registrable
            : AllMethods;
        // Windows Hello for Business cannot be asked for: it counts when it was used already.
        return (used & AuthenticationMethods.WindowsHelloForBusiness) == 0 ? within & ~AuthenticationMethods.WindowsHelloForBusiness : within;
    }

    private static AuthenticationMethods SurelyUsed(in SignIn signIn, UserKind kind)
    {
        AuthenticationMethods used = signIn.AuthenticationInPlace.Methods.GetValueOrDefault();
        if (!ExternalUsers.IsExternal(kind)) return used;
        (AuthenticationPlace place, AuthenticationMethods column) = Column(in signIn);
        return used & (signIn.AuthenticationInPlace.PerformedIn == place ? column : FirstFactors);
    }

    // Methods of external users count by where they were performed (spec 3.3-12, 3.3-15).
    private static (AuthenticationPlace Place, AuthenticationMethods Column) Column(in SignIn signIn) => signIn.TrustInPlace.Mfa
        ? (AuthenticationPlace.HomeTenant, HomeColumn)
        : (AuthenticationPlace.ResourceTenant, ResourceColumn);

    // Methods that are not known may be any of those that count.
    private Truth Met(AuthenticationMethods? used, AuthenticationMethods counting, in AuthenticationSignals authentication)
    {
        AuthenticationMethods methods = (used ?? AllMethods) & counting;
        bool isMet = MethodGroup.AnyWithin(_unrestricted, methods) || (_restricted.Length > 0 && AnyRestricted(methods, in authentication));
        return isMet ? used is null ? Truth.Unknown : Truth.Yes : Truth.No;
    }

    private bool AnyRestricted(AuthenticationMethods methods, in AuthenticationSignals authentication)
    {
        foreach (StrengthCombination combination in _restricted)
        {
            if ((methods & combination.Methods) == combination.Methods && combination.Holds(in authentication)) return true;
        }

        return false;
    }
}

/// <summary>Combinations that differ in one method: all of one set, and one of another.</summary>
/// <param name="All">Every one of these.</param>
/// <param name="Any">And at least one of these.</param>
internal readonly record struct MethodGroup(AuthenticationMethods All, AuthenticationMethods Any)
{
    public static MethodGroup[] Of(StrengthCombination[] combinations)
    {
        var groups = new MethodGroup[combinations.Length];
        int count = 0;
        foreach (StrengthCombination combination in combinations)
        {
            MethodGroup wanted = Split(combination.Methods, combinations);
            int known = 0;
            while (known < count && groups[known].All != wanted.All) known++;
            if (known == count) groups[count++] = wanted;
            else groups[known] = wanted with { Any = groups[known].Any | wanted.Any };
        }

        return groups[..count];
    }

    // Takes one method out so that what is left is common to as many combinations as possible.
    private static MethodGroup Split(AuthenticationMethods methods, StrengthCombination[] combinations)
    {
        MethodGroup best = default;
        int most = 0;
        for (int bit = 0; bit < 32; bit++)
        {
            AuthenticationMethods one = methods & (AuthenticationMethods)(1 << bit), rest = methods & ~one;
            if (one == AuthenticationMethods.None) continue;
            int count = Array.FindAll(combinations, c => (c.Methods & rest) == rest && BitOperations.PopCount(unchecked((uint)(c.Methods & ~rest))) == 1).Length;
            if (count > most) (best, most) = (new MethodGroup(rest, one), count);
        }

        return best;
    }

    public static bool AnyWithin(MethodGroup[] groups, AuthenticationMethods methods)
    {
        foreach (MethodGroup group in groups)
        {
            if ((methods & group.All) == group.All && (methods & group.Any) != 0) return true;
        }

        return false;
    }
}
