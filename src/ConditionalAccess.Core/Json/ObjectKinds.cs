using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>What a JSON object is to us.</summary>
internal enum ObjectKind
{
    None = 0,
    Policy,
    Template,
    NamedLocation,
    AuthenticationStrength,
    Settings,

    /// <summary>A policy plan or one of its rules; refused.</summary>
    PolicyPlan,

    /// <summary>A policy whose conditions are missing; refused.</summary>
    NoConditions,

    /// <summary>Members of a policy in a form that is not Graph's; refused.</summary>
    NotAGraphPolicy,
}

/// <summary>Recognises objects by their members, as exports and tools write them (spec 1.16).</summary>
internal static class ObjectKinds
{
    private static readonly string[] FlattenedMembers = ["includeUsers", "includeGroups", "includeRoles", "includeApplications"];

    public static ObjectKind Of(JsonNode node)
    {
        if (IsPlan(node)) return ObjectKind.PolicyPlan;
        if (node.Has("conditions")) return ObjectKind.Policy;
        if (node.Member("details").Has("conditions")) return ObjectKind.Template;
        if (LocationReader.IsLocation(node)) return ObjectKind.NamedLocation;
        if (node.Has("allowedCombinations")) return ObjectKind.AuthenticationStrength;
        if (node.Member("exclusions").Has("allResourcesExclusions")) return ObjectKind.Settings;
        if (node.Has("grantControls") || node.Has("sessionControls") || IsFlattened(node)) return ObjectKind.NotAGraphPolicy;
        return IsPolicyWithoutConditions(node) ? ObjectKind.NoConditions : ObjectKind.None;
    }

    // A rule of a plan has conditions too, but its controls are elsewhere: read as a policy it would require nothing.
    private static bool IsPlan(JsonNode node)
        => string.Equals(ODataType.Of(node), "conditionalAccessPolicyPlan", StringComparison.OrdinalIgnoreCase)
        || node.Has("sharedConditions")
        || (node.Has("conditions") && node.Member("controls").IsObject && !node.Has("grantControls"));

    private static bool IsFlattened(JsonNode node)
    {
        if (!node.Has("displayName")) return false;
        foreach (string name in FlattenedMembers)
        {
            if (node.Has(name)) return true;
        }

        return false;
    }

    private static bool IsPolicyWithoutConditions(JsonNode node)
        => string.Equals(ODataType.Of(node), "conditionalAccessPolicy", StringComparison.OrdinalIgnoreCase)
        || (node.Has("displayName") && node.Member("state") is { IsString: true } state && Words.State.TryFind(state.Text, out PolicyState _, out _));
}
