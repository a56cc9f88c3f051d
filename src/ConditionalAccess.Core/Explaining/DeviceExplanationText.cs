using System.Text;
using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Json;

namespace ConditionalAccess.Explaining;

/// <summary>The explanation of a device as lines of text for people.</summary>
internal static class DeviceExplanationText
{
    public static string Write(ExplainedDevice device, string indent)
    {
        var text = new StringBuilder();
        foreach (string line in Lines(device)) text.Append(indent).Append(DiagnosticText.Escape(line)).Append('\n');
        return text.ToString();
    }

    /// <summary>An instant in UTC.</summary>
    public static string Instant(DateTimeOffset instant) => IsoDate.Write(instant.ToUniversalTime());

    private static List<string> Lines(ExplainedDevice device)
    {
        DeviceCompliance compliance = device.Compliance;
        List<string> lines = [Headline(compliance), "  evaluated " + Instant(compliance.EvaluatedAt) + " by " + Owner(compliance.Owner)];
        if (device.NotCompliantSince is { } since) lines.Add("  not compliant since " + Instant(since));
        if (device.GraceEndedAt is { } ended && ended != device.NotCompliantSince) lines.Add("  grace ended " + Instant(ended));
        if (Until(compliance) is { } until) lines.Add(until);
        if (!compliance.Causes.IsEmpty) lines.Add("  no access because of: " + string.Join(", ", compliance.Causes.Select(c => Cause(c, compliance))));
        lines.AddRange(device.Settings.Select(Setting));
        lines.AddRange(device.Steps.Select(step => "  to do: " + step));
        if (compliance.NextTransition is { } next) lines.Add("  next change " + Instant(next.At) + ": " + ExplanationWords.Of(next.Cause) + OfPolicy(next.PolicyId, compliance));
        lines.AddRange(compliance.Notes.Select(note => "  note: " + note.Text));
        return lines;
    }

    private static string Headline(DeviceCompliance compliance)
    {
        string held = compliance.HeldState is { } state ? " (" + ExplanationWords.Of(state) + " is held)" : "";
        return "device " + compliance.DeviceId + ": " + ExplanationWords.Of(compliance.ReportedState) + held + (compliance.AccessCompliant ? ", access" : ", no access");
    }

    private static string Owner(ComplianceOwner owner) => owner switch
    {
        ComplianceOwner.Intune => "Intune",
        ComplianceOwner.ConfigurationManager => "Configuration Manager",
        ComplianceOwner.Partner => "a compliance partner",
        _ => "nobody",
    };

    private static string? Until(DeviceCompliance compliance)
    {
        if (!compliance.AccessCompliant) return null;
        if (compliance.ComplianceGracePeriodExpirationDateTime is { } grace) return "  access until " + Instant(grace) + ", when the grace period ends";
        return compliance.ComplianceExpirationDateTime is { } contact ? "  access until " + Instant(contact) + " without new contact" : null;
    }

    private static string Cause(ComplianceCause cause, DeviceCompliance compliance)
        => ExplanationWords.Of(cause.Kind) + (cause.Setting is null ? "" : " " + cause.Setting) + OfPolicy(cause.PolicyId, compliance);

    private static string OfPolicy(GraphId id, DeviceCompliance compliance)
    {
        if (!id.IsKnown) return "";
        string? name = compliance.Policies.FirstOrDefault(p => p.PolicyId == id)?.DisplayName;
        return " of " + (name is null ? id.ToString() : DiagnosticText.Quote(name));
    }

    private static string Setting(ExplainedSetting setting)
    {
        SettingCompliance result = setting.Result;
        var text = new StringBuilder("  setting ").Append(result.Setting);
        if (setting.PolicyId.IsKnown) text.Append(" of ").Append(setting.PolicyName is null ? setting.PolicyId.ToString() : DiagnosticText.Quote(setting.PolicyName));
        if (setting.ContextId.IsNone) text.Append(" for the system account");
        text.Append(": ").Append(ExplanationWords.Of(result.State));
        if (result.IsHeld && !result.IsAged && result.ErrorSince is { } since) text.Append(", holds the earlier state since ").Append(Instant(since));
        if (result.RequiredValue is { } required) text.Append(", requires ").Append(DiagnosticText.Quote(required));
        if (result.Expression is null && result.CurrentValue is { } current) text.Append(", has ").Append(DiagnosticText.Quote(current));
        if (result.Expression is { } expression) text.Append(", ").Append(DiagnosticText.Escape(CustomExplanation.Write(expression)));
        if (setting.ObservedAt is { } observed) text.Append(", seen ").Append(Instant(observed));
        if (result.Reason is { } reason) text.Append(", ").Append(reason);
        if (result.ErrorCode is { } code) text.Append(System.Globalization.CultureInfo.InvariantCulture, $", error {code}");
        return text.ToString();
    }
}
