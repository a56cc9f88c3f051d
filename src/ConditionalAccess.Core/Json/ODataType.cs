namespace ConditionalAccess.Json;

/// <summary>The <c>@odata.type</c> annotation, with or without its leading sign and namespace.</summary>
internal static class ODataType
{
    public const string Prefix = "#microsoft.graph.";

    /// <summary>The type name without namespace; null when there is none.</summary>
    public static string? Of(JsonNode node)
    {
        JsonNode type = node.Member("@odata.type");
        return type.IsString ? ShortName(type.Text) : null;
    }

    public static bool IsNamed(JsonNode type, string name)
        => type.IsString && string.Equals(ShortName(type.Text), name, StringComparison.OrdinalIgnoreCase);

    private static string ShortName(string text)
    {
        string name = text.StartsWith('#') ? text[1..] : text;
        return name.StartsWith("microsoft.graph.", StringComparison.OrdinalIgnoreCase) ? name["microsoft.graph.".Length..] : name;
    }
}
