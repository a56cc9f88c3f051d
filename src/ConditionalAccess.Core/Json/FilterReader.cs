using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>Reads a filter with its mode (spec 1.12). The rule stays text here.</summary>
internal static class FilterReader
{
    public static FilterCondition? Read(ObjectReader outer, string name, ExtraRule rule)
    {
        if (outer.Object(name) is not { } reader) return null;
        return new FilterCondition
        {
            Mode = reader.Word("mode", Words.FilterModes),
            Rule = reader.Text("rule"),
            Extra = reader.RestInto(outer, name, rule),
        };
    }
}
