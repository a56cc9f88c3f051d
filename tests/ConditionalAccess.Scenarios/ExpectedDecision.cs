using System.Text.Json;

namespace ConditionalAccess.Scenarios;

/// <summary>What a sign-in must come to, in Graph's words. <c>Results</c>, <c>Session</c> and <c>GrantedContexts</c> are compared as far as they are given.</summary>
public sealed record ExpectedDecision(
    string SignIn,
    string Outcome,
    IReadOnlyList<IReadOnlyList<string>> Requirements,
    IReadOnlyList<string> Applied,
    IReadOnlyList<string> Missing,
    string? Mode = null,
    int? FailureCode = null,
    IReadOnlyDictionary<string, string>? Results = null,
    IReadOnlyDictionary<string, JsonElement>? Session = null,
    IReadOnlyList<string>? GrantedContexts = null)
{
    public EvaluationMode EvaluationMode => Mode switch
    {
        null or "enforce" => EvaluationMode.Enforce,
        "whatIf" => EvaluationMode.WhatIf,
        _ => throw new InvalidDataException("there is no mode " + Mode),
    };

    /// <summary>One line for each fact, so that a difference is seen at once.</summary>
    public string Text()
    {
        var lines = new List<string>
        {
            "outcome: " + Outcome,
            "requirements: " + string.Join("; ", Requirements.Select(r => string.Join(" | ", r))),
            "failure code: " + FailureCode,
            "applied: " + string.Join("; ", Applied),
            "missing: " + string.Join("; ", Missing.Order(StringComparer.Ordinal)),
        };
        if (Results is not null) lines.AddRange(Results.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"result of {r.Key}: {r.Value}"));
        if (Session is not null) lines.AddRange(Session.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"session {s.Key}: {s.Value}"));
        if (GrantedContexts is not null) lines.Add("granted contexts: " + string.Join("; ", GrantedContexts));
        return string.Join('\n', lines);
    }
}
