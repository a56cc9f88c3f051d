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
}
