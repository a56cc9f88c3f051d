using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>
/// Reads our own object <c>coManagement</c>: <c>{ "workloads": { "compliancePolicy": "intune" }, "rules": [ { "kind": "requiredUpdates", "days": 7 } ] }</c>
/// (spec 6.2, 6.4). Workloads may also be a list of <c>{ "workload", "position" }</c>. What is not understood stays with Configuration Manager, or is a
/// rule whose outcome is unknown.
/// </summary>
internal sealed class ComplianceCoManagementReader(ReadContext context)
{
    public static bool IsOurs(JsonNode value) => value.Has("workloads") || value.Has("rules");

    public CoManagementSettings Read(JsonNode node)
    {
        var from = new ComplianceObject(context, node);
        JsonNode workloads = from.Take("workloads"), rules = from.Take("rules");
        from.Rest();
        return new CoManagementSettings { Workloads = ReadWorkloads(workloads), Rules = ReadRules(rules) };
    }

    private ValueArray<WorkloadSlider> ReadWorkloads(JsonNode value)
    {
        if (value.IsNull) return default;
        var sliders = new List<WorkloadSlider>();
        if (value.IsObject)
        {
            foreach ((string name, JsonNode position) in value.Members()) AddSlider(sliders, position, name, position);
        }
        else if (value.IsArray)
        {
            foreach (JsonNode item in value.Items()) AddSlider(sliders, item, item.Member("workload") is { IsString: true } name ? name.Text : null, item.Member("position"));
        }
        else
        {
            NotUnderstood(value, $"workloads is {ReadContext.Describe(value)}, so every workload is with Configuration Manager");
        }

        return ValueArray.From(sliders);
    }

    private void AddSlider(List<WorkloadSlider> sliders, JsonNode at, string? name, JsonNode position)
    {
        if (name is null || !ComplianceWords.Workloads.TryFind(name, out Workload workload, out _))
        {
            NotUnderstood(at, $"the workload {DiagnosticText.Quote(name)} is not known and is left out");
            return;
        }

        WorkloadPosition found = WorkloadPosition.Unknown;
        if (!position.IsString || !ComplianceWords.Positions.TryFind(position.Text, out found, out _))
            NotUnderstood(position.IsNull ? at : position, $"the position of the workload {name} is not understood and counts as configurationManager, expected {ComplianceWords.Positions.Expected()}");
        sliders.Add(new WorkloadSlider(workload, found));
    }

    private ValueArray<ConfigurationManagerRule> ReadRules(JsonNode value)
    {
        if (value.IsNull) return default;
        if (value.IsArray) return ValueArray.From(value.Items().Select(ReadRule));
        NotUnderstood(value, $"rules is {ReadContext.Describe(value)}, so there is one rule of unknown outcome");
        return [new ConfigurationManagerRule(ConfigurationManagerRuleKind.Unknown)];
    }

    private ConfigurationManagerRule ReadRule(JsonNode node)
    {
        JsonNode word = node.Member("kind");
        if (!word.IsString || !ComplianceWords.RuleKinds.TryFind(word.Text, out ConfigurationManagerRuleKind kind, out _))
        {
            NotUnderstood(word.IsNull ? node : word, $"the kind of a rule is not understood and its outcome is unknown, expected {ComplianceWords.RuleKinds.Expected()}");
            return new ConfigurationManagerRule(ConfigurationManagerRuleKind.Unknown);
        }

        var from = new ComplianceObject(context, node);
        from.Take("kind");
        int days = ReadDays(from, kind);
        ValueArray<AttestationPart> parts = ReadParts(from.Take("parts"));
        from.Rest();
        return new ConfigurationManagerRule(kind, days, parts);
    }

    // Without a number nothing is given time.
    private int ReadDays(ComplianceObject from, ConfigurationManagerRuleKind kind)
    {
        JsonNode value = from.Take("days");
        bool isUsed = kind is ConfigurationManagerRuleKind.RequiredUpdates or ConfigurationManagerRuleKind.RequiredApps;
        if (value.IsNull) return 0;
        if (isUsed && ComplianceObject.TryNumber(context, value, "days", out long days) && days is >= 0 and <= int.MaxValue) return (int)days;
        NotUnderstood(value, isUsed ? $"days is {ReadContext.Describe(value)} and counts as 0, expected a whole number from 0" : "days has no meaning for this kind of rule and is left out");
        return 0;
    }

    // A part that is not understood is a requirement that nothing can meet, so its place is kept.
    private ValueArray<AttestationPart> ReadParts(JsonNode value)
    {
        if (value.IsNull) return default;
        var parts = new List<AttestationPart>();
        foreach (JsonNode item in value.IsArray ? (IEnumerable<JsonNode>)value.Items() : [value])
        {
            if (item.IsString && ComplianceWords.AttestationParts.TryFind(item.Text, out AttestationPart part, out _))
            {
                parts.Add(part);
                continue;
            }

            NotUnderstood(item, $"a part of health attestation is {ReadContext.Describe(item)} and its state is unknown, expected {ComplianceWords.AttestationParts.Expected()}");
            parts.Add(AttestationPart.None);
        }

        return ObjectReader.Pack(parts);
    }

    private void NotUnderstood(JsonNode at, string problem)
        => context.Error(DiagnosticCodes.CoManagementNotUnderstood, at, problem, "write it as the documentation of co-management settings says");
}
