using System.Reflection;
using ConditionalAccess.Scripting.Translating;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace ConditionalAccess.Scripting.Binding;

/// <summary>
/// What scripts of one kind are written in: C# with one name, the facts, and with the words of a <see cref="Translating.Vocabulary"/>. Holds the compilation
/// that every batch of scripts is derived from, so that metadata is read once for the process. Immutable and thread-safe.
/// </summary>
internal sealed class ScriptLanguage
{
    /// <summary>The version that scripts are written in. Fixed, so that a script means the same under every version of the compiler.</summary>
    private const LanguageVersion Version = LanguageVersion.CSharp13;

    public ScriptLanguage(Type scope, Vocabulary vocabulary)
    {
        PropertyInfo root = scope.GetProperties().Single();
        Vocabulary = vocabulary;
        RootName = root.Name;
        RootType = root.PropertyType;
        RootId = MemberIds.Of(root);
        ScriptOptions options = ScriptOptions.Default
            .WithReferences(AssemblyReferences.Of([.. vocabulary.Types.Select(t => t.Assembly), scope.Assembly, Assembly.Load("System.Runtime")]))
            .WithImports(vocabulary.Types.Select(t => t.Namespace!).Distinct().Order(StringComparer.Ordinal))
            .WithMetadataResolver(NoFiles.Metadata)
            .WithSourceResolver(NoFiles.Sources)
            .WithLanguageVersion(Version)
            .WithAllowUnsafe(false);
        // Neither run nor emitted: the script only says how its kind is bound.
        Template = (CSharpCompilation)CSharpScript.Create<bool>("true", options, scope).GetCompilation();
        ParseOptions = (CSharpParseOptions)Template.SyntaxTrees.Single().Options;
    }

    /// <summary>What scripts may name.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The name of the facts, such as <c>signIn</c>.</summary>
    public string RootName { get; }

    /// <summary>The type of the facts.</summary>
    public Type RootType { get; }

    /// <summary>The documentation id of the member that stands for the facts.</summary>
    public string RootId { get; }

    public CSharpParseOptions ParseOptions { get; }

    private CSharpCompilation Template { get; }

    /// <summary>The compilation of scripts that stand in one tree.</summary>
    public CSharpCompilation Compile(SyntaxTree tree) => Template.ReplaceSyntaxTree(Template.SyntaxTrees.Single(), tree);
}
