namespace ConditionalAccess.Compliance;

/// <summary>Facts of Android. Null when not known.</summary>
public sealed record AndroidFacts
{
    /// <summary>Nothing is known.</summary>
    public static AndroidFacts NotKnown { get; } = new();

    /// <summary>Samsung Knox; null counts as false.</summary>
    public bool? IsKnox { get; init; }

    /// <summary>Google Mobile Services; false fails every Play check; null: the single verdicts decide.</summary>
    public bool? HasGoogleMobileServices { get; init; }

    /// <summary>A system update waits.</summary>
    public bool? HasPendingSystemUpdate { get; init; }

    /// <summary>The basic Play integrity verdict.</summary>
    public IntegrityVerdict PlayIntegrityBasic { get; init; }

    /// <summary>The device Play integrity verdict.</summary>
    public IntegrityVerdict PlayIntegrityDevice { get; init; }

    /// <summary>The strong Play integrity verdict.</summary>
    public IntegrityVerdict PlayIntegrityStrong { get; init; }

    /// <summary>Play services are installed and enabled.</summary>
    public bool? GooglePlayServicesEnabled { get; init; }

    /// <summary>The security provider is current.</summary>
    public bool? SecurityProviderUpToDate { get; init; }

    /// <summary>Verify Apps scanning is on.</summary>
    public bool? VerifyAppsEnabled { get; init; }

    /// <summary>USB debugging is on.</summary>
    public bool? UsbDebuggingEnabled { get; init; }

    /// <summary>Apps from unknown sources are allowed.</summary>
    public bool? UnknownSourcesEnabled { get; init; }

    /// <summary>The Company Portal came from a known source.</summary>
    public bool? CompanyPortalSourceKnown { get; init; }

    /// <summary>The integrity of the Company Portal.</summary>
    public IntegrityVerdict CompanyPortalIntegrity { get; init; }

    /// <summary>The integrity of the Intune app.</summary>
    public IntegrityVerdict IntuneAppIntegrity { get; init; }
}
