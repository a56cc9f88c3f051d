using ConditionalAccess.Scripting.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConditionalAccess.Scripting.Binding;

/// <summary>Why the compiler refuses a script, in words of our own. Of what the compiler reports only the number and the place are used: its texts follow the culture.</summary>
internal sealed class CompilerReasons(ScriptLanguage language, SemanticModel model, ExpressionSyntax script)
{
    private readonly TypeWords _words = new(language);

    public ScriptProblem Explain(Diagnostic diagnostic)
    {
        SyntaxNode node = NodeAt(diagnostic);
        int position = Math.Max(diagnostic.Location.SourceSpan.Start - script.FullSpan.Start, 0);
        return diagnostic.Id switch
        {
            "CS0103" or "CS0246" => NameUnknown(language, position, Text(node)),
            "CS1061" or "CS0117" or "CS0122" => MemberUnknown(node, position),
            "CS0029" or "CS0266" when IsResult(node) => NotACondition(position, node),
            "CS0119" or "CS0118" => Problem(ScriptDiagnosticCodes.WrongArguments, position, $"{Quoted.Of(Text(node))} alone is no value", "name a member of it, such as signIn.Network.Country"),
            "CS0428" or "CS8974" => Problem(ScriptDiagnosticCodes.WrongArguments, position, $"{Quoted.Of(Text(node))} is a method and needs its arguments", "write them in parentheses"),
            "CS1955" or "CS0149" => Problem(ScriptDiagnosticCodes.WrongArguments, position, $"{Quoted.Of(Text(node))} takes no arguments", "remove the parentheses"),
            "CS0019" or "CS0034" => TypesDiffer(position, node),
            "CS0023" when node is PrefixUnaryExpressionSyntax unary => Problem(ScriptDiagnosticCodes.TypesDiffer, position, $"'!' turns true and false around, and this is {_words.Of(TypeOf(unary.Operand))}", "compare it with a value first"),
            "CS0023" when node is MemberAccessExpressionSyntax { Expression: { } method } => Problem(ScriptDiagnosticCodes.WrongArguments, position, $"{Quoted.Of(Text(method))} is a method and needs its arguments", "write them in parentheses"),
            "CS1501" or "CS7036" or "CS1503" or "CS1729" or "CS0121" or "CS0411" => WrongArguments(position, node),
            "CS1929" => WrongArguments(position, node.Parent ?? node),
            "CS0029" or "CS0266" => Problem(ScriptDiagnosticCodes.TypesDiffer, position, $"{Quoted.Of(Text(node))} is {_words.Of(TypeOf(node))} where something else is needed", "compare it with a value of its own type"),
            "CS0031" or "CS0037" or "CS0221" => Problem(ScriptDiagnosticCodes.ValueOutOfRange, position, $"{Quoted.Of(Text(node))} is no value of this type", "write a value that the signal can have"),
            "CS0176" or "CS0120" => Problem(ScriptDiagnosticCodes.WrongArguments, position, $"{Quoted.Of(Text(node))} stands at the wrong place: values belong to their type, signals to {language.RootName}", "write the type before values and " + language.RootName + " before signals"),
            "CS0472" or "CS8073" or "CS0464" or "CS0652" or "CS1718" => AlwaysTheSame(position, node),
            "CS0826" => Problem(ScriptDiagnosticCodes.TypesDiffer, position, "the list holds values of different types", "list values of one type"),
            "CS8078" => Problem(ScriptDiagnosticCodes.NestedTooDeep, position, "the script is nested too deep to be understood", "remove parentheses that are not needed"),
            _ => Problem(ScriptDiagnosticCodes.Refused, position, $"{Quoted.Of(Text(node))} cannot be understood (compiler code {diagnostic.Id})", ElementRules.Compare),
        };
    }

    public static ScriptProblem NameUnknown(ScriptLanguage language, int position, string name)
        => Problem(ScriptDiagnosticCodes.NameUnknown, position, $"the name {Quoted.Of(name)} is not known", $"begin with {language.RootName} and a dot; {Known(language, language.RootType)}");

    /// <summary>A remedy that lists what a type has.</summary>
    public static string Known(ScriptLanguage language, Type type)
    {
        IReadOnlyList<string> names = language.Vocabulary.MembersOf(type);
        return names.Count == 0 ? ElementRules.Compare : "known are " + string.Join(", ", names);
    }

    private ScriptProblem MemberUnknown(SyntaxNode node, int position)
    {
        if (node.AncestorsAndSelf().OfType<MemberAccessExpressionSyntax>().FirstOrDefault() is not { } access) return NameUnknown(language, position, Text(node));
        Type? type = language.Vocabulary.FindType(TypeOf(access.Expression) is { } symbol ? NameRules.IdOf(symbol) : null);
        return Problem(ScriptDiagnosticCodes.MemberUnknown, position, $"{Quoted.Of(access.Expression.ToString())} has no member {Quoted.Of(access.Name.ToString())}",
            type is null ? ElementRules.Compare : Known(language, type));
    }

    private ScriptProblem NotACondition(int position, SyntaxNode node)
        => Problem(ScriptDiagnosticCodes.NotACondition, position, $"the script gives {_words.Of(TypeOf(node))} and not true or false", "compare it with a value, such as ==");

    private ScriptProblem TypesDiffer(int position, SyntaxNode node)
    {
        if (node is not BinaryExpressionSyntax binary) return Problem(ScriptDiagnosticCodes.TypesDiffer, position, $"{Quoted.Of(Text(node))} compares values that do not fit", ElementRules.Compare);
        (string left, string right) = (_words.Of(TypeOf(binary.Left)), _words.Of(TypeOf(binary.Right)));
        return Problem(ScriptDiagnosticCodes.TypesDiffer, binary.OperatorToken.SpanStart - script.FullSpan.Start, $"'{binary.OperatorToken.Text}' cannot stand between {left} and {right}",
            binary.IsKind(SyntaxKind.LogicalAndExpression) || binary.IsKind(SyntaxKind.LogicalOrExpression)
                ? "write a comparison on both sides" : "compare a signal with a value of its own type and an operator that the type has");
    }

    private static ScriptProblem WrongArguments(int position, SyntaxNode node)
    {
        SyntaxNode? call = node.AncestorsAndSelf().FirstOrDefault(n => n is InvocationExpressionSyntax or ObjectCreationExpressionSyntax);
        string name = call switch
        {
            InvocationExpressionSyntax invocation => (invocation.Expression as MemberAccessExpressionSyntax)?.Name.ToString() ?? invocation.Expression.ToString(),
            ObjectCreationExpressionSyntax creation => "new " + creation.Type,
            _ => Text(node),
        };
        return Problem(ScriptDiagnosticCodes.WrongArguments, position, $"the arguments of {Quoted.Of(name)} do not fit", "give as many as it takes, each of the type it takes");
    }

    private static ScriptProblem AlwaysTheSame(int position, SyntaxNode node)
        => Problem(ScriptDiagnosticCodes.AlwaysTheSame, position, $"{Quoted.Of(Text(node))} always gives the same", "compare a signal with a value that it can have");

    private bool IsResult(SyntaxNode node) => WithoutParentheses(script) == WithoutParentheses(node);

    public static bool IsAboutNames(Diagnostic diagnostic) => diagnostic.Id is "CS0103" or "CS0246" or "CS1061" or "CS0117";

    /// <summary>The innermost expression: parentheses around a whole have no meaning of their own.</summary>
    public static SyntaxNode WithoutParentheses(SyntaxNode node)
    {
        while (node is ParenthesizedExpressionSyntax parenthesized) node = parenthesized.Expression;
        return node;
    }

    private SyntaxNode NodeAt(Diagnostic diagnostic)
    {
        SyntaxNode found = script.SyntaxTree.GetRoot().FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return script.Contains(found) ? found : script;
    }

    private ITypeSymbol? TypeOf(SyntaxNode node) => model.GetTypeInfo(node).Type;

    private static string Text(SyntaxNode node) => node.ToString();

    private static ScriptProblem Problem(string code, int position, string message, string remedy) => new(code, position, message, remedy);
}
