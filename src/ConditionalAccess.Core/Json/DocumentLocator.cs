using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Finds line and column of a place that is given by file and path. Thread-safe.</summary>
internal sealed class DocumentLocator(IReadOnlyList<SourceText> sources)
{
    // Parsed again on demand: places are looked up seldom, and trees are large.
    private readonly WeakReference<JsonTree>?[] _trees = new WeakReference<JsonTree>?[sources.Count];

    public static DocumentLocator None { get; } = new([]);

    public IReadOnlyList<SourceText> Sources { get; } = sources;

    /// <summary>The finding with line and column; unchanged when it has them or names no place of one document.</summary>
    public PolicyDiagnostic Locate(PolicyDiagnostic finding)
    {
        SourceLocation place = finding.Location;
        if (place.Line > 0 || place.Path is null || !place.Path.StartsWith('$') || IndexOf(place.File) is not { } index || Tree(index) is not { } tree) return finding;
        (int line, int column) = Sources[index].Position(JsonPath.Find(tree.Root, place.Path).Offset);
        return finding with { Location = place with { Line = line, Column = column } };
    }

    private int? IndexOf(string? file)
    {
        int? found = null;
        for (int i = 0; i < Sources.Count; i++)
        {
            if (Sources[i].Name != file) continue;
            if (found is not null) return null;
            found = i;
        }

        return found;
    }

    private JsonTree? Tree(int index)
    {
        if (_trees[index] is { } known && known.TryGetTarget(out JsonTree? tree)) return tree;
        var options = new PolicyReadOptions { MaxStringLength = int.MaxValue, MaxListLength = int.MaxValue, MaxValues = int.MaxValue };
        tree = new JsonTreeParser(Sources[index], options, new FindingList(options)).Parse();
        if (tree is not null) _trees[index] = new WeakReference<JsonTree>(tree);
        return tree;
    }
}
