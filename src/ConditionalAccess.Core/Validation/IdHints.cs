using ConditionalAccess.Model;

namespace ConditionalAccess.Validation;

/// <summary>What to write instead of a display name that stands where an id is due.</summary>
internal static class IdHints
{
    private const string NoHint = "write the object id";

    private static readonly (string Name, GraphId Id)[] s_apps =
    [
        ("Microsoft Azure Management", Keywords.AzureServiceManagement),
        ("Windows Azure Service Management API", Keywords.AzureServiceManagement),
        ("Microsoft Admin Portals", Keywords.MicrosoftAdminPortals),
        ("All cloud apps", Keywords.All),
        ("All resources", Keywords.All),
        ("All users", Keywords.All),
        ("All trusted locations", Keywords.AllTrusted),
    ];

    /// <summary>A remedy that names the keyword, role template or app id the text probably means.</summary>
    public static string For(IdList list, GraphId found)
    {
        string text = found.ToString();
        if (list.Name.EndsWith("Roles", StringComparison.Ordinal))
            return BuiltInRoles.TryFind(text, out GraphId role) ? "write the role template id " + role : "write a role template id";
        foreach (GraphId keyword in list.Keywords)
        {
            if (IsSameButSpaces(text, keyword.ToString())) return "write '" + keyword + "'";
        }

        foreach ((string name, GraphId id) in s_apps)
        {
            if (!IsSameButSpaces(text, name)) continue;
            if (list.Keywords.Has(id) || (id.IsGuid && list.Name.EndsWith("Applications", StringComparison.Ordinal))) return "write '" + id + "'";
        }

        return list.Keywords.IsEmpty ? NoHint : NoHint + " or one of the keywords " + string.Join(", ", (IEnumerable<GraphId>)list.Keywords);
    }

    private static bool IsSameButSpaces(string left, string right)
        => string.Equals(Squeeze(left), Squeeze(right), StringComparison.OrdinalIgnoreCase);

    private static string Squeeze(string text)
        => text.Replace(" ", string.Empty, StringComparison.Ordinal).Replace("-", string.Empty, StringComparison.Ordinal);
}
