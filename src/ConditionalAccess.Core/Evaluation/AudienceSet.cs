using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>The resources that count for one sign-in (spec 4.4): those listed, the client itself, or one that is not known.</summary>
internal readonly ref struct AudienceSet
{
    private static readonly GraphId MicrosoftGraph = "00000003-0000-0000-c000-000000000000";
    private static readonly GraphId AzureAdGraph = "00000002-0000-0000-c000-000000000000";
    private static readonly GraphId DeviceRegistration = "01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9";
    private static readonly GraphId IntuneEnrollment = "d4ebce55-015a-49b5-a083-c84d1797ae8c";

    public AudienceSet(in Request request)
    {
        ref readonly SignIn signIn = ref request.SignIn;
        Listed = signIn.Resource.Audiences.AsSpan();
        bool hasAction = HasAction(in signIn);
        bool hasContext = !signIn.Resource.AuthenticationContexts.IsEmpty;
        HasUnknown = Listed.IsEmpty && (request.IsWhatIf ? !hasAction && !hasContext : !hasAction || hasContext);
        if (signIn.Resource.RequestsIdToken && signIn.Resource.ClientKind != ClientKind.Public)
        {
            Client = IsKeyword(signIn.Resource.ClientAppId) ? default : new Audience { AppId = signIn.Resource.ClientAppId };
            HasClient = signIn.Resource.ClientKind == ClientKind.Confidential ? Truth.Yes : Truth.Unknown;
        }

        Scopes = BaselineScopes.Of(signIn.Resource.Scopes);
    }

    public ReadOnlySpan<Audience> Listed { get; }

    /// <summary>Whether there is a resource nobody named.</summary>
    public bool HasUnknown { get; }

    /// <summary>The client as a resource of its own.</summary>
    public Audience Client { get; }

    public Truth HasClient { get; }

    /// <summary>What the requested scopes amount to.</summary>
    public ScopeSet Scopes { get; }

    public static bool HasAction(in SignIn signIn) => signIn.Resource.UserAction is { IsKnown: true, IsNone: false };

    public static bool IsKeyword(GraphId appId)
        => !appId.IsGuid && (appId == Keywords.Office365 || appId == Keywords.MicrosoftAdminPortals
            || appId == Keywords.AllAgentIdResources || appId == Keywords.All || appId == Keywords.None);

    /// <summary>Whether a request for this resource can fall under the baseline-scope rules.</summary>
    public bool IsBaseline(GraphId appId) => Scopes != ScopeSet.None && (appId == MicrosoftGraph || appId == AzureAdGraph);

    public static bool IsMicrosoftGraph(GraphId appId) => appId == MicrosoftGraph;

    /// <summary>Whether this is about enrolling a device and nothing else (spec 4.4).</summary>
    public bool IsEnrolment(in SignIn signIn)
    {
        if (Listed.IsEmpty) return signIn.Resource.UserAction == UserActions.RegisterDevice && HasClient == Truth.No && !HasUnknown;
        foreach (ref readonly Audience audience in Listed)
        {
            if (audience.AppId != DeviceRegistration && audience.AppId != IntuneEnrollment) return false;
        }

        return HasClient == Truth.No;
    }
}
