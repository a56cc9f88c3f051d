using System.Text;

namespace ConditionalAccess.Filters;

/// <summary>Cuts a rule text into tokens (spec 5.1). Not thread-safe; never throws.</summary>
internal sealed class FilterLexer(string text, FilterFindings findings)
{
    private const char EnDash = '\u2013';
    private const int GuidLength = 36;

    private int _at;

    public FilterToken Next()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++;
        if (_at == text.Length) return new FilterToken(FilterTokenKind.End, _at, string.Empty);
        char c = text[_at];
        if (IsWordChar(c) || c == '$') return Word();
        if (c is '-' or EnDash && _at + 1 < text.Length && IsWordChar(text[_at + 1])) return HyphenWord(c);
        return c switch
        {
            '"' or '\'' => Straight(c),
            '\u201C' or '\u201D' or '\u2018' or '\u2019' => Smart(c),
            '(' => Single(FilterTokenKind.OpenParenthesis),
            ')' => Single(FilterTokenKind.CloseParenthesis),
            '[' => Single(FilterTokenKind.OpenBracket),
            ']' => Single(FilterTokenKind.CloseBracket),
            ',' => Single(FilterTokenKind.Comma),
            _ => Sign(),
        };
    }

    private static bool IsWordChar(char c) => char.IsLetterOrDigit(c) || c is '_' or '.';

    private FilterToken Single(FilterTokenKind kind) => new(kind, _at, text.Substring(_at++, 1));

    private FilterToken Word()
    {
        int start = _at;
        if (IsGuidAt(start))
        {
            _at += GuidLength;
            return new FilterToken(FilterTokenKind.Word, start, text[start.._at]);
        }

        _at++;
        while (_at < text.Length && IsWordChar(text[_at])) _at++;
        return new FilterToken(FilterTokenKind.Word, start, text[start.._at]);
    }

    private bool IsGuidAt(int start)
    {
        int end = start + GuidLength;
        if (end > text.Length || !GraphId.TryParseGuid(text.AsSpan(start, GuidLength), out _)) return false;
        return end == text.Length || !(IsWordChar(text[end]) || text[end] is '-' or EnDash);
    }

    private FilterToken HyphenWord(char hyphen)
    {
        int start = _at++;
        if (hyphen == EnDash) findings.EnDash(start);
        int word = _at;
        while (_at < text.Length && IsWordChar(text[_at])) _at++;
        return new FilterToken(FilterTokenKind.HyphenWord, start, text[word.._at]);
    }

    private FilterToken Sign()
    {
        int start = _at++;
        if (IsComparisonSign(text[start]))
        {
            while (_at < text.Length && IsComparisonSign(text[_at])) _at++;
        }
        else if (_at < text.Length && char.IsSurrogatePair(text[start], text[_at]))
        {
            _at++;
        }

        return new FilterToken(FilterTokenKind.Sign, start, text[start.._at]);
    }

    private static bool IsComparisonSign(char c) => c is '=' or '!' or '<' or '>';

    // Between single quotes the only escape is a doubled quote; between double quotes it is the back-tick.
    private FilterToken Straight(char quote)
    {
        int start = _at++;
        var content = new StringBuilder();
        while (_at < text.Length)
        {
            char c = text[_at++];
            bool paired = _at < text.Length && (quote == '"' ? c == '`' && text[_at] is '"' or '`' : c == quote && text[_at] == quote);
            if (paired) content.Append(text[_at++]);
            else if (c == quote) return new FilterToken(FilterTokenKind.Text, start, content.ToString());
            else content.Append(c);
        }

        findings.TextNotClosed(start);
        return new FilterToken(FilterTokenKind.Bad, start, string.Empty);
    }

    // A smart quote closes with a smart quote of its kind. A straight one before that leaves open where the text was meant to end.
    private FilterToken Smart(char quote)
    {
        int start = _at++;
        bool isDouble = quote is '\u201C' or '\u201D';
        char straight = isDouble ? '"' : '\'';
        findings.SmartQuotes(start);
        var content = new StringBuilder();
        while (_at < text.Length)
        {
            char c = text[_at++];
            if (isDouble && c == '`' && _at < text.Length && text[_at] is '"' or '`' or '\u201C' or '\u201D') content.Append(text[_at++]);
            else if (isDouble ? c is '\u201C' or '\u201D' : c is '\u2018' or '\u2019') return new FilterToken(FilterTokenKind.Text, start, content.ToString());
            else if (c == straight)
            {
                findings.QuotesMixed(_at - 1);
                return new FilterToken(FilterTokenKind.Bad, start, string.Empty);
            }
            else content.Append(c);
        }

        findings.TextNotClosed(start);
        return new FilterToken(FilterTokenKind.Bad, start, string.Empty);
    }
}
