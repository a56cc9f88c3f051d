namespace ConditionalAccess;

/// <summary>What a sign-in may do, from weakest to strongest: combining two outcomes keeps the stronger, so order never matters.</summary>
public enum DecisionOutcome : byte
{
    /// <summary>No decision was made; never treat it as a grant.</summary>
    None = 0,

    /// <summary>Access is granted, subject to session controls.</summary>
    Granted,

    /// <summary>Access is granted once the open requirements are met in this sign-in.</summary>
    ControlsRequired,

    /// <summary>Access is denied; nothing the user can do in this sign-in changes that.</summary>
    Blocked,
}

/// <summary>How a signal that is not known is resolved (spec 0.3).</summary>
public enum EvaluationMode : byte
{
    /// <summary>For access decisions, and the default: a policy whose value is unknown applies.</summary>
    Enforce = 0,

    /// <summary>As Graph's <c>evaluate</c>: absent signals take Graph's defaults, and a policy whose value is still unknown does not apply.</summary>
    WhatIf,
}

/// <summary>The result of one policy (Graph <c>appliedConditionalAccessPolicyResult</c>, spec 8.1).</summary>
public enum PolicyResult : byte
{
    /// <summary>No result.</summary>
    None = 0,

    /// <summary>Enabled, applied, everything satisfied.</summary>
    Success,

    /// <summary>Enabled, applied, something not satisfied.</summary>
    Failure,

    /// <summary>Enabled, some condition not met.</summary>
    NotApplied,

    /// <summary>Disabled.</summary>
    NotEnabled,

    /// <summary>Only in imported logs; never produced here.</summary>
    Unknown,

    /// <summary>Report-only, applied, everything satisfied.</summary>
    ReportOnlySuccess,

    /// <summary>Report-only, applied, something that cannot be prompted for is not satisfied.</summary>
    ReportOnlyFailure,

    /// <summary>Report-only, some condition not met.</summary>
    ReportOnlyNotApplied,

    /// <summary>Report-only, applied, the user would be asked for something.</summary>
    ReportOnlyInterrupted,
}

/// <summary>The conditions of a policy in the words of Graph's sign-in log (<c>conditionalAccessConditions</c>, spec 8.2), with our own at the end.</summary>
[Flags]
public enum PolicyConditions
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Target resource, user action or authentication context.</summary>
    Application = 1,

    /// <summary>Users, groups, roles, guests, agent users.</summary>
    Users = 2,

    /// <summary>Device platform.</summary>
    DevicePlatform = 4,

    /// <summary>Location.</summary>
    Location = 8,

    /// <summary>Client app type.</summary>
    ClientType = 16,

    /// <summary>Sign-in risk.</summary>
    SignInRisk = 32,

    /// <summary>User risk.</summary>
    UserRisk = 64,

    /// <summary>Time.</summary>
    Time = 128,

    /// <summary>Device filter and device state.</summary>
    DeviceState = 256,

    /// <summary>The address seen by the resource.</summary>
    IpAddressSeenByResourceProvider = 2048,

    /// <summary>Workload and agent identities.</summary>
    ServicePrincipals = 8192,

    /// <summary>Service principal risk.</summary>
    ServicePrincipalRisk = 16384,

    /// <summary>Authentication flows.</summary>
    AuthenticationFlows = 32768,

    /// <summary>Insider risk.</summary>
    InsiderRisk = 65536,

    /// <summary>Agent risk (our word).</summary>
    AgentRisk = 1 << 20,

    /// <summary>Agent context (our word).</summary>
    AgentContext = 1 << 21,

    /// <summary>A condition that is not understood (our word).</summary>
    UnknownCondition = 1 << 22,

    /// <summary>A custom condition, which is an expression (our word).</summary>
    CustomCondition = 1 << 23,
}

/// <summary>Hints to the enforcement point that change no outcome (spec 6.6).</summary>
[Flags]
public enum DecisionHints : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Asking Microsoft Authenticator for the GPS position would settle a location condition.</summary>
    ProvideGpsLocation = 1,

    /// <summary>The request is non-interactive: the user has to be brought back to meet what is required.</summary>
    InteractionRequired = 2,

    /// <summary>An agent's user account met no policy for agents (spec 4.2).</summary>
    AgentUserWithoutAgentPolicy = 4,

    /// <summary>The resource was given as a group keyword, which is not a resource; it counts as not known (spec 4.4).</summary>
    AudienceIsGroupKeyword = 8,
}
