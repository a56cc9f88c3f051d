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

    public static Page Write(CheckedExport export, int exitCode) => Page.Raw(JsonPage.Object(json =>
    {
        string[] codes = [.. export.Findings.Select(f => f.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, export, codes);
        json.WriteStartObject("automationDetails");
        json.WriteString("id", "conditional-access/check/");
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
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

    private static void WriteTool(Utf8JsonWriter json, CheckedExport export, string[] codes)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "cactl");
        json.WriteString("semanticVersion", typeof(PolicySet).Assembly.GetName().Version!.ToString(3));
        json.WriteStartArray("rules");
        foreach (string code in codes) WriteRule(json, code, export.Findings.Where(f => f.Code == code).Max(f => f.Severity));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, string code, DiagnosticSeverity severity)
    {
        string text = RuleTexts.TextOf(code);
        json.WriteStartObject();
        json.WriteString("id", code);
        json.WriteString("name", RuleTexts.NameOf(code));
        WriteMessage(json, "shortDescription", RuleTexts.TitleOf(code));
        WriteMessage(json, "fullDescription", text);
        json.WriteStartObject("help");
        json.WriteString("text", text + " Each result says where, and ends with what to do about it.");
        json.WriteString("markdown", "**" + code + "** " + MarkdownText.Of(text) + "\n\nEach result says where, and ends with what to do about it.");
        json.WriteEndObject();
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Level(severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteStartArray("tags");
        json.WriteStringValue("conditional-access");
        // Code scanning raises an alert of security for what has this tag: a remark is none.
        if (severity > DiagnosticSeverity.Information) json.WriteStringValue("security");
        json.WriteEndArray();
        json.WriteString("precision", "very-high");
        if (severity > DiagnosticSeverity.Information) json.WriteString("security-severity", severity == DiagnosticSeverity.Error ? "7.0" : "4.0");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteText("text", text);
        json.WriteEndObject();
    }

    private static string Level(DiagnosticSeverity severity) => severity switch { DiagnosticSeverity.Error => "error", DiagnosticSeverity.Warning => "warning", _ => "note" };

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
        json.WriteString("level", Level(finding.Severity));
        WriteMessage(json, "message", SafeText.Of(finding.Message + "; " + finding.Remedy));
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
        json.WriteText("uri", UriOf(export.FileOf(finding)));
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

    // Relative ones are looked up from the root of the repository.
    private static string UriOf(string file)
    {
        string relative = string.Join('/', file.Split('/').Select(Uri.EscapeDataString));
        if (!Path.IsPathRooted(file)) return relative;
        return file.StartsWith('/') ? "file://" + relative : "file:///" + relative.Replace("%3A", ":", StringComparison.Ordinal);
    }
}
