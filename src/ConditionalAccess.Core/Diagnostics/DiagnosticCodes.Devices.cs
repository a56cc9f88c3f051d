namespace ConditionalAccess.Diagnostics;

public static partial class DiagnosticCodes
{
    /// <summary>A device has no id.</summary>
    public const string DeviceWithoutId = "CAP2301";

    /// <summary>Two devices have one id.</summary>
    public const string DuplicateDevice = "CAP2302";

    /// <summary>The document is neither a device nor a list of devices.</summary>
    public const string NotDevices = "CAP2303";

    /// <summary>A device has a member that is no fact.</summary>
    public const string UnknownFact = "CAP2304";

    /// <summary>A fact has the wrong JSON type.</summary>
    public const string WrongFactType = "CAP2305";

    /// <summary>A fact is given by a word that is not one of its words.</summary>
    public const string UnknownFactWord = "CAP2306";

    /// <summary>A number is none that the fact can have.</summary>
    public const string FactOutOfRange = "CAP2307";

    /// <summary>A fact is no instant.</summary>
    public const string UnreadableFactInstant = "CAP2308";

    /// <summary>A number or flag is written as text; it is read.</summary>
    public const string FactAsText = "CAP2309";

    /// <summary>An instant has no offset; it is read as UTC.</summary>
    public const string FactInstantWithoutOffset = "CAP2310";

    /// <summary>Two members say different things of one fact.</summary>
    public const string ContradictingFacts = "CAP2311";

    /// <summary>A threat state names no connector.</summary>
    public const string ThreatStateWithoutConnector = "CAP2312";

    /// <summary>A context, or a part of a record, names no account.</summary>
    public const string NoAccount = "CAP2313";

    /// <summary>Two entries of a list are about the same thing.</summary>
    public const string DuplicateFactEntry = "CAP2314";

    /// <summary>An entry of a list cannot be used.</summary>
    public const string UnusableFactEntry = "CAP2315";

    /// <summary>There are more devices than the limit.</summary>
    public const string TooManyDevices = "CAP2316";

    /// <summary>An evaluation record lacks something.</summary>
    public const string IncompleteRecord = "CAP2317";

    /// <summary>A fact is completed from other words of Graph, as the options ask.</summary>
    public const string FactFromGraph = "CAP2318";

    /// <summary>A file of a folder holds no device and is skipped.</summary>
    public const string NoDevices = "CAP2319";
}
