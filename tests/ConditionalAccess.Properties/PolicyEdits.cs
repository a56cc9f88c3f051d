using ConditionalAccess.Model;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Properties;

/// <summary>Changes to one policy.</summary>
internal static class PolicyEdits
{
    /// <summary>The policy with one exclude entry, one whole exclude list or one excluding filter less.</summary>
    public static IEnumerable<(string Path, ConditionalAccessPolicy Policy)> NarrowedExclusions(ConditionalAccessPolicy policy)
        => Smaller.Of(policy).Where(v => Narrows(v.Path, policy.Conditions));

    private static bool Narrows(string path, ConditionSet conditions)
    {
        string last = path[(path.LastIndexOf('.') + 1)..];
        if (last.StartsWith("Exclude", StringComparison.Ordinal)) return true;
        return last switch
        {
            "DeviceFilter" => Excludes(conditions.Devices?.DeviceFilter),
            "ApplicationFilter" => Excludes(conditions.Applications?.ApplicationFilter),
            "ServicePrincipalFilter" => Excludes(conditions.ClientApplications?.ServicePrincipalFilter),
            "AgentIdServicePrincipalFilter" => Excludes(conditions.ClientApplications?.AgentIdServicePrincipalFilter),
            _ => false,
        };
    }

    private static bool Excludes(FilterCondition? filter) => filter?.Mode.Value == FilterMode.Exclude;
}
