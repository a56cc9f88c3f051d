using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Testing.Generation;

/// <summary>Who signs in.</summary>
internal static class RandomIdentity
{
    private static readonly UserKind[] Kinds =
    [
        .. Enumerable.Repeat(UserKind.InternalMember, 12), UserKind.InternalGuest, UserKind.B2bCollaborationGuest, UserKind.B2bCollaborationGuest,
        UserKind.B2bCollaborationMember, UserKind.B2bDirectConnectUser, UserKind.OtherExternalUser, UserKind.ServiceProvider,
    ];

    private static readonly IdentityProvider[] Providers =
    [
        IdentityProvider.Entra, IdentityProvider.Entra, IdentityProvider.Entra, IdentityProvider.MicrosoftAccount,
        IdentityProvider.Google, IdentityProvider.Saml, IdentityProvider.EmailOneTimePasscode,
    ];

    public static UserSignals User(ref SignInDraw draw, SubjectKind subject)
    {
        if (subject is SubjectKind.ServicePrincipal or SubjectKind.AgentIdentity && draw.Rng.Chance(0.9)) return default;
        UserAssignment? focus = draw.Focus?.Conditions.Users;
        UserKind kind = draw.Knows() ? draw.Rng.Pick(Kinds) : UserKind.Unknown;
        bool mayBeExternal = kind != UserKind.InternalMember;
        return new UserSignals
        {
            Id = UserId(ref draw, subject, focus),
            Groups = draw.Knows() ? Groups(ref draw, focus) : default,
            HasGroupOverage = draw.Rng.Chance(0.03),
            Roles = draw.Knows() ? Roles(ref draw, focus) : default,
            Kind = kind,
            HomeTenantId = !draw.Knows() ? default : mayBeExternal && draw.Rng.Chance(0.8) ? draw.Id(default, Pool.Tenants) : GraphId.None,
            IdentityProvider = mayBeExternal && draw.Knows() ? draw.Rng.Pick(Providers) : IdentityProvider.Unknown,
            IsServiceAccount = draw.Rng.Chance(0.02),
        };
    }

    public static ServicePrincipalSignals ServicePrincipal(ref SignInDraw draw) => new()
    {
        Id = draw.Knows() ? draw.Id(draw.Focus?.Conditions.ClientApplications?.IncludeServicePrincipals ?? default, Pool.ServicePrincipals) : default,
        AppId = draw.Knows() ? draw.Rng.Pick(Pool.Apps) : default,
        IsRegisteredInThisTenant = draw.Fact(0.9),
        IsMultiTenant = draw.Fact(0.1),
        Attributes = Attributes(ref draw),
    };

    public static AgentSignals Agent(ref SignInDraw draw) => new()
    {
        Id = draw.Knows() ? draw.Id(draw.Focus?.Conditions.ClientApplications?.IncludeAgentIdServicePrincipals ?? default, Pool.Agents) : default,
        BlueprintId = draw.Knows() ? draw.Rng.Chance(0.2) ? GraphId.None : draw.Id(default, Pool.Blueprints) : default,
        Attributes = Attributes(ref draw),
        Contexts = draw.Knows() ? draw.Rng.Some<GraphId>(Pool.AgentContexts, 0, 2) : default,
    };

    /// <summary>Custom security attributes of an application.</summary>
    public static ValueArray<SecurityAttribute> Attributes(ref SignInDraw draw)
    {
        if (!draw.Knows()) return default;
        var attributes = new SecurityAttribute[draw.Rng.Below(4)];
        for (int i = 0; i < attributes.Length; i++) attributes[i] = new SecurityAttribute(Pool.AttributeNames[i], AttributeValue(ref draw));
        return new ValueArray<SecurityAttribute>(attributes);
    }

    private static DeviceAttribute AttributeValue(ref SignInDraw draw) => draw.Rng.Weighted(60, 30, 6, 4) switch
    {
        0 => draw.Rng.Pick(Pool.AttributeValues),
        1 => DeviceAttribute.Of(draw.Rng.Some<string>(Pool.AttributeValues, 0, 2)),
        2 => DeviceAttribute.Null,
        _ => default,
    };

    private static GraphId UserId(ref SignInDraw draw, SubjectKind subject, UserAssignment? focus)
    {
        if (!draw.Knows()) return default;
        if (subject == SubjectKind.AgentUser) return draw.Id(draw.Focus?.Conditions.Agents?.IncludeAgentUsers ?? default, Pool.AgentUsers);
        ValueArray<GraphId> ids = draw.Rng.Chance(0.85) ? focus?.IncludeUsers ?? default : focus?.ExcludeUsers ?? default;
        return draw.Id(ids, draw.IsLarge ? Pool.Users : Pool.Users.AsSpan(0, 8));
    }

    private static ValueArray<GraphId> Groups(ref SignInDraw draw, UserAssignment? focus)
    {
        ReadOnlySpan<GraphId> pool = draw.IsLarge ? Pool.Groups : Pool.Groups.AsSpan(0, 8);
        var groups = new GraphId[draw.Rng.Skewed(7)];
        for (int i = 0; i < groups.Length; i++)
            groups[i] = draw.Id((draw.Rng.Chance(0.7) ? focus?.IncludeGroups : focus?.ExcludeGroups) ?? default, pool);
        return new ValueArray<GraphId>(groups);
    }

    private static ValueArray<RoleAssignment> Roles(ref SignInDraw draw, UserAssignment? focus)
    {
        var roles = new RoleAssignment[draw.Rng.Skewed(4)];
        for (int i = 0; i < roles.Length; i++)
        {
            RoleScope scope = draw.Rng.Weighted(88, 5, 4, 3) switch { 0 => RoleScope.Directory, 1 => RoleScope.AdministrativeUnit, 2 => RoleScope.Object, _ => RoleScope.Unknown };
            bool? builtIn = draw.Rng.Weighted(92, 5, 3) switch { 0 => true, 1 => false, _ => null };
            roles[i] = new RoleAssignment(draw.Id((draw.Rng.Chance(0.7) ? focus?.IncludeRoles : focus?.ExcludeRoles) ?? default, Pool.Roles), scope, builtIn);
        }

        return new ValueArray<RoleAssignment>(roles);
    }
}
