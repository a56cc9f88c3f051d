using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConditionalAccess.Scripting.Reading;

/// <summary>Which forms a script may be built of. What is not listed is not allowed.</summary>
internal static class FormRules
{
    public static void Check(ExpressionSyntax root, List<ScriptProblem> problems)
    {
        foreach (SyntaxNode node in root.DescendantNodesAndSelf())
        {
            if (IsAllowed(node)) continue;
            (string what, string remedy) = Describe(node);
            problems.Add(new ScriptProblem(ScriptDiagnosticCodes.NotPartOfScripts, node.SpanStart, what + " cannot be used in a script", remedy));
            return;
        }
    }

    private static bool IsAllowed(SyntaxNode node) => node switch
    {
        PrefixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.LogicalNotExpression)
            || (unary.IsKind(SyntaxKind.UnaryMinusExpression) && unary.Operand.IsKind(SyntaxKind.NumericLiteralExpression)),
        SimpleLambdaExpressionSyntax lambda => lambda.Parent is ArgumentSyntax && !lambda.Ancestors().Any(a => a is LambdaExpressionSyntax) && lambda.ExpressionBody is not null && lambda.Modifiers.Count == 0 && lambda.AttributeLists.Count == 0,
        ParameterSyntax parameter => parameter.Parent is SimpleLambdaExpressionSyntax && parameter.Type is null && parameter.Modifiers.Count == 0,
        ImplicitArrayCreationExpressionSyntax array => array.Commas.Count == 0 && array.Initializer.Expressions.Count > 0,
        InitializerExpressionSyntax list => list.IsKind(SyntaxKind.ArrayInitializerExpression) && list.Parent is ImplicitArrayCreationExpressionSyntax,
        ArgumentSyntax argument => argument.NameColon is null && argument.RefKindKeyword.IsKind(SyntaxKind.None),
        ObjectCreationExpressionSyntax creation => creation.Initializer is null && creation.ArgumentList is not null && creation.Type is IdentifierNameSyntax,
        PredefinedTypeSyntax type => type.Keyword.IsKind(SyntaxKind.StringKeyword) && type.Parent is MemberAccessExpressionSyntax,
        _ => node.Kind() is SyntaxKind.ParenthesizedExpression or SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression
            or SyntaxKind.ConditionalExpression or SyntaxKind.SubtractExpression or SyntaxKind.BitwiseOrExpression
            or SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression or SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression
            or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.SimpleMemberAccessExpression
            or SyntaxKind.InvocationExpression or SyntaxKind.ArgumentList or SyntaxKind.IdentifierName
            or SyntaxKind.NumericLiteralExpression or SyntaxKind.StringLiteralExpression or SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression
            or SyntaxKind.NullLiteralExpression,
    };

    private static (string What, string Remedy) Describe(SyntaxNode node) => node.Kind() switch
    {
        SyntaxKind.GenericName or SyntaxKind.TypeArgumentList => ("a name with type arguments", "call the methods of signals without type arguments"),
        SyntaxKind.CastExpression => ("a cast", "compare with a value of the signal's own type"),
        SyntaxKind.TupleExpression => ("a list of values in parentheses", "compare one value at a time"),
        SyntaxKind.ImplicitObjectCreationExpression or SyntaxKind.ObjectCreationExpression => ("this form of new", "name a type and its arguments, such as new Version(10, 0)"),
        SyntaxKind.SuppressNullableWarningExpression => ("'!' after a value", "write '!' before a condition to turn it around"),
        SyntaxKind.UnaryMinusExpression => ("'-' before anything but a number", "write the result"),
        SyntaxKind.RightShiftExpression or SyntaxKind.UnsignedRightShiftExpression => ("arithmetic", "write the result"),
        SyntaxKind.RangeExpression => ("'..'", ElementRules.Compare),
        SyntaxKind.ConditionalAccessExpression => ("'?.'", ElementRules.Unknown),
        SyntaxKind.Argument => ("an argument with a name", "write the arguments in order, without names"),
        SyntaxKind.SimpleLambdaExpression or SyntaxKind.Parameter => ("a function at this place", "write one in Any or All and none inside it, such as Any(item => item.StartsWith(\"A\"))"),
        SyntaxKind.AwaitExpression => ("await", ElementRules.OneExpression),
        _ => ("this form of C#", ElementRules.Compare),
    };
}
