namespace ConditionalAccess.Compliance;

/// <summary>The compliance of one device without its reasons: what the compiled engine gives without allocating. <c>default</c> has no access.</summary>
public readonly struct ComplianceVerdict
{
    /// <summary>Who decides about the device.</summary>
    public ComplianceOwner Owner { get; init; }

    /// <summary>The state that administrators see.</summary>
    public ComplianceState ReportedState { get; init; }

    /// <summary>The earlier state that a reported error holds; null when none is held.</summary>
    public ComplianceState? HeldState { get; init; }

    /// <summary>Whether the device counts as compliant for access.</summary>
    public bool AccessCompliant { get; init; }

    /// <summary>The Entra attribute <c>isCompliant</c>; null for a device that nobody manages.</summary>
    public bool? IsCompliant { get; init; }

    /// <summary>The Entra attribute <c>isManaged</c>.</summary>
    public bool IsManaged { get; init; }

    /// <summary>When the earliest grace period ends; null when no policy is in grace.</summary>
    public DateTimeOffset? ComplianceGracePeriodExpirationDateTime { get; init; }

    /// <summary>When the device stops counting as compliant without new contact; null when Intune does not evaluate it.</summary>
    public DateTimeOffset? ComplianceExpirationDateTime { get; init; }

    /// <summary>The next instant at which something changes without new facts; null when nothing does.</summary>
    public DateTimeOffset? NextTransitionAt { get; init; }

    /// <summary>What happens then.</summary>
    public TransitionCause NextTransitionCause { get; init; }

    /// <summary>The policy concerned by the next transition; <c>default</c> when none is.</summary>
    public GraphId NextTransitionPolicyId { get; init; }

    /// <summary>True when access differs from the record's; false without a record.</summary>
    public bool AccessChanged { get; init; }

    /// <summary>How many actions are due now, skipped ones included.</summary>
    public int DueActions { get; init; }
}
