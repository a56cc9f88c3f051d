using ConditionalAccess.Compliance;
using ConditionalAccess.Explaining;

namespace ConditionalAccess;

/// <summary>The compliance of a device as text, as JSON and as an explanation.</summary>
public static class ComplianceExplanation
{
    /// <summary>State, reasons, since and until when, and what to do, as lines of text for people; control characters are escaped.</summary>
    /// <param name="compliance">The evaluation.</param>
    public static string ToText(this DeviceCompliance compliance) => ExplainedDevice.Of(compliance).ToString();

    /// <summary>The whole evaluation as one JSON object in Graph's words, with every setting, the due actions and the record for the next evaluation.</summary>
    /// <param name="compliance">The evaluation.</param>
    public static string ToJson(this DeviceCompliance compliance)
    {
        ArgumentNullException.ThrowIfNull(compliance);
        return DeviceComplianceJson.Write(compliance);
    }

    /// <summary>What fails and what can be done about it.</summary>
    /// <param name="compliance">The evaluation.</param>
    public static ExplainedDevice Explain(this DeviceCompliance compliance) => ExplainedDevice.Of(compliance);
}
