using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Reads custom compliance: the script and its rules, wherever and however they are written (spec 2.1, 17).</summary>
internal sealed class ComplianceScriptReader(ReadContext context, JsonNode policy)
{
    /// <summary>The member that some tools write beside a policy, with the script and the rules in full.</summary>
    public const string Definition = "deviceCompliancePolicyScriptDefinition";

    /// <summary>The value of <c>deviceCompliancePolicyScript</c>.</summary>
    public SettingValue Read(JsonNode value)
    {
        if (!value.IsObject) return ComplianceSettingReader.WrongType(context, value, "deviceCompliancePolicyScript", "an object or null");
        var script = new ComplianceObject(context, value);
        GraphId id = script.Text("deviceComplianceScriptId") is { Length: > 0 } text ? text : default;
        int? interval = script.Number("runIntervalInMinutes");
        JsonNode content = script.Take("rulesContent");
        script.Rest("displayName");
        return Read(id, content, value) with { RunIntervalInMinutes = interval };
    }

    /// <summary>A script with the rules that a text holds.</summary>
    public CustomComplianceValue Read(GraphId script, JsonNode content, JsonNode at)
    {
        if (!content.IsNull && !content.IsString) return new(script, default, ComplianceRulesReader.Refuse(context, content, "jsonFileInvalid", $"the rules are {ReadContext.Describe(content)}, expected a text in base64"));
        string text = content.IsNull ? "" : content.Text;
        (ValueArray<CustomComplianceRule> rules, string? error) = text.Length == 0 ? Missing(at) : Decode(text, content);
        bool isOurs = error is null && text == ComplianceRulesWriter.ToBase64(rules);
        return new(script, rules, error, isOurs || content.IsNull ? null : text);
    }

    private (ValueArray<CustomComplianceRule> Rules, string? Error) Missing(JsonNode at)
        => (default, ComplianceRulesReader.Refuse(context, at, "jsonFileMissing", "there are no rules"));

    private (ValueArray<CustomComplianceRule> Rules, string? Error) Decode(string text, JsonNode content)
    {
        if (text.AsSpan().TrimStart().StartsWith("{"))
        {
            context.Warn(DiagnosticCodes.CustomRulesElsewhere, content, "the rules of custom compliance are plain JSON, expected base64; they are read all the same", "upload them again");
            return Parse(decoder => decoder.Decode(text.AsSpan()), content);
        }

        byte[] bytes = new byte[(text.Length * 3L / 4) + 3];
        if (Convert.TryFromBase64String(text, bytes, out int written)) return Parse(decoder => decoder.Decode(bytes.AsMemory(0, written)), content);
        JsonNode inline = policy.Member(Definition).Member("rules");
        if (inline.IsNull) return (default, ComplianceRulesReader.Refuse(context, content, "jsonFileInvalid", $"the rules {DiagnosticText.Quote(text)} are not base64"));
        context.Warn(DiagnosticCodes.CustomRulesElsewhere, content, $"the rules {DiagnosticText.Quote(text)} are not base64; those of {Definition} are read instead", "put them in rulesContent before the policy is uploaded");
        return new ComplianceRulesReader(context).Read(inline);
    }

    // Findings inside the text name the place of the text: nobody can look into base64.
    private (ValueArray<CustomComplianceRule> Rules, string? Error) Parse(Func<SourceDecoder, SourceText?> decode, JsonNode content)
    {
        var scratch = new FindingList(context.Options);
        SourceText? source = decode(new SourceDecoder(null, 0, scratch));
        if (source?.Utf8.Length > ComplianceRulesReader.MaxBytes) return (default, ComplianceRulesReader.RefuseSize(context, content));
        JsonTree? tree = source is null ? null : new JsonTreeParser(source, context.Options, scratch).Parse();
        IReadOnlyList<PolicyDiagnostic> found = scratch.ToList();
        if (found.FirstOrDefault(f => f.Severity == DiagnosticSeverity.Error) is { } broken)
            return (default, ComplianceRulesReader.Refuse(context, content, "jsonFileInvalid", "the rules are not JSON that can be read: " + broken.Message));
        foreach (PolicyDiagnostic odd in found) context.Note(DiagnosticCodes.CustomRulesForm, content, "rules of custom compliance: " + odd.Message, kind: odd.Code);
        return new ComplianceRulesReader(new ReadContext(context.Options, context.Findings, content)).Read(tree!.Root);
    }
}
