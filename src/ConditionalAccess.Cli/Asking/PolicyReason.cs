using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Asking;

/// <summary>What one policy came to, and why, in one line.</summary>
internal static class PolicyReason
{
    /// <summary>The name in quotes; the id or the position where there is none.</summary>
    public static string Name(ExplainedPolicy policy, int index)
        => !string.IsNullOrWhiteSpace(policy.DisplayName) ? SafeText.Quote(policy.DisplayName)
            : policy.Id.IsKnown ? SafeText.Quote(policy.Id.ToString()) : "policy " + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static string Of(ExplainedPolicy policy)
    {
        if (policy.Result == PolicyResult.None) return "deleted, ignored";
        string text = Words.Of(policy.Result);
        if (!policy.Applies) return policy.Reasons == AnalysisReasons.NotSet ? text : text + ", because of " + string.Join(", ", Words.All(policy.Reasons));
        IEnumerable<string> controls = policy.Controls.Select(c => string.Join(" or ", c.Select(Item)));
        string required = string.Join("; ", controls);
        if (required.Length > 0) text += ", requires " + required;
        string[] unknown = [.. Words.All(policy.MissingConditions)];
        return unknown.Length == 0 ? text : text + ", applies because it is not known: " + string.Join(", ", unknown);
    }

    private static string Item(ExplainedItem item)
        => item.Item + (item.Satisfied switch { true => " (satisfied)", false => " (not satisfied)", null => " (not known)" });
}
