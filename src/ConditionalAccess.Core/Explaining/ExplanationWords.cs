using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Explaining;

/// <summary>Members of our enumerations as Graph writes them.</summary>
internal static class ExplanationWords
{
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        string name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Graph's word for a policy state.</summary>
    public static string Of(Model.PolicyState state)
        => state == Model.PolicyState.ReportOnly ? "enabledForReportingButNotEnforced" : Of<Model.PolicyState>(state);

    public static IEnumerable<string> Of(PolicyConditions conditions) => Bits((int)conditions).Select(bit => Of<PolicyConditions>((PolicyConditions)bit));

    public static IEnumerable<string> Of(AnalysisReasons reasons) => Bits((int)reasons).Select(bit => Of<AnalysisReasons>((AnalysisReasons)bit));

    public static IEnumerable<string> Of(DecisionHints hints) => Bits((int)hints).Select(bit => Of<DecisionHints>((DecisionHints)bit));

    /// <summary>What is not known: conditions, then items.</summary>
    public static IEnumerable<string> Missing(PolicyConditions conditions, ValueArray<RequirementItem> items)
        => Of(conditions).Concat(items.Select(i => i.ToString()));

    /// <summary>A policy as people call it: its name, else its id, else its position.</summary>
    public static string Name(ExplainedPolicy policy, int index)
    {
        if (policy.DisplayName is not null) return DiagnosticText.Quote(policy.DisplayName);
        return policy.Id.IsKnown ? DiagnosticText.Escape(policy.Id.ToString()) : "#" + index.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The text without lone surrogates, which have no UTF-8 form: they become the replacement character.</summary>
    public static string WellFormed(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    private static IEnumerable<int> Bits(int flags)
    {
        for (int i = 0; i < 31; i++)
        {
            if ((flags & (1 << i)) != 0) yield return 1 << i;
        }
    }
}
