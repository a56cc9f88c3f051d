using System.Diagnostics.CodeAnalysis;

namespace ConditionalAccess.Filters;

/// <summary>Something wrong or noteworthy in a rule text.</summary>
/// <param name="Code">Diagnostic code (13xx).</param>
/// <param name="IsError">True when the rule could not be parsed: its value is then unknown.</param>
/// <param name="Position">Zero-based position in the rule text, in UTF-16 characters.</param>
/// <param name="Message">What is wrong and what was expected.</param>
/// <param name="Remedy">What to do.</param>
public readonly record struct FilterProblem(string Code, bool IsError, int Position, string Message, string Remedy);

/// <summary>A rule of the device filter or custom security attribute filter language (spec 5). Immutable and thread-safe.</summary>
public sealed class FilterRule
{
    private FilterRule(FilterKind kind, FilterExpression root) => (Kind, Root) = (kind, root);

    /// <summary>Which language it is in.</summary>
    public FilterKind Kind { get; }

    /// <summary>The tree.</summary>
    public FilterExpression Root { get; }

    /// <summary>Reads a rule. No text makes it throw; a rule with a syntax error gives null, and its value is unknown.</summary>
    /// <param name="text">The rule; null and blank text are errors.</param>
    /// <param name="kind">The language; never <see cref="FilterKind.None"/>.</param>
    /// <param name="rule">The rule, or null.</param>
    /// <param name="problems">Everything found, in order of position; without an error they are notes on a rule that was read.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is no language.</exception>
    public static bool TryParse(string? text, FilterKind kind, [NotNullWhen(true)] out FilterRule? rule, out ValueArray<FilterProblem> problems)
    {
        if (kind is not (FilterKind.Device or FilterKind.SecurityAttributes)) throw new ArgumentOutOfRangeException(nameof(kind));
        FilterExpression? root = FilterParser.Parse(text, kind, FilterLimits.Default, out problems);
        rule = root is null ? null : new FilterRule(kind, root);
        return rule is not null;
    }

    /// <summary>The rule in canonical form: same tree when read again, same text when written again.</summary>
    public override string ToString() => FilterPrinter.Print(Root);
}
