using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConditionalAccess.Scripting.Reading;

/// <summary>
/// Looks at a script word by word, before anything that could recurse sees it: what does not belong into a script is found here, and so is what is too much
/// or too deep. Not thread-safe.
/// </summary>
internal sealed class ElementReader(ScriptLimits limits, List<ScriptProblem> problems)
{
    private readonly Stack<(int Level, int Signs)> _open = new();
    private int _depth, _level, _signs, _count;
    private bool _isAfterValue;
    private SyntaxKind _before;

    /// <summary>Adds what is wrong; after the first problem of size nothing more is looked at.</summary>
    public void Read(string text, CSharpParseOptions options)
    {
        foreach (SyntaxToken token in SyntaxFactory.ParseTokens(text, options: options))
        {
            if (Look(token, text)) return;
        }

        if (_count == 0 && problems.Count == 0)
            problems.Add(new ScriptProblem(ScriptDiagnosticCodes.Empty, 0, "the script is empty", "write a condition, such as signIn.Network.Country == \"SE\""));
    }

    /// <summary>True when the rest is not worth looking at.</summary>
    private bool Look(SyntaxToken token, string text)
    {
        if (IsMalformed(token, text)) return true;
        if (token.IsKind(SyntaxKind.EndOfFileToken)) return false;
        if (++_count > limits.Elements)
        {
            problems.Add(new ScriptProblem(ScriptDiagnosticCodes.TooManyElements, token.SpanStart,
                $"the script has more than {Number(limits.Elements)} words and signs", "split it over several conditions"));
            return true;
        }

        bool isEnough = IsTooDeep(token) || IsNotAllowed(token);
        _before = token.Kind();
        return isEnough;
    }

    private bool IsMalformed(SyntaxToken token, string text)
    {
        if (!token.ContainsDiagnostics) return false;
        Diagnostic? first = token.GetDiagnostics().Concat(token.LeadingTrivia.SelectMany(t => t.GetDiagnostics())).FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error);
        if (first is null) return false;
        int position = token.IsKind(SyntaxKind.EndOfFileToken) ? CommentStart(token, text) : token.SpanStart;
        (string message, string remedy) = first.Id switch
        {
            "CS1009" => ("a text holds a backslash that begins no escape", "write two backslashes for one"),
            "CS1010" or "CS1039" => ("the text that begins here has no closing quote", "add a double quote at its end"),
            "CS1035" => ("the comment that begins here has no end", "add */ at its end"),
            "CS1021" => ("the number is too large", "write a smaller number"),
            "CS1013" or "CS0594" or "CS0595" => ("the number is malformed", "write digits, with a dot before the decimals"),
            _ => (Quoted.Of(token.Text) + " is no word or sign of C#", token.Text is ['\u2018' or '\u2019' or '\u201C' or '\u201D', ..] ? "write straight double quotes" : ElementRules.Compare),
        };
        problems.Add(new ScriptProblem(ScriptDiagnosticCodes.Malformed, Math.Min(position, text.Length), message, remedy));
        return true;
    }

    private static int CommentStart(SyntaxToken token, string text)
    {
        SyntaxTrivia comment = token.LeadingTrivia.LastOrDefault(t => t.IsKind(SyntaxKind.MultiLineCommentTrivia));
        return comment.IsKind(SyntaxKind.MultiLineCommentTrivia) ? comment.SpanStart : Math.Max(text.LastIndexOf("/*", StringComparison.Ordinal), 0);
    }

    // Depth is what a parser would recurse into: parentheses and braces, signs before a value, and what stands after '?' and '=>'.
    private bool IsTooDeep(SyntaxToken token)
    {
        switch (token.Kind())
        {
            case SyntaxKind.OpenParenToken or SyntaxKind.OpenBraceToken or SyntaxKind.OpenBracketToken:
                _open.Push((_level, _signs));
                (_depth, _level, _signs) = (_depth + _level + _signs + 1, 0, 0);
                break;
            case SyntaxKind.CloseParenToken or SyntaxKind.CloseBraceToken or SyntaxKind.CloseBracketToken when _open.TryPop(out (int Level, int Signs) outer):
                (_depth, _level, _signs) = (_depth - outer.Level - outer.Signs - 1, outer.Level, 0);
                break;
            case SyntaxKind.QuestionToken or SyntaxKind.EqualsGreaterThanToken:
                _level++;
                break;
            case SyntaxKind.LessThanToken or SyntaxKind.NewKeyword:
            case SyntaxKind.ExclamationToken or SyntaxKind.MinusToken when !_isAfterValue:
                _signs++;
                break;
            case SyntaxKind.CommaToken:
                (_level, _signs) = (0, 0);
                break;
            case SyntaxKind.AmpersandAmpersandToken or SyntaxKind.BarBarToken:
                _signs = 0;
                break;
        }

        _isAfterValue = token.Kind() is SyntaxKind.CloseParenToken or SyntaxKind.CloseBraceToken or SyntaxKind.IdentifierToken or SyntaxKind.NumericLiteralToken
            or SyntaxKind.StringLiteralToken or SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword or SyntaxKind.NullKeyword;
        if (_depth + _level + _signs <= limits.Depth) return false;
        problems.Add(new ScriptProblem(ScriptDiagnosticCodes.NestedTooDeep, token.SpanStart,
            $"parentheses and signs are nested deeper than {Number(limits.Depth)} levels", "remove parentheses that are not needed"));
        return true;
    }

    private bool IsNotAllowed(SyntaxToken token)
    {
        if (token.IsKind(SyntaxKind.IdentifierToken) && (token.Text != token.ValueText || !token.Text.All(char.IsAscii)))
        {
            problems.Add(new ScriptProblem(ScriptDiagnosticCodes.NameDisguised, token.SpanStart,
                $"the name {Quoted.Of(token.Text)} holds an escape, an @ or a letter outside of ASCII", "write the name in plain letters"));
            return false;
        }

        if (ElementRules.IsAllowed(token.Kind(), _before)) return false;
        (string reason, string remedy) = ElementRules.Reason(token.Kind());
        problems.Add(new ScriptProblem(ScriptDiagnosticCodes.NotPartOfScripts, token.SpanStart, $"{Quoted.Of(token.Text)} cannot be used in a script: {reason}", remedy));
        return true;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
