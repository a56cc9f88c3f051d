using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConditionalAccess.Conventions;

/// <summary>What Core must do without: packages, regular expressions, dynamic binding and reflection.</summary>
public class BannedTests
{
    private static readonly string[] s_namespaces = ["System.Text.RegularExpressions", "System.Reflection", "System.Dynamic"];

    [Fact]
    public void Core_hands_no_package_on() => Expect.None(PackagesHandedOn(XDocument.Load(Path.Combine(SourceTree.Core, "ConditionalAccess.Core.csproj"))));

    [Fact]
    public void A_package_that_is_handed_on_is_reported()
        => Assert.Equal(["Seeded"], PackagesHandedOn(XDocument.Parse(
            "<Project><ItemGroup><PackageReference Include='Seeded' /><PackageReference Include='Private' PrivateAssets='all' /></ItemGroup></Project>")));

    [Fact]
    public void Core_uses_no_regular_expressions_dynamic_binding_or_reflection() => Expect.None(SourceTree.BoundCore.SyntaxTrees.SelectMany(tree => Uses(SourceTree.BoundCore, tree)));

    [Theory]
    [InlineData("using System.Text.RegularExpressions; class Seeded { }", "System.Text.RegularExpressions")]
    [InlineData("class Seeded { bool X(string s) => System.Text.RegularExpressions.Regex.IsMatch(s, s); }", "System.Text.RegularExpressions")]
    [InlineData("using System.Reflection; class Seeded { }", "System.Reflection")]
    [InlineData("class Seeded { object? X(System.Reflection.MethodInfo m) => m.Invoke(null, null); }", "System.Reflection")]
    [InlineData("class Seeded { object? X(System.Type t) => t.GetMethod(\"X\"); }", "Type.GetMethod")]
    [InlineData("class Seeded { int X(dynamic d) => d.Length; }", "dynamic")]
    public void A_banned_use_is_reported(string source, string expected)
    {
        CSharpCompilation core = SourceTree.CoreWith("Seeded.cs", source);
        Assert.Contains(Uses(core, core.SyntaxTrees[^1]), use => use.StartsWith("Seeded.cs:1: ", StringComparison.Ordinal) && use.Contains(expected, StringComparison.Ordinal));
    }

    private static List<string> PackagesHandedOn(XDocument project)
        => [.. project.Descendants("PackageReference").Where(p => (string?)p.Attribute("PrivateAssets") != "all").Select(p => (string)p.Attribute("Include")!)];

    private static List<string> Uses(CSharpCompilation compilation, SyntaxTree tree)
        => [.. Names.Of(compilation, tree)
            .Where(n => Banned(n.Symbol) is not null)
            .Select(n => Names.Where(n.Name) + ": " + Banned(n.Symbol))
            .Distinct(StringComparer.Ordinal)];

    private static string? Banned(ISymbol symbol)
    {
        if (symbol is IDynamicTypeSymbol) return "dynamic";
        if (symbol is IMethodSymbol { ContainingType: { Name: "Type", ContainingNamespace.Name: "System" } } method
            && method.Name.StartsWith("Get", StringComparison.Ordinal) && IsReflection(method.ReturnType)) return "Type." + method.Name;
        ISymbol? place = symbol is INamespaceSymbol ? symbol : (symbol as INamedTypeSymbol)?.ContainingNamespace;
        string name = place?.ToDisplayString() ?? string.Empty;
        return s_namespaces.FirstOrDefault(banned => name == banned || name.StartsWith(banned + ".", StringComparison.Ordinal));
    }

    private static bool IsReflection(ITypeSymbol type)
        => (type is IArrayTypeSymbol array ? array.ElementType : type).ContainingNamespace?.ToDisplayString() == "System.Reflection";
}
