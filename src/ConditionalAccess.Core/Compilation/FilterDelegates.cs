using ConditionalAccess.Evaluation;
using ConditionalAccess.Filters;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>Attribute filters as nested delegates, for processes that cannot generate code. Negations are in the comparisons only.</summary>
internal static class FilterDelegates
{
    public static AttributeRule Attributes(FilterExpression expression) => expression switch
    {
        FilterAnd and => And([.. and.Terms.Select(Attributes)]),
        FilterOr or => Or([.. or.Terms.Select(Attributes)]),
        FilterComparison { IsUnderstood: true } comparison => Compare(comparison),
        _ => static _ => Truth.Unknown,
    };

    private static AttributeRule And(AttributeRule[] terms) => attributes =>
    {
        Truth value = Truth.Yes;
        foreach (AttributeRule term in terms) value = value.And(term(attributes));
        return value;
    };

    private static AttributeRule Or(AttributeRule[] terms) => attributes =>
    {
        Truth value = Truth.No;
        foreach (AttributeRule term in terms) value = value.Or(term(attributes));
        return value;
    };

    private static AttributeRule Compare(FilterComparison comparison)
    {
        Func<DeviceAttribute, Truth> test = Test(comparison);
        string name = comparison.Property.AttributeName;
        return NegationNormalForm.IsNegative(comparison.Operator)
            ? attributes => test(FilterComparisons.Find(attributes, name)).Not()
            : attributes => test(FilterComparisons.Find(attributes, name));
    }

    private static Func<DeviceAttribute, Truth> Test(FilterComparison comparison)
    {
        if (comparison.Operand.Kind == FilterOperandKind.Null) return FilterComparisons.IsNull;
        string[] operands = [.. comparison.Operand.Values];
        return NegationNormalForm.Test(comparison) switch
        {
            FilterOperator.Equal => value => FilterComparisons.IsEqual(value, operands[0]),
            FilterOperator.StartsWith => value => FilterComparisons.StartsWith(value, operands[0]),
            FilterOperator.EndsWith => value => FilterComparisons.EndsWith(value, operands[0]),
            FilterOperator.Contains => value => FilterComparisons.Contains(value, operands[0]),
            FilterOperator.In => value => FilterComparisons.IsIn(value, operands),
            _ => static _ => Truth.Unknown,
        };
    }
}
