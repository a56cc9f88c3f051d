using ConditionalAccess.Evaluation;
using ConditionalAccess.Filters;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>
/// Turns filter rules into code: expression trees where code can be generated, plain delegates where it cannot. Equal rules are compiled once.
/// </summary>
internal sealed class FilterCompiler(bool useExpressionTrees)
{
    private readonly Dictionary<string, int> _deviceIndex = new(StringComparer.Ordinal);
    private readonly List<DeviceRule> _deviceRules = [];
    private readonly Dictionary<string, AttributeRule> _attributeRules = new(StringComparer.Ordinal);

    /// <summary>The distinct device rules so far.</summary>
    public DeviceRule[] DeviceRules => [.. _deviceRules];

    /// <summary>The position of a device rule among <see cref="DeviceRules"/>; -1 when its text is not a rule.</summary>
    public int Device(string? text)
    {
        if (!FilterRule.TryParse(text, FilterKind.Device, out FilterRule? rule, out _)) return -1;
        string key = rule.ToString()!;
        if (_deviceIndex.TryGetValue(key, out int index)) return index;
        FilterExpression positive = NegationNormalForm.Of(rule.Root);
        _deviceRules.Add(useExpressionTrees ? FilterTrees.Device(positive) : FilterDelegates.Device(positive));
        return _deviceIndex[key] = _deviceRules.Count - 1;
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
        => ValueArray.From(terms.Select(t => Of(t, negate)));
}
