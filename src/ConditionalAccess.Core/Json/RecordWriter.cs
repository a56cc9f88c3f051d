using System.Buffers;
using System.Text;
using System.Text.Json;
using ConditionalAccess.Compliance;

namespace ConditionalAccess.Json;

/// <summary>Writes evaluation records in the form that <see cref="RecordReader"/> reads.</summary>
internal static class RecordWriter
{
    /// <summary>A record as a document of its own.</summary>
    public static string Write(ComplianceRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, RawJson.Options))
        {
            json.WriteStartObject();
            Members(new FactWriter(json), record);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>A record as a member of its device.</summary>
    public static void Write(FactWriter to, ComplianceRecord record)
    {
        to.Json.WriteStartObject("record");
        Members(to, record);
        to.Json.WriteEndObject();
    }

    private static void Members(FactWriter to, ComplianceRecord record)
    {
        to.Instant("evaluatedAt", record.EvaluatedAt);
        State(to, "reportedState", record.ReportedState);
        if (record.HeldState is { } held) State(to, "heldState", held);
        to.Flag("accessCompliant", record.AccessCompliant);
        to.Objects("episodes", record.Episodes, episode =>
        {
            to.Text("policyId", episode.PolicyId.ToString());
            to.Account(episode.ContextId);
            to.Instant("episodeStart", episode.EpisodeStart);
            to.Instant("graceExpiry", episode.GraceExpiration);
            to.Objects("firedActions", episode.FiredActions, action => Action(to, action));
        });
        to.Objects("errors", record.Errors, error =>
        {
            to.Text("policyId", error.PolicyId.ToString());
            to.Account(error.ContextId);
            to.Text("setting", error.Setting);
            to.Instant("errorSince", error.ErrorSince);
        });
    }

    private static void Action(FactWriter to, FiredAction action)
    {
        to.Text("actionType", FactTables.Actions.Write(action.ActionType) ?? "noAction");
        to.Number("gracePeriodHours", action.Hours);
        to.Id("notificationTemplateId", action.NotificationTemplateId);
    }

    // An undefined number counts as not known.
    private static void State(FactWriter to, string name, ComplianceState state) => to.Text(name, FactTables.States.Write(state) ?? "unknown");
}
