namespace ConditionalAccess.Diagnostics;

public static partial class DiagnosticCodes
{
    /// <summary>A what-if request has a member that is not known.</summary>
    public const string UnknownRequestMember = "CAP4101";

    /// <summary>A what-if request says something by a word that is not known.</summary>
    public const string UnknownRequestWord = "CAP4102";

    /// <summary>A member of a what-if request has the wrong JSON type.</summary>
    public const string WrongRequestType = "CAP4103";

    /// <summary>A member that a what-if request needs is missing or empty.</summary>
    public const string MissingRequestMember = "CAP4104";

    /// <summary>The identity or context of a what-if request does not say of which type it is, or says one that is not known.</summary>
    public const string UnknownRequestType = "CAP4105";

    /// <summary>The address of a what-if request is no strict IP address.</summary>
    public const string UnreadableRequestAddress = "CAP4106";

    /// <summary>The country of a what-if request is no country code.</summary>
    public const string UnreadableRequestCountry = "CAP4107";

    /// <summary>The authentication context of a what-if request is none of <c>c1</c> to <c>c99</c>.</summary>
    public const string UnreadableRequestContext = "CAP4108";

    /// <summary>A what-if request gives several words where one sign-in has one.</summary>
    public const string SeveralRequestWords = "CAP4109";

    /// <summary>The document is no what-if request.</summary>
    public const string NotWhatIfRequest = "CAP4110";
}
