namespace ConditionalAccess.Model;

/// <summary>Everything a decision needs besides the sign-in: policies and the objects they refer to. Data only.</summary>
public sealed record TenantConfiguration
{
    /// <summary>The policies, in document order; order never decides anything.</summary>
    public ValueArray<ConditionalAccessPolicy> Policies { get; init; }

    /// <summary>Named locations; <c>default</c>: none were supplied.</summary>
    public ValueArray<NamedLocation> NamedLocations { get; init; }

    /// <summary>True when <see cref="NamedLocations"/> is known to be only part of the tenant's: <c>AllTrusted</c> without a hit is then unknown.</summary>
    public bool NamedLocationsAreIncomplete { get; init; }

    /// <summary>Ranges of the multifactor authentication trusted IPs; <c>default</c>: not supplied (spec 2.4).</summary>
    public ValueArray<IpRange> MfaTrustedIps { get; init; }

    /// <summary>Authentication strengths that policies refer to by id or name; built-in ones need not be supplied.</summary>
    public ValueArray<AuthenticationStrength> AuthenticationStrengths { get; init; }

    /// <summary>Which apps a keyword or group app id stands for, such as <c>Office365</c>. A group that is not listed is not known.</summary>
    public ValueArray<AppGroup> AppGroups { get; init; }

    /// <summary>User actions that policies on all resources leave alone (tenant setting, spec 1.15); <c>default</c>: none.</summary>
    public ValueArray<UserActionExclusion> UserActionExclusions { get; init; }
}

/// <summary>The apps that a keyword or a group app id stands for.</summary>
/// <param name="Id"><c>Office365</c>, <c>MicrosoftAdminPortals</c>, <c>AllAgentIdResources</c>, or the app id of a group.</param>
/// <param name="Members">App ids of its members.</param>
public sealed record AppGroup(GraphId Id, ValueArray<GraphId> Members);

/// <summary>A user action that policies on all resources leave alone (spec 1.15).</summary>
/// <param name="UserAction">The action; only its last segment counts.</param>
/// <param name="State">Only <see cref="PolicyState.Enabled"/> has an effect.</param>
public sealed record UserActionExclusion(string UserAction, GraphWord<PolicyState> State);
