namespace ConditionalAccess.Semantics;

/// <summary>Spec 4.12, 9.2, 9.3: why a policy does not apply, and which conditions decided.</summary>
internal static class ReasonSemantics
{
    /// <summary>The first unmet condition; a policy without a subject list or target is empty before anything else.</summary>
    public static AnalysisReasons First(PolicyMatch match, bool applies)
    {
        if (applies) return AnalysisReasons.NotSet;
        if (match.IsEmpty) return AnalysisReasons.EmptyPolicy;
        return FirstUnmet(match) is { } unmet ? Lowest(Reasons(unmet)) : AnalysisReasons.NotSet;
    }

    /// <summary>Every unmet condition.</summary>
    public static AnalysisReasons All(PolicyMatch match, bool applies)
    {
        if (applies) return AnalysisReasons.NotSet;
        AnalysisReasons all = match.IsEmpty ? AnalysisReasons.EmptyPolicy : AnalysisReasons.NotSet;
        foreach (ConditionMatch condition in match.Conditions)
        {
            if (IsUnmet(condition, match)) all |= Reasons(condition);
        }

        return all;
    }

    /// <summary>Spec 4.12: the configured conditions before the first unmet one, or all of them.</summary>
    public static PolicyConditions Satisfied(PolicyMatch match, bool applies)
    {
        PolicyConditions words = PolicyConditions.None;
        ConditionMatch? unmet = applies ? null : FirstUnmet(match);
        foreach (ConditionMatch condition in match.Conditions)
        {
            if (ReferenceEquals(condition, unmet)) break;
            if (condition.IsConfigured) words |= condition.Word;
        }

        return words;
    }

    /// <summary>Spec 4.12: the first unmet condition.</summary>
    public static PolicyConditions NotSatisfied(PolicyMatch match, bool applies)
        => applies ? PolicyConditions.None : FirstUnmet(match)?.Word ?? PolicyConditions.None;

    /// <summary>Spec 0.3-3: the conditions of unknown value, for a policy of unknown value.</summary>
    public static PolicyConditions Missing(PolicyMatch match)
    {
        PolicyConditions words = PolicyConditions.None;
        if (match.Match.Value != Truth.Unknown) return words;
        foreach (ConditionMatch condition in match.Conditions)
        {
            if (condition.Match.Value == Truth.Unknown) words |= condition.Word;
        }

        return words;
    }

    private static ConditionMatch? FirstUnmet(PolicyMatch match)
    {
        foreach (ConditionMatch condition in match.Conditions)
        {
            if (IsUnmet(condition, match)) return condition;
        }

        return null;
    }

    /// <summary>A false condition decides; only where none is false does an unknown one (spec 0.3-2).</summary>
    private static bool IsUnmet(ConditionMatch condition, PolicyMatch match) => condition.Match.Value == match.Match.Value && condition.Match.Value != Truth.Yes;

    /// <summary>Spec 0.3: an unknown condition is named by what is missing, not by its own word.</summary>
    private static AnalysisReasons Reasons(ConditionMatch condition)
    {
        if (condition.Match.Value != Truth.Unknown) return condition.Reasons;
        AnalysisReasons reasons = AnalysisReasons.NotSet;
        if (condition.Match.Causes.HasFlag(UnknownCauses.Signal)) reasons |= AnalysisReasons.NotEnoughInformation;
        if (condition.Match.Causes.HasFlag(UnknownCauses.PolicyText)) reasons |= AnalysisReasons.InvalidCondition;
        return reasons;
    }

    private static AnalysisReasons Lowest(AnalysisReasons reasons) => (AnalysisReasons)((int)reasons & -(int)reasons);
}
