using System.Text.Json.Nodes;
using ConditionalAccess.Cli.Scenarios;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Cli.Tests;

/// <summary>The shipped schemas say what commands answer and what files hold: every answer is held against its schema, and no schema lets everything through.</summary>
public sealed class SchemaOutputTests : IDisposable
{
    /// <summary>Members that may be absent, and objects whose members are names from documents.</summary>
    private static readonly string[] s_free = ["device", "tests", "states", "withoutAccessBecauseOf", "notInExport", "value"];

    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Every_schema_is_a_schema_and_says_what_it_is_of()
    {
        Assert.Equal(["check", "completion", "devices", "matrix", "replay", "report", "scenarios", "signins", "test", "users", "whatif", "whatif-graph"], SchemaCommand.Names);
        var metaschema = new Schema(global::Json.Schema.MetaSchemas.Draft7);
        foreach (string name in SchemaCommand.Names)
        {
            string text = _files.Run("schema", name).Output;
            metaschema.MustHold(text);
            JsonNode schema = JsonNode.Parse(text)!;
            Assert.Equal(("http://json-schema.org/draft-07/schema#", "urn:cactl:schema:" + name + ":1"), (schema["$schema"]!.GetValue<string>(), schema["$id"]!.GetValue<string>()));
            Assert.NotEmpty(schema["title"]!.GetValue<string>());
        }
    }

    [Fact]
    public void Every_answer_is_as_its_schema_says_and_no_member_can_go_or_come_unnoticed()
    {
        foreach ((string name, string[] line) in Answers())
        {
            Outcome outcome = _files.Run(line);
            Assert.True(outcome.Output.Length > 0, string.Join(' ', line) + ": " + outcome.Error);
            Schema schema = Schema.Shipped(name);
            schema.MustHold(outcome.Output);
            JsonNode answer = JsonNode.Parse(outcome.Output)!;
            foreach (string change in Changes(answer, "$"))
                Assert.False(schema.Holds(answer), name + ": nobody would notice: " + change);
        }
    }

    [Fact]
    public void Answers_about_the_corpus_are_as_their_schemas_say()
    {
        if (Corpus.Root is not { } corpus) return;
        (Schema check, Schema matrix, Schema report, Schema whatIf) = (Schema.Shipped("check"), Schema.Shipped("matrix"), Schema.Shipped("report"), Schema.Shipped("whatif"));
        int held = 0;
        foreach (string folder in Directory.EnumerateDirectories(Path.Combine(corpus, "conditional-access")).Concat(Directory.EnumerateDirectories(Path.Combine(corpus, "compliance"))))
        {
            check.MustHold(_files.Run("check", folder, "--format", "json").Output);
            foreach ((Schema schema, string[] line) in (ReadOnlySpan<(Schema, string[])>)
                [(matrix, ["matrix", folder]), (report, ["report", folder]), (whatIf, ["whatif", folder, "--user", Exports.Anna])])
            {
                Outcome outcome = _files.Run([.. line, "--format", "json"]);
                if (outcome.ExitCode == 2) continue;
                schema.MustHold(outcome.Output);
                held++;
            }
        }

        Assert.True(held >= 20);
    }

    [Fact]
    public void Files_that_commands_read_are_as_their_schemas_say()
    {
        Schema scenarios = Schema.Shipped("scenarios"), signIns = Schema.Shipped("signins"), users = Schema.Shipped("users");
        foreach (string file in Directory.EnumerateFiles(Path.Combine(SampleTests.Root(), "samples"), "*.tests.json", SearchOption.AllDirectories)) scenarios.MustHold(File.ReadAllText(file));
        string tests = Path.Combine(SampleTests.Root(), "samples", "TenantTests", "tests", "administrators.tests.yaml");
        scenarios.MustHold(YamlJson.Convert(File.ReadAllText(tests)));
        foreach (string text in (string[])[SignIns, "[]", "{ \"name\": \"a\", \"user\": { \"id\": \"x\" } }"]) signIns.MustHold(text);
        users.MustHold(Users);
        foreach (string text in (string[])["{ \"x\": 1 }", "1", "[1]", "{ \"signIns\": 1 }"])
        {
            JsonNode node = JsonNode.Parse(text)!;
            Assert.False(scenarios.Holds(node) || signIns.Holds(node) || users.Holds(node), text);
        }
    }

    [Fact]
    public void Files_may_name_their_schema()
    {
        string export = _files.Add("policies.json", Exports.Named("\"MFA\"")), log = _files.Add("log.jsonl", ReplayLogs.Graph("a", "success"));
        Assert.Equal(1, _files.Run("whatif", export, "--sign-ins", _files.Add("signins.json", SignIns), "--allow-indeterminate").ExitCode);
        Assert.Equal("", _files.Run("replay", export, log, "--directory", _files.Add("users.json", Users)).Error);
        Assert.Equal(0, _files.Run("test", _files.Add("a.tests.json",
            "{ \"$schema\": \"scenarios.schema.json\", \"policies\": \"policies.json\", \"tests\": [ { \"name\": \"a\", \"signIn\": {}, \"expect\": { \"decision\": \"controlsRequired\", \"restsOnUnknown\": true } } ] }")).ExitCode);
    }

    private static string SignIns => "{ \"$schema\": \"signins.schema.json\", \"defaults\": { \"client\": { \"platform\": \"windows\" } }, \"signIns\": [ { \"name\": \"Anna\", \"user\": { \"id\": \"" + Exports.Anna + "\", \"groups\": [] } } ] }";

    private static string Users => "{ \"$schema\": \"users.schema.json\", \"" + Exports.Anna + "\": { \"groups\": [\"" + Exports.Finance + "\"], \"roles\": [], \"kind\": \"internalMember\" } }";

    private IEnumerable<(string Schema, string[] Line)> Answers()
    {
        string export = _files.Add("export/policies.json", Exports.Named("\"MFA\"").Replace("\"grantControls\"",
            "\"sessionControls\": { \"signInFrequency\": { \"isEnabled\": true, \"frequencyInterval\": \"everyTime\", \"authenticationType\": \"primaryAndSecondaryAuthentication\" } }, \"grantControls\"", StringComparison.Ordinal));
        string warned = _files.Add("warned.json", Exports.Named("\"Mixed\"", control: "mfa\", \"block")), broken = _files.Add("broken.json", "{");
        string test = _files.Add("a.tests.json", "{ \"policies\": \"export\", \"tests\": [ { \"name\": \"a\", \"signIn\": {}, \"expect\": { \"decision\": \"blocked\" } } ] }");
        string log = _files.Add("log.jsonl", ReplayLogs.Graph("a", "notApplied") + "\n{\n" + ReplayLogs.Graph("b", "success").Replace("7a03", "7a77", StringComparison.Ordinal));
        string devices = _files.Add("fleet.json", DevicesTests.Policies), inventory = _files.Add("inventory.json", DevicesTests.Inventory);
        string[] json = ["--format", "json"];
        yield return ("check", ["check", warned, .. json]);
        yield return ("check", ["check", broken, .. json]);
        yield return ("check", ["check", devices, .. json]);
        yield return ("whatif", ["whatif", export, .. json]);
        yield return ("whatif", ["whatif", warned, "--user", Exports.Anna, "--mfa", "--mode", "whatIf", .. json]);
        yield return ("whatif-graph", ["whatif", export, "--graph"]);
        yield return ("test", ["test", test, .. json]);
        yield return ("devices", ["devices", devices, inventory, "--at", "2026-03-16T09:00:00Z", .. json]);
        yield return ("matrix", ["matrix", export, .. json]);
        yield return ("report", ["report", export, "--tests", test, .. json]);
        yield return ("report", ["report", warned, .. json]);
        yield return ("replay", ["replay", export, log, .. json]);
        yield return ("replay", ["replay", export, log, "--against", warned, .. json]);
        yield return ("completion", ["completion", "bash", .. json]);
    }

    /// <summary>Takes away, adds and spoils one thing after the other, and puts everything back.</summary>
    private static IEnumerable<string> Changes(JsonNode node, string path)
    {
        if (node is JsonArray { Count: > 0 } list && list[0] is { } first)
        {
            foreach (string change in Changes(first, path + "[0]")) yield return change;
        }

        if (node is not JsonObject members) yield break;
        string own = path[(path.LastIndexOf('.') + 1)..].Replace("[0]", "", StringComparison.Ordinal);
        foreach ((string name, JsonNode? value) in members.ToList())
        {
            if (s_free.Contains(name) || s_free.Contains(own)) continue;
            members.Remove(name);
            yield return path + " without " + name;
            members[name] = value is JsonObject or JsonArray ? 7 : new JsonObject();
            yield return path + "." + name + " of another type";
            members[name] = value;
            if (value is null) continue;
            foreach (string change in Changes(value, path + "." + name)) yield return change;
        }

        if (s_free.Contains(own)) yield break;
        members["surplus"] = 1;
        yield return path + " with one more";
        members.Remove("surplus");
    }
}
