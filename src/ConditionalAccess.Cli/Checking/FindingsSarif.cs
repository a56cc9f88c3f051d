using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConditionalAccess.Cli.Output;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Cli.Checking;

/// <summary>Findings as SARIF 2.1.0, as code scanning services read it.</summary>
internal static class FindingsSarif
{
    private const int MostResults = 25_000;

    // The names of the codes are part of the library's public API, so they are as stable as the codes.
    private static readonly Dictionary<string, string> s_names = typeof(DiagnosticCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(f => f.IsLiteral).ToDictionary(f => (string)f.GetRawConstantValue()!, f => f.Name, StringComparer.Ordinal);

    public static Page Write(CheckedExport export, int exitCode) => Page.Raw(JsonPage.Object(json =>
    {
        string[] codes = [.. export.Findings.Select(f => f.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, codes);
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", export.IsRead);
        json.WriteNumber("exitCode", exitCode);
        json.WriteEndObject();
        json.WriteEndArray();
        WriteResults(json, export, codes);
        json.WriteEndObject();
        json.WriteEndArray();
    }));

    private static void WriteTool(Utf8JsonWriter json, string[] codes)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "cactl");
        json.WriteString("semanticVersion", typeof(PolicySet).Assembly.GetName().Version!.ToString(3));
        json.WriteStartArray("rules");
        foreach (string code in codes)
        {
            string name = s_names.GetValueOrDefault(code, code);
            json.WriteStartObject();
            json.WriteString("id", code);
            json.WriteString("name", name);
            json.WriteStartObject("shortDescription");
            json.WriteString("text", Spaced(name));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResults(Utf8JsonWriter json, CheckedExport export, string[] codes)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        bool isCut = export.Findings.Count > MostResults;
        json.WriteStartArray("results");
        foreach (PolicyDiagnostic finding in export.Findings.Take(isCut ? MostResults - 1 : MostResults))
        {
            string same = finding.Code + "\n" + export.FileOf(finding) + "\n" + finding.Message;
            seen[same] = seen.GetValueOrDefault(same) + 1;
            WriteResult(json, export, finding, Array.IndexOf(codes, finding.Code), Fingerprint(same, seen[same]));
        }

        if (isCut)
        {
            string rest = Words.Count(export.Findings.Count - MostResults + 1, "finding") + " more are not shown here";
            var note = new PolicyDiagnostic(codes[0], DiagnosticSeverity.Information, rest, "use --format json for all of them", SourceLocation.None);
            WriteResult(json, export, note, 0, Fingerprint("more", 1));
        }

        json.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter json, CheckedExport export, PolicyDiagnostic finding, int rule, string fingerprint)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Code);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", finding.Severity switch { DiagnosticSeverity.Error => "error", DiagnosticSeverity.Warning => "warning", _ => "note" });
        json.WriteStartObject("message");
        json.WriteText("text", SafeText.Of(finding.Message + "; " + finding.Remedy));
        json.WriteEndObject();
        json.WriteStartArray("locations");
        json.WriteStartObject();
        WritePlace(json, export, finding);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString("finding/v1", fingerprint);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, CheckedExport export, PolicyDiagnostic finding)
    {
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteText("uri", string.Join('/', export.FileOf(finding).Split('/').Select(Uri.EscapeDataString)));
        json.WriteEndObject();
        if (finding.Location.Line > 0)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", finding.Location.Line);
            json.WriteNumber("startColumn", Math.Max(1, finding.Location.Column));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        if (finding.Location.Path is not { } path) return;
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteText("fullyQualifiedName", SafeText.Of(path));
        json.WriteString("kind", "member");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    // No line numbers in it: a finding keeps its identity when lines move.
    private static string Fingerprint(string text, int occurrence)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text + "\n" + occurrence.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    private static string Spaced(string name)
    {
        var text = new StringBuilder();
        foreach (char c in name)
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append(' ').Append(char.ToLowerInvariant(c));
            else text.Append(c);
        }

        return text.ToString();
    }
}
