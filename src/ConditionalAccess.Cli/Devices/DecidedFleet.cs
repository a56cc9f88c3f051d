using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Fleet;

namespace ConditionalAccess.Cli.Devices;

/// <summary>An inventory, decided.</summary>
/// <param name="View">The figures of the fleet.</param>
/// <param name="Forecast">Which devices lose access when.</param>
/// <param name="Days">How far the forecast looks.</param>
/// <param name="Causes">Why a device has no access, parallel to the devices of the view.</param>
internal sealed record DecidedFleet(FleetView View, FleetForecast Forecast, int Days, IReadOnlyList<string> Causes)
{
    public static DecidedFleet Decide(ComplianceEngine engine, DeviceInventory inventory, DateTimeOffset at, int days)
    {
        DeviceCompliance[] decided = [.. inventory.Devices.Select(d => engine.Explain(d.Facts, d.Record, at))];
        FleetView view = FleetView.Of(engine.Configuration, inventory.Devices.Select((d, i) => new FleetDevice(d.Facts, decided[i])), at, FleetOptions.Default with { Compliance = engine.Options });
        var names = new Dictionary<GraphId, string>();
        foreach (CompliancePolicy policy in engine.Configuration.Policies) names.TryAdd(policy.Id, policy.DisplayName ?? policy.Id.ToString());
        var causes = new Dictionary<GraphId, string>();
        foreach (DeviceCompliance device in decided) causes.TryAdd(device.DeviceId, string.Join("; ", device.Causes.Select(c => Text(c, names))));
        FleetForecast forecast = engine.Forecast(inventory, at, TimeSpan.FromDays(days));
        return new DecidedFleet(view, forecast, days, [.. view.Devices.Select(d => causes.GetValueOrDefault(d.DeviceId, ""))]);
    }

    private static string Text(ComplianceCause cause, Dictionary<GraphId, string> names)
    {
        string text = Words.Of(cause.Kind);
        if (cause.PolicyId.IsKnown) text += " '" + names.GetValueOrDefault(cause.PolicyId, cause.PolicyId.ToString()) + "'";
        return cause.Setting is null ? text : text + " " + cause.Setting;
    }
}
