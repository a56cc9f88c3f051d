namespace ConditionalAccess.Model;

/// <summary>What a policy targets: apps, user actions or authentication contexts (spec 1.6). Several kinds filled are alternatives.</summary>
public sealed record ApplicationAssignment
{
    /// <summary>App ids, <c>All</c>, <c>None</c>, <c>Office365</c>, <c>MicrosoftAdminPortals</c>, <c>AllAgentIdResources</c>.</summary>
    public ValueArray<GraphId> IncludeApplications { get; init; }

    /// <summary>App ids and app group keywords.</summary>
    public ValueArray<GraphId> ExcludeApplications { get; init; }

    /// <summary>Rule over the resource's custom security attributes.</summary>
    public FilterCondition? ApplicationFilter { get; init; }

    /// <summary>User action urns.</summary>
    public ValueArray<GraphId> IncludeUserActions { get; init; }

    /// <summary>Authentication contexts <c>c1</c> ... <c>c99</c>.</summary>
    public ValueArray<GraphId> IncludeAuthenticationContexts { get; init; }

    /// <summary>Global Secure Access traffic profiles (<c>globalSecureAccess</c> or the older <c>networkAccess</c>).</summary>
    public ValueArray<GraphId> IncludeTrafficProfiles { get; init; }

    /// <summary>Members without meaning here, or of value unknown.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }

    /// <summary>Every resource.</summary>
    public static ApplicationAssignment All { get; } = new() { IncludeApplications = [Keywords.All] };
}

/// <summary>Whether a filter adds or removes (Graph <c>filterMode</c>).</summary>
public enum FilterMode : byte
{
    /// <summary>Missing or not understood: the condition is unknown.</summary>
    Unknown = 0,

    /// <summary>In scope when the rule is true.</summary>
    Include,

    /// <summary>In scope unless the rule is true.</summary>
    Exclude,
}

/// <summary>A filter rule with its mode (spec 1.12). The rule language is in the Filters room.</summary>
public sealed record FilterCondition
{
    /// <summary>Include or exclude.</summary>
    public GraphWord<FilterMode> Mode { get; init; }

    /// <summary>The rule text as found; null counts as an empty rule, which is an error.</summary>
    public string? Rule { get; init; }

    /// <summary>Members without meaning here.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }
}
