using ConditionalAccess.Signals;

namespace ConditionalAccess;

/// <summary>
/// What the host's directory says about the identity and the resources of a what-if request. Graph looks these up itself; here everything left
/// out is "not known", and a policy that depends on it does not apply for the reason <see cref="AnalysisReasons.NotEnoughInformation"/>.
/// </summary>
public readonly struct WhatIfDirectory
{
    /// <summary>Groups, active roles and the kind of the user.</summary>
    public UserSignals User { get; init; }

    /// <summary>Both ids of the service principal, whether this tenant owns it, and its custom security attributes.</summary>
    public ServicePrincipalSignals ServicePrincipal { get; init; }

    /// <summary>The agent's blueprint, custom security attributes and contexts.</summary>
    public AgentSignals Agent { get; init; }

    /// <summary>Resources of which more than the app id is known; those that the request does not name are not used.</summary>
    public ValueArray<Audience> Audiences { get; init; }

    /// <summary>What this tenant accepts from the user's home tenant; without it an external user's device is not visible.</summary>
    public InboundTrust Trust { get; init; }
}
