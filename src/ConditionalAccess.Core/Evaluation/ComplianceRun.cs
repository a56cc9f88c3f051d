using ConditionalAccess.Compliance;

namespace ConditionalAccess.Evaluation;

/// <summary>What is known of a policy for one account.</summary>
[Flags]
internal enum PairFlags : ushort
{
    None = 0,

    /// <summary>The policy is for the platform.</summary>
    Suits = 1,

    /// <summary>Reached through a device target.</summary>
    ByDevice = 1 << 1,
    Applicable = 1 << 2,
    Removed = 1 << 3,

    /// <summary>Some row is nonCompliant.</summary>
    HasFailed = 1 << 4,

    /// <summary>Some row is nonCompliant, or an error that has aged.</summary>
    Failing = 1 << 5,
    Blocking = 1 << 6,
    Holding = 1 << 7,
    Expired = 1 << 8,

    /// <summary>Some error has aged.</summary>
    HasAged = 1 << 9,

    /// <summary>The user has no mail address.</summary>
    NoMail = 1 << 10,
}

/// <summary>The result of one policy for one account. Instants are UTC ticks, -1 when there is none.</summary>
internal struct PolicyPair
{
    /// <summary>The device has no report for the policy, or reports are not tracked.</summary>
    public const long NotReported = -1;

    /// <summary>The device has reported, nobody knows when.</summary>
    public const long ReportedSomeTime = -2;

    /// <summary>The position among the plan's policies; -1 for one that is gone.</summary>
    public int Policy;
    public GraphId PolicyId;
    public GraphId ContextId;
    public ComplianceStatus State;
    public ComplianceStatus Effective;
    public PairFlags Flags;
    public int FirstRow;
    public int RowCount;

    /// <summary>The position of its episode in the record; -1 without.</summary>
    public int Episode;
    public long EpisodeStart;
    public long GraceExpiration;
    public long ReportedAt;

    public readonly bool Is(PairFlags flag) => (Flags & flag) != 0;
}

/// <summary>A row that is a held error.</summary>
/// <param name="FirstRow">The first row of its policy and account.</param>
/// <param name="Row">The row among those of the policy.</param>
/// <param name="Since">Since when, in UTC ticks.</param>
/// <param name="IsAged">Whether its seven days are over.</param>
internal readonly record struct HeldRow(int FirstRow, int Row, long Since, bool IsAged);

/// <summary>Why an action that is due is not taken.</summary>
internal enum SkipReason : byte
{
    None = 0,
    UnsupportedPlatform,
    NoMailAddress,
}

/// <summary>An action that is due.</summary>
internal readonly record struct DueRow(int Policy, PlannedAction Action, long DueAt, SkipReason Skip);

/// <summary>An action that has been due in the episodes of a failing policy, in this evaluation or before.</summary>
internal readonly record struct FiredRow(int Policy, PlannedAction Action);

/// <summary>
/// Working space and result of one evaluation. Arrays grow to what the largest evaluation needed and are used again. Not for sharing between threads.
/// </summary>
internal sealed class ComplianceRun
{
    public CompliancePlan Plan { get; private set; } = CompliancePlan.Empty;

    public ComplianceInput Input { get; } = new();

    public ComplianceClock Clock { get; private set; }

    public ComplianceRecord? Record { get; private set; }

    public GraphId DeviceId { get; private set; }

    public AccountGroups Groups { get; } = new();

    /// <summary>The state of each distinct rule for the current account.</summary>
    public RowState[] RuleStates { get; private set; } = [];

    public bool[] DoneChunks { get; private set; } = [];

    /// <summary>Results by policy and account.</summary>
    public Growing<PolicyPair> Pairs { get; } = new();

    public Growing<RowState> Rows { get; } = new();

    public Growing<HeldRow> HeldRows { get; } = new();

    public Growing<DueRow> Due { get; } = new();

    /// <summary>What has been due of each failing policy.</summary>
    public Growing<FiredRow> Fired { get; } = new();

    /// <summary>The positions of accounts in their order.</summary>
    public Growing<int> Accounts { get; } = new();

    /// <summary>The built-in checks: whether a policy is assigned, the device is active, the user exists. <see cref="RowState.None"/> when they are not run.</summary>
    public RowState PolicyAssigned { get; set; }

    public RowState IsActive { get; set; }

    public RowState UserExists { get; set; }

    public ComplianceState? RecordHeldState { get; set; }

    /// <summary>Policies of other platforms must be looked at too: they are listed, or it matters whether they are assigned.</summary>
    public bool NeedsAllPolicies { get; set; }

    /// <summary>An administrator's override hides the policies.</summary>
    public bool IsOverridden { get; set; }

    public ComplianceVerdict Verdict { get; set; }

    public long NextAt { get; private set; } = long.MaxValue;

    public TransitionCause NextCause { get; private set; }

    public GraphId NextPolicy { get; private set; }

    public void Start(CompliancePlan plan, GraphId device, ComplianceRecord? record, ComplianceClock clock)
    {
        (Plan, DeviceId, Record, Clock) = (plan, device, record, clock);
        if (RuleStates.Length < plan.RuleCount) RuleStates = new RowState[plan.RuleCount];
        if (DoneChunks.Length < plan.Chunks.Length) DoneChunks = new bool[plan.Chunks.Length];
        (PolicyAssigned, IsActive, UserExists, RecordHeldState, IsOverridden) = (RowState.None, RowState.None, RowState.None, null, false);
        Discard();
    }

    /// <summary>Takes back what policies gave.</summary>
    public void Discard()
    {
        Pairs.Clear();
        Rows.Clear();
        HeldRows.Clear();
        Due.Clear();
        Fired.Clear();
        (NextAt, NextCause, NextPolicy) = (long.MaxValue, TransitionCause.None, default);
    }

    /// <summary>Forgets the device, so that it can be collected.</summary>
    public void Release()
    {
        Input.Release();
        Record = null;
    }

    /// <summary>Makes the instant at which a period ends a candidate for the next transition, unless it is over.</summary>
    public void Offer(long end, TransitionCause cause, GraphId policy)
    {
        if (!Clock.IsOver(end)) OfferInstant(Clock.FirstAfter(end), cause, policy);
    }

    /// <summary>Makes an instant a candidate for the next transition. Of equal instants the first cause counts, then the policy id (spec 13 step 11).</summary>
    public void OfferInstant(long at, TransitionCause cause, GraphId policy)
    {
        if (at <= Clock.Now || at > NextAt) return;
        if (at == NextAt && (cause > NextCause || (cause == NextCause && GraphId.Compare(policy, NextPolicy) >= 0))) return;
        (NextAt, NextCause, NextPolicy) = (at, cause, policy);
    }
}

/// <summary>A list that keeps its space when it is cleared.</summary>
internal sealed class Growing<T>
{
    private const int FirstCapacity = 8;

    private T[] _items = [];

    public int Count { get; private set; }

    public ref T this[int index] => ref AsSpan()[index];

    public Span<T> AsSpan() => _items.AsSpan(0, Count);

    public void Clear() => Count = 0;

    /// <summary>Adds one, and gives it back for writing.</summary>
    public ref T Add(T item)
    {
        if (Count == _items.Length) Array.Resize(ref _items, Math.Max(FirstCapacity, 2 * Count));
        _items[Count] = item;
        return ref _items[Count++];
    }

    /// <summary>Adds several of an unspecified value, for writing.</summary>
    public Span<T> Extend(int count)
    {
        int needed = Count + count;
        if (needed > _items.Length) Array.Resize(ref _items, Math.Max(needed, 2 * _items.Length));
        Span<T> added = _items.AsSpan(Count, count);
        Count = needed;
        return added;
    }
}
