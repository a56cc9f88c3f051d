using ConditionalAccess.Explaining;

namespace ConditionalAccess;

/// <summary>Why a sign-in was decided as it was: every policy with its reasons, and what would grant access.</summary>
/// <remarks>Immutable and thread-safe. The same sign-in and policies give the same text and JSON on every machine.</remarks>
public sealed record Explanation
{
    /// <summary>The mode it was decided in.</summary>
    public EvaluationMode Mode { get; init; }

    /// <summary>The outcome.</summary>
    public required DecisionOutcome Outcome { get; init; }

    /// <summary>The sign-in error; null unless blocked.</summary>
    public int? FailureCode { get; init; }

    /// <summary>The sign-in log's word for all enabled policies together.</summary>
    public ConditionalAccessStatus Status { get; init; }

    /// <summary>What is still required; every entry is needed.</summary>
    public ValueArray<ExplainedRequirement> Requirements { get; init; }

    /// <summary>
    /// The fewest additional proofs that would grant access, in prompt order; empty when nothing is missing, null when access is blocked.
    /// </summary>
    public ValueArray<RequirementItem>? SmallestProof { get; init; }

    /// <summary>Session controls merged; in force only when access is granted.</summary>
    public SessionControlResult SessionControls { get; init; }

    /// <summary>Global Secure Access filtering profiles, ordered by id.</summary>
    public ValueArray<GraphId> FilteringProfiles { get; init; }

    /// <summary>Conditions of enabled policies whose value is not known.</summary>
    public PolicyConditions MissingConditions { get; init; }

    /// <summary>Required items of which it is not known whether they are satisfied.</summary>
    public ValueArray<RequirementItem> MissingItems { get; init; }

    /// <summary>True when something missing or not understood counted as restricting.</summary>
    public bool RestsOnUnknown => MissingConditions != PolicyConditions.None || !MissingItems.IsEmpty;

    /// <summary>Requested authentication contexts that are granted.</summary>
    public ValueArray<GraphId> GrantedContexts { get; init; }

    /// <summary>Requested authentication contexts that no applying policy protects; they are not granted.</summary>
    public ValueArray<GraphId> UnprotectedContexts { get; init; }

    /// <summary>Hints to the enforcement point.</summary>
    public DecisionHints Hints { get; init; }

    /// <summary>Every policy, in document order.</summary>
    public ValueArray<ExplainedPolicy> Policies { get; init; }

    /// <summary>
    /// The compliance of the device, where one was given and an applying policy requires a compliant device that nothing stands in for; null otherwise.
    /// </summary>
    public ExplainedDevice? Device { get; init; }

    /// <summary>The whole explanation as lines of text for people; control characters are escaped.</summary>
    public override string ToString() => ExplanationText.Write(this);

    /// <summary>The whole explanation as one JSON object in Graph's words.</summary>
    public string ToJson() => ExplanationJson.Write(this);
}
