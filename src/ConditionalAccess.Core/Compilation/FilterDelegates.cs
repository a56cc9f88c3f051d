using ConditionalAccess.Evaluation;
using ConditionalAccess.Filters;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>Filter rules as nested delegates, for processes that cannot generate code. Negations are in the comparisons only.</summary>
internal static class FilterDelegates
{
    public static DeviceRule Device(FilterExpression expression) => expression switch
    {
        FilterAnd and => And([.. and.Terms.Select(Device)]),
        FilterOr or => Or([.. or.Terms.Select(Device)]),
        FilterComparison { IsUnderstood: true } comparison => Compare(comparison),
        _ => static (in DeviceSignals _, DeviceFacts _) => Truth.Unknown,
    };

    public static AttributeRule Attributes(FilterExpression expression) => expression switch
    {
        FilterAnd and => AndAttributes([.. and.Terms.Select(Attributes)]),
        FilterOr or => OrAttributes([.. or.Terms.Select(Attributes)]),
        FilterComparison { IsUnderstood: true } comparison => CompareAttribute(comparison),
        _ => static _ => Truth.Unknown,
    };

    private static DeviceRule And(DeviceRule[] terms) => (in DeviceSignals device, DeviceFacts facts) =>
    {
        Truth value = Truth.Yes;
        foreach (DeviceRule term in terms) value = value.And(term(in device, facts));
        return value;
    };

    private static DeviceRule Or(DeviceRule[] terms) => (in DeviceSignals device, DeviceFacts facts) =>
    {
        Truth value = Truth.No;
        foreach (DeviceRule term in terms) value = value.Or(term(in device, facts));
        return value;
    };

    private static DeviceRule Compare(FilterComparison comparison)
    {
        Func<DeviceAttribute, Truth> test = Test(comparison);
        DeviceProperty property = comparison.Property.Device;
        bool isNegative = NegationNormalForm.IsNegative(comparison.Operator);
        if (property < DeviceProperty.ExtensionAttribute1)
        {
            if (isNegative) return (in DeviceSignals device, DeviceFacts facts) => test(facts.Read(in device, property)).Not();
            return (in DeviceSignals device, DeviceFacts facts) => test(facts.Read(in device, property));
        }

        Truth withoutValue = test(DeviceAttribute.Null);
        if (isNegative) return (in DeviceSignals device, DeviceFacts facts) => FilterComparisons.NotExtension(in device, facts, test(facts.Read(in device, property)), withoutValue);
        return (in DeviceSignals device, DeviceFacts facts) => FilterComparisons.Extension(in device, facts, test(facts.Read(in device, property)), withoutValue);
    }

    private static AttributeRule AndAttributes(AttributeRule[] terms) => attributes =>
    {
        Truth value = Truth.Yes;
        foreach (AttributeRule term in terms) value = value.And(term(attributes));
        return value;
    };

    private static AttributeRule OrAttributes(AttributeRule[] terms) => attributes =>
    {
        Truth value = Truth.No;
        foreach (AttributeRule term in terms) value = value.Or(term(attributes));
        return value;
    };

    private static AttributeRule CompareAttribute(FilterComparison comparison)
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
