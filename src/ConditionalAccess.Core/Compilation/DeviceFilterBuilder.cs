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

    private static DeviceComparison Compare(FilterComparison comparison)
    {
        DeviceTest test = comparison.Operand.Kind == FilterOperandKind.Null ? DeviceTest.IsNull : NegationNormalForm.Test(comparison) switch
        {
            FilterOperator.Equal => DeviceTest.IsEqual,
            FilterOperator.StartsWith => DeviceTest.StartsWith,
            FilterOperator.EndsWith => DeviceTest.EndsWith,
            FilterOperator.Contains => DeviceTest.Contains,
            FilterOperator.In => DeviceTest.IsIn,
            _ => DeviceTest.None,
        };
        return new DeviceComparison(comparison.Property.Device, test, [.. comparison.Operand.Values], NegationNormalForm.IsNegative(comparison.Operator));
    }
}
