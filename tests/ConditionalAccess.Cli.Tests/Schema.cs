using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace ConditionalAccess.Cli.Tests;

/// <summary>A JSON Schema that documents are held against.</summary>
internal sealed class Schema(JsonSchema schema)
{
    private static readonly EvaluationOptions s_options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    /// <summary>A schema as the tool writes it.</summary>
    public static Schema Shipped(string name)
    {
        using var files = new Workspace();
        Outcome outcome = files.Run("schema", name);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return new Schema(FromText(outcome.Output));
    }

    public static Schema Parse(string text) => new(FromText(text));

    /// <summary>Fails with what is wrong when the text is not as the schema says.</summary>
    public void MustHold(string json)
    {
        EvaluationResults results = Evaluate(JsonNode.Parse(json));
        Assert.True(results.IsValid, string.Join('\n', (results.Details ?? []).Where(d => d.Errors is not null).Select(d => d.InstanceLocation + " " + string.Join("; ", d.Errors!.Values)).Take(20)));
    }

    public bool Holds(JsonNode? node) => Evaluate(node).IsValid;

    private EvaluationResults Evaluate(JsonNode? node) => schema.Evaluate(JsonSerializer.SerializeToElement(node), s_options);

    // Every run reads the same ids again, which a registry would refuse.
    private static JsonSchema FromText(string text)
    {
        JsonNode node = JsonNode.Parse(text)!;
        node.AsObject().Remove("$id");
        return JsonSchema.FromText(node.ToJsonString());
    }
}
