using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Reads threat reports (spec 12.7) and the results of discovery scripts (spec 12.5).</summary>
internal static class ThreatReader
{
    /// <summary>The reports; Graph's single state, which names no partner, becomes a report of the connector that the options name.</summary>
    public static ValueArray<ThreatReport> Reports(FactFields from, ValueArray<ThreatReport> otherwise)
    {
        // Without a report a device can pass, so none must be dropped, and a bad state must not be misread.
        ValueArray<ThreatReport> reports = from.Scope.Strictly(() => from.List("threatReports", otherwise, Report));
        ThreatHealthState state = from.Scope.Strictly(() => from.Word("partnerReportedThreatState", FactTables.HealthStates));
        if (state == ThreatHealthState.Unknown) return reports;
        GraphId connector = from.Scope.Reading.ThreatConnector;
        if (connector.IsKnown) return [.. reports, new ThreatReport { ConnectorId = connector, HealthState = state }];
        const string remedy = "name the only enabled connector in the options, or write threatReports";
        JsonNode at = from["partnerReportedThreatState"];
        string message = $"{DiagnosticText.Quote(at.Text)} is the state of a threat partner that the device does not name";
        if (state is ThreatHealthState.Secured or ThreatHealthState.Activated) from.Scope.Warn(DiagnosticCodes.ThreatStateWithoutConnector, at, message + "; it is not read", remedy);
        else from.Scope.Error(DiagnosticCodes.ThreatStateWithoutConnector, at, message, remedy);
        return reports;
    }

    public static ValueArray<DiscoveryScriptResult> Scripts(FactScope scope, JsonNode node) => FactLists.ReadMap(scope, node, "scriptId", static (scope, id, value) =>
    {
        if (FactLists.Entry(scope, value, DeviceShapes.Script) is not { } from) return null;
        return new DiscoveryScriptResult
        {
            ScriptId = id,
            State = from.Word("state", FactTables.ScriptStates),
            // The output is JSON by nature; written as an object it stands for its text.
            Output = from["output"] is { IsObject: true } output ? RawJson.Of(output) : from.Text("output"),
            ErrorCode = from.Number("errorCode", low: int.MinValue),
            LastRunDateTime = from.Instant("lastRunDateTime"),
        };
    });

    private static ThreatReport? Report(FactScope scope, JsonNode node)
    {
        if (FactLists.Entry(scope, node, DeviceShapes.ThreatReport) is not { } from) return null;
        if (from.Id("connectorId") is not { IsKnown: true, IsNone: false } connector)
        {
            FactLists.Unusable(scope, node, "the report names no connector");
            return null;
        }

        return new ThreatReport
        {
            ConnectorId = connector,
            HealthState = from.Word("healthState", FactTables.HealthStates),
            RiskLevel = from.Word("riskLevel", FactTables.Risks),
            ReportedDateTime = from.Instant("reportedDateTime"),
            OsVersionSupported = from.Flag("osVersionSupported"),
        };
    }
}
