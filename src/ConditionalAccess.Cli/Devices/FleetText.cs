using System.Globalization;
using ConditionalAccess.Cli.Output;
using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Fleet;

namespace ConditionalAccess.Cli.Devices;

/// <summary>A decided fleet for people: states, causes, policies and settings that fail, forecast, devices.</summary>
internal static class FleetText
{
    private const int MostSettings = 10;

    public static Page Write(DecidedFleet fleet, bool isWhole)
    {
        FleetView view = fleet.View;
        var page = new Page();
        page.Line($"{Words.Count(view.States.Devices, "device")} at {Time(view.At)}, {Number(view.States.AccessCompliant)} with access");
        foreach (ComplianceState state in Enum.GetValues<ComplianceState>().Where(s => view.States.Of(s) > 0).OrderByDescending(view.States.Of))
            page.Line("  " + Words.Of(state) + ": " + Number(view.States.Of(state)), InkOf(state));
        Section(page, "without access because of", view.BlockedBecause.Select(c => Words.Of(c.Key) + ": " + Number(c.Devices)));
        Section(page, "policies that fail or are in grace", view.Policies.Where(p => p.Noncompliant > 0).OrderByDescending(p => p.Noncompliant)
            .Select(p => SafeText.Quote(p.DisplayName ?? p.PolicyId.ToString()) + ": " + Number(p.Noncompliant) + " of " + Number(p.Total)));
        Section(page, "settings that fail most", view.Settings.Where(s => s.Counts.NonCompliant > 0).OrderByDescending(s => s.Counts.NonCompliant)
            .ThenBy(s => s.Setting, StringComparer.Ordinal).Take(MostSettings).Select(s => s.Setting + " (" + Words.Of(s.Platform) + "): " + Number(s.Counts.NonCompliant) + " of " + Number(s.Counts.Devices)));
        WriteForecast(page, fleet);
        WriteDevices(page, fleet, isWhole);
        return page;
    }

    private static void WriteForecast(Page page, DecidedFleet fleet)
    {
        FleetForecast forecast = fleet.Forecast;
        var names = new Dictionary<GraphId, string?>();
        foreach (DeviceRow device in fleet.View.Devices) names.TryAdd(device.DeviceId, device.DeviceName);
        page.Line($"in the next {Words.Count(fleet.Days, "day")} {Words.Count(forecast.Devices.Count(d => d.AccessLostAt is not null && !d.IsBlockedNow), "device loses", "devices lose")} access although nothing about them changes");
        foreach (DeviceForecast device in forecast.Devices.Where(d => d.AccessLostAt is not null && !d.IsBlockedNow).OrderBy(d => d.AccessLostAt))
            page.Line("  " + Name(device.DeviceId, names.GetValueOrDefault(device.DeviceId)) + " on " + Time(device.AccessLostAt!.Value) + ": " + Words.Of(device.LostBecause), Ink.Doubtful);
    }

    private static void WriteDevices(Page page, DecidedFleet fleet, bool isWhole)
    {
        bool isTitled = false;
        for (int i = 0; i < fleet.View.Devices.Count; i++)
        {
            DeviceRow device = fleet.View.Devices[i];
            if (device.AccessCompliant && !isWhole) continue;
            if (!isTitled) page.Line(isWhole ? "devices" : "devices without access");
            isTitled = true;
            string name = Name(device.DeviceId, device.DeviceName);
            string why = fleet.Causes[i].Length == 0 ? "" : ", because of " + fleet.Causes[i];
            page.Line(("  " + name + ": ", Ink.Plain), (Words.Of(device.ReportedState), InkOf(device.ReportedState)), (why, Ink.Plain));
        }
    }

    private static void Section(Page page, string title, IEnumerable<string> lines)
    {
        bool isTitled = false;
        foreach (string line in lines)
        {
            if (!isTitled) page.Line(title);
            isTitled = true;
            page.Line("  " + line);
        }
    }

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Name(GraphId id, string? name) => name is null ? id.ToString() : SafeText.Quote(name) + " (" + id + ")";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Ink InkOf(ComplianceState state) => state switch
    {
        ComplianceState.Compliant => Ink.Good,
        ComplianceState.InGracePeriod or ComplianceState.Unknown => Ink.Doubtful,
        _ => Ink.Bad,
    };
}
