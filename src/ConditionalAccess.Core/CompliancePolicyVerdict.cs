using ConditionalAccess.Compliance;

namespace ConditionalAccess;

/// <summary>The result of one policy for one account of a device, without its reasons.</summary>
public readonly struct CompliancePolicyVerdict
{
    /// <summary>The policy.</summary>
    public GraphId PolicyId { get; init; }

    /// <summary>The user, or <see cref="GraphId.None"/> for the system account.</summary>
    public GraphId ContextId { get; init; }

    /// <summary>The state of its settings.</summary>
    public ComplianceStatus State { get; init; }

    /// <summary>The state with grace taken into account.</summary>
    public ComplianceStatus EffectiveState { get; init; }

    /// <summary>When the current non-compliance began; null when there is none.</summary>
    public DateTimeOffset? EpisodeStart { get; init; }

    /// <summary>When its grace ends; null when there is none.</summary>
    public DateTimeOffset? GraceExpiration { get; init; }

    /// <summary>True for the failing result of a policy that is no longer assigned, kept until the next sync.</summary>
    public bool IsRemoved { get; init; }

    /// <summary>True when the policy takes part in the state of the device.</summary>
    public bool IsApplicable { get; init; }

    /// <summary>How many configured settings it has.</summary>
    public int SettingCount { get; init; }
}

/// <summary>The result of one setting, without its reason.</summary>
public readonly struct ComplianceSettingVerdict
{
    /// <summary>The id: the name in Graph, <c>custom:</c> and a name, or the name of a built-in check.</summary>
    public string Setting { get; init; }

    /// <summary>What it is about.</summary>
    public ComplianceSettingKind Kind { get; init; }

    /// <summary>The result.</summary>
    public ComplianceStatus State { get; init; }

    /// <summary>For an error: true when the device or script reported it, so that it holds the earlier state for seven days.</summary>
    public bool IsHeld { get; init; }

    /// <summary>For a held error: true when the seven days are over, so that it counts as failing.</summary>
    public bool IsAged { get; init; }

    /// <summary>For a held error: since when; null otherwise.</summary>
    public DateTimeOffset? ErrorSince { get; init; }
}
