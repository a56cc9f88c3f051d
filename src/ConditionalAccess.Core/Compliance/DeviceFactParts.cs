namespace ConditionalAccess.Compliance;

/// <summary>Names and numbers that find or show a device; they decide nothing (spec 12.1). Null when not known.</summary>
public sealed record DeviceIdentifiers
{
    /// <summary>Nothing is known.</summary>
    public static DeviceIdentifiers NotKnown { get; } = new();

    /// <summary>The name of the device.</summary>
    public string? DeviceName { get; init; }

    /// <summary>The serial number.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>The IMEI.</summary>
    public string? Imei { get; init; }

    /// <summary>The MEID.</summary>
    public string? Meid { get; init; }

    /// <summary>The UDID of an Apple device.</summary>
    public string? Udid { get; init; }

    /// <summary>The Wi-Fi address.</summary>
    public string? WiFiMacAddress { get; init; }

    /// <summary>The Ethernet address.</summary>
    public string? EthernetMacAddress { get; init; }

    /// <summary>The Exchange ActiveSync id.</summary>
    public string? EasDeviceId { get; init; }

    /// <summary>The model.</summary>
    public string? Model { get; init; }

    /// <summary>The manufacturer.</summary>
    public string? Manufacturer { get; init; }
}

/// <summary>The primary user of a device, or the user of one context (spec 12.1).</summary>
public sealed record DeviceUserFacts
{
    /// <summary>Nothing is known.</summary>
    public static DeviceUserFacts NotKnown { get; } = new();

    /// <summary>Whether the user still exists; null when not known.</summary>
    public bool? Exists { get; init; }

    /// <summary>Whether the user has an Intune licence; null when not known.</summary>
    public bool? IsIntuneLicensed { get; init; }

    /// <summary>The mail address; empty: none; null when not known.</summary>
    public string? Mail { get; init; }

    /// <summary>The user principal name, for display; null when not known.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>Groups of the user, nested ones too; <c>default</c>: not known.</summary>
    public ValueArray<GraphId> GroupIds { get; init; }
}

/// <summary>One assignment filter as the host evaluated it for this device.</summary>
/// <param name="FilterId">The filter.</param>
/// <param name="IsMatch">Whether the device matches.</param>
public sealed record AssignmentFilterMatch(GraphId FilterId, bool IsMatch);

/// <summary>One account that a device is evaluated for, with all facts as they are for it (spec 3.4).</summary>
/// <param name="UserId">The user, or <see cref="GraphId.None"/> for the system account.</param>
/// <param name="Facts">The facts of the device for this account, complete; their own <see cref="DeviceFacts.Contexts"/> are ignored.</param>
public sealed record DeviceContext(GraphId UserId, DeviceFacts Facts);

/// <summary>When a device last reported for a policy, and for which version of it.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="LastReportedDateTime">When; null when not known.</param>
/// <param name="Version">The version of the policy that was evaluated; null when not known.</param>
public sealed record PolicyReport(GraphId PolicyId, DateTimeOffset? LastReportedDateTime, int? Version = null);

/// <summary>A fact that the device could not tell at the moment.</summary>
/// <param name="Fact">The name of the fact, such as <c>deviceStatus.firewallStatus</c>.</param>
/// <param name="ErrorCode">The code that the device gave; null when none.</param>
public sealed record ReportedError(string Fact, int? ErrorCode = null);

/// <summary>What a third-party compliance partner says about a device that Intune does not manage (spec 5.5).</summary>
public sealed record CompliancePartnerFacts
{
    /// <summary>Nothing is known: not managed by a partner.</summary>
    public static CompliancePartnerFacts NotKnown { get; } = new();

    /// <summary>Whether the partner manages the device; null counts as false.</summary>
    public bool? IsManaged { get; init; }

    /// <summary>What the partner says; null when not known.</summary>
    public bool? IsCompliant { get; init; }

    /// <summary>When it said so; null when not known.</summary>
    public DateTimeOffset? ReportedDateTime { get; init; }
}

/// <summary>An installed app.</summary>
/// <param name="AppId">The bundle or package id; compared ignoring case.</param>
/// <param name="IsManaged">Whether Intune manages the app; null counts as false.</param>
public sealed record DetectedApp(string AppId, bool? IsManaged = null);
