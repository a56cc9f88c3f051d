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
        int number = 0;
        foreach (JsonNode item in list.Items())
        {
            CustomRule rule = item.IsObject ? Read(policy.Context, item) : Unreadable("", item);
            string made = FreeName(rule.Name, names, Math.Max(number, rules.Count + 1), out number);
            if (!item.IsObject) policy.Context.Error(DiagnosticCodes.ComplianceWrongType, item, $"a custom rule is {ReadContext.Describe(item)}, expected an object, so it is never met", "write an object with name and text");
            else if (rule.Name.Length == 0) policy.Context.Error(DiagnosticCodes.CustomRuleName, item, $"a custom rule has no name, so it is called {DiagnosticText.Quote(made)}", "give it a name of its own");
            else if (names.Contains(rule.Name)) policy.Context.Error(DiagnosticCodes.CustomRuleName, item, $"two custom rules have the name {DiagnosticText.Quote(rule.Name)}, this one is called {DiagnosticText.Quote(made)}", "give each a name of its own");
            rule = rule with { Name = made };
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
            if (!IsKept(rule, "name")) w.WriteString("name", rule.Name);
            if (rule.Language != CustomCondition.CSharp) w.WriteString("language", rule.Language);
            if (rule.Text.Length > 0 || !IsKept(rule, "text")) w.WriteString("text", rule.Text);
            w.WriteExtra(rule.Extra);
            w.WriteEndObject();
        });
    }

    private static CustomRule Read(ReadContext context, JsonNode item)
    {
        var reader = new ComplianceObject(context, item);
        var extra = new List<ExtraMember>();
        string? text = Text(reader, "text", extra), ruleName = Text(reader, "name", extra), language = Text(reader, "language", extra);
        var rule = new CustomRule { Name = ruleName ?? "", Language = language ?? CustomCondition.CSharp, Text = text ?? "" };
        foreach ((string name, JsonNode value) in reader.Left)
        {
            bool isUnknown = RawJson.IsConfigured(value) && !MemberNames.IsAnnotation(name);
            if (isUnknown) context.Error(DiagnosticCodes.CompliancePropertyUnknown, value, $"property {DiagnosticText.Quote(name)} of a custom rule is not known, so the rule is never met", "check its spelling, or update this library");
            extra.Add(new ExtraMember(name, RawJson.Of(value), isUnknown ? ExtraEffect.UnknownCondition : ExtraEffect.None));
        }

        if (string.IsNullOrWhiteSpace(text) && !extra.Exists(m => m.Name == "text")) context.Error(DiagnosticCodes.ScriptEmpty, item, "the custom rule says nothing, so it is never met", "write an expression as its text, or remove it");
        return rule with { Extra = ObjectReader.Pack(extra) };
    }

    // A member that is no text may be a requirement: what the rule then says is not what its author meant.
    private static string? Text(ComplianceObject reader, string name, List<ExtraMember> extra)
    {
        JsonNode value = reader.Take(name);
        if (value.IsNull || value.IsString) return value.IsNull ? null : value.Text;
        reader.Context.Error(DiagnosticCodes.ComplianceWrongType, value, $"{name} of a custom rule is {ReadContext.Describe(value)}, expected a text, so the rule is never met", "write it as a text");
        extra.Add(new ExtraMember(name, RawJson.Of(value), ExtraEffect.UnknownCondition));
        return null;
    }

    // The name itself where it is free, else with a number. The number only grows, so that a list made to collide costs no more than its length.
    private static string FreeName(string name, HashSet<string> taken, int first, out int number)
    {
        number = first;
        string free = name;
        while (free.Length == 0 || taken.Contains(free))
        {
            free = name + "#" + number.ToString(CultureInfo.InvariantCulture);
            if (taken.Contains(free)) number++;
        }

        return free;
    }

    private static bool IsKept(CustomRule rule, string name) => rule.Extra.Any(m => m.Effect != ExtraEffect.None && m.Name == name);

    private static CustomRule Unreadable(string name, JsonNode value) => new()
    {
        Name = name, Text = "", Extra = [new ExtraMember("unreadable", RawJson.Of(value), ExtraEffect.UnknownCondition)],
    };
}
