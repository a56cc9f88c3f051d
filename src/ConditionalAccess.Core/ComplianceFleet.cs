using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Fleet;

namespace ConditionalAccess;

/// <summary>Questions about many devices at once: how the fleet is, what becomes of it, what a change of policies would do (spec 10).</summary>
/// <remarks>Every device is explained, which costs far more than <see cref="ComplianceEngine.Evaluate(DeviceFacts, ComplianceRecord?, DateTimeOffset)"/>.</remarks>
public static class ComplianceFleet
{
    /// <summary>Evaluates every device at one instant and puts the figures of spec 10 together.</summary>
    /// <param name="engine">The policies.</param>
    /// <param name="inventory">The devices with their records.</param>
    /// <param name="at">The instant.</param>
    /// <param name="options">Choices and further data; null means the defaults. Its compliance options are those of the engine.</param>
    public static FleetView ViewFleet(this ComplianceEngine engine, DeviceInventory inventory, DateTimeOffset at, FleetOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(inventory);
        IEnumerable<FleetDevice> devices = inventory.Devices.Select(d => new FleetDevice(d.Facts, engine.Explain(d.Facts, d.Record, at)));
        return FleetView.Of(engine.Configuration, devices, at, (options ?? FleetOptions.Default) with { Compliance = engine.Options });
    }

    /// <summary>Follows one device over a time in which none of its facts changes (spec 10.3).</summary>
    /// <param name="engine">The policies.</param>
    /// <param name="facts">The device.</param>
    /// <param name="record">The record of its last evaluation; null for a new device.</param>
    /// <param name="now">The start.</param>
    /// <param name="horizon">How far to look; 14 days are usual. Negative counts as zero.</param>
    /// <param name="assumption">What goes on meanwhile.</param>
    public static DeviceForecast Forecast(this ComplianceEngine engine, DeviceFacts facts, ComplianceRecord? record, DateTimeOffset now, TimeSpan horizon,
        ForecastAssumption assumption = ForecastAssumption.ContactContinues)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(facts);
        return ForecastSemantics.Follow(engine.Configuration, engine.Options, facts, record, now, horizon < TimeSpan.Zero ? TimeSpan.Zero : horizon, assumption);
    }

    /// <summary>Which managed devices lose access until when, and why (spec 10.3).</summary>
    /// <param name="engine">The policies.</param>
    /// <param name="inventory">The devices with their records; those that neither Intune nor Configuration Manager manages are left out.</param>
    /// <param name="now">The start.</param>
    /// <param name="horizon">How far to look; 14 days are usual.</param>
    /// <param name="assumption">What goes on meanwhile.</param>
    public static FleetForecast Forecast(this ComplianceEngine engine, DeviceInventory inventory, DateTimeOffset now, TimeSpan horizon,
        ForecastAssumption assumption = ForecastAssumption.ContactContinues)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(inventory);
        return FleetForecast.Of(inventory.Devices.Where(d => FleetViewBuilder.IsManaged(d.Facts)).Select(d => engine.Forecast(d.Facts, d.Record, now, horizon, assumption)));
    }

    /// <summary>What other policies or tenant settings would do to the same devices (spec 10.4).</summary>
    /// <param name="before">The policies as they are.</param>
    /// <param name="after">The policies as they would be.</param>
    /// <param name="inventory">The devices with their records; those that neither Intune nor Configuration Manager manages are left out.</param>
    /// <param name="at">The instant.</param>
    public static ComplianceComparison Compare(this ComplianceEngine before, ComplianceEngine after, DeviceInventory inventory, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(inventory);
        return ComplianceComparison.Of(inventory.Devices.Where(d => FleetViewBuilder.IsManaged(d.Facts))
            .Select(d => new DeviceComparison(d.Facts.Id, before.Explain(d.Facts, d.Record, at), after.Explain(d.Facts, d.Record, at))));
    }
}
