using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConditionalAccess.Scripting.Binding;

/// <summary>Scripts bound together: each is the initial value of a field of its own in one tree. Nothing of it outlives this object.</summary>
internal sealed class BoundScripts
{
    private BoundScripts(SemanticModel model, IReadOnlyList<ExpressionSyntax> expressions, ILookup<int, Diagnostic> diagnostics)
        => (Model, Expressions, Diagnostics) = (model, expressions, diagnostics);

    public SemanticModel Model { get; }

    /// <summary>The expressions, in the order they were given; positions count from <see cref="SyntaxNode.FullSpan"/> of each.</summary>
    public IReadOnlyList<ExpressionSyntax> Expressions { get; }

    /// <summary>What the compiler says, errors and warnings, by number of the script.</summary>
    public ILookup<int, Diagnostic> Diagnostics { get; }

    public static BoundScripts Bind(ScriptLanguage language, IReadOnlyList<ExpressionSyntax> scripts)
    {
        SyntaxTree tree = CSharpSyntaxTree.Create(SyntaxFactory.CompilationUnit().WithMembers(SyntaxFactory.List(scripts.Select(Field))), language.ParseOptions);
        SemanticModel model = language.Compile(tree).GetSemanticModel(tree);
        ExpressionSyntax[] expressions = [.. tree.GetCompilationUnitRoot().Members.Select(ExpressionOf)];
        int[] starts = [.. expressions.Select(e => e.FullSpan.Start)];
        ILookup<int, Diagnostic> diagnostics = model.GetDiagnostics()
            .Where(d => d.Severity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning)
            .ToLookup(d => OwnerOf(starts, d.Location.SourceSpan.Start));
        return new BoundScripts(model, expressions, diagnostics);
    }

    // Put together from syntax that was read script by script: no text of a script can end its own expression and reach into its surroundings.
    private static MemberDeclarationSyntax Field(ExpressionSyntax script, int number)
        => SyntaxFactory.FieldDeclaration(SyntaxFactory.VariableDeclaration(
            SyntaxFactory.PredefinedType(SyntaxFactory.Token(default, SyntaxKind.BoolKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space))),
            SyntaxFactory.SingletonSeparatedList(SyntaxFactory.VariableDeclarator("script" + number.ToString(System.Globalization.CultureInfo.InvariantCulture))
                .WithInitializer(SyntaxFactory.EqualsValueClause(script)))));

    private static ExpressionSyntax ExpressionOf(MemberDeclarationSyntax field) => ((FieldDeclarationSyntax)field).Declaration.Variables[0].Initializer!.Value;

    // A finding about the field as a whole stands before its expression and is about that expression.
    private static int OwnerOf(int[] starts, int position)
    {
        int found = Array.BinarySearch(starts, position);
        return found >= 0 ? found : Math.Max(~found - 1, 0);
    }
}
