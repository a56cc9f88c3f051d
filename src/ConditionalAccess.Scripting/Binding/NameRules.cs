using ConditionalAccess.Scripting.Reading;
using ConditionalAccess.Scripting.Translating;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConditionalAccess.Scripting.Binding;

/// <summary>Holds every name of a script to the list: what it is bound to, or could be bound to, has to stand there.</summary>
internal sealed class NameRules(ScriptLanguage language, SemanticModel model)
{
    /// <summary>Names that are bound to something that is not on the list, or to nothing without the compiler minding, in order.</summary>
    public IReadOnlyList<ScriptProblem> Check(ExpressionSyntax script, IEnumerable<Diagnostic> diagnostics)
    {
        var problems = new List<ScriptProblem>();
        var refused = new List<SimpleNameSyntax>();
        foreach (SimpleNameSyntax name in script.DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
        {
            SymbolInfo info = model.GetSymbolInfo(name);
            IEnumerable<ISymbol> symbols = info.Symbol is null ? info.CandidateSymbols : [info.Symbol];
            if (symbols.Any(IsListed)) continue;
            bool isReported = !symbols.Any() && diagnostics.Any(d => d.Location.SourceSpan.OverlapsWith(name.Span));
            if (!isReported && !refused.Exists(left => IsMemberOf(name, left))) problems.Add(Problem(script, name, symbols.FirstOrDefault()));
            refused.Add(name);
        }

        return problems;
    }

    // Of Environment.Exit it is enough to say that Environment is not available.
    private static bool IsMemberOf(SimpleNameSyntax name, SimpleNameSyntax left)
        => name.Parent is MemberAccessExpressionSyntax access && access.Name == name && access.Expression.Contains(left);

    private bool IsListed(ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol type => language.Vocabulary.FindType(IdOf(type)) is not null,
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => language.Vocabulary.FindType(IdOf(constructor.ContainingType)) is not null,
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } => true,
        _ => IdOf(symbol) is { } id && (id == language.RootId || language.Vocabulary.FindMember(id) is not null),
    };

    /// <summary>The documentation id of what a symbol is an instance or a use of.</summary>
    public static string? IdOf(ISymbol symbol) => (symbol is IMethodSymbol { ReducedFrom: { } unreduced } ? unreduced : symbol).OriginalDefinition.GetDocumentationCommentId();

    private ScriptProblem Problem(ExpressionSyntax script, SimpleNameSyntax name, ISymbol? symbol)
    {
        int position = name.SpanStart - script.FullSpan.Start;
        // Fields of other scripts and what the compiler gives a script class are names that nobody wrote.
        if (symbol?.ContainingType is { IsScriptClass: true }) return CompilerReasons.NameUnknown(language, position, name.Identifier.Text);
        bool isMember = name.Parent is MemberAccessExpressionSyntax access && access.Name == name;
        string shown = isMember ? ((MemberAccessExpressionSyntax)name.Parent!).ToString() : name.Identifier.Text;
        return new ScriptProblem(ScriptDiagnosticCodes.NotAvailable, position, $"{Quoted.Of(shown)} is not available to scripts", Remedy(name, isMember));
    }

    private string Remedy(SimpleNameSyntax name, bool isMember)
    {
        if (isMember && name.Parent is MemberAccessExpressionSyntax { Expression: { } holder } && model.GetTypeInfo(holder).Type is { } type && language.Vocabulary.FindType(IdOf(type)) is { } known)
            return known.IsEnum && model.GetSymbolInfo(holder).Symbol is not ITypeSymbol ? ElementRules.Compare : CompilerReasons.Known(language, known);
        return $"say it with members of {language.RootName}";
    }
}
