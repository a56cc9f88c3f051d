namespace ConditionalAccess;

/// <summary>The word of the sign-in log for all enabled policies together (Graph <c>conditionalAccessStatus</c>, spec 8.1).</summary>
public enum ConditionalAccessStatus : byte
{
    /// <summary>Not decided.</summary>
    None = 0,

    /// <summary>Some enabled policy applied, and all that applied are satisfied.</summary>
    Success,

    /// <summary>Some enabled policy that applied is not satisfied.</summary>
    Failure,

    /// <summary>No enabled policy applied.</summary>
    NotApplied,
}
