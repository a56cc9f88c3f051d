using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Validation;

/// <summary>Objects that occur twice: CAP2108 and CAP2109.</summary>
internal static class DuplicateRules
{
    public static void OneObjectPerId(TenantReview r)
    {
        TenantConfiguration tenant = r.Tenant;
        OneObjectPerId(r, "policies", "both decide", tenant.Policies.Count, i => tenant.Policies[i].Id, r.Sources.Policy);
        OneObjectPerId(r, "named locations", "either may be meant", tenant.NamedLocations.Count, i => tenant.NamedLocations[i].Id, r.Sources.NamedLocation);
        OneObjectPerId(r, "authentication strengths", "either may be meant", tenant.AuthenticationStrengths.Count,
            i => tenant.AuthenticationStrengths[i].Id, r.Sources.AuthenticationStrength);
    }

    public static void OnePolicyPerMeaning(TenantReview r)
    {
        var seen = new Dictionary<ConditionalAccessPolicy, int>();
        for (int i = 0; i < r.Tenant.Policies.Count; i++)
        {
            ConditionalAccessPolicy policy = r.Tenant.Policies[i];
            if (policy.DeletedDateTime is not null || seen.TryAdd(Meaning(policy), i)) continue;
            ConditionalAccessPolicy first = r.Tenant.Policies[seen[Meaning(policy)]];
            r.Warning(DiagnosticCodes.DuplicatePolicy, r.Sources.Policy(i),
                TenantReview.NameOf(policy) + " says the same as " + TenantReview.NameOf(first), "keep one of them");
        }
    }

    private static void OneObjectPerId(
        TenantReview r, string kind, string effect, int count, Func<int, GraphId> idOf, Func<int, SourceLocation> locationOf)
    {
        var seen = new HashSet<GraphId>();
        for (int i = 0; i < count; i++)
        {
            GraphId id = idOf(i);
            if (!id.IsKnown || id.IsNone || seen.Add(id)) continue;
            r.Warning(DiagnosticCodes.DuplicateObjectId, locationOf(i).Member("id"), "several " + kind + " have the id " + DiagnosticText.Quote(id.ToString()) + ", and " + effect,
                "remove all but one, or correct the ids");
        }
    }

    /// <summary>The policy without what only identifies or describes it; annotations that carry its address are left out too.</summary>
    private static ConditionalAccessPolicy Meaning(ConditionalAccessPolicy policy)
        => policy with
        {
            Id = default,
            TemplateId = default,
            DisplayName = null,
            Description = null,
            CreatedDateTime = null,
            ModifiedDateTime = null,
            Extra = default,
            GrantControls = policy.GrantControls is null ? null : policy.GrantControls with { Extra = default },
        };
}
