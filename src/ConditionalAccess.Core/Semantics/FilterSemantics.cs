using ConditionalAccess.Filters;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 5: filter rules over device attributes and custom security attributes.</summary>
internal static class FilterSemantics
{
    /// <summary>Spec 5.1, 4.8: the value of a device filter rule, whatever its mode.</summary>
    public static Match DeviceRule(FilterCondition filter, ReferenceContext context)
    {
        if (context.Filters.Tree(filter, FilterKind.Device) is not { } tree) return Match.NotUnderstood;
        return Value(tree, negated: false, (comparison, op) => DeviceComparison(comparison, op, context));
    }

    /// <summary>Spec 5.7: the value of a custom security attribute rule for one principal.</summary>
    public static Match AttributeRule(FilterCondition? filter, ValueArray<SecurityAttribute> attributes, ReferenceContext context)
    {
        if (filter is null) return Match.No;
        if (context.Filters.Tree(filter, FilterKind.SecurityAttributes) is not { } tree) return Match.NotUnderstood;
        return Value(tree, negated: false, (comparison, op) => Comparison(Attribute(attributes, comparison.Property.AttributeName), op, comparison.Operand));
    }

    /// <summary>Spec 4.8: <c>-not</c> is pushed down to the comparisons, so that both ways to write a negation agree.</summary>
    private static Match Value(FilterExpression node, bool negated, Func<FilterComparison, FilterOperator, Match> compare)
    {
        switch (node)
        {
            case FilterNot not:
                return Value(not.Term, !negated, compare);
            case FilterAnd and:
                return Terms(and.Terms, all: !negated, negated, compare);
            case FilterOr or:
                return Terms(or.Terms, all: negated, negated, compare);
            case FilterComparison { IsUnderstood: true } comparison:
                return compare(comparison, negated ? Opposite(comparison.Operator) : comparison.Operator);
            default:
                return Match.NotUnderstood;
        }
    }

    private static Match Terms(ValueArray<FilterExpression> terms, bool all, bool negated, Func<FilterComparison, FilterOperator, Match> compare)
    {
        Match result = Match.Of(all);
        foreach (FilterExpression term in terms)
        {
            Match value = Value(term, negated, compare);
            result = all ? result.And(value) : result.Or(value);
        }

        return result;
    }

    /// <summary>Spec 4.8: extension attributes have a value on managed devices only.</summary>
    private static Match DeviceComparison(FilterComparison comparison, FilterOperator op, ReferenceContext context)
    {
        DeviceProperty property = comparison.Property.Device;
        Match value = Comparison(DeviceSemantics.Attribute(property, context), op, comparison.Operand);
        if (property < DeviceProperty.ExtensionAttribute1 || DeviceSemantics.Registered(context) != Truth.Yes) return value;
        Truth managed = DeviceSemantics.IsManaged(context);
        if (managed == Truth.Yes) return value;
        Match withoutValue = Comparison(DeviceAttribute.Null, op, comparison.Operand);
        if (IsNegative(op)) return context.IsWhatIf ? withoutValue : Match.NotSupplied;
        if (managed == Truth.No || context.IsWhatIf) return withoutValue;
        // Not known whether the attribute has its value: what both readings agree on is known.
        return value.Value == withoutValue.Value ? value : Match.NotSupplied;
    }

    /// <summary>Spec 5.7: an attribute that is not listed has no value; no list at all is not known.</summary>
    private static DeviceAttribute Attribute(ValueArray<SecurityAttribute> attributes, string name)
    {
        if (attributes.IsDefault) return default;
        foreach (SecurityAttribute attribute in attributes)
        {
            if (string.Equals(attribute.Name, name, StringComparison.OrdinalIgnoreCase)) return attribute.Value;
        }

        return DeviceAttribute.Null;
    }

    /// <summary>Spec 5.3: a negative operator is the complement of its positive one, once null is read as "no match".</summary>
    private static Match Comparison(DeviceAttribute attribute, FilterOperator op, FilterOperand operand)
    {
        if (!attribute.IsKnown) return Match.NotSupplied;
        bool holds = Holds(attribute, IsNegative(op) ? Opposite(op) : op, operand);
        return Match.Of(holds != IsNegative(op));
    }

    private static bool Holds(DeviceAttribute attribute, FilterOperator op, FilterOperand operand)
    {
        if (operand.Kind == FilterOperandKind.Null) return op == FilterOperator.Equal && attribute.IsNull;
        if (attribute.IsNull) return false;
        if (attribute.Text is { } text) return HoldsForText(text, op, operand.Values);
        foreach (string element in attribute.Elements)
        {
            // Of a collection, only whole elements count for -contains.
            if (HoldsForText(element, op == FilterOperator.Contains ? FilterOperator.Equal : op, operand.Values)) return true;
        }

        return false;
    }

    private static bool HoldsForText(string text, FilterOperator op, ValueArray<string> values)
    {
        foreach (string value in values)
        {
            bool holds = op switch
            {
                FilterOperator.Equal or FilterOperator.In => string.Equals(text, value, StringComparison.OrdinalIgnoreCase),
                FilterOperator.StartsWith => text.StartsWith(value, StringComparison.OrdinalIgnoreCase),
                FilterOperator.EndsWith => text.EndsWith(value, StringComparison.OrdinalIgnoreCase),
                FilterOperator.Contains => text.Contains(value, StringComparison.OrdinalIgnoreCase),
                _ => false,
            };
            if (holds) return true;
        }

        return false;
    }

    private static bool IsNegative(FilterOperator op)
        => op is FilterOperator.NotEqual or FilterOperator.NotStartsWith or FilterOperator.NotEndsWith or FilterOperator.NotContains or FilterOperator.NotIn;

    private static FilterOperator Opposite(FilterOperator op) => op switch
    {
        FilterOperator.Equal => FilterOperator.NotEqual,
        FilterOperator.NotEqual => FilterOperator.Equal,
        FilterOperator.StartsWith => FilterOperator.NotStartsWith,
        FilterOperator.NotStartsWith => FilterOperator.StartsWith,
        FilterOperator.EndsWith => FilterOperator.NotEndsWith,
        FilterOperator.NotEndsWith => FilterOperator.EndsWith,
        FilterOperator.Contains => FilterOperator.NotContains,
        FilterOperator.NotContains => FilterOperator.Contains,
        FilterOperator.In => FilterOperator.NotIn,
        FilterOperator.NotIn => FilterOperator.In,
        _ => op,
    };
}
