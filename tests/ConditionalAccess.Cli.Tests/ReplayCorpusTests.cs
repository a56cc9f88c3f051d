using System.Text.Json;
using System.Text.Json.Nodes;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Cli.Tests;

/// <summary>Sign-in records that others wrote, where they are at hand: every one is read, and every recorded result is accounted for.</summary>
public sealed class ReplayCorpusTests : IDisposable
{
    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Every_sign_in_of_the_corpus_is_read_and_every_recorded_result_is_accounted_for()
    {
        if (Corpus.Root is not { } corpus) return;
        int read = 0;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(corpus, "other", "sign-ins", "microsoftgraph-microsoft-graph-docs"), "*.json", SearchOption.AllDirectories))
        {
            JsonNode[] signIns = [.. SignIns(JsonNode.Parse(File.ReadAllText(file), documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true })!)];
            JsonNode[] results = [.. signIns.SelectMany(s => s["appliedConditionalAccessPolicies"] as JsonArray ?? []).OfType<JsonNode>()];
            string[] ids = [.. results.Select(r => r["id"]!.GetValue<string>()).Distinct()];
            // The first of the policies is in the export, the others are strangers.
            string export = _files.Add("policies.json", Exports.Named("\"One\"").Replace(ReplayLogs.Policy, ids.FirstOrDefault() ?? ReplayLogs.Policy, StringComparison.Ordinal));
            Outcome outcome = _files.Run("replay", export, file, "--format", "json");
            Assert.True(outcome.ExitCode is 0 or 1 or 3, file + ": " + outcome.Error);
            using var json = JsonDocument.Parse(outcome.Output);
            JsonElement agreement = json.RootElement.GetProperty("agreement");
            Assert.Equal((signIns.Length, 0), (json.RootElement.GetProperty("signIns").GetInt32(), json.RootElement.GetProperty("badLines").GetInt32()));
            int strangers = agreement.GetProperty("notInExport").EnumerateObject().Sum(s => s.Value.GetInt32());
            Assert.Equal(results.Length, agreement.GetProperty("compared").GetInt32() + agreement.GetProperty("resultsNotKnown").GetInt32() + strangers);
            read += signIns.Length;
        }

        Assert.True(read >= 6, read.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Records_that_are_no_sign_ins_are_counted_one_by_one()
    {
        if (Corpus.Root is not { } corpus) return;
        string export = _files.Add("policies.json", Exports.Named("\"One\""));
        Outcome outcome = _files.Run("replay", export, Path.Combine(corpus, "other", "sign-ins", "MicrosoftDocs-entra-docs", "conditional-access-policy-log.json"));
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Equal(4, outcome.Error.Split("no sign-in: it has neither userId nor servicePrincipalId").Length - 1);
    }

    private static IEnumerable<JsonNode> SignIns(JsonNode root) => root switch
    {
        JsonArray list => list.OfType<JsonNode>(),
        JsonObject page when page["value"] is JsonArray list => list.OfType<JsonNode>(),
        JsonObject page when page["value"] is JsonObject one => [one],
        _ => [root],
    };
}
