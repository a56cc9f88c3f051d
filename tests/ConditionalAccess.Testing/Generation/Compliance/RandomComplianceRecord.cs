using ConditionalAccess.Compliance;

namespace ConditionalAccess.Testing.Generation.Compliance;

/// <summary>Records of an earlier evaluation: consistent ones, ones that contradict themselves, and none.</summary>
internal sealed class RandomComplianceRecord(ComplianceConfiguration configuration, ComplianceOptions options)
{
    private static readonly ComplianceState[] s_states = [.. Enum.GetValues<ComplianceState>(), (ComplianceState)200];

    private readonly ComplianceTimes _times = new(configuration, options);

    /// <summary>A record, or null for a new device.</summary>
    public ComplianceRecord? Create(ref SplitMix64 rng, DeviceFacts device, DateTimeOffset now)
    {
        if (rng.Chance(0.2)) return null;
        ComplianceState state = rng.Chance(0.65) ? ComplianceState.Compliant : rng.Pick(s_states);
        bool held = rng.Chance(0.15);
        bool hadAccess = state is ComplianceState.Compliant or ComplianceState.InGracePeriod || held;
        return new ComplianceRecord
        {
            EvaluatedAt = Evaluated(ref rng, device, now),
            ReportedState = held ? ComplianceState.Error : state,
            HeldState = held ? rng.Pick(s_states) : null,
            AccessCompliant = rng.Chance(0.9) ? hadAccess : !hadAccess,
            Episodes = Episodes(ref rng, device, now),
            Errors = Errors(ref rng, device, now),
        };
    }

    private DateTimeOffset Evaluated(ref SplitMix64 rng, DeviceFacts device, DateTimeOffset now) => rng.Weighted(60, 15, 20, 4, 1) switch
    {
        0 => ComplianceTimes.Shift(now, -TimeSpan.FromHours(1).Ticks),
        1 => _times.Border(ref rng, now),
        2 => ComplianceTimes.Shift(device.LastSyncDateTime ?? now, rng.Between(-1, 1)),
        3 => ComplianceTimes.Shift(now, TimeSpan.FromHours(rng.Below(48)).Ticks),
        _ => rng.Chance(0.5) ? DateTimeOffset.MinValue : DateTimeOffset.MaxValue,
    };

    private ValueArray<ComplianceEpisode> Episodes(ref SplitMix64 rng, DeviceFacts device, DateTimeOffset now)
    {
        var episodes = new List<ComplianceEpisode>();
        foreach (CompliancePolicy policy in configuration.Policies)
        {
            foreach (GraphId context in Contexts(ref rng, device))
            {
                if (rng.Chance(0.3)) episodes.Add(Episode(ref rng, policy, policy.Id, context, now));
            }
        }

        if (rng.Chance(0.1)) episodes.Add(Episode(ref rng, null, rng.Pick(CompliancePool.RemovedPolicies), rng.Chance(0.5) ? GraphId.None : rng.Pick(CompliancePool.Users), now));
        // A record that says two things of one: the order must not decide.
        if (episodes.Count > 0 && rng.Chance(0.02)) episodes.Add(episodes[0] with { EpisodeStart = _times.Border(ref rng, now), GraceExpiration = _times.Later(ref rng, now) });
        return episodes.Count == 0 && rng.Chance(0.5) ? default : ValueArray.From(episodes);
    }

    private ComplianceEpisode Episode(ref SplitMix64 rng, CompliancePolicy? policy, GraphId id, GraphId context, DateTimeOffset now)
    {
        DateTimeOffset start = rng.Chance(0.9) ? _times.Border(ref rng, now) : _times.Later(ref rng, now);
        int[] hours = policy is null ? [24] : [.. policy.ScheduledActions.Where(a => a.ActionType.Value == ComplianceActionType.Block).Select(a => a.GracePeriodHours)];
        long grace = rng.Chance(0.85) ? Math.Max(0, hours.Length == 0 ? 0 : hours.Min()) : rng.Below(100);
        return new ComplianceEpisode(id, context, start, ComplianceTimes.Shift(start, TimeSpan.TicksPerHour * Math.Min(grace, 100_000_000)), Fired(ref rng, policy));
    }

    private static ValueArray<FiredAction> Fired(ref SplitMix64 rng, CompliancePolicy? policy)
    {
        var fired = new List<FiredAction>();
        if (policy is not null)
        {
            foreach (ScheduledAction action in policy.ScheduledActions)
            {
                if (Enum.IsDefined(action.ActionType.Value) && rng.Chance(0.4)) fired.Add(new FiredAction(action.ActionType.Value, action.GracePeriodHours, action.NotificationTemplateId));
            }
        }

        return fired.Count == 0 && rng.Chance(0.5) ? default : ValueArray.From(fired.Distinct());
    }

    private ValueArray<HeldError> Errors(ref SplitMix64 rng, DeviceFacts device, DateTimeOffset now)
    {
        var errors = new List<HeldError>();
        foreach (CompliancePolicy policy in configuration.Policies)
        {
            foreach (GraphId context in Contexts(ref rng, device))
            {
                foreach (ComplianceSetting setting in policy.Settings)
                {
                    if (!rng.Chance(0.25)) continue;
                    string[] rows = setting.Value is CustomComplianceValue { Rules.IsEmpty: false } custom ? [.. custom.Rules.Select(r => r.SettingId).Distinct(StringComparer.Ordinal)] : [setting.Name];
                    foreach (string row in rows) errors.Add(new HeldError(policy.Id, context, row, Since(ref rng, now)));
                }
            }
        }

        if (errors.Count > 0 && rng.Chance(0.02)) errors.Add(errors[0] with { ErrorSince = Since(ref rng, now) });
        return errors.Count == 0 && rng.Chance(0.5) ? default : ValueArray.From(errors);
    }

    private DateTimeOffset Since(ref SplitMix64 rng, DateTimeOffset now) => rng.Chance(0.6) ? ComplianceTimes.Shift(now, -TimeSpan.FromDays(7).Ticks + rng.Between(-1, 1)) : _times.Border(ref rng, now);

    private static GraphId[] Contexts(ref SplitMix64 rng, DeviceFacts device)
    {
        if (!device.Contexts.IsEmpty) return [.. device.Contexts.Select(c => c.UserId).Distinct()];
        GraphId one = device.UserId.IsKnown ? device.UserId : GraphId.None;
        return rng.Chance(0.03) ? [rng.Pick(CompliancePool.Users)] : [one];
    }
}
