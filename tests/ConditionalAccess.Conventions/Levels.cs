using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConditionalAccess.Conventions;

/// <summary>
/// Which room may know which. A room uses its own level and lower ones; rooms of level 2 never know each other;
/// Evaluation knows of the Model nothing but its enumerations.
/// </summary>
internal static class Levels
{
    public const string Vocabulary = "root vocabulary";
    public const string UpperVocabulary = "root vocabulary that names Model enumerations";
    public const string Facade = "root facade";

    private const int Separate = 2;

    private static readonly Dictionary<string, int> s_levels = new(StringComparer.Ordinal)
    {
        [Vocabulary] = 0, ["Signals"] = 0, ["Diagnostics"] = 0,
        [UpperVocabulary] = 1, ["Model"] = 1, ["Filters"] = 1, ["Compliance"] = 1, ["Custom"] = 1,
        ["Json"] = 2, ["Validation"] = 2, ["Semantics"] = 2, ["Evaluation"] = 2,
        ["Compilation"] = 3, ["Explaining"] = 3,
        [Facade] = 4,
    };

    // Root files are vocabulary unless they are listed here.
    private static readonly string[] s_upperVocabulary = ["SessionControlResult.cs", "EngineOptions.cs", "ExplainedPolicy.cs", "ExplainedSetting.cs", "PolicyReadOptions.cs"];

    private static readonly string[] s_facadePrefixes = ["PolicySet", "PolicyEngine", "PolicyDecisionPoint", "PolicyCompilation", "Decision", "Prepared", "SignInDocument", "WhatIf", "Compliance", "DeviceInventory", "AppProtection"];

    // A room's own result stands in the root because newcomers name it; it may know what its room may know, and no facade.
    private static readonly Dictionary<string, string> s_faces = new(StringComparer.Ordinal) { ["Explanation.cs"] = "Explaining", ["ExplainedDevice.cs"] = "Explaining" };

    private static readonly string[] s_notFacade = ["DecisionOutcome.cs"];

    /// <summary>Every reference from a room to one it may not know, one line each.</summary>
    public static IReadOnlyList<string> Violations(CSharpCompilation compilation)
        => [.. compilation.SyntaxTrees.SelectMany(tree => Violations(compilation, tree)).Distinct(StringComparer.Ordinal)];

    /// <summary>The same for one file.</summary>
    public static IReadOnlyList<string> Violations(CSharpCompilation compilation, string path)
        => [.. Violations(compilation, compilation.SyntaxTrees.Single(tree => tree.FilePath == path))];

    /// <summary>The room of a file, by its path inside the project.</summary>
    public static string RoomOf(string path)
    {
        int slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0) return path[..slash];
        if (s_faces.TryGetValue(path, out string? room)) return room;
        if (s_upperVocabulary.Contains(path)) return UpperVocabulary;
        bool facade = s_facadePrefixes.Any(prefix => path.StartsWith(prefix, StringComparison.Ordinal)) && !s_notFacade.Contains(path);
        return facade ? Facade : Vocabulary;
    }

    public static bool IsKnown(string room) => s_levels.ContainsKey(room);

    private static IEnumerable<string> Violations(CSharpCompilation compilation, SyntaxTree tree)
    {
        string room = RoomOf(tree.FilePath);
        if (!IsKnown(room))
        {
            yield return tree.FilePath + ": the room " + room + " has no level";
            yield break;
        }

        foreach ((SimpleNameSyntax name, ISymbol symbol) in Names.Of(compilation, tree))
        {
            INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
            string? file = type?.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.FilePath;
            if (file is null || RoomOf(file) == room || MayKnow(room, RoomOf(file), type!)) continue;
            yield return Names.Where(name) + ": " + room + " must not know " + type!.Name + " of " + RoomOf(file);
        }
    }

    private static bool MayKnow(string from, string to, INamedTypeSymbol type)
    {
        if (!s_levels.TryGetValue(to, out int target)) return false;
        if (from == "Evaluation" && to == "Model") return type.TypeKind == TypeKind.Enum;
        return target < s_levels[from] || (target == s_levels[from] && target != Separate);
    }
}
