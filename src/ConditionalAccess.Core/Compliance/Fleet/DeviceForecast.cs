namespace ConditionalAccess.Compliance.Fleet;

/// <summary>What a forecast takes for granted (spec 10.3).</summary>
public enum ForecastAssumption : byte
{
    /// <summary>Not set: as <see cref="ContactContinues"/>.</summary>
    None = 0,

    /// <summary>Devices, partners and Configuration Manager keep reporting: their times move with the clock, so only grace, holds and evaluated facts age.</summary>
    ContactContinues,

    /// <summary>Nobody reports any more.</summary>
    Silent,
}

/// <summary>One step of a forecast.</summary>
/// <param name="At">The instant.</param>
/// <param name="ReportedState">The state from then on.</param>
/// <param name="AccessCompliant">The access from then on.</param>
/// <param name="Cause">What brought the step about; <see cref="TransitionCause.None"/> for the first.</param>
/// <param name="PolicyId">The policy concerned; <c>default</c> when none is.</param>
/// <param name="Actions">Actions that fall due then; listed, not fired.</param>
public sealed record ForecastStep(DateTimeOffset At, ComplianceState ReportedState, bool AccessCompliant, TransitionCause Cause, GraphId PolicyId, ValueArray<DueAction> Actions);

/// <summary>What becomes of one device if its facts stay as they are.</summary>
/// <param name="DeviceId">The device.</param>
/// <param name="Steps">The steps; the first is now.</param>
/// <param name="AccessLostAt">When access is lost first; null when it is not, or was not there at the start.</param>
/// <param name="LostBecause">What happens then.</param>
/// <param name="IsComplete">False when the forecast was cut at its most steps.</param>
public sealed record DeviceForecast(GraphId DeviceId, ValueArray<ForecastStep> Steps, DateTimeOffset? AccessLostAt, TransitionCause LostBecause, bool IsComplete)
{
    /// <summary>True when the device has no access at the start.</summary>
    public bool IsBlockedNow => !Steps.IsEmpty && !Steps[0].AccessCompliant;
}

/// <summary>Devices that lose access on one UTC day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Devices">How many lose access then.</param>
/// <param name="Cumulative">How many have lost it until then.</param>
public sealed record ForecastDay(DateOnly Day, int Devices, int Cumulative);

/// <summary>Which devices lose access until when, and why (spec 10.3).</summary>
/// <param name="BlockedNow">Devices without access already.</param>
/// <param name="Days">The days of the horizon on which some device loses access.</param>
/// <param name="Devices">The devices, in the order given.</param>
public sealed record FleetForecast(int BlockedNow, ValueArray<ForecastDay> Days, ValueArray<DeviceForecast> Devices)
{
    /// <summary>Puts the forecasts of devices together.</summary>
    /// <param name="devices">The forecasts.</param>
    /// <exception cref="ArgumentException">An element is null.</exception>
    public static FleetForecast Of(IEnumerable<DeviceForecast> devices)
    {
        ArgumentNullException.ThrowIfNull(devices);
        DeviceForecast[] all = [.. ValueArray.Each(devices, nameof(devices))];
        var days = new List<ForecastDay>();
        int cumulative = 0;
        foreach (IGrouping<DateOnly, DeviceForecast> day in all.Where(d => d.AccessLostAt is not null)
            .GroupBy(d => DateOnly.FromDateTime(d.AccessLostAt!.Value.UtcDateTime)).OrderBy(g => g.Key))
        {
            cumulative += day.Count();
            days.Add(new ForecastDay(day.Key, day.Count(), cumulative));
        }

        return new FleetForecast(all.Count(d => d.IsBlockedNow), ValueArray.From(days), ValueArray.From(all));
    }
}
