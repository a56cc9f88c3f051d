namespace ConditionalAccess;

/// <summary>Why a policy does not apply, in the words and numbers of Graph's <c>whatIfAnalysisReasons</c> (spec 9.2).</summary>
[Flags]
public enum AnalysisReasons
{
    /// <summary>None: the policy applies.</summary>
    NotSet = 0,

    /// <summary>Something the host did not supply decides.</summary>
    NotEnoughInformation = 1,

    /// <summary>Something in the policy was not understood.</summary>
    InvalidCondition = 1 << 1,

    /// <summary>Users, groups, roles or guests.</summary>
    Users = 1 << 2,

    /// <summary>Service principals, and service principal risk, for which Graph has no word of its own.</summary>
    WorkloadIdentities = 1 << 3,

    /// <summary>The target resource.</summary>
    Application = 1 << 4,

    /// <summary>The user action.</summary>
    UserActions = 1 << 5,

    /// <summary>The authentication context.</summary>
    AuthenticationContext = 1 << 6,

    /// <summary>The device platform.</summary>
    DevicePlatform = 1 << 7,

    /// <summary>The device filter or device state.</summary>
    Devices = 1 << 8,

    /// <summary>The client app type.</summary>
    ClientApps = 1 << 9,

    /// <summary>The location.</summary>
    Location = 1 << 10,

    /// <summary>The sign-in risk.</summary>
    SignInRisk = 1 << 11,

    /// <summary>The policy has no subject list or no target at all.</summary>
    EmptyPolicy = 1 << 12,

    /// <summary>The policy is invalid; never produced here.</summary>
    InvalidPolicy = 1 << 13,

    /// <summary>The policy is disabled.</summary>
    PolicyNotEnabled = 1 << 14,

    /// <summary>The user risk.</summary>
    UserRisk = 1 << 15,

    /// <summary>The time.</summary>
    Time = 1 << 16,

    /// <summary>The insider risk.</summary>
    InsiderRisk = 1 << 17,

    /// <summary>The authentication flow.</summary>
    AuthenticationFlow = 1 << 18,

    /// <summary>Graph's marker for reasons without a word: a custom condition, which is an expression.</summary>
    UnknownFutureValue = 1 << 19,

    /// <summary>The agent risk (beta).</summary>
    AgentIdRisk = 1 << 20,

    /// <summary>Agent identities (beta), and the agent context, for which Graph has no word of its own.</summary>
    AgentIdentities = 1 << 21,
}
