using System.Linq.Expressions;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Filters;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>Attribute filters as expression trees, compiled to code. Negations are in the comparisons only.</summary>
internal static class FilterTrees
{
    public static AttributeRule Attributes(FilterExpression expression)
    {
        ParameterExpression attributes = Expression.Parameter(typeof(ValueArray<SecurityAttribute>), "attributes");
        Expression body = Build(expression, comparison => CompareAttribute(comparison, attributes));
        return Expression.Lambda<AttributeRule>(body, attributes).Compile();
    }

    private static Expression Build(FilterExpression expression, Func<FilterComparison, Expression> compare) => expression switch
    {
        FilterAnd and => Combine(and.Terms, compare, Truth.No, Truth.Yes, TruthOperations.And),
        FilterOr or => Combine(or.Terms, compare, Truth.Yes, Truth.No, TruthOperations.Or),
        FilterComparison { IsUnderstood: true } comparison => compare(comparison),
        _ => Expression.Constant(Truth.Unknown),
    };

    // value = start; each term is evaluated only while the value is not final yet.
    private static BlockExpression Combine(
        ValueArray<FilterExpression> terms, Func<FilterComparison, Expression> compare, Truth final, Truth start, Func<Truth, Truth, Truth> operation)
    {
        ParameterExpression value = Expression.Variable(typeof(Truth), "value");
        var steps = new List<Expression> { Expression.Assign(value, Expression.Constant(start)) };
        foreach (FilterExpression term in terms)
        {
            Expression combined = Expression.Assign(value, Expression.Call(operation.Method, value, Build(term, compare)));
            steps.Add(Expression.IfThen(Expression.NotEqual(value, Expression.Constant(final)), combined));
        }

        steps.Add(value);
        return Expression.Block(typeof(Truth), [value], steps);
    }

    private static MethodCallExpression CompareAttribute(FilterComparison comparison, ParameterExpression attributes)
    {
        Func<ValueArray<SecurityAttribute>, string, DeviceAttribute> find = FilterComparisons.Find;
        MethodCallExpression test = Test(comparison, Expression.Call(find.Method, attributes, Expression.Constant(comparison.Property.AttributeName)));
        return NegationNormalForm.IsNegative(comparison.Operator) ? Expression.Call(TruthOperations.Negate.Method, test) : test;
    }

    private static MethodCallExpression Test(FilterComparison comparison, Expression value)
    {
        if (comparison.Operand.Kind == FilterOperandKind.Null)
        {
            Func<DeviceAttribute, Truth> isNull = FilterComparisons.IsNull;
            return Expression.Call(isNull.Method, value);
        }

        if (NegationNormalForm.Test(comparison) == FilterOperator.In)
        {
            Func<DeviceAttribute, string[], Truth> isIn = FilterComparisons.IsIn;
            return Expression.Call(isIn.Method, value, Expression.Constant(comparison.Operand.Values.ToArray()));
        }

        Func<DeviceAttribute, string, Truth> test = NegationNormalForm.Test(comparison) switch
        {
            FilterOperator.Equal => FilterComparisons.IsEqual,
            FilterOperator.StartsWith => FilterComparisons.StartsWith,
            FilterOperator.EndsWith => FilterComparisons.EndsWith,
            _ => FilterComparisons.Contains,
        };
        return Expression.Call(test.Method, value, Expression.Constant(comparison.Operand.Values[0]));
    }

    private static class TruthOperations
    {
        public static readonly Func<Truth, Truth, Truth> And = TruthLogic.And;
        public static readonly Func<Truth, Truth, Truth> Or = TruthLogic.Or;
        public static readonly Func<Truth, Truth> Negate = TruthLogic.Not;
    }
}
