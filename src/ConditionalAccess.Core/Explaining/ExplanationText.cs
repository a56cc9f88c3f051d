using System.Globalization;
using System.Text;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Explaining;

/// <summary>An explanation as lines of text for people.</summary>
internal static class ExplanationText
{
    public static string Write(Explanation explanation)
    {
        var text = new StringBuilder();
        text.Append(ExplanationWords.Of(explanation.Outcome));
        if (explanation.FailureCode is { } code) text.Append(CultureInfo.InvariantCulture, $" (error {code})");
        text.Append('\n');
        foreach (ExplainedRequirement requirement in explanation.Requirements) WriteRequirement(text, requirement, explanation);
        if (explanation is { SmallestProof: { IsEmpty: false } proof }) WriteList(text, "smallest proof", " and ", proof.Select(i => i.ToString()));
        WriteList(text, "rests on what is not known", ", ", ExplanationWords.Missing(explanation.MissingConditions, explanation.MissingItems));
        WriteList(text, "granted contexts", ", ", explanation.GrantedContexts.Select(c => c.ToString()));
        WriteList(text, "unprotected contexts", ", ", explanation.UnprotectedContexts.Select(c => c.ToString()));
        WriteList(text, "hints", ", ", ExplanationWords.Of(explanation.Hints));
        for (int i = 0; i < explanation.Policies.Count; i++) WritePolicy(text, explanation.Policies[i], i);
        if (explanation.Device is { } device) text.Append(DeviceExplanationText.Write(device, "  "));
        return text.ToString();
    }

    private static void WriteRequirement(StringBuilder text, ExplainedRequirement requirement, Explanation explanation)
    {
        string open = string.Join(" or ", requirement.Alternatives), rest = string.Join(" or ", requirement.Unavailable);
        string line = "requires " + (open.Length == 0 ? rest + ", which cannot be asked for" : open);
        if (open.Length > 0 && rest.Length > 0) line += " (not available now: " + rest + ")";
        IEnumerable<string> policies = requirement.Policies.Select(p => ExplanationWords.Name(explanation.Policies[p], p));
        text.Append("  ").Append(DiagnosticText.Escape(line)).Append(", for ").AppendJoin(", ", policies).Append('\n');
    }

    private static void WritePolicy(StringBuilder text, ExplainedPolicy policy, int index)
    {
        if (policy.Result == PolicyResult.None)
        {
            text.Append("  policy ").Append(ExplanationWords.Name(policy, index)).Append(": deleted, ignored\n");
            return;
        }

        text.Append("  policy ").Append(ExplanationWords.Name(policy, index)).Append(": ").Append(ExplanationWords.Of(policy.Result)).Append('\n');
        if (policy.ShadowResult != PolicyResult.None) WriteDetail(text, "would be", [ExplanationWords.Of(policy.ShadowResult)]);
        WriteDetail(text, "does not apply because of", ExplanationWords.Of(policy.Reasons));
        WriteDetail(text, "satisfied conditions", ExplanationWords.Of(policy.ConditionsSatisfied));
        WriteDetail(text, "first condition not satisfied", ExplanationWords.Of(policy.ConditionsNotSatisfied));
        WriteDetail(text, "included by", policy.IncludeRulesSatisfied.Select(Rule));
        WriteDetail(text, "excluded by", policy.ExcludeRulesSatisfied.Select(Rule));
        if (policy.CustomCondition is { } custom) WriteDetail(text, "custom condition", [CustomExplanation.Write(custom)]);
        foreach (ValueArray<ExplainedItem> control in policy.Controls) WriteDetail(text, "requires", [string.Join(" or ", control.Select(Item))]);
        WriteDetail(text, "not known", ExplanationWords.Missing(policy.MissingConditions, policy.MissingItems));
    }

    private static string Rule(ExplainedRule rule) => ExplanationWords.Of<PolicyConditions>(rule.Condition) + " " + ExplanationWords.Of(rule.Rule);

    private static string Item(ExplainedItem item)
    {
        string state = item.Satisfied switch { true => "satisfied", false => "not satisfied", null => "not known" };
        if (item.Satisfied != true && !item.IsPromptable) state += ", cannot be asked for";
        if (item.Strength is not (AuthenticationStrengthResult.NotSet or AuthenticationStrengthResult.Satisfied))
            state += ", " + ExplanationWords.Of(item.Strength);
        return item.Item + " (" + state + ")";
    }

    private static void WriteDetail(StringBuilder text, string title, IEnumerable<string> words) => WriteList(text, "  " + title, ", ", words);

    private static void WriteList(StringBuilder text, string title, string separator, IEnumerable<string> words)
    {
        string list = DiagnosticText.Escape(string.Join(separator, words));
        if (list.Length > 0) text.Append("  ").Append(title).Append(": ").Append(list).Append('\n');
    }
}
