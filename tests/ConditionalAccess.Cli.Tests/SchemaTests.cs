using System.Text.Json.Nodes;

namespace ConditionalAccess.Cli.Tests;

/// <summary>The schema says what the reader takes: every member and word of it is tried.</summary>
public sealed class SchemaTests : IDisposable
{
    private readonly Workspace _files = new();
    private readonly JsonNode _schema;

    public SchemaTests()
    {
        _files.Add("export/policies.json", Exports.Clean);
        Outcome outcome = _files.Run("schema");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        _schema = JsonNode.Parse(outcome.Output)!;
    }

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Members_of_files_tests_and_expectations_are_those_that_the_reader_knows()
    {
        string error = Refusal("""{ "x": 1, "tests": [ { "x": 1, "name": "a", "signIn": {}, "expect": { "x": 1 } } ] }""");
        Assert.Contains("$.x: this member is not known; known are " + Names(_schema), error, StringComparison.Ordinal);
        Assert.Contains("$.tests[0].x: this member is not known; known are " + Names(_schema["definitions"]!["test"]!), error, StringComparison.Ordinal);
        Assert.Contains("$.tests[0].expect.x: this member is not known; known are " + Names(_schema["definitions"]!["expect"]!), error, StringComparison.Ordinal);
    }

    [Fact]
    public void Things_that_can_be_required_are_those_that_the_reader_knows()
    {
        string error = Refusal("""{ "policies": "export", "tests": [ { "name": "a", "signIn": {}, "expect": { "requires": "x" } } ] }""");
        string pattern = _schema["definitions"]!["item"]!["pattern"]!.GetValue<string>();
        Assert.EndsWith("known are " + pattern[2..pattern.IndexOf(')', StringComparison.Ordinal)].Replace("|", ", ", StringComparison.Ordinal) + "\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_signal_and_every_word_of_it_is_read()
    {
        var tests = new JsonArray();
        foreach ((string section, JsonNode? members) in _schema["definitions"]!["signals"]!["properties"]!.AsObject())
        {
            if (members!["properties"] is not JsonObject list)
            {
                foreach (JsonNode? value in Samples(members)) tests.Add(Test(tests.Count, new JsonObject { [section] = value }));
                continue;
            }

            foreach ((string member, JsonNode? kind) in list)
            {
                foreach (JsonNode? value in Samples(kind!, member)) tests.Add(Test(tests.Count, new JsonObject { [section] = new JsonObject { [member] = value } }));
            }
        }

        Assert.True(tests.Count > 150);
        var file = new JsonObject { ["$schema"] = "scenarios.schema.json", ["policies"] = "export", ["tests"] = tests };
        Outcome outcome = _files.Run("test", _files.Add("a.tests.json", file.ToJsonString()), "--allow-indeterminate");
        Assert.Equal(("", 1), (outcome.Error, outcome.ExitCode));
    }

    private static IEnumerable<JsonNode?> Samples(JsonNode kind, string member = "")
    {
        if (kind["enum"] is JsonArray words) return words.Select(w => (JsonNode?)w!.GetValue<string>());
        if (kind["format"] is not null) return ["2026-01-15T12:00:00Z"];
        if (member.EndsWith("Address", StringComparison.Ordinal)) return ["203.0.113.7"];
        if (member.EndsWith("ountry", StringComparison.Ordinal)) return ["SE"];
        if (member.EndsWith("ethods", StringComparison.Ordinal)) return ["password,fido2", new JsonArray("password")];
        if (member == "attributes") return [new JsonObject()];
        if (member is "physicalIds" or "systemLabels") return [new JsonArray("a")];
        return kind["type"]?.GetValue<string>() switch
        {
            "boolean" => [true, false],
            "array" => [new JsonArray(), new JsonArray("a")],
            _ => ["a"],
        };
    }

    private static JsonObject Test(int number, JsonObject signIn)
        => new() { ["name"] = "t" + number.ToString(System.Globalization.CultureInfo.InvariantCulture), ["signIn"] = signIn, ["expect"] = new JsonObject { ["decision"] = "granted" } };

    private static string Names(JsonNode schema) => string.Join(", ", schema["properties"]!.AsObject().Select(p => p.Key)) + "\n";

    private string Refusal(string text)
    {
        Outcome outcome = _files.Run("test", _files.Add("a.tests.json", text));
        Assert.Equal(2, outcome.ExitCode);
        return outcome.Error;
    }
}
