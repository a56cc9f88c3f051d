using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>
/// Reads an evaluation record (spec 12.11). Everything in it that is not understood is an error: a part that is dropped would start a grace period anew.
/// </summary>
internal static class RecordReader
{
    /// <summary>A record that is a document of its own; null with an error when it is none.</summary>
    public static ComplianceRecord? Read(JsonTree tree, FindingList findings)
    {
        var scope = new FactScope(findings, strict: true, new FactReading(0, default, false));
        if (!tree.Root.IsNull) return Read(scope, tree.Root);
        scope.Error(DiagnosticCodes.WrongFactType, tree.Root, "expected an object, there is no record", "write the record as it was stored");
        return null;
    }

    public static ComplianceRecord? Read(FactScope scope, JsonNode node) => scope.Strictly(() => Record(scope, node));

    private static ComplianceRecord? Record(FactScope scope, JsonNode node)
    {
        if (node.IsNull) return null;
        if (!node.IsObject)
        {
            scope.WrongType(node, "an object");
            return null;
        }

        var from = new FactFields(scope, DeviceShapes.Record, node);
        DateTimeOffset at = Required(from, "evaluatedAt");
        return new ComplianceRecord
        {
            EvaluatedAt = at,
            ReportedState = from.Has("reportedState") ? from.Word("reportedState", FactTables.States) : Missing<ComplianceState>(from, "reportedState"),
            HeldState = from.Has("heldState") ? from.Word("heldState", FactTables.States) : null,
            AccessCompliant = from.Flag("accessCompliant") ?? Missing<bool>(from, "accessCompliant"),
            Episodes = from.List("episodes", default, Episode),
            Errors = from.List("errors", default, Error),
        };
    }

    private static ComplianceEpisode? Episode(FactScope scope, JsonNode node)
    {
        if (FactLists.Entry(scope, node, DeviceShapes.Episode) is not { } from || FactAccounts.Read(from) is not { } user) return null;
        return new ComplianceEpisode(Policy(from), user, Required(from, "episodeStart"), Required(from, "graceExpiry"), from.List("firedActions", default, Action));
    }

    private static FiredAction? Action(FactScope scope, JsonNode node)
    {
        if (FactLists.Entry(scope, node, DeviceShapes.FiredAction) is not { } from) return null;
        ComplianceActionType type = from.Has("actionType") ? from.Word("actionType", FactTables.Actions) : Missing<ComplianceActionType>(from, "actionType");
        return new FiredAction(type, from.Number("gracePeriodHours", low: int.MinValue) ?? Missing<int>(from, "gracePeriodHours"), from.Id("notificationTemplateId"));
    }

    private static HeldError? Error(FactScope scope, JsonNode node)
    {
        if (FactLists.Entry(scope, node, DeviceShapes.HeldError) is not { } from || FactAccounts.Read(from) is not { } user) return null;
        return new HeldError(Policy(from), user, from.Text("setting") ?? Missing<string>(from, "setting") ?? "", Required(from, "errorSince"));
    }

    private static GraphId Policy(FactFields from) => from.Id("policyId") is { IsKnown: true } policy ? policy : Missing<GraphId>(from, "policyId");

    // The instants of a record are the engine's own, so that no year stands for "none".
    private static DateTimeOffset Required(FactFields from, string name)
    {
        if (!from.Has(name)) return Missing<DateTimeOffset>(from, name);
        return FactValues.TryInstant(from.Scope, from[name], out DateTimeOffset instant) ? instant : default;
    }

    private static T? Missing<T>(FactFields from, string name)
    {
        from.Scope.Error(DiagnosticCodes.IncompleteRecord, from.Node, "the evaluation record does not say " + name, "store records as they are written, or leave the record out");
        return default;
    }
}
