using System.Text;

namespace ConditionalAccess.Filters;

/// <summary>
/// Writes a tree as a rule that parses back to an equal tree. Works from its own stack, so that a tree built by hand may be of any depth.
/// </summary>
internal static class FilterPrinter
{
    public static string Print(FilterExpression root)
    {
        var text = new StringBuilder();
        var pending = new Stack<object>();
        pending.Push(root);
        while (pending.TryPop(out object? next))
        {
            switch (next)
            {
                case string literal: text.Append(literal); break;
                case FilterComparison comparison: Append(text, comparison); break;
                case FilterNot not: PushTerms(pending, not, [not.Term], "-not ", string.Empty); break;
                case FilterAnd and: PushTerms(pending, and, and.Terms.AsSpan(), string.Empty, " -and "); break;
                case FilterOr or: PushTerms(pending, or, or.Terms.AsSpan(), string.Empty, " -or "); break;
            }
        }

        return text.ToString();
    }

    // The stack gives back the last thing first, so everything is pushed from the end.
    private static void PushTerms(Stack<object> pending, FilterExpression parent, ReadOnlySpan<FilterExpression> terms, string before, string between)
    {
        for (int i = terms.Length - 1; i >= 0; i--)
        {
            bool parenthesised = Strength(terms[i]) <= Strength(parent) && terms[i] is not FilterNot;
            if (parenthesised) pending.Push(")");
            pending.Push(terms[i]);
            if (parenthesised) pending.Push("(");
            if (i > 0) pending.Push(between);
        }

        pending.Push(before);
    }

    private static int Strength(FilterExpression expression) => expression switch
    {
        FilterOr => 1,
        FilterAnd => 2,
        FilterNot => 3,
        _ => 4,
    };

    private static void Append(StringBuilder text, FilterComparison comparison)
    {
        text.Append(comparison.Property.Name).Append(' ').Append(FilterWords.Of(comparison.Operator)).Append(' ');
        FilterOperand operand = comparison.Operand;
        if (operand.Kind == FilterOperandKind.List) AppendList(text, operand.Values);
        else AppendValue(text, operand.Values.IsEmpty ? null : operand.Values[0]);
    }

    private static void AppendList(StringBuilder text, ValueArray<string> values)
    {
        text.Append('[');
        for (int i = 0; i < values.Count; i++)
        {
            if (i > 0) text.Append(", ");
            AppendValue(text, values[i]);
        }

        text.Append(']');
    }

    private static void AppendValue(StringBuilder text, string? value)
    {
        if (value is null or "True" or "False")
        {
            text.Append(value ?? "null");
            return;
        }

        text.Append('"');
        foreach (char c in value)
        {
            if (c is '"' or '`') text.Append('`');
            text.Append(c);
        }

        text.Append('"');
    }
}
