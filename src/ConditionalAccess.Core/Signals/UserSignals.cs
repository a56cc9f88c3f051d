namespace ConditionalAccess.Signals;

/// <summary>An active role assignment (spec 4.2). Only built-in roles at directory scope count.</summary>
/// <param name="TemplateId">The role template id.</param>
/// <param name="Scope">Where it holds; unknown scope makes a match unknown.</param>
/// <param name="IsBuiltIn">Whether the role is built in; null when not known.</param>
public readonly record struct RoleAssignment(GraphId TemplateId, RoleScope Scope, bool? IsBuiltIn)
{
    /// <summary>Where it holds; a value without a name counts as unknown.</summary>
    public RoleScope Scope { get; init => field = value <= RoleScope.Object ? value : RoleScope.Unknown; } = Scope <= RoleScope.Object ? Scope : RoleScope.Unknown;

    /// <summary>A built-in role, active for the whole directory.</summary>
    /// <param name="templateId">The role template id.</param>
    public static RoleAssignment Directory(GraphId templateId) => new(templateId, RoleScope.Directory, true);
}

/// <summary>What is known about the user. Everything left out is "not known", which never loosens a decision.</summary>
public readonly struct UserSignals
{
    /// <summary>The object id in this tenant.</summary>
    public GraphId Id { get; init; }

    /// <summary>All groups the user is in, directly or nested. <c>default</c>: not known; <c>[]</c>: in no group.</summary>
    public ValueArray<GraphId> Groups { get; init; }

    /// <summary>True when <see cref="Groups"/> is only part of the groups: membership in any other group is then not known.</summary>
    public bool HasGroupOverage { get; init; }

    /// <summary>Active role assignments; eligible ones do not count. <c>default</c>: not known.</summary>
    public ValueArray<RoleAssignment> Roles { get; init; }

    /// <summary>How the user belongs to this tenant.</summary>
    public UserKind Kind { get; init => field = value <= UserKind.ServiceProvider ? value : UserKind.Unknown; }

    /// <summary>The home tenant; <see cref="GraphId.None"/> when known to have none (Microsoft account, Google, one-time passcode).</summary>
    public GraphId HomeTenantId { get; init; }

    /// <summary>What authenticated the user; not said counts as Microsoft Entra.</summary>
    public IdentityProvider IdentityProvider { get; init; }

    /// <summary>An internal user whom Microsoft Entra authenticated.</summary>
    internal bool IsUsual => Kind is UserKind.InternalMember or UserKind.InternalGuest && IdentityProvider <= IdentityProvider.Entra;

    /// <summary>True for an account that no person uses: terms of use can then not be accepted (spec 6.2).</summary>
    public bool IsServiceAccount { get; init; }
}

/// <summary>What is known about a service principal that signs in with its own identity.</summary>
public readonly struct ServicePrincipalSignals
{
    /// <summary>The object id in this tenant.</summary>
    public GraphId Id { get; init; }

    /// <summary>The application (client) id.</summary>
    public GraphId AppId { get; init; }

    /// <summary>Whether its application is registered in this tenant; null when not known.</summary>
    public bool? IsRegisteredInThisTenant { get; init; }

    /// <summary>Whether its application accepts other tenants; null when not known. Multi-tenant ones are never covered (spec 4.3).</summary>
    public bool? IsMultiTenant { get; init; }

    /// <summary>Its custom security attributes; <c>default</c>: not known; one that is not listed has no value.</summary>
    public ValueArray<SecurityAttribute> Attributes { get; init; }
}

/// <summary>What is known about an agent identity or an agent's user account. The user account's object id goes into <see cref="UserSignals.Id"/>.</summary>
public readonly struct AgentSignals
{
    /// <summary>The agent identity's object id.</summary>
    public GraphId Id { get; init; }

    /// <summary>The blueprint it was made from.</summary>
    public GraphId BlueprintId { get; init; }

    /// <summary>Its custom security attributes; <c>default</c>: not known.</summary>
    public ValueArray<SecurityAttribute> Attributes { get; init; }

    /// <summary>Agent context values of the request; <c>default</c>: not known.</summary>
    public ValueArray<GraphId> Contexts { get; init; }
}

/// <summary>What this tenant accepts from the user's home tenant. Not said means not trusted.</summary>
public readonly struct InboundTrust
{
    /// <summary>Multifactor authentication performed at home is accepted.</summary>
    public bool Mfa { get; init; }

    /// <summary>Compliance of a device managed at home is accepted.</summary>
    public bool CompliantDevice { get; init; }

    /// <summary>Hybrid join at home is accepted.</summary>
    public bool HybridJoinedDevice { get; init; }
}
