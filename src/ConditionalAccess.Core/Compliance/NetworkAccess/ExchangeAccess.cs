namespace ConditionalAccess.Compliance.NetworkAccess;

/// <summary>Whether a device may use a mailbox of Exchange on-premises (Graph <c>deviceManagementExchangeAccessState</c>).</summary>
public enum ExchangeAccessState : byte
{
    /// <summary>Not set.</summary>
    None = 0,

    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>Allowed.</summary>
    Allowed,

    /// <summary>Blocked.</summary>
    Blocked,

    /// <summary>Held until the device is enrolled and compliant.</summary>
    Quarantined,
}

/// <summary>Why (Graph <c>deviceManagementExchangeAccessStateReason</c>).</summary>
public enum ExchangeAccessReason : byte
{
    /// <summary>Not set.</summary>
    None = 0,

    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>The default of the organisation.</summary>
    ExchangeGlobalRule,

    /// <summary>An exemption for the device.</summary>
    ExchangeIndividualRule,

    /// <summary>A rule for the device class.</summary>
    ExchangeDeviceRule,

    /// <summary>An upgrade of Exchange.</summary>
    ExchangeUpgrade,

    /// <summary>The mailbox policy.</summary>
    ExchangeMailboxPolicy,

    /// <summary>Something else.</summary>
    Other,

    /// <summary>The device is compliant.</summary>
    Compliant,

    /// <summary>The device is not compliant.</summary>
    NotCompliant,

    /// <summary>The device is not enrolled.</summary>
    NotEnrolled,

    /// <summary>The place is not known.</summary>
    UnknownLocation,

    /// <summary>Multifactor authentication is required.</summary>
    MfaRequired,

    /// <summary>An access policy of Entra blocks.</summary>
    AzureADBlockDueToAccessPolicy,

    /// <summary>The password is compromised.</summary>
    CompromisedPassword,

    /// <summary>The device is not known with a managed app.</summary>
    DeviceNotKnownWithManagedApp,
}
