using System.Linq.Expressions;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Benchmarks.Baselines;

/// <summary>Whether one policy applies.</summary>
internal delegate bool PolicyTree(in Facts facts);

/// <summary>Which of up to 64 policies apply; what the enabled ones demand is added to <paramref name="demand"/>.</summary>
internal delegate ulong FusedTree(in Facts facts, ref Demand demand);

/// <summary>Decides by expression trees: facts are read first, then the trees are asked, then the demanded clauses are judged.</summary>
internal abstract class TreeDecider(FactsReader reader)
{
    private readonly ulong[] _groups = new ulong[Bits.WordsFor(reader.Groups.Count) + 1];

    /// <summary>With a user that was prepared before.</summary>
    public BaselineDecision Decide(in SignIn signIn, BaselineUser user, Span<ulong> applied)
    {
        Facts facts = default;
        (facts.User, facts.Groups, facts.Roles) = (user.User, user.Groups, user.Roles);
        return Decide(in signIn, ref facts, applied);
    }

    /// <summary>Looks up the user's groups and roles first.</summary>
    public BaselineDecision Decide(in SignIn signIn, Span<ulong> applied)
    {
        Facts facts = default;
        facts.User = reader.Users.Find(signIn.UserInPlace.Id);
        facts.Roles = reader.Collect(in signIn.UserInPlace, _groups);
        facts.Groups = _groups;
        return Decide(in signIn, ref facts, applied);
    }

    protected abstract void Ask(in Facts facts, Span<ulong> applied, ref Demand demand);

    private BaselineDecision Decide(in SignIn signIn, ref Facts facts, Span<ulong> applied)
    {
        reader.Read(in signIn, ref facts);
        var demand = new Demand { Ticks = long.MaxValue };
        Ask(in facts, applied, ref demand);
        return BaselineVerdict.Decide(in signIn, in demand);
    }
}

/// <summary>One compiled tree per policy, asked in order.</summary>
internal sealed class TreePerPolicy : TreeDecider
{
    private readonly PolicyTree?[] _trees;
    private readonly Demand[] _demands;
    private readonly bool[] _enabled;

    public TreePerPolicy(TenantConfiguration tenant, FactsReader reader) : base(reader)
    {
        ParameterExpression facts = Expression.Parameter(typeof(Facts).MakeByRefType(), "facts");
        var conditions = new ConditionTrees(reader, facts);
        _trees = [.. tenant.Policies.Select(p => p.State.Value == PolicyState.Disabled ? null : Expression.Lambda<PolicyTree>(conditions.Of(p.Conditions), facts).Compile())];
        _demands = [.. tenant.Policies.Select(BaselineVerdict.Of)];
        _enabled = [.. tenant.Policies.Select(p => p.State.Value == PolicyState.Enabled)];
    }

    protected override void Ask(in Facts facts, Span<ulong> applied, ref Demand demand)
    {
        applied.Clear();
        for (int i = 0; i < _trees.Length; i++)
        {
            if (_trees[i] is not { } tree || !tree(in facts)) continue;
            Bits.Set(applied, i);
            if (!_enabled[i]) continue;
            demand.Clauses |= _demands[i].Clauses;
            demand.Ticks = Math.Min(demand.Ticks, _demands[i].Ticks);
        }
    }
}

/// <summary>The whole set as few large trees of 64 policies each, with everything a policy demands compiled in: as good as code written for the tenant.</summary>
internal sealed class FusedTrees : TreeDecider
{
    private const int PerTree = 64;

    private readonly FusedTree[] _trees;

    public FusedTrees(TenantConfiguration tenant, FactsReader reader) : base(reader)
        => _trees = [.. tenant.Policies.Chunk(PerTree).Select(chunk => Compile(chunk, reader))];

    protected override void Ask(in Facts facts, Span<ulong> applied, ref Demand demand)
    {
        for (int i = 0; i < _trees.Length; i++) applied[i] = _trees[i](in facts, ref demand);
    }

    private static FusedTree Compile(ConditionalAccessPolicy[] policies, FactsReader reader)
    {
        ParameterExpression facts = Expression.Parameter(typeof(Facts).MakeByRefType(), "facts");
        ParameterExpression demand = Expression.Parameter(typeof(Demand).MakeByRefType(), "demand");
        ParameterExpression applied = Expression.Variable(typeof(ulong), "applied");
        ParameterExpression clauses = Expression.Variable(typeof(uint), "clauses"), ticks = Expression.Variable(typeof(long), "ticks");
        var conditions = new ConditionTrees(reader, facts);
        var steps = new List<Expression>
        {
            Expression.Assign(applied, Expression.Constant(0UL)),
            Expression.Assign(clauses, Expression.Field(demand, nameof(Demand.Clauses))),
            Expression.Assign(ticks, Expression.Field(demand, nameof(Demand.Ticks))),
        };
        for (int i = 0; i < policies.Length; i++)
        {
            if (policies[i].State.Value == PolicyState.Disabled) continue;
            var then = new List<Expression> { Expression.OrAssign(applied, Expression.Constant(1UL << i)) };
            Demand own = BaselineVerdict.Of(policies[i]);
            bool isEnabled = policies[i].State.Value == PolicyState.Enabled;
            if (isEnabled && own.Clauses != 0) then.Add(Expression.OrAssign(clauses, Expression.Constant(own.Clauses)));
            if (isEnabled && own.Ticks != long.MaxValue)
                then.Add(Expression.IfThen(Expression.LessThan(Expression.Constant(own.Ticks), ticks), Expression.Assign(ticks, Expression.Constant(own.Ticks))));
            steps.Add(Expression.IfThen(conditions.Of(policies[i].Conditions), Expression.Block(then)));
        }

        steps.Add(Expression.Assign(Expression.Field(demand, nameof(Demand.Clauses)), clauses));
        steps.Add(Expression.Assign(Expression.Field(demand, nameof(Demand.Ticks)), ticks));
        steps.Add(applied);
        return Expression.Lambda<FusedTree>(Expression.Block(typeof(ulong), [applied, clauses, ticks], steps), facts, demand).Compile();
    }
}
