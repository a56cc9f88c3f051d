using ConditionalAccess.Evaluation;
using ConditionalAccess.Filters;

namespace ConditionalAccess.Compilation;

/// <summary>Device filters in the form in which they are evaluated. Negations are in the comparisons only, and equal comparisons are one.</summary>
internal sealed class DeviceFilterBuilder
{
    private readonly Dictionary<FilterComparison, DeviceFilter> _comparisons = [];

    public DeviceFilter Build(FilterExpression expression) => expression switch
    {
        FilterAnd and => new DeviceFilterAnd(Build(and.Terms)),
        FilterOr or => new DeviceFilterOr(Build(or.Terms)),
        FilterComparison { IsUnderstood: true } comparison => Shared(comparison),
        _ => DeviceFilter.NotUnderstood,
    };

    private DeviceFilter[] Build(ValueArray<FilterExpression> terms)
    {
        var filters = new DeviceFilter[terms.Count];
        for (int i = 0; i < filters.Length; i++) filters[i] = Build(terms[i]);
        return filters;
    }

    private DeviceFilter Shared(FilterComparison comparison)
    {
        if (!_comparisons.TryGetValue(comparison, out DeviceFilter? filter)) _comparisons.Add(comparison, filter = Compare(comparison));
        return filter;
    }

    private static DeviceFilter Compare(FilterComparison comparison)
    {
        FilterOperator test = NegationNormalForm.Test(comparison);
        if (test is not (FilterOperator.Equal or FilterOperator.StartsWith or FilterOperator.EndsWith or FilterOperator.Contains or FilterOperator.In)) return DeviceFilter.NotUnderstood;
        string[]? operands = comparison.Operand.Kind == FilterOperandKind.Null ? null : [.. comparison.Operand.Values];
        return new DeviceComparison(comparison.Property.Device, test, operands, NegationNormalForm.IsNegative(comparison.Operator));
    }
}
