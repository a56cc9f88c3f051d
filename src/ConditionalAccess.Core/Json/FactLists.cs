using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Reads lists of facts, and maps from an id to facts, which may also be lists whose entries name the id.</summary>
internal static class FactLists
{
    /// <summary>False for null, and with a warning for anything that is no list.</summary>
    public static bool IsList(FactScope scope, JsonNode node)
    {
        if (node.IsArray) return true;
        if (!node.IsNull) scope.WrongType(node, "a list");
        return false;
    }

    public static ValueArray<T> Read<T>(FactScope scope, JsonNode node, Func<FactScope, JsonNode, T?> read)
        where T : class
    {
        if (!IsList(scope, node)) return default;
        var items = new List<T>();
        foreach (JsonNode item in node.Items())
        {
            if (read(scope, item) is { } value) items.Add(value);
        }

        return [.. items];
    }

    /// <summary>A map, or a list whose entries have the id under <paramref name="key"/>; each id at most once.</summary>
    public static ValueArray<T> ReadMap<T>(FactScope scope, JsonNode node, string key, Func<FactScope, GraphId, JsonNode, T?> read)
        where T : class
    {
        if (node.IsNull) return default;
        if (!node.IsObject && !IsList(scope, node)) return default;
        var items = new List<T>();
        var ids = new HashSet<GraphId>();
        foreach ((GraphId id, JsonNode value) in node.IsObject ? Members(node) : Entries(scope, node, key))
        {
            if (!ids.Add(id))
                scope.Error(DiagnosticCodes.DuplicateFactEntry, value, $"two entries are about {DiagnosticText.Quote(id.ToString())}", "keep one of them");
            else if (read(scope, id, value) is { } item) items.Add(item);
        }

        return [.. items];
    }

    /// <summary>The entry as an object; null with a warning for anything else.</summary>
    public static FactFields? Entry(FactScope scope, JsonNode node, FactShape shape)
    {
        if (node.IsObject) return new FactFields(scope, shape, node);
        Unusable(scope, node, "expected an object, the entry is not read");
        return null;
    }

    public static void Unusable(FactScope scope, JsonNode node, string message)
        => scope.Warn(DiagnosticCodes.UnusableFactEntry, node, message, "correct it, or remove it");

    private static IEnumerable<(GraphId Id, JsonNode Value)> Members(JsonNode node)
    {
        foreach ((string name, JsonNode value) in node.Members())
        {
            if (!MemberNames.IsAnnotation(name)) yield return (name, value);
        }
    }

    private static IEnumerable<(GraphId Id, JsonNode Value)> Entries(FactScope scope, JsonNode node, string key)
    {
        foreach (JsonNode item in node.Items())
        {
            JsonNode id = item.Member(key);
            if (id.IsString) yield return (id.Text, item);
            else Unusable(scope, item, "the entry has no " + key + " and is not read");
        }
    }
}
