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

    /// <summary>Reads a rule. Never throws; a rule with a syntax error gives null, and its value is unknown.</summary>
    /// <param name="text">The rule; null and blank text are errors.</param>
    /// <param name="kind">The language.</param>
    /// <param name="rule">The rule, or null.</param>
    /// <param name="problems">Everything found, in order of position.</param>
    public static bool TryParse(string? text, FilterKind kind, [NotNullWhen(true)] out FilterRule? rule, out ValueArray<FilterProblem> problems)
        => throw new NotSupportedException(text);
}
