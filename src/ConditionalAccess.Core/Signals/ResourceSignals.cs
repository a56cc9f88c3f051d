using System.Diagnostics.CodeAnalysis;

namespace ConditionalAccess.Signals;

/// <summary>One resource that the token is for.</summary>
public readonly struct Audience
{
    private readonly GraphId _appId;

    /// <summary>The resource's app id.</summary>
    public GraphId AppId { get => _appId; init => _appId = value; }

    // A copy is stored in two parts and loaded in one, which makes the processor wait.
    [UnscopedRef]
    internal ref readonly GraphId AppIdInPlace => ref _appId;

    /// <summary>Custom security attributes of the resource's service principal. <c>default</c>: not known; <c>[]</c>: none, or no service principal here.</summary>
    public ValueArray<SecurityAttribute> Attributes { get; init; }

    /// <summary>
    /// Whether the resource is an agent identity or agent blueprint (keyword <c>AllAgentIdResources</c>). Null: taken from the app group of that
    /// name in the policy set when there is one, else not known.
    /// </summary>
    public bool? IsAgentResource { get; init; }

    /// <summary>The blueprint when the resource is an agent identity; naming a blueprint covers its identities.</summary>
    public GraphId AgentBlueprintId { get; init; }

    /// <summary>The Global Secure Access traffic profile (<c>m365</c>, <c>internet</c>); <see cref="GraphId.None"/>: no such traffic; <c>default</c>: not known.</summary>
    public GraphId TrafficProfile { get; init; }

    /// <summary>Known to have no blueprint, or not an agent at all: then nothing but the app id can be named by a policy that has a row.</summary>
    internal bool IsNoAgent => AgentBlueprintId.IsKnown ? AgentBlueprintId.IsNone : IsAgentResource != true;

    /// <summary>An audience of which only the app id is known.</summary>
    /// <param name="appId">The app id.</param>
    public static implicit operator Audience(string appId) => new() { AppId = appId };

    /// <summary>An audience of which only the app id is known.</summary>
    /// <param name="appId">The app id.</param>
    public static implicit operator Audience(GraphId appId) => new() { AppId = appId };

    /// <summary>An audience of which only the app id is known.</summary>
    /// <param name="appId">The app id.</param>
    public static Audience FromString(string appId) => new() { AppId = appId };

    /// <summary>An audience of which only the app id is known.</summary>
    /// <param name="appId">The app id.</param>
    public static Audience FromGraphId(GraphId appId) => new() { AppId = appId };
}

/// <summary>What the sign-in asks access to.</summary>
public readonly struct ResourceSignals
{
    private readonly Guid _app;

    /// <summary>The resources the token is for. Neither audience nor user action given: one resource that is not known (spec 4.0).</summary>
    public ValueArray<Audience> Audiences
    {
        get;
        init
        {
            field = value;
            ResourceTraits traits = TraitsOf(value.AsSpan());
            Traits = (Traits & ~(ResourceTraits.OneApp | ResourceTraits.NoAgent)) | traits;
            _app = (traits & ResourceTraits.OneApp) != 0 ? value[0].AppId.Guid : default;
        }
    }

    /// <summary>The user action, such as <see cref="UserActions.RegisterSecurityInfo"/>; not said means none.</summary>
    public GraphId UserAction { get; init => Traits = With(ResourceTraits.UserAction, (field = value) is { IsKnown: true, IsNone: false }); }

    /// <summary>Requested authentication contexts (<c>c1</c> ... <c>c99</c>); not said means none.</summary>
    public ValueArray<GraphId> AuthenticationContexts { get; init => Traits = With(ResourceTraits.Contexts, !(field = value).IsEmpty); }

    /// <summary>Requested scopes; not said: no baseline-scope rule is used.</summary>
    public ValueArray<string> Scopes { get; init => Traits = With(ResourceTraits.Scopes, !(field = value).IsEmpty); }

    /// <summary>The client's app id.</summary>
    public GraphId ClientAppId { get; init; }

    /// <summary>Whether the client is public or confidential.</summary>
    public ClientKind ClientKind { get; init => field = value <= ClientKind.Confidential ? value : ClientKind.Unknown; }

    /// <summary>True when the client asks for an ID token; a confidential client is then a resource itself (spec 4.4).</summary>
    public bool RequestsIdToken { get; init => Traits = With(ResourceTraits.IdToken, field = value); }

    /// <summary>What kind of request this is, worked out when it is made and not in every decision.</summary>
    internal ResourceTraits Traits { get; private init; }

    /// <summary>The app id of <see cref="ResourceTraits.OneApp"/>.</summary>
    [UnscopedRef]
    internal ref readonly Guid AppInPlace => ref _app;

    private ResourceTraits With(ResourceTraits trait, bool isSet) => isSet ? Traits | trait : Traits & ~trait;

    private static ResourceTraits TraitsOf(ReadOnlySpan<Audience> audiences)
    {
        if (audiences.Length != 1 || !audiences[0].AppIdInPlace.IsGuid) return ResourceTraits.None;
        return audiences[0].IsNoAgent ? ResourceTraits.OneApp | ResourceTraits.NoAgent : ResourceTraits.OneApp;
    }
}

/// <summary>What is asked access to, in short.</summary>
[Flags]
internal enum ResourceTraits : byte
{
    None = 0,

    /// <summary>Exactly one resource, whose app id is a GUID.</summary>
    OneApp = 1,

    /// <summary>It is known to have no blueprint, or it is not an agent at all.</summary>
    NoAgent = 2,
    UserAction = 4,
    Contexts = 8,
    Scopes = 16,
    IdToken = 32,

    /// <summary>Those that matter to the requirements of policies.</summary>
    ForRequirements = OneApp | UserAction | Contexts,

    /// <summary>One app, of which nothing but its id matters.</summary>
    Plain = OneApp | NoAgent,
}

/// <summary>The user actions that policies can name.</summary>
public static class UserActions
{
    /// <summary><c>urn:user:registersecurityinfo</c>.</summary>
    public static GraphId RegisterSecurityInfo { get; } = "urn:user:registersecurityinfo";

    /// <summary><c>urn:user:registerdevice</c>.</summary>
    public static GraphId RegisterDevice { get; } = "urn:user:registerdevice";

    /// <summary><c>urn:user:accountrecovery</c>.</summary>
    public static GraphId AccountRecovery { get; } = "urn:user:accountrecovery";
}
