namespace ConditionalAccess.Diagnostics;

public static partial class DiagnosticCodes
{
    /// <summary>A document holds no app protection policy.</summary>
    public const string AppProtectionNothingFound = "CAP2200";

    /// <summary>There is no app protection policy, so that no app counts as protected.</summary>
    public const string AppProtectionSetEmpty = "CAP2201";

    /// <summary>An object of another kind among app protection policies; it is skipped.</summary>
    public const string AppProtectionOtherSkipped = "CAP2202";

    /// <summary>The type of an app protection policy is not known, so that it counts on every platform.</summary>
    public const string AppProtectionTypeUnknown = "CAP2203";

    /// <summary>An app protection policy does not say its type, which was found from its surroundings.</summary>
    public const string AppProtectionTypeInferred = "CAP2204";

    /// <summary>Two app protection policies have one id; both count.</summary>
    public const string AppProtectionIdTwice = "CAP2205";

    /// <summary>A value of conditional launch cannot be read, so that the check is never passed.</summary>
    public const string AppProtectionValueUnreadable = "CAP2206";

    /// <summary>A property that looks like a check of conditional launch is not known, so that it blocks.</summary>
    public const string AppProtectionCheckUnknown = "CAP2207";

    /// <summary>A check of conditional launch names an action that it does not offer, which counts as block.</summary>
    public const string AppProtectionActionNotOffered = "CAP2208";

    /// <summary>An app protection policy comes without apps or assignments.</summary>
    public const string AppProtectionPartMissing = "CAP2209";

    /// <summary>An entry of the apps of a policy names no app.</summary>
    public const string AppProtectionAppUnreadable = "CAP2210";

    /// <summary>An assignment of an app protection policy is not understood, which leaves open whom it reaches.</summary>
    public const string AppProtectionAssignmentUnknown = "CAP2211";
}
