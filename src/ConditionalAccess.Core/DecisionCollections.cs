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
        if (bit >= plan.EnabledWords * 64 || !_decision.Data.Applied[bit]) return false;
        for (int c = _clause; c < plan.Clauses.Length && plan.Clauses[c].Leader == plan.Clauses[_clause].Leader; c++)
        {
            if (_decision.Data.OpenClauses[c] && Bits.Get(plan.Clauses[c].Policies, bit)) return true;
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
    public bool IsEmpty => _decision.Data.OpenClauses.IsEmpty;

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
            int previous = _clause;
            do _clause = _decision.Data.OpenClauses.Next(_clause + 1);
            while (_clause >= 0 && previous >= 0 && _decision.Plan!.Clauses[_clause].Leader == _decision.Plan.Clauses[previous].Leader);
            return _clause >= 0;
        }
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
        int[] items = _decision.Plan!.Clauses[_clause].Items;
        for (at++; at < items.Length; at++)
        {
            if (_decision.Data.PromptableItems[items[at]] == _promptable) return at;
        }

        return -1;
    }

    private RequirementItem At(int at) => _decision.Plan!.Items[_decision.Plan.Clauses[_clause].Items[at]].Item;

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

/// <summary>A set of items of a decision, in prompt order.</summary>
public readonly struct RequirementItemCollection
{
    private readonly PolicyPlan? _plan;
    private readonly InlineBits _items;

    internal RequirementItemCollection(PolicyPlan? plan, in InlineBits items)
    {
        _plan = plan;
        _items = items;
    }

    /// <summary>Enumerates without allocating.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>True when there is none.</summary>
    public bool IsEmpty => _items.IsEmpty;

    /// <summary>The items as a list, each once; allocates.</summary>
    public IReadOnlyList<RequirementItem> ToList()
    {
        var list = new List<RequirementItem>();
        foreach (RequirementItem item in this)
        {
            if (list.Count == 0 || list[^1] != item) list.Add(item);
        }

        return list;
    }

    /// <summary>Enumerates items.</summary>
    public struct Enumerator
    {
        private readonly RequirementItemCollection _collection;
        private int _at = -1;

        internal Enumerator(in RequirementItemCollection collection) => _collection = collection;

        /// <summary>The current item.</summary>
        public readonly RequirementItem Current => _collection._plan!.Items[_at].Item;

        /// <summary>Moves to the next item.</summary>
        public bool MoveNext() => (_at = _collection._items.Next(_at + 1)) >= 0;
    }
}

/// <summary>A set of ids of a decision.</summary>
public readonly struct GraphIdCollection
{
    private readonly PolicyPlan? _plan;
    private readonly InlineBits _ids;

    internal GraphIdCollection(PolicyPlan? plan, in InlineBits ids)
    {
        _plan = plan;
        _ids = ids;
    }

    /// <summary>Enumerates without allocating.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>True when there is none.</summary>
    public bool IsEmpty => _ids.IsEmpty;

    /// <summary>Whether an id is among them.</summary>
    /// <param name="id">The id.</param>
    public bool Contains(GraphId id) => _plan is not null && _plan.ContextIndex.TryGetValue(id, out int index) && _ids[index];

    /// <summary>Enumerates ids.</summary>
    public struct Enumerator
    {
        private readonly GraphIdCollection _collection;
        private int _at = -1;

        internal Enumerator(in GraphIdCollection collection) => _collection = collection;

        /// <summary>The current id.</summary>
        public readonly GraphId Current => _collection._plan!.Contexts[_at];

        /// <summary>Moves to the next id.</summary>
        public bool MoveNext() => (_at = _collection._ids.Next(_at + 1)) >= 0;
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
            return bit < plan.EnabledWords * 64 ? Enabled(plan, bit) : ReportOnly(bit);
        }
    }

    /// <summary>Whether a policy applied, enforced or report-only.</summary>
    /// <param name="policy">Its position in the set.</param>
    public bool Applies(int policy) => this[policy] is PolicyResult.Success or PolicyResult.Failure
        or PolicyResult.ReportOnlySuccess or PolicyResult.ReportOnlyFailure or PolicyResult.ReportOnlyInterrupted;

    private PolicyResult Enabled(PolicyPlan plan, int bit)
    {
        if (!_decision.Data.Applied[bit]) return PolicyResult.NotApplied;
        foreach (int clause in plan.Policies[bit]!.Clauses)
        {
            if (_decision.Data.OpenClauses[clause]) return PolicyResult.Failure;
        }

        return PolicyResult.Success;
    }

    private PolicyResult ReportOnly(int bit)
    {
        if (!_decision.Data.Applied[bit]) return PolicyResult.ReportOnlyNotApplied;
        if (_decision.Data.ReportOnlyFailed[bit]) return PolicyResult.ReportOnlyFailure;
        return _decision.Data.ReportOnlyInterrupted[bit] ? PolicyResult.ReportOnlyInterrupted : PolicyResult.ReportOnlySuccess;
    }
}
