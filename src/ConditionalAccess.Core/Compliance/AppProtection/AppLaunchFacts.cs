namespace ConditionalAccess.Compliance.AppProtection;

/// <summary>What a protected app knows of its device at launch, besides its registration (spec 8.4, 12.8). Null and <c>default</c>: not known.</summary>
public sealed record AppLaunchFacts
{
    /// <summary>Nothing is known.</summary>
    public static AppLaunchFacts NotKnown { get; } = new();

    /// <summary>Whole minutes since the app last reached the service; a negative number counts as not known.</summary>
    public int? OfflineMinutes { get; init; }

    /// <summary>For an app that was offline too long: whether signing in again failed; null: not tried.</summary>
    public bool? SignInFailed { get; init; }

    /// <summary>Wrong app PINs in a row.</summary>
    public int? FailedPinAttempts { get; init; }

    /// <summary>The Android security patch level.</summary>
    public PatchLevel SecurityPatchLevel { get; init; }

    /// <summary>The version of the Company Portal.</summary>
    public DottedVersion CompanyPortalVersion { get; init; }

    /// <summary>Days for which an update of the Company Portal has been put off.</summary>
    public int? CompanyPortalUpdateDeferralDays { get; init; }

    /// <summary>Play Integrity: basic integrity.</summary>
    public IntegrityVerdict PlayBasicIntegrity { get; init; }

    /// <summary>Play Integrity: a certified device.</summary>
    public IntegrityVerdict PlayDeviceIntegrity { get; init; }

    /// <summary>Play Integrity: hardware-backed.</summary>
    public IntegrityVerdict PlayStrongIntegrity { get; init; }

    /// <summary>Whether Google Play scans apps for threats.</summary>
    public bool? IsAppVerificationEnabled { get; init; }

    /// <summary>The complexity of the device lock; <see cref="PasswordComplexity.None"/>: no lock.</summary>
    public PasswordComplexity DeviceLockComplexity { get; init; }

    /// <summary>The verdict of Samsung Knox attestation.</summary>
    public IntegrityVerdict KnoxAttestation { get; init; }

    /// <summary>What Defender for Endpoint says of the device.</summary>
    public ThreatHealthState DefenderThreatState { get; init; }

    /// <summary>What another threat partner says of the device.</summary>
    public ThreatHealthState PartnerThreatState { get; init; }

    /// <summary>Whether the account of the user is enabled.</summary>
    public bool? IsAccountEnabled { get; init; }

    /// <summary>Whether the user is outside working time.</summary>
    public bool? IsClockedOut { get; init; }
}
