namespace ConditionalAccess;

/// <summary>The kinds of things a policy can require, in the documented prompt order (spec 6.6).</summary>
public enum RequirementKind : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Deny; never satisfied.</summary>
    Block,

    /// <summary>Sign in again: the primary authentication is older than the sign-in frequency.</summary>
    Reauthenticate,

    /// <summary>Multifactor authentication.</summary>
    Mfa,

    /// <summary>An authentication strength, named by id.</summary>
    AuthenticationStrength,

    /// <summary>A compliant device.</summary>
    CompliantDevice,

    /// <summary>A Microsoft Entra hybrid joined device.</summary>
    DomainJoinedDevice,

    /// <summary>An approved client app.</summary>
    ApprovedApplication,

    /// <summary>An app with an app protection policy.</summary>
    CompliantApplication,

    /// <summary>A secure password change.</summary>
    PasswordChange,

    /// <summary>Risk remediation.</summary>
    RiskRemediation,

    /// <summary>Terms of use, named by id.</summary>
    TermsOfUse,

    /// <summary>A custom control, named by id.</summary>
    CustomControl,

    /// <summary>Presentation of a verified id.</summary>
    VerifiedId,

    /// <summary>A control word that was not understood, named by its text; never satisfied.</summary>
    UnknownControl,

    /// <summary>Token protection: the request must be bound to the device.</summary>
    TokenProtection,

    /// <summary>A GPS position that was refused, or cannot be trusted (spec 2.2); never satisfied.</summary>
    GpsLocation,
}

/// <summary>One thing a policy requires.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Which one, for strengths, terms of use, custom controls and unknown words; else <c>default</c>.</param>
public readonly record struct RequirementItem(RequirementKind Kind, GraphId Id = default) : IComparable<RequirementItem>
{
    /// <summary>Prompt order: by kind, then by id.</summary>
    /// <param name="other">The other item.</param>
    public int CompareTo(RequirementItem other) => Kind != other.Kind ? Kind.CompareTo(other.Kind) : GraphId.Compare(Id, other.Id);

    /// <summary>Order as <see cref="CompareTo"/>.</summary>
    public static bool operator <(RequirementItem left, RequirementItem right) => left.CompareTo(right) < 0;

    /// <summary>Order as <see cref="CompareTo"/>.</summary>
    public static bool operator <=(RequirementItem left, RequirementItem right) => left.CompareTo(right) <= 0;

    /// <summary>Order as <see cref="CompareTo"/>.</summary>
    public static bool operator >(RequirementItem left, RequirementItem right) => left.CompareTo(right) > 0;

    /// <summary>Order as <see cref="CompareTo"/>.</summary>
    public static bool operator >=(RequirementItem left, RequirementItem right) => left.CompareTo(right) >= 0;

    /// <summary>Graph's word, with the id in parentheses where there is one: <c>mfa</c>, <c>termsOfUse(...)</c>.</summary>
    public override string ToString()
    {
        string word = Kind == RequirementKind.VerifiedId ? "verifiedID" : char.ToLowerInvariant(Kind.ToString()[0]) + Kind.ToString()[1..];
        return Id.IsKnown ? word + "(" + Id + ")" : word;
    }
}
