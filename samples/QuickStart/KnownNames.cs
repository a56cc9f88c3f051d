using System.Text.Json;
using ConditionalAccess;

namespace QuickStart;

/// <summary>Names for people: an export holds ids only. Ids without a name are shown shortened.</summary>
internal sealed class KnownNames
{
    private readonly Dictionary<GraphId, string> _names = [];

    public static KnownNames Load(string file)
    {
        var names = new KnownNames();
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
        foreach (JsonProperty member in document.RootElement.EnumerateObject()) names.Add(member.Name, member.Value.GetString());
        return names;
    }

    public void Add(GraphId id, string? name)
    {
        if (id.IsKnown && !string.IsNullOrWhiteSpace(name)) _names.TryAdd(id, Plain(name));
    }

    public string Of(GraphId id)
    {
        if (_names.TryGetValue(id, out string? name)) return name;
        return id.IsGuid ? id.ToString()[..8] + "..." : Plain(id.ToString());
    }

    /// <summary>Graph's word for what is required, with the name of a strength or agreement in place of its id.</summary>
    public string Of(RequirementItem item)
    {
        string word = item.Kind switch { RequirementKind.AuthenticationStrength => "strength", RequirementKind.TermsOfUse => "terms of use", _ => (item with { Id = default }).ToString() };
        return item.Id.IsKnown ? word + " '" + Of(item.Id) + "'" : word;
    }

    // Names come from an export: nothing in them may move the cursor or open a link in a terminal.
    public static string Plain(string text)
        => string.Concat(text.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format ? '?' : c));
}
