using System.Diagnostics;

namespace ConditionalAccess.Filters;

/// <summary>The words of the rule language besides property names (spec 5.1).</summary>
internal static class FilterWords
{
    private static readonly string[] GroupOperators = ["match", "notMatch", "any", "all", "le", "ge", "lt", "gt"];

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

    // A dozen words are compared faster than a dictionary of them is made when a process starts.
    public static bool TryGetOperator(string word, out FilterOperator op)
    {
        for (op = FilterOperator.Equal; op <= FilterOperator.NotIn; op++)
        {
            if (Of(op).AsSpan(1).Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        }

        op = FilterOperator.None;
        return false;
    }

    public static bool IsGroupOperator(string word) => Array.Exists(GroupOperators, o => string.Equals(o, word, StringComparison.OrdinalIgnoreCase));

    /// <summary>True for digits, with or without a fraction; the sign is the caller's.</summary>
    public static bool IsNumber(ReadOnlySpan<char> word)
    {
        int dot = word.IndexOf('.');
        return dot < 0 ? AreDigits(word) : AreDigits(word[..dot]) && AreDigits(word[(dot + 1)..]);
    }

    private static bool AreDigits(ReadOnlySpan<char> word) => !word.IsEmpty && word.IndexOfAnyExceptInRange('0', '9') < 0;
}
