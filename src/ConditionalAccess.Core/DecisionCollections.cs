using System.Text;
using ConditionalAccess.Evaluation;

namespace ConditionalAccess;

/// <summary>One thing that is still required: one of its items is enough. Valid as long as its decision.</summary>
public readonly struct Requirement
{
    private readonly Decision _decision;
    private readonly int _clause;

    internal Requirement(in Decision decision, int clause)
    {
        _decision = decision;
        _clause = clause;
    }

    /// <summary>Items the user can still satisfy in this sign-in, in prompt order.</summary>
    public ClauseItemCollection Items => new(_decision, _clause, promptable: true);

    /// <summary>Items that would do but that the user cannot be asked for now, in prompt order.</summary>
    public ClauseItemCollection Unavailable => new(_decision, _clause, promptable: false);

    /// <summary>True when nothing in it can be asked for: access is blocked.</summary>
    public bool IsDead => Items.First() < 0;

    /// <summary>Whether a policy of the set demands it.</summary>
    /// <param name="policy">The policy's position in the set.</param>
    public bool IsDemandedBy(int policy)
    {
        PolicyPlan? plan = _decision.Plan;
        if (plan is null || (uint)policy >= (uint)plan.BitOfPolicy.Length || plan.BitOfPolicy[policy] < 0) return false;
        int bit = plan.BitOfPolicy[policy];
        if (bit >= plan.EnabledCount || !Bits.Get(_decision.Applied, bit)) return false;
        PlanClause[] clauses = plan.Requirements.Clauses;
        int leader = clauses[_clause].Leader, promptable = EqualClauses.Promptable(in _decision, _clause);
        for (int c = leader; c < clauses.Length && clauses[c].Leader == leader; c++)
        {
            bool isSame = Bits.Get(_decision.OpenClauses, c) && EqualClauses.Promptable(in _decision, c) == promptable;
            if (isSame && Bits.Get(plan.Requirements.ClausesOf(plan.Requirements.ProfileOf[bit]), c)) return true;
        }

        return false;
    }

    /// <summary>The items separated by <c>|</c>, those that cannot be asked for in parentheses.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (RequirementItem item in Items) text.Append(text.Length == 0 ? "" : " | ").Append(item.ToString());
        foreach (RequirementItem item in Unavailable) text.Append(text.Length == 0 ? "" : " | ").Append('(').Append(item.ToString()).Append(')');
        return text.ToString();
    }
}

/// <summary>The requirements of a decision.</summary>
public readonly struct RequirementCollection
{
    private readonly Decision _decision;

    internal RequirementCollection(in Decision decision) => _decision = decision;

    /// <summary>Enumerates without allocating.</summary>
    public Enumerator GetEnumerator() => new(_decision);

    /// <summary>True when nothing is required.</summary>
    public bool IsEmpty => !Bits.Any(_decision.OpenClauses);

    /// <summary>The requirements as a list; allocates.</summary>
    public IReadOnlyList<Requirement> ToList()
    {
        var list = new List<Requirement>();
        foreach (Requirement requirement in this) list.Add(requirement);
        return list;
    }

    /// <summary>Enumerates requirements.</summary>
    public struct Enumerator
    {
        private readonly Decision _decision;
        private int _clause = -1;

        internal Enumerator(in Decision decision) => _decision = decision;

        /// <summary>The current requirement.</summary>
        public readonly Requirement Current => new(_decision, _clause);

        /// <summary>Moves to the next requirement; clauses with equal items are one.</summary>
        public bool MoveNext()
        {
            _clause = EqualClauses.Next(in _decision, _clause);
            return _clause >= 0;
        }
    }
}

/// <summary>
/// Clauses with the same items count as one requirement. Only an authentication strength that two policies define differently under one id
/// can make two of them differ in what can be asked for; then the one with more comes first.
/// </summary>
internal static class EqualClauses
{
    public static int Promptable(in Decision decision, int clause)
    {
        int count = 0;
        ReadOnlySpan<ulong> promptable = decision.PromptableItems;
        foreach (int item in decision.Plan!.Requirements.Clauses[clause].Items) count += Bits.Get(promptable, item) ? 1 : 0;
        return count;
    }

    /// <summary>The clause that stands for the next requirement; -1 at the end.</summary>
    public static int Next(in Decision decision, int clause)
    {
        if (decision.Plan is not { } plan) return -1;
        if (clause < 0) return Best(in decision, Bits.Next(decision.OpenClauses, 0), int.MaxValue);
        PlanClause[] clauses = plan.Requirements.Clauses;
        int leader = clauses[clause].Leader, fewer = Best(in decision, leader, Promptable(in decision, clause));
        if (fewer >= 0) return fewer;
        int next = Bits.Next(decision.OpenClauses, clause + 1);
        while (next >= 0 && clauses[next].Leader == leader) next = Bits.Next(decision.OpenClauses, next + 1);
        return Best(in decision, next, int.MaxValue);
    }

    // The open clause of a group with the most promptable items below a limit.
    private static int Best(in Decision decision, int clause, int below)
    {
        if (clause < 0) return -1;
        PlanClause[] clauses = decision.Plan!.Requirements.Clauses;
        int leader = clauses[clause].Leader, best = -1, most = -1;
        for (int c = leader; c < clauses.Length && clauses[c].Leader == leader; c++)
        {
            if (!Bits.Get(decision.OpenClauses, c)) continue;
            int count = Promptable(in decision, c);
            if (count < below && count > most) (best, most) = (c, count);
        }

        return best;
    }
}

/// <summary>Items of one requirement.</summary>
public readonly struct ClauseItemCollection
{
    private readonly Decision _decision;
    private readonly int _clause;
    private readonly bool _promptable;

    internal ClauseItemCollection(in Decision decision, int clause, bool promptable)
    {
        _decision = decision;
        _clause = clause;
        _promptable = promptable;
    }

    /// <summary>Enumerates without allocating.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>The items as a list; allocates.</summary>
    public IReadOnlyList<RequirementItem> ToList()
    {
        var list = new List<RequirementItem>();
        foreach (RequirementItem item in this) list.Add(item);
        return list;
    }

    internal int First() => Next(-1);

    private int Next(int at)
    {
        // Of no decision there is none: what cannot be asked for blocks.
        if (_decision.Plan is not { } plan) return -1;
        int[] items = plan.Requirements.Clauses[_clause].Items;
        for (at++; at < items.Length; at++)
        {
            if (Bits.Get(_decision.PromptableItems, items[at]) == _promptable) return at;
        }

        return -1;
    }

    private RequirementItem At(int at)
    {
        PlanRequirements plan = _decision.Plan!.Requirements;
        return plan.Items[plan.Clauses[_clause].Items[at]].Item;
    }

    /// <summary>Enumerates items.</summary>
    public struct Enumerator
    {
        private readonly ClauseItemCollection _items;
        private int _at = -1;

        internal Enumerator(in ClauseItemCollection items) => _items = items;

        /// <summary>The current item.</summary>
        public readonly RequirementItem Current => _items.At(_at);

        /// <summary>Moves to the next item.</summary>
        public bool MoveNext() => (_at = _items.Next(_at)) >= 0;
    }
}

/// <summary>A set of items of a decision, each once, in prompt order.</summary>
public readonly struct RequirementItemCollection
{
    private readonly Decision _decision;

    internal RequirementItemCollection(in Decision decision) => _decision = decision;

    /// <summary>Enumerates without allocating.</summary>
    public Enumerator GetEnumerator() => new(_decision);

    /// <summary>True when there is none.</summary>
    public bool IsEmpty => !Bits.Any(_decision.UnknownItems);

    /// <summary>The items as a list, each once; allocates.</summary>
    public IReadOnlyList<RequirementItem> ToList()
    {
        var list = new List<RequirementItem>();
        foreach (RequirementItem item in this) list.Add(item);
        return list;
    }

    /// <summary>Enumerates items.</summary>
    public struct Enumerator
    {
        private readonly Decision _decision;
        private int _at = -1;

        internal Enumerator(in Decision decision) => _decision = decision;

        /// <summary>The current item.</summary>
        public readonly RequirementItem Current => ItemAt(_at);

        /// <summary>Moves to the next item.</summary>
        public bool MoveNext()
        {
            int last = _at;
            do _at = Bits.Next(_decision.UnknownItems, _at + 1);
            while (_at >= 0 && last >= 0 && ItemAt(_at) == ItemAt(last));
            return _at >= 0;
        }

        // Strengths that policies define differently under one id read the same, and are neighbours.
        private readonly RequirementItem ItemAt(int at) => _decision.Plan!.Requirements.Items[at].Item;
    }
}

/// <summary>A set of ids of a decision.</summary>
public readonly struct GraphIdCollection
{
    private readonly Decision _decision;

    internal GraphIdCollection(in Decision decision) => _decision = decision;

    /// <summary>Enumerates without allocating.</summary>
    public Enumerator GetEnumerator() => new(_decision);

    /// <summary>True when there is none.</summary>
    public bool IsEmpty => !Bits.Any(_decision.Contexts);

    /// <summary>Whether an id is among them.</summary>
    /// <param name="id">The id.</param>
    public bool Contains(GraphId id) => _decision.Plan is { } plan && plan.ContextIndex.Find(in id) is >= 0 and int index && Bits.Get(_decision.Contexts, index);

    /// <summary>Enumerates ids.</summary>
    public struct Enumerator
    {
        private readonly Decision _decision;
        private int _at = -1;

        internal Enumerator(in Decision decision) => _decision = decision;

        /// <summary>The current id.</summary>
        public readonly GraphId Current => _decision.Plan!.Contexts[_at];

        /// <summary>Moves to the next id.</summary>
        public bool MoveNext() => (_at = Bits.Next(_decision.Contexts, _at + 1)) >= 0;
    }
}

/// <summary>The result of every policy, by its position in the set.</summary>
public readonly struct PolicyResultCollection
{
    private readonly Decision _decision;

    internal PolicyResultCollection(in Decision decision) => _decision = decision;

    /// <summary>The number of policies in the set.</summary>
    public int Count => _decision.Plan?.BitOfPolicy.Length ?? 0;

    /// <summary>The result of one policy; <see cref="PolicyResult.None"/> for a soft-deleted one.</summary>
    /// <param name="policy">Its position in the set.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such policy.</exception>
    public PolicyResult this[int policy]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)policy, (uint)Count, nameof(policy));
            PolicyPlan plan = _decision.Plan!;
            int bit = plan.BitOfPolicy[policy];
            if (bit < 0) return bit == PolicyBits.Disabled ? PolicyResult.NotEnabled : PolicyResult.None;
            return bit < plan.EnabledCount ? Enabled(plan, bit) : ReportOnly(plan, bit);
        }
    }

    /// <summary>Whether a policy applied, enforced or report-only.</summary>
    /// <param name="policy">Its position in the set.</param>
    public bool Applies(int policy) => this[policy] is PolicyResult.Success or PolicyResult.Failure
        or PolicyResult.ReportOnlySuccess or PolicyResult.ReportOnlyFailure or PolicyResult.ReportOnlyInterrupted;

    private PolicyResult Enabled(PolicyPlan plan, int bit)
    {
        if (!Bits.Get(_decision.Applied, bit)) return PolicyResult.NotApplied;
        ReadOnlySpan<ulong> demanded = plan.Requirements.ClausesOf(plan.Requirements.ProfileOf[bit]);
        return Bits.Intersects(demanded, _decision.OpenClauses) ? PolicyResult.Failure : PolicyResult.Success;
    }

    private PolicyResult ReportOnly(PolicyPlan plan, int bit)
    {
        if (!Bits.Get(_decision.Applied, bit)) return PolicyResult.ReportOnlyNotApplied;
        return ReportOnlyResults.Of(plan, _decision.ReportOnly, _decision.PromptableItems, _decision.Flags, bit) switch
        {
            Truth.Yes => PolicyResult.ReportOnlySuccess,
            Truth.Unknown => PolicyResult.ReportOnlyInterrupted,
            _ => PolicyResult.ReportOnlyFailure,
        };
    }
}
