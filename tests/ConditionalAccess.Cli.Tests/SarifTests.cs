using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ConditionalAccess.Cli.Checking;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Cli.Tests;

/// <summary>Findings as SARIF 2.1.0: its structure, and rules that explain themselves.</summary>
public sealed class SarifTests : IDisposable
{
    /// <summary>The part of SARIF 2.1.0 that is written, as strict as the standard is about it, and closed: what is not named here must not be there.</summary>
    private const string Structure = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "type": "object", "additionalProperties": false, "required": ["version", "runs"],
          "properties": { "$schema": { "type": "string", "format": "uri" }, "version": { "const": "2.1.0" }, "runs": { "type": "array", "minItems": 1, "maxItems": 20, "items": { "$ref": "#/definitions/run" } } },
          "definitions": {
            "text": { "type": "object", "additionalProperties": false, "required": ["text"], "properties": { "text": { "type": "string", "minLength": 1 }, "markdown": { "type": "string", "minLength": 1 } } },
            "level": { "enum": ["none", "note", "warning", "error"] },
            "run": {
              "type": "object", "additionalProperties": false, "required": ["tool", "results"],
              "properties": {
                "tool": { "type": "object", "additionalProperties": false, "required": ["driver"], "properties": { "driver": { "$ref": "#/definitions/driver" } } },
                "automationDetails": { "type": "object", "additionalProperties": false, "required": ["id"], "properties": { "id": { "type": "string", "pattern": "/$" } } },
                "columnKind": { "enum": ["utf16CodeUnits", "unicodeCodePoints"] },
                "invocations": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["executionSuccessful"], "properties": { "executionSuccessful": { "type": "boolean" }, "exitCode": { "type": "integer" } } } },
                "results": { "type": "array", "maxItems": 25000, "items": { "$ref": "#/definitions/result" } }
              }
            },
            "driver": {
              "type": "object", "additionalProperties": false, "required": ["name", "semanticVersion", "rules"],
              "properties": { "name": { "type": "string" }, "semanticVersion": { "type": "string", "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+" }, "rules": { "type": "array", "uniqueItems": true, "items": { "$ref": "#/definitions/rule" } } }
            },
            "rule": {
              "type": "object", "additionalProperties": false, "required": ["id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration", "properties"],
              "properties": {
                "id": { "type": "string", "pattern": "^CAP[0-9]{4}$" }, "name": { "type": "string", "pattern": "^[A-Z][A-Za-z0-9]+$" },
                "shortDescription": { "$ref": "#/definitions/text" }, "fullDescription": { "$ref": "#/definitions/text" }, "help": { "$ref": "#/definitions/text" },
                "defaultConfiguration": { "type": "object", "additionalProperties": false, "properties": { "level": { "$ref": "#/definitions/level" } } },
                "properties": { "type": "object", "properties": { "tags": { "type": "array", "maxItems": 20, "uniqueItems": true, "items": { "type": "string" } }, "precision": { "enum": ["very-high", "high", "medium", "low"] }, "security-severity": { "type": "string", "pattern": "^[0-9]+\\.[0-9]$" } } }
              }
            },
            "result": {
              "type": "object", "additionalProperties": false, "required": ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"],
              "properties": {
                "ruleId": { "type": "string" }, "ruleIndex": { "type": "integer", "minimum": 0 }, "level": { "$ref": "#/definitions/level" }, "message": { "$ref": "#/definitions/text" },
                "locations": { "type": "array", "minItems": 1, "items": { "$ref": "#/definitions/location" } },
                "partialFingerprints": { "type": "object", "minProperties": 1, "additionalProperties": { "type": "string", "pattern": "^[0-9a-f]{64}$" } }
              }
            },
            "location": {
              "type": "object", "additionalProperties": false, "required": ["physicalLocation"],
              "properties": {
                "physicalLocation": {
                  "type": "object", "additionalProperties": false, "required": ["artifactLocation"],
                  "properties": {
                    "artifactLocation": { "type": "object", "additionalProperties": false, "required": ["uri"], "properties": { "uri": { "type": "string", "format": "uri-reference" } } },
                    "region": { "type": "object", "additionalProperties": false, "required": ["startLine"], "properties": { "startLine": { "type": "integer", "minimum": 1 }, "startColumn": { "type": "integer", "minimum": 1 } } }
                  }
                },
                "logicalLocations": { "type": "array", "items": { "type": "object", "additionalProperties": false, "properties": { "fullyQualifiedName": { "type": "string" }, "kind": { "type": "string" } } } }
              }
            }
          }
        }
        """;

    private static readonly Schema s_structure = Schema.Parse(Structure);

    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData(Exports.Clean)]
    public void Whatever_the_export_the_document_has_the_structure_of_the_standard(string export)
    {
        string file = _files["a.sarif"];
        _files.Run("check", _files.Add("a b/p\u00e4.json", export), "--output", "sarif=" + file);
        MustHold(File.ReadAllText(file));
    }

    [Fact]
    public void Findings_of_the_corpus_have_the_structure_of_the_standard()
    {
        if (Corpus.Root is not { } corpus) return;
        foreach (string folder in Directory.EnumerateDirectories(Path.Combine(corpus, "conditional-access")).Concat(Directory.EnumerateDirectories(Path.Combine(corpus, "compliance"))))
            MustHold(_files.Run("check", folder, "--format", "sarif").Output);
    }

    [Fact]
    public void The_structure_refuses_what_the_standard_refuses()
    {
        string good = _files.Run("check", _files.Add("p.json", Exports.Clean), "--format", "sarif").Output;
        foreach ((string from, string to) in (ReadOnlySpan<(string, string)>)
            [("\"2.1.0\"", "\"2.0.0\""), ("\"startLine\": ", "\"startLine\": -"), ("\"note\"", "\"info\""), ("\"locations\"", "\"places\""), ("\"ruleId\"", "\"rule\""), ("\"help\": {", "\"help\": { \"x\": 1,")])
            Assert.False(s_structure.Holds(System.Text.Json.Nodes.JsonNode.Parse(good.Replace(from, to, StringComparison.Ordinal))), from);
    }

    [Fact]
    public void Every_code_has_a_rule_whose_help_is_what_the_library_documents()
    {
        Dictionary<string, string> documented = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "ConditionalAccess.Core.xml")).Descendants("member")
            .Where(m => m.Attribute("name")!.Value.StartsWith("F:" + typeof(DiagnosticCodes).FullName, StringComparison.Ordinal))
            .ToDictionary(m => m.Attribute("name")!.Value, m => Plain(m.Element("summary")), StringComparer.Ordinal);
        FieldInfo[] codes = [.. typeof(DiagnosticCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral)];
        Assert.True(codes.Length > 200);
        foreach (FieldInfo field in codes)
        {
            string code = (string)field.GetRawConstantValue()!;
            Assert.Equal((code, field.Name, documented["F:" + typeof(DiagnosticCodes).FullName + "." + field.Name]), (code, RuleTexts.NameOf(code), RuleTexts.TextOf(code)));
            Assert.DoesNotContain("<", RuleTexts.TextOf(code), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_remark_raises_no_alert_and_an_error_a_high_one()
    {
        string export = _files.Add("p.json", "[" + Exports.Named("\"Mixed\"", control: "mfa\", \"block") + "]");
        using var json = JsonDocument.Parse(_files.Run("check", export, "--format", "sarif").Output);
        JsonElement[] rules = [.. json.RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()];
        JsonElement error = rules.Single(r => r.GetProperty("id").GetString() == "CAP2008").GetProperty("properties");
        Assert.Equal("7.0", error.GetProperty("security-severity").GetString());
        Assert.Equal("""["conditional-access","security"]""", JsonSerializer.Serialize(error.GetProperty("tags")));
        foreach (JsonElement rule in rules.Where(r => r.GetProperty("defaultConfiguration").GetProperty("level").GetString() == "note"))
            Assert.False(rule.GetProperty("properties").TryGetProperty("security-severity", out _));
    }

    private static void MustHold(string sarif)
    {
        s_structure.MustHold(sarif);
        using var json = JsonDocument.Parse(sarif);
        JsonElement run = json.RootElement.GetProperty("runs")[0];
        JsonElement rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        foreach (JsonElement result in run.GetProperty("results").EnumerateArray())
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            string uri = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!;
            Assert.True(Uri.TryCreate(uri, UriKind.RelativeOrAbsolute, out Uri? parsed) && (!parsed.IsAbsoluteUri || parsed.Scheme == "file") && !uri.StartsWith('/'), uri);
        }
    }

    private static string Plain(XElement? summary)
        => Regex.Replace(string.Concat(summary!.Nodes().Select(n => n is XElement { Name.LocalName: "see" } see ? see.Attribute("cref")!.Value.Split('.')[^1] : n is XElement inner ? inner.Value : ((XText)n).Value)), @"\s+", " ").Trim();
}
