using ConditionalAccess.Evaluation;
using ConditionalAccess.Filters;

namespace ConditionalAccess.Compilation;

/// <summary>Device filters in the form in which they are evaluated. Negations are in the comparisons only.</summary>
internal static class DeviceFilterBuilder
{
    public static DeviceFilter Build(FilterExpression expression) => expression switch
    {
        FilterAnd and => new DeviceFilterAnd([.. and.Terms.Select(Build)]),
        FilterOr or => new DeviceFilterOr([.. or.Terms.Select(Build)]),
        FilterComparison { IsUnderstood: true } comparison => Compare(comparison),
        _ => DeviceFilter.NotUnderstood,
    };

    private static DeviceFilter Compare(FilterComparison comparison)
    {
        if (comparison.Operand.Kind == FilterOperandKind.Null) return Compare<DeviceTests.IsNull>(comparison);
        return NegationNormalForm.Test(comparison) switch
        {
            FilterOperator.Equal => Compare<DeviceTests.IsEqual>(comparison),
            FilterOperator.StartsWith => Compare<DeviceTests.StartsWith>(comparison),
            FilterOperator.EndsWith => Compare<DeviceTests.EndsWith>(comparison),
            FilterOperator.Contains => Compare<DeviceTests.Contains>(comparison),
            FilterOperator.In => Compare<DeviceTests.IsIn>(comparison),
            _ => DeviceFilter.NotUnderstood,
        };
    }

    private static DeviceFilter Compare<TTest>(FilterComparison comparison)
        where TTest : struct, IDeviceTest
    {
        DeviceProperty property = comparison.Property.Device;
        string[] operands = [.. comparison.Operand.Values];
        bool isNegative = NegationNormalForm.IsNegative(comparison.Operator);
        return property >= DeviceProperty.ExtensionAttribute1
            ? new ExtensionComparison<TTest>(property, operands, isNegative)
            : new DeviceComparison<TTest>(property, operands, isNegative);
    }
}
