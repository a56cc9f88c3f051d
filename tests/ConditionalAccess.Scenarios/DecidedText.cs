using ConditionalAccess.Model;
using ConditionalAccess.Semantics;

namespace ConditionalAccess.Scenarios;

/// <summary>Writes a decision in the words of <see cref="ExpectedDecision"/>, as far as that says something.</summary>
internal static class DecidedText
{
    public static string Of(ReferenceDecision decision, ExpectedDecision expected)
    {
        var actual = new ExpectedDecision(
            expected.SignIn,
            Camel(decision.Outcome.ToString()),
            [.. decision.Requirements.Select(c => (IReadOnlyList<string>)[.. c.Promptable.Concat(c.Unavailable).Select(i => i.ToString())])],
            [.. decision.Policies.Where(p => p.Result is PolicyResult.Success or PolicyResult.Failure).Select(p => p.Policy.DisplayName!)],
            [.. Words(decision.MissingConditions), .. decision.MissingItems.Select(i => i.ToString())],
            FailureCode: decision.FailureCode,
            Results: expected.Results?.ToDictionary(r => r.Key, r => Result(decision, r.Key)),
            GrantedContexts: expected.GrantedContexts is null ? null : [.. decision.GrantedContexts.Select(c => c.ToString())]);
        IEnumerable<string> session = (expected.Session ?? new Dictionary<string, System.Text.Json.JsonElement>()).Keys
            .Order(StringComparer.Ordinal).Select(k => $"session {k}: {Session(decision.SessionControls, k)}");
        string[] lines = actual.Text().Split('\n');
        int contexts = expected.GrantedContexts is null ? 0 : 1;
        return string.Join('\n', [.. lines[..^contexts], .. session, .. lines[^contexts..]]);
    }

    private static string Result(ReferenceDecision decision, string policy)
        => Camel(decision.Policies.Single(p => p.Policy.DisplayName == policy).Result.ToString());

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

    private static IEnumerable<string> Words(PolicyConditions conditions)
        => Enum.GetValues<PolicyConditions>().Where(c => c != PolicyConditions.None && conditions.HasFlag(c)).Select(c => Camel(c.ToString()));

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
