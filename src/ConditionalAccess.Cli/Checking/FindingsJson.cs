using System.Text.Json;
using ConditionalAccess.Cli.Output;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Cli.Checking;

/// <summary>Findings as one JSON object.</summary>
internal static class FindingsJson
{
    public static Page Write(CheckedExport export) => JsonPage.Write(json =>
    {
        json.WriteText("export", export.Path);
        json.WriteBoolean("isRead", export.IsRead);
        WriteCount(json, "policies", export.PolicyCount);
        WriteCount(json, "compliancePolicies", export.CompliancePolicyCount);
        WriteCount(json, "appProtectionPolicies", export.AppProtectionPolicyCount);
        json.WriteNumber("errors", export.Count(DiagnosticSeverity.Error));
        json.WriteNumber("warnings", export.Count(DiagnosticSeverity.Warning));
        json.WriteStartArray("findings");
        foreach (PolicyDiagnostic finding in export.Findings) Write(json, finding);
        json.WriteEndArray();
    });

    private static void WriteCount(Utf8JsonWriter json, string name, int? count)
    {
        if (count is { } known) json.WriteNumber(name, known);
        else json.WriteNull(name);
    }

    private static void Write(Utf8JsonWriter json, PolicyDiagnostic finding)
    {
        json.WriteStartObject();
        json.WriteString("code", finding.Code);
        json.WriteString("severity", FindingsText.Word(finding.Severity));
        json.WriteText("rule", finding.Rule);
        json.WriteText("message", finding.Message);
        json.WriteText("remedy", finding.Remedy);
        json.WriteText("file", finding.Location.File);
        json.WriteText("path", finding.Location.Path);
        json.WriteNumber("line", finding.Location.Line);
        json.WriteNumber("column", finding.Location.Column);
        json.WriteEndObject();
    }
}
