using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ConditionalAccess.Conventions;

/// <summary>The checkout as text, and the Core project bound by the compiler.</summary>
internal static class SourceTree
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly string[] s_skipped = ["bin", "obj", "artifacts", "TestResults", ".git", ".vs", "BenchmarkDotNet.Artifacts"];

    public static string Root { get; } = FindRoot();

    public static string Core { get; } = Path.Combine(Root, "src", "ConditionalAccess.Core");

    public static string Scripting { get; } = Path.Combine(Root, "src", "ConditionalAccess.Scripting");

    private static readonly Lazy<CSharpCompilation> s_core = new(() => Bind("ConditionalAccess.Core", Files(Core, ".cs").Select(f => (f, File.ReadAllText(Path.Combine(Core, f))))));

    private static readonly Lazy<CSharpCompilation> s_scripting = new(() => Bind("ConditionalAccess.Scripting", Files(Scripting, ".cs").Select(f => (f, File.ReadAllText(Path.Combine(Scripting, f)))))
        .AddReferences(BoundCore.ToMetadataReference()));

    /// <summary>Core as the compiler sees it; file paths are relative to the project, with slashes.</summary>
    public static CSharpCompilation BoundCore => s_core.Value;

    /// <summary>Core with one more file, for proving a rule by breaking it.</summary>
    public static CSharpCompilation CoreWith(string path, string source) => BoundCore.AddSyntaxTrees(Tree(path, source));

    /// <summary>The package for scripts as the compiler sees it, on the public part of Core.</summary>
    public static CSharpCompilation BoundScripting => s_scripting.Value;

    /// <summary>The package for scripts with one more file.</summary>
    public static CSharpCompilation ScriptingWith(string path, string source) => BoundScripting.AddSyntaxTrees(Tree(path, source));

    /// <summary>Files under a folder, relative, with slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files(string folder, params string[] extensions)
        => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(s_skipped.Contains))
            .Where(path => extensions.Length == 0 || extensions.Contains(Path.GetExtension(path)))
            .Order(StringComparer.Ordinal)];

    private static CSharpCompilation Bind(string name, IEnumerable<(string Path, string Text)> files)
    {
        IEnumerable<SyntaxTree> trees = files.Select(f => Tree(f.Path, f.Text)).Append(Tree("ImplicitUsings.cs", ImplicitUsings));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("ConditionalAccess.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, checkOverflow: true, allowUnsafe: true);
        return CSharpCompilation.Create(name, trees, references, options);
    }

    private static SyntaxTree Tree(string path, string text)
        => CSharpSyntaxTree.ParseText(SourceText.From(text), new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse), path);

    private static string FindRoot()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "ConditionalAccess.Core.sln"))) return at.FullName;
        }

        throw new InvalidOperationException("the tests do not run inside a checkout");
    }
}
