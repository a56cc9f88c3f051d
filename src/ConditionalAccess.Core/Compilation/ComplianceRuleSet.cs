using System.Linq.Expressions;
using ConditionalAccess.Compliance;
using ConditionalAccess.Evaluation;
using Device = ConditionalAccess.Compliance.DeviceFacts;

namespace ConditionalAccess.Compilation;

/// <summary>What makes two rules the same: the setting of a policy type with the same value behind the same gate.</summary>
internal readonly record struct ComplianceRuleKey(CompliancePolicyType Type, string Setting, ComplianceGate Gate, object? Value, long Extra = 0);

/// <summary>The description of one rule: a gate that may decide alone, and what decides otherwise.</summary>
internal sealed record ComplianceRuleDescription(ComplianceGate Gate, ComplianceBody Body)
{
    public ComplianceRule ToDelegate()
    {
        ComplianceRule body = Body.ToDelegate();
        int gate = (int)Gate;
        return input =>
        {
            RowState state = input.Gates[gate];
            if (state == RowState.None) state = body(input);
            return state == RowState.None ? input.Missing : state;
        };
    }

    public Expression ToTree(ComplianceTreeScope scope)
    {
        if (Body is ConstantBody && Gate == ComplianceGate.None) return Body.ToTree(scope);
        ParameterExpression state = Expression.Variable(typeof(RowState), "state");
        Expression undecided = Expression.Equal(state, Expression.Constant(RowState.None));
        Expression<Func<ComplianceInput, RowState>> missing = input => input.Missing;
        var steps = new List<Expression>();
        if (Gate == ComplianceGate.None)
        {
            steps.Add(Expression.Assign(state, Body.ToTree(scope)));
        }
        else
        {
            steps.Add(Expression.Assign(state, Expression.ArrayIndex(scope.Gates, Expression.Constant((int)Gate))));
            steps.Add(Expression.IfThen(undecided, Expression.Assign(state, Body.ToTree(scope))));
        }

        steps.Add(Expression.Condition(undecided, Inlined.Body(missing, scope.Input), state));
        return Expression.Block(typeof(RowState), [state], steps);
    }
}

/// <summary>The distinct rules of all policies. Equal rules are described once; rules of one policy type stand together, some in each chunk.</summary>
internal sealed class ComplianceRuleSet
{
    // Small enough that the code of a chunk is always optimised, and that a device runs few rules that its policies do not ask for.
    private const int RulesPerChunk = 40;

    private readonly Dictionary<ComplianceRuleKey, int> _index = [];
    private readonly List<ComplianceRuleDescription> _rules = [];
    private readonly List<int> _chunkOfRule = [];
    private readonly List<int> _chunkStarts = [];
    private CompliancePolicyType _lastType;

    public int Count => _rules.Count;

    /// <summary>The number of a rule. Rules of one policy type must be added one after the other.</summary>
    public int Add(ComplianceRuleKey key, Func<ComplianceRuleDescription> describe)
    {
        if (_index.TryGetValue(key, out int known)) return known;
        bool startsChunk = _rules.Count == 0 || key.Type != _lastType || _rules.Count - _chunkStarts[^1] == RulesPerChunk;
        if (startsChunk) _chunkStarts.Add(_rules.Count);
        _lastType = key.Type;
        _rules.Add(describe());
        _chunkOfRule.Add(_chunkStarts.Count - 1);
        return _index[key] = _rules.Count - 1;
    }

    /// <summary>The chunks that hold some rules.</summary>
    public int[] ChunksOf(IEnumerable<int> rules) => [.. rules.Select(rule => _chunkOfRule[rule]).Distinct().Order()];

    public ComplianceChunk[] Compile(bool useExpressionTrees)
    {
        var chunks = new ComplianceChunk[_chunkStarts.Count];
        for (int i = 0; i < chunks.Length; i++)
        {
            int start = _chunkStarts[i], end = i + 1 < chunks.Length ? _chunkStarts[i + 1] : _rules.Count;
            ComplianceRuleDescription[] rules = [.. _rules[start..end]];
            chunks[i] = useExpressionTrees ? Tree(rules, start) : Delegates(rules, start);
        }

        return chunks;
    }

    private static ComplianceChunk Delegates(ComplianceRuleDescription[] descriptions, int start)
    {
        ComplianceRule[] rules = [.. descriptions.Select(d => d.ToDelegate())];
        return (input, states) =>
        {
            for (int i = 0; i < rules.Length; i++) states[start + i] = rules[i](input);
        };
    }

    private static ComplianceChunk Tree(ComplianceRuleDescription[] descriptions, int start)
    {
        ParameterExpression input = Expression.Parameter(typeof(ComplianceInput), "input"), states = Expression.Parameter(typeof(RowState[]), "states");
        var scope = new ComplianceTreeScope(input, Expression.Variable(typeof(Device), "facts"), Expression.Variable(typeof(RowState[]), "gates"));
        Expression<Func<ComplianceInput, Device>> facts = from => from.Facts;
        Expression<Func<ComplianceInput, RowState[]>> gates = from => from.Gates;
        var steps = new List<Expression> { Expression.Assign(scope.Facts, Inlined.Body(facts, input)), Expression.Assign(scope.Gates, Inlined.Body(gates, input)) };
        for (int i = 0; i < descriptions.Length; i++)
        {
            steps.Add(Expression.Assign(Expression.ArrayAccess(states, Expression.Constant(start + i)), descriptions[i].ToTree(scope)));
        }

        return Expression.Lambda<ComplianceChunk>(Expression.Block(typeof(void), [scope.Facts, scope.Gates], steps), input, states).Compile();
    }
}
