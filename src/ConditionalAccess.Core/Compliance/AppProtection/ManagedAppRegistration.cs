namespace ConditionalAccess.Compliance.AppProtection;

/// <summary>One app registered for app protection on a device (Graph <c>managedAppRegistration</c>, spec 8.1, 12.8). Null when not known.</summary>
public sealed record ManagedAppRegistration
{
    /// <summary>The app: a bundle or package id.</summary>
    public required string AppIdentifier { get; init; }

    /// <summary>The user.</summary>
    public GraphId UserId { get; init; }

    /// <summary>The version of the app.</summary>
    public DottedVersion ApplicationVersion { get; init; }

    /// <summary>The version of the Intune SDK in it.</summary>
    public DottedVersion ManagementSdkVersion { get; init; }

    /// <summary>The platform version the app saw.</summary>
    public DottedVersion PlatformVersion { get; init; }

    /// <summary>The manufacturer the app saw.</summary>
    public string? DeviceManufacturer { get; init; }

    /// <summary>The model the app saw.</summary>
    public string? DeviceModel { get; init; }

    /// <summary>Policies present on the app; empty: none; <c>default</c>: not known.</summary>
    public ValueArray<GraphId> AppliedPolicies { get; init; }

    /// <summary>Policies meant for this app and user, as the service says; empty: none; <c>default</c>: not known, then assignments decide.</summary>
    public ValueArray<GraphId> IntendedPolicies { get; init; }

    /// <summary>What the app flagged; empty: nothing (<c>none</c>); <c>default</c>: not known.</summary>
    public ValueArray<ManagedAppFlaggedReason> FlaggedReasons { get; init; }

    /// <summary>The last check-in.</summary>
    public DateTimeOffset? LastSyncDateTime { get; init; }

    /// <summary>What else conditional launch compares.</summary>
    public AppLaunchFacts Launch { get; init; } = AppLaunchFacts.NotKnown;
}

/// <summary>What an app noticed about its device (Graph <c>managedAppFlaggedReason</c>).</summary>
public enum ManagedAppFlaggedReason : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Rooted or jailbroken.</summary>
    RootedDevice,

    /// <summary>The Android boot loader is unlocked.</summary>
    AndroidBootloaderUnlocked,

    /// <summary>The Android factory image was modified.</summary>
    AndroidFactoryRomModified,
}
