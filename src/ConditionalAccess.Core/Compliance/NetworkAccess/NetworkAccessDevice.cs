namespace ConditionalAccess.Compliance.NetworkAccess;

/// <summary>One device as network access control sees it: its facts and the result of its evaluation.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record NetworkAccessDevice
{
    /// <summary>A device with the full result of its evaluation, so that failed checks can be named.</summary>
    /// <param name="facts">The device.</param>
    /// <param name="compliance">Its result.</param>
    public NetworkAccessDevice(DeviceFacts facts, DeviceCompliance compliance)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(compliance);
        Facts = facts;
        IsManaged = compliance.IsManaged;
        AccessCompliant = compliance.AccessCompliant;
        ReportedState = compliance.ReportedState;
        IsInGrace = compliance.ReportedState == ComplianceState.InGracePeriod || compliance.HeldState == ComplianceState.InGracePeriod;
        if (!compliance.AccessCompliant || IsInGrace) FailedChecks = Failed(compliance);
    }

    /// <summary>A device with the result of the compiled engine, which does not name checks.</summary>
    /// <param name="facts">The device.</param>
    /// <param name="verdict">Its result.</param>
    public NetworkAccessDevice(DeviceFacts facts, in ComplianceVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(facts);
        Facts = facts;
        IsManaged = verdict.IsManaged;
        AccessCompliant = verdict.AccessCompliant;
        ReportedState = verdict.ReportedState;
        IsInGrace = verdict.ReportedState == ComplianceState.InGracePeriod || verdict.HeldState == ComplianceState.InGracePeriod;
    }

    /// <summary>The device.</summary>
    public DeviceFacts Facts { get; }

    /// <summary>Whether it is managed.</summary>
    public bool IsManaged { get; }

    /// <summary>Whether it counts as compliant for access.</summary>
    public bool AccessCompliant { get; }

    /// <summary>The state that administrators see.</summary>
    public ComplianceState ReportedState { get; }

    /// <summary>Whether it has access only because a grace period runs, also while an error holds that state.</summary>
    public bool IsInGrace { get; }

    /// <summary>The settings and checks that fail, ordinal and each once; empty when none does or nobody said which.</summary>
    public ValueArray<string> FailedChecks { get; }

    private static ValueArray<string> Failed(DeviceCompliance compliance)
    {
        IEnumerable<SettingCompliance> rows = compliance.Policies.Where(p => p.IsApplicable).SelectMany(p => p.Settings).Concat(compliance.BuiltInChecks);
        IEnumerable<string> named = rows.Where(r => r.State is ComplianceStatus.NonCompliant or ComplianceStatus.Error or ComplianceStatus.Conflict).Select(r => r.Setting);
        IEnumerable<string> causes = compliance.Causes.Select(c => c.Setting).OfType<string>();
        return ValueArray.From(named.Concat(causes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }
}
