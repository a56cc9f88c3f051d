using System.Text.Json;
using ConditionalAccess.Compliance;
using ConditionalAccess.Json;

namespace ConditionalAccess.Explaining;

/// <summary>A whole evaluation as JSON: every policy and setting, actions, the change of access, notes, and the record in the form that inventories hold.</summary>
internal static class DeviceComplianceJson
{
    public static string Write(DeviceCompliance device) => DeviceJson.Write(json =>
    {
        json.WriteStartObject();
        json.Head(device);
        json.Causes(device.Causes);
        json.Objects("policies", device.Policies, policy => Policy(json, policy));
        json.Objects("builtInChecks", device.BuiltInChecks, json.Setting);
        json.Next(device.NextTransition);
        json.Objects("actions", device.Actions, action => Action(json, action));
        Change(json, device.Change);
        json.Objects("notes", device.Notes, note =>
        {
            json.Text("note", note.Word);
            json.Id("policyId", note.PolicyId);
            json.Text("setting", note.Setting);
            json.Text("text", note.Text);
        });
        RecordWriter.Write(new FactWriter(json), device.Record);
        json.WriteEndObject();
    });

    private static void Policy(Utf8JsonWriter json, PolicyCompliance policy)
    {
        json.Id("policyId", policy.PolicyId);
        json.Text("displayName", policy.DisplayName);
        json.Account(policy.ContextId);
        json.Text("state", ExplanationWords.Of(policy.State));
        json.Text("effectiveState", ExplanationWords.Of(policy.EffectiveState));
        json.Instant("episodeStart", policy.EpisodeStart);
        json.Instant("graceExpiration", policy.GraceExpiration);
        json.Number("calculatedVersion", policy.CalculatedVersion);
        json.Number("latestVersion", policy.LatestVersion);
        json.WriteBoolean("isRemoved", policy.IsRemoved);
        json.WriteBoolean("isApplicable", policy.IsApplicable);
        json.Objects("settings", policy.Settings, setting =>
        {
            json.Setting(setting);
            if (setting.Remediation is { } remediation)
            {
                json.WriteStartObject("remediation");
                json.Text("language", remediation.Language);
                json.Text("title", remediation.Title);
                json.Text("description", remediation.Description);
                json.WriteEndObject();
            }

            if (setting.MoreInfoUrl is { } page) json.Text("moreInfoUrl", page);
        });
    }

    private static void Action(Utf8JsonWriter json, DueAction action)
    {
        json.Id("policyId", action.PolicyId);
        json.Text("actionType", FactTables.Actions.Write(action.ActionType));
        json.WriteNumber("gracePeriodHours", action.Hours);
        json.Id("notificationTemplateId", action.NotificationTemplateId);
        json.Instant("dueAt", action.DueAt);
        json.Text("skippedBecause", action.SkippedBecause);
    }

    private static void Change(Utf8JsonWriter json, ComplianceChange? change)
    {
        if (change is null)
        {
            json.WriteNull("change");
            return;
        }

        json.WriteStartObject("change");
        json.Text("eventType", ComplianceChange.EventType);
        json.Text("previous_status", change.PreviousStatus);
        json.Text("current_status", change.CurrentStatus);
        json.Instant("at", change.At);
        json.WriteEndObject();
    }
}
