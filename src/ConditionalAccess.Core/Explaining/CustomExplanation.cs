using System.Text.Json;
using ConditionalAccess.Custom.Reference;

namespace ConditionalAccess.Explaining;

/// <summary>What expressions came to, as text and JSON.</summary>
internal static class CustomExplanation
{
    /// <summary>The whole as one line: <c>false, because a == "x" is false (a is "y")</c>.</summary>
    public static string Write(ExplainedCondition condition)
    {
        if (condition.DecidedBy.IsEmpty) return condition.Value is null ? "unknown, because it is not understood" : Word(condition.Value);
        return Word(condition.Value) + ", because " + string.Join(" and ", condition.DecidedBy.Select(Write));
    }

    public static void Write(Utf8JsonWriter json, string name, ExplainedCondition condition)
    {
        json.WriteStartObject(name);
        json.WriteString("text", ExplanationWords.WellFormed(condition.Text));
        WriteValue(json, condition.Value);
        json.WriteStartArray("decidedBy");
        foreach (ExplainedTest test in condition.DecidedBy)
        {
            json.WriteStartObject();
            json.WriteString("test", ExplanationWords.WellFormed(test.Test));
            WriteValue(json, test.Value);
            json.WriteStartArray("facts");
            foreach (ExplainedFact fact in test.Facts)
            {
                json.WriteStartObject();
                json.WriteString("name", ExplanationWords.WellFormed(fact.Name));
                json.WriteString("value", ExplanationWords.WellFormed(fact.Value));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Write(ExplainedTest test)
    {
        string facts = string.Join(", ", test.Facts.Select(f => f.Name + (f.Value == FactReading.NoValue ? " has " : " is ") + f.Value));
        return test.Test + " is " + Word(test.Value) + (facts.Length == 0 ? "" : " (" + facts + ")");
    }

    private static void WriteValue(Utf8JsonWriter json, bool? value)
    {
        if (value is { } known) json.WriteBoolean("value", known);
        else json.WriteNull("value");
    }

    private static string Word(bool? value) => value switch { null => "unknown", true => "true", false => "false" };
}
