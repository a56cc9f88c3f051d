using System.Text.Json;
using ConditionalAccess.Custom;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>
/// Reads and writes a custom condition: a text, or an object with <c>text</c> and <c>language</c>. The name of the member is that of an annotation, which Graph
/// ignores.
/// </summary>
internal static class CustomConditionReader
{
    public const string Name = "@conditionalAccess.condition";

    /// <summary>The member below the policy, as a step of a path.</summary>
    public const string Path = ".conditions['" + Name + "']";

    /// <summary>The condition, not understood yet; null when there is none.</summary>
    public static CustomCondition? Read(ObjectReader outer)
    {
        if (outer.Peek(Name).IsString)
        {
            JsonNode text = outer.Take(Name);
            CheckText(outer.Context, text, text.Text);
            return new CustomCondition { Text = text.Text };
        }

        if (outer.Object(Name) is not { } reader) return null;
        var condition = new CustomCondition
        {
            Text = reader.Text("text") ?? "",
            Language = reader.Text("language") ?? CustomCondition.CSharp,
            Extra = reader.RestInto(outer, Name, ExtraRule.Conditions),
        };
        CheckText(outer.Context, reader.Node, condition.Text);
        return condition;
    }

    /// <summary>Whether its text can be given to a compiler: every member beside it is understood.</summary>
    public static bool IsWhole(ConditionSet conditions) => !WriterExtensions.HasNested(conditions.Extra, Name);

    public static void Write(Utf8JsonWriter writer, CustomCondition? condition, ValueArray<ExtraMember> outer)
    {
        if (condition is null) return;
        if (condition is { Language: CustomCondition.CSharp, Extra.IsEmpty: true } && !WriterExtensions.HasNested(outer, Name))
        {
            writer.WriteString(Name, condition.Text);
            return;
        }

        writer.WriteStartObject(Name);
        writer.WriteString("language", condition.Language);
        writer.WriteString("text", condition.Text);
        writer.WriteExtra(condition.Extra);
        writer.WriteNestedExtra(outer, Name);
        writer.WriteEndObject();
    }

    private static void CheckText(ReadContext context, JsonNode at, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            context.Error(DiagnosticCodes.ScriptEmpty, at, "the custom condition says nothing, so it is unknown and counts as restricting", "write an expression, or remove the member");
    }
}
