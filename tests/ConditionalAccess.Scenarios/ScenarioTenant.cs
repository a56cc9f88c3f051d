using ConditionalAccess.Model;

namespace ConditionalAccess.Scenarios;

/// <summary>Reads the export files of a scenario, which stand beside its sign-ins.</summary>
internal static class ScenarioTenant
{
    private static readonly string[] Files = ["policies.json", "namedLocations.json", "authenticationStrengths.json", "appGroups.json"];

    public static TenantConfiguration Load(string folder)
    {
        IEnumerable<string> found = Files.Select(f => Path.Combine(folder, f)).Where(File.Exists);
        return PolicySet.Combine(found.Select(f => PolicySet.Load(f))).Tenant;
    }
}
