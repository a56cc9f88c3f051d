using ConditionalAccess.Compliance;
using ConditionalAccess.Explaining;

namespace ConditionalAccess;

/// <summary>Why a device stands as it does: its state, since and until when, what fails, and what its user can do. Immutable and thread-safe.</summary>
public sealed record ExplainedDevice
{
    /// <summary>The whole evaluation.</summary>
    public required DeviceCompliance Compliance { get; init; }

    /// <summary>Since when some policy is not met; null when none is, or that is not known.</summary>
    public DateTimeOffset? NotCompliantSince { get; init; }

    /// <summary>When the first grace period ended; null when none has.</summary>
    public DateTimeOffset? GraceEndedAt { get; init; }

    /// <summary>Settings that fail or could not be evaluated, policy by policy, then built-in checks.</summary>
    public ValueArray<ExplainedSetting> Settings { get; init; }

    /// <summary>What can be done, each sentence once, the most pressing first.</summary>
    public ValueArray<string> Steps { get; init; }

    /// <summary>Explains an evaluation.</summary>
    /// <param name="compliance">The evaluation.</param>
    public static ExplainedDevice Of(DeviceCompliance compliance)
    {
        ArgumentNullException.ThrowIfNull(compliance);
        return DeviceExplanation.Build(compliance, []);
    }

    /// <summary>The explanation as lines of text for people; control characters are escaped.</summary>
    public override string ToString() => DeviceExplanationText.Write(this, "");

    /// <summary>The explanation as one JSON object.</summary>
    public string ToJson() => DeviceExplanationJson.Write(this);
}
