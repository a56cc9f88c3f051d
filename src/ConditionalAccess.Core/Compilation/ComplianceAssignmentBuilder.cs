using ConditionalAccess.Compliance;
using ConditionalAccess.Evaluation;

namespace ConditionalAccess.Compilation;

/// <summary>Turns assignments into bits of groups (spec 3.4), and actions into a schedule (spec 4).</summary>
internal sealed class ComplianceAssignmentBuilder
{
    private readonly Dictionary<GraphId, int> _groups = [];

    /// <summary>The groups so far, each with its bit.</summary>
    public GroupTable Groups => new([.. _groups.OrderBy(group => group.Value).Select(group => group.Key)]);

    /// <summary>Includes, but for plain groups.</summary>
    public PlannedAssignment[] Includes(CompliancePolicy policy) => [.. policy.Assignments.Where(a => !IsExclusion(a.Kind) && !IsPlain(a, AssignmentTargetKind.Group)).Select(Plan)];

    /// <summary>Exclusions, but for plain groups; one that is not understood excludes nobody.</summary>
    public PlannedAssignment[] Excludes(CompliancePolicy policy)
        => [.. policy.Assignments.Where(a => a.Kind == AssignmentTargetKind.ExclusionGroup && !IsPlain(a, AssignmentTargetKind.ExclusionGroup)).Select(Plan)];

    /// <summary>Plain groups of a kind as bits.</summary>
    public ulong[] Plain(CompliancePolicy policy, AssignmentTargetKind kind)
    {
        int[] bits = [.. policy.Assignments.Where(a => IsPlain(a, kind)).Select(a => BitOf(a.GroupId))];
        if (bits.Length == 0) return [];
        var words = new ulong[Bits.WordsFor(bits.Max() + 1)];
        foreach (int bit in bits) Bits.Set(words, bit);
        return words;
    }

    /// <summary>The grace period: the fewest hours of the block actions, at once without any.</summary>
    public static int BlockHours(CompliancePolicy policy)
        => policy.ScheduledActions.Where(a => a.ActionType.Value == ComplianceActionType.Block).Select(Hours).DefaultIfEmpty(0).Min();

    /// <summary>The other actions by hours, each once.</summary>
    public static PlannedAction[] Actions(CompliancePolicy policy) =>
    [
        .. policy.ScheduledActions.Where(a => a.ActionType.Value is > ComplianceActionType.Block and <= ComplianceActionType.Wipe)
            .Select(a => new PlannedAction(a.ActionType.Value, Hours(a), Template(a.NotificationTemplateId))).Distinct().OrderBy(a => a.Hours)
            .ThenBy(a => a.Template, Comparer<GraphId>.Create(GraphId.Compare)),
    ];

    // Documents write an empty or all-zero id where there is no template.
    private static GraphId Template(GraphId id) => id.IsNone || (id.IsGuid && id.Guid == Guid.Empty) ? default : id;

    private static int Hours(ScheduledAction action) => Math.Max(0, action.GracePeriodHours);

    private static bool IsExclusion(AssignmentTargetKind kind) => kind is AssignmentTargetKind.ExclusionGroup or AssignmentTargetKind.UnknownExclusion;

    private static bool IsPlain(ComplianceAssignment assignment, AssignmentTargetKind kind)
        => assignment.Kind == kind && assignment.FilterMode == AssignmentFilterMode.None && assignment.GroupId is { IsKnown: true, IsNone: false };

    private PlannedAssignment Plan(ComplianceAssignment assignment)
        => new(assignment.Kind, BitOf(assignment.GroupId), assignment.FilterId, assignment.FilterMode);

    private int BitOf(GraphId group)
    {
        if (!group.IsKnown || group.IsNone) return -1;
        if (!_groups.TryGetValue(group, out int bit)) _groups[group] = bit = _groups.Count;
        return bit;
    }
}
