namespace ConditionalAccess.Filters;

/// <summary>What a rule text may cost. Only tests use other limits than <see cref="Default"/>.</summary>
/// <param name="Length">UTF-16 characters in the rule.</param>
/// <param name="Depth">Parentheses and <c>-not</c> inside each other; keeps the parser's recursion small.</param>
/// <param name="Comparisons">Comparisons in the rule.</param>
/// <param name="ListElements">Values in one list.</param>
internal readonly record struct FilterLimits(int Length, int Depth, int Comparisons, int ListElements)
{
    /// <summary>The length is Entra's (spec 11.4) and keeps the counts below theirs; the counts hold when the length is ever raised.</summary>
    public static FilterLimits Default { get; } = new(3072, 50, 1024, 5000);
}
