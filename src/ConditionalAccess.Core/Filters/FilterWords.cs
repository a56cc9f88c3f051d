using System.Collections.Frozen;
using System.Diagnostics;

namespace ConditionalAccess.Filters;

/// <summary>The words of the rule language besides property names (spec 5.1).</summary>
internal static class FilterWords
{
    private static readonly FrozenDictionary<string, FilterOperator> Operators = Enumerable
        .Range((int)FilterOperator.Equal, (int)FilterOperator.NotIn)
        .ToFrozenDictionary(n => Of((FilterOperator)n)[1..], n => (FilterOperator)n, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> GroupOperators =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "match", "notMatch", "any", "all", "le", "ge", "lt", "gt");

    /// <summary>The canonical spelling, with its hyphen.</summary>
    public static string Of(FilterOperator op) => op switch
    {
        FilterOperator.Equal => "-eq",
        FilterOperator.NotEqual => "-ne",
        FilterOperator.StartsWith => "-startsWith",
        FilterOperator.NotStartsWith => "-notStartsWith",
        FilterOperator.EndsWith => "-endsWith",
        FilterOperator.NotEndsWith => "-notEndsWith",
        FilterOperator.Contains => "-contains",
        FilterOperator.NotContains => "-notContains",
        FilterOperator.In => "-in",
        FilterOperator.NotIn => "-notIn",
        FilterOperator.None => "-none",
        _ => throw new UnreachableException(),
    };

    public static bool TryGetOperator(string word, out FilterOperator op) => Operators.TryGetValue(word, out op);

    public static bool IsGroupOperator(string word) => GroupOperators.Contains(word);

    /// <summary>True for digits, with or without a fraction; the sign is the caller's.</summary>
    public static bool IsNumber(ReadOnlySpan<char> word)
    {
        int dot = word.IndexOf('.');
        return dot < 0 ? AreDigits(word) : AreDigits(word[..dot]) && AreDigits(word[(dot + 1)..]);
    }

    private static bool AreDigits(ReadOnlySpan<char> word) => !word.IsEmpty && word.IndexOfAnyExceptInRange('0', '9') < 0;
}
