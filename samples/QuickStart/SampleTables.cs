using ConditionalAccess;

namespace QuickStart;

/// <summary>App groups such as Office365 are in no export: a set without any takes over the sample's. Errors of the set were shown when it was read.</summary>
internal static class SampleTables
{
    public static PolicySet Complete(PolicySet set, string appGroups)
        => set.Tenant.AppGroups.IsEmpty ? PolicySet.Combine([set, PolicySet.Load(appGroups)], new PolicyReadOptions { AcceptPartial = true }) : set;
}
