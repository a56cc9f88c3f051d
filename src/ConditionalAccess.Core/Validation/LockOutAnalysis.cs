using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Validation;

/// <summary>
/// Whether the enforced policies together leave an administrator a way in (CAP2101). A way is one client, platform and place; it is closed
/// for a resource when policies that nobody can meet on it cover every identity. Policies with further conditions close nothing here:
/// the analysis warns when it is sure, and stays silent when a condition might let somebody through.
/// </summary>
internal static class LockOutAnalysis
{
    // More excluded places than a tenant has locations cannot be real, and would only cost time.
    private const int MostPlaces = 195;

    // With so many exclusions somebody is left; following each would cost time without end.
    private const int MostExclusions = 100;

    private static readonly (GraphId Id, string Name)[] s_resources =
        [(Keywords.MicrosoftAdminPortals, "the Microsoft admin portals"), (Keywords.AzureServiceManagement, "Azure management")];

    private static readonly ClientAppType[] s_clients = [ClientAppType.Browser, ClientAppType.MobileAppsAndDesktopClients];

    private static readonly DevicePlatform[] s_platforms =
        [DevicePlatform.Windows, DevicePlatform.MacOS, DevicePlatform.IOS, DevicePlatform.Android, DevicePlatform.Linux, DevicePlatform.WindowsPhone, DevicePlatform.Other];

    /// <summary>One way to sign in; a place that is not known stands for "in no named location".</summary>
    private readonly record struct Way(ClientAppType Client, DevicePlatform Platform, GraphId Place);

    public static void SomebodyCanAdminister(TenantReview r)
    {
        foreach ((GraphId resource, string name) in s_resources)
        {
            List<int> walls = Walls(r.Tenant, resource);
            var used = new SortedSet<int>();
            if (walls.Count == 0 || !Ways(r.Tenant, walls).All(way => IsClosed(r.Tenant, walls, way, used))) continue;
            string names = string.Join(", ", used.Select(i => TenantReview.NameOf(r.Tenant.Policies[i])));
            r.Warning(DiagnosticCodes.NobodyCanAdminister, r.Sources.Policy(used.Min), "nobody can reach " + name + " because of " + names,
                "exclude the emergency access accounts");
        }
    }

    /// <summary>Positions of the enforced policies that can only be escaped by client, platform, place or exclusion.</summary>
    private static List<int> Walls(TenantConfiguration tenant, GraphId resource)
    {
        var walls = new List<int>();
        for (int i = 0; i < tenant.Policies.Count; i++)
        {
            ConditionalAccessPolicy policy = tenant.Policies[i];
            bool enforced = policy.Conditions is not null && policy.DeletedDateTime is null && policy.State.Value is PolicyState.Enabled or PolicyState.Unknown;
            if (enforced && Targets(tenant, policy.Conditions!.Applications, resource) && !HasOtherCondition(policy.Conditions)) walls.Add(i);
        }

        return walls;
    }

    private static bool Targets(TenantConfiguration tenant, ApplicationAssignment? apps, GraphId resource)
    {
        if (apps is null || apps.ApplicationFilter is { Mode.Value: not FilterMode.Include }) return false;
        if (!apps.IncludeApplications.Has(Keywords.All) && !apps.IncludeApplications.Has(resource)) return false;
        if (apps.ExcludeApplications.Has(resource)) return false;
        foreach (AppGroup group in tenant.AppGroups)
        {
            if (group.Id == resource && group.Members.Any(member => apps.ExcludeApplications.Has(member))) return false;
        }

        return true;
    }

    private static bool HasOtherCondition(ConditionSet conditions)
        => ConditionFacts.HasConditionBesides(conditions with { ClientAppTypes = default, Platforms = null, Locations = null }, null);

    private static IEnumerable<Way> Ways(TenantConfiguration tenant, List<int> walls)
    {
        var places = new HashSet<GraphId> { default };
        foreach (int wall in walls)
        {
            foreach (GraphId place in tenant.Policies[wall].Conditions.Locations?.ExcludeLocations ?? default)
            {
                if (places.Count <= MostPlaces) places.Add(place);
            }
        }

        foreach (GraphId place in places)
        {
            foreach (ClientAppType client in s_clients)
            {
                foreach (DevicePlatform platform in s_platforms) yield return new Way(client, platform, place);
            }
        }
    }

    private static bool IsClosed(TenantConfiguration tenant, List<int> walls, Way way, SortedSet<int> used)
    {
        List<int> closing = walls.FindAll(i => Closes(tenant, tenant.Policies[i], way));
        foreach (int i in closing)
        {
            UserAssignment? users = tenant.Policies[i].Conditions.Users;
            if (users is null || !users.IncludeUsers.Has(Keywords.All)) continue;
            if (CoversExclusions(tenant, closing, users) is not { } helpers) continue;
            used.Add(i);
            used.UnionWith(helpers);
            return true;
        }

        return false;
    }

    /// <summary>The policies that close the way for everybody whom <paramref name="users"/> excludes; null when somebody escapes.</summary>
    private static List<int>? CoversExclusions(TenantConfiguration tenant, List<int> closing, UserAssignment users)
    {
        var helpers = new List<int>();
        if (users.ExcludeUsers.Count + users.ExcludeGroups.Count + users.ExcludeRoles.Count > MostExclusions) return null;
        foreach (GraphId id in (IEnumerable<GraphId>)[.. users.ExcludeUsers, .. users.ExcludeGroups, .. users.ExcludeRoles])
        {
            // Guests do not administer a tenant as a rule; leaving them out is no way in to count on.
            if (id == Keywords.GuestsOrExternalUsers) continue;
            int helper = closing.FindIndex(i => Catches(tenant.Policies[i].Conditions.Users, id));
            if (helper < 0) return null;
            helpers.Add(closing[helper]);
        }

        return helpers;
    }

    private static bool Catches(UserAssignment? users, GraphId id)
        => users is not null && users.ExcludeUsers.IsEmpty && users.ExcludeGroups.IsEmpty && users.ExcludeRoles.IsEmpty && users.ExcludeGuests is null
            && (users.IncludeUsers.Has(id) || users.IncludeGroups.Has(id) || users.IncludeRoles.Has(id));

    private static bool Closes(TenantConfiguration tenant, ConditionalAccessPolicy policy, Way way)
        => (policy.Conditions.IsAnyClient() || policy.Conditions.ClientAppTypes.Has(way.Client))
            && IsOn(policy.Conditions.Platforms, way.Platform) && IsIn(policy.Conditions.Locations, way.Place)
            && LockOutControls.CannotBeMet(tenant, policy.GrantControls, way.Platform);

    private static bool IsOn(PlatformCondition? platforms, DevicePlatform platform)
    {
        if (platforms is null) return true;
        bool included = platforms.IncludePlatforms.IsEmpty || platforms.IncludePlatforms.Has(DevicePlatform.All) || platforms.IncludePlatforms.Has(platform);
        return included && !platforms.ExcludePlatforms.Has(DevicePlatform.All) && !platforms.ExcludePlatforms.Has(platform);
    }

    private static bool IsIn(LocationCondition? places, GraphId place)
    {
        if (places is null) return true;
        bool everywhere = places.IncludeLocations.IsEmpty || places.IncludeLocations.Has(Keywords.All);
        if (places.ExcludeLocations.Has(Keywords.All)) return false;
        if (!place.IsKnown) return everywhere;
        bool included = everywhere || places.IncludeLocations.Has(place);
        // A trusted place may be any of the excluded ones, and any place may be trusted.
        bool mayBeExcluded = place == Keywords.AllTrusted ? !places.ExcludeLocations.IsEmpty
            : places.ExcludeLocations.Has(place) || places.ExcludeLocations.Has(Keywords.AllTrusted);
        return included && !mayBeExcluded;
    }
}
