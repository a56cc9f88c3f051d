using ConditionalAccess.Custom.Reference;
using ConditionalAccess.Model;

namespace ConditionalAccess.Semantics;

/// <summary>An entry that matched, for the explanation (spec 8.2).</summary>
internal readonly record struct RuleHit(PolicyConditions Condition, SatisfiedRule Rule);

/// <summary>The entries that matched in one policy, each named once.</summary>
internal sealed class RuleTrace
{
    public List<RuleHit> Included { get; } = [];

    public List<RuleHit> Excluded { get; } = [];

    /// <summary>What the custom condition came to; null when there is none that is understood.</summary>
    public CustomResult? Custom { get; set; }
}

/// <summary>One side of a condition: its entries are alternatives (spec 4.1).</summary>
internal sealed class ConditionSide(PolicyConditions condition, List<RuleHit> hits)
{
    public Match Any { get; private set; } = Match.No;

    public bool HasEntries { get; private set; }

    public void Add(Match entry, SatisfiedRule rule = SatisfiedRule.None)
    {
        HasEntries = true;
        Any = Any.Or(entry);
        var hit = new RuleHit(condition, rule);
        if (entry.Value == Truth.Yes && rule != SatisfiedRule.None && !hits.Contains(hit)) hits.Add(hit);
    }
}

/// <summary>Spec 4.1: <c>included and not excluded</c>, three-valued.</summary>
internal sealed class ConditionSides(PolicyConditions condition, RuleTrace trace)
{
    public ConditionSide Included { get; } = new(condition, trace.Included);

    public ConditionSide Excluded { get; } = new(condition, trace.Excluded);

    public Match Result => Included.Any.And(Excluded.Any.Not());

    /// <summary>Spec 4.6, 4.7: an object without includes includes everything.</summary>
    public Match ResultWhereNoIncludeMeansAll => Included.HasEntries ? Result : Excluded.Any.Not();

    /// <summary>Spec 1.1: members that were not understood, on the side their name says.</summary>
    public void AddExtras(ValueArray<ExtraMember> extras)
    {
        foreach (ExtraMember extra in extras)
        {
            if (extra.Effect == ExtraEffect.UnknownInclude) Included.Add(Match.NotUnderstood);
            if (extra.Effect == ExtraEffect.UnknownExclude) Excluded.Add(Match.NotUnderstood);
        }
    }

    /// <summary>Spec 4.3, 4.4: an including filter adds, an excluding one removes; one whose mode is not understood may do either.</summary>
    public void AddFilter(FilterCondition? filter, Match rule, SatisfiedRule word = SatisfiedRule.None)
    {
        if (filter is null) return;
        FilterMode mode = filter.Mode.Value;
        if (mode == FilterMode.Include) Included.Add(rule, word);
        if (mode == FilterMode.Exclude) Excluded.Add(rule, word);
        if (mode != FilterMode.Unknown) return;
        Included.Add(Match.NotUnderstood);
        Excluded.Add(Match.NotUnderstood);
    }
}
