using System.Text;
using System.Text.Json;

namespace ConditionalAccess.Explaining;

/// <summary>The explanation of a device as JSON: only what fails, with what to do.</summary>
internal static class DeviceExplanationJson
{
    public static string Write(ExplainedDevice device) => DeviceJson.Write(json => Write(json, device));

    /// <summary>As one object of a larger document.</summary>
    public static void Write(Utf8JsonWriter json, ExplainedDevice device)
    {
        json.WriteStartObject();
        json.Head(device.Compliance);
        json.Instant("notCompliantSince", device.NotCompliantSince);
        json.Instant("graceEndedAt", device.GraceEndedAt);
        json.Causes(device.Compliance.Causes);
        json.Objects("settings", device.Settings, setting =>
        {
            json.Id("policyId", setting.PolicyId);
            json.Text("policyName", setting.PolicyName);
            json.Account(setting.ContextId);
            json.Setting(setting.Result);
            json.Instant("observedAt", setting.ObservedAt);
            json.Text("whatToDo", setting.WhatToDo);
            json.Text("moreInfoUrl", setting.Result.MoreInfoUrl);
        });
        json.WriteStartArray("steps");
        foreach (string step in device.Steps) json.WriteStringValue(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(step)));
        json.WriteEndArray();
        json.Next(device.Compliance.NextTransition);
        json.WriteEndObject();
    }
}
