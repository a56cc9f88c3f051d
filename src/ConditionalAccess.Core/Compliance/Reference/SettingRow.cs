namespace ConditionalAccess.Compliance.Reference;

/// <summary>What the rules of one policy see: the tenant, the choices, the facts of one account of the device, and the instant.</summary>
internal sealed record ReferenceInput(ComplianceConfiguration Configuration, ComplianceOptions Options, DeviceFacts Facts, DateTimeOffset Now)
{
    /// <summary>The validity period (spec 3.6).</summary>
    public TimeSpan Validity => TimeSpan.FromDays(Configuration.Settings.DeviceComplianceCheckinThresholdDays);
}

/// <summary>
/// The row of one configured setting, without what needs the record (since when an error is held, whether it aged), with the instants after the
/// evaluation at which the row may change although no fact does.
/// </summary>
internal sealed record SettingRow(SettingCompliance Result, ValueArray<RowTransition> Transitions = default);

/// <summary>An instant at which a row may change.</summary>
internal sealed record RowTransition(DateTimeOffset At, TransitionCause Cause);
