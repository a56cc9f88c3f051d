using System.Collections.Frozen;
using ConditionalAccess.Compliance;
using ConditionalAccess.Evaluation;

namespace ConditionalAccess.Compilation;

/// <summary>Turns assignments into bits of groups (spec 3.4), and actions into a schedule (spec 4).</summary>
internal sealed class ComplianceAssignmentBuilder
{
    private readonly Dictionary<GraphId, int> _groups = [];

    /// <summary>The groups so far, each with its bit.</summary>
    public FrozenDictionary<GraphId, int> Groups => _groups.ToFrozenDictionary();

    public PlannedAssignment[] Includes(CompliancePolicy policy) => [.. policy.Assignments.Where(a => !IsExclusion(a.Kind)).Select(Plan)];

    /// <summary>Exclusions; one that is not understood excludes nobody.</summary>
    public PlannedAssignment[] Excludes(CompliancePolicy policy) => [.. policy.Assignments.Where(a => a.Kind == AssignmentTargetKind.ExclusionGroup).Select(Plan)];

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

    private PlannedAssignment Plan(ComplianceAssignment assignment)
        => new(assignment.Kind, BitOf(assignment.GroupId), assignment.FilterId, assignment.FilterMode);

    private int BitOf(GraphId group)
    {
        if (!group.IsKnown || group.IsNone) return -1;
        if (!_groups.TryGetValue(group, out int bit)) _groups[group] = bit = _groups.Count;
        return bit;
    }
}
