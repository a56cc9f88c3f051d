using System.Globalization;
using System.Text;
using ConditionalAccess.Compliance;

namespace ConditionalAccess.Testing;

/// <summary>Results of compliance as canonical text, one line for each thing that was decided. Instants are printed as distances from an origin.</summary>
internal static class ComplianceText
{
    /// <summary>Everything decided but the next transition, the due actions, the change and the notes.</summary>
    /// <param name="result">The result.</param>
    /// <param name="origin">The origin of instants.</param>
    /// <param name="explains">False: states only, without what explains them.</param>
    public static string Of(DeviceCompliance result, DateTimeOffset origin, bool explains = true)
    {
        var lines = new List<string>
        {
            $"device {result.DeviceId}: {result.Owner}, {result.ReportedState}, held {result.HeldState}, access {result.AccessCompliant}, isCompliant {result.IsCompliant}, isManaged {result.IsManaged}",
            $"grace until {Instant(result.ComplianceGracePeriodExpirationDateTime, origin)}, contact until {Instant(result.ComplianceExpirationDateTime, origin)}",
            "causes " + string.Join(", ", result.Causes),
        };
        foreach (PolicyCompliance policy in result.Policies) AddPolicy(lines, policy, origin, explains);
        foreach (SettingCompliance check in result.BuiltInChecks) lines.Add("built-in " + (explains ? Setting(check, origin) : State(check, origin)));
        AddRecord(lines, result.Record, origin);
        lines.Sort(StringComparer.Ordinal);
        return string.Join('\n', lines);
    }

    /// <summary>What the compiled form decides, without the next transition, the due actions and the change.</summary>
    public static string Of(in ComplianceVerdict v, DateTimeOffset origin)
        => $"{v.Owner}, {v.ReportedState}, held {v.HeldState}, access {v.AccessCompliant}, isCompliant {v.IsCompliant}, isManaged {v.IsManaged}\n"
            + $"grace until {Instant(v.ComplianceGracePeriodExpirationDateTime, origin)}, contact until {Instant(v.ComplianceExpirationDateTime, origin)}";

    /// <summary>The state of one setting without what only explains it.</summary>
    public static string State(SettingCompliance setting, DateTimeOffset origin)
        => $"{setting.Setting}: {setting.Kind}, {setting.State}, held {setting.IsHeld}, aged {setting.IsAged}, since {Instant(setting.ErrorSince, origin)}";

    /// <summary>The record without the instant of its evaluation.</summary>
    public static void AddRecord(List<string> lines, ComplianceRecord record, DateTimeOffset origin)
    {
        lines.Add($"record: {record.ReportedState}, held {record.HeldState}, access {record.AccessCompliant}");
        foreach (ComplianceEpisode episode in record.Episodes)
        {
            string fired = string.Join(", ", episode.FiredActions.Select(f => $"{f.ActionType} {f.Hours} {f.NotificationTemplateId}").Order(StringComparer.Ordinal));
            lines.Add($"episode {episode.PolicyId} {Context(episode.ContextId)}: {Instant(episode.EpisodeStart, origin)} to {Instant(episode.GraceExpiration, origin)}, fired {fired}");
        }

        foreach (HeldError error in record.Errors) lines.Add($"error {error.PolicyId} {Context(error.ContextId)} {error.Setting} since {Instant(error.ErrorSince, origin)}");
    }

    /// <summary>An instant as ticks from the origin.</summary>
    public static string Instant(DateTimeOffset? instant, DateTimeOffset origin)
        => instant is { } known ? (known.UtcTicks - origin.UtcTicks).ToString(CultureInfo.InvariantCulture) : "never";

    public static string Context(GraphId id) => !id.IsKnown ? "(not known)" : id.IsNone ? "system" : id.ToString();

    private static void AddPolicy(List<string> lines, PolicyCompliance policy, DateTimeOffset origin, bool explains)
    {
        string name = $"policy {policy.PolicyId} {Context(policy.ContextId)}";
        lines.Add($"{name}: {policy.State}, effective {policy.EffectiveState}, episode {Instant(policy.EpisodeStart, origin)} to {Instant(policy.GraceExpiration, origin)}, "
            + $"versions {policy.CalculatedVersion} {policy.LatestVersion}, removed {policy.IsRemoved}, applicable {policy.IsApplicable}");
        foreach (SettingCompliance setting in policy.Settings) lines.Add(name + " " + (explains ? Setting(setting, origin) : State(setting, origin)));
    }

    private static string Setting(SettingCompliance setting, DateTimeOffset origin)
    {
        bool isCustom = setting.Setting.StartsWith("custom:", StringComparison.Ordinal);
        // Texts of instants move with the origin, unless a script printed them.
        bool hasInstant = !isCustom && setting.Sources.Any(e => IsInstant(e.Value));
        var text = new StringBuilder(State(setting, origin)).Append($", code {setting.ErrorCode}, reason {Reason(setting.Reason)}, required ").Append(Pieces(setting.RequiredValue)).Append(", current ").Append(hasInstant ? "an instant" : Pieces(setting.CurrentValue));
        IEnumerable<string> sources = setting.Sources.Select(e => $"{e.Fact} = {(hasInstant && IsInstant(e.Value) ? "an instant" : Pieces(e.Value))} at {Instant(e.ObservedAt, origin)}");
        return text.Append(", from ").AppendJoin("; ", sources.Order(StringComparer.Ordinal)).Append(setting.Remediation?.Title).Append(setting.MoreInfoUrl).ToString();
    }

    // Of several faults of custom rules the first of the document is told.
    private static string? Reason(string? reason) => reason?.StartsWith("customRules:", StringComparison.Ordinal) == true ? "customRules" : reason;

    // Lists are shown as the policy or the device gave them; their order decides nothing.
    private static string? Pieces(string? value) => value is null ? null : string.Join(", ", value.Split([',', ';']).Select(piece => piece.Trim()).Order(StringComparer.Ordinal));

    private static bool IsInstant(string? value)
        => value is { Length: >= 20 } && value[10] == 'T' && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _);
}
