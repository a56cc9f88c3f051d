using System.Text.Json;

namespace ConditionalAccess.Scenarios;

/// <summary>Writes an expected and a found decision as lines, one for each fact, so that a difference is seen at once.</summary>
internal static class ScenarioText
{
    /// <summary>The facts that differ; empty when there is none.</summary>
    public static string Difference(Scenario scenario, ExpectedDecision expected, CaseResult found)
    {
        IEnumerable<string> lines = Expected(expected).Zip(Found(scenario, expected, found), (e, f) => e == f ? "" : $"  expected {e}\n  found    {f}\n");
        return string.Concat(lines);
    }

    private static IEnumerable<string> Expected(ExpectedDecision e)
    {
        yield return "outcome: " + e.Outcome;
        yield return "requirements: " + string.Join("; ", e.Requirements.Select(r => string.Join(" | ", r)));
        yield return "failure code: " + e.FailureCode;
        yield return "applied: " + string.Join("; ", e.Applied);
        yield return "missing: " + string.Join(", ", e.Missing.Order(StringComparer.Ordinal));
        foreach ((string policy, string result) in Sorted(e.Results)) yield return $"result of {policy}: {result}";
        foreach ((string member, JsonElement value) in Sorted(e.Session)) yield return $"session {member}: {value}";
        if (e.GrantedContexts is not null) yield return "granted contexts: " + string.Join(", ", e.GrantedContexts);
    }

    private static IEnumerable<string> Found(Scenario scenario, ExpectedDecision e, CaseResult f)
    {
        yield return "outcome: " + Camel(f.Outcome.ToString());
        yield return "requirements: " + WithoutBrackets(f.Clauses);
        yield return "failure code: " + f.FailureCode;
        yield return "applied: " + string.Join("; ", scenario.PolicyNames.Where((_, i) => f.Policies[i].Result is PolicyResult.Success or PolicyResult.Failure));
        yield return "missing: " + string.Join(", ", f.RestsOn.Split(", ").Order(StringComparer.Ordinal));
        foreach ((string policy, _) in Sorted(e.Results)) yield return $"result of {policy}: {Camel(f.Policies[scenario.PolicyIndex(policy)].Result.ToString())}";
        foreach ((string member, _) in Sorted(e.Session)) yield return $"session {member}: {Session(f.SessionControls, member)}";
        if (e.GrantedContexts is not null) yield return "granted contexts: " + string.Join(", ", f.GrantedContexts);
    }

    private static IEnumerable<KeyValuePair<string, T>> Sorted<T>(IReadOnlyDictionary<string, T>? map)
        => (map ?? new Dictionary<string, T>()).OrderBy(m => m.Key, StringComparer.Ordinal);

    // Which alternatives cannot be asked for follows from outcome and code; the stories list all of them in one order.
    private static string WithoutBrackets(string clauses)
        => clauses.Replace(" [", " | ", StringComparison.Ordinal).Replace("; | ", "; ", StringComparison.Ordinal)
            .Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);

    private static string Session(SessionControlResult session, string member) => member switch
    {
        "primarySignInFrequency" => session.PrimarySignInFrequency?.ToString() ?? "",
        "secondarySignInFrequency" => session.SecondarySignInFrequency?.ToString() ?? "",
        "persistentBrowser" => Word(session.PersistentBrowser),
        "cloudAppSecurity" => Word(session.CloudAppSecurity),
        "continuousAccessEvaluation" => Word(session.ContinuousAccessEvaluation),
        "applicationEnforcedRestrictions" => session.ApplicationEnforcedRestrictions.ToString(),
        "disableResilienceDefaults" => session.DisableResilienceDefaults.ToString(),
        "secureSignInSession" => session.SecureSignInSession.ToString(),
        "notSupported" => session.NotSupported.ToString(),
        _ => throw new InvalidDataException("there is no session control " + member),
    };

    private static string Word<T>(T value)
        where T : struct, Enum => EqualityComparer<T>.Default.Equals(value, default) ? "" : Camel(value.ToString());

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
