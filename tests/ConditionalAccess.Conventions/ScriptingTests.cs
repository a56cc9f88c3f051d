using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConditionalAccess.Conventions;

/// <summary>What holds for the package for scripts: it knows the public part of Core only, it runs and emits nothing, its codes are documented and quoted.</summary>
public class ScriptingTests
{
    // Where the one exception stands: values that scripts make of constants.
    private const string MayInvoke = "Translating/ListedValues.cs";

    private static readonly string[] s_runs =
        ["Emit", "EmitDifference", "RunAsync", "RunFromAsync", "EvaluateAsync", "CreateDelegate", "Compile", "DynamicInvoke", "Invoke", "CreateInstance", "LoadFrom", "LoadFile", "LoadFromStream", "LoadFromAssemblyPath"];

    private static readonly string[] s_unresolved = ["CS0103", "CS0122", "CS0234", "CS0246", "CS0400", "CS1061"];

    private static readonly string s_approved = Path.Combine(SourceTree.Root, "tests", "ConditionalAccess.Conventions", "PublicApi.Scripting.approved.txt");

    [Fact]
    public void It_is_bound_against_the_public_part_of_Core()
        => Expect.None(SourceTree.BoundScripting.GetDiagnostics().Where(d => s_unresolved.Contains(d.Id)).Select(d => d.ToString()));

    [Fact]
    public void A_use_of_an_internal_of_Core_would_be_found()
        => Assert.Contains(SourceTree.ScriptingWith("Seeded.cs", "class Seeded { object x = ConditionalAccess.Validation.BuiltInRoles.Count; }").GetDiagnostics(), d => d.Id == "CS0122");

    [Fact]
    public void Core_shows_its_internals_to_no_other_package()
        => Expect.None(Satellites(XDocument.Load(Path.Combine(SourceTree.Core, "ConditionalAccess.Core.csproj"))));

    [Fact]
    public void A_package_that_sees_internals_is_found()
        => Assert.Equal(["ConditionalAccess.Scripting"], Satellites(XDocument.Parse("<P><InternalsVisibleTo Include='ConditionalAccess.Scripting' /><InternalsVisibleTo Include='ConditionalAccess.Core.Tests' /></P>")));

    [Fact]
    public void Core_does_not_know_the_compiler_of_scripts()
        => Expect.None(SourceTree.Files(SourceTree.Core, ".cs", ".csproj").Where(f => File.ReadAllText(Path.Combine(SourceTree.Core, f)).Contains("using Microsoft.CodeAnalysis", StringComparison.Ordinal)));

    [Fact]
    public void Nothing_is_emitted_or_run() => Expect.None(SourceTree.BoundScripting.SyntaxTrees.SelectMany(tree => Runs(SourceTree.BoundScripting, tree)));

    [Theory]
    [InlineData("class Seeded { void X(Microsoft.CodeAnalysis.CSharp.CSharpCompilation c) => c.Emit(\"a\"); }", "Emit")]
    [InlineData("class Seeded { object X() => Microsoft.CodeAnalysis.CSharp.Scripting.CSharpScript.EvaluateAsync(\"1\"); }", "EvaluateAsync")]
    [InlineData("class Seeded { object X(Microsoft.CodeAnalysis.Scripting.Script s) => s.RunAsync(); }", "RunAsync")]
    [InlineData("class Seeded { object X(System.Linq.Expressions.LambdaExpression e) => e.Compile(); }", "Compile")]
    [InlineData("class Seeded { object? X(System.Reflection.MethodInfo m) => m.Invoke(null, null); }", "Invoke")]
    [InlineData("class Seeded { object? X() => System.Activator.CreateInstance(typeof(object)); }", "CreateInstance")]
    public void What_emits_or_runs_is_found(string source, string expected)
    {
        CSharpCompilation seeded = SourceTree.ScriptingWith("Seeded.cs", source);
        Assert.Equal(["Seeded.cs:1: " + expected], Runs(seeded, seeded.SyntaxTrees[^1]));
    }

    [Fact]
    public void The_public_api_is_the_approved_one()
    {
        string actual = PublicApi.Of(SourceTree.BoundScripting);
        if (Environment.GetEnvironmentVariable("CONDITIONAL_ACCESS_APPROVE") == "1") File.WriteAllText(s_approved, actual);
        Assert.True(File.ReadAllText(s_approved).ReplaceLineEndings("\n") == actual, "the public API changed; run with CONDITIONAL_ACCESS_APPROVE=1 if that is meant:\n" + actual);
    }

    [Fact]
    public void Every_code_is_documented_reported_and_quoted_with_its_text_in_a_test()
    {
        string source = Text(SourceTree.Scripting, f => f != "ScriptDiagnosticCodes.cs"), tests = Text(Path.Combine(SourceTree.Root, "tests", "ConditionalAccess.Scripting.Tests"), _ => true);
        FieldDeclarationSyntax[] codes = [.. SourceTree.BoundScripting.SyntaxTrees.Single(t => t.FilePath == "ScriptDiagnosticCodes.cs").GetRoot().DescendantNodes().OfType<FieldDeclarationSyntax>()];
        Assert.NotEmpty(codes);
        Assert.Distinct(codes.Select(Code));
        Expect.None(codes.Where(c => !c.GetLeadingTrivia().ToString().Contains("/// <summary>Error: ", StringComparison.Ordinal)
            || !source.Contains("ScriptDiagnosticCodes." + Name(c), StringComparison.Ordinal)
            || !tests.Contains(Code(c) + " error (line", StringComparison.Ordinal)).Select(Name));
    }

    private static IEnumerable<string> Satellites(XDocument project)
        => project.Descendants("InternalsVisibleTo").Select(e => (string)e.Attribute("Include")!)
            .Where(name => !File.Exists(Path.Combine(SourceTree.Root, "tests", name, name + ".csproj")) && !File.Exists(Path.Combine(SourceTree.Root, "benchmarks", name, name + ".csproj")));

    private static IEnumerable<string> Runs(CSharpCompilation compilation, SyntaxTree tree)
        => Names.Of(compilation, tree)
            .Where(n => n.Symbol is IMethodSymbol && s_runs.Contains(n.Symbol.Name) && !SymbolEqualityComparer.Default.Equals(n.Symbol.ContainingAssembly, compilation.Assembly))
            .Where(n => tree.FilePath != MayInvoke || n.Symbol.Name != "Invoke")
            .Select(n => Names.Where(n.Name) + ": " + n.Symbol.Name).Distinct();

    private static string Text(string folder, Func<string, bool> include)
        => string.Join('\n', SourceTree.Files(folder, ".cs", ".json").Where(include).Select(f => File.ReadAllText(Path.Combine(folder, f))));

    private static string Name(FieldDeclarationSyntax field) => field.Declaration.Variables[0].Identifier.Text;

    private static string Code(FieldDeclarationSyntax field) => field.Declaration.Variables[0].Initializer!.Value.ToString().Trim('"');
}
