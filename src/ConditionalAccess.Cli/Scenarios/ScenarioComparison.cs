using System.Globalization;
using ConditionalAccess.Cli.Asking;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Scenarios;

/// <summary>What differs between what a test expects and the decision, one line each.</summary>
internal static class ScenarioComparison
{
    public static IEnumerable<string> Differences(Expectation expected, Explanation why)
    {
        if (expected.Decision is { } decision && decision != why.Outcome) yield return $"decision: expected {Words.Of<DecisionOutcome>(decision)}, got {Words.Of<DecisionOutcome>(why.Outcome)}";
        if (expected.FailureCode is { } code && code != why.FailureCode)
            yield return string.Create(CultureInfo.InvariantCulture, $"failureCode: expected {code}, got {why.FailureCode?.ToString(CultureInfo.InvariantCulture) ?? "none"}");
        if (expected.Requires is { } requires && !IsRequired(requires, why))
            yield return $"requires: expected {Text(requires)}, got {Text([.. why.Requirements.Select(r => Items(r).ToList())])}";
        foreach (string difference in Policies(expected, why)) yield return difference;
    }

    /// <summary>The positions of the policies with this name or id.</summary>
    public static IReadOnlyList<int> Find(Explanation why, string name) => Find(why.Policies.Select(p => (p.Id, p.DisplayName)), name);

    public static IReadOnlyList<int> Find(IEnumerable<(GraphId Id, string? Name)> policies, string name)
        => [.. policies.Select((p, i) => (p, i)).Where(x => x.p.Name == name || (x.p.Id.IsKnown && string.Equals(x.p.Id.ToString(), name, StringComparison.OrdinalIgnoreCase))).Select(x => x.i)];

    private static IEnumerable<string> Policies(Expectation expected, Explanation why)
    {
        if (expected.Applied is { } applied)
        {
            int[] wanted = [.. applied.SelectMany(n => Find(why, n)).Distinct()];
            foreach (int missing in wanted.Where(i => !IsEnforced(why.Policies[i]))) yield return "applied: expected " + Reason(why, missing);
            for (int i = 0; i < why.Policies.Count; i++)
            {
                if (IsEnforced(why.Policies[i]) && !wanted.Contains(i)) yield return "applied: not expected " + Reason(why, i);
            }
        }

        foreach (int missing in (expected.Applies ?? []).SelectMany(n => Find(why, n)).Where(i => !why.Policies[i].Applies)) yield return "applies: expected " + Reason(why, missing);
        foreach (int surplus in (expected.DoesNotApply ?? []).SelectMany(n => Find(why, n)).Where(i => why.Policies[i].Applies)) yield return "doesNotApply: not expected " + Reason(why, surplus);
    }

    private static bool IsEnforced(ExplainedPolicy policy) => policy.Result is PolicyResult.Success or PolicyResult.Failure;

    private static string Reason(Explanation why, int policy) => PolicyReason.Name(why.Policies[policy], policy) + ", which is " + PolicyReason.Of(why.Policies[policy]);

    // Alternatives that cannot be asked for now may be named or left out.
    private static bool IsRequired(IReadOnlyList<IReadOnlyList<string>> expected, Explanation why)
    {
        var open = why.Requirements.ToList();
        foreach (IReadOnlyList<string> words in expected)
        {
            int found = open.FindIndex(r => IsSame(words, Items(r)) || IsSame(words, r.Alternatives.Concat(r.Unavailable)));
            if (found < 0) return false;
            open.RemoveAt(found);
        }

        return open.Count == 0;
    }

    private static ValueArray<RequirementItem> Items(ExplainedRequirement requirement) => requirement.Alternatives.IsEmpty ? requirement.Unavailable : requirement.Alternatives;

    private static bool IsSame(IReadOnlyList<string> words, IEnumerable<RequirementItem> items)
    {
        var rest = items.ToList();
        foreach (string word in words)
        {
            int found = rest.FindIndex(i => string.Equals(i.ToString(), word, StringComparison.OrdinalIgnoreCase));
            if (found < 0) found = rest.FindIndex(i => string.Equals(new RequirementItem(i.Kind).ToString(), word, StringComparison.OrdinalIgnoreCase));
            if (found < 0) return false;
            rest.RemoveAt(found);
        }

        return rest.Count == 0;
    }

    private static string Text(IReadOnlyList<IEnumerable<object>> requirements)
        => requirements.Count == 0 ? "nothing" : string.Join("; ", requirements.Select(r => string.Join(" or ", r)));

    private static string Text(IReadOnlyList<List<RequirementItem>> requirements) => Text([.. requirements.Select(r => r.Select(i => (object)i.ToString()))]);
}
