namespace ConditionalAccess.Diagnostics;

public static partial class DiagnosticCodes
{
    /// <summary>A sign-in document has a member that is not known.</summary>
    public const string UnknownSignInMember = "CAP4001";

    /// <summary>A signal is given by a word that is not known.</summary>
    public const string UnknownSignalWord = "CAP4002";

    /// <summary>A signal has the wrong JSON type.</summary>
    public const string WrongSignalType = "CAP4003";

    /// <summary>A signal is null where only leaving it out means "not known".</summary>
    public const string NullSignal = "CAP4004";

    /// <summary>A signal is an empty text.</summary>
    public const string EmptySignal = "CAP4005";

    /// <summary>A signal is no strict IP address.</summary>
    public const string UnreadableSignalAddress = "CAP4006";

    /// <summary>A signal is no country code.</summary>
    public const string UnreadableSignalCountry = "CAP4007";

    /// <summary>A signal is no instant with an offset.</summary>
    public const string UnreadableSignalInstant = "CAP4008";

    /// <summary>An entry of <c>notKnown</c> names no signal.</summary>
    public const string NotKnownNamesNoSignal = "CAP4009";

    /// <summary>A signal is given and declared not known in one sign-in.</summary>
    public const string KnownAndNotKnown = "CAP4010";

    /// <summary>Two sign-ins have one name.</summary>
    public const string DuplicateSignInName = "CAP4011";

    /// <summary>More than fifteen extension attributes are given.</summary>
    public const string TooManyExtensionAttributes = "CAP4012";

    /// <summary>The document is neither a sign-in nor a list of sign-ins.</summary>
    public const string NotSignIns = "CAP4013";
}
