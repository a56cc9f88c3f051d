namespace ConditionalAccess.Compliance.Reference;

/// <summary>One policy for one account of the device, as steps 4 to 7 of spec 13 leave it.</summary>
internal sealed record PolicyPair
{
    public required GraphId PolicyId { get; init; }

    public required GraphId AccountId { get; init; }

    /// <summary>The policy; null when it is removed and gone.</summary>
    public CompliancePolicy? Policy { get; init; }

    /// <summary>The account; null when it is removed and gone.</summary>
    public DeviceAccount? Account { get; init; }

    /// <summary>What the device reported for the policy; null when reports are not tracked or there is none.</summary>
    public PolicyReport? Report { get; init; }

    /// <summary>Reached through a target that is known to be for devices.</summary>
    public bool IsDeviceTargeted { get; init; }

    /// <summary>Reached through groups only that are known to hold the device.</summary>
    public bool IsDeviceGroupOnly { get; init; }

    /// <summary>The policy is for some platform, and nobody said which one the device has.</summary>
    public bool IsPlatformUnknown { get; init; }

    /// <summary>No longer assigned, kept until the next sync.</summary>
    public bool IsRemoved { get; init; }

    /// <summary>The rows of the configured settings, by id. In state unknown when the policy could not be evaluated.</summary>
    public IReadOnlyList<SettingCompliance> Rows { get; init; } = [];

    public IReadOnlyList<RowTransition> Transitions { get; init; } = [];

    public ComplianceStatus State { get; init; }

    /// <summary>The current non-compliance with its grace and the actions that had fired before this evaluation; null when there is none.</summary>
    public ComplianceEpisode? Episode { get; init; }

    /// <summary>The grace of the episode has run out.</summary>
    public bool IsExpired { get; init; }

    /// <summary>Spec 13 step 5: failing.</summary>
    public bool IsFailing => Rows.Any(IsFailed);

    /// <summary>Spec 13 step 5: blocking.</summary>
    public bool IsBlocking => Rows.Any(IsUnheld);

    /// <summary>Spec 13 step 5: holding.</summary>
    public bool IsHolding => Rows.Any(IsHeld);

    /// <summary>Spec 13 step 9: takes part in the state of the device.</summary>
    public bool IsApplicable => IsRemoved || State == ComplianceStatus.Unknown || (State != ComplianceStatus.NotApplicable && Rows.Count > 0);

    /// <summary>Spec 13 step 7.</summary>
    public ComplianceStatus EffectiveState => State switch
    {
        ComplianceStatus.NonCompliant => IsExpired ? ComplianceStatus.NonCompliant : ComplianceStatus.InGracePeriod,
        // The grace that the error held has run out.
        ComplianceStatus.Error when IsExpired && !IsFailing && !IsBlocking => ComplianceStatus.NonCompliant,
        _ => State,
    };

    public static bool IsFailed(SettingCompliance row) => row.State == ComplianceStatus.NonCompliant || row.IsAged;

    public static bool IsUnheld(SettingCompliance row) => row.State == ComplianceStatus.Error && !row.IsHeld;

    public static bool IsHeld(SettingCompliance row) => row.State == ComplianceStatus.Error && row.IsHeld && !row.IsAged;

    /// <summary>True for the pair or record entry of this policy and account.</summary>
    public bool Is(GraphId policyId, GraphId accountId) => PolicyId == policyId && AccountId == accountId;
}
