using ConditionalAccess.Cli.Checking;
using ConditionalAccess.Cli.Output;
using ConditionalAccess.Cli.Scenarios;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Cli.Reporting;

/// <summary>The policies of a report in plain words, and counts of the rest, as one JSON object.</summary>
internal static class ReportJson
{
    public static Page Write(TenantReport report) => JsonPage.Write(json =>
    {
        json.WriteText("export", report.Export.Path);
        json.WriteStartArray("policies");
        foreach (PolicyDescription policy in report.Policies)
        {
            json.WriteStartObject();
            json.WriteText("name", policy.Name);
            json.WriteText("state", policy.State);
            json.WriteTexts("for", policy.Who);
            json.WriteTexts("to", policy.What);
            json.WriteTexts("when", policy.Conditions);
            json.WriteTexts("requires", policy.Requires);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("findings");
        foreach (DiagnosticSeverity severity in (DiagnosticSeverity[])[DiagnosticSeverity.Error, DiagnosticSeverity.Warning, DiagnosticSeverity.Information])
            json.WriteNumber(FindingsText.Word(severity), report.Export.Count(severity));
        json.WriteEndObject();
        if (report.Tests is not { } tests) return;
        json.WriteStartObject("tests");
        foreach (ScenarioStatus status in (ScenarioStatus[])[ScenarioStatus.Passed, ScenarioStatus.Failed, ScenarioStatus.Indeterminate]) json.WriteNumber(Words.Of(status), tests.Count(status));
        json.WriteNumber("entries", tests.Coverage.Sum(c => c.EntryCount));
        json.WriteNumber("decidedEntries", tests.Coverage.Sum(c => c.DecidedEntryCount));
        json.WriteEndObject();
    });
}
