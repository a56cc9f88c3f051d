using Microsoft.CodeAnalysis.CSharp;

namespace ConditionalAccess.Scripting.Reading;

/// <summary>Which signs and words of C# a script may hold, and why it may not hold the others. What is not listed is not allowed.</summary>
internal static class ElementRules
{
    public const string Compare = "compare signals with ==, !=, <, <=, > and >=, and join comparisons with && and ||";
    public const string OneExpression = "write one condition, without statements";
    public const string Unknown = "leave it out: a signal that is not known makes the condition unknown by itself";

    /// <summary>Whether it may stand after what stands before it: brackets and braces only as in <c>new[] { 1, 2 }</c>, an arrow only after a name.</summary>
    public static bool IsAllowed(SyntaxKind kind, SyntaxKind before) => kind switch
    {
        SyntaxKind.OpenBracketToken => before == SyntaxKind.NewKeyword,
        SyntaxKind.CloseBracketToken => before == SyntaxKind.OpenBracketToken,
        SyntaxKind.OpenBraceToken => before == SyntaxKind.CloseBracketToken,
        SyntaxKind.CloseBraceToken => before is not (SyntaxKind.None or SyntaxKind.OpenBraceToken or SyntaxKind.SemicolonToken),
        SyntaxKind.EqualsGreaterThanToken => before == SyntaxKind.IdentifierToken,
        _ => IsAllowed(kind),
    };

    private static bool IsAllowed(SyntaxKind kind) => kind is SyntaxKind.IdentifierToken or SyntaxKind.NumericLiteralToken or SyntaxKind.StringLiteralToken
        or SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword or SyntaxKind.NullKeyword or SyntaxKind.NewKeyword or SyntaxKind.StringKeyword
        or SyntaxKind.DotToken or SyntaxKind.CommaToken or SyntaxKind.OpenParenToken or SyntaxKind.CloseParenToken
        or SyntaxKind.QuestionToken or SyntaxKind.ColonToken or SyntaxKind.BarToken
        or SyntaxKind.AmpersandAmpersandToken or SyntaxKind.BarBarToken or SyntaxKind.ExclamationToken or SyntaxKind.MinusToken
        or SyntaxKind.EqualsEqualsToken or SyntaxKind.ExclamationEqualsToken
        or SyntaxKind.LessThanToken or SyntaxKind.LessThanEqualsToken or SyntaxKind.GreaterThanToken or SyntaxKind.GreaterThanEqualsToken;

    /// <summary>Why scripts do not have it, and what to write instead.</summary>
    public static (string Reason, string Remedy) Reason(SyntaxKind kind) => kind switch
    {
        SyntaxKind.SemicolonToken or SyntaxKind.OpenBraceToken or SyntaxKind.CloseBraceToken => ("it belongs to statements", OneExpression),
        SyntaxKind.EqualsToken => ("it changes a value", "write == to compare"),
        SyntaxKind.PlusPlusToken or SyntaxKind.MinusMinusToken => ("it changes a value", Compare),
        SyntaxKind.QuestionQuestionToken => ("it replaces what is not known", Unknown),
        SyntaxKind.EqualsGreaterThanToken or SyntaxKind.DelegateKeyword => ("it makes a function", Compare),
        SyntaxKind.OpenBracketToken or SyntaxKind.CloseBracketToken or SyntaxKind.DotDotToken => ("it picks from a list", "write Contains, or Any with a condition"),
        SyntaxKind.IsKeyword or SyntaxKind.AsKeyword or SyntaxKind.SwitchKeyword => ("it tests the form of a value", Compare),
        SyntaxKind.TypeOfKeyword => ("it asks about a type", Compare),
        SyntaxKind.Utf8StringLiteralToken => ("it is not a plain text", "write a plain text in double quotes"),
        SyntaxKind.AmpersandToken => ("it works on bits", "write && for 'and'"),
        _ when SyntaxFacts.IsAssignmentExpressionOperatorToken(kind) => ("it changes a value", Compare),
        _ when SyntaxFacts.IsBinaryExpressionOperatorToken(kind) || SyntaxFacts.IsPrefixUnaryExpressionOperatorToken(kind) => ("it calculates", "write the result"),
        _ when SyntaxFacts.IsPredefinedType(kind) => ("it converts or declares", Compare),
        _ => ("it is not part of a condition", OneExpression),
    };
}
