using ConditionalAccess.Evaluation;
using ConditionalAccess.Filters;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>
/// Turns filter rules into what evaluates them. Equal rules are compiled once. Attribute filters become expression trees where code can be
/// generated and plain delegates where it cannot; device filters are the same everywhere.
/// </summary>
internal sealed class FilterCompiler(bool useExpressionTrees)
{
    private readonly Dictionary<string, DeviceFilter?> _deviceFilters = new(StringComparer.Ordinal);
    private readonly DeviceFilterBuilder _builder = new();
    private readonly Dictionary<string, AttributeRule> _attributeRules = new(StringComparer.Ordinal);

    /// <summary>A device filter, the same one for equal rules; null when the text is not a rule.</summary>
    public DeviceFilter? Device(string? text)
    {
        if (text is null) return null;
        if (_deviceFilters.TryGetValue(text, out DeviceFilter? filter)) return filter;
        if (!FilterRule.TryParse(text, FilterKind.Device, out FilterRule? rule, out _)) return _deviceFilters[text] = null;
        string key = rule.ToString()!;
        if (!_deviceFilters.TryGetValue(key, out filter)) _deviceFilters[key] = filter = _builder.Build(NegationNormalForm.Of(rule.Root));
        return _deviceFilters[text] = filter;
    }

    /// <summary>A custom security attribute filter with its mode.</summary>
    public AttributeFilter Attributes(FilterCondition filter)
        => new(AttributeRule(filter.Rule), filter.Mode.Value == FilterMode.Include, filter.Mode.Value == FilterMode.Exclude);

    private AttributeRule? AttributeRule(string? text)
    {
        if (!FilterRule.TryParse(text, FilterKind.SecurityAttributes, out FilterRule? rule, out _)) return null;
        string key = rule.ToString()!;
        if (_attributeRules.TryGetValue(key, out AttributeRule? known)) return known;
        FilterExpression positive = NegationNormalForm.Of(rule.Root);
        return _attributeRules[key] = useExpressionTrees ? FilterTrees.Attributes(positive) : FilterDelegates.Attributes(positive);
    }
}

/// <summary>
/// Moves every "not" down to the comparisons, so that <c>-not (a -eq b)</c> and <c>a -ne b</c> are the same also where a negative operator
/// has a rule of its own (spec 4.8).
/// </summary>
internal static class NegationNormalForm
{
    public static FilterExpression Of(FilterExpression expression, bool negate = false) => expression switch
    {
        FilterNot not => Of(not.Term, !negate),
        FilterAnd and => negate ? new FilterOr(Of(and.Terms, true)) : new FilterAnd(Of(and.Terms, false)),
        FilterOr or => negate ? new FilterAnd(Of(or.Terms, true)) : new FilterOr(Of(or.Terms, false)),
        FilterComparison comparison => negate ? comparison with { Operator = Opposite(comparison.Operator) } : comparison,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Whether an operator is the negative one of its pair.</summary>
    public static bool IsNegative(FilterOperator op) => op != Positive(op);

    /// <summary>The positive operator of a pair.</summary>
    public static FilterOperator Positive(FilterOperator op) => op switch
    {
        FilterOperator.NotEqual => FilterOperator.Equal,
        FilterOperator.NotStartsWith => FilterOperator.StartsWith,
        FilterOperator.NotEndsWith => FilterOperator.EndsWith,
        FilterOperator.NotContains => FilterOperator.Contains,
        FilterOperator.NotIn => FilterOperator.In,
        _ => op,
    };

    /// <summary>The positive operator to test with: of a collection, only whole elements count (spec 5.3).</summary>
    public static FilterOperator Test(FilterComparison comparison)
    {
        FilterOperator positive = Positive(comparison.Operator);
        bool isCollection = comparison.Property.Device is DeviceProperty.PhysicalIds or DeviceProperty.SystemLabels;
        return isCollection && positive == FilterOperator.Contains ? FilterOperator.Equal : positive;
    }

    private static FilterOperator Opposite(FilterOperator op) => IsNegative(op) ? Positive(op) : op + 1;

    private static ValueArray<FilterExpression> Of(ValueArray<FilterExpression> terms, bool negate)
    {
        var moved = new FilterExpression[terms.Count];
        for (int i = 0; i < moved.Length; i++) moved[i] = Of(terms[i], negate);
        return new(moved);
    }
}
