using System.Text.Json;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Scenarios;

/// <summary>A test run as one JSON object.</summary>
internal static class TestRunJson
{
    public static Page Write(TestRun run) => JsonPage.Write(json =>
    {
        json.WriteNumber("passed", run.Count(ScenarioStatus.Passed));
        json.WriteNumber("failed", run.Count(ScenarioStatus.Failed));
        json.WriteNumber("indeterminate", run.Count(ScenarioStatus.Indeterminate));
        json.WriteStartArray("tests");
        foreach (ScenarioFileResult file in run.Files)
        {
            foreach (ScenarioResult result in file.Results) Write(json, file.File, result);
        }

        json.WriteEndArray();
        json.WriteStartArray("coverage");
        foreach (PolicyCoverage coverage in run.Coverage) Write(json, coverage);
        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, string file, ScenarioResult result)
    {
        json.WriteStartObject();
        json.WriteText("file", file);
        json.WriteText("name", result.Test.Name);
        json.WriteString("status", Words.Of(result.Status));
        json.WriteTexts("differences", result.Differences);
        json.WriteTexts("reasons", result.Reasons);
        json.WriteTexts("missing", result.Decided.Missing);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PolicyCoverage coverage)
    {
        json.WriteStartObject();
        json.WriteText("export", coverage.Export);
        json.WriteNumber("entries", coverage.EntryCount);
        json.WriteNumber("decidedEntries", coverage.DecidedEntryCount);
        json.WriteStartArray("policies");
        foreach (CoveredPolicy policy in coverage.Policies)
        {
            json.WriteStartObject();
            json.WriteText("name", policy.Name);
            json.WriteBoolean("wasApplied", policy.WasApplied);
            json.WriteNumber("entries", policy.EntryCount);
            json.WriteTexts("undecidedEntries", policy.UndecidedEntries);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
