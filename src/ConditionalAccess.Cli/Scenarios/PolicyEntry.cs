using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Cli.Scenarios;

/// <summary>One entry of an include or exclude list.</summary>
/// <param name="Text">The list and the entry.</param>
/// <param name="Without">The conditions without it; null when it is the only including entry, which is decided with the policy.</param>
internal sealed record PolicyEntry(string Text, ConditionSet? Without)
{
    public static IReadOnlyList<PolicyEntry> Of(ConditionSet all)
    {
        var entries = new List<PolicyEntry>();
        if (all.Users is { } users) AddUsers(entries, all, users);
        if (all.Applications is { } apps) AddApps(entries, all, apps);
        if (all.ClientApplications is { } clients) AddClients(entries, all, clients);
        if (all.Locations is { } places)
        {
            bool isOnly = places.IncludeLocations.Count == 1;
            Add(entries, "includeLocations", places.IncludeLocations, isOnly, rest => all with { Locations = places with { IncludeLocations = rest } });
            Add(entries, "excludeLocations", places.ExcludeLocations, false, rest => all with { Locations = places with { ExcludeLocations = rest } });
        }

        if (all.Platforms is { } platforms)
        {
            bool isOnly = platforms.IncludePlatforms.Count == 1;
            Add(entries, "includePlatforms", platforms.IncludePlatforms, isOnly, rest => all with { Platforms = platforms with { IncludePlatforms = rest } });
            Add(entries, "excludePlatforms", platforms.ExcludePlatforms, false, rest => all with { Platforms = platforms with { ExcludePlatforms = rest } });
        }

        return entries;
    }

    private static void AddUsers(List<PolicyEntry> entries, ConditionSet all, UserAssignment users)
    {
        int including = users.IncludeUsers.Count + users.IncludeGroups.Count + users.IncludeRoles.Count + (users.IncludeGuests is null ? 0 : 1);
        Add(entries, "includeUsers", users.IncludeUsers, including == 1, rest => all with { Users = users with { IncludeUsers = rest } });
        Add(entries, "includeGroups", users.IncludeGroups, including == 1, rest => all with { Users = users with { IncludeGroups = rest } });
        Add(entries, "includeRoles", users.IncludeRoles, including == 1, rest => all with { Users = users with { IncludeRoles = rest } });
        if (users.IncludeGuests is not null) entries.Add(new PolicyEntry("includeGuestsOrExternalUsers", including == 1 ? null : all with { Users = users with { IncludeGuests = null } }));
        Add(entries, "excludeUsers", users.ExcludeUsers, false, rest => all with { Users = users with { ExcludeUsers = rest } });
        Add(entries, "excludeGroups", users.ExcludeGroups, false, rest => all with { Users = users with { ExcludeGroups = rest } });
        Add(entries, "excludeRoles", users.ExcludeRoles, false, rest => all with { Users = users with { ExcludeRoles = rest } });
        if (users.ExcludeGuests is not null) entries.Add(new PolicyEntry("excludeGuestsOrExternalUsers", all with { Users = users with { ExcludeGuests = null } }));
    }

    private static void AddApps(List<PolicyEntry> entries, ConditionSet all, ApplicationAssignment apps)
    {
        bool isOnly = apps.IncludeApplications.Count + apps.IncludeUserActions.Count + apps.IncludeAuthenticationContexts.Count + apps.IncludeTrafficProfiles.Count == 1;
        Add(entries, "includeApplications", apps.IncludeApplications, isOnly, rest => all with { Applications = apps with { IncludeApplications = rest } });
        Add(entries, "includeUserActions", apps.IncludeUserActions, isOnly, rest => all with { Applications = apps with { IncludeUserActions = rest } });
        Add(entries, "includeAuthenticationContexts", apps.IncludeAuthenticationContexts, isOnly, rest => all with { Applications = apps with { IncludeAuthenticationContexts = rest } });
        Add(entries, "excludeApplications", apps.ExcludeApplications, false, rest => all with { Applications = apps with { ExcludeApplications = rest } });
    }

    private static void AddClients(List<PolicyEntry> entries, ConditionSet all, ClientApplicationAssignment clients)
    {
        bool isOnly = clients.IncludeServicePrincipals.Count == 1;
        Add(entries, "includeServicePrincipals", clients.IncludeServicePrincipals, isOnly, rest => all with { ClientApplications = clients with { IncludeServicePrincipals = rest } });
        Add(entries, "excludeServicePrincipals", clients.ExcludeServicePrincipals, false, rest => all with { ClientApplications = clients with { ExcludeServicePrincipals = rest } });
    }

    private static void Add<T>(List<PolicyEntry> entries, string list, ValueArray<T> items, bool isOnlyInclude, Func<ValueArray<T>, ConditionSet> without)
    {
        for (int i = 0; i < items.Count; i++)
        {
            int left = i;
            ValueArray<T> rest = [.. items.Where((_, at) => at != left)];
            entries.Add(new PolicyEntry(list + " " + Word(items[i]), isOnlyInclude ? null : without(rest)));
        }
    }

    private static string Word<T>(T item) => item is GraphWord<DevicePlatform> word ? word.Text ?? Words.Of(word.Value) : item?.ToString() ?? "";
}
