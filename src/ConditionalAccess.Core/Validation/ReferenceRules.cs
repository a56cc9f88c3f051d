using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Validation;

/// <summary>Rules about what a policy refers to: V-26 and V-36. Strengths have V-35; users, groups and apps need a directory, which is not supplied.</summary>
internal static class ReferenceRules
{
    private const int HighestContext = 99;

    public static void NamedLocationsAreThere(PolicyReview r)
    {
        // No locations at all: nothing is known about any of them, and the decision says so.
        if (r.Conditions.Locations is not { } places || r.Tenant.NamedLocations.IsDefault) return;
        SourceLocation at = r.ConditionsAt.Member("locations");
        NamedLocationsAreThere(r, at.Member("includeLocations"), places.IncludeLocations);
        NamedLocationsAreThere(r, at.Member("excludeLocations"), places.ExcludeLocations);
    }

    public static void AppGroupsAreThere(PolicyReview r)
    {
        if (r.Conditions.Applications is not { } apps || r.Tenant.AppGroups.IsDefault) return;
        AppGroupsAreThere(r, r.ApplicationsAt.Member("includeApplications"), apps.IncludeApplications);
        AppGroupsAreThere(r, r.ApplicationsAt.Member("excludeApplications"), apps.ExcludeApplications);
    }

    public static void EntriesAreIdsOrKeywords(PolicyReview r)
    {
        foreach (IdList list in IdLists.WithKeywords(r))
        {
            for (int i = 0; i < list.Ids.Count; i++)
            {
                if (list.Ids[i].IsGuid || list.Keywords.Has(list.Ids[i])) continue;
                Opaque(r, list.At.Member(list.Name).Element(i), list.Ids[i], list.Name, IdHints.For(list, list.Ids[i]));
            }
        }

        if (r.Conditions.Applications is not { } apps) return;
        const string contexts = "includeAuthenticationContextClassReferences";
        for (int i = 0; i < apps.IncludeAuthenticationContexts.Count; i++)
        {
            GraphId context = apps.IncludeAuthenticationContexts[i];
            if (!IsContext(context.ToString())) Opaque(r, r.ApplicationsAt.Member(contexts).Element(i), context, contexts, "write c1 to c99");
        }
    }

    private static void Opaque(PolicyReview r, SourceLocation at, GraphId id, string list, string remedy)
        => r.Warning(DiagnosticCodes.OpaqueId, at,
            r.Name + " lists " + DiagnosticText.Quote(id.ToString()) + " in " + list + ", which is neither an id nor a keyword there", remedy);

    private static void NamedLocationsAreThere(PolicyReview r, SourceLocation at, ValueArray<GraphId> ids)
    {
        for (int i = 0; i < ids.Count; i++)
        {
            if (!ids[i].IsGuid || ids[i] == Keywords.MfaTrustedIps || ids[i] == Keywords.AllCompliantNetworks || r.NamedLocationIds.Contains(ids[i])) continue;
            r.Warning(DiagnosticCodes.ReferenceUnresolved, at.Element(i),
                r.Name + " refers to the named location " + ids[i] + ", which is not among the supplied ones, so whether a sign-in is there is not known",
                "export the named locations too, or remove the reference");
        }
    }

    private static void AppGroupsAreThere(PolicyReview r, SourceLocation at, ValueArray<GraphId> ids)
    {
        for (int i = 0; i < ids.Count; i++)
        {
            if (!IsAppGroup(ids[i]) || IsSuppliedGroup(r.Tenant, ids[i])) continue;
            r.Warning(DiagnosticCodes.ReferenceUnresolved, at.Element(i),
                r.Name + " refers to the app group " + ids[i] + ", which is not among the supplied ones, so its apps are not known",
                "supply the app ids of the group");
        }
    }

    private static bool IsAppGroup(GraphId id)
        => id == Keywords.Office365 || id == Keywords.MicrosoftAdminPortals || id == Keywords.AzureServiceManagement;

    private static bool IsSuppliedGroup(TenantConfiguration tenant, GraphId id)
    {
        foreach (AppGroup group in tenant.AppGroups)
        {
            if (group.Id == id) return true;
        }

        return false;
    }

    private static bool IsContext(string text)
    {
        if (text.Length is < 2 or > 3 || text[0] is not ('c' or 'C') || text[1] == '0') return false;
        int number = 0;
        for (int i = 1; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i])) return false;
            number = (number * 10) + (text[i] - '0');
        }

        return number <= HighestContext;
    }
}
