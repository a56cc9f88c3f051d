using ConditionalAccess.Model;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Properties;

/// <summary>Changes to one policy.</summary>
internal static class PolicyEdits
{
    /// <summary>The policy with one exclude entry, one whole exclude list or one excluding filter less.</summary>
    public static IEnumerable<(string Path, ConditionalAccessPolicy Policy)> NarrowedExclusions(ConditionalAccessPolicy policy)
        => Smaller.Of(policy).Where(v => Narrows(v.Path, policy.Conditions));

    /// <summary>The case with policies that say nothing in expressions.</summary>
    public static GeneratedCase WithoutCustomConditions(GeneratedCase c) => c with
    {
        Tenant = c.Tenant with { Policies = ValueArray.From(c.Tenant.Policies.Select(p => p with { Conditions = p.Conditions with { CustomCondition = null } })) },
    };

    /// <summary>The policy with a custom condition less, or with one that is not understood any more: neither can keep it from applying.</summary>
    public static IEnumerable<(string Path, ConditionalAccessPolicy Policy)> LessCustomCondition(ConditionalAccessPolicy policy)
    {
        if (policy.Conditions.CustomCondition is not { } custom) yield break;
        yield return ("the custom condition", policy with { Conditions = policy.Conditions with { CustomCondition = null } });
        yield return ("the meaning of the custom condition", policy with { Conditions = policy.Conditions with { CustomCondition = custom with { Node = null } } });
    }

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
