using System.Text.Json;
using ConditionalAccess.Cli.Output;
using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Fleet;

namespace ConditionalAccess.Cli.Devices;

/// <summary>A decided fleet as one JSON object.</summary>
internal static class FleetJson
{
    public static Page Write(DecidedFleet fleet) => JsonPage.Write(json =>
    {
        FleetView view = fleet.View;
        json.WriteString("at", FleetText.Time(view.At));
        json.WriteNumber("devices", view.States.Devices);
        json.WriteNumber("withAccess", view.States.AccessCompliant);
        json.WriteStartObject("states");
        foreach (ComplianceState state in Enum.GetValues<ComplianceState>()) json.WriteNumber(Words.Of(state), view.States.Of(state));
        json.WriteEndObject();
        json.WriteStartObject("withoutAccessBecauseOf");
        foreach (Tally<ComplianceCauseKind> cause in view.BlockedBecause) json.WriteNumber(Words.Of(cause.Key), cause.Devices);
        json.WriteEndObject();
        WritePolicies(json, view);
        WriteSettings(json, view);
        WriteDevices(json, fleet);
        WriteForecast(json, fleet);
    });

    private static void WritePolicies(Utf8JsonWriter json, FleetView view)
    {
        json.WriteStartArray("policies");
        foreach (PolicyFigure policy in view.Policies)
        {
            json.WriteStartObject();
            json.WriteString("id", policy.PolicyId.ToString());
            json.WriteText("displayName", policy.DisplayName);
            WriteCounts(json, policy.Counts);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSettings(Utf8JsonWriter json, FleetView view)
    {
        json.WriteStartArray("settings");
        foreach (SettingFigure setting in view.Settings)
        {
            json.WriteStartObject();
            json.WriteText("setting", setting.Setting);
            json.WriteString("platform", Words.Of(setting.Platform));
            WriteCounts(json, setting.Counts);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCounts(Utf8JsonWriter json, StatusCounts counts)
    {
        json.WriteNumber("compliant", counts.Compliant);
        json.WriteNumber("inGracePeriod", counts.InGracePeriod);
        json.WriteNumber("nonCompliant", counts.NonCompliant);
        json.WriteNumber("error", counts.Error);
        json.WriteNumber("conflict", counts.Conflict);
        json.WriteNumber("unknown", counts.Unknown);
        json.WriteNumber("notApplicable", counts.NotApplicable);
    }

    private static void WriteDevices(Utf8JsonWriter json, DecidedFleet fleet)
    {
        json.WriteStartArray("list");
        for (int i = 0; i < fleet.View.Devices.Count; i++)
        {
            DeviceRow device = fleet.View.Devices[i];
            json.WriteStartObject();
            json.WriteString("id", device.DeviceId.ToString());
            json.WriteText("name", device.DeviceName);
            json.WriteText("user", device.UserPrincipalName);
            json.WriteString("platform", Words.Of(device.Platform));
            json.WriteText("osVersion", device.OsVersion);
            json.WriteString("state", Words.Of(device.ReportedState));
            json.WriteBoolean("hasAccess", device.AccessCompliant);
            json.WriteText("because", fleet.Causes[i].Length == 0 ? null : fleet.Causes[i]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteForecast(Utf8JsonWriter json, DecidedFleet fleet)
    {
        json.WriteStartObject("forecast");
        json.WriteNumber("days", fleet.Days);
        json.WriteNumber("blockedNow", fleet.Forecast.BlockedNow);
        json.WriteStartArray("losses");
        foreach (DeviceForecast device in fleet.Forecast.Devices.Where(d => d.AccessLostAt is not null && !d.IsBlockedNow))
        {
            json.WriteStartObject();
            json.WriteString("id", device.DeviceId.ToString());
            json.WriteString("at", FleetText.Time(device.AccessLostAt!.Value));
            json.WriteString("because", Words.Of(device.LostBecause));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
