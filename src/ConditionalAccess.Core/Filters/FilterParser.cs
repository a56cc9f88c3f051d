namespace ConditionalAccess.Filters;

/// <summary>
/// Recursive descent over the grammar of spec 5.1. A method that returns null has reported an error, and parsing ends there.
/// </summary>
/// <remarks>
/// Only parentheses and <c>-not</c> recurse, and both count against the depth limit; chains are loops. Parentheses that change nothing
/// still make a node of their own when they hold several terms, so that a printed rule reads back as the same tree. Not thread-safe.
/// </remarks>
internal sealed class FilterParser
{
    private readonly FilterLexer _lexer;
    private readonly FilterFindings _findings;
    private readonly FilterKind _kind;
    private readonly FilterLimits _limits;
    private FilterToken _token;
    private int _depth, _comparisons;

    private FilterParser(string text, FilterKind kind, FilterLimits limits, FilterFindings findings)
    {
        (_kind, _limits, _findings) = (kind, limits, findings);
        _lexer = new FilterLexer(text, findings);
        _token = _lexer.Next();
    }

    /// <summary>The tree, or null with at least one error among the problems.</summary>
    public static FilterExpression? Parse(string? text, FilterKind kind, FilterLimits limits, out ValueArray<FilterProblem> problems)
    {
        var findings = new FilterFindings();
        FilterExpression? root = null;
        if (string.IsNullOrWhiteSpace(text)) findings.Empty();
        else if (text.Length > limits.Length) findings.TooLong(text.Length, limits.Length);
        else root = new FilterParser(text, kind, limits, findings).Rule();
        problems = findings.InOrder();
        return root;
    }

    private FilterExpression? Rule()
    {
        FilterExpression? root = Or();
        if (root is null || _token.Kind == FilterTokenKind.End) return root;
        return _token.Kind == FilterTokenKind.CloseParenthesis
            ? Expected("-and, -or or the end of the rule", "remove the parenthesis or add the one that opens it")
            : Expected("-and, -or or the end of the rule", "join comparisons with -and or -or");
    }

    private FilterExpression? Or()
    {
        FilterExpression? first = And();
        if (first is null || !_token.Is("or")) return first;
        List<FilterExpression> terms = [first];
        while (_token.Is("or"))
        {
            Advance();
            if (And() is not { } term) return null;
            terms.Add(term);
        }

        return new FilterOr([.. terms]);
    }

    private FilterExpression? And()
    {
        FilterExpression? first = Not();
        if (first is null || !_token.Is("and")) return first;
        List<FilterExpression> terms = [first];
        while (_token.Is("and"))
        {
            Advance();
            if (Not() is not { } term) return null;
            terms.Add(term);
        }

        return new FilterAnd([.. terms]);
    }

    private FilterExpression? Not()
    {
        bool negated = _token.Is("not");
        if (!negated && _token.Kind != FilterTokenKind.OpenParenthesis) return Comparison();
        if (++_depth > _limits.Depth)
        {
            _findings.TooDeep(_token.Position, _limits.Depth);
            return null;
        }

        FilterExpression? inner = negated ? Negated() : Parenthesised();
        _depth--;
        return inner;
    }

    private FilterNot? Negated()
    {
        Advance();
        return Not() is { } term ? new FilterNot(term) : null;
    }

    private FilterExpression? Parenthesised()
    {
        int opened = _token.Position;
        Advance();
        if (Or() is not { } inner) return null;
        if (_token.Kind == FilterTokenKind.End)
        {
            _findings.ParenthesisNotClosed(opened);
            return null;
        }

        if (_token.Kind != FilterTokenKind.CloseParenthesis) return Expected("-and, -or or ')'", "join comparisons with -and or -or");
        Advance();
        return inner;
    }

    private FilterExpression? Comparison()
    {
        FilterToken name = _token;
        if (name.Kind != FilterTokenKind.Word || name.IsLogic)
            return Expected("a property", "write a comparison, such as device.isCompliant -eq True");
        if (!IsPropertyName(name.Text))
        {
            _findings.PropertyMalformed(name);
            return null;
        }

        if (++_comparisons > _limits.Comparisons)
        {
            _findings.TooManyComparisons(name.Position, _limits.Comparisons);
            return null;
        }

        Advance();
        FilterToken sign = _token;
        if (Operator() is not { } op) return null;
        FilterToken value = _token;
        if (Operand() is not { } operand) return null;
        bool resolved = FilterProperties.TryResolve(name.Text, _kind, out FilterProperty property);
        if (!resolved) _findings.PropertyUnknown(name.Position, name.Text, _kind);
        var typing = new FilterTyping(_findings, sign.Position, value.Position);
        return new FilterComparison(property, op, operand, typing.Check(property, op, operand) && resolved);
    }

    // One or two parts, each beginning with a letter or underscore; behind the dot a digit may lead, as in attribute sets.
    private static bool IsPropertyName(string word)
    {
        int dot = word.IndexOf('.', StringComparison.Ordinal);
        return (char.IsLetter(word[0]) || word[0] == '_') && dot == word.LastIndexOf('.') && dot != word.Length - 1 && !GraphId.TryParseGuid(word, out _);
    }

    private FilterOperator? Operator()
    {
        FilterToken found = _token;
        if (found.Kind is FilterTokenKind.Bad) return null;
        bool isWord = found.Kind is FilterTokenKind.Word or FilterTokenKind.HyphenWord;
        if (isWord && FilterWords.TryGetOperator(found.Text, out FilterOperator op))
        {
            Advance();
            return op;
        }

        if (isWord && FilterWords.IsGroupOperator(found.Text)) _findings.OperatorForGroupsOnly(found);
        else _findings.OperatorUnknown(found);
        return null;
    }

    private FilterOperand? Operand()
    {
        if (_token.Kind == FilterTokenKind.OpenBracket) return List();
        if (!TryValue(out string? value)) return null;
        return value is null ? new FilterOperand(FilterOperandKind.Null, []) : new FilterOperand(FilterOperandKind.Text, [value]);
    }

    // A null literal is a null element, which no other list has: no text stands for it.
    private FilterOperand? List()
    {
        List<string> values = [];
        do
        {
            Advance();
            if (values.Count == 0 && _token.Kind == FilterTokenKind.CloseBracket) break;
            if (values.Count == _limits.ListElements)
            {
                _findings.ListTooLong(_token.Position, _limits.ListElements);
                return null;
            }

            if (!TryValue(out string? value)) return null;
            values.Add(value!);
        }
        while (_token.Kind == FilterTokenKind.Comma);

        if (_token.Kind != FilterTokenKind.CloseBracket)
        {
            Expected("',' or ']'", "separate values with commas and close the list");
            return null;
        }

        Advance();
        return new FilterOperand(FilterOperandKind.List, new ValueArray<string>(values.ToArray()));
    }

    private bool TryValue(out string? value)
    {
        value = null;
        FilterToken found = _token;
        bool read = found.Kind switch
        {
            FilterTokenKind.Text => (value = found.Text) is not null,
            FilterTokenKind.Word when !found.IsLogic => TryBareword(found, out value),
            FilterTokenKind.HyphenWord when FilterWords.IsNumber(found.Text) => (value = "-" + found.Text) is not null,
            _ => false,
        };
        if (read) Advance();
        else if (found.Kind == FilterTokenKind.OpenBracket) _findings.ListInList(found.Position);
        else if (found.Kind != FilterTokenKind.Word || found.IsLogic) Expected("a value", "write a text in double quotes, True, False, null, a number or a GUID");
        return read;
    }

    private bool TryBareword(FilterToken found, out string? value)
    {
        bool dollar = found.Text[0] == '$';
        ReadOnlySpan<char> word = found.Text.AsSpan(dollar ? 1 : 0);
        value = null;
        if (word.Equals("True", StringComparison.OrdinalIgnoreCase)) value = "True";
        else if (word.Equals("False", StringComparison.OrdinalIgnoreCase)) value = "False";
        else if (!dollar && (FilterWords.IsNumber(word) || GraphId.TryParseGuid(word, out _))) value = found.Text;
        else if (!word.Equals("null", StringComparison.OrdinalIgnoreCase))
        {
            _findings.TextNotQuoted(found);
            return false;
        }

        if (dollar) _findings.DollarWord(found);
        return true;
    }

    private void Advance() => _token = _lexer.Next();

    // A token that the lexer could not read is reported already.
    private FilterExpression? Expected(string expected, string remedy)
    {
        if (_token.Kind != FilterTokenKind.Bad) _findings.Expected(expected, _token, remedy);
        return null;
    }
}
