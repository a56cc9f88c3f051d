using System.Runtime.CompilerServices;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>The resources that count for one sign-in (spec 4.4): those listed, the client itself, or one that is not known.</summary>
internal readonly ref struct AudienceSet
{
    private static readonly GraphId MicrosoftGraph = "00000003-0000-0000-c000-000000000000";
    private static readonly GraphId AzureAdGraph = "00000002-0000-0000-c000-000000000000";
    private static readonly GraphId TokenExchange = "fb60f99c-7a34-4190-8149-302f77469936";

    private static readonly Guid s_deviceRegistration = GraphId.FromString("01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9").Guid;
    private static readonly Guid s_intuneEnrollment = GraphId.FromString("d4ebce55-015a-49b5-a083-c84d1797ae8c").Guid;

    public AudienceSet(in Request request)
    {
        ref readonly ResourceSignals resource = ref request.SignIn.ResourceInPlace;
        Listed = resource.Audiences.AsSpan();
        bool hasAction = HasAction(in request.SignIn);
        bool hasContext = !resource.AuthenticationContexts.IsEmpty;
        HasUnknown = Listed.IsEmpty && (request.IsWhatIf ? !hasAction && !hasContext : !hasAction || hasContext);
        if (resource.RequestsIdToken && resource.ClientKind != ClientKind.Public)
        {
            Client = new Audience { AppId = resource.ClientAppId };
            HasClient = resource.ClientKind == ClientKind.Confidential ? Truth.Yes : request.IsWhatIf ? Truth.No : Truth.Unknown;
        }

        Scopes = BaselineScopes.Of(resource.Scopes);
    }

    public ReadOnlySpan<Audience> Listed { get; }

    /// <summary>Whether there is a resource nobody named.</summary>
    public bool HasUnknown { get; }

    /// <summary>The client as a resource of its own.</summary>
    public Audience Client { get; }

    public Truth HasClient { get; }

    /// <summary>What the requested scopes amount to.</summary>
    public ScopeSet Scopes { get; }

    public static bool HasAction(in SignIn signIn) => signIn.ResourceInPlace.UserAction is { IsKnown: true, IsNone: false };

    public static bool IsKeyword(in GraphId appId)
        => !appId.IsGuid && (appId == Keywords.Office365 || appId == Keywords.MicrosoftAdminPortals || appId == Keywords.AllAgentIdResources);

    /// <summary>The token exchange step of agents, which no policy sees (spec 4.3).</summary>
    public static bool IsTokenExchange(GraphId appId, SubjectKind subject)
        => subject is SubjectKind.AgentIdentity or SubjectKind.AgentUser && appId == TokenExchange;

    /// <summary>Whether a request for this resource can fall under the baseline-scope rules.</summary>
    public bool IsBaseline(GraphId appId) => Scopes != ScopeSet.None && (appId == MicrosoftGraph || appId == AzureAdGraph);

    public static bool IsMicrosoftGraph(GraphId appId) => appId == MicrosoftGraph;

    /// <summary>The same for a sign-in that asks for one app and nothing else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsEnrolment(in SignIn signIn)
        => signIn.ResourceInPlace.AppInPlace == s_deviceRegistration | signIn.ResourceInPlace.AppInPlace == s_intuneEnrollment;

    /// <summary>Whether this is about enrolling a device and nothing else (spec 4.4).</summary>
    public static bool IsEnrolment(in Request request)
    {
        ReadOnlySpan<Audience> listed = request.SignIn.ResourceInPlace.Audiences.AsSpan();
        foreach (ref readonly Audience audience in listed)
        {
            ref readonly Guid app = ref audience.AppIdInPlace.GuidInPlace;
            if (app != s_deviceRegistration && app != s_intuneEnrollment) return false;
        }

        var audiences = new AudienceSet(in request);
        if (audiences.HasClient != Truth.No) return false;
        return !listed.IsEmpty || (request.SignIn.ResourceInPlace.UserAction == UserActions.RegisterDevice && !audiences.HasUnknown);
    }
}
