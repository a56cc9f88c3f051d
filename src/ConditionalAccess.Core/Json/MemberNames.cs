namespace ConditionalAccess.Json;

/// <summary>Member names that mean nothing for a decision (spec 1.16).</summary>
internal static class MemberNames
{
    private static readonly string[] ToolMembers =
        ["AdditionalProperties", "REF", "VER", "ENV", "present", "policyApplies", "analysisReasons"];

    /// <summary>OData annotations and action links: <c>@odata.type</c>, <c>state@odata.type</c>, <c>#microsoft.graph.restore</c>.</summary>
    public static bool IsAnnotation(string name)
        => name.Contains("@odata.", StringComparison.OrdinalIgnoreCase) || name.StartsWith("#microsoft.graph.", StringComparison.OrdinalIgnoreCase);

    public static bool IsToolMember(string name) => ToolMembers.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The kind for reporting once per document: <c>@odata.type</c> stands for every annotation of that name.</summary>
    public static string AnnotationKind(string name)
    {
        int at = name.IndexOf("@odata.", StringComparison.OrdinalIgnoreCase);
        return at >= 0 ? name[at..] : IsToolMember(name) ? name : "#microsoft.graph.*";
    }
}
