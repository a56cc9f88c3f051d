using ConditionalAccess.Compliance;

namespace ConditionalAccess.Testing;

/// <summary>What both evaluators of compliance must agree in, one line for each thing: everything but reasons, values, evidence and notes.</summary>
internal static class ComplianceOutcome
{
    /// <summary>The outcome of a full result.</summary>
    public static List<string> Of(DeviceCompliance result)
    {
        var lines = new List<string>
        {
            $"device {result.DeviceId} {result.Owner}, {result.ReportedState}, held {result.HeldState}, access {result.AccessCompliant}, isCompliant {result.IsCompliant}, isManaged {result.IsManaged}",
            $"grace until {result.ComplianceGracePeriodExpirationDateTime?.UtcDateTime:O}, contact until {result.ComplianceExpirationDateTime?.UtcDateTime:O}",
            $"next {result.NextTransition?.At.UtcDateTime:O}, {result.NextTransition?.Cause}, {result.NextTransition?.PolicyId}",
            $"changed from {result.Change?.WasCompliant} to {result.Change?.IsCompliant}",
        };
        foreach (PolicyCompliance policy in result.Policies)
        {
            string name = Name(policy.PolicyId, policy.ContextId);
            lines.Add($"{name}: {policy.State}, {policy.EffectiveState}, {Period(policy.EpisodeStart, policy.GraceExpiration)}, removed {policy.IsRemoved}, applicable {policy.IsApplicable}");
            lines.AddRange(policy.Settings.Select(s => name + " " + Setting(s)));
        }

        lines.AddRange(result.BuiltInChecks.Select(Setting));
        lines.AddRange(result.Actions.Select(Action));
        lines.AddRange(Of(result.Record));
        return lines;
    }

    /// <summary>The first line in which two outcomes differ; null when they are equal.</summary>
    public static string? Difference(List<string> expected, List<string> actual)
    {
        for (int i = 0; i < Math.Max(expected.Count, actual.Count); i++)
        {
            string one = i < expected.Count ? expected[i] : "(nothing)", other = i < actual.Count ? actual[i] : "(nothing)";
            if (!string.Equals(one, other, StringComparison.Ordinal)) return $"expected {one}\nactual   {other}";
        }

        return null;
    }

    private static string Period(DateTimeOffset? start, DateTimeOffset? end) => start is null ? "no episode" : $"from {start?.UtcDateTime:O} to {end?.UtcDateTime:O}";

    private static string Name(GraphId policy, GraphId context) => $"policy {policy} of {(context.IsNone ? "system" : context.IsKnown ? context.ToString() : "somebody")}";

    private static string Setting(SettingCompliance s) => $"{s.Setting}: {s.Kind}, {s.State}, held {s.IsHeld}, aged {s.IsAged}, since {s.ErrorSince?.UtcDateTime:O}";

    private static string Action(DueAction a) => $"due {a.PolicyId} {a.ActionType} {a.Hours} {a.NotificationTemplateId} at {a.DueAt.UtcDateTime:O} {a.SkippedBecause}";

    private static List<string> Of(ComplianceRecord record) =>
    [
        $"record {record.ReportedState}, held {record.HeldState}, access {record.AccessCompliant}, at {record.EvaluatedAt.UtcDateTime:O}",
        .. record.Episodes.Select(e => $"episode {Name(e.PolicyId, e.ContextId)} {Period(e.EpisodeStart, e.GraceExpiration)}, fired {Fired(e.FiredActions)}"),
        .. record.Errors.Select(e => $"error {Name(e.PolicyId, e.ContextId)} {e.Setting} since {e.ErrorSince.UtcDateTime:O}"),
    ];

    private static string Fired(ValueArray<FiredAction> actions)
        => string.Join(", ", actions.Select(f => $"{f.ActionType} {f.Hours} {f.NotificationTemplateId}").Order(StringComparer.Ordinal));
}
