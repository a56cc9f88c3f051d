namespace ConditionalAccess.Compliance;

/// <summary>
/// What one evaluation leaves for the next (spec 12.11). The host stores it by device id; a device without one is new.
/// </summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record ComplianceRecord
{
    /// <summary>The instant of the evaluation.</summary>
    public required DateTimeOffset EvaluatedAt { get; init; }

    /// <summary>The state it reported.</summary>
    public ComplianceState ReportedState { get; init; }

    /// <summary>The state that an error held; null when none was.</summary>
    public ComplianceState? HeldState { get; init; }

    /// <summary>Whether the device had access.</summary>
    public bool AccessCompliant { get; init; }

    /// <summary>Periods of non-compliance that go on.</summary>
    public ValueArray<ComplianceEpisode> Episodes { get; init; }

    /// <summary>Reported errors that go on.</summary>
    public ValueArray<HeldError> Errors { get; init; }
}

/// <summary>A period of non-compliance of one policy for one account.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="ContextId">The user, or <see cref="GraphId.None"/> for the system account.</param>
/// <param name="EpisodeStart">When it began.</param>
/// <param name="GraceExpiration">When its grace ends.</param>
/// <param name="FiredActions">Actions that have been due.</param>
public sealed record ComplianceEpisode(GraphId PolicyId, GraphId ContextId, DateTimeOffset EpisodeStart, DateTimeOffset GraceExpiration, ValueArray<FiredAction> FiredActions = default);

/// <summary>An action that has been due; it is not due again in the same episode.</summary>
/// <param name="ActionType">The action.</param>
/// <param name="Hours">Its configured hours.</param>
/// <param name="NotificationTemplateId">Its template.</param>
public sealed record FiredAction(ComplianceActionType ActionType, int Hours, GraphId NotificationTemplateId = default);

/// <summary>A reported error of one setting that goes on.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="ContextId">The user, or <see cref="GraphId.None"/> for the system account.</param>
/// <param name="Setting">The setting.</param>
/// <param name="ErrorSince">Since when.</param>
public sealed record HeldError(GraphId PolicyId, GraphId ContextId, string Setting, DateTimeOffset ErrorSince);
