using System.Globalization;
using System.Text;
using ConditionalAccess.Semantics;

namespace ConditionalAccess.Testing;

/// <summary>Everything that was decided as text, in one form for every evaluator, so that decisions can be compared and differences read.</summary>
internal static class DecisionText
{
    public static string Of(in Decision decision)
    {
        var text = new StringBuilder();
        Head(text, decision.Outcome, decision.FailureCode, decision.SessionControls, decision.GetFilteringProfiles(), decision.MissingConditions, decision.MissingItems.ToList(), decision.Hints);
        var contexts = new List<GraphId>();
        foreach (GraphId context in decision.GrantedContexts) contexts.Add(context);
        Contexts(text, contexts);
        foreach (Requirement requirement in decision.Requirements)
            Clause(text, requirement.Items.ToList(), requirement.Unavailable.ToList(), DemandedBy(requirement, decision.Policies.Count));
        for (int i = 0; i < decision.Policies.Count; i++) text.Append("policy ").Append(i).Append(' ').Append(decision.Policies[i]).Append('\n');
        return text.ToString();
    }

    public static string Of(ReferenceDecision decision)
    {
        var text = new StringBuilder();
        Head(text, decision.Outcome, decision.FailureCode ?? 0, decision.SessionControls, decision.FilteringProfiles, decision.MissingConditions, decision.MissingItems, decision.Hints);
        Contexts(text, decision.GrantedContexts);
        foreach (ReferenceClause clause in decision.Requirements) Clause(text, clause.Promptable, clause.Unavailable, clause.Policies);
        foreach (ReferencePolicyResult policy in decision.Policies) text.Append("policy ").Append(policy.Index).Append(' ').Append(policy.Result).Append('\n');
        return text.ToString();
    }

    /// <summary>Null when equal, else the first differing line of each.</summary>
    public static string? Difference(string expected, string actual)
    {
        if (string.Equals(expected, actual, StringComparison.Ordinal)) return null;
        string[] left = expected.Split('\n'), right = actual.Split('\n');
        int at = 0;
        while (at < left.Length && at < right.Length && string.Equals(left[at], right[at], StringComparison.Ordinal)) at++;
        return $"expected '{left.ElementAtOrDefault(at)}' but was '{right.ElementAtOrDefault(at)}'";
    }

    private static void Head(
        StringBuilder text, DecisionOutcome outcome, int failureCode, SessionControlResult session, IReadOnlyList<GraphId> profiles,
        PolicyConditions missing, IReadOnlyList<RequirementItem> missingItems, DecisionHints hints)
    {
        text.Append("outcome ").Append(outcome).Append(' ').Append(failureCode).Append('\n');
        text.Append("missing ").Append(missing).Append(" | ").AppendJoin(", ", missingItems).Append('\n');
        text.Append("session primary ").Append(Time(session.PrimarySignInFrequency)).Append(" secondary ").Append(Time(session.SecondarySignInFrequency))
            .Append(" browser ").Append(session.PersistentBrowser).Append(" cloud ").Append(session.CloudAppSecurity).Append('/').Append(session.CloudAppSecurityTypes)
            .Append(" cae ").Append(session.ContinuousAccessEvaluation).Append(" restrictions ").Append(session.ApplicationEnforcedRestrictions)
            .Append(" resilience ").Append(session.DisableResilienceDefaults).Append(" bound ").Append(session.SecureSignInSession)
            .Append(" unsupported ").Append(session.NotSupported).Append(" profiles ").AppendJoin(", ", profiles).Append('\n');
        text.Append("hints ").Append(hints).Append('\n');
    }

    private static void Contexts(StringBuilder text, IEnumerable<GraphId> contexts)
        => text.Append("contexts ").AppendJoin(", ", contexts.Select(c => c.ToString().ToLowerInvariant()).Order(StringComparer.Ordinal)).Append('\n');

    private static void Clause(StringBuilder text, IReadOnlyList<RequirementItem> items, IReadOnlyList<RequirementItem> unavailable, IEnumerable<int> policies)
        => text.Append("requires ").AppendJoin(" | ", items).Append(" (").AppendJoin(" | ", unavailable).Append(") by ").AppendJoin(", ", policies).Append('\n');

    private static IEnumerable<int> DemandedBy(Requirement requirement, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (requirement.IsDemandedBy(i)) yield return i;
        }
    }

    private static string Time(TimeSpan? time) => time?.ToString("c", CultureInfo.InvariantCulture) ?? "-";
}
