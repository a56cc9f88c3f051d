using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Testing.Generation;

/// <summary>What access is asked to.</summary>
internal static class RandomResource
{
    private static readonly string[] BaselineScopes =
        ["openid", "profile", "email", "offline_access", "User.Read", "People.Read", "User.ReadBasic.All", "GroupMember.Read.All", "user.read"];

    public static ResourceSignals Create(ref SignInDraw draw)
    {
        ApplicationAssignment? focus = draw.Focus?.Conditions.Applications;
        bool action = draw.Rng.Chance(focus is { IncludeUserActions.IsEmpty: false } ? 0.5 : 0.05);
        bool scopes = draw.Rng.Chance(0.12);
        return new ResourceSignals
        {
            Audiences = action && draw.Rng.Chance(0.75) ? default : Audiences(ref draw, focus, scopes),
            UserAction = action ? draw.Id(focus?.IncludeUserActions ?? default, Pool.Actions) : draw.Rng.Chance(0.1) ? GraphId.None : default,
            AuthenticationContexts = Contexts(ref draw, focus),
            Scopes = scopes ? Scopes(ref draw) : default,
            ClientAppId = draw.Knows() ? draw.Id(focus?.IncludeApplications ?? default, Pool.Apps) : default,
            ClientKind = draw.Knows() ? draw.Rng.Pick<ClientKind>([ClientKind.Public, ClientKind.Confidential]) : ClientKind.Unknown,
            RequestsIdToken = draw.Rng.Chance(0.12),
        };
    }

    private static ValueArray<Audience> Audiences(ref SignInDraw draw, ApplicationAssignment? focus, bool scopes)
    {
        if (!draw.Knows()) return default;
        var audiences = new Audience[draw.Rng.Weighted(1, 85, 11, 3)];
        for (int i = 0; i < audiences.Length; i++) audiences[i] = One(ref draw, focus, scopes);
        return new ValueArray<Audience>(audiences);
    }

    private static Audience One(ref SignInDraw draw, ApplicationAssignment? focus, bool scopes) => new()
    {
        AppId = AppId(ref draw, focus, scopes),
        Attributes = RandomIdentity.Attributes(ref draw),
        IsAgentResource = draw.Rng.Chance(0.5) ? draw.Fact(0.1) : null,
        AgentBlueprintId = draw.Rng.Weighted(80, 15, 5) switch { 0 => GraphId.None, 1 => default, _ => draw.Rng.Pick(Pool.Blueprints) },
        TrafficProfile = draw.Knows() ? draw.Rng.Chance(0.85) ? GraphId.None : draw.Id(focus?.IncludeTrafficProfiles ?? default, Pool.TrafficProfiles) : default,
    };

    private static GraphId AppId(ref SignInDraw draw, ApplicationAssignment? focus, bool scopes)
    {
        if (scopes && draw.Rng.Chance(0.8)) return draw.Rng.Chance(0.7) ? Pool.Graph : Pool.DirectoryGraph;
        if (!draw.Knows()) return default;
        ValueArray<GraphId> ids = (draw.Rng.Chance(0.8) ? focus?.IncludeApplications : focus?.ExcludeApplications) ?? default;
        GraphId id = draw.Rng.Weighted(88, 6, 4, 2) switch
        {
            0 => draw.Id(ids, draw.IsLarge ? Pool.Apps : Pool.Apps.AsSpan(0, 10)),
            1 => draw.Rng.Pick(Pool.SpecialApps),
            2 => draw.Rng.Chance(0.5) ? draw.Rng.Pick(Pool.Agents) : draw.Rng.Pick(Pool.Blueprints),
            _ => draw.Rng.Pick(Pool.AppGroups),
        };

        // A keyword is no resource; policies name it often, so most such draws are replaced.
        return id.IsGuid || draw.Rng.Chance(0.1) ? id : draw.Rng.Pick(Pool.Apps);
    }

    private static ValueArray<GraphId> Contexts(ref SignInDraw draw, ApplicationAssignment? focus)
    {
        bool wanted = focus is { IncludeAuthenticationContexts.IsEmpty: false } && draw.Rng.Chance(0.6);
        if (!wanted && draw.Rng.Chance(0.92)) return default;
        return draw.Rng.Chance(0.8)
            ? [draw.Id(focus?.IncludeAuthenticationContexts ?? default, Pool.Contexts)]
            : draw.Rng.Some<GraphId>(Pool.Contexts, 0, 2);
    }

    private static ValueArray<string> Scopes(ref SignInDraw draw)
    {
        ValueArray<string> scopes = draw.Rng.Some<string>(BaselineScopes, 0, 3);
        return draw.Rng.Chance(0.2) ? [.. scopes, "Mail.Read"] : scopes;
    }
}
