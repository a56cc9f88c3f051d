using ConditionalAccess.Evaluation;
using ConditionalAccess.Filters;

namespace ConditionalAccess.Compilation;

/// <summary>Device filters in the form in which they are evaluated. Negations are in the comparisons only, and equal comparisons are one.</summary>
internal sealed class DeviceFilterBuilder
{
    private readonly Dictionary<FilterComparison, DeviceFilter> _filters = [];
    private readonly List<DeviceComparison> _comparisons = [];

    /// <summary>The different comparisons so far, by number.</summary>
    public DeviceComparison[] Comparisons => [.. _comparisons];

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
        if (_filters.TryGetValue(comparison, out DeviceFilter? known)) return known;
        DeviceFilter filter = Compare(comparison, _comparisons.Count);
        if (filter is DeviceComparison numbered) _comparisons.Add(numbered);
        _filters.Add(comparison, filter);
        return filter;
    }

    private static DeviceFilter Compare(FilterComparison comparison, int number)
    {
        if (comparison.Operand.Kind == FilterOperandKind.Null) return Compare<DeviceTests.IsNull>(comparison, number);
        return NegationNormalForm.Test(comparison) switch
        {
            FilterOperator.Equal => Compare<DeviceTests.IsEqual>(comparison, number),
            FilterOperator.StartsWith => Compare<DeviceTests.StartsWith>(comparison, number),
            FilterOperator.EndsWith => Compare<DeviceTests.EndsWith>(comparison, number),
            FilterOperator.Contains => Compare<DeviceTests.Contains>(comparison, number),
            FilterOperator.In => Compare<DeviceTests.IsIn>(comparison, number),
            _ => DeviceFilter.NotUnderstood,
        };
    }

    private static DeviceComparison Compare<TTest>(FilterComparison comparison, int number)
        where TTest : struct, IDeviceTest
    {
        DeviceProperty property = comparison.Property.Device;
        string[] operands = [.. comparison.Operand.Values];
        bool isNegative = NegationNormalForm.IsNegative(comparison.Operator);
        return property >= DeviceProperty.ExtensionAttribute1
            ? new ExtensionComparison<TTest>(number, property, operands, isNegative)
            : new PlainComparison<TTest>(number, property, operands, isNegative);
    }
}
