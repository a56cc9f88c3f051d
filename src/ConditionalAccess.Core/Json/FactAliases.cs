using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Facts with two names. When both are given and differ, neither is believed.</summary>
internal static class FactAliases
{
    public static string? Text(FactFields from, string name, string alias, string? otherwise)
    {
        if (!from.Has(alias)) return from.Text(name, otherwise);
        if (!from.Has(name)) return from.Text(alias);
        string? first = from.Text(name), second = from.Text(alias);
        if (string.Equals(first, second, StringComparison.OrdinalIgnoreCase)) return first;
        Contradict(from.Scope, from[alias], name);
        return null;
    }

    public static GraphId Id(FactFields from, string name, string alias, GraphId otherwise)
        => from.Has(alias) ? Text(from, name, alias, null) : from.Id(name, otherwise);

    public static void Contradict(FactScope scope, JsonNode at, string other)
        => scope.Warn(DiagnosticCodes.ContradictingFacts, at, "the member contradicts " + other + ", so that the fact counts as not known", "keep the one that is right");
}
