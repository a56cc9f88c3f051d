using ConditionalAccess.Model;

namespace ConditionalAccess.Cli.Matrix;

/// <summary>
/// Groups of apps, such as Office 365, with one made-up app in each whose apps the export does not list. An app that is called "any other app"
/// is in none of them by definition; for a real app it stays not known.
/// </summary>
internal sealed class StandInGroups
{
    private static readonly GraphId[] s_keywords = [Keywords.Office365, Keywords.MicrosoftAdminPortals, Keywords.AzureServiceManagement];

    private readonly Dictionary<GraphId, GraphId> _members = [];

    public StandInGroups(TenantConfiguration tenant)
    {
        foreach (AppGroup group in tenant.AppGroups.Where(g => g.Members.Count > 0)) _members.TryAdd(group.Id, group.Members[0]);
        GraphId[] missing = [.. s_keywords.Where(k => !tenant.AppGroups.Any(g => g.Id == k))];
        foreach (GraphId keyword in missing) _members[keyword] = "app-of-" + keyword;
        // The id of Azure management is an app as well.
        if (missing.Contains(Keywords.AzureServiceManagement)) _members[Keywords.AzureServiceManagement] = Keywords.AzureServiceManagement;
        Tenant = tenant with { AppGroups = [.. tenant.AppGroups, .. missing.Select(k => new AppGroup(k, [_members[k]]))] };
        Members = [.. _members.Values, .. tenant.AppGroups.SelectMany(g => g.Members)];
    }

    /// <summary>The configuration with these groups.</summary>
    public TenantConfiguration Tenant { get; }

    public IReadOnlyCollection<GraphId> Members { get; }

    /// <summary>An app of a group; null when the id is no group.</summary>
    // Without the type, null would become an id that is not known.
    public GraphId? MemberOf(GraphId group) => _members.TryGetValue(group, out GraphId member) ? member : default(GraphId?);
}
