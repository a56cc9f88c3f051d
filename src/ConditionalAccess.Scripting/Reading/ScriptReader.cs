using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConditionalAccess.Scripting.Reading;

/// <summary>Reads the text of one script into the syntax of one expression of which every element and form is allowed.</summary>
internal static class ScriptReader
{
    /// <summary>The expression; null when something is wrong, which is then added to <paramref name="problems"/>.</summary>
    public static ExpressionSyntax? Read(string text, ScriptLimits limits, CSharpParseOptions options, List<ScriptProblem> problems)
    {
        if (text.Length > limits.Length)
        {
            problems.Add(new ScriptProblem(ScriptDiagnosticCodes.TooLong, limits.Length,
                $"the script is {Number(text.Length)} characters long, and the limit is {Number(limits.Length)}", "shorten it or split it over several conditions"));
            return null;
        }

        int hidden = CharacterRules.FirstHidden(text);
        if (hidden >= 0) problems.Add(CharacterRules.Hidden(text, hidden));
        else if (SignRules.FirstRefused(text) is { } sign) problems.Add(sign);
        else new ElementReader(limits, problems).Read(text, options);
        if (problems.Count > 0) return null;
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(text, options: options);
        foreach (Diagnostic error in expression.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Take(1)) problems.Add(Explain(error, expression, text));
        if (problems.Count == 0) FormRules.Check(expression, problems);
        return problems.Count == 0 ? expression : null;
    }

    private static ScriptProblem Explain(Diagnostic error, ExpressionSyntax expression, string text)
    {
        // What is left over after the expression is reported for the whole expression.
        int start = error.Id == "CS1073" ? LeftOver(expression) : error.Location.SourceSpan.Start;
        int position = Math.Clamp(start, 0, text.TrimEnd().Length);
        string found = Found(text, position);
        (string message, string remedy) = error.Id switch
        {
            "CS1026" => ($"a closing parenthesis is missing before {found}", "add ')'"),
            "CS1733" or "CS1525" => ($"a value is missing before {found}", "write a signal or a value there, or remove the operator before it"),
            "CS1001" => ($"a name is missing before {found}", "write the name of a member after the dot"),
            "CS1002" or "CS1003" => ($"something is missing before {found}", "join conditions with && or ||, and write ':' after '?'"),
            "CS1073" => ($"{found} does not belong here", "join conditions with && or ||, and remove what is left over"),
            "CS1526" => ($"the arguments of new are missing before {found}", "write them in parentheses, such as new Version(10, 0)"),
            _ => ($"{found} is not expected here", ElementRules.Compare),
        };
        return new ScriptProblem(ScriptDiagnosticCodes.Syntax, position, message, remedy);
    }

    private static int LeftOver(ExpressionSyntax expression)
        => expression.DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.SkippedTokensTrivia)) is { RawKind: not 0 } skipped ? skipped.SpanStart : expression.Span.End;

    private static string Found(string text, int position)
    {
        SyntaxToken next = SyntaxFactory.ParseTokens(text, position, position).First();
        return next.IsKind(SyntaxKind.EndOfFileToken) ? "the end" : Quoted.Of(next.Text);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
