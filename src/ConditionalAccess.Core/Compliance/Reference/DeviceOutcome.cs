namespace ConditionalAccess.Compliance.Reference;

/// <summary>What steps 2 to 10 of spec 13 give for a device.</summary>
internal sealed record DeviceOutcome
{
    public required ComplianceOwner Owner { get; init; }

    /// <summary>True when Intune evaluated the device: only then policies, built-in checks and the record of them mean anything.</summary>
    public bool IsEvaluated { get; init; }

    public IReadOnlyList<PolicyPair> Pairs { get; init; } = [];

    public IReadOnlyList<SettingCompliance> BuiltInChecks { get; init; } = [];

    public required ComplianceState Reported { get; init; }

    /// <summary>The state that decides access because an error holds it; null otherwise.</summary>
    public ComplianceState? Held { get; init; }

    /// <summary>The state to keep in the record while some error is held, even if something else decides access.</summary>
    public ComplianceState? HeldForRecord { get; init; }

    public bool Access { get; init; }

    public bool IsOverridden { get; init; }

    public IReadOnlyList<ComplianceCause> Causes { get; init; } = [];

    /// <summary>Spec 13 step 2 a: an administrator's override wins over everything and stops nothing.</summary>
    public DeviceOutcome Overridden() => this with
    {
        IsOverridden = true, Reported = ComplianceState.Noncompliant, Access = false, Causes = [new(ComplianceCauseKind.Override), .. Causes],
    };
}
