using ConditionalAccess.Compliance;
using ConditionalAccess.Evaluation;

namespace ConditionalAccess;

/// <summary>
/// Working space for <see cref="ComplianceEngine"/> that the caller keeps, from which the details of the last evaluation can be read.
/// </summary>
/// <remarks>Reuse one for many devices: it grows to what the largest evaluation needs and allocates nothing after that. Not thread-safe; one for each thread.</remarks>
public sealed class ComplianceBuffer
{
    private static readonly string[] s_builtInChecks =
    [
        "DefaultDeviceCompliancePolicy.RequireDeviceCompliancePolicyAssigned", "DefaultDeviceCompliancePolicy.RequireRemainContact", "DefaultDeviceCompliancePolicy.RequireUserExistence",
    ];

    internal ComplianceRun Run { get; } = new();

    /// <summary>The device of the last evaluation; <c>default</c> before the first.</summary>
    public GraphId DeviceId => Run.DeviceId;

    /// <summary>The result of the last evaluation; <c>default</c>, which has no access, before the first.</summary>
    public ComplianceVerdict Verdict => Run.Verdict;

    /// <summary>How many results of policies there are: one for each assigned policy and account.</summary>
    public int PolicyCount => Run.IsOverridden ? 0 : Run.Pairs.Count;

    /// <summary>How many built-in checks were run: three or none.</summary>
    public int BuiltInCheckCount => Run.PolicyAssigned == RowState.None ? 0 : s_builtInChecks.Length;

    /// <summary>How many actions are due.</summary>
    public int ActionCount => Run.Due.Count;

    /// <summary>The result of one policy for one account, in the order of policy ids, then accounts.</summary>
    /// <param name="index">Zero-based position.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such result.</exception>
    public CompliancePolicyVerdict GetPolicy(int index)
    {
        ref readonly PolicyPair pair = ref PairAt(index);
        return new CompliancePolicyVerdict
        {
            PolicyId = pair.PolicyId,
            ContextId = pair.ContextId,
            State = pair.State,
            EffectiveState = pair.Effective,
            EpisodeStart = pair.EpisodeStart < 0 ? null : ComplianceClock.Instant(pair.EpisodeStart),
            GraceExpiration = pair.EpisodeStart < 0 ? null : ComplianceClock.Instant(pair.GraceExpiration),
            IsRemoved = pair.Is(PairFlags.Removed),
            IsApplicable = pair.Is(PairFlags.Applicable),
            SettingCount = pair.RowCount,
        };
    }

    /// <summary>The result of one setting, in the order of setting ids.</summary>
    /// <param name="policy">The position of the policy's result.</param>
    /// <param name="index">Zero-based position of the setting.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such result.</exception>
    public ComplianceSettingVerdict GetSetting(int policy, int index)
    {
        ref readonly PolicyPair pair = ref PairAt(policy);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, pair.RowCount);
        PlannedPolicy planned = Run.Plan.Policies[pair.Policy];
        HeldRow? held = Held(pair.FirstRow, index);
        return new ComplianceSettingVerdict
        {
            Setting = planned.Settings[index],
            Kind = planned.Kinds[index],
            State = Status(Run.Rows[pair.FirstRow + index]),
            IsHeld = held is not null,
            IsAged = held is { IsAged: true },
            ErrorSince = held is { } row ? ComplianceClock.Instant(row.Since) : null,
        };
    }

    /// <summary>The result of one built-in check, in the order of setting ids.</summary>
    /// <param name="index">Zero-based position.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such check.</exception>
    public ComplianceSettingVerdict GetBuiltInCheck(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, BuiltInCheckCount);
        RowState state = index switch { 0 => Run.PolicyAssigned, 1 => Run.IsActive, _ => Run.UserExists };
        return new ComplianceSettingVerdict { Setting = s_builtInChecks[index], Kind = ComplianceSettingKind.BuiltIn, State = Status(state) };
    }

    /// <summary>One action that is due, oldest first.</summary>
    /// <param name="index">Zero-based position.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such action.</exception>
    public DueAction GetAction(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, ActionCount);
        ref readonly DueRow due = ref Run.Due[index];
        return new DueAction(Run.Plan.Policies[due.Policy].Id, due.Action.Type, due.Action.Hours, due.Action.Template, ComplianceClock.Instant(due.DueAt), SkippedBecause(due.Skip));
    }

    /// <summary>What the next evaluation of the device needs; store it.</summary>
    /// <returns>A new record; null before the first evaluation.</returns>
    public ComplianceRecord? ToRecord() => ReferenceEquals(Run.Plan, CompliancePlan.Empty) ? null : ComplianceRecordBuilder.Build(Run);

    private static string? SkippedBecause(SkipReason reason) => reason switch
    {
        SkipReason.UnsupportedPlatform => "unsupportedPlatform",
        SkipReason.NoMailAddress => ComplianceReasons.NoMailAddress,
        _ => null,
    };

    private static ComplianceStatus Status(RowState state) => state switch
    {
        RowState.NotApplicable => ComplianceStatus.NotApplicable,
        RowState.Compliant => ComplianceStatus.Compliant,
        RowState.Held or RowState.Unheld => ComplianceStatus.Error,
        RowState.NonCompliant => ComplianceStatus.NonCompliant,
        _ => ComplianceStatus.Unknown,
    };

    private ref readonly PolicyPair PairAt(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, PolicyCount);
        return ref Run.Pairs[index];
    }

    private HeldRow? Held(int firstRow, int row)
    {
        foreach (ref readonly HeldRow held in Run.HeldRows.AsSpan())
        {
            if (held.FirstRow == firstRow && held.Row == row) return held;
        }

        return null;
    }
}
