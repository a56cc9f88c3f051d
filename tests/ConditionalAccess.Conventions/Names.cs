using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConditionalAccess.Conventions;

/// <summary>Every name in code, documentation comments apart, with what it is bound to.</summary>
internal static class Names
{
    public static IEnumerable<(SimpleNameSyntax Name, ISymbol Symbol)> Of(CSharpCompilation compilation, SyntaxTree tree)
    {
        SemanticModel model = compilation.GetSemanticModel(tree);
        foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes(descendIntoTrivia: false).OfType<SimpleNameSyntax>())
        {
            SymbolInfo info = model.GetSymbolInfo(name);
            ISymbol? symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
            if (symbol is IAliasSymbol alias) symbol = alias.Target;
            if (symbol is not null) yield return (name, symbol);
        }
    }

    public static string Where(SyntaxNode node)
        => node.SyntaxTree.FilePath + ":" + (node.GetLocation().GetLineSpan().StartLinePosition.Line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
