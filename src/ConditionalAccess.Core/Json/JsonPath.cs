using System.Globalization;

namespace ConditionalAccess.Json;

/// <summary>JSON paths such as <c>$.value[3].conditions</c>: printing the path of a node and finding a node by path.</summary>
internal static class JsonPath
{
    private const int ClipLength = 60;

    public static string Of(JsonNode node)
    {
        var steps = new List<string>();
        JsonTree tree = node.Tree;
        for (int at = node.Index; tree[at].Parent >= 0; at = tree[at].Parent)
        {
            int parent = tree[at].Parent;
            if (tree[at].Kind == JsonKind.Name) steps.Add(Step(new JsonNode(tree, at).Text));
            else if (tree[parent].Kind == JsonKind.Object) steps.Add(Step(new JsonNode(tree, at - 1).Text));
            else steps.Add("[" + Position(tree, parent, at).ToString(CultureInfo.InvariantCulture) + "]");
        }

        steps.Reverse();
        return "$" + string.Concat(steps);
    }

    /// <summary>The node of a path, or the deepest one on the way when the document says nothing there.</summary>
    public static JsonNode Find(JsonNode root, string path)
    {
        JsonNode at = root;
        int i = 1;
        while (i < path.Length && NextStep(path, ref i, out string name, out int position))
        {
            JsonNode next = position >= 0 ? at.Kind == JsonKind.Array ? at.Items().ElementAtOrDefault(position) : default : Present(at, name);
            if (next.Kind == JsonKind.None) break;
            at = next;
        }

        return at;
    }

    private static JsonNode Present(JsonNode at, string name)
        => at.IsObject ? at.Members().FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase)).Value : default;

    private static bool NextStep(string path, ref int i, out string name, out int position)
    {
        (name, position) = ("", -1);
        int end;
        if (path[i] == '.')
        {
            end = path.AsSpan(i + 1).IndexOfAny('.', '[');
            end = end < 0 ? path.Length : end + i + 1;
            name = path[(i + 1)..end];
            i = end;
            return true;
        }

        bool quoted = path.AsSpan(i).StartsWith("['");
        end = quoted ? path.IndexOf("']", i, StringComparison.Ordinal) : path.IndexOf(']', i);
        if (path[i] != '[' || end < 0) return false;
        if (quoted) name = path[(i + 2)..end];
        else if (!int.TryParse(path.AsSpan(i + 1, end - i - 1), NumberStyles.None, CultureInfo.InvariantCulture, out position)) return false;
        i = end + (quoted ? 2 : 1);
        return true;
    }

    private static int Position(JsonTree tree, int parent, int child)
    {
        int position = 0;
        for (int i = parent + 1; i < child; i = tree[i].End) position++;
        return position;
    }

    private static string Step(string name)
    {
        bool plain = name.Length is > 0 and <= ClipLength;
        foreach (char c in name) plain &= char.IsAsciiLetterOrDigit(c) || c is '_' or '$' or '-';
        if (plain) return "." + name;
        return "['" + (name.Length <= ClipLength ? name : name[..ClipLength] + "...") + "']";
    }
}
