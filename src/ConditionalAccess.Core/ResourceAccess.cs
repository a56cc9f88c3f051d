namespace ConditionalAccess;

/// <summary>What a resource does with a session under continuous access evaluation, from weakest to strongest (spec 10.1).</summary>
public enum ResourceAccess : byte
{
    /// <summary>No decision was made; never treat it as permission.</summary>
    None = 0,

    /// <summary>Access goes on.</summary>
    Allow,

    /// <summary>Access goes on with a token of one hour, without checks of the address that the resource sees.</summary>
    AllowForOneHour,

    /// <summary>Access is denied.</summary>
    Deny,

    /// <summary>The session has ended: the user has to sign in again.</summary>
    Revoke,
}
