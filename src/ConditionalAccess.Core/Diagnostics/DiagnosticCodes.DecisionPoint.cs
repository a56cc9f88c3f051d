namespace ConditionalAccess.Diagnostics;

public static partial class DiagnosticCodes
{
    /// <summary>Reloading found no policy, so everything would be allowed.</summary>
    public const string ReloadWithoutPolicies = "CAP3001";

    /// <summary>The files changed while they were read.</summary>
    public const string FilesChanging = "CAP3002";

    /// <summary>A file that held policies is no longer a file, or can no longer be reached without following a link.</summary>
    public const string FileReplaced = "CAP3003";

    /// <summary>Loading ended with a fault that is not a fault of the files.</summary>
    public const string ReloadFault = "CAP3004";
}
