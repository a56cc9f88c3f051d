namespace ConditionalAccess.Compliance.NetworkAccess;

/// <summary>The version of the service that a network access control product speaks to (spec 9.2).</summary>
public enum NetworkAccessVersion : byte
{
    /// <summary>Not known; nothing is found and nothing is disclosed.</summary>
    Unknown = 0,

    /// <summary>NAC 1.0.</summary>
    V10,

    /// <summary>NAC 1.1: ownership too.</summary>
    V11,

    /// <summary>NAC 1.3.</summary>
    V13,

    /// <summary>Compliance retrieval (2.0): by Intune device id.</summary>
    V20,
}

/// <summary>How a search ended.</summary>
public enum NetworkAccessMatch : byte
{
    /// <summary>Not asked.</summary>
    None = 0,

    /// <summary>One device.</summary>
    Found,

    /// <summary>No device.</summary>
    NotFound,

    /// <summary>Several devices, so that none of them can be meant.</summary>
    Ambiguous,

    /// <summary>The version has no search by this key.</summary>
    NotSupported,
}

/// <summary>What the network does with a device, from strictest to weakest (spec 9.2).</summary>
public enum NetworkAccessDecision : byte
{
    /// <summary>Not decided.</summary>
    None = 0,

    /// <summary>Not managed: send it to enrolment.</summary>
    Enrol,

    /// <summary>Managed and not compliant: send it to the portal.</summary>
    Remediate,

    /// <summary>Managed and compliant.</summary>
    Allow,
}

/// <summary>What a version discloses about a managed device (spec 9.2). Null: not part of the version; empty: the device does not have it.</summary>
public sealed record NetworkAccessProperties
{
    /// <summary><c>compliant</c>, <c>noncompliant</c> or <c>unknown</c>.</summary>
    public string? ComplianceState { get; init; }

    /// <summary>The hardware address: twelve digits without separators.</summary>
    public string? MacAddress { get; init; }

    /// <summary><c>company</c>, <c>personal</c> or <c>unknown</c>.</summary>
    public string? Ownership { get; init; }

    /// <summary>The serial number.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>The IMEI.</summary>
    public string? Imei { get; init; }

    /// <summary>The MEID.</summary>
    public string? Meid { get; init; }

    /// <summary>The UDID.</summary>
    public string? Udid { get; init; }

    /// <summary>The version of the operating system.</summary>
    public string? OsVersion { get; init; }

    /// <summary>The model.</summary>
    public string? Model { get; init; }

    /// <summary>The manufacturer.</summary>
    public string? Manufacturer { get; init; }

    /// <summary>The Entra device id.</summary>
    public string? AzureADDeviceId { get; init; }

    /// <summary>The last contact, as <c>2026-06-15T12:00:00Z</c>.</summary>
    public string? LastContact { get; init; }

    /// <summary>The Intune device id.</summary>
    public string? IntuneDeviceId { get; init; }
}

/// <summary>The answer about one device.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record NetworkAccessAnswer
{
    /// <summary>Where a blocked user is sent: opening it evaluates the device again.</summary>
    public const string PortalUrl = "https://portal.manage.microsoft.com";

    /// <summary>How the search ended. Not to be disclosed.</summary>
    public NetworkAccessMatch Match { get; init; }

    /// <summary>What the network does.</summary>
    public NetworkAccessDecision Decision { get; init; }

    /// <summary>Whether Intune manages the device. All that is disclosed when it is false.</summary>
    public bool Managed { get; init; }

    /// <summary>Whether it counts as compliant; null when it is not managed.</summary>
    public bool? Compliant { get; init; }

    /// <summary>What the version discloses; null when the device is not managed.</summary>
    public NetworkAccessProperties? Properties { get; init; }

    /// <summary>For a managed device that is not compliant: the settings and checks that fail, ordinal; for the user, not for the network. Empty when nobody said which.</summary>
    public ValueArray<string> FailedChecks { get; init; }

    /// <summary>True when the device was found by an address that devices make up; such a match is weak, an id is better.</summary>
    public bool IsRandomizedMac { get; init; }

    /// <summary>Where to send the user; null when access is allowed.</summary>
    public string? RedirectUrl => Decision == NetworkAccessDecision.Allow ? null : PortalUrl;
}

/// <summary>The answer to the question for all devices that are not compliant.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record NetworkAccessList
{
    /// <summary>How long a product waits between two lists.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromHours(4);

    /// <summary>True when the last list was given less than four hours ago: the answer is HTTP 503.</summary>
    public bool IsTooSoon { get; init; }

    /// <summary>200, or 503 when it is too soon.</summary>
    public int HttpStatus => IsTooSoon ? 503 : 200;

    /// <summary>When a list was last given, this answer included: the host keeps it for the next question.</summary>
    public DateTimeOffset? LastListAt { get; init; }

    /// <summary>The devices, by Intune device id; empty when it is too soon.</summary>
    public ValueArray<NetworkAccessAnswer> Devices { get; init; }
}
