using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using ConditionalAccess.Testing.Generation.Compliance;

namespace ConditionalAccess.Properties;

/// <summary>Compliance spec 13: the promise of the next transition, and that the order of policies decides nothing.</summary>
public sealed class ComplianceTransitionTests
{
    private const ulong Seed = 20260615;
    private const int Sets = 200, DevicesPerSet = 20;

    /// <summary>With the same facts and the record carried forward nothing changes before the announced instant.</summary>
    [Fact]
    public void Nothing_changes_before_the_next_transition()
        => ComplianceDifferential.Run(Seed, Sets, DevicesPerSet, (configuration, options) => (facts, record, now) =>
        {
            DeviceCompliance first = ComplianceReference.Evaluate(configuration, options, facts, record, now);
            DateTimeOffset end = first.NextTransition?.At ?? ReferenceInput.Add(now, TimeSpan.FromDays(4000));
            // A contact that lies in the future takes removed policies away when its time comes; nothing announces that, it is no fact.
            if (facts.LastSyncDateTime > now) return new ComparedDevice(null, first.Record, end);
            string? broken = first.NextTransition is not null && end <= now ? "the next transition is not in the future" : null;
            foreach (DateTimeOffset later in new[] { ReferenceInput.Add(now, TimeSpan.FromTicks(1)), now + ((end - now) / 2), ReferenceInput.Add(end, TimeSpan.FromTicks(-1)) })
            {
                if (broken is null && later > now && later < end) broken = Changed(first, ComplianceReference.Evaluate(configuration, options, facts, first.Record, later));
            }

            return new ComparedDevice(broken, first.Record, first.NextTransition?.At);
        });

    /// <summary>Policies, assignments, reports, connectors and accounts may come in any order.</summary>
    [Fact]
    public void The_order_of_lists_decides_nothing()
        => ComplianceDifferential.Run(Seed + 1, Sets, DevicesPerSet, (configuration, options) => (facts, record, now) =>
        {
            DeviceCompliance one = ComplianceReference.Evaluate(configuration, options, facts, record, now);
            DeviceCompliance other = ComplianceReference.Evaluate(Turned(configuration), options, Turned(facts), record, now);
            return new ComparedDevice(Changed(one, other) ?? (Actions(one) == Actions(other) ? null : $"actions {Actions(one)} became {Actions(other)}"), one.Record, one.NextTransition?.At);
        });

    private static string? Changed(DeviceCompliance first, DeviceCompliance second)
    {
        if (first.EvaluatedAt != second.EvaluatedAt && !second.Actions.IsEmpty) return "an action fell due: " + Actions(second);
        string before = Outcome(first), after = Outcome(second);
        return before == after ? null : $"{before}\nbecame\n{after}";
    }

    private static string Outcome(DeviceCompliance c) => string.Join('\n', c.Policies.Select(p =>
        $"{p.PolicyId} {p.ContextId} {p.State} {p.EffectiveState} {p.EpisodeStart:O} {p.GraceExpiration:O}: {string.Join(", ", p.Settings.Select(s => $"{s.Setting} {s.State} {s.IsAged}"))}")
        .Append(string.Join(", ", c.BuiltInChecks.Select(b => b.State)))
        .Append($"{c.Owner} {c.ReportedState} {c.HeldState} {c.AccessCompliant} {c.ComplianceGracePeriodExpirationDateTime:O} {c.NextTransition}"));

    private static string Actions(DeviceCompliance c) => string.Join(", ", c.Actions);

    private static ComplianceConfiguration Turned(ComplianceConfiguration c) => c with
    {
        Policies = ValueArray.From(c.Policies.Reverse().Select(p => p with { Assignments = Turned(p.Assignments), ScheduledActions = Turned(p.ScheduledActions), Settings = Turned(p.Settings) })),
        Connectors = Turned(c.Connectors),
    };

    private static DeviceFacts Turned(DeviceFacts f) => f with { Contexts = Turned(f.Contexts), PolicyReports = Turned(f.PolicyReports), GroupIds = Turned(f.GroupIds), DetectedApps = Turned(f.DetectedApps) };

    private static ValueArray<T> Turned<T>(ValueArray<T> list) => list.IsDefault ? list : ValueArray.From(list.Reverse());
}
