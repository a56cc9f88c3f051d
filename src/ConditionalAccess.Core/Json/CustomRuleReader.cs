using System.Globalization;
using System.Text.Json;
using ConditionalAccess.Compliance;
using ConditionalAccess.Custom;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>
/// Reads and writes the custom rules of a compliance policy: a list of objects with <c>name</c>, <c>text</c> and <c>language</c>. The name of the member is that of an
/// annotation, which Graph ignores. What cannot be read is a rule that no device meets.
/// </summary>
internal static class CustomRuleReader
{
    public const string Name = "@conditionalAccess.rules";

    /// <summary>What all members of ours begin with: one that is not known may be a requirement.</summary>
    public const string Prefix = "@conditionalAccess.";

    /// <summary>The rules, not compiled yet; <c>default</c> when there are none.</summary>
    public static ValueArray<CustomRule> Read(ComplianceObject policy)
    {
        JsonNode list = policy.Take(Name);
        if (list.IsNull) return default;
        if (!list.IsArray)
        {
            policy.Context.Error(DiagnosticCodes.ComplianceWrongType, list, $"{Name} is {ReadContext.Describe(list)}, expected a list, so it is a rule that is never met", "write a list of objects with name and text");
            policy.Keep(Name, list);
            return [Unreadable("#1", list)];
        }

        var rules = new List<CustomRule>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonNode item in list.Items())
        {
            string made = "#" + (rules.Count + 1).ToString(CultureInfo.InvariantCulture);
            CustomRule rule = item.IsObject ? Read(policy.Context, item) : Unreadable("", item);
            if (!item.IsObject) policy.Context.Error(DiagnosticCodes.ComplianceWrongType, item, $"a custom rule is {ReadContext.Describe(item)}, expected an object, so it is never met", "write an object with name and text");
            else if (rule.Name.Length == 0) policy.Context.Error(DiagnosticCodes.CustomRuleName, item, $"a custom rule has no name, so it is called {DiagnosticText.Quote(made)}", "give it a name of its own");
            else if (names.Contains(rule.Name)) policy.Context.Error(DiagnosticCodes.CustomRuleName, item, $"two custom rules have the name {DiagnosticText.Quote(rule.Name)}, this one is called {DiagnosticText.Quote(rule.Name + made)}", "give each a name of its own");
            rule = rule with { Name = rule.Name.Length == 0 ? made : names.Contains(rule.Name) ? rule.Name + made : rule.Name };
            names.Add(rule.Name);
            rules.Add(rule);
        }

        return ObjectReader.Pack(rules);
    }

    /// <summary>Whether the text of a rule can be given to a compiler: every member beside it is understood.</summary>
    public static bool IsWhole(CustomRule rule) => rule.Extra.All(m => m.Effect == ExtraEffect.None);

    public static void Write(Utf8JsonWriter writer, CompliancePolicy policy)
    {
        if (policy.CustomRules.IsEmpty || WriterExtensions.Names(policy.Extra, Name)) return;
        writer.WriteList(Name, policy.CustomRules, static (w, rule) =>
        {
            w.WriteStartObject();
            w.WriteString("name", rule.Name);
            if (rule.Language != CustomCondition.CSharp) w.WriteString("language", rule.Language);
            w.WriteString("text", rule.Text);
            w.WriteExtra(rule.Extra);
            w.WriteEndObject();
        });
    }

    private static CustomRule Read(ReadContext context, JsonNode item)
    {
        var reader = new ComplianceObject(context, item);
        string? text = reader.Text("text");
        var rule = new CustomRule { Name = reader.Text("name") ?? "", Language = reader.Text("language") ?? CustomCondition.CSharp, Text = text ?? "" };
        var extra = new List<ExtraMember>();
        foreach ((string name, JsonNode value) in reader.Left)
        {
            bool isUnknown = RawJson.IsConfigured(value) && !MemberNames.IsAnnotation(name);
            if (isUnknown) context.Error(DiagnosticCodes.CompliancePropertyUnknown, value, $"property {DiagnosticText.Quote(name)} of a custom rule is not known, so the rule is never met", "check its spelling, or update this library");
            extra.Add(new ExtraMember(name, RawJson.Of(value), isUnknown ? ExtraEffect.UnknownCondition : ExtraEffect.None));
        }

        if (string.IsNullOrWhiteSpace(text)) context.Error(DiagnosticCodes.ScriptEmpty, item, "the custom rule says nothing, so it is never met", "write an expression as its text, or remove it");
        return rule with { Extra = ObjectReader.Pack(extra) };
    }

    private static CustomRule Unreadable(string name, JsonNode value) => new()
    {
        Name = name, Text = "", Extra = [new ExtraMember("unreadable", RawJson.Of(value), ExtraEffect.UnknownCondition)],
    };
}
