namespace ConditionalAccess.Filters;

internal enum FilterTokenKind : byte
{
    /// <summary>The text is used up.</summary>
    End = 0,

    /// <summary>Letters, digits, <c>_ . $</c>, or a whole GUID.</summary>
    Word,

    /// <summary>A word with a hyphen before it; the text is without the hyphen.</summary>
    HyphenWord,

    /// <summary>A quoted text, unescaped.</summary>
    Text,

    OpenParenthesis,
    CloseParenthesis,
    OpenBracket,
    CloseBracket,
    Comma,

    /// <summary>Any other sign.</summary>
    Sign,

    /// <summary>A quoted text that cannot be read; the lexer has reported it.</summary>
    Bad,
}

/// <param name="Kind">What it is.</param>
/// <param name="Position">Where it starts.</param>
/// <param name="Text">What it says.</param>
internal readonly record struct FilterToken(FilterTokenKind Kind, int Position, string Text)
{
    /// <summary>True for a word, with or without a hyphen, in any letter case.</summary>
    public bool Is(string keyword)
        => Kind is FilterTokenKind.Word or FilterTokenKind.HyphenWord && string.Equals(Text, keyword, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for <c>-and</c>, <c>-or</c> and <c>-not</c>.</summary>
    public bool IsLogic => Is("and") || Is("or") || Is("not");
}
