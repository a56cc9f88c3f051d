namespace ConditionalAccess.Diagnostics;

public static partial class DiagnosticCodes
{
    /// <summary>A device has no id.</summary>
    public const string DeviceWithoutId = "CAP2101";

    /// <summary>Two devices have one id.</summary>
    public const string DuplicateDevice = "CAP2102";

    /// <summary>The document is neither a device nor a list of devices.</summary>
    public const string NotDevices = "CAP2103";

    /// <summary>A device has a member that is no fact.</summary>
    public const string UnknownFact = "CAP2104";

    /// <summary>A fact has the wrong JSON type.</summary>
    public const string WrongFactType = "CAP2105";

    /// <summary>A fact is given by a word that is not one of its words.</summary>
    public const string UnknownFactWord = "CAP2106";

    /// <summary>A number is none that the fact can have.</summary>
    public const string FactOutOfRange = "CAP2107";

    /// <summary>A fact is no instant.</summary>
    public const string UnreadableFactInstant = "CAP2108";

    /// <summary>A number or flag is written as text; it is read.</summary>
    public const string FactAsText = "CAP2109";

    /// <summary>An instant has no offset; it is read as UTC.</summary>
    public const string FactInstantWithoutOffset = "CAP2110";

    /// <summary>Two members say different things of one fact.</summary>
    public const string ContradictingFacts = "CAP2111";

    /// <summary>A threat state names no connector.</summary>
    public const string ThreatStateWithoutConnector = "CAP2112";

    /// <summary>A context, or a part of a record, names no account.</summary>
    public const string NoAccount = "CAP2113";

    /// <summary>Two entries of a list are about the same thing.</summary>
    public const string DuplicateFactEntry = "CAP2114";

    /// <summary>An entry of a list cannot be used.</summary>
    public const string UnusableFactEntry = "CAP2115";

    /// <summary>There are more devices than the limit.</summary>
    public const string TooManyDevices = "CAP2116";

    /// <summary>An evaluation record lacks something.</summary>
    public const string IncompleteRecord = "CAP2117";

    /// <summary>A fact is completed from other words of Graph, as the options ask.</summary>
    public const string FactFromGraph = "CAP2118";

    /// <summary>A file of a folder holds no device and is skipped.</summary>
    public const string NoDevices = "CAP2119";
}
