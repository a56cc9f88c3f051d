using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 4.9: risk conditions are sets of levels, not thresholds.</summary>
internal static class RiskSemantics
{
    /// <summary>Spec 4.9: the observed level is a member of the list.</summary>
    public static Match Risk(ValueArray<GraphWord<RiskLevel>> levels, RiskLevel observed)
    {
        if (levels.IsEmpty) return Match.Yes;
        Match result = Match.No;
        foreach (GraphWord<RiskLevel> level in levels) result = result.Or(Level(level.Value, observed));
        return result;
    }

    /// <summary>Spec 4.9: insider risk from adaptive protection.</summary>
    public static Match InsiderRisk(ConditionSet conditions, ReferenceContext context, RuleTrace trace)
    {
        if (conditions.InsiderRiskLevels.IsEmpty) return Match.Yes;
        var sides = new ConditionSides(PolicyConditions.InsiderRisk, trace);
        foreach (GraphWord<InsiderRiskLevel> level in conditions.InsiderRiskLevels)
            sides.Included.Add(Level(level.Value, context.SignIn.Risk.Insider), SatisfiedRule.InsiderRisk);
        return sides.Result;
    }

    private static Match Level(RiskLevel wanted, RiskLevel observed)
    {
        if (wanted == RiskLevel.Unknown) return Match.NotUnderstood;
        if (wanted == observed) return Match.Yes;
        // A hidden level is some level that the tenant may not see.
        return observed is RiskLevel.Unknown or RiskLevel.Hidden ? Match.NotSupplied : Match.No;
    }

    private static Match Level(InsiderRiskLevel wanted, InsiderRiskLevel observed)
    {
        if (wanted == InsiderRiskLevel.Unknown) return Match.NotUnderstood;
        return observed == InsiderRiskLevel.Unknown ? Match.NotSupplied : Match.Of(wanted == observed);
    }
}
