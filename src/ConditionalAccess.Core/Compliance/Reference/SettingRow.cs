namespace ConditionalAccess.Compliance.Reference;

/// <summary>What the rules of one policy see: the tenant, the choices, the facts of one account of the device, and the instant.</summary>
internal sealed record ReferenceInput(ComplianceConfiguration Configuration, ComplianceOptions Options, DeviceFacts Facts, DateTimeOffset Now)
{
    /// <summary>The validity period (spec 3.6).</summary>
    public TimeSpan Validity => Days(Configuration.Settings.DeviceComplianceCheckinThresholdDays);

    /// <summary>True when a period that ends at that instant is over (spec 15, <c>BoundaryIsExpired</c>).</summary>
    public bool IsOver(DateTimeOffset end) => Options.BoundaryIsExpired ? Now >= end : Now > end;

    /// <summary>The first instant at which <see cref="IsOver"/> is true for that end.</summary>
    public DateTimeOffset FirstInstantAfter(DateTimeOffset end) => Options.BoundaryIsExpired ? end : Add(end, TimeSpan.FromTicks(1));

    /// <summary>Days as a span, cut to what instants can hold.</summary>
    public static TimeSpan Days(int days) => TimeSpan.FromDays(Math.Clamp(days, -MostDays, MostDays));

    /// <summary>The sum; the first or last instant there is when it lies outside.</summary>
    public static DateTimeOffset Add(DateTimeOffset start, TimeSpan span)
    {
        if (span > DateTimeOffset.MaxValue - start) return DateTimeOffset.MaxValue;
        return span < DateTimeOffset.MinValue - start ? DateTimeOffset.MinValue : start.ToUniversalTime() + span;
    }

    private const int MostDays = 5_000_000;
}

/// <summary>
/// The row of one configured setting, without what needs the record (since when an error is held, whether it aged), with the instants after the
/// evaluation at which the row may change although no fact does.
/// </summary>
internal sealed record SettingRow(SettingCompliance Result, ValueArray<RowTransition> Transitions = default);

/// <summary>An instant at which a row may change.</summary>
internal sealed record RowTransition(DateTimeOffset At, TransitionCause Cause);
