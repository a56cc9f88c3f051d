using ConditionalAccess.Explaining;
using ConditionalAccess.Model;

namespace ConditionalAccess.Scenarios;

/// <summary>What a sign-in log said about one policy; null members were not recorded.</summary>
internal sealed record ObservedResult(
    string Result,
    string? ConditionsSatisfied = null,
    string? ConditionsNotSatisfied = null,
    string[]? IncludeRules = null,
    string[]? ExcludeRules = null);

/// <summary>One recorded sign-in, with what its log said about the policies of the tenant by name.</summary>
internal sealed class Observation(string name, in SignIn signIn)
{
    private readonly SignIn _signIn = signIn;

    public string? Status { get; init; }

    public required IReadOnlyDictionary<string, ObservedResult> Results { get; init; }

    /// <summary>What we explain differently, one line each.</summary>
    public IReadOnlyList<string> Differences(ValueArray<ConditionalAccessPolicy> policies)
    {
        Explanation found = PolicySet.From(new() { Policies = policies }).Compile().Explain(in _signIn);
        var differences = new List<string>();
        Compare(differences, "status", Status, ExplanationWords.Of(found.Status));
        foreach ((string policy, ObservedResult expected) in Results)
        {
            ExplainedPolicy explained = found.Policies.Single(p => p.DisplayName == policy);
            Compare(differences, policy + " result", expected.Result, ExplanationWords.Of(explained.Result));
            Compare(differences, policy + " satisfied", expected.ConditionsSatisfied, Words(explained.ConditionsSatisfied));
            Compare(differences, policy + " not satisfied", expected.ConditionsNotSatisfied, Words(explained.ConditionsNotSatisfied));
            Compare(differences, policy + " include rules", Joined(expected.IncludeRules), Words(explained.IncludeRulesSatisfied));
            Compare(differences, policy + " exclude rules", Joined(expected.ExcludeRules), Words(explained.ExcludeRulesSatisfied));
        }

        return differences;
    }

    private void Compare(List<string> differences, string what, string? expected, string found)
    {
        if (expected is not null && expected != found) differences.Add($"{name}: {what}: expected {expected}, found {found}");
    }

    private static string? Joined(string[]? rules) => rules is null ? null : string.Join(',', rules);

    private static string Words(PolicyConditions conditions) => conditions == PolicyConditions.None ? "none" : string.Join(',', ExplanationWords.Of(conditions));

    private static string Words(ValueArray<ExplainedRule> rules)
        => string.Join(',', rules.Select(r => ExplanationWords.Of<PolicyConditions>(r.Condition) + ":" + ExplanationWords.Of(r.Rule)));
}
