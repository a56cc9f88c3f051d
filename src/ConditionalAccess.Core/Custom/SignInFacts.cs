using ConditionalAccess.Signals;

namespace ConditionalAccess.Custom;

/// <summary>
/// What an expression of a custom condition can say about a sign-in, as in
/// <c>signIn =&gt; signIn.Risk.User &gt;= RiskLevel.Medium &amp;&amp; signIn.Network.Country != "SE"</c>.
/// </summary>
/// <remarks>
/// There is never an object of this type: an expression is translated, not run. Every member stands for one signal of <see cref="SignIn"/>. A signal that
/// is not known makes what is said about it unknown, neither true nor false; a signal that is known to have no value equals <c>null</c>.
/// Texts and ids compare ordinal, ignoring case.
/// </remarks>
public abstract class SignInFacts
{
    private protected SignInFacts()
    {
    }

    /// <summary>What kind of identity asks; not said means a user.</summary>
    public abstract SubjectKind Subject { get; }

    /// <summary>The user, or the agent's user account.</summary>
    public abstract SignInUser User { get; }

    /// <summary>The service principal.</summary>
    public abstract SignInServicePrincipal ServicePrincipal { get; }

    /// <summary>The agent.</summary>
    public abstract SignInAgent Agent { get; }

    /// <summary>What access is asked to.</summary>
    public abstract SignInResource Resource { get; }

    /// <summary>The client.</summary>
    public abstract SignInClient Client { get; }

    /// <summary>The network.</summary>
    public abstract SignInNetwork Network { get; }

    /// <summary>The device.</summary>
    public abstract SignInDevice Device { get; }

    /// <summary>Assessed risks.</summary>
    public abstract SignInRisk Risk { get; }

    /// <summary>Proofs given and possible.</summary>
    public abstract SignInAuthentication Authentication { get; }

    /// <summary>What this tenant accepts from the user's home tenant.</summary>
    public abstract SignInTrust Trust { get; }

    /// <summary>The instant of the decision. Its hour, day and so on are those of UTC, whatever offset it was given with; <c>ToOffset</c> gives another.</summary>
    public abstract DateTimeOffset At { get; }
}

/// <summary>The user of a sign-in (<see cref="UserSignals"/>). There is never an object of this type.</summary>
public abstract class SignInUser
{
    private protected SignInUser()
    {
    }

    /// <summary>The object id.</summary>
    public abstract string Id { get; }

    /// <summary>Ids of all groups, direct and nested.</summary>
    public abstract IReadOnlyCollection<string> Groups { get; }

    /// <summary>Template ids of the built-in roles that are active for the whole directory.</summary>
    public abstract IReadOnlyCollection<string> Roles { get; }

    /// <summary>How the user belongs to this tenant.</summary>
    public abstract UserKind Kind { get; }

    /// <summary>The home tenant; null when known to have none.</summary>
    public abstract string HomeTenantId { get; }

    /// <summary>What authenticated the user; not said counts as Microsoft Entra.</summary>
    public abstract IdentityProvider IdentityProvider { get; }

    /// <summary>True for an account that no person uses.</summary>
    public abstract bool IsServiceAccount { get; }
}

/// <summary>The service principal of a sign-in (<see cref="ServicePrincipalSignals"/>). There is never an object of this type.</summary>
public abstract class SignInServicePrincipal
{
    private protected SignInServicePrincipal()
    {
    }

    /// <summary>The object id.</summary>
    public abstract string Id { get; }

    /// <summary>The application (client) id.</summary>
    public abstract string AppId { get; }

    /// <summary>Whether its application is registered in this tenant.</summary>
    public abstract bool IsRegisteredInThisTenant { get; }

    /// <summary>Whether its application accepts other tenants.</summary>
    public abstract bool IsMultiTenant { get; }

    /// <summary>The values of a custom security attribute; empty when it has none.</summary>
    /// <param name="name">Attribute set and name joined with one underscore, such as <c>Engineering_Project</c>: a constant.</param>
    public abstract IReadOnlyCollection<string> Attribute(string name);
}

/// <summary>The agent of a sign-in (<see cref="AgentSignals"/>). There is never an object of this type.</summary>
public abstract class SignInAgent
{
    private protected SignInAgent()
    {
    }

    /// <summary>The agent identity's object id.</summary>
    public abstract string Id { get; }

    /// <summary>The blueprint it was made from.</summary>
    public abstract string BlueprintId { get; }

    /// <summary>Agent context values of the request.</summary>
    public abstract IReadOnlyCollection<string> Contexts { get; }

    /// <summary>The values of a custom security attribute; empty when it has none.</summary>
    /// <param name="name">Attribute set and name joined with one underscore: a constant.</param>
    public abstract IReadOnlyCollection<string> Attribute(string name);
}

/// <summary>What a sign-in asks access to (<see cref="ResourceSignals"/>). There is never an object of this type.</summary>
public abstract class SignInResource
{
    private protected SignInResource()
    {
    }

    /// <summary>App ids of the resources that the token is for.</summary>
    public abstract IReadOnlyCollection<string> AppIds { get; }

    /// <summary>The user action, such as <c>urn:user:registersecurityinfo</c>; null for none, also when not said.</summary>
    public abstract string UserAction { get; }

    /// <summary>Requested authentication contexts, such as <c>c1</c>; empty for none, also when not said.</summary>
    public abstract IReadOnlyCollection<string> AuthenticationContexts { get; }

    /// <summary>Requested scopes.</summary>
    public abstract IReadOnlyCollection<string> Scopes { get; }

    /// <summary>The client's app id.</summary>
    public abstract string ClientAppId { get; }

    /// <summary>Whether the client is public or confidential.</summary>
    public abstract ClientKind ClientKind { get; }

    /// <summary>True when the client asks for an ID token.</summary>
    public abstract bool RequestsIdToken { get; }
}
